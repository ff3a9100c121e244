package filing

import (
	"cmp"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/filing/template"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
	"nianbao/render/word/fill"
)

// A Fit is what a template without faults is fit for.
type Fit struct {
	Form     *form.Form
	ByLabels bool           // it has no actions and is filled by its labels
	Notices  []proof.Notice // what is told of it wherever it is filled
}

// CheckTemplate finds all that is wrong with a Word template for an edition of the library, "" for the one for which it
// has the fewest faults, and returns what it is fit for. One without actions must take a report by its labels. What
// Convert tells of it whatever the report is told as well: a report is made up and filled in. The error is an *file.Error.
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
			return template.FaultsFor(pkg, f)
		}
		return template.WrongFor(t, f)
	})
	if err != nil {
		var other *file.Error
		if errors.As(err, &other) {
			other.Path = path
		}
		return nil, err
	}
	charts, err := template.WrongCharts(pkg, l.Forms)
	if err != nil {
		return nil, file.Explain(path, err, "模板里的图表读不出来")
	}
	wrong = slices.Concat(wrong, charts)
	asked := t
	if edition != "" {
		asked = nil // its names are asked for
	}
	if err := template.JudgedFor(f.Edition, template.OfferedBy(f), path, pkg, wrong, asked); err != nil {
		return nil, err
	}
	fit := &Fit{Form: f, ByLabels: proof.Only(t.Tags())}
	if fit.ByLabels {
		forms := l.Forms
		if edition != "" {
			forms = []*form.Form{f}
		}
		if fit.Form, err = template.FormByLabels(path, pkg, t, forms, l.index); err != nil {
			return nil, err
		}
	}
	return fit, l.try(path, pkg, fit)
}

// try fills a template without faults with a made-up report, as convert does. It refuses one in which figures were typed,
// or from which charts of another report would stay, and tells of what it does not print. The error is an *file.Error.
func (l *Library) try(path string, pkg *opc.Package, fit *Fit) error {
	f := fit.Form
	if f.HasOpen() { // how many rows it has nobody knows
		return nil
	}
	done, last := &Converted{Filing: &Filing{Report: fill.MadeUp(f, f.Years.From)}}, fill.MadeUp(f, f.Years.From-1)
	filled, err := l.fillTemplate(done, pkg.Clone(), Conversion{Template: path, trial: func(
		data []byte, written *readback.Meant, meant proof.Omissions, lost proof.Skipped,
	) error {
		typed, notices, err := proof.Trial(data, written, meant, lost, l.index)
		done.Notices = append(done.Notices, notices...)
		return cmp.Or(err, template.Judged(path, pkg, typed, "可用的名称见 nianbao template fields"))
	}}, last)
	if filled != nil && !fit.ByLabels {
		_, err = filled.bytes()
	}
	fit.Notices = done.Notices
	var told *file.Error
	if errors.As(err, &told) {
		told.Reason = strings.ReplaceAll(told.Reason, "，没有保存", "")
	}
	return err
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

// TypedIn says which figures stand typed in a template's tables, empty for none.
func (l *Library) TypedIn(path string) string { return template.TypedIn(path, l.index) }

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
