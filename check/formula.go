package check

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// Mandated returns the formula that a total must be where it stands in a report's workbook, without a leading =; empty for a cell that is
// none, or of which a part was not found.
func Mandated(r *form.Report, cell *form.Cell) string {
	c := &checker{report: r}
	e := r.Form.Totals()[cell]
	home, ok := c.at(cell)
	if e == nil || !ok {
		return ""
	}
	var terms []formula.Term
	for _, t := range e.Right {
		at, ok := c.at(t.Cell)
		if !ok {
			return ""
		}
		cols := 1
		if drawn := r.Book.Grids[at.Sheet].At(at.Row, at.Col); drawn != nil {
			cols = drawn.Cols()
		}
		terms = append(terms, formula.Term{Sheet: r.Book.Grids[at.Sheet].Name, Row: at.Row, Col: at.Col, Cols: cols, Negative: t.Negative})
	}
	return formula.Sum(terms, r.Book.Grids[home.Sheet].Name)
}

// formulas tells of the formulas that break a rule, one by one.
func formulas(c *checker) {
	a := c.audited()
	if a == nil {
		return
	}
	for _, j := range a.judged {
		if j.rule != c.rule.ID {
			continue
		}
		cells := []Cell{c.cell(j.cell)}
		for _, n := range j.named {
			cells = append(cells, c.cell(n))
		}
		v := c.report.Value(j.cell)
		c.found(v.Place, fmt.Sprintf("%s的公式 =%s %s。%s", j.cell.Label(), short(v.Formula), j.message, c.mend(j.cell)), cells...)
		f := &c.findings[len(c.findings)-1]
		f.Actual = "=" + v.Formula
		if mandated := Mandated(c.report, j.cell); mandated != "" {
			f.Expected = "=" + mandated
		}
	}
}

// mend says which formula should stand in a cell.
func (c *checker) mend(cell *form.Cell) string {
	m := Mandated(c.report, cell)
	switch {
	case m != "" && m == c.report.Value(cell).Formula:
		return "公式本身没有错，请改正它用到的格。"
	case m != "":
		return "应为 =" + m + "，请改正，或者用 nianbao fix 改正。"
	}
	return "这一格应当直接填数，请核对后改填。"
}

// maxFormula is how many characters of a formula a message shows.
const maxFormula = 120

func short(formula string) string {
	formula = strings.Join(strings.Fields(formula), " ")
	if r := []rune(formula); len(r) > maxFormula {
		return string(r[:maxFormula]) + "…"
	}
	return formula
}

// typedOver tells, table by table, of the totals in which a figure stands instead of the formula.
func typedOver(c *checker) {
	if c.report.Book == nil {
		return
	}
	totals := c.report.Form.Totals()
	c.byTable(maxTypedOver, func(cell *form.Cell, v form.Value) bool {
		_, ok := c.at(cell)
		return ok && totals[cell] != nil && v.Formula == "" && v.State == form.Number && Mandated(c.report, cell) != ""
	}, func(cell *form.Cell, v form.Value) string {
		return fmt.Sprintf("%s（填的 %s，应为 =%s）", v.Place.Ref, v.Number, Mandated(c.report, cell))
	}, "“%s”有 %d 格总计是手工填的数，没有公式：%s。别的格改了，它不会跟着变。请改成公式，或者用 nianbao fix 改正。")
}

// maxTypedOver is how many totals a finding spells out with their formulas.
const maxTypedOver = 3

// stale tells of the formulas whose stored result is not what they give: the file was written by a program that does not calculate, or
// calculation is switched off.
func stale(c *checker) {
	a := c.audited()
	if a == nil {
		return
	}
	for _, j := range a.judged {
		v := c.report.Value(j.cell)
		if v.State == form.Unreadable || v.Array || j.rule == "F10" || j.rule == "F11" {
			continue
		}
		now, err := a.book.Calculate(j.at, a.book.Stored)
		if err != nil || now.Near(a.book.Stored(j.at)) {
			continue
		}
		c.found(v.Place, fmt.Sprintf("%s的公式 =%s 现在应当算出%s，文件里存的结果却是%s。请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。", j.cell.Label(), short(v.Formula), spelled(now), spelled(a.book.Stored(j.at))), c.cell(j.cell))
		f := &c.findings[len(c.findings)-1]
		f.Actual, f.Expected = a.book.Stored(j.at).String(), now.String()
	}
}

// spelled returns a result as a sentence has it.
func spelled(v formula.Value) string {
	if text := v.String(); v.Kind == formula.Text && text != "" {
		return "文本“" + text + "”"
	} else if text != "" {
		return " " + text
	}
	return "空白"
}

// uncalculated tells of the formulas without results together: a program that does not calculate leaves all of them so.
func uncalculated(c *checker) {
	var cells []Cell
	for _, cell := range c.report.Form.Cells {
		if v := c.report.Value(cell); v.State == form.Unreadable && v.Kind == grid.Uncalculated {
			cells = append(cells, Cell{cell.ID, v.Place, v.Text})
		}
	}
	if len(cells) > 0 {
		c.found(cells[0].Place, fmt.Sprintf("有 %d 格是公式，但文件里没有公式的结果（从这一格起）。请用 WPS 或 Excel 打开这个文件，保存后再试；或者用 nianbao fix 算出结果。", len(cells)), cells...)
	}
}

func manual(c *checker) {
	a := c.audited()
	if a != nil && c.report.Book.Manual && len(a.judged) > 0 {
		c.found(form.Place{}, "工作簿设成了手动计算：改了数，公式的结果不会跟着变。请在 WPS 或 Excel 的“公式”选项里改成自动计算并保存，或者用 nianbao fix 改正。")
	}
}

// textUnderSum tells, table by table, of the figures that are stored as text where a formula that passes over text adds them up.
func textUnderSum(c *checker) {
	a := c.audited()
	if a == nil {
		return
	}
	if !slices.ContainsFunc(c.report.Form.Cells, c.isTextNumber) {
		return
	}
	summed := a.summed()
	c.byTable(maxListed, func(cell *form.Cell, v form.Value) bool {
		at, ok := c.at(cell)
		return ok && c.isTextNumber(cell) && summed[at]
	}, func(_ *form.Cell, v form.Value) string {
		return v.Place.Ref + "（“" + strings.Join(strings.Fields(v.Text), " ") + "”）"
	}, "“%s”有 %d 格是文本，不是数值：%s。看起来是数，公式求和时却不算它。请把单元格格式改成“常规”后重新填数，或者用 nianbao fix 改正。")
}

func (c *checker) isTextNumber(cell *form.Cell) bool {
	v := c.report.Value(cell)
	return v.Kind == grid.Text && v.State == form.Number && v.Formula == ""
}

// formulaInInput tells, table by table, of the formulas in cells that staff fill.
func formulaInInput(c *checker) {
	a := c.audited()
	if a == nil {
		return
	}
	sound := map[*form.Cell]bool{}
	for _, j := range a.judged {
		sound[j.cell] = j.rule == "" && a.totals[j.cell] == nil
	}
	c.byTable(maxListed, func(cell *form.Cell, _ form.Value) bool { return sound[cell] },
		func(_ *form.Cell, v form.Value) string { return v.Place.Ref + " =" + short(v.Formula) },
		"“%s”有 %d 格应当填数的格里是公式：%s。读的是公式的结果；请确认它引用的数是对的。")
}
