package audit

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/regex"
)

// candidates are what is put into a cell in place of what it holds.
func (t *trier) candidates(i int, now formula.Value) []formula.Value {
	list := []formula.Value{t.more(i, now, 1), t.blank(i)}
	if len(t.cells) <= maxVaried {
		list = append(list, t.counted(i, 0), t.counted(i, 7), t.more(i, now, -1), t.more(i, now, 999_983))
	}
	c := t.form(i)
	if c != nil && c.Decimal() {
		list = append(list, numberValue(now.Number.Add(decimal.New(375, -3))))
	}
	if c != nil && c.Negative() {
		list = append(list, numberValue(decimal.NewFromInt(-4)))
	}
	for _, n := range t.numbers() {
		for _, n := range []decimal.Decimal{n, n.Add(one), n.Sub(one)} {
			if t.allows(i, n) {
				list = append(list, numberValue(n))
			}
		}
	}
	if c == nil { // nobody knows what may stand in a cell that is none of the form's
		list = append(list, formula.Value{Kind: formula.Text, Text: "甲"})
		for _, v := range t.literals {
			if v.Kind == formula.Text && v.Text != "" {
				list = append(list, v)
			}
		}
	}
	return list
}

// form returns the cell of the form that the ith cell is, nil for another.
func (t *trier) form(i int) *form.Cell { return t.f.audit.cells[t.cells[i]] }

// allows says whether the form lets a number stand in a cell.
func (t *trier) allows(i int, n decimal.Decimal) bool {
	c := t.form(i)
	return c == nil || (n.IsInteger() || c.Decimal()) && (!n.IsNegative() || c.Negative())
}

// counted returns a count. A cell outside of the form keeps what it holds: that the formula must not heed it is seen
// where it alone is changed.
func (t *trier) counted(i, n int) formula.Value {
	if t.form(i) == nil && t.stored[i].Kind != formula.Number {
		return t.stored[i]
	}
	return numberValue(decimal.NewFromInt(int64(n)))
}

func (t *trier) blank(int) formula.Value { return formula.Value{} }

// more returns what is by so much more than a value, itself where the form allows no such.
func (t *trier) more(i int, now formula.Value, by int64) formula.Value {
	n := now.Number.Add(decimal.NewFromInt(by))
	if !t.allows(i, n) {
		return now
	}
	return numberValue(n)
}

var digits = regex.New(`\d+(\.\d+)?`)

// numbers returns the numbers that a formula has in it, those in texts too: ">5".
func (t *trier) numbers() []decimal.Decimal {
	if t.inIt == nil {
		t.inIt = t.readNumbers()
	}
	return t.inIt
}

func (t *trier) readNumbers() []decimal.Decimal {
	list := []decimal.Decimal{}
	for _, v := range t.literals {
		found := []string{v.String()}
		if v.Kind == formula.Text {
			found = digits.FindAllString(v.Text, 2)
		}
		for _, text := range found {
			n, err := decimal.NewFromString(text)
			if err == nil && len(list) < maxNumbers && !slices.ContainsFunc(list, n.Equal) {
				list = append(list, n)
			}
		}
	}
	return list
}

// maxNumbers is how many of a formula's numbers are tried in each cell.
const maxNumbers = 8
