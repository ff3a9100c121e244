package causes

import (
	"testing"

	"nianbao/check/rule"
	"nianbao/check/suspect"
	"nianbao/form"
)

// TestHead tells of a slip under the finding that explains the equations which it breaks, never under one that itself
// follows another, nor under one that tells of another slip already.
func TestHead(t *testing.T) {
	cell := &form.Cell{ID: "a.b.c"}
	equation := &form.Equation{}
	sure := suspect.Verdict{Certain: true, Explanations: []suspect.Explanation{{Changes: []suspect.Change{{Cell: cell}}}}}
	newFindings := func() []rule.Finding {
		err := &rule.Rule{Severity: rule.Error}
		return []rule.Finding{
			{Rule: err, Trail: rule.Trail{Equation: equation}},
			{Rule: err, Cells: []rule.Cell{{ID: cell.ID}}},
			{Rule: err, Cells: []rule.Cell{{ID: "d.e.f"}}},
		}
	}
	for _, test := range []struct {
		name    string
		by      []int
		accused int
		verdict suspect.Verdict
		want    int
	}{
		{"the cell's own", []int{none, none, none}, none, sure, 1},
		{"what explains the cell's own", []int{none, 2, none}, none, sure, 2},
		{"the equation", []int{none, none, none}, none, suspect.Verdict{}, 0},
		{"what explains the equation", []int{2, none, none}, none, suspect.Verdict{}, 2},
		{"the equation, as the cell's own tells of another", []int{none, none, none}, 1, sure, 0},
		{"none, as what explains it tells of another", []int{2, none, none}, 2, suspect.Verdict{}, none},
	} {
		t.Run(test.name, func(t *testing.T) {
			x := &explainer{findings: newFindings(), by: test.by}
			if test.accused != none {
				x.findings[test.accused].Suspects = []rule.Suspect{{}}
			}
			if got := x.head([]int{0}, test.verdict); got != test.want {
				t.Errorf("told of under %d, want %d", got, test.want)
			}
		})
	}
}
