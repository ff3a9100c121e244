// Package fill puts a report into a Word document that has no actions, by the labels of its tables and the headings of
// its texts: the blank form as a superior office sends it out, or last year's finished report.
//
// Where things stand is known from reading the document as a filing, and what was filled is read back and compared with
// the report. What the document does not offer a place for is an error, and what may be out of date is a remark:
// nothing is guessed.
package fill

import (
	"slices"

	"nianbao/docx/edit"
	"nianbao/docx/wml"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A Result is a document that was filled with a report, and what that changed.
type Result struct {
	Package *opc.Package
	Changes []Change // in the order of the document, headers, footers and properties last
	Remarks []Remark // in the order of the document
}

// A Change is one text that was replaced.
type Change struct {
	Place         form.Place
	What          string // “1.属于国家秘密”的“自然人”, 一、总体情况, 标题
	Before, After string // without the spaces around them; lines are divided by line feeds
}

// A Remark is something that was left as it is and that a person has to look at.
type Remark struct {
	Place form.Place
	Text  string // in Chinese, without a full stop
}

// An EditionError says that a document is on another edition of the form than the report.
type EditionError struct{ Document, Report string }

func (e *EditionError) Error() string {
	return "这份文档是 " + e.Document + "版的格式，而统计表是 " + e.Report + "版的"
}

// Omitted is what a document is meant not to print.
type Omitted interface {
	Cell(*form.Cell) bool
	Text(*form.Section) bool
}

// ByLabels fills a document that has no actions by its labels: the blank form as a superior office sends it out, or
// last year's finished report. Each figure goes into its cell in the cell's own formatting, each text in the place of
// the one below its heading, agency and year into the title; of last year's report, the agency, the year and the
// closing are replaced wherever they stand. Everything else stays, but for how the figures of a blank form are set, where
// a page may end in its tables, and a title that has become too long for its line (package fit). What is written is
// read back and compared. The error is wml.Errors, all at once, when a figure or text that is not omitted (but; nil for
// nothing) has no place; an *EditionError for a document on another edition of the form; an *opc.Error or *wml.Error for
// a package that is no Word document or has no table of the form.
func ByLabels(pkg *opc.Package, r *form.Report, index *locate.Index, but Omitted) (*Result, error) {
	d, err := edit.Open(pkg)
	if err != nil {
		return nil, err
	}
	was, err := index.Of(r.Form).Read(&grid.Book{Grids: d.Main.Grids})
	if err != nil {
		return nil, &wml.Error{Part: "正文", Reason: err.Error()}
	}
	f := &labelFiller{
		Document: d,
		report:   r,
		index:    index,
		was:      was,
		but:      but,
		result:   &Result{},
		handled:  map[cellKey]bool{},
		named:    map[form.Place]int{},
		stays:    map[*form.Section]int{},
	}
	f.wanted, _ = fields.Expand(r)
	f.faults()
	f.figures()
	if f.other != "" {
		return nil, &EditionError{f.other, r.Form.Edition}
	}
	f.titles()
	f.surelyClosed = f.isSurelyClosed()
	f.texts()
	f.notes()
	f.particulars()
	f.closing()
	f.remainder()
	f.tellBeside()
	slices.SortStableFunc(f.result.Changes, func(a, b Change) int { return a.Place.Compare(b.Place) })
	slices.SortStableFunc(f.result.Remarks, func(a, b Remark) int { return a.Place.Compare(b.Place) })
	f.headersFooters()
	if len(f.problems) == 0 {
		f.properties()
		var crowded []Remark
		if f.result.Package, crowded, err = OneLine(d.Package(), r, index, was); err != nil {
			return nil, err
		}
		if f.result.Package, err = f.breakTitles(f.result.Package); err != nil {
			return nil, err
		}
		f.result.Remarks = append(f.result.Remarks, crowded...)
		f.compare()
	}
	if len(f.problems) > 0 {
		return nil, f.problems
	}
	return f.result, nil
}

// A labelFiller fills one document with one report.
type labelFiller struct {
	*edit.Document
	report   *form.Report
	index    *locate.Index
	was      *form.Report      // what the document says
	wanted   map[string]string // the report's texts by id
	but      Omitted
	result   *Result
	problems wml.Errors
	stays    map[*form.Section]int // how many lines of a text stay behind what is written
	other    string                // the edition of the form that the document is on, where that is another
	handled  map[cellKey]bool      // the cells and paragraphs that need no further look
	named    map[form.Place]int    // the titles that have agency and year in one line, with their characters before

	beside       []besideTitle
	dayWritten   bool // the report's date stands in a line beside the title
	surelyClosed bool // a line closes the document beyond doubt
}

// A cellKey is where a cell or paragraph stands in the document's main part.
type cellKey struct{ grid, row, col int }

func (f *labelFiller) refuse(at form.Place, reason string) {
	f.problems = append(f.problems, &wml.Error{Part: "正文", Location: where(at), Reason: reason})
}

func (f *labelFiller) remark(at form.Place, text string) {
	f.result.Remarks = append(f.result.Remarks, Remark{at, text})
}

func (f *labelFiller) change(at form.Place, what, before, after string) {
	if before != after {
		f.result.Changes = append(f.result.Changes, Change{at, what, before, after})
	}
}

// omits reports whether a figure need not have a place.
func (f *labelFiller) omits(c *form.Cell) bool { return f.but != nil && f.but.Cell(c) }

// omitsText reports whether a text need not have a place, and has none.
func (f *labelFiller) omitsText(s *form.Section) bool {
	if f.but == nil || !f.but.Text(s) {
		return false
	}
	_, there := f.was.Texts[s.Text]
	return !there
}

// where returns how an error calls a place.
func where(at form.Place) string {
	switch {
	case at == (form.Place{}):
		return ""
	case at.Sheet == "":
		return at.Within()
	}
	return "表" + form.Quote(at.Sheet) + at.Within()
}

// setHandled says that a place needs no further look.
func (f *labelFiller) setHandled(at, row, col int) { f.handled[cellKey{at, row, col}] = true }

func (f *labelFiller) isHandled(at int, c *grid.Cell) bool {
	return f.handled[cellKey{at, c.Row, c.Col}]
}
