package biff

import (
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// The records that are read, by their numbers in [MS-XLS] 2.3.
const (
	recFormula     = 0x0006
	recEOF         = 0x000A
	recCalcMode    = 0x000D
	recHeader      = 0x0014
	recFooter      = 0x0015
	recExternSheet = 0x0017
	recName        = 0x0018
	recNote        = 0x001C
	recDate1904    = 0x0022
	recExternName  = 0x0023
	recFilePass    = 0x002F
	recFont        = 0x0031
	recContinue    = 0x003C
	recDefColWidth = 0x0055
	recObject      = 0x005D
	recColInfo     = 0x007D
	recBoundSheet  = 0x0085
	recPalette     = 0x0092
	recStdWidth    = 0x0099
	recFilter      = 0x009D
	recPivot       = 0x00B0
	recMulRK       = 0x00BD
	recMulBlank    = 0x00BE
	recRString     = 0x00D6
	recXF          = 0x00E0
	recMerges      = 0x00E5
	recStrings     = 0x00FC
	recLabelSST    = 0x00FD
	recSupBook     = 0x01AE
	recCondFmt     = 0x01B0
	recHyperlink   = 0x01B8
	recValidation  = 0x01BE
	recProtect     = 0x0012
	recBlank       = 0x0201
	recNumber      = 0x0203
	recLabel       = 0x0204
	recBoolErr     = 0x0205
	recString      = 0x0207
	recRow         = 0x0208
	recArray       = 0x0221
	recDefHeight   = 0x0225
	recDataTable   = 0x0236
	recRK          = 0x027E
	recFormat      = 0x041E
	recShared      = 0x04BC
	recBOF         = 0x0809
	recCondFmt12   = 0x0879

	biff8 = 0x0600
)

// A stream is the records of a workbook. Of an encrypted one plain is what was decrypted: the heads of records, and a
// few records, never were encrypted and stand in data.
type stream struct {
	data, plain []byte
	pos         int
}

func newStream(data []byte) *stream { return &stream{data: data} }

// A record is one with those that continue it.
type record struct {
	kind  int
	parts [][]byte
}

// next returns the next record; false at the stream's end, and where it is cut off.
func (s *stream) next() (record, bool) {
	kind, data, ok := s.one()
	if !ok {
		return record{}, false
	}
	r := record{kind: kind, parts: [][]byte{data}}
	for s.peek() == recContinue {
		if _, data, ok = s.one(); !ok {
			return record{}, false
		}
		r.parts = append(r.parts, data)
	}
	return r, true
}

func (s *stream) peek() int {
	if s.pos+4 > len(s.data) {
		return -1
	}
	return int(binary.LittleEndian.Uint16(s.data[s.pos:]))
}

func (s *stream) one() (kind int, data []byte, ok bool) {
	if s.pos+4 > len(s.data) {
		return 0, nil, false
	}
	kind = int(binary.LittleEndian.Uint16(s.data[s.pos:]))
	from := s.pos + 4
	end := from + int(binary.LittleEndian.Uint16(s.data[s.pos+2:]))
	if end > len(s.data) {
		return 0, nil, false
	}
	s.pos = end
	switch {
	case s.plain == nil || neverEncrypted(kind):
		data = s.data[from:end]
	case kind == recBoundSheet && end-from >= 4:
		// The place of the sheet's records stands there unencrypted, [MS-XLS] 2.2.10.
		data = append(append(make([]byte, 0, end-from), s.data[from:from+4]...), s.plain[from+4:end]...)
	default:
		data = s.plain[from:end]
	}
	return kind, data, true
}

// neverEncrypted names the records of [MS-XLS] 2.2.10: BOF, FilePass, UsrExcl, FileLock, InterfaceHdr, RRDInfo and
// RRDHead.
func neverEncrypted(kind int) bool {
	switch kind {
	case recBOF, recFilePass, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138:
		return true
	}
	return false
}

// A fields reads what a record holds, from its first byte on. What is not there reads as 0, and is remembered.
type fields struct {
	parts [][]byte // the first is that being read
	short bool     // more was asked for than there is
}

func (r record) fields() *fields { return &fields{parts: r.parts} }

// fieldsOf reads bytes that no other record continues.
func fieldsOf(data []byte) *fields { return &fields{parts: [][]byte{data}} }

// settle leaves the parts that are read to their end, and says whether there is a byte more.
func (f *fields) settle() bool {
	for len(f.parts) > 1 && len(f.parts[0]) == 0 {
		f.parts = f.parts[1:]
	}
	return len(f.parts) > 0 && len(f.parts[0]) > 0
}

// take returns the next n bytes, zeros where there are not so many.
func (f *fields) take(n int) []byte {
	if f.settle(); len(f.parts) > 0 && len(f.parts[0]) >= n {
		data := f.parts[0][:n]
		f.parts[0] = f.parts[0][n:]
		return data
	}
	data := make([]byte, 0, min(n, 1<<12))
	for len(data) < n && f.settle() {
		k := min(n-len(data), len(f.parts[0]))
		data = append(data, f.parts[0][:k]...)
		f.parts[0] = f.parts[0][k:]
	}
	if len(data) < n {
		f.short = true
		if n <= 8 {
			data = append(data, make([]byte, n-len(data))...)
		}
	}
	return data
}

// skip passes over n bytes.
func (f *fields) skip(n int) {
	for n > 0 && f.settle() {
		k := min(n, len(f.parts[0]))
		f.parts[0] = f.parts[0][k:]
		n -= k
	}
	f.short = f.short || n > 0
}

func (f *fields) u8() int         { return int(f.take(1)[0]) }
func (f *fields) u16() int        { return int(binary.LittleEndian.Uint16(f.take(2))) }
func (f *fields) i16() int        { return int(int16(f.u16())) }
func (f *fields) u32() uint32     { return binary.LittleEndian.Uint32(f.take(4)) }
func (f *fields) double() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(f.take(8))) }

