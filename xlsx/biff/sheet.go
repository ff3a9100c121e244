package biff

import (
	"cmp"
	"slices"

	"nianbao/xlsx"
)

// A sheet is what a worksheet's records say.
type sheet struct {
	book   *workbook
	name   string
	cells  []cell
	blank  int // cells that have a style only
	rows   map[int]row
	cols   []column
	merges []xlsx.Area

	header, footer string // with their codes, which .xlsx has from here

	width, height int  // of columns in characters, of rows in twentieths of a point, where they state none; 0 for unknown
	flat          bool // rows that state nothing are hidden

	last    [2]int                 // where the last formula stood
	shared  map[[2]int]*commonText // by the cell that formulas refer to
	corners map[[2]int]*commonText // the same, for writers that refer to the first of all the cells
	arrays  map[[2]int]*commonText
	tables  map[[2]int]bool // what-if tables: the cells hold values that Excel put there
	astray  bool            // a cell's text is none of the table's
	awaited int             // the index of a cell whose text the next record holds, -1 for none
}

// A row is one that states something about itself.
type row struct {
	height         int // in twentieths of a point
	custom, hidden bool
	style          int // -1 for none
}

// A column is a run of columns.
type column struct {
	first, last, width, style int
	hidden                    bool
}

type tokens struct{ tokens, rest []byte }

// A commonText is a formula that stands once and holds in the cells of an area.
type commonText struct {
	tokens
	area xlsx.Area
}

// readSheet reads the records of a worksheet, [MS-XLS] 2.1.7.20.5.
func (w *workbook) readSheet(e sheetEntry) (*sheet, error) {
	s := &sheet{
		book: w, name: e.name, rows: make(map[int]row), shared: make(map[[2]int]*commonText),
		corners: make(map[[2]int]*commonText), arrays: make(map[[2]int]*commonText), tables: make(map[[2]int]bool),
		awaited: -1,
	}
	w.stream.pos = e.at
	r, ok := w.stream.next()
	if !ok || r.kind != recBOF {
		return nil, s.fail("no BOF where it should begin")
	}
	for depth := 1; depth > 0; {
		if r, ok = w.stream.next(); !ok {
			return nil, s.fail("ends early")
		}
		for _, p := range r.parts {
			w.walked += 4 + len(p)
		}
		if w.walked > len(w.stream.data) {
			return nil, s.fail("shares records with others")
		}
		switch {
		case r.kind == recBOF: // a chart on the sheet
			depth++
		case r.kind == recEOF:
			depth--
		case depth == 1:
			if err := s.record(r); err != nil {
				return nil, err
			}
		}
	}
	s.settle()
	return s, nil
}

func (s *sheet) fail(why string) error {
	e := damaged(why)
	e.Sheet = s.name
	return e
}

// record reads one record of the sheet.
func (s *sheet) record(r record) error {
	f := r.fields()
	switch r.kind {
	case recCalcMode:
		s.book.manual = s.book.manual || f.u16() == 0
	case recRow:
		s.readRow(f)
	case recColInfo:
		c := column{first: f.u16(), last: f.u16(), width: f.u16(), style: f.u16()}
		c.hidden = f.u16()&1 != 0
		s.cols = append(s.cols, c)
	case recDefColWidth:
		s.width = f.u16()
	case recDefHeight:
		flags := f.u16()
		s.height, s.flat = f.u16(), flags&2 != 0
	case recMerges:
		for n := f.u16(); n > 0 && !f.short; n-- {
			top, bottom, left, right := f.u16(), f.u16(), f.u16(), f.u16()
			s.merges = append(s.merges, xlsx.Area{Top: top, Left: left, Bottom: bottom + 1, Right: right + 1})
		}
	case recHeader:
		s.header = marginText(f)
		return nil
	case recFooter:
		s.footer = marginText(f)
		return nil
	default:
		if !s.readCells(r.kind, f) {
			s.book.left.see(r.kind, f)
			return nil
		}
	}
	switch {
	case f.short:
		return s.fail("a record is too short")
	case s.astray:
		return s.fail("a text that the table does not hold")
	case s.book.cells > maxCells, len(s.merges) > maxMerges, len(s.cols) > oldCols:
		return &Error{Kind: TooMany, Sheet: s.name}
	}
	return nil
}

// marginText reads a header or footer, [MS-XLS] 2.4.136; most records are empty, and what is too short has none.
func marginText(f *fields) string {
	if !f.settle() {
		return ""
	}
	if text := f.text(); !f.short {
		return text
	}
	return ""
}

// readRow reads [MS-XLS] 2.4.221.
func (s *sheet) readRow(f *fields) {
	const hidden, custom, styled = 0x20, 0x40, 0x80
	number := f.u16()
	f.skip(4)
	height := f.u16()
	f.skip(4)
	flags := int(f.u32())
	r := row{height: height & 0x7FFF, custom: flags&custom != 0, hidden: flags&hidden != 0, style: -1}
	if flags&styled != 0 {
		r.style = flags >> 16 & 0xFFF
	}
	s.rows[number] = r
}

// settle puts the cells into their order, and leaves of two in one place the one that holds nothing. Two that hold
// something stay, for package xlsx to refuse: which of them counts is anybody's guess.
func (s *sheet) settle() {
	byPlace := func(a, b cell) int {
		return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col), cmp.Compare(order(a), order(b)))
	}
	if !slices.IsSortedFunc(s.cells, byPlace) {
		slices.SortStableFunc(s.cells, byPlace)
	}
	kept := s.cells[:0]
	for _, c := range s.cells {
		if n := len(kept); n > 0 && c.kind == blank && kept[n-1].row == c.row && kept[n-1].col == c.col {
			continue
		}
		kept = append(kept, c)
	}
	s.cells = kept
}

// order puts a cell that holds nothing behind another in its place.
func order(c cell) int {
	if c.kind == blank {
		return 1
	}
	return 0
}
