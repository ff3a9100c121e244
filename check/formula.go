package check

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

// An audit holds the formulas of a workbook against the equations of the form. A total is mandated to be a sum; what its formula comes to
// is compared with that sum cell by cell, whatever the formula looks like and whether or not its result is right today.
type audit struct {
	*checker
	book   *formula.Workbook
	totals map[*form.Cell]*form.Equation
	cells  map[formula.Cell]*form.Cell
	parts  map[*form.Cell]sum // what totals stand for, in the cells that staff fill
	judged []judged
}

// A judged formula stands in a cell of the form. It is told of once, by the first rule that it breaks.
type judged struct {
	cell    *form.Cell
	at      formula.Cell
	rule    string // the rule that it breaks, empty for none
	message string
	named   []*form.Cell // what the message is about besides the cell
}

// audited returns the judgement on each formula of the report, made once for all rules.
func (c *checker) audited() *audit {
	if c.audit != nil || c.report.Book == nil {
		return c.audit
	}
	a := &audit{
		checker: c, book: formula.New(c.report.Book), totals: c.report.Form.Totals(),
		cells: map[formula.Cell]*form.Cell{}, parts: map[*form.Cell]sum{},
	}
	c.audit = a
	var found []judged
	for _, cell := range c.report.Form.Cells {
		if at, ok := a.at(cell); ok {
			a.cells[at] = cell
			if c.report.Value(cell).Formula != "" {
				found = append(found, judged{cell: cell, at: at})
			}
		}
	}
	for _, j := range found {
		a.judge(&j)
		a.judged = append(a.judged, j)
	}
	a.strangers()
	return a
}

// at returns where a cell of the form stands, false for one that no worksheet has.
func (c *checker) at(cell *form.Cell) (formula.Cell, bool) {
	p := c.report.Value(cell).Place
	if p == (form.Place{}) {
		return formula.Cell{}, false
	}
	g, row, col := p.At()
	return formula.Cell{Sheet: g, Row: row, Col: col}, c.report.Book.Grids[g].Source == grid.Sheet
}

func (j *judged) breaks(rule, message string) { j.rule, j.message = rule, message }

// judge finds the first rule that a formula breaks. Circles and lost references come first: what they sum up cannot be said.
func (a *audit) judge(j *judged) {
	v := a.report.Value(j.cell)
	traits, err := a.book.Traits(j.at)
	var wrong *formula.SyntaxError
	switch {
	case errors.As(err, &wrong):
		j.breaks("F18", "写法读不懂（"+wrong.Error()+"），判断不了它算的是什么")
	case err != nil:
		j.breaks("F18", "判断不了它算的是什么")
	case traits.Lost:
		j.breaks("F10", "引用的格已经不存在（#REF!）")
	case v.Kind == grid.Fault && a.passedOn(traits):
	case v.Kind == grid.Fault:
		j.breaks("F10", "算不出数，结果是 "+v.Text)
	case len(traits.Missing) > 0:
		j.breaks("F10", "引用了没有的工作表“"+traits.Missing[0]+"”")
	case a.circle(j.at) != "":
		j.breaks("F11", "绕了一圈又用到自己（"+a.circle(j.at)+"），算不出数")
	case len(traits.External) > 0:
		j.breaks("F15", "引用了别的文件（"+traits.External[0]+"），那个文件不在身边就核对不了")
	case len(traits.Indirect) > 0:
		j.breaks("F15", "用了 "+strings.Join(traits.Indirect, "、")+"，引用哪一格要算了才知道，核对不了")
	case len(traits.Volatile) > 0:
		j.breaks("F15", "用了 "+strings.Join(traits.Volatile, "、")+"，每次打开结果都可能不同")
	case v.Array:
		j.breaks("F18", "是几格合用的数组公式，判断不了这一格算的是什么")
	default:
		a.compare(j)
	}
}

// passedOn reports whether one of the cells that a formula names has an error value itself, which is told of there.
func (a *audit) passedOn(t formula.Traits) bool {
	for _, r := range t.References {
		for _, cell := range a.book.Cells(r) {
			if drawn := a.book.At(cell); drawn != nil && drawn.Kind == grid.Fault {
				return true
			}
		}
	}
	return false
}

