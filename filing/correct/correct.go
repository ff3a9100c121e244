// Package correct types over a filing's report: figures, texts and particulars by their ids. A workbook is mended in
// place and read again, with the results of its formulas calculated anew; of any other file the report alone is changed.
// It decides nothing: what was typed is taken as a workbook takes it, and what cannot be put in its place is refused or
// told of.
package correct

import (
	"maps"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/filing/fix"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/edit"
)

// Typed is what somebody has typed over a report, by ids. An empty text empties the cell. Mandated puts into a total the
// formula that the form mandates, or in what is no workbook its result.
type Typed struct {
	Cells       map[string]string `json:"cells,omitempty"`
	Texts       map[string]string `json:"texts,omitempty"`
	Particulars map[string]string `json:"particulars,omitempty"`
}

// Mandated is typed for the mandated formula.
const Mandated = "="

// Count returns how many cells, texts and particulars were typed.
func (t Typed) Count() int { return len(t.Cells) + len(t.Texts) + len(t.Particulars) }

// Clone returns a copy whose maps may be changed.
func (t Typed) Clone() Typed { return Typed{cloned(t.Cells), cloned(t.Texts), cloned(t.Particulars)} }

// A Workbook is what is typed over, with the hands that open and read it.
type Workbook struct {
	Report *form.Report
	Edit   func() (*edit.Editor, error)               // a new editor of the file
	Read   func(p *opc.Package) (*form.Report, error) // what was edited, read again
	Again  func(p *opc.Package) (*edit.Editor, error) // an editor of that
}

// A Corrected workbook is one with what was typed.
type Corrected struct {
	Report  *form.Report
	Package *opc.Package
	Remarks []string // what was typed and stands in the report alone, in Chinese without full stops
}

// Type types over the workbook. The error is an *Error, or one of the workbook's hands.
func (w *Workbook) Type(t Typed) (*Corrected, error) {
	if err := known(w.Report.Form, t); err != nil {
		return nil, err
	}
	t = t.dated()
	c, loose, wrong, err := w.fit(t)
	switch {
	case err != nil:
		return nil, err
	case wrong != nil:
		return nil, wrong
	}
	c.keep(w.Report, t, loose)
	return c, nil
}

// try types over the workbook and reads it again. Wrong says what is not read as it was meant.
func (w *Workbook) try(t Typed) (c *Corrected, wrong *Error, err error) {
	e, err := w.Edit()
	if err != nil {
		return nil, nil, err
	}
	p := &pen{report: w.Report, editor: e, typed: t}
	if err := p.write(); err != nil {
		return nil, nil, err
	}
	typed, err := w.Read(e.Package())
	if err != nil {
		return nil, nil, err
	}
	if wrong := p.misread(typed); wrong != nil {
		return nil, wrong, nil
	}
	again, err := w.Again(e.Package())
	if err != nil {
		return nil, nil, err
	}
	how := fix.Options{Results: true, Afresh: true} // as every spreadsheet shows it
	if _, err := fix.Apply(typed, again, []rule.Fix{{Action: rule.StoreResults}}, how); err != nil {
		return nil, nil, err
	}
	calculated, err := w.Read(again.Package())
	if err != nil {
		return nil, nil, err
	}
	return &Corrected{Report: calculated, Package: again.Package()}, p.miscalculated(calculated), nil
}

// keep puts into the report alone what the workbook has no place for, or does not read there, and says so.
func (c *Corrected) keep(was *form.Report, t, loose Typed) {
	for _, s := range was.Form.AllTexts() {
		text, ok := t.Texts[s.Text]
		apart := words{true, s.Text}.among(loose)
		if !ok || !apart && plain(c.Report.Texts[s.Text].Text) == plain(text) {
			continue
		}
		c.Report = Over(c.Report, Typed{Texts: map[string]string{s.Text: text}})
		c.Remarks = append(c.Remarks, unwritten("“"+s.Title+"”的文字", apart && was.Texts[s.Text].Place != form.Place{}))
	}
	for _, p := range was.Form.Particulars {
		text, ok := t.Particulars[p.ID]
		apart := words{false, p.ID}.among(loose)
		if !ok || !apart && isParticular(c.Report, p.ID, text) {
			continue
		}
		c.Report = Over(c.Report, Typed{Particulars: map[string]string{p.ID: text}})
		what := "“" + p.Label + "”"
		if text = strings.TrimSpace(text); text != "" {
			what += "填的“" + text + "”"
		}
		c.Remarks = append(c.Remarks, unwritten(what, apart && was.ParticularPlace(p.ID) != form.Place{}))
	}
}

// unwritten says that something stands in the report alone. Placed is what the workbook has a place for.
func unwritten(what string, placed bool) string {
	if placed {
		return what + "写进这份统计表以后读回来不一样，没有写，只写进报告，下载的统计表里还是原来的"
	}
	return what + "在这份统计表里没有地方放，只写进报告，下载的统计表里没有"
}

// known refuses ids that the form has not.
func known(f *form.Form, t Typed) error {
	for _, id := range slices.Sorted(maps.Keys(t.Cells)) { // so that the same one is named every time
		if f.Cell(id) == nil {
			return &Error{Cell: id, Reason: "没有“" + id + "”这一格", Advice: "请重新打开这个文件。"}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.Texts)) {
		if !slices.ContainsFunc(f.AllTexts(), func(s *form.Section) bool { return s.Text == id }) {
			return &Error{Reason: "没有“" + id + "”这段文字", Advice: "请重新打开这个文件。"}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(t.Particulars)) {
		if !slices.ContainsFunc(f.Particulars, func(p *form.Particular) bool { return p.ID == id }) {
			return &Error{Reason: "没有“" + id + "”这一项", Advice: "请重新打开这个文件。"}
		}
	}
	return nil
}

// An Error says what cannot be typed where.
type Error struct {
	Cell           string // the cell's id, empty for what is none
	Reason, Advice string // in Chinese

	words words // of a text or particular that is not read as it was meant
}

func (e *Error) Error() string { return strings.TrimSuffix(e.Reason, "。") }

// Hint returns what to do.
func (e *Error) Hint() string { return e.Advice }
