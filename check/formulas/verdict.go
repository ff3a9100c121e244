package formulas

import (
	"fmt"
	"strings"

	"nianbao/check/formulas/audit"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// A verdict says what is wrong with a formula. It is told of once, by the first rule that it breaks of those that are asked for.
type verdict struct {
	*audit.Formula
	rule    string       // the id of the rule that it breaks, empty for none
	message string       // behind the formula
	about   []*form.Cell // what the message is about besides the formula's cell
	from    []form.Place // where what is wrong has come from
	others  []verdict    // on the other cells of the same array formula that are wrong
	told    bool         // with the first cell of its array
}

// tests are what formulas are tried for, in this order; the first that says something decides. Lost references, circles
// and error values come first: what they sum up cannot be said. The tests stand with the rules, which the ids name.
var tests = []struct {
	rule string
	test func(*audit.Formula) string
}{
	{"F10", lostReference},
	{"F11", inCircle},
	{"F11", overCircle},
	{"F10", errorPassedOn},
	{"F10", errorResult},
	{"F10", maskedError},
	{"F18", unreadable},
	{"F10", missingSheet},
	{"F15", fromElsewhere},
	{"F20", refuted},
	{"F18", undecided},
	{"F08", backSolved},
}

// deviations are the ways in which a total's formula differs from what it must be, in the order in which a message
// has them. The first that is asked for is the rule that is broken. What the others must not tell of again, one takes away from the
// difference.
var deviations = []struct {
	rule string
	tell func(*audit.Difference) string
}{
	{"F09", elsewhere},
	{"F04", repeated},
	{"F06", withSubtotal},
	{"F05", wrongSigns},
	{"F02", omitted},
	{"F03", superfluous},
	{"F07", constantAdded},
}

// verdicts are on each formula of the report, in the order of the form's cells.
var verdicts = rule.NewFact(func(p *rule.Pass) []verdict {
	a := audits.Of(p)
	if a == nil {
		return nil
	}
	list := make([]verdict, len(a.Formulas))
	for i, f := range a.Formulas {
		list[i] = judge(p, f)
	}
	for _, i := range outliers(list) {
		if p.IsAsked("F16") {
			list[i].rule, list[i].message = "F16", "与同一行、同一列里其他格的公式写法不同"
		}
	}
	gatherArrays(p, list)
	return list
})

// gatherArrays tells of an array formula once, at the first of its cells in which it is wrong: they can only be changed
// together. What is asked for is not told of with what is not.
func gatherArrays(p *rule.Pass, list []verdict) {
	type array struct {
		top     formula.Cell
		isAsked bool
	}
	first := map[array]int{}
	for i := range list {
		v := &list[i]
		if !v.Value.Array || v.rule == "" {
			continue
		}
		of := array{v.ArrayFirst(), p.IsAsked(v.rule)}
		if at, known := first[of]; known {
			list[at].others = append(list[at].others, *v)
			v.told = true
			continue
		}
		first[of] = i
	}
}

func judge(p *rule.Pass, f *audit.Formula) verdict {
	for _, t := range tests {
		if message := t.test(f); message != "" {
			return verdict{Formula: f, rule: t.rule, message: message, from: origins(f, t.rule)}
		}
	}
	if d := f.Difference(); d != nil {
		return differs(p, f, d)
	}
	if message := notSeenThrough(f); message != "" { // last: it is only a doubt
		return verdict{Formula: f, rule: "F18", message: message}
	}
	return verdict{Formula: f}
}

// differs is the verdict on a formula that differs from what it must be.
func differs(p *rule.Pass, f *audit.Formula, d *audit.Difference) verdict {
	v := verdict{Formula: f, about: d.Cells()}
	var told []string
	for _, deviation := range deviations {
		if message := deviation.tell(d); message != "" {
			if v.rule == "" || !p.IsAsked(v.rule) && p.IsAsked(deviation.rule) {
				v.rule = deviation.rule
			}
			told = append(told, message)
		}
	}
	v.message = strings.Join(told, "；")
	return v
}

// origins returns where the error or the circle of a formula comes from, nothing where it is its own.
func origins(f *audit.Formula, id string) []form.Place {
	var from []form.Place
	switch id {
	case "F10":
		if at, ok := f.ErrorFrom(); ok {
			from = append(from, f.Place(at))
		} else if at, _, ok := f.Masked(); ok {
			from = append(from, f.Place(at))
		}
	case "F11":
		for _, at := range f.CircleCells() {
			if at != f.At {
				from = append(from, f.Place(at))
			}
		}
		if on, ok := f.OverCircle(); ok && len(from) == 0 && len(f.CircleCells()) == 0 {
			from = append(from, f.Place(on))
		}
	}
	return from
}

// report tells of the formulas that break the rule which runs, one by one.
func report(p *rule.Pass) {
	for _, v := range verdicts.Of(p) {
		if v.rule != p.Rule().ID || v.told {
			continue
		}
		mandated := rule.Mandated(p.Report, v.Cell)
		f := p.FoundIn(v.Cell, v.says(mandated))
		for _, c := range v.about {
			f.Cells = append(f.Cells, p.Cell(c))
		}
		for _, place := range v.from {
			if drawn := gridCell(p, place); drawn != nil && v.rule == "F10" {
				f.Cells = append(f.Cells, rule.Cell{Place: place, Value: drawn.Text})
			}
		}
		f.From, f.Fixes = v.from, p.SetMandated(v.Cell)
		for _, other := range v.others {
			f.Cells = append(f.Cells, p.Cell(other.Cell))
			f.Fixes = append(f.Fixes, p.SetMandated(other.Cell)...)
		}
		if len(f.Fixes) == 0 && p.Rule().Severity == rule.Error {
			f.Doubtful = []*form.Cell{v.Cell}
		}
		f.Actual = "=" + v.Value.Formula
		if mandated != "" {
			f.Expected = "=" + mandated
		}
	}
}

// gridCell returns the cell that is drawn at a place.
func gridCell(p *rule.Pass, place form.Place) *grid.Cell {
	at, row, col := place.At()
	return p.Report.Book.Grids[at].At(row, col)
}

// says returns the message of a finding.
func (v *verdict) says(mandated string) string {
	have := short(v.Value.Formula)
	if !v.Value.Array {
		return fmt.Sprintf("%s的公式 =%s %s。%s", v.Cell.Label(), have, v.message, v.advice(mandated))
	}
	cells := ""
	if n := len(v.others); n > 0 {
		cells = fmt.Sprintf("等 %d 格", n+1)
	}
	message := fmt.Sprintf("%s%s的公式 =%s 是 %s 合用的数组公式，在这一格%s。",
		v.Cell.Label(), cells, have, v.ArrayRange(), v.message)
	if mandated == "" {
		return message + "这些格应当直接填数，请核对后改填。"
	}
	return message + fmt.Sprintf("数组公式不能只改一格：请选中 %s，按 Delete 键整片清除，再逐格填公式，这一格是 =%s。",
		v.ArrayRange(), mandated)
}

// advice says which formula should stand in a cell.
func (v *verdict) advice(mandated string) string {
	switch have := v.Value.Formula; {
	case mandated == have && v.rule == "F18":
		return "公式的写法与应有的相同，请打开文件核对它的结果。"
	case mandated == "":
		return "这一格应当直接填数，请核对后改填。"
	case mandated == have:
		return "公式本身没有错，请改正它用到的格。"
	}
	return "应为 =" + mandated + "，请改正，或者用 nianbao fix 改正。"
}
