package edit

import (
	"errors"
	"iter"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
	"nianbao/xlsx/worksheet"
)

// An editedSheet is a worksheet whose cells are edited.
type editedSheet struct {
	editor *Editor
	entry  xlsx.Sheet
	doc    *document

	data      *xmltree.Node                 // the rows
	rows      map[int]*xmltree.Node         // by number
	numbers   []int                         // of the rows, in order
	wide      map[int]map[int]*xmltree.Node // of wide rows the cells, by row and column
	columns   []column
	structure *xlsx.Structure

	filled   map[xlsx.Address]bool
	comments *comments // nil until the first one
}

// A column is what a sheet says about a range of columns.
type column struct {
	first, last  int
	style, width string
	hidden       bool
}

// at returns the sheet, and the cell that a value or a mark of a cell goes to: a merge's first. The error is an *Error
// where there is no such cell, else an *xlsx.Error.
func (e *Editor) at(sheet string, row, col int) (*editedSheet, xlsx.Address, error) {
	s, err := e.sheet(sheet)
	if err != nil {
		return nil, xlsx.Address{}, err
	}
	if s == nil {
		return nil, xlsx.Address{}, &Error{NoSheet, sheet, row, col}
	}
	if row < 0 || row >= xlsx.MaxRows || col < 0 || col >= xlsx.MaxCols {
		return nil, xlsx.Address{}, &Error{NoPlace, sheet, row, col}
	}
	a := s.area(xlsx.Address{Row: row, Col: col})
	return s, xlsx.Address{Row: a.Top, Col: a.Left}, nil
}

