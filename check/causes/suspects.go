package causes

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/check/suspect"
	"nianbao/form"
)

// accuse names the cells that most likely are wrong where equations do not hold, and lets all that they explain follow
// one finding: that about the cell itself where there is one, otherwise the first of the equations.
func (x *explainer) accuse() {
	of := map[*form.Equation]int{}
	c := suspect.Case{Report: x.pass.Report, Figure: x.counted, Typed: x.isTyped}
	for _, i := range x.brokenStill() {
		if e := x.findings[i].Equation; x.isPlain(e) && !x.balances(e) {
			of[e] = i
			c.Broken = append(c.Broken, e)
		}
	}
	if len(c.Broken) == 0 {
		return
	}
	for _, e := range x.pass.Report.Form.Equations {
		if x.isPlain(e) && x.balances(e) {
			c.Sound = append(c.Sound, e)
		}
	}
	for _, v := range suspect.Explain(c) {
		list := make([]int, len(v.Equations))
		for k, e := range v.Equations {
			list[k] = of[e]
		}
		x.accuseIn(list, v)
	}
}

// accuseBlank names what totals that were left blank should hold, where all else hangs together.
func (x *explainer) accuseBlank() {
	broken := func(f rule.Finding) bool { return f.Equation != nil && f.Rule.Severity == rule.Error }
	if slices.ContainsFunc(x.findings, broken) {
		return
	}
	sums := rule.BlankTotals.Of(x.pass)
	for i := range x.findings {
		f := &x.findings[i]
		for _, total := range f.Sums {
			if sum, blank := sums[total]; blank && x.isReadable(total) {
				f.Suspects = append(f.Suspects, rule.Suspect{
					Cell: x.pass.Cell(total), Of: total, ShouldBe: sum, Why: "总计没有填",
				})
			}
		}
		f.Certain = f.Certain || len(f.Suspects) > 0
	}
}

// isReadable reports whether figures stand in all that a total is made of, be it through totals that are blank, too:
// otherwise nobody knows what it should hold.
func (x *explainer) isReadable(total *form.Cell) bool {
	return !slices.ContainsFunc(x.pass.Report.Form.Totals()[total].Parts(), func(t form.Term) bool {
		_, blank := rule.BlankTotals.Of(x.pass)[t.Cell]
		return x.pass.Report.Value(t.Cell).State == form.Unreadable || x.pass.Lost(t.Cell) || blank && !x.isReadable(t.Cell)
	})
}

// isPlain reports whether two sums of the report's own figures must be equal, exactly and always.
func (x *explainer) isPlain(e *form.Equation) bool {
	return e.IsEquality() && e.When == nil && !e.IsOutside() && e.Relation.Tolerance.IsZero() && !e.Relation.Plausible &&
		!slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool {
			_, ok := x.counted(c)
			return !ok || x.pass.Lost(c)
		})
}

// counted returns a cell's figure as equations count it in the world in which all is mended that needs no judgement.
func (x *explainer) counted(c *form.Cell) (decimal.Decimal, bool) {
	if sum, ok := rule.BlankTotals.Of(x.pass)[c]; ok {
		return sum, true
	}
	return x.mended.figure(c)
}

func (x *explainer) balances(e *form.Equation) bool {
	return e.Balanced(func(c *form.Cell) decimal.Decimal {
		n, _ := x.counted(c)
		return n
	})
}

// isTyped reports whether somebody may have typed a cell's figure. A total that is told of as blank nobody has.
func (x *explainer) isTyped(c *form.Cell) bool {
	if c.Of != nil || x.pass.Lost(c) {
		return false
	}
	if _, blank := rule.BlankTotals.Of(x.pass)[c]; blank {
		return false
	}
	e := x.pass.Report.Form.Computed(c)
	return e == nil || x.pass.Report.Value(c).Formula == "" && !x.mended.sums[c] || !e.IsEquality() || !x.balances(e)
}