// circle spells the circle that a formula stands in, J6 → J7 → J6; empty for none.
func (a *audit) circle(at formula.Cell) string {
	cells, err := a.book.Circle(at)
	if err != nil || len(cells) == 0 {
		return ""
	}
	var refs []string
	for _, c := range append(slices.Clone(cells), at) {
		if len(refs) < maxListed {
			refs = append(refs, a.ref(c, at.Sheet))
		}
	}
	return strings.Join(refs, " → ")
}

// ref names a cell, with its sheet where that is not the home sheet.
func (a *audit) ref(c formula.Cell, home int) string {
	g := a.report.Book.Grids[c.Sheet]
	if c.Sheet == home {
		return g.Ref(c.Row, c.Col)
	}
	return g.Name + "!" + g.Ref(c.Row, c.Col)
}

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

// byTable reports the cells of each table that pass a test together. message has room for the table's title, the number of cells and the
// descriptions of the first of them.
func (c *checker) byTable(most int, test func(*form.Cell, form.Value) bool, describe func(*form.Cell, form.Value) string, message string) {
	for _, t := range c.report.Form.Tables {
		var cells []Cell
		var described []string
		for _, cell := range t.Cells {
			if v := c.report.Value(cell); test(cell, v) {
				cells = append(cells, Cell{cell.ID, v.Place, v.Text})
				if len(described) < most {
					described = append(described, describe(cell, v))
				}
			}
		}
		if len(cells) == 0 {
			continue
		}
		list := strings.Join(described, "、")
		if len(cells) > len(described) {
			list += " 等"
		}
		c.found(cells[0].Place, fmt.Sprintf(message, t.Title(), len(cells), list), cells...)
	}
}

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

// maxSummed is how many cells are gone through for what is added up.
const maxSummed = 1 << 20

// summed returns the cells that formulas of the form, or of the subtotals which they build on, add up passing over text.
func (a *audit) summed() map[formula.Cell]bool {
	cells := map[formula.Cell]bool{}
	seen := map[formula.Cell]bool{}
	var todo []formula.Cell
	for _, j := range a.judged {
		todo = append(todo, j.at)
	}
	for steps := 0; len(todo) > 0 && steps < maxSummed; {
		at := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		traits, err := a.book.Traits(at)
		if seen[at] || err != nil {
			continue
		}
		seen[at] = true
		for _, r := range traits.References {
			for _, cell := range a.book.Cells(r) {
				steps++
				cells[cell] = cells[cell] || r.Summed
				if drawn := a.book.At(cell); drawn != nil && drawn.Formula != "" && a.cells[cell] == nil {
					todo = append(todo, cell)
				}
			}
		}
	}
	return cells
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

// strangers finds, among the formulas that no equation judges, one that differs from all others of its row or column.
func (a *audit) strangers() {
	lines := map[any][]int{}
	for i, j := range a.judged {
		if j.rule == "" && a.totals[j.cell] == nil || j.rule == "F18" {
			lines[[2]any{j.cell.Table, j.cell.Row}] = append(lines[[2]any{j.cell.Table, j.cell.Row}], i)
			lines[[2]any{j.cell.Table, j.cell.Column}] = append(lines[[2]any{j.cell.Table, j.cell.Column}], i)
		}
	}
	var odd []int
	for _, line := range lines {
		if i := a.stranger(line); i >= 0 && !slices.Contains(odd, i) {
			odd = append(odd, i)
		}
	}
	for _, i := range odd {
		j := &a.judged[i]
		j.breaks("F16", "与同一行、同一列里其他格的公式写法不同")
	}
}

// stranger returns the one formula of a line that differs in shape from all others, which are alike; -1 for none.
func (a *audit) stranger(line []int) int {
	if len(line) < 3 {
		return -1
	}
	shapes := map[string][]int{}
	for _, i := range line {
		f, err := a.book.Formula(a.judged[i].at)
		if err != nil || f == nil {
			return -1
		}
		shape := f.Shape(a.judged[i].at)
		shapes[shape] = append(shapes[shape], i)
	}
	if len(shapes) == 2 {
		for _, of := range shapes {
			if len(of) == 1 {
				return of[0]
			}
		}
	}
	return -1
}
