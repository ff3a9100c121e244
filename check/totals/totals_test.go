package totals

import (
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
)

// TestMarked shows that of an equation between very many cells only the total is marked, or half a sheet would be coloured for one sum.
func TestMarked(t *testing.T) {
	f := define.Builtin()[0]
	r := form.NewReport(f)
	for _, c := range f.Cells {
		r.SetNumber(c, decimal.NewFromInt(1))
	}
	for parts, want := range map[int]bool{2: false, maxMarked - 1: false, maxMarked: true} {
		relation := &form.Relation{}
		e := &form.Equation{Relation: relation, Left: []form.Term{{Cell: f.Cells[0]}}}
		for _, c := range f.Cells[1 : 1+parts] {
			e.Right = append(e.Right, form.Term{Cell: c})
		}
		relation.Equations = []*form.Equation{e}
		p := rule.NewPass(r, nil)
		p.Run(ruleOf(relation))
		if list := p.Findings(); len(list) != 1 || list[0].PlaceOnly != want {
			t.Errorf("%d parts: %+v", parts, list)
		}
	}
}
