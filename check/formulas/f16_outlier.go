package formulas

import (
	"maps"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
)

var f16 = &rule.Rule{
	ID: "F16", Severity: rule.Warning, Title: "公式与相邻各格的写法不同",
	What:    "同一行或同一列的格都是一样写法的公式，只有这一格不同，多半是改动过或复制时错了位。",
	Basis:   "同一行、同一列的数来历相同，公式的写法应当相同",
	Example: "D4、E4、G4 都取自“台账”的第 2 行，F4 取自第 3 行。",
	Mend:    "核对这一格引用的是不是它的数。",
	Run:     report,
}

// outliers returns, by their numbers, the formulas that no equation judges and that differ from all others of their
// row or column.
func outliers(list []verdict) []int {
	lines := map[*form.Leaf][]int{}
	for i, v := range list {
		if v.rule == "" && v.Total == nil && v.Ratio == nil || v.rule == "F18" {
			lines[v.Cell.Row] = append(lines[v.Cell.Row], i)
			lines[v.Cell.Column] = append(lines[v.Cell.Column], i)
		}
	}
	found := map[int]bool{}
	for _, line := range lines {
		if i := outlierOf(list, line); i >= 0 {
			found[i] = true
		}
	}
	return slices.Collect(maps.Keys(found))
}

// outlierOf returns the one formula of a line that differs in shape from all others, which are alike; -1 for none.
func outlierOf(list []verdict, line []int) int {
	if len(line) < 3 {
		return -1
	}
	shapes := map[string][]int{}
	for _, i := range line {
		shape, ok := list[i].Shape()
		if !ok {
			return -1
		}
		shapes[shape] = append(shapes[shape], i)
	}
	if len(shapes) == 2 {
		for _, alike := range shapes {
			if len(alike) == 1 {
				return alike[0]
			}
		}
	}
	return -1
}
