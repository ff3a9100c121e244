package filing

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/review"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/filing/template"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/render/word/fill"
)

// A Fit is what a template without faults is fit for.
type Fit struct {
	Form     *form.Form
	ByLabels bool // it has no actions and is filled by its labels
}

// CheckTemplate finds all that is wrong with a Word template for an edition of the library, "" for the one for which it
// has the fewest faults, and returns what it is fit for. One without actions must take a report by its labels. The error
// is an *file.Error.
func (l *Library) CheckTemplate(path, edition string) (*Fit, error) {
	pkg, err := template.Read(path)
	if err != nil {
		return nil, err
	}
	t, err := docx.Parse(pkg)
	if faults := (wml.Errors{}); err != nil && !errors.As(err, &faults) {
		return nil, file.Explain(path, err, "打不开这个模板")
	}
	f, wrong, err := l.fitting(edition, func(f *form.Form) wml.Errors {
		if t == nil {
			return faultsOf(pkg, f)
		}
		return wrongNames(t, f)
	})
	if err != nil {
		var other *file.Error
		if errors.As(err, &other) {
			other.Path = path
		}
		return nil, err
	}
	charts, err := l.wrongCharts(pkg)
	if err != nil {
		return nil, file.Explain(path, err, "模板里的图表读不出来")
	}
	wrong = slices.Concat(wrong, charts)
	asked := t
	if edition != "" {
		asked = nil // its names are asked for
	}
	if err := template.JudgedFor(f.Edition, offeredBy(f), path, pkg, wrong, asked); err != nil {
		return nil, err
	}
	if proof.Only(t.Tags()) {
		f, err := l.labelled(path, edition, pkg, t.Tags())
		return &Fit{f, true}, err
	}
	return &Fit{Form: f}, nil
}

// labelled returns the form, that of an edition where one is given, on which reports are filled into a document without
// actions by its labels. The error is an *file.Error.
func (l *Library) labelled(path, edition string, pkg *opc.Package, tags []docx.Tag) (*form.Form, error) {
	forms := slices.Clone(l.Forms)
	slices.Reverse(forms)
	if edition != "" {
		f, err := l.Edition(edition, 0)
		if err != nil {
			return nil, err
		}
		forms = []*form.Form{f}
	}
	var first error
	for _, f := range forms {
		meant, _ := proof.OmissionsOf(tags, f)
		err := fill.Try(pkg, f, l.index, meant)
		if err == nil {
			return f, nil
		}
		var wrong, fewest wml.Errors
		if first == nil || errors.As(err, &wrong) && (!errors.As(first, &fewest) || len(wrong) < len(fewest)) {
			first = err
		}
	}
	return nil, noLabels(path, first)
}

// noLabels says why a document without actions cannot be filled by its labels.
func noLabels(path string, err error) *file.Error {
	var other *fill.EditionError
	if errors.As(err, &other) {
		return &file.Error{Path: path, Reason: "这份文档是 " + other.Document + "版的格式，不是 " + other.Report + "版的",
			Advice: "请换用 " + other.Report + "版的空白格式或者上年报告，或者改用 --edition " + other.Document + "。", Err: err}
	}
	return &file.Error{Path: path, Reason: "模板里没有 {{…}} 标记，按标签也填不进去：\n" + file.Listed(err),
		Advice: "年报的，请对照格式改正文档里的表和标题，或者用 nianbao template export 导出内置的模板；" +
			"填别的数据的，请写上数据的名称，如 {{单位}}，并加 --data 数据文件。", Err: err}
}

// fitting returns the form of an edition and a template's faults for it; with "" the form, the latest of several, for
// which it has the fewest. The error is a *file.Error; for a template that is plainly another edition's it says so
// instead of the names that this one has not.
func (l *Library) fitting(edition string, faults func(f *form.Form) wml.Errors) (*form.Form, wml.Errors, error) {
	var best *form.Form
	var fewest wml.Errors
	for _, f := range slices.Backward(l.Forms) {
		if wrong := faults(f); best == nil || len(wrong) < len(fewest) {
			best, fewest = f, wrong
		}
		if len(fewest) == 0 {
			break
		}
	}
	if edition == "" || best.Edition == edition {
		return best, fewest, nil
	}
	f, err := l.Edition(edition, 0)
	if err != nil {
		return nil, nil, err
	}
	wrong := faults(f)
	if len(wrong) > 0 && len(fewest) <= (len(wrong)-1)/2 {
		return nil, nil, &file.Error{
			Reason: "这是 " + best.Edition + "版的模板，不是 " + f.Edition + "版的",
			Advice: "请换用 " + f.Edition + "版的模板（nianbao template export " + f.Edition + " 可以导出），或者改用 --edition " +
				best.Edition + "。", Err: wrong}
	}
	return f, wrong, nil
}

// wrongCharts returns what is wrong with the tags of a template's charts: those included that no edition offers. The
// error is that of package opc.
func (l *Library) wrongCharts(pkg *opc.Package) (wrong wml.Errors, err error) {
	offered := map[string]bool{}
	for _, f := range l.Forms {
		for _, c := range f.Charts {
			offered[c.Name] = true
		}
	}
	if err = chart.Check(pkg, offered); errors.As(err, &wrong) {
		err = nil
	}
	return wrong, err
}

// IsFaultyTemplate reports whether an error says what is wrong with a template that could be read.
func IsFaultyTemplate(err error) bool {
	var wrong wml.Errors
	return errors.As(err, &wrong)
}

// AnnotateTemplate writes what CheckTemplate has found wrong with a template as comments into a copy of it, each beside
// its place, and reports whether there was anything to write. The error is an *file.Error.
func (l *Library) AnnotateTemplate(path, out string, found error, force bool) (bool, error) {
	var wrong wml.Errors
	if !errors.As(found, &wrong) {
		return false, nil
	}
	pkg, err := template.Read(path)
	if err != nil {
		return false, err
	}
	remarks := make([]review.Remark, len(wrong))
	for i, one := range wrong {
		remarks[i] = review.Remark{At: one.At, Text: one.Error()}
	}
	var data []byte
	if err = review.Annotate(pkg, remarks); err == nil {
		data, err = pkg.Bytes()
	}
	if err != nil {
		return false, file.Explain(out, err, "批注写不进去")
	}
	return true, file.Save(out, data, force)
}

// TemplateCopy refuses a place for the copy of a template that is to be annotated. The error is an *file.Error.
func (l *Library) TemplateCopy(path, out string, force bool) error {
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return &file.Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 --annotate 后面的文件名。"}
	}
	if err := file.Writable(out, append(l.Inputs(), path), force); err != nil {
		return err
	}
	return nil
}
