package webpage

import "slices"

// startTable opens a table. One that begins between the cells of another ends that.
func (r *reader) startTable(a attributes) {
	if r.top().fosterParenting {
		r.endPart("table")
	}
	s := r.top()
	t := &table{box: s.box, hidden: s.notRendered || s.visibilityHidden || a.isHidden() || s.table != nil && s.table.hidden}
	*s.flow = append(*s.flow, item{table: t})
	r.push("table", state{
		flow: s.flow, box: s.box.in("table"), table: t, fosterParenting: true, notRendered: s.notRendered,
		look: s.look.in("table", a.look),
	})
}

// innermost returns where the innermost table is, -1 for none.
func (r *reader) innermost() int {
	for i := len(r.open) - 1; i > 0; i-- {
		if r.open[i].name == "table" {
			return i
		}
	}
	return -1
}

// startPart opens a part of the innermost table, with the parts around it that need no tags of their own.
func (r *reader) startPart(name string, a attributes) {
	at := r.innermost()
	if at < 0 {
		return
	}
	t := r.open[at].inner.table
	switch name {
	case "caption":
		r.pop(at + 1)
		r.push(name, state{
			flow: &t.caption, box: r.top().box.in(name), table: t, notRendered: t.hidden || a.isHidden(),
			look: r.top().look.in(name, a.look),
		})
		return
	case "col", "colgroup":
		r.pop(at + 1)
		return
	case "thead", "tbody", "tfoot":
		r.pop(at + 1)
		t.begin(name)
	case "tr":
		if r.back(at, "thead", "tbody", "tfoot") < 1 {
			r.startPart("tbody", attributes{})
		}
		t.row()
	default:
		if r.back(at, "thead", "tbody", "tfoot", "tr") < 2 {
			r.startPart("tr", attributes{})
		}
		r.startCell(name, a)
		return
	}
	s := r.top()
	s.box = s.box.in(name)
	s.look = s.look.in(name, a.look)
	s.displayNone = s.displayNone || a.displayNone
	s.visibilityHidden = s.visibilityHidden || a.visibilityHidden
	r.push(name, s)
}

// back closes what is open in the table at an index, but for the named parts, and returns how many of these are left.
func (r *reader) back(at int, names ...string) int {
	left := 0
	for at+1+left < len(r.open) && slices.Contains(names, r.open[at+1+left].name) {
		left++
	}
	r.pop(at + 1 + left)
	return left
}

func (r *reader) startCell(name string, a attributes) {
	if r.cells++; r.cells > maxCells {
		r.refuse(TooManyCells)
		return
	}
	s := r.top()
	c := &cell{
		rows:             a.rows,
		cols:             a.cols,
		displayNone:      s.displayNone || a.displayNone,
		visibilityHidden: s.visibilityHidden || a.visibilityHidden,
	}
	s.table.add(c)
	r.push(name, state{
		flow:             &c.flow,
		box:              s.box.in(name),
		table:            s.table,
		notRendered:      c.displayNone,
		hidden:           c.displayNone && !s.table.hidden,
		visibilityHidden: c.visibilityHidden,
		look:             s.look.in(name, a.look),
		preformatted:     a.preformatted,
	})
}

// endPart closes the innermost table, or the part of it that has the name.
func (r *reader) endPart(name string) {
	for i, at := len(r.open)-1, r.innermost(); at > 0 && i >= at; i-- {
		if r.open[i].name == name {
			r.pop(i)
			return
		}
	}
}
