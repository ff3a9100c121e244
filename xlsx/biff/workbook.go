package biff

import (
	"nianbao/formula/syntax"
)

// A workbook is what its first records say, which are about all sheets.
type workbook struct {
	stream    *stream
	encrypted bool
	sheets    []sheetEntry
	date1904  bool
	manual    bool
	strings   []string
	runs      map[int][]textRun // of those that have any, by their numbers
	table     int               // how many of them the table of texts holds: cells that hold one themselves add theirs
	styles    styles
	names     []name
	books     []supBook
	externs   []xti
	others    int // how many of the books are other files

	walked  int // bytes of the sheets' records
	cells   int // with content, of all sheets
	decoded int // bytes of tokens, each formula's share of a common one counted
	written int // and of the texts that they became
	left    left
}

// A sheetEntry is an entry in the list of sheets.
type sheetEntry struct {
	name  string
	state int // 1 hidden, 2 hidden from the menu, too
	kind  int // 0 worksheet, 1 macros, 2 chart, 6 module
	at    int // where in the stream its records begin
}

func (s *sheetEntry) isWorksheet() bool { return s.kind == 0 }

// A name is a defined name, [MS-XLS] 2.4.150.
type name struct {
	word         string
	sheet        int // number of the sheet that it holds on, from 1 on; 0 for all
	hidden       bool
	macro        bool
	tokens, rest []byte
}

// What is kept of a workbook. Excel's own limits are far below those for styles and names; that of cells is above what
// package xlsx keeps, so that it says what was cut.
const (
	maxSheets  = 1000
	maxStyles  = 1 << 16
	maxNames   = 1 << 16
	maxExterns = 1 << 16
	maxBooks   = 1 << 12
	maxStrings = 2 << 20
	maxCells   = 1 << 20 // of all sheets, with content
	maxBlank   = 1 << 19 // of one sheet, that have a style only: more are left out
	maxMerges  = 100_000
)

// maxName is the longest that references call sheets in bytes: Excel's names have 31 characters. Each reference repeats
// them.
const maxName = 512

// maxDecoded bounds what formulas are expanded to, in bytes of tokens and of text.
const maxDecoded = 64 << 20

// read reads the globals substream, [MS-XLS] 2.1.7.20.3.
func (w *workbook) read(password string) error {
	r, ok := w.stream.next()
	if f := r.fields(); !ok || r.kind&0xFF != recBOF&0xFF || f.u16() != biff8 {
		if ok && r.kind&0xFF == recBOF&0xFF {
			return &Error{Kind: Excel95}
		}
		return damaged("does not begin with BOF")
	}
	for {
		r, ok := w.stream.next()
		if !ok {
			return damaged("globals end early")
		}
		if r.kind == recEOF {
			break
		}
		if r.kind == recFilePass {
			if err := w.decrypt(r.parts[0], password); err != nil {
				return err
			}
			continue
		}
		if err := w.global(r); err != nil {
			return err
		}
	}
	w.table = len(w.strings)
	if len(w.sheets) == 0 {
		return damaged("no sheets")
	}
	return nil
}

// global reads one record about all sheets.
func (w *workbook) global(r record) error {
	f := r.fields()
	switch r.kind {
	case recDate1904:
		w.date1904 = f.u16() == 1
	case recBoundSheet:
		w.sheets = append(w.sheets, sheetEntry{at: int(f.u32()), state: f.u8() & 3, kind: f.u8(), name: f.shortText()})
	case recStrings:
		return w.readStrings(f)
	case recFont, recFormat, recXF, recPalette:
		w.styles.read(r.kind, f)
	case recSupBook:
		w.readSupBook(f)
	case recExternName:
		f.skip(6)
		if n := len(w.books); n > 0 {
			w.books[n-1].names = append(w.books[n-1].names, f.shortText())
		}
	case recExternSheet:
		for n := f.u16(); n > 0 && !f.short; n-- {
			w.externs = append(w.externs, xti{f.u16(), f.i16(), f.i16()})
		}
	case recName:
		w.readName(f)
	default:
		return nil
	}
	switch {
	case f.short && r.kind != recExternName:
		return damaged("a record of the globals is too short")
	case len(w.sheets) > maxSheets, w.styles.tooMany(), len(w.names) > maxNames, len(w.externs) > maxExterns,
		len(w.books) > maxBooks:
		return &Error{Kind: TooMany}
	}
	return nil
}

// readStrings reads the table of texts, [MS-XLS] 2.4.265. The count in front of it is a claim only: texts may be fewer,
// but none is cut.
func (w *workbook) readStrings(f *fields) error {
	f.skip(4)
	for n := f.u32(); n > 0 && f.settle(); n-- {
		text, runs := f.richText()
		if len(runs) > 0 {
			if w.runs == nil {
				w.runs = map[int][]textRun{}
			}
			w.runs[len(w.strings)] = runs
		}
		w.strings = append(w.strings, text)
		if len(w.strings) > maxStrings {
			return &Error{Kind: TooMany}
		}
	}
	if f.short {
		return damaged("the table of texts is cut")
	}
	return nil
}

// builtinNames are what a byte stands for in the name of a built-in one.
var builtinNames = [...]string{
	"Consolidate_Area", "Auto_Open", "Auto_Close", "Extract", "Database", "Criteria", "Print_Area", "Print_Titles",
	"Recorder", "Data_Form", "Auto_Activate", "Auto_Deactivate", "Sheet_Title", "_FilterDatabase",
}

func (w *workbook) readName(f *fields) {
	const hidden, function, program, macro, builtin = 1, 2, 4, 8, 0x20
	flags := f.u16()
	f.skip(1)
	chars, tokens := f.u8(), f.u16()
	f.skip(2)
	n := name{sheet: f.u16(), hidden: flags&hidden != 0, macro: flags&(function|program|macro) != 0}
	f.skip(4)
	n.word = f.flagged(chars)
	if r := []rune(n.word); flags&builtin != 0 && len(r) == 1 && int(r[0]) < len(builtinNames) {
		n.word = "_xlnm." + builtinNames[r[0]]
	}
	n.word = safeName(n.word)
	n.tokens = f.take(tokens)
	n.rest = f.all()
	w.names = append(w.names, n)
}

// safeName returns a name that reads as no cell: a sheet has columns today that are called as names were before. Excel
// puts the same character before them.
func safeName(word string) string {
	f, err := syntax.Parse(word)
	if err != nil {
		return word
	}
	if _, ok := f.Root.(*syntax.Ref); ok {
		return "_" + word
	}
	return word
}

// all returns the bytes that are left.
func (f *fields) all() []byte {
	var data []byte
	for f.settle() {
		data = append(data, f.parts[0]...)
		f.parts[0] = nil
	}
	return data
}
