package filing

import (
	"errors"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/stamp"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/filing/template"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
	"nianbao/render/word"
	"nianbao/render/word/fill"
)

// useTemplate fills the user's template with a report: by its actions, or where it has none, by its labels. What was
// written is read back: a figure of the report that stands in it otherwise is an error, and what does not stand in it
// is told of.
func (l *Library) useTemplate(done *Converted, c Conversion, last *form.Report) (*rendered, error) {
	pkg, err := template.Read(c.Template)
	if err != nil {
		return nil, err
	}
	return l.fillTemplate(done, pkg, c, last)
}

// fillTemplate is useTemplate for a template that was read.
func (l *Library) fillTemplate(done *Converted, pkg *opc.Package, c Conversion, last *form.Report) (*rendered, error) {
	if err := ready(done, pkg, c); err != nil {
		return nil, err
	}
	r := done.Filing.Report
	named := fields.Of(r)
	named["草稿"] = c.Draft
	names := template.Names{Offered: named, Missing: c.Missing}
	t, err := template.Parse(c.Template, pkg, names, chartsMissing(pkg, chartsWanted(done.Filing, c, last))...)
	if err != nil {
		faults := func(f *form.Form) wml.Errors { return template.FaultsFor(pkg, f) }
		if other := l.otherEdition(faults, r.Form); other != nil {
			return nil, ofAnotherEdition(err, other, r.Form, c)
		}
		return nil, err
	}
	for _, printed := range t.Printed() {
		done.Notices = append(done.Notices, proof.Notice{Severity: check.Warning, Text: "模板" + printed.Error() + "。"})
	}
	meant, problems := proof.OmissionsOf(t.Tags(), r.Form)
	lost, braced := proof.Skipped{}, t.Misbraced(named, true)
	filled, err := t.FillWith(named, docx.Options{Missing: c.Missing, Skipped: lost.Add, Noted: done.noted})
	if err == nil && len(problems) == 0 && len(braced) > 0 {
		return nil, template.Bad(c.Template, pkg, braced, template.Names{})
	}
	if err = wml.Together(err, append(problems, braced...)); err != nil && c.trial != nil {
		return nil, nil // a function may refuse what was made up
	} else if err != nil {
		return nil, l.unfilled(t, err, r.Form, c)
	}
	if proof.Only(t.Tags()) {
		if len(t.Tags()) > 0 { // the comments have gone
			pkg = filled
		}
		return l.placeAndTell(done, pkg, meant, c, last)
	}
	if hasCharts(pkg) {
		if err := refill(done, filled, last); err != nil {
			return nil, err
		}
	}
	written := readback.Of(r, named)
	if hasCharts(filled) {
		written.Charts = word.ChartData(r, last)
	}
	held := func(data []byte) error {
		if c.trial != nil {
			return c.trial(data, written, meant, lost)
		}
		held, err := proof.Of(data, written, meant, lost, l.index)
		if err != nil {
			return &file.Error{Path: c.Template, Reason: err.Error(), Advice: "请检查模板。", Err: err}
		}
		return done.accept(held, c)
	}
	return &rendered{pkg: filled, held: held}, nil
}

// noted tells of what in a template may not be meant so.
func (done *Converted) noted(e *wml.Error) {
	notice := proof.Notice{Severity: check.Note, Text: "模板" + e.Error() + "。"}
	if !slices.Contains(done.Notices, notice) {
		done.Notices = append(done.Notices, notice)
	}
}

// accept tells of what a filled template does not print, and refuses one that prints a figure otherwise or has lost one.
func (done *Converted) accept(held *proof.Proof, c Conversion) error {
	if len(held.Lost) > 0 {
		return &file.Error{Path: c.Template,
			Reason: "模板里的条件不成立，表里的数没有印出来，没有保存：\n  " + strings.Join(held.Lost, "\n  "),
			Advice: "请在模板里去掉这些格前后的 {{if …}} 和 {{end}}，没有发生的也要印 0；确实不印的，写上 {{/* 不印 " +
				held.Omit + " */}}。"}
	}
	done.Notices = append(done.Notices, held.Notices...)
	return refused(held.Differences, " Word 文件",
		"请在模板里找到这些地方：写的名称是不是别的格的，数是不是直接打上去的；改正后再试。")
}

// ready takes out of a template what is not for print, and tells of it. It refuses one that asks for what a report has
// not, and last year's file for one without a chart.
func ready(done *Converted, pkg *opc.Package, c Conversion) error {
	taken, err := template.Settle(c.Template, pkg, c.Clean)
	if err != nil {
		return err
	}
	if taken != "" {
		done.Notices = append(done.Notices,
			proof.Notice{Severity: check.Note, Text: "模板里的批注已经去掉，修订已经接受：" + taken + "。"})
	}
	if was, err := stamp.Take(pkg, draftMark); err != nil {
		return file.Explain(c.Template, err, "打不开这个模板")
	} else if was {
		done.Notices = append(done.Notices, proof.Notice{Severity: check.Note, Text: "模板页眉里的“草稿”已经去掉。"})
	}
	if err := template.RefusePictures(c.Template, pkg); err != nil {
		return err
	}
	if c.Last != "" && !done.Filing.asksLast() && !c.Charts && !hasCharts(pkg) {
		return lastUnused(c)
	}
	return nil
}

