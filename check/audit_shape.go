package check

import "nianbao/form"

// strangers finds, among the formulas that no equation judges, one that differs from all others of its row or column.
func (a *audit) strangers() {
	lines := map[*form.Leaf][]int{}
	for i, j := range a.judged {
		if j.rule == "" && a.totals[j.cell] == nil || j.rule == "F18" {
			lines[j.cell.Row] = append(lines[j.cell.Row], i)
			lines[j.cell.Column] = append(lines[j.cell.Column], i)
		}
	}
	odd := map[int]bool{}
	for _, line := range lines {
		if i := a.stranger(line); i >= 0 {
			odd[i] = true
		}
	}
	for i := range odd {
		a.judged[i].breaks("F16", "与同一行、同一列里其他格的公式写法不同")
	}
}

// stranger returns the one formula of a line that differs in shape from all others, which are alike; -1 for none.
func (a *audit) stranger(line []int) int {
	if len(line) < 3 {
		return -1
	}
	shapes := map[string][]int{}
	for _, i := range line {
		f, err := a.book.Formula(a.judged[i].at)
		if err != nil || f == nil {
			return -1
		}
		shape := f.R1C1(a.judged[i].at.Row, a.judged[i].at.Col)
		shapes[shape] = append(shapes[shape], i)
	}
	if len(shapes) == 2 {
		for _, of := range shapes {
			if len(of) == 1 {
				return of[0]
			}
		}
	}
	return -1
}
