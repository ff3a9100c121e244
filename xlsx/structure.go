package xlsx

import (
	"errors"
	"fmt"
)

// A Structure is what of a sheet concerns more than one cell, as the file states it: what an editor of single cells
// must know.
type Structure struct {
	Merges     []Area               // in reading order, without those that overlap an earlier one
	Arrays     []Area               // the cells of array formulas over several cells
	DataTables []Area               // what-if tables
	Shared     map[string][]Address // the cells of each shared formula, by its number in the file
	HasRows    bool                 // there is a list of rows, be it in alternative content
}

// ScanStructure reads the source of a sheet's part for its structure. The error, for developers, says why the address
// of a cell is anybody's guess: a row twice, two lists of rows, a cell in another's row.
func ScanStructure(source string) (*Structure, error) {
	r := &structureReader{sheetReader: sheetReader{scanner: newScanner([]byte(source)), row: -1}, seen: make(map[int]bool)}
	r.root()
	for el := range r.children {
		switch el.Name() {
		case "sheetData":
			if r.found.HasRows {
				r.fail(errors.New("two lists of rows"))
			}
			r.found.HasRows = true
			for el := range r.children {
				if el.Name() == "row" {
					r.scanRow(el)
				}
			}
		case "mergeCells":
			r.readMerges()
		}
	}
	r.found.Merges = disjoint(r.merges)
	return &r.found, r.err
}

type structureReader struct {
	sheetReader
	found Structure
	seen  map[int]bool // the rows
}

func (r *structureReader) scanRow(row element) {
	r.enterRow(rowFrom(attr(row, "r")), false)
	if r.seen[r.row] {
		r.fail(fmt.Errorf("row %d twice", r.row+1))
	}
	r.seen[r.row] = true
	for el := range r.children {
		if el.Name() != "c" {
			continue
		}
		var at Address
		at.Row, at.Col = r.enterCell(cellFrom(attr(el, "r")))
		if at.Row != r.row {
			r.fail(fmt.Errorf("%v in row %d", at, r.row+1))
		}
		for el := range r.children {
			if el.Name() == "f" {
				r.found.add(at, el)
			}
		}
	}
}

func (s *Structure) add(at Address, f element) {
	switch attr(f, "t") {
	case "shared":
		if s.Shared == nil {
			s.Shared = make(map[string][]Address)
		}
		group := attr(f, "si")
		s.Shared[group] = append(s.Shared[group], at)
	case "array":
		if a, ok := ParseArea(attr(f, "ref")); ok && a.spreadsFrom(at) {
			s.Arrays = append(s.Arrays, a)
		}
	case "dataTable":
		if a, ok := ParseArea(attr(f, "ref")); ok {
			s.DataTables = append(s.DataTables, a)
		}
	}
}
