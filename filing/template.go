package filing

import (
	"cmp"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/picture"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
	"nianbao/render/word/fill"
)

// openTemplate reads a Word template of the user's and adds an appendix of charts. The error is an *Error.
func openTemplate(path string, charts ...*form.Chart) (*docx.Template, *opc.Package, error) {
	pkg, err := opc.ReadFile(path)
	if err == nil && len(charts) > 0 {
		err = word.Appendix(pkg, charts)
	}
	if err != nil {
		return nil, nil, explain(path, err, "打不开这个模板")
	}
	t, err := docx.Parse(pkg)
	if err != nil {
		return nil, nil, &Error{Path: path, Reason: "模板有错：\n" + listed(err), Advice: "请在 Word 或 WPS 里改正模板后再试。", Err: err}
	}
	return t, pkg, nil
}

// listed returns an error's lines, each on one of its own.
func listed(err error) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(err.Error(), "。"), "\n", "\n  ")
}

// useTemplate fills the user's template with a report: by its actions, or where it has none, by its labels. What was written is read back:
// a figure of the report that stands in it otherwise is an error.
func (l *Library) useTemplate(f *Filing, c Conversion, last *form.Report) (data []byte, placed *fill.Result, err error) {
	t, pkg, err := openTemplate(c.Template, chartsWanted(f, c, last)...)
	if err != nil {
		return nil, nil, err
	}
	if len(t.Tags()) == 0 {
		placed, err := fill.ByLabels(pkg, f.Report, l.index)
		if err != nil {
			return nil, nil, &Error{Path: c.Template, Reason: "按标签填不进这个文档，没有保存：\n" + listed(err), Advice: "请对照格式改正文档里的表和标题，或者用 nianbao template export 导出内置的模板。", Err: err}
		}
		data, err := placed.Package.Bytes()
		return data, placed, err
	}
	named := fields.Of(f.Report)
	named["草稿"] = c.Draft
	data, err = t.FillWith(named, docx.Options{Missing: c.Missing})
	if err != nil {
		return nil, nil, &Error{Path: c.Template, Reason: "模板填不了，没有保存：\n" + listed(err), Advice: "可用的名称见 nianbao template fields；确实要留空的加 --missing blank。", Err: err}
	}
	if hasCharts(pkg) {
		if data, err = drawCharts(data, f.Report, last); err != nil {
			return nil, nil, err
		}
	}
	return data, nil, unlike(l.unequal(data, f.Report), " Word 文件")
}

// chartsWanted returns the charts of the appendix, where one is asked for.
func chartsWanted(f *Filing, c Conversion, last *form.Report) []*form.Chart {
	if !c.Charts {
		return nil
	}
	return chartsOf(f.Report, last)
}

// ExportTemplate writes the built-in Word template of an edition, to be edited in Word, and returns its path. The error is an *Error.
func (l *Library) ExportTemplate(edition, out string, force bool) (string, error) {
	f, err := l.Edition(edition, 0)
	if err != nil {
		return "", err
	}
	if out == "" {
		out = "年报模板（" + f.Edition + "版）.docx"
	}
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return "", &Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if err := writable(out, l.inputs(), force); err != nil {
		return "", err
	}
	data, err := l.template(f)
	if err != nil {
		return "", explain(out, err, f.Edition+"版的模板打不开")
	}
	return out, save(out, data, force)
}

// TemplateTags returns the actions of a Word template, and behind them the marks of its charts and pictures. The error is an *Error.
func TemplateTags(path string) ([]docx.Tag, error) {
	t, pkg, err := openTemplate(path)
	if err != nil {
		return nil, err
	}
	tags := t.Tags()
	charts, chartErr := chart.Names(pkg)
	pictures, pictureErr := picture.Names(pkg)
	if err := cmp.Or(chartErr, pictureErr); err != nil {
		return nil, explain(path, err, "模板里的图表或图片读不出来")
	}
	for _, name := range charts {
		tags = append(tags, docx.Tag{Part: "图表", Text: "{{chart " + name + "}}"})
	}
	for _, name := range pictures {
		tags = append(tags, docx.Tag{Part: "图片", Text: "{{image " + name + "}}"})
	}
	return tags, nil
}

// CheckTemplate finds the names in a Word template that no edition of the library offers, and returns the edition that has the most of
// them. The error is an *Error.
func (l *Library) CheckTemplate(path string) (*form.Form, error) {
	t, pkg, err := openTemplate(path)
	if err != nil {
		return nil, err
	}
	if err := l.checkCharts(pkg); err != nil {
		return nil, explain(path, err, "模板里的图表读不出来")
	}
	var best error
	fewest := -1
	for _, f := range slices.Backward(l.Forms) {
		offered := fields.Of(form.NewReport(f))
		offered["草稿"] = false
		err := t.Check(offered)
		if err == nil {
			return f, nil
		}
		if n := strings.Count(err.Error(), "\n"); fewest < 0 || n < fewest {
			best, fewest = err, n
		}
	}
	return nil, &Error{Path: path, Reason: "模板有错：\n" + listed(best), Advice: "可用的名称见 nianbao template fields。", Err: best}
}

// checkCharts finds a chart in a template that no edition offers.
func (l *Library) checkCharts(pkg *opc.Package) error {
	names, err := chart.Names(pkg)
	for _, name := range names {
		var offered []string
		for _, f := range l.Forms {
			for _, c := range f.Charts {
				offered = append(offered, c.Name)
			}
		}
		if !slices.Contains(offered, name) {
			return &Error{Reason: "没有“" + name + "”这个图表", Advice: "可用的图表：" + strings.Join(slices.Compact(slices.Sorted(slices.Values(offered))), "、") + "。"}
		}
	}
	return err
}

// FieldNames lists the names that a form offers to templates, in the order of the form, with what each stands for.
func FieldNames(f *form.Form) [][2]string {
	var names [][2]string
	for _, p := range f.Particulars {
		names = append(names, [2]string{p.Name, p.Label})
	}
	for _, s := range f.Sections {
		if s.Text != "" {
			names = append(names, [2]string{s.Name, s.Title})
		}
		for _, t := range s.Tables {
			for _, c := range t.Cells {
				names = append(names, [2]string{c.Name(), c.Label()})
			}
		}
	}
	return append(names, [2]string{"草稿", "是不是草稿（用于条件）"})
}
