package formula

// A scope is where a part of a formula stands: in a cell, and how deep in the names that the cell's formula uses.
type scope struct {
	at     Cell
	deep   int  // in so many names
	arrays bool // a range stands for all of its cells, one by one
}

// maxNames is how deep names may refer to names.
const maxNames = 16

// sheetsOf returns the first and the last sheet that a prefix means.
func (w *Workbook) sheetsOf(on prefix, at Cell) (first, last int, err error) {
	if on.external {
		return 0, 0, undecided(otherFile, on.first)
	}
	if on.first == "" {
		return at.Sheet, at.Sheet, nil
	}
	first, ok := w.sheetCalled(on.first)
	if !ok {
		return 0, 0, undecided(noSheet, on.first)
	}
	last = first
	if on.last != "" {
		if last, ok = w.sheetCalled(on.last); !ok {
			return 0, 0, undecided(noSheet, on.last)
		}
	}
	return min(first, last), max(first, last), nil
}

func (w *Workbook) sheetCalled(name string) (int, bool) {
	i, ok := w.byName[name]
	if !ok {
		i, ok = w.byName[fold(name)]
	}
	return i, ok
}

// place returns a reference's rectangle on a sheet. What a name refers to moves with the cell that uses it, as if that were A1.
func (r *ref) place(sheet int, s scope) area {
	from, to := r.from, r.to
	if s.deep > 0 {
		from, to = from.moved(s.at), to.moved(s.at)
	}
	a := area{sheet, min(from.row, to.row), min(from.col, to.col), max(from.row, to.row) + 1, max(from.col, to.col) + 1}
	switch r.lines {
	case wholeColumns:
		a.top, a.bottom = 0, maxRows
	case wholeRows:
		a.left, a.right = 0, maxCols
	}
	return a
}

// moved returns where a relative place is, seen from a cell. Sheets are round.
func (p point) moved(at Cell) point {
	if !p.fixedRow {
		p.row = (p.row + at.Row) % maxRows
	}
	if !p.fixedCol {
		p.col = (p.col + at.Col) % maxCols
	}
	return p
}

// areas returns the rectangles of a reference by its places, one a sheet.
func (w *Workbook) areas(r *ref, s scope) ([]area, error) {
	first, last, err := w.sheetsOf(r.on, s.at)
	if err != nil {
		return nil, err
	}
	list := make([]area, 0, last-first+1)
	for sheet := first; sheet <= last; sheet++ {
		list = append(list, r.place(sheet, s))
	}
	return list, nil
}

// reference returns the rectangles that a part of a formula refers to without any calculation. ok is false for a part that needs some, or
// is no reference.
func (w *Workbook) reference(n node, s scope) (list []area, ok bool, err error) {
	switch n := n.(type) {
	case *ref:
		list, err = w.areas(n, s)
		return list, err == nil, err
	case name:
		named, inner, err := w.named(n, s)
		if err != nil {
			return nil, false, err
		}
		return w.reference(named, inner)
	case union:
		for _, part := range n {
			more, ok, err := w.reference(part, s)
			if !ok {
				return nil, false, err
			}
			list = append(list, more...)
		}
		return list, true, nil
	case *binary:
		if n.op != span && n.op != meet {
			return nil, false, nil
		}
		left, ok, err := w.reference(n.left, s)
		if !ok {
			return nil, false, err
		}
		right, ok, err := w.reference(n.right, s)
		if !ok {
			return nil, false, err
		}
		return combine(n.op, left, right)
	}
	return nil, false, nil
}

// combine joins two references to a range, or finds what they share.
func combine(o op, left, right []area) (list []area, ok bool, err error) {
	if len(left) != 1 || len(right) != 1 || left[0].sheet != right[0].sheet {
		return nil, false, undecided("公式里的区域不在同一张表或不连续")
	}
	if o == span {
		return []area{left[0].join(right[0])}, true, nil
	}
	shared := left[0].meet(right[0])
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
func (w *Workbook) named(n name, s scope) (node, scope, error) {
	if n.on.external {
		return nil, s, undecided(otherFile, n.on.first)
	}
	if s.deep++; s.deep > maxNames {
		return nil, s, undecided(tooDeep)
	}
	if !w.spend(kept) {
		return nil, s, undecided(tooMuch)
	}
	sheet, _, err := w.sheetsOf(n.on, s.at)
	if err != nil {
		return nil, s, err
	}
	refers, ok := w.definition(n.word, sheet)
	if !ok {
		return nil, s, undecided(noName, n.word)
	}
	known, ok := w.defined[refers]
	if !ok {
		known = w.parse(refers)
		w.defined[refers] = known
	}
	if known.err != nil {
		return nil, s, undecided("名称“", n.word, "”的定义无法读取")
	}
	s.arrays = true
	return known.formula.root, s, nil
}

func (w *Workbook) definition(word string, sheet int) (refers string, ok bool) {
	if w.names == nil {
		w.names = make(map[scopedName]string, len(w.book.Names))
		for _, n := range w.book.Names {
			w.names[scopedName{fold(n.Name), n.Sheet}] = n.Refers
		}
	}
	if refers, ok = w.names[scopedName{fold(word), sheet}]; !ok {
		refers, ok = w.names[scopedName{fold(word), -1}]
	}
	return refers, ok
}
