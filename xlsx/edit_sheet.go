package xlsx

import (
	"errors"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// A place is a cell of a sheet, counted from 0.
type place struct{ row, col int }

func (p place) String() string { return cellRef(p.row, p.col) }

// An editedSheet is a worksheet whose cells are edited.
type editedSheet struct {
	editor *Editor
	name   string
	doc    *document

	data    *node         // the rows
	rows    map[int]*node // by number
	numbers []int         // of the rows, in order
	merges  []area
	columns []column
	bonds   bonds

	filled map[place]bool
	notes  *notes // nil until the first one
}

// A column is what a sheet says about a range of columns.
type column struct {
	span
	style, width string
	hidden       bool
}

// at returns the sheet, and the place that a value or a mark of a place goes to. The error is an *EditError where there is no such place,
// else an *Error.
func (e *Editor) at(sheet string, row, col int) (*editedSheet, place, error) {
	s, err := e.sheet(sheet)
	if err != nil {
		return nil, place{}, err
	}
	if s == nil {
		return nil, place{}, &EditError{NoSheet, sheet, row, col}
	}
	if row < 0 || row >= maxRows || col < 0 || col >= maxCols {
		return nil, place{}, &EditError{NoPlace, sheet, row, col}
	}
	a := s.area(place{row, col})
	return s, place{a.top, a.left}, nil
}

// sheet returns a worksheet by its name, nil where there is none.
func (e *Editor) sheet(name string) (*editedSheet, error) {
	for _, s := range e.sheets {
		if s.name == name {
			return s, nil
		}
	}
	for _, entry := range e.book.sheets {
		if part, kind := e.book.target(entry.id); entry.name == name && kind == "worksheet" {
			doc, err := e.document(part)
			if err != nil {
				return nil, err
			}
			s := &editedSheet{editor: e, name: name, doc: doc, rows: make(map[int]*node), filled: make(map[place]bool)}
			if err := s.read(); err != nil {
				return nil, &Error{Kind: Damaged, Part: part, Sheet: name, Err: err}
			}
			e.sheets = append(e.sheets, s)
			return s, nil
		}
	}
	return nil, nil
}

// read finds the rows, and what bears on where a cell is and what it holds.
func (s *editedSheet) read() error {
	root := s.doc.root
	if root.name() != "worksheet" {
		return errors.New("no worksheet but " + root.name())
	}
	if err := s.survey(); err != nil {
		return err
	}
	for cols := range root.all("cols") {
		for c := range cols.all("col") {
			s.columns = append(s.columns, column{
				span{c.number("min") - 1, c.number("max") - 1}, c.attr("style"), c.attr("width"), isTrue(c.attr("hidden")),
			})
		}
	}
	if s.data = root.child("sheetData"); s.data != nil {
		for number, row := range numbered(s.data.all("row"), rowOf) {
			s.rows[number] = row
			s.numbers = append(s.numbers, number)
		}
	}
	slices.Sort(s.numbers)
	return nil
}

// numbered yields rows or cells with their numbers. One that does not say its own is the one behind the last.
func numbered(nodes iter.Seq[*node], numberOf func(ref string) int) iter.Seq2[int, *node] {
	return func(yield func(int, *node) bool) {
		number := -1
		for n := range nodes {
			if number++; n.attr("r") != "" {
				number = numberOf(n.attr("r"))
			}
			if !yield(number, n) {
				return
			}
		}
	}
}

// cells yields the cells of a row with their columns.
func (s *editedSheet) cells(row *node) iter.Seq2[int, *node] {
	return numbered(row.all("c"), func(ref string) int {
		_, col := placeOf(ref)
		return col
	})
}

// area returns the merge over a place, or the place alone.
func (s *editedSheet) area(p place) area {
	for _, a := range s.merges {
		if a.holds(p.row, p.col) {
			return a
		}
	}
	return area{p.row, p.col, p.row + 1, p.col + 1, 0}
}

// find returns the cell at a place, nil where the sheet has none.
func (s *editedSheet) find(p place) *node {
	if row := s.rows[p.row]; row != nil {
		for col, c := range s.cells(row) {
			if col == p.col {
				return c
			}
		}
	}
	return nil
}

// cell returns the cell at a place, which it creates where the sheet has none.
func (s *editedSheet) cell(p place) *node {
	if c := s.find(p); c != nil {
		return c
	}
	row := s.row(p.row)
	made := newNode("<" + row.prefix() + `c r="` + p.String() + `"/>`)
	if style := s.inherited(p, row); style != "" && style != "0" {
		made.set("s", style)
	}
	s.widen(p, row)
	for col, next := range s.cells(row) {
		if col > p.col { // then it says where it is: one that does not stands right behind a cell that is left of p
			row.insert(slices.Index(row.kids, next), made)
			return made
		}
	}
	row.settle(made, rowOrder)
	return made
}

// row returns a row, which it creates where the sheet has none.
func (s *editedSheet) row(number int) *node {
	if row := s.rows[number]; row != nil {
		return row
	}
	if s.data == nil {
		s.data = s.doc.root.ensure("sheetData", worksheetOrder)
	}
	s.data.open()
	at := len(s.data.kids)
	i := sort.SearchInts(s.numbers, number)
	if i < len(s.numbers) {
		at = slices.Index(s.data.kids, s.rows[s.numbers[i]])
	}
	row := newNode("<" + s.data.prefix() + `row r="` + strconv.Itoa(number+1) + `"/>`)
	s.data.insert(at, row)
	s.rows[number] = row
	s.numbers = slices.Insert(s.numbers, i, number)
	return row
}

// inherited returns the style that a place has where there is no cell: its row's, else its column's.
func (s *editedSheet) inherited(p place, row *node) string {
	if isTrue(row.attr("customFormat")) {
		return row.attr("s")
	}
	for _, c := range s.columns {
		if c.first <= p.col && p.col <= c.last {
			return c.style
		}
	}
	return ""
}

// widen makes what the sheet says about its size true of a new cell.
func (s *editedSheet) widen(p place, row *node) {
	if spans := row.attr("spans"); spans != "" {
		first, last, _ := strings.Cut(spans, ":")
		from, err := strconv.Atoi(first)
		to, also := strconv.Atoi(last)
		if err == nil && also == nil {
			row.set("spans", strconv.Itoa(min(from, p.col+1))+":"+strconv.Itoa(max(to, p.col+1)))
		} else {
			row.unset("spans") // it is a hint only
		}
	}
	d := s.doc.root.child("dimension")
	if d == nil {
		return
	}
	if a, ok := parseArea(d.attr("ref")); ok && !a.holds(p.row, p.col) {
		d.set("ref", cellRef(min(a.top, p.row), min(a.left, p.col))+":"+cellRef(max(a.bottom-1, p.row), max(a.right-1, p.col)))
	}
}
