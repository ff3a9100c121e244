package biff

import "nianbao/xlsx"

// left is what of a workbook is not carried over.
type left struct {
	comments, pictures, charts, others int
	rules, links, protected, macros    bool

	formulas int    // that were not understood
	first    string // where the first of them stands
}

// see notes what a record of a sheet is about.
func (l *left) see(kind int, f *fields) {
	switch kind {
	case recNote:
		l.comments++
	case recObject:
		l.object(f)
	case recCondFmt, recCondFmt12, recValidation, recFilter, recPivot:
		l.rules = true
	case recHyperlink:
		l.links = true
	case recProtect:
		l.protected = l.protected || f.u16() != 0
	}
}

// object reads the kind of an object, [MS-XLS] 2.5.143. Boxes of comments are no objects of their own, nor are the
// arrows of filters and lists.
func (l *left) object(f *fields) {
	const chart, picture, list, comment = 5, 8, 0x14, 0x19
	f.skip(4)
	switch f.u16() {
	case chart:
		l.charts++
	case picture:
		l.pictures++
	case list, comment:
	default:
		l.others++
	}
}

// sheet notes a sheet that is none of cells.
func (l *left) sheet(kind int) {
	const chart = 2
	if kind == chart {
		l.charts++
	} else {
		l.macros = true
	}
}

func (l *left) formula(sheet string, row, col int) {
	if l.formulas++; l.formulas == 1 {
		l.first = xlsx.OneLine(sheet) + "!" + xlsx.CellRef(row, col)
	}
}