// chars returns n characters, of two bytes each where wide is set, and says so itself anew wherever another record goes
// on with them, [MS-XLS] 2.5.293.
func (f *fields) chars(n int, wide bool) string {
	units := make([]uint16, 0, min(n, 1<<10))
	for len(units) < n {
		if len(f.parts) > 0 && len(f.parts[0]) == 0 && f.settle() {
			wide = f.u8()&1 != 0
		}
		if len(f.parts) == 0 || len(f.parts[0]) == 0 {
			f.short = true
			break
		}
		here := f.parts[0]
		if !wide {
			k := min(n-len(units), len(here))
			for _, c := range here[:k] {
				units = append(units, uint16(c))
			}
			f.parts[0] = here[k:]
			continue
		}
		if len(here) == 1 {
			f.short = true
			break
		}
		k := min(n-len(units), len(here)/2)
		for i := range k {
			units = append(units, binary.LittleEndian.Uint16(here[2*i:]))
		}
		f.parts[0] = here[2*k:]
	}
	return string(utf16.Decode(units))
}

// text returns an XLUnicodeString, [MS-XLS] 2.5.294; the short kind has a count of one byte.
func (f *fields) text() string      { n := f.u16(); return f.flagged(n) }
func (f *fields) shortText() string { n := f.u8(); return f.flagged(n) }

// flagged returns n characters behind the byte that says how wide they are.
func (f *fields) flagged(n int) string {
	wide := f.u8()&1 != 0
	return f.chars(n, wide)
}

// A textRun is a piece of a text in a font of its own, [MS-XLS] 2.5.129: it begins at a character, in UTF-16 units.
type textRun struct{ at, font int }

// richText returns an XLUnicodeRichExtendedString, [MS-XLS] 2.5.293, and its runs, without how it is read aloud.
func (f *fields) richText() (string, []textRun) {
	n, flags := f.u16(), f.u8()
	runs, phonetic := 0, 0
	if flags&8 != 0 {
		runs = f.u16()
	}
	if flags&4 != 0 {
		phonetic = int(f.u32())
	}
	text := f.chars(n, flags&1 != 0)
	var list []textRun
	for ; runs > 0 && !f.short; runs-- {
		list = append(list, textRun{f.u16(), f.u16()})
	}
	f.skip(phonetic)
	return text, list
}
