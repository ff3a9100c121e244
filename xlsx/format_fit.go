package xlsx

import "nianbao/grid"

// ShowsPlainly reports whether a cell of a style, which is a number in a cell's s attribute, shows a number as it is:
// neither as a date or a percentage, nor rounded, nor not at all. A format of texts does not: what is typed there next
// is a text; nor does one that makes an amount in 元 or 亿元 of it. A style that the workbook does not have is taken to be plain.
func (w *Workbook) ShowsPlainly(style, number string) (bool, error) {
	format, err := w.cellFormat(style)
	if err != nil || format == nil || format.number == nil {
		return true, err
	}
	f := format.number
	if f.isDate() || f.isText() || f.money == grid.Yuan || f.money == grid.HundredMillionYuan {
		return false, nil
	}
	shown, hidden := f.show(number)
	return shown == "" && !hidden, nil
}

// isText says whether the format is that of texts: @.
func (f *numberFormat) isText() bool { return len(f.numbers) == 0 && f.text != nil && f.text.verbatim }
