package terminal

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/fix"
	"nianbao/form"
)

// Fixed prints each change and what is left to people.
func (t *Terminal) Fixed(path string, f *filing.Fixed, all bool) {
	fmt.Fprintln(t.Out, Paint(t.OutColor, Bold, Visible(path))+"  "+Title(f.Filing))
	results := map[string]int{}
	for _, c := range f.Changes {
		if isResultElsewhere(c) {
			results[c.Place.Sheet]++
			continue
		}
		place, label := c.Place.String(), ""
		if c.Cell != nil {
			label = "  " + c.Cell.Label()
		}
		if place == "" {
			place = "工作簿"
		}
		why := ""
		if c.Why != "" {
			why = "（" + c.Why + "，改后全部相平；请对照台账核对）"
		}
		fmt.Fprintf(t.Out, "  %s%s：%s → %s%s\n", Paint(t.OutColor, Bold, Visible(place)), Visible(label),
			Visible(c.Before), Visible(c.After), why)
	}
	for _, sheet := range slices.Sorted(maps.Keys(results)) {
		fmt.Fprintf(t.Out, "  %s：%d 格公式的结果跟着重新计算\n", Paint(t.OutColor, Bold, Visible(sheet)),
			results[sheet])
	}
	switch {
	case len(f.Changes) == 0:
		fmt.Fprintln(t.Out, "  没有能自动改正的地方。")
	case f.Path == "":
		fmt.Fprintf(t.Out, "  共要改 %d 处。没有写文件；要写出改正后的工作簿，加 -o 文件名.xlsx。\n", len(f.Changes))
	default:
		fmt.Fprintf(t.Out, "  共改 %d 处。\n", len(f.Changes))
	}
	t.unset(f.Unset)
	if len(f.Doubts) > 0 {
		fmt.Fprintln(t.Out, "这些总计原来的数与公式算出的不同，是总计错还是其中一格错，要人核对：")
		for _, c := range f.Doubts {
			fmt.Fprintf(t.Out, "  %s%s：%s → %s\n", Paint(t.OutColor, Bold, Visible(c.Place.String())),
				"  "+Visible(c.Cell.Label()), Visible(c.Before), Visible(c.After))
		}
	}
	if len(f.Left) > 0 {
		if len(f.Left) > filing.Explained(f.Left) {
			fmt.Fprintln(t.Out, "改正后还有这些问题，要人核对：")
		}
		Findings(t.Out, t.OutColor, f.Left, all)
	}
	if f.Path != "" {
		t.WroteTo("已生成", file.Spot{Path: f.Path})
		t.Unprotected(f.Filing)
		t.Uncopied(f.Filing)
	}
}

// Undecided says why suspects were not put right: they are not the only explanation.
func (t *Terminal) Undecided(left []check.Finding) {
	var places []string
	for i := range left {
		if s := left[i].Suspects; len(s) > 0 && !left[i].Certain {
			places = append(places, Visible(s[0].Place.String()))
		}
	}
	if len(places) > 0 {
		fmt.Fprintf(t.Out, "最可能错的格没有改：%s 不是唯一的解释，或者没有逐一试完，请对照台账核对后手工改。\n",
			strings.Join(places, "、"))
	}
}

// isResultElsewhere reports whether a change is that of a result alone, in a cell that is none of the form's: it
// follows from the others.
func isResultElsewhere(c fix.Change) bool {
	before, _, _ := strings.Cut(c.Before, "（")
	after, _, _ := strings.Cut(c.After, "（")
	return c.Cell == nil && c.Place.Sheet != "" && strings.HasPrefix(before, "=") && before == after
}

// unset prints what could not be mended, all cells of one table with the same reason on one line.
func (t *Terminal) unset(list []fix.Change) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(t.Out, "这些格应当改而没有改，要人改：")
	type group struct {
		table  *form.Table
		reason string
	}
	groups := map[group][]fix.Change{}
	var order []group
	for _, c := range list {
		g := group{reason: c.After}
		if c.Cell != nil {
			g.table = c.Cell.Table
		}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], c)
	}
	for _, g := range order {
		first, label, rest := groups[g][0], "", ""
		if first.Cell != nil {
			label = "  " + first.Cell.Label()
		}
		if n := len(groups[g]); n > 1 {
			rest = fmt.Sprintf(" 等 %d 格（到 %s）", n, groups[g][n-1].Place.Within())
		}
		fmt.Fprintf(t.Out, "  %s%s：%s%s。%s\n", Paint(t.OutColor, Bold, Visible(first.Place.String())), Visible(label),
			Visible(first.Before), rest, Visible(g.reason))
	}
}
