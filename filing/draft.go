package filing

import (
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/formula/syntax"
	"nianbao/grid"
)

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
