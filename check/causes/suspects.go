package causes

import (
	"slices"

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
				f.Certain = true
				f.Suspects = append(f.Suspects, rule.Suspect{
					Cell: x.pass.Cell(total), Of: total, ShouldBe: sum, Why: "总计没有填",
				})
			}
		}
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
	if v.Unfinished {
		f := &x.findings[list[0]]
		f.Message = "未能定位是哪一格填错（表太大或者数太大，没有逐一试完），请逐格核对。" + f.Message
	}
	if len(v.Explanations) == 0 {
		if !v.Unfinished && v.Tried > 1 {
			x.unlocated = append(x.unlocated, list[0])
		}
		return
	}
	head := x.head(list, v)
	if head == none {
		return
	}
	for _, i := range list {
		x.follow(i, head)
	}
	f := &x.findings[head]
	f.Certain = v.Certain
	f.Suspects, f.Candidates = append(f.Suspects, x.suspects(v.Suspects())...), x.suspects(v.Candidates())
	f.Accuse(x.accusation(v))
	if v.Certain {
		x.followOutside(head, v.Explanations[0])
	}
	x.followSentences(head, v)
}

// sayUnlocated says of equations that any of several cells would mend that none was found, unless something else explains
// them or tells of what is wrong in their cells.
func (x *explainer) sayUnlocated() {
	for _, i := range x.unlocated {
		f := &x.findings[i]
		told := x.by[i] != none || slices.ContainsFunc(x.findings, func(g rule.Finding) bool {
			return g.Pattern != nil && slices.ContainsFunc(g.Cells, func(c rule.Cell) bool {
				return slices.ContainsFunc(f.Cells, func(k rule.Cell) bool { return k.ID == c.ID && c.ID != "" })
			})
		})
		if !told {
			f.Message = "未能定位是哪一格填错（能使它相平的不止一格，看不出是哪一格），请逐格核对。" + f.Message
		}
	}
}

// suspects returns the cells that changes are of.
func (x *explainer) suspects(changes []suspect.Change) (list []rule.Suspect) {
	for _, c := range changes {
		list = append(list, rule.Suspect{
			Cell: x.pass.Cell(c.Cell), Of: c.Cell, Holds: c.From, ShouldBe: c.To, Why: c.Why,
		})
	}
	return list
}

// head returns the finding under which a verdict is told of: that about the cell itself, otherwise the first of the list,
// of either what explains it. One that tells of another slip already is left to that; none where all are.
func (x *explainer) head(list []int, v suspect.Verdict) int {
	for _, i := range append([]int{x.about(v)}, list...) {
		if i == none {
			continue
		}
		if head := x.root(i); len(x.findings[head].Suspects) == 0 {
			return head
		}
	}
	return none
}

// followSentences lets follow what a sentence says if the likeliest explanation makes it right, be it with what must be
// changed besides: it may be the table that is wrong, and that is told of.
func (x *explainer) followSentences(head int, v suspect.Verdict) {
	first := v.Explanations[0]
	together := suspect.Explanation{Changes: slices.Concat(first.Changes, v.Others)}
	if !first.Whole {
		together.Changes = slices.Concat(together.Changes, v.Besides)
	}
	for i := range x.findings {
		if x.findings[i].Claim == nil || x.by[i] != none {
			continue
		}
		f := &x.findings[i]
		if x.settled(f, x.changed(first)) || len(together.Changes) > len(first.Changes) && x.settled(f, x.changed(together)) {
			x.follow(i, head)
		}
	}
}

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
