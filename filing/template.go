package filing

import (
	"errors"
	"path/filepath"
	"strings"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/printing"
	"nianbao/filing/proof"
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
	return append(append(wrong, t.Misbraced(offered, true)...), t.Printed()...)
}

// faultsOf is wrongNames for a template that cannot be parsed, with what is wrong with it besides.
func faultsOf(pkg *opc.Package, f *form.Form) wml.Errors {
	var wrong wml.Errors
	errors.As(docx.Faults(pkg, offeredBy(f), action.Refuse), &wrong)
	return wrong
}

// chartsWanted returns the charts of the appendix, where one is asked for.
func chartsWanted(f *Filing, c Conversion, last *form.Report) []*form.Chart {
	if !c.Charts {
		return nil
	}
	return word.Charts(f.Report, last)
}

// Fonts returns the typefaces that the library's Word templates name, each once.
func (l *Library) Fonts() ([]string, error) {
	var documents [][]byte
	for _, f := range l.Forms {
		data, err := l.template(f)
		if err != nil {
			return nil, file.Explain(f.Edition, err, f.Edition+"版的模板打不开")
		}
		documents = append(documents, data)
	}
	return printing.Fonts(documents...)
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
	if err := file.Writable(out, l.Inputs(), force); err != nil {
		return "", err
	}
	data, err := l.template(f)
	if err != nil {
		return "", file.Explain(out, err, f.Edition+"版的模板打不开")
	}
	return out, file.Save(out, data, force)
}
