package biff

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"nianbao/ooxml/crypt/crypttest"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/xlsxtest"
)

// join makes bytes of numbers: an int is one byte, the others are as wide as they are.
func join(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		switch v := v.(type) {
		case int:
			b.WriteByte(byte(v))
		case string:
			b.WriteString(v)
		case []byte:
			b.Write(v)
		default:
			if err := binary.Write(&b, binary.LittleEndian, v); err != nil {
				panic(err)
			}
		}
	}
	return b.Bytes()
}

// rec is a record.
func rec(kind uint16, values ...any) []byte {
	data := join(values...)
	return join(kind, uint16(len(data)), data)
}

// wide is a text with a count of two bytes, in UTF-16.
func wide(s string) []byte {
	units := utf16.Encode([]rune(s))
	return join(uint16(len(units)), 1, units)
}

// narrow is a text with a count of one byte.
func narrow(s string) []byte { return join(len(s), 0, s) }

// A testSheet is a name with what stands between BOF and EOF.
type testSheet struct {
	name    string
	state   int
	kind    int
	records []byte
}

var (
	globalsBOF = rec(recBOF, uint16(biff8), uint16(5), make([]byte, 12))
	sheetBOF   = rec(recBOF, uint16(biff8), uint16(0x10), make([]byte, 12))
	eof        = rec(recEOF)
)

// bookStream is a stream Workbook of records about all sheets, and the sheets.
func bookStream(globals []byte, sheets ...testSheet) []byte {
	list := func(at []int) []byte {
		var b []byte
		for i, s := range sheets {
			b = append(b, rec(recBoundSheet, uint32(at[i]), s.state, s.kind, len([]rune(s.name)), 1, utf16.Encode([]rune(s.name)))...)
		}
		return b
	}
	at := make([]int, len(sheets))
	next := len(globalsBOF) + len(list(at)) + len(globals) + len(eof)
	for i, s := range sheets {
		at[i] = next
		next += len(sheetBOF) + len(s.records) + len(eof)
	}
	b := join(globalsBOF, globals, list(at), eof)
	for _, s := range sheets {
		b = join(b, sheetBOF, s.records, eof)
	}
	return b
}

// compound is a file with a stream.
func compound(stream []byte) []byte {
	return crypttest.Compound(512, crypttest.Stream{Name: "Workbook", Data: stream})
}

// described returns what is read of the first sheet of a workbook.
func described(t *testing.T, stream []byte) string {
	t.Helper()
	return describe(t, translated(t, stream))
}

func translated(t *testing.T, stream []byte) *opc.Package {
	t.Helper()
	p, err := Package(compound(stream), "")
	if err != nil {
		t.Fatalf("Package: %v", err)
	}
	data, err := p.Bytes() // what is written must be a package again
	if err == nil {
		_, err = opc.Read(data)
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func describe(t *testing.T, p *opc.Package) string {
	t.Helper()
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	return xlsxtest.Describe(book.Grids[0])
}

func expect(t *testing.T, got string, lines ...string) {
	t.Helper()
	if want := strings.Join(lines, "\n"); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
}

// at is where a cell stands, with the first style.
func at(row, col uint16) []byte { return join(row, col, uint16(0)) }

func num(row, col uint16, v float64) []byte { return rec(recNumber, at(row, col), v) }

// formulaRecord is one with a number as its result.
func formulaRecord(row, col uint16, result any, tokens []byte, rest ...any) []byte {
	return rec(recFormula, at(row, col), result, uint16(0), uint32(0), uint16(len(tokens)), tokens, join(rest...))
}

func special(kind, value int) []byte { return join(kind, 0, value, 0, 0, 0, 0xFF, 0xFF) }
