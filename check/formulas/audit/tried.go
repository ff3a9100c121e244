package audit

import (
	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
)

// value returns what a cell holds with the figures that are being tried.
func (t *trier) value(c formula.Cell) formula.Value {
	a := t.f.audit
	if i, varies := t.index[c]; varies {
		if i < len(t.figures) {
			return t.figures[i]
		}
		return t.stored[i] // that was found meanwhile
	}
	if v, known := t.known[c]; known {
		return v
	}
	if len(t.cells) > maxTried {
		t.tooMany()
		return formula.Value{Kind: formula.Unknown}
	}
	v := a.Book.Stored(c)
	drawn := a.Book.At(c)
	switch of := a.cells[c]; {
	case of != nil:
		t.add(c)
		v = t.total(of)
	case drawn != nil && drawn.Formula != "":
		v = t.subtotal(c)
	case !a.isGap(c):
		t.add(c)
	}
	t.known[c] = v
	return v
}

func (t *trier) total(c *form.Cell) formula.Value {
	sum := decimal.Zero
	for part, n := range t.f.audit.partsOf(c).cells {
		g, row, col := t.f.audit.report.Value(part).Place.At()
		sum = sum.Add(t.value(formula.Cell{Sheet: g, Row: row, Col: col}).Number.Mul(n))
	}
	return numberValue(sum)
}

// subtotal calculates a formula outside of the form.
func (t *trier) subtotal(c formula.Cell) formula.Value {
	switch {
	case len(t.working) > maxSubtotals:
		t.leave("公式一层套一层，层数太多，没有检查")
		fallthrough
	case t.working[c]:
		return formula.Value{Kind: formula.Unknown}
	}
	t.working[c] = true
	defer delete(t.working, c)
	v, err := t.f.audit.Book.Calculate(c, t.value)
	if err != nil {
		if t.err == nil {
			t.err = err
		}
		return formula.Value{Kind: formula.Unknown}
	}
	return v
}