// sheet returns a worksheet by its name, nil where there is none.
func (e *Editor) sheet(name string) (*editedSheet, error) {
	for _, s := range e.sheets {
		if s.entry.Name == name {
			return s, nil
		}
	}
	for _, entry := range e.book.Sheets() {
		if entry.Name == name && entry.Kind == "worksheet" {
			doc, err := e.document(entry.Part)
			if err != nil {
				return nil, err
			}
			s := &editedSheet{
				editor: e, entry: entry, doc: doc,
				rows: make(map[int]*xmltree.Node), filled: make(map[xlsx.Address]bool),
			}
			if err := s.read(); err != nil {
				return nil, &xlsx.Error{Kind: xlsx.Damaged, Part: entry.Part, Sheet: name, Err: err}
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
	if root.Name() != "worksheet" {
		return errors.New("no worksheet but " + root.Name())
	}
	var err error
	if s.structure, err = xlsx.ScanStructure(s.doc.source); err != nil {
		return err
	}
	s.data = root.Child("sheetData")
	if (s.data != nil) != s.structure.HasRows || s.data != nil && hasAlternatives(s.data) {
		return errors.New("alternative content among the cells")
	}
	for cols := range root.All("cols") {
		for c := range cols.All("col") {
			s.columns = append(s.columns, column{
				numberOf(c, "min") - 1, numberOf(c, "max") - 1, c.Attr("style"), c.Attr("width"), isTrue(c, "hidden"),
			})
		}
	}
	if s.data != nil {
		for number, row := range numbered(s.data.All("row"), rowOf) {
			s.rows[number] = row
			s.numbers = append(s.numbers, number)
		}
	}
	slices.Sort(s.numbers)
	return nil
}

// hasAlternatives reports whether some cells of a sheet are there twice, for old programs and new.
func hasAlternatives(rows *xmltree.Node) bool {
	return slices.ContainsFunc(rows.Kids(), func(row *xmltree.Node) bool {
		return strings.Contains(row.String(), "AlternateContent")
	})
}

// numbered yields rows or cells with their numbers. One that does not say its own is the one behind the last. That
// those that do say a row or a cell of the sheet was seen to when its structure was read.
func numbered(nodes iter.Seq[*xmltree.Node], numberOf func(ref string) int) iter.Seq2[int, *xmltree.Node] {
	return func(yield func(int, *xmltree.Node) bool) {
		number := -1
		for n := range nodes {
			if number++; n.Attr("r") != "" {
				number = numberOf(n.Attr("r"))
			}
			if !yield(number, n) {
				return
			}
		}
	}
}

// cells yields the cells of a row with their columns.
func (s *editedSheet) cells(row *xmltree.Node) iter.Seq2[int, *xmltree.Node] {
	return numbered(row.All("c"), columnOf)
}

func rowOf(ref string) int {
	n, _ := strconv.Atoi(ref)
	return n - 1
}

func columnOf(ref string) int {
	a, _ := xlsx.ParseAddress(ref)
	return a.Col
}

// area returns the merge over a cell, or the cell alone.
func (s *editedSheet) area(p xlsx.Address) xlsx.Area {
	for _, a := range s.structure.Merges {
		if a.Contains(p.Row, p.Col) {
			return a
		}
	}
	return xlsx.Area{Top: p.Row, Left: p.Col, Bottom: p.Row + 1, Right: p.Col + 1}
}

// find returns the cell at an address, nil where the sheet has none.
func (s *editedSheet) find(p xlsx.Address) *xmltree.Node {
	row := s.rows[p.Row]
	if row == nil {
		return nil
	}
	if len(row.Kids()) > wide {
		return s.inWide(p.Row, row)[p.Col]
	}
	for col, c := range s.cells(row) {
		if col == p.Col {
			return c
		}
	}
	return nil
}

// wide is how many cells a row has at least that are looked up by their column: gone through for each of its own
// 16,384 cells, one such row would take seconds.
const wide = 64

// inWide returns the cells of a wide row by their columns.
func (s *editedSheet) inWide(number int, row *xmltree.Node) map[int]*xmltree.Node {
	cells := s.wide[number]
	if cells == nil {
		cells = maps.Collect(s.cells(row))
		if s.wide == nil {
			s.wide = map[int]map[int]*xmltree.Node{}
		}
		s.wide[number] = cells
	}
	return cells
}

// cell returns the cell at an address, which it creates where the sheet has none.
func (s *editedSheet) cell(p xlsx.Address) *xmltree.Node {
	if c := s.find(p); c != nil {
		return c
	}
	row := s.row(p.Row)
	made := xmltree.Element("<" + row.Prefix() + `c r="` + p.String() + `"/>`)
	if style := s.inherited(p, row); style != "" && style != "0" {
		made.SetAttr("s", style)
	}
	s.widen(p, row)
	delete(s.wide, p.Row)
	for col, next := range s.cells(row) {
		if col > p.Col { // then it says where it is: one that does not stands right behind a cell that is left of p
			next.InsertBefore(made)
			return made
		}
	}
	row.InsertInOrder(made, rowOrder)
	return made
}

// row returns a row, which it creates where the sheet has none.
func (s *editedSheet) row(number int) *xmltree.Node {
	if row := s.rows[number]; row != nil {
		return row
	}
	if s.data == nil {
		s.data = ensure(s.doc.root, "sheetData", worksheet.Order)
	}
	at := len(s.data.Kids())
	i := sort.SearchInts(s.numbers, number)
	if i < len(s.numbers) {
		at = s.rows[s.numbers[i]].Index()
	}
	row := xmltree.Element("<" + s.data.Prefix() + `row r="` + strconv.Itoa(number+1) + `"/>`)
	s.data.Insert(at, row)
	s.rows[number] = row
	s.numbers = slices.Insert(s.numbers, i, number)
	return row
}

// inherited returns the style that an address has where there is no cell: its row's, else its column's.
func (s *editedSheet) inherited(p xlsx.Address, row *xmltree.Node) string {
	if isTrue(row, "customFormat") {
		return row.Attr("s")
	}
	for _, c := range s.columns {
		if c.first <= p.Col && p.Col <= c.last {
			return c.style
		}
	}
	return ""
}

// widen makes what the sheet says about its size true of a new cell.
func (s *editedSheet) widen(p xlsx.Address, row *xmltree.Node) {
	if spans := row.Attr("spans"); spans != "" {
		first, last, _ := strings.Cut(spans, ":")
		from, err := strconv.Atoi(first)
		to, also := strconv.Atoi(last)
		if err == nil && also == nil {
			row.SetAttr("spans", strconv.Itoa(min(from, p.Col+1))+":"+strconv.Itoa(max(to, p.Col+1)))
		} else {
			row.RemoveAttr("spans") // it is a hint only
		}
	}
	d := s.doc.root.Child("dimension")
	if d == nil {
		return
	}
	if a, ok := xlsx.ParseArea(d.Attr("ref")); ok && !a.Contains(p.Row, p.Col) {
		first := xlsx.CellRef(min(a.Top, p.Row), min(a.Left, p.Col))
		last := xlsx.CellRef(max(a.Bottom-1, p.Row), max(a.Right-1, p.Col))
		d.SetAttr("ref", first+":"+last)
	}
}