// refill fills the charts of a document that was filled by its actions. One that has no tag and that nobody knows is
// told of: it shows what the template shows.
func refill(done *Converted, pkg *opc.Package, last *form.Report) error {
	strange, err := chart.Refill(pkg, word.ChartData(done.Filing.Report, last))
	if err != nil {
		return unfilledCharts(err)
	}
	for _, s := range strange {
		done.Notices = append(done.Notices,
			proof.Notice{Severity: check.Warning,
				Text: s.Error() + "，里面还是模板的数据。请在标题或替代文字里写 {{chart 名称}}。"})
	}
	return nil
}

// placeAndTell is place, and tells of what the document still says of another agency, year or edition.
func (l *Library) placeAndTell(
	done *Converted, pkg *opc.Package, meant proof.Omissions, c Conversion, last *form.Report,
) (*rendered, error) {
	placed, err := l.place(done, pkg, meant, c, last)
	if err != nil {
		return nil, err
	}
	written := &readback.Meant{Report: done.Filing.Report}
	if hasCharts(placed) {
		written.Charts = word.ChartData(written.Report, last)
	}
	held := func(data []byte) error {
		told, otherwise, err := proof.Whose(data, written, l.index)
		if err != nil {
			return &file.Error{Path: c.Template, Reason: err.Error(), Advice: "请检查模板。", Err: err}
		}
		done.Notices = append(done.Notices, told...)
		return refused(otherwise, " Word 文件",
			"模板里直接打上去的数和统计表的不一样：请改正其中一处，或者把模板里的数换成名称。")
	}
	return &rendered{pkg: placed, held: held}, nil
}

// place fills a document without actions by its labels, and its charts, in which nothing of what they showed may stay.
func (l *Library) place(
	done *Converted, pkg *opc.Package, meant proof.Omissions, c Conversion, last *form.Report,
) (*opc.Package, error) {
	placed, err := fill.ByLabels(pkg, done.Filing.Report, l.index, meant)
	var other *fill.EditionError
	switch {
	case errors.As(err, &other):
		return nil, &file.Error{Path: c.Template, Reason: err.Error() + "，填不了，没有保存",
			Advice: "请换用 " + other.Report + "版的空白格式或者上年报告，或者核对统计表。", Err: err}
	case err != nil:
		return nil, &file.Error{Path: c.Template, Reason: "按标签填不进这个文档，没有保存：\n" + file.Listed(err),
			Advice: "请对照格式改正文档里的表和标题，或者用 nianbao template export 导出内置的模板。", Err: err}
	}
	done.Placed = placed
	if !hasCharts(placed.Package) {
		return placed.Package, nil
	}
	strange, err := chart.Refill(placed.Package, word.ChartData(done.Filing.Report, last))
	if err != nil {
		return nil, unfilledCharts(err)
	}
	if len(strange) > 0 {
		return nil, &file.Error{Path: c.Template, Reason: "文档里有旧的图表，没有保存：\n" + file.Listed(strange),
			Advice: "请在 Word 里删去这些图表；要图表的，加 --charts；“本年与上年对比”另用 --last 给出上年的文件。",
			Err:    strange}
	}
	return placed.Package, nil
}

// unfilled says why a template cannot be filled: that it is another edition's where that explains it.
func (l *Library) unfilled(t *docx.Template, err error, have *form.Form, c Conversion) error {
	faults := func(f *form.Form) wml.Errors { return template.WrongFor(t, f) }
	if other := l.otherEdition(faults, have); other != nil {
		return ofAnotherEdition(err, other, have, c)
	}
	return &file.Error{Path: c.Template, Reason: "模板填不了，没有保存：\n" + file.Listed(err),
		Advice: template.Advice("请改正模板；可用的名称见 nianbao template fields", err), Err: err}
}

// otherEdition returns the form for which a template has less than half as many faults as for the one that is had; nil where
// none explains them, as none does what is wrong with the report's own data.
func (l *Library) otherEdition(faults func(f *form.Form) wml.Errors, have *form.Form) *form.Form {
	var meant *form.Form
	had := len(faults(have))
	for _, f := range l.Forms {
		if n := len(faults(f)); 2*n < had {
			had, meant = n, f
		}
	}
	return meant
}

func ofAnotherEdition(err error, other, have *form.Form, c Conversion) error {
	return &file.Error{Path: c.Template,
		Reason: "这是 " + other.Edition + "版的模板，而统计表是 " + have.Edition + "版的，填不了，没有保存",
		Advice: "请换用 " + have.Edition + "版的模板（nianbao template export " + have.Edition +
			" 可以导出），或者核对统计表。", Err: err}
}
