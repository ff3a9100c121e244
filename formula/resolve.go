package formula

import "nianbao/formula/syntax"

// A scope is where a part of a formula stands: in a cell, and how deep in the names that the cell's formula uses.
type scope struct {
	at     Cell
	depth  int  // in so many names
	arrays bool // to operators a range stands for all of its cells, one by one
	each   bool // to all functions, too: in array formulas and in names
	inside bool // an argument of a function: the whole of a range counts, not a cell's share
	bound  *binding
}

// maxNames is how deep names may refer to names.
const maxNames = 16

// sheetsOf returns the first and the last sheet that a prefix means.
func (w *Workbook) sheetsOf(on syntax.Prefix, at Cell) (first, last int, err error) {
	if on.External {
		return 0, 0, undecided(otherFile, on.First)
	}
	if on.First == "" {
		return at.Sheet, at.Sheet, w.whole(at.Sheet, at.Sheet)
	}
	first, ok := w.sheetIndex(on.First)
	if !ok {
		return 0, 0, undecided(missingSheet, on.First)
	}
	last = first
	if on.Last != "" {
		if last, ok = w.sheetIndex(on.Last); !ok {
			return 0, 0, undecided(missingSheet, on.Last)
		}
	}
	first, last = min(first, last), max(first, last)
	return first, last, w.whole(first, last)
}

// whole returns an error where one of the sheets was not read whole: what a formula gives then nobody knows.
func (w *Workbook) whole(first, last int) error {
	for _, g := range w.book.Grids[max(first, 0):min(last+1, len(w.book.Grids))] {
		if g.Cut {
			return undecided(cutSheet, g.Name)
		}
	}
	return nil
}

func (w *Workbook) sheetIndex(name string) (int, bool) {
	i, ok := w.byName[name]
	if !ok {
		i, ok = w.byName[syntax.Fold(name)]
	}
	return i, ok
}

// areaOn returns a reference's rectangle on a sheet. What a name refers to moves with the cell that uses it, as if that
// were A1.
func areaOn(sheet int, r *syntax.Ref, s scope) area {
	from, to := r.From, r.To
	if s.depth > 0 {
		from, to = moved(from, s.at), moved(to, s.at)
	}
	a := area{sheet, min(from.Row, to.Row), min(from.Col, to.Col), max(from.Row, to.Row) + 1, max(from.Col, to.Col) + 1}
	switch r.Lines {
	case syntax.WholeColumns:
		a.top, a.bottom = 0, syntax.MaxRows
	case syntax.WholeRows:
		a.left, a.right = 0, syntax.MaxCols
	}
	return a
}

// moved returns where a relative address is, seen from a cell. Sheets are round.
func moved(to syntax.Address, at Cell) syntax.Address {
	if !to.AbsRow {
		to.Row = (to.Row + at.Row) % syntax.MaxRows
	}
	if !to.AbsCol {
		to.Col = (to.Col + at.Col) % syntax.MaxCols
	}
	return to
}

// areas returns the rectangles of a reference by addresses, one a sheet.
func (w *Workbook) areas(r *syntax.Ref, s scope) ([]area, error) {
	first, last, err := w.sheetsOf(r.Prefix, s.at)
	if err != nil {
		return nil, err
	}
	list := make([]area, 0, last-first+1)
	for sheet := first; sheet <= last; sheet++ {
		list = append(list, areaOn(sheet, r, s))
	}
	return list, nil
}

// reference returns the rectangles that a part of a formula refers to without any calculation. ok is false for a part
// that needs some, or is no reference.
func (w *Workbook) reference(n syntax.Node, s scope) (list []area, ok bool, err error) {
	switch n := n.(type) {
	case *syntax.Ref:
		list, err = w.areas(n, s)
		return list, err == nil, err
	case *syntax.TableRef:
		list, err = w.tableAreas(n, s)
		return list, err == nil, err
	case syntax.Name:
		named, inner, err := w.named(n, s)
		if err != nil {
			return nil, false, err
		}
		return w.reference(named, inner)
	case syntax.Union:
		for _, part := range n {
			more, ok, err := w.reference(part, s)
			if !ok {
				return nil, false, err
			}
			list = append(list, more...)
		}
		return list, true, nil
	case *syntax.Binary:
		if n.Op != syntax.OpRange && n.Op != syntax.OpIntersect {
			return nil, false, nil
		}
		left, ok, err := w.reference(n.Left, s)
		if !ok {
			return nil, false, err
		}
		right, ok, err := w.reference(n.Right, s)
		if !ok {
			return nil, false, err
		}
		return combine(n.Op, left, right)
	}
	return nil, false, nil
}

// combine joins two references to a range, or finds what they share.
func combine(o syntax.Op, left, right []area) (list []area, ok bool, err error) {
	if len(left) != 1 || len(right) != 1 || left[0].sheet != right[0].sheet {
		return nil, false, undecided("公式里的区域不在同一张表或不连续")
	}
	if o == syntax.OpRange {
		return []area{left[0].bounding(right[0])}, true, nil
	}
	shared := left[0].intersect(right[0])
	if shared.empty() {
		return nil, false, nil
	}
	return []area{shared}, true, nil
}

// A scopedName is a folded name and the sheet that it holds on, -1 for all.
type scopedName struct {
	name  string
	sheet int
}

// named returns the formula that a name stands for, and the scope of its parts.
func (w *Workbook) named(n syntax.Name, s scope) (syntax.Node, scope, error) {
	if n.Prefix.External {
		return nil, s, undecided(otherFile, n.Prefix.First)
	}
	if !w.spend(entryCost) {
		return nil, s, undecided(tooMuch)
	}
	if b := s.lookUp(n.Word); b != nil {
		return b.node, b.scope, nil
	}
	if s.depth++; s.depth > maxNames {
		return nil, s, undecided(tooDeep)
	}
	sheet, _, err := w.sheetsOf(n.Prefix, s.at)
	if err != nil {
		return nil, s, err
	}
	refers, ok := w.definition(n.Word, sheet)
	if !ok {
		return nil, s, undecided(missingName, n.Word)
	}
	known, ok := w.defined[refers]
	if !ok {
		known = w.parse(refers, syntax.ParseDefinition)
		w.defined[refers] = known
	}
	if known.err != nil {
		return nil, s, undecided("名称“", n.Word, "”的定义无法读取")
	}
	s.bound = nil
	switch known.formula.Root.(type) {
	case *syntax.Ref, *syntax.TableRef: // what it is to stand for is said where the name is used
	default:
		s.arrays, s.each = true, true
	}
	return known.formula.Root, s, nil
}

func (w *Workbook) definition(word string, sheet int) (refers string, ok bool) {
	if w.names == nil {
		w.names = make(map[scopedName]string, len(w.book.Names))
		for _, n := range w.book.Names {
			w.names[scopedName{syntax.Fold(n.Name), n.Sheet}] = n.Refers
		}
	}
	if refers, ok = w.names[scopedName{syntax.Fold(word), sheet}]; !ok {
		refers, ok = w.names[scopedName{syntax.Fold(word), -1}]
	}
	return refers, ok
}
