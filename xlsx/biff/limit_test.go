package biff

import (
	"errors"
	"testing"
)

// TestHostile refuses, before it is read to its end, what no program writes: formulas that grow, cells over and over.
func TestHostile(t *testing.T) {
	long := make([]byte, 0, 8000)
	for range 1500 {
		long = append(long, join(c1, 0x13)[:5]...)
	}
	for range 1499 {
		long = append(long, 3)
	}
	shares := join(formulaRecord(0, 0, 1.0, join(1, uint16(0), uint16(0))),
		rec(recShared, uint16(0), uint16(0xFFFF), 0, 255, 0, 0, uint16(len(long)), long))
	for i := range 20_000 {
		shares = append(shares, formulaRecord(uint16(i+1), 0, 1.0, join(1, uint16(0), uint16(0)))...)
	}
	var same []byte
	for range maxCells + 2 {
		same = append(same, 0xBD, 0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0)
	}
	for name, records := range map[string][]byte{"a formula that many share": shares, "one cell over and over": same} {
		_, err := Package(compound(bookStream(nil, testSheet{name: "s", records: records})), "")
		var e *Error
		if !errors.As(err, &e) || e.Kind != TooMany {
			t.Errorf("%s: %v", name, err)
		}
	}
}
