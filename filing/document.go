package filing

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/edit"
	"nianbao/docx/review"
	"nianbao/docx/stamp"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/formula/syntax"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
	"nianbao/render/word"
	"nianbao/render/word/fill"
)

// documentKind is the Word report.
func documentKind() *kind {
	return &kind{
		Kind:    Document,
		endings: []string{".docx"},
		becomes: Workbook,
		words:   true,
		holds:   wml.IsDocument,
		unpack:  readWord,
		write:   (*Library).document,
	}
}

func (l *Library) document(done *Converted, c Conversion) (*rendered, error) {
	if c.Last != "" && !done.Filing.asksLast() && !c.Charts && c.Template == "" {
		if t, err := l.prepare(done.Filing.Report.Form, nil); err != nil || !t.charts {
			return nil, cmp.Or(err, error(lastUnused(c)))
		}
	}
	last := done.Filing.last
	var w *rendered
	var err error
	if c.Template != "" {
		w, err = l.useTemplate(done, c, last)
	} else {
		w, err = l.word(done.Filing.Report, c.Draft, chartsWanted(done.Filing, c, last), last)
		if err == nil {
			err = l.keepOnLine(done, w)
		}
	}
	if err == nil {
		err = word.Describe(w.pkg, done.Filing.Report, c.Template == "")
	}
	if err != nil || !c.Draft {
		return w, err
	}
	return w, markDraft(w.pkg)
}

// keepOnLine sets the figures of a table smaller that would go over two lines, and tells of those that do even so.
func (l *Library) keepOnLine(done *Converted, w *rendered) error {
	r := done.Filing.Report
	if !slices.ContainsFunc(r.Form.Cells, func(c *form.Cell) bool { return len(r.Value(c).Text) > fill.Room(c, l.dir == "") }) {
		return nil
	}
	pkg, remarks, err := fill.OneLine(w.pkg, r, l.index, nil)
	if err != nil {
		return err
	}
	w.pkg = pkg
	for _, m := range remarks {
		done.Remarks = append(done.Remarks, m.Place.String()+" "+m.Text)
	}
	return nil
}

// draftMark is what stands on every page of a draft.
const draftMark = "草稿"

// markDraft marks every page of a document as a draft's, as far as its template has not done so.
func markDraft(pkg *opc.Package) error {
	if err := stamp.Put(pkg, draftMark); err != nil {
		return &file.Error{Reason: "不能在每页标明“草稿”，没有保存", Advice: "请检查模板的页眉。", Err: err}
	}
	return nil
}

// asDraft returns the filing as a draft for people prints it: in the place of what a spreadsheet shows where it has no
// figure stands a mark, as in the sentences that quote it, so that no #N/A is printed. What somebody typed stays: that
// is what is to be put right. Workbooks and JSON, which other programs read, hold the values as they are.
func (f *Filing) asDraft() *Filing {
	draft := *f
	draft.Report = f.Report.Copy()
	for _, c := range f.Report.Form.Cells {
		v := f.Report.Value(c)
		if v.State != form.Unreadable {
			continue
		}
		if v.Kind == grid.Fault || v.Kind == grid.Uncalculated || syntax.IsErrorValue(v.Text) {
			v.Text = fields.NoFigure
			draft.Report.SetValue(c, v)
		}
	}
	return &draft
}

// word returns the report as a Word document, filled into its form's template with an appendix of charts, to be read
// back: every figure and text of the document equals the report's. last is the report of the year before, nil where
// none is known. The error is an *file.Error.
func (l *Library) word(r *form.Report, draft bool, charts []*form.Chart, last *form.Report) (*rendered, error) {
	t, err := l.prepare(r.Form, charts)
	if err != nil {
		return nil, err
	}
	named := fields.Of(r) // what is wrong with a text is a finding; a draft prints it as it was written
	named["草稿"] = draft
	pkg, err := t.FillWith(named, docx.Options{})
	if err != nil {
		return nil, &file.Error{Path: r.Form.Edition + "版 Word 模板", Reason: err.Error(),
			Advice: "请改正模板后再试。", Err: err}
	}
	meant := readback.Of(r, named)
	if t.charts {
		data := word.ChartData(r, last)
		names, err := chart.Names(pkg)
		if err == nil {
			err = chart.Fill(pkg, data)
		}
		if err != nil {
			return nil, unfilledCharts(err)
		}
		maps.DeleteFunc(data, func(name string, _ chart.Data) bool { return !slices.Contains(names, name) })
		meant.Charts = data
	}
	held := func(data []byte) error {
		found, err := l.compareWord(data, meant, t.prints)
		return unlike(found, err, " Word 文件")
	}
	return &rendered{pkg: pkg, held: held}, nil
}

// compareWord reads a Word document back and returns in what it differs from what was meant. prints are the particulars
// that its template prints. The error is an *file.Error.
func (l *Library) compareWord(
	data []byte, m *readback.Meant, prints func(p *form.Particular) (whole, changed bool),
) ([]readback.Difference, error) {
	book, charts, err := proof.ReadBack(data, len(m.Charts) > 0)
	var back *form.Report
	if err == nil {
		back, err = l.index.Of(m.Report.Form).Read(book)
	}
	if err != nil {
		return nil, refused([]string{err.Error()}, " Word 文件", checkWords)
	}
	return ofPrinted(m.Differences(back, charts), prints), nil
}

// readWord reads a Word report with what is left in it of its making.
func readWord(pkg *opc.Package) (*grid.Book, error) {
	book, err := edit.Read(pkg)
	if err != nil {
		return nil, err
	}
	traces, err := review.Find(pkg)
	if err != nil {
		return nil, err
	}
	book.Traces = review.Summary(traces)
	return book, nil
}

func unfilledCharts(err error) error {
	return &file.Error{Reason: "图表填不了，没有保存：\n" + file.Listed(err),
		Advice: "请在模板里改正图表的名称；“本年与上年对比”要用 --last 给出上年的文件。", Err: err}
}

// chartsMissing returns the charts that a document does not show yet: last year's report may have the appendix.
func chartsMissing(pkg *opc.Package, charts []*form.Chart) []*form.Chart {
	if len(charts) == 0 || !hasCharts(pkg) {
		return charts
	}
	titles, err := chart.Titles(pkg)
	if err != nil {
		return charts
	}
	return slices.DeleteFunc(slices.Clone(charts), func(c *form.Chart) bool {
		return slices.Contains(titles, strings.Join(strings.Fields(c.Title), ""))
	})
}
