package draft

import (
	"slices"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/formula/syntax"
)

// unrounded is to how many places a ratio is drafted whose formula does not say it.
const unrounded = 2

// maxPlaces is how many places a definition may state.
const maxPlaces = 6

// ratio reads a formula that divides sums of cells that have an id: IF(B3=0,"",ROUND(C3/B3*100,2)). What stands where
// one would divide by 0 is no matter.
func (r *relation) ratio(n syntax.Node, at formula.Cell, id func(formula.Cell) string) bool {
	r.times, r.places, r.rounded = 1, unrounded, false
	for {
		switch x := n.(type) {
		case *syntax.Call:
			switch {
			case x.Name == "IFERROR" && len(x.Args) == 2:
				n = x.Args[0]
			case x.Name == "IF" && len(x.Args) == 3 && divides(x.Args[2]):
				n = x.Args[2]
			case x.Name == "IF" && len(x.Args) == 3 && divides(x.Args[1]):
				n = x.Args[1]
			case x.Name == "ROUND" && len(x.Args) == 2 && !r.rounded:
				places, ok := x.Args[1].(syntax.Number)
				if !ok || !places.Value.IsInteger() || places.Value.IsNegative() || places.Value.IntPart() > maxPlaces {
					return false
				}
				n, r.places, r.rounded = x.Args[0], int(places.Value.IntPart()), true
			default:
				return false
			}
			continue
		case *syntax.Binary:
			if rest, ok := r.withoutHundred(x); ok {
				n = rest
				continue
			}
			if x.Op == syntax.OpDivide {
				return r.divided(x, at, id)
			}
		}
		return false
	}
}

// withoutHundred takes the factor 100 off a part of the formula, once; ok is false where it has none.
func (r *relation) withoutHundred(n syntax.Node) (rest syntax.Node, ok bool) {
	hundred := func(n syntax.Node) bool {
		number, ok := n.(syntax.Number)
		return ok && number.Value.Equal(decimal.NewFromInt(100))
	}
	x, ok := n.(*syntax.Binary)
	switch {
	case !ok || x.Op != syntax.OpMultiply || r.times != 1:
		return n, false
	case hundred(x.Right):
		rest = x.Left
	case hundred(x.Left):
		rest = x.Right
	default:
		return n, false
	}
	r.times = 100
	return rest, true
}

// divided takes what is divided and what that is divided by.
func (r *relation) divided(x *syntax.Binary, at formula.Cell, id func(formula.Cell) string) bool {
	left, _ := r.withoutHundred(x.Left) // C3*100/B3
	var right, by side
	if !right.add(left, at, id, false) || !by.add(x.Right, at, id, false) {
		return false
	}
	r.right, r.by = right.ordered(), by.ordered()
	return r.right != nil && r.by != nil && r.distinct()
}

// distinct reports whether no cell is named twice on a side: an equation could not say that.
func (r *relation) distinct() bool {
	for _, s := range []side{r.right, r.by} {
		seen := map[string]bool{}
		for _, p := range s {
			if seen[p.id] {
				return false
			}
			seen[p.id] = true
		}
	}
	return true
}

// divides reports whether a division is somewhere in a formula's part.
func divides(n syntax.Node) bool {
	switch x := n.(type) {
	case *syntax.Binary:
		return x.Op == syntax.OpDivide || divides(x.Left) || divides(x.Right)
	case *syntax.Call:
		return slices.ContainsFunc(x.Args, divides)
	}
	return false
}

// add adds the terms of a sum; false where it is none.
func (s *side) add(n syntax.Node, at formula.Cell, id func(formula.Cell) string, negative bool) bool {
	switch x := n.(type) {
	case *syntax.Ref:
		if x.Prefix != (syntax.Prefix{}) || x.Lines != syntax.SomeCells {
			return false
		}
		for row := min(x.From.Row, x.To.Row); row <= max(x.From.Row, x.To.Row) && len(*s) < maxColumns; row++ {
			for col := min(x.From.Col, x.To.Col); col <= max(x.From.Col, x.To.Col); col++ {
				c := formula.Cell{Sheet: at.Sheet, Row: row, Col: col}
				if id(c) == "" {
					return false
				}
				*s = append(*s, part{id(c), negative, c})
			}
		}
		return true
	case *syntax.Binary:
		return (x.Op == syntax.OpAdd || x.Op == syntax.OpSubtract) && s.add(x.Left, at, id, negative) &&
			s.add(x.Right, at, id, negative != (x.Op == syntax.OpSubtract))
	case *syntax.Call:
		return x.Name == "SUM" && !slices.ContainsFunc(x.Args, func(n syntax.Node) bool { return !s.add(n, at, id, negative) })
	}
	return false
}

// takes marks the row and the column of a ratio, and reports whether it can be told as one: 100 times it counts in
// percent, and nothing else does.
func (t *table) takes(r *relation, ids [2]string) bool {
	of := func(nodes []*node, id string) *node {
		list := leaves(nodes)
		return list[slices.IndexFunc(list, func(n *node) bool { return n.id == id })]
	}
	row, column := of(t.rows, ids[0]), of(t.columns, ids[1])
	own, other := row, column
	if r.axis == "row" {
		own, other = column, row
	}
	if r.times == 100 {
		if other == row && row.unit != "" && row.unit != "%" {
			return false
		}
		own.unit, own.share = "%", false
	} else if own.unit == "%" {
		own.unit, own.share = "", true
	}
	own.decimal = true
	unit := row.unit
	if unit == "" {
		unit = column.unit
	}
	if _, value := r.example(); (unit == "%") != (r.times == 100) || value.IsNegative() || len(value.String()) > 12 {
		return false
	}
	return form.Key(r.total) != ""
}

// example returns figures that the ratio holds for, and what it comes to; negative where there are none.
func (r *relation) example() (map[string]int64, decimal.Decimal) {
	figures := map[string]int64{r.by[0].id: 2}
	figures[r.right[0].id] = 1
	by := r.by.value(figures)
	if by.IsZero() {
		return figures, decimal.NewFromInt(-1)
	}
	return figures, r.right.value(figures).Mul(decimal.NewFromInt(r.times)).DivRound(by, int32(r.places))
}
