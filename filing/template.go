package filing

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/picture"
	"nianbao/docx/wml"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
)

// openTemplate reads a Word template of the user's. offered are the names that it may use, nil where they are not
// known. The error is an *Error.
func openTemplate(path string, offered map[string]any) (*docx.Template, *opc.Package, error) {
	pkg, err := readTemplate(path)
	if err != nil {
		return nil, nil, err
	}
	t, err := parseTemplate(path, pkg, offered)
	return t, pkg, err
}

// parseTemplate adds an appendix of charts to a template that was read, and parses it. The error is an *Error.
func parseTemplate(path string, pkg *opc.Package, offered map[string]any, charts ...*form.Chart) (*docx.Template,
	error) {
	if len(charts) > 0 {
		if err := word.Appendix(pkg, charts); err != nil {
			return nil, explain(path, err, "打不开这个模板")
		}
	}
	t, err := docx.Parse(pkg)
	if err != nil {
		return nil, badTemplate(path, pkg, err, offered)
	}
	return t, nil
}

// badTemplate says what is wrong with a template that cannot be parsed, wrong names included where it is known which
// there are.
func badTemplate(path string, pkg *opc.Package, err error, offered map[string]any) *Error {
	if offered != nil {
		if all := docx.Faults(pkg, offered); all != nil {
			err = all
		}
	}
	return &Error{Path: path, Reason: "模板有错：\n" + listed(err), Advice: "请在 Word 或 WPS 里改正模板后再试。",
		Err: err}
}

// listed returns an error's lines, each on one of its own.
func listed(err error) string {
	return "  " + strings.ReplaceAll(strings.TrimSuffix(err.Error(), "。"), "\n", "\n  ")
}

// offeredBy returns the names that a form offers to templates.
func offeredBy(f *form.Form) map[string]any {
	offered := fields.Of(form.NewReport(f.WithOneRow()))
	offered["草稿"] = false
	return offered
}

// wrongNames returns what is wrong with a template for a form.
func wrongNames(t *docx.Template, f *form.Form) wml.Errors {
	offered := offeredBy(f)
	_, wrong := proof.OmissionsOf(t.Tags(), f)
	var names wml.Errors
	if errors.As(t.Check(offered), &names) {
		wrong = append(names, wrong...)
	}
	return append(wrong, t.Misbraced(offered, true)...)
}

// chartsWanted returns the charts of the appendix, where one is asked for.
func chartsWanted(f *Filing, c Conversion, last *form.Report) []*form.Chart {
	if !c.Charts {
		return nil
	}
	return word.Charts(f.Report, last)
}

// ExportTemplate writes the built-in Word template of an edition, to be edited in Word, and returns its path. The
// error is an *Error.
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

// TemplateTags returns the actions of a Word template, and behind them the marks of its charts and pictures. The
// error is an *Error.
func TemplateTags(path string) ([]docx.Tag, error) {
	t, pkg, err := openTemplate(path, nil)
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

// CheckTemplate finds the names in a Word template that no edition of the library offers, and returns the edition
// that has the most of them. The error is an *Error.
func (l *Library) CheckTemplate(path string) (*form.Form, error) {
	t, pkg, err := openTemplate(path, offeredBy(l.Forms[len(l.Forms)-1]))
	if err == nil {
		_, err = settle(path, pkg, false)
	}
	if err != nil {
		return nil, err
	}
	if err := l.checkCharts(pkg); err != nil {
		return nil, explain(path, err, "模板里的图表读不出来")
	}
	var best wml.Errors
	for i, f := range slices.Backward(l.Forms) {
		wrong := wrongNames(t, f)
		if len(wrong) == 0 {
			return f, nil
		}
		if i == len(l.Forms)-1 || len(wrong) < len(best) {
			best = wrong
		}
	}
	return nil, &Error{Path: path, Reason: "模板有错：\n" + listed(best),
		Advice: "请在 Word 或 WPS 里改正模板后再试；可用的名称见 nianbao template fields。", Err: best}
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
			return &Error{Reason: "没有“" + name + "”这个图表",
				Advice: "可用的图表：" + strings.Join(slices.Compact(slices.Sorted(slices.Values(offered))), "、") +
					"。"}
		}
	}
	return err
}
