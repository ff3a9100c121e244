package biff

import "nianbao/formula/syntax"

// A supBook is where references lead: [MS-XLS] 2.4.271.
type supBook struct {
	self, addIn bool
	path        string // of another file, as it is encoded there
	sheets      []string
	names       []string
	number      int // of the other files, from 1 on
}

// An xti is what formulas call by its number: one or more sheets of a supBook, [MS-XLS] 2.5.345.
type xti struct{ book, first, last int }

func (w *workbook) readSupBook(f *fields) {
	const self, addIn = 0x0401, 0x3A01
	sheets, n := f.u16(), f.u16()
	b := supBook{}
	switch n {
	case self:
		b.self = true
	case addIn:
		b.addIn = true
	default:
		b.path = f.flagged(n)
		for ; sheets > 0 && f.settle(); sheets-- {
			b.sheets = append(b.sheets, f.text())
		}
		w.others++
		b.number = w.others
	}
	w.books = append(w.books, b)
}

// prefix returns what a formula calls the sheets of an xti; false where it leads to none that there is.
func (w *workbook) prefix(number int) (syntax.Prefix, bool) {
	if number >= len(w.externs) {
		return syntax.Prefix{}, false
	}
	x := w.externs[number]
	if x.book >= len(w.books) || x.first < 0 || x.last < x.first {
		return syntax.Prefix{}, false
	}
	var on syntax.Prefix
	b := w.books[x.book]
	switch {
	case b.addIn:
		return on, false
	case b.self:
		if x.last >= len(w.sheets) || !w.sheets[x.first].isWorksheet() || !w.sheets[x.last].isWorksheet() {
			return on, false
		}
		on.First, on.Last = w.sheets[x.first].name, w.sheets[x.last].name
	default:
		if x.last >= len(b.sheets) {
			return on, false
		}
		on.External = true
		on.First, on.Last = b.bracketed()+b.sheets[x.first], b.sheets[x.last]
		x.last -= x.first
		x.first = 0
	}
	if x.first == x.last {
		on.Last = ""
	}
	return on, on.First != "" && len(on.First)+len(on.Last) <= maxName
}
