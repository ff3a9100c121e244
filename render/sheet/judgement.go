package sheet

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
)

// What the workbook says of an equation, as the check does: its two sides are equal, within a tolerance or not, or the
// one is no larger than the other; and that only where its condition is met.

// has reports whether the form has a relation of a kind, but those to other reports, which a workbook cannot judge.
func (w *workbookWriter) has(kind func(*form.Relation) bool) bool {
	return slices.ContainsFunc(w.form.Relations, func(r *form.Relation) bool { return !r.IsOutside() && kind(r) })
}

// isComparison reports whether a relation is none of equal sums: one side is no larger, or a ratio of others.
func isComparison(r *form.Relation) bool {
	return slices.ContainsFunc(r.Equations, func(e *form.Equation) bool { return !e.IsEquality() })
}

// whatIsWrong says on the sheet of checks which differences are wrong.
func (w *workbookWriter) whatIsWrong() string {
	differs := "差不为 0 "
	if w.has(func(r *form.Relation) bool { return !r.Tolerance.IsZero() }) {
		differs = "差不为 0（写明允许相差的，超过它）"
	}
	if w.has(isComparison) {
		return "等式" + differs + "的一条就是不平，比大小、比率不合要求的一条就是不符。"
	}
	return differs + "的一条就是不平。"
}

// words returns what is said of an equation that holds and of one that does not.
func words(e *form.Equation) (right, wrong string) {
	right, wrong = balanced, unbalanced
	if !e.IsEquality() {
		right, wrong = fitting, unfitting
	}
	if e.Relation.Plausible {
		wrong = doubtful
	}
	return right, wrong
}

// judgement returns what is said of an equation under figures.
func judgement(e *form.Equation, figure func(*form.Cell) decimal.Decimal) string {
	right, wrong := words(e)
	switch {
	case !e.Applies(figure):
		return unasked
	case e.Balanced(figure):
		return right
	}
	return wrong
}

// looks are how the verdicts are coloured.
func (w *workbookWriter) looks() []look {
	list := []look{
		{unbalanced, wrongFormat}, {faulty, wrongFormat}, {missing, waitFormat}, {incomplete, waitFormat},
		{balanced, rightFormat}, {complete, rightFormat},
	}
	if w.has(isComparison) {
		list = append(list, look{unfitting, wrongFormat}, look{fitting, rightFormat})
	}
	if w.has(func(r *form.Relation) bool { return r.Plausible }) {
		list = append(list, look{doubtful, waitFormat})
	}
	return list
}

type look struct {
	said string
	conditionalFormat
}

// judging returns the formula that says of an equation what judgement does, of the difference of its sides, which stands
// in a cell, and of what is missing of its inputs.
func (w *sheetWriter) judging(e *form.Equation, gap string, inputs []*form.Cell) string {
	right, wrong := words(e)
	// An error in a figure makes the difference an error, which is no balance either.
	said := fmt.Sprintf(`IF(ISNUMBER(%s),IF(%s,"%s","%s"),"%[4]s")`, gap, w.fitsWhile(e, gap), right, wrong)
	if e.When != nil {
		asked := w.asked(e.When, formula.Notation{Sheets: true})
		said = fmt.Sprintf(`IF(ISERROR(%[1]s),"%[2]s",IF(%[1]s,%[3]s,"%[4]s"))`, asked, wrong, said, unasked)
	}
	numbers, _, unsound := w.counting(inputs)
	verdict := fmt.Sprintf(`IF(%s<%d,"%s",IF(%s>0,"%s",%s))`,
		numbers, len(inputs), missing, unsound, faulty, said)
	switch {
	case len(verdict) <= longest:
		return verdict
	case len(said) <= longest: // the lines above tell of what is missing
		return said
	}
	fits := gap + "=0"
	if !e.IsRatio() {
		fits = w.fitsWhile(e, gap)
	}
	return fmt.Sprintf(`IF(ISNUMBER(%s),IF(%s,"%s","%[4]s"),"%[4]s")`, gap, fits, right, wrong)
}

// fitsWhile returns the condition that a difference is as the equation has it.
func (w *workbookWriter) fitsWhile(e *form.Equation, gap string) string {
	switch {
	case e.IsRatio():
		return w.rounds(e, formula.Notation{Sheets: true})
	case !e.IsEquality():
		return gap + e.Relation.Operator.Formula() + "0"
	case !e.Relation.Tolerance.IsZero():
		return "ABS(" + gap + ")<=" + e.Relation.Tolerance.String()
	}
	return gap + "=0"
}

// broken returns the condition that an equation does not hold. Decimal fractions are sums of floats in a workbook: what
// stands behind the sixth decimal, a cent in 万元, is rounding.
func (w *workbookWriter) broken(e *form.Equation, n notation) string {
	gap := "ROUND(" + n.written().Sum(w.terms(difference(e))) + ",6)"
	test := gap + "<>0"
	switch {
	case e.IsRatio():
		test = "NOT(" + w.rounds(e, n.written()) + ")"
	case e.Relation.Operator == form.AtMost:
		test = gap + ">0"
	case e.Relation.Operator == form.AtLeast:
		test = gap + "<0"
	case !e.Relation.Tolerance.IsZero():
		test = "ABS(" + gap + ")>" + e.Relation.Tolerance.String()
	}
	if e.When != nil {
		test = "AND(" + w.asked(e.When, n.written()) + "," + test + ")"
	}
	return test
}

// asked returns the condition that an equation is asked for.
func (w *workbookWriter) asked(c *form.Condition, n formula.Notation) string {
	gap := "ROUND(" + n.Sum(w.terms(less(c.Left, c.Right))) + ",6)"
	return gap + c.Operator.Formula() + c.Number.String()
}

// rightSide returns what stands on the right of an equation on the sheet of checks; of a ratio that is divided by 0 it is
// 0, as that of a blank cell on the left.
func (w *workbookWriter) rightSide(e *form.Equation) string {
	if !e.IsRatio() {
		return w.sum(e.Right, checksSheet)
	}
	n := formula.Notation{Sheets: true}
	right, by := w.terms(e.Right), w.terms(e.By)
	return fmt.Sprintf("IF(%s=0,0,ROUND(%s,%d))", n.Sum(by), n.Ratio(right, by, e.Times()), e.Relation.Places)
}

// rounds returns the condition that the left side is the ratio, rounded, as form.Equation.Rounds has it.
func (w *workbookWriter) rounds(e *form.Equation, n formula.Notation) string {
	left, by := n.Sum(w.terms(e.Left)), w.terms(e.By)
	may := decimal.New(5, -e.Relation.Places-1).Add(e.Relation.Tolerance)
	return fmt.Sprintf("IF(%[1]s=0,%[2]s=0,AND(ROUND(%[2]s,%[3]d)=%[2]s,ROUND(ABS(%[2]s-%[4]s)-%[5]s,9)<=0))",
		n.Sum(by), left, e.Relation.Places, n.Ratio(w.terms(e.Right), by, e.Times()), may)
}