// accuseIn tells of what explains the findings of a list, all of equations.
func (x *explainer) accuseIn(list []int, v suspect.Verdict) {
	if len(v.Explanations) == 0 {
		return
	}
	head := x.about(v)
	if head == none {
		head = list[0]
	}
	for _, i := range list {
		x.follow(i, head)
	}
	f := &x.findings[head]
	f.Certain = v.Certain
	for i, e := range v.Explanations {
		x.suspect(f, e.Changes)
		if i == 0 {
			x.suspect(f, v.Besides)
		}
	}
	f.Message = x.accusation(v) + f.Message
	if v.Certain {
		x.followOutside(head, v.Explanations[0])
	}
	x.followSentences(head, v)
}

// followSentences lets follow what a sentence says if one of the explanations makes it right: it may be the table that
// is wrong, and that is told of.
func (x *explainer) followSentences(head int, v suspect.Verdict) {
	for i := range x.findings {
		if x.findings[i].Claim == nil || x.by[i] != none {
			continue
		}
		if slices.ContainsFunc(v.Explanations, func(e suspect.Explanation) bool {
			return x.settled(&x.findings[i], x.changed(e))
		}) {
			x.follow(i, head)
		}
	}
}

// suspect adds cells to those that a finding suspects.
func (x *explainer) suspect(f *rule.Finding, changes []suspect.Change) {
	for _, c := range changes {
		known := slices.ContainsFunc(f.Suspects, func(s rule.Suspect) bool { return s.Of == c.Cell })
		if !known && (f.Certain || len(f.Suspects) < maxSuspects) {
			f.Suspects = append(f.Suspects, rule.Suspect{
				Cell: x.pass.Cell(c.Cell), Of: c.Cell, Holds: c.From, ShouldBe: c.To, Why: c.Why,
			})
		}
	}
}

// maxSuspects is how many cells are named where it is not certain which is wrong.
const maxSuspects = 3

// about returns the error about the cell that certainly is wrong, none for none.
func (x *explainer) about(v suspect.Verdict) int {
	if !v.Certain || len(v.Explanations[0].Changes) != 1 {
		return none
	}
	cell := v.Explanations[0].Changes[0].Cell
	return slices.IndexFunc(x.findings, func(f rule.Finding) bool {
		return f.Equation == nil && f.Claim == nil && f.Rule.Severity == rule.Error && len(f.Cells) == 1 && f.Cells[0].ID == cell.ID
	})
}

// followOutside lets follow what else does not hold and would: what another report says of the cell.
func (x *explainer) followOutside(head int, e suspect.Explanation) {
	x.followWorld(head, x.changed(e), map[int]bool{head: true})
}

// changed returns the world in which an explanation's cells hold what they should.
func (x *explainer) changed(e suspect.Explanation) *world {
	w := x.world()
	for _, c := range e.Changes {
		w.fixed[c.Cell] = c.To
	}
	return w
}

// accusation says which cell most likely is wrong: 最可能是 依申请公开!E8：现为 2588，应为 5288（数字颠倒），改后全部相平。
func (x *explainer) accusation(v suspect.Verdict) string {
	holds := "改后全部相平"
	if len(v.Besides) > 0 {
		holds = "与 " + x.place(v.Besides[0].Cell) + " 一起改后全部相平"
	}
	var b strings.Builder
	b.WriteString("最可能是 " + x.says(v.Explanations[0]) + "，" + holds)
	if v.Count == 1 {
		return b.String() + "。"
	}
	for i, e := range v.Explanations[1:min(len(v.Explanations), maxSuspects)] {
		b.WriteString([]string{"；也可能是 ", "，或者 "}[i] + x.says(e))
	}
	if v.Count > maxSuspects {
		b.WriteString(fmt.Sprintf(" 等，共 %d 种可能", v.Count))
	}
	if column := x.column(v); column != "" {
		b.WriteString("，都在" + form.Quote(column) + "一列")
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

// place returns where a cell stands, of a report that was read from nothing how the cell is called.
func (x *explainer) place(c *form.Cell) string {
	if place := x.pass.Report.Value(c).Place.String(); place != "" {
		return place
	}
	return c.Label()
}
