package biff

import (
	"errors"
	"testing"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// FuzzPackage translates any stream: it ends, with an error that says why, or with a package that is one, and that
// package xlsx reads or refuses.
func FuzzPackage(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, stream []byte) {
		if len(stream) > 1<<20 {
			return
		}
		w := &workbook{stream: newStream(stream)}
		err := w.read("")
		var p *opc.Package
		if err == nil {
			p, err = w.translate()
		}
		if err != nil {
			var own *Error
			var protected *opc.Error
			if !errors.As(err, &own) && !errors.As(err, &protected) {
				t.Fatalf("%#v", err)
			}
			return
		}
		w.remarks()
		w.uncopied()
		data, err := p.Bytes()
		if err != nil {
			t.Fatalf("p.Bytes: %v", err)
		}
		again, err := opc.Read(data)
		if err != nil {
			var refused *opc.Error
			if errors.As(err, &refused) && refused.Kind == opc.Ratio {
				return
			}
			t.Fatal(err)
		}
		if _, err := xlsx.Read(again); err != nil {
			var refused *xlsx.Error
			if !errors.As(err, &refused) {
				t.Fatalf("%#v", err)
			}
		}
	})
}

// FuzzFormula makes text of any tokens.
func FuzzFormula(f *testing.F) {
	f.Add(join(c1, c2, n5, 5, 3), []byte{}, uint16(0), uint16(0))
	f.Add(join(0x60, make([]byte, 7), 0x19, 0x10, uint16(0)), join(0, uint16(0), 2, wide("a")), uint16(9), uint16(9))
	f.Add(join(0x4D, uint16(1), uint16(0xFFFE), uint16(0xC001), uint16(0xC0FF), 0x22, 1, uint16(4)), []byte{}, uint16(3), uint16(3))
	f.Fuzz(func(t *testing.T, tokens, rest []byte, row, col uint16) {
		for _, inName := range []bool{false, true} {
			d := decoder{book: &workbook{}, row: int(row), col: int(col), inName: inName}
			if text, ok := d.text(tokens, rest); ok && text == "" {
				t.Fatal("nothing")
			}
		}
	})
}

// seeds are small streams: the fuzzer spends its time on making large ones smaller.
func seeds(testing.TB) [][]byte {
	styles := join(
		rec(recFont, uint16(240), uint16(0), uint16(8), uint16(700), uint16(0), 0, 0, 0, 0, narrow("Arial")),
		rec(recFormat, uint16(164), wide(`0"件"`)), rec(recPalette, uint16(1), uint32(0xFF)),
		rec(recXF, uint16(0), uint16(164), uint16(1), make([]byte, 14)))
	links := join(
		rec(recSupBook, uint16(1), uint16(0x0401)), rec(recSupBook, uint16(1), uint16(2), 0, "ab", wide("x")),
		rec(recExternName, uint16(0), uint32(0), narrow("n")),
		rec(recExternSheet, uint16(2), uint16(0), uint32(0), uint16(1), uint32(0)),
		rec(recName, uint16(0x20), 0, 1, uint16(len(c1)), uint16(0), uint16(1), uint32(0), 0, "\x06", c1))
	texts := join(rec(recStrings, uint32(2), uint32(2), wide("甲"), uint16(4), 0, "ab"), rec(recContinue, 1, uint32(0x41)))
	row := rec(recRow, uint16(1), uint32(0), uint16(300), uint32(0), uint32(0x60))
	column := rec(recColInfo, uint16(0), uint16(3), uint16(900), uint16(0), uint16(1), uint16(0))
	cells := join(
		rec(recLabelSST, at(0, 0), uint32(0)), rec(recMerges, uint16(1), uint16(0), uint16(1), uint16(0), uint16(1)),
		rec(recMulRK, uint16(2), uint16(1), uint16(0), uint32(22), uint16(0), uint32(23), uint16(2)),
		rec(recMulBlank, uint16(3), uint16(1), uint16(0), uint16(0), uint16(2)))
	formulas := join(
		formulaRecord(3, 3, special(0, 0), join(0x5A, uint16(0), uint16(0), uint16(0xC000))), rec(recString, wide("x")),
		formulaRecord(4, 3, 1.0, join(1, uint16(4), uint16(3))),
		rec(recShared, uint16(4), uint16(4), 3, 3, 0, 1, uint16(len(c1)), c1),
		rec(recObject, uint16(0x15), uint16(18), uint16(8)))
	return [][]byte{
		bookStream(styles, testSheet{name: "s", records: join(row, column, cells)}),
		bookStream(texts, testSheet{name: "s", records: cells}, testSheet{name: "c", kind: 2}),
		bookStream(links, testSheet{name: "s", records: formulas}),
		bookStream(rec(recFilePass, filePass), testSheet{name: "s", records: cells}),
	}
}
