package filing

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/filing/template"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
)

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
// error is an *file.Error.
func (l *Library) ExportTemplate(edition, out string, force bool) (string, error) {
	f, err := l.Edition(edition, 0)
	if err != nil {
		return "", err
	}
	if out == "" {
		out = "年报模板（" + f.Edition + "版）.docx"
	}
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return "", &file.Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if err := file.Writable(out, l.inputs(), force); err != nil {
		return "", err
	}
	data, err := l.template(f)
	if err != nil {
		return "", file.Explain(out, err, f.Edition+"版的模板打不开")
	}
	return out, file.Save(out, data, force)
}

// CheckTemplate finds the names in a Word template that no edition of the library offers, and returns the edition
// that has the most of them. The error is an *file.Error.
func (l *Library) CheckTemplate(path string) (*form.Form, error) {
	t, pkg, err := template.Open(path, offeredBy(l.Forms[len(l.Forms)-1]))
	if err == nil {
		_, err = template.Settle(path, pkg, false)
	}
	if err != nil {
		return nil, err
	}
	if err := l.checkCharts(pkg); err != nil {
		return nil, file.Explain(path, err, "模板里的图表读不出来")
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
	return nil, &file.Error{Path: path, Reason: "模板有错：\n" + file.Listed(best),
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
			return &file.Error{Reason: "没有“" + name + "”这个图表",
				Advice: "可用的图表：" + strings.Join(slices.Compact(slices.Sorted(slices.Values(offered))), "、") +
					"。"}
		}
	}
	return err
}
