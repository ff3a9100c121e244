package causes

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/suspect"
	"nianbao/form"
)

// maxTold is how many explanations are spelled where it is not certain which is right.
const maxTold = 3

// doubtful is said where it is not certain that there is no other explanation.
const doubtful = "；不排除别的可能，请对照台账核对"

// accusation says which cell most likely is wrong: 最可能是 依申请公开!E8：现为 2588，应为 5288（数字颠倒），改后全部相平。
func (x *explainer) accusation(v suspect.Verdict) string {
	holds := "改后全部相平"
	if v.Partly {
		holds = "改后这一处相平"
	}
	others := v.Others
	if !v.Explanations[0].Whole {
		others = slices.Concat(v.Besides[:min(1, len(v.Besides))], others)
	}
	if len(others) > 0 {
		holds = "与 " + x.placesOf(others) + " 一起改后全部相平"
	}
	if v.Explanations[0].Against {
		holds = strings.ReplaceAll(holds, "全部", "表内各数") + "，但与文字或上年报告所写的数就对不上了"
	}
	var b strings.Builder
	b.WriteString("最可能是 " + x.says(v.Explanations[0]) + "，" + holds)
	switch {
	case v.Certain:
		return b.String() + "。"
	case v.Count == 1:
		return b.String() + doubtful + "。"
	}
	told := []string{x.says(v.Explanations[0])}
	for _, e := range v.Explanations[1:] {
		if says := x.says(e); len(told) < maxTold && !slices.Contains(told, says) {
			b.WriteString([]string{"；也可能是 ", "，或者 "}[len(told)-1] + says)
			told = append(told, says)
		}
	}
	if v.Count > maxTold {
		b.WriteString(fmt.Sprintf(" 等，共 %d 种可能", v.Count))
	}
	if column := x.column(v); column != "" {
		b.WriteString("，都在" + form.Quote(column) + "一列")
	}
	if v.Open {
		return b.String() + doubtful + "。"
	}
	return b.String() + "，请对照台账核对。"
}

// column returns the label of the column in which all that an explanation changes stands, whichever explanation it is;
// empty where they differ.
func (x *explainer) column(v suspect.Verdict) string {
	var column *form.Leaf
	for _, e := range v.Explanations {
		for _, c := range e.Changes {
			if column != nil && column != c.Cell.Column {
				return ""
			}
			column = c.Cell.Column
		}
	}
	return column.Label
}

// says spells an explanation.
func (x *explainer) says(e suspect.Explanation) string {
	changes := slices.DeleteFunc(slices.Clone(e.Changes), isAddedUp)
	var b strings.Builder
	for i, c := range changes {
		colon := "："
		if len(changes) > 1 {
			colon = " "
		}
		if i > 0 {
			b.WriteString("；")
		}
		b.WriteString(x.place(c.Cell) + colon + "现为 " + c.Cell.Printed(c.From) + "，应为 " + c.Cell.Printed(c.To))
		if last := i+1 == len(changes); last || changes[i+1].Why != c.Why {
			b.WriteString("（" + c.Why + "）")
		}
	}
	var totals []string
	for _, c := range e.Changes {
		if isAddedUp(c) {
			totals = append(totals, x.pass.Report.Value(c.Cell).Place.Within())
		}
	}
	if len(totals) > 0 {
		b.WriteString("，总计 " + strings.Join(totals, "、") + " 跟着改")
	}
	return b.String()
}

func isAddedUp(c suspect.Change) bool { return c.Why == suspect.AddedUp }

// placesOf returns where changes are made, the first few.
func (x *explainer) placesOf(changes []suspect.Change) string {
	places := make([]string, 0, maxTold)
	for _, c := range changes[:min(len(changes), maxTold)] {
		places = append(places, x.place(c.Cell))
	}
	if len(changes) > maxTold {
		return strings.Join(places, "、") + " 等"
	}
	return strings.Join(places, "、")
}

// place returns where a cell stands, of a report that was read from nothing how the cell is called.
func (x *explainer) place(c *form.Cell) string {
	if place := x.pass.Report.Value(c).Place.String(); place != "" {
		return place
	}
	return c.Label()
}
