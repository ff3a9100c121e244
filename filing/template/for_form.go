package template

import (
	"errors"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/wml"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/ooxml/opc"
)

// OfferedBy returns the names that a form offers to templates.
func OfferedBy(f *form.Form) map[string]any {
	offered := fields.Of(form.NewReport(f.WithOneRow()))
	offered["草稿"] = false
	return offered
}

// WrongFor returns what is wrong with a template for a form.
func WrongFor(t *docx.Template, f *form.Form) wml.Errors {
	offered := OfferedBy(f)
	_, wrong := proof.OmissionsOf(t.Tags(), f)
	var names wml.Errors
	if errors.As(t.Check(offered), &names) {
		wrong = append(names, wrong...)
	}
	return append(append(wrong, t.Misbraced(offered, true)...), t.Printed()...)
}

// FaultsFor is WrongFor for a template that cannot be parsed, with what is wrong with it besides.
func FaultsFor(pkg *opc.Package, f *form.Form) wml.Errors {
	var wrong wml.Errors
	errors.As(docx.Faults(pkg, OfferedBy(f), action.Refuse), &wrong)
	return wrong
}

// WrongCharts returns what is wrong with the tags of a template's charts: those included that none of the forms offers.
// The error is that of package opc.
func WrongCharts(pkg *opc.Package, forms []*form.Form) (wrong wml.Errors, err error) {
	offered := map[string]bool{}
	for _, f := range forms {
		for _, c := range f.Charts {
			offered[c.Name] = true
		}
	}
	if err = chart.Check(pkg, offered); errors.As(err, &wrong) {
		err = nil
	}
	return wrong, err
}
