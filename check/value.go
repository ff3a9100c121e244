package check

import (
	"fmt"
	"regexp"
	"strings"

	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/grid"
)

// values calls say for each cell of the report that passes the test.
func (c *checker) values(test func(*form.Cell, form.Value) bool, say func(*form.Cell, form.Value) string) {
	for _, cell := range c.report.Form.Cells {
		if v := c.report.Value(cell); test(cell, v) {
			c.found(v.Place, say(cell, v), Cell{cell.ID, v.Place, v.Text})
		}
	}
}

// maxListed is how many cells or labels a message names.
const maxListed = 8

// list joins names, the first few of them.
func list(names []string, unit string) string {
	if len(names) > maxListed {
		return strings.Join(names[:maxListed], "、") + fmt.Sprintf(" 等 %d %s", len(names), unit)
	}
	return strings.Join(names, "、")
}

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

func blanks(c *checker) {
	for _, t := range c.report.Form.Tables {
		var cells []Cell
		var refs []string
		blank, stroke := 0, 0
		for _, cell := range t.Cells {
			v := c.report.Value(cell)
			switch {
			case v.State == form.Stroke:
				stroke++
			case v.State == form.Blank && v.Place != (form.Place{}):
				blank++
			default:
				continue
			}
			cells = append(cells, Cell{cell.ID, v.Place, v.Text})
			if len(refs) < maxListed {
				refs = append(refs, v.Place.Ref)
			}
		}
		if len(cells) == 0 {
			continue
		}
		var counts []string
		if blank > 0 {
			counts = append(counts, fmt.Sprintf("%d 格空白", blank))
		}
		if stroke > 0 {
			counts = append(counts, fmt.Sprintf("%d 格划线或填“无”", stroke))
		}
		more := ""
		if len(cells) > len(refs) {
			more = " 等"
		}
		c.found(cells[0].Place, fmt.Sprintf("“%s”有 %s（%s%s），按 0 计算，报告里照原样印。没有发生的请填 0。", t.Title(), strings.Join(counts, "、"), strings.Join(refs, "、"), more), cells...)
	}
}

func notNumbers(c *checker) {
	c.values(func(cell *form.Cell, v form.Value) bool {
		broken := v.Formula != "" && (v.Kind == grid.Uncalculated || v.Kind == grid.Fault) // told of by the rules on formulas
		return v.State == form.Unreadable && !broken && !c.unclear(cell)
	}, func(cell *form.Cell, v form.Value) string {
		what, mend := fmt.Sprintf("填的是“%s”，不是数字", strings.Join(strings.Fields(v.Text), " ")), "请改填"+wanted(cell)+"，没有发生的填 0。"
		if v.Unit != "" {
			what, mend = fmt.Sprintf("填的是“%s”，单位是%s，不知道怎样换算成%s", strings.Join(strings.Fields(v.Text), " "), v.Unit, cell.Unit()), "请换算后填"+wanted(cell)+"，并改正标签里的单位。"
		}
		switch v.Kind {
		case grid.Fault:
			what, mend = "是出错值 "+v.Text, "请改填"+wanted(cell)+"。"
		case grid.Date:
			what, mend = "读出来是日期 "+v.Text, "请把单元格格式改成“常规”，重新填"+wanted(cell)+"。"
		}
		return cell.Label() + what + "。" + mend
	})
}

func (c *checker) unclear(cell *form.Cell) bool {
	for _, f := range c.report.Faults {
		if f.Kind == form.UnclearCell && f.Cell == cell {
			return true
		}
	}
	return false
}

// wanted says what the form expects in a cell.
func wanted(c *form.Cell) string {
	kind := "整数"
	if c.Decimal() {
		kind = "数（以" + c.Unit() + "为单位，可以有小数）"
	}
	if c.Negative() {
		return kind + "（减少的填负数）"
	}
	return "不小于 0 的" + kind
}

func negatives(c *checker) {
	c.values(func(cell *form.Cell, v form.Value) bool {
		return v.State == form.Number && v.Number.IsNegative() && !cell.Negative()
	}, func(cell *form.Cell, v form.Value) string {
		return fmt.Sprintf("%s是 %s，不能小于 0。请核对后改填%s。", cell.Label(), v.Number, wanted(cell))
	})
}

func fractions(c *checker) {
	c.values(func(cell *form.Cell, v form.Value) bool {
		return v.State == form.Number && !v.Number.IsInteger() && !cell.Decimal()
	}, func(cell *form.Cell, v form.Value) string {
		return fmt.Sprintf("%s是 %s，%s数必须是整数。请核对后改填%s。", cell.Label(), v.Number, cell.Unit(), wanted(cell))
	})
}

func unitsAndRemarks(c *checker) {
	c.values(func(cell *form.Cell, v form.Value) bool {
		return v.State == form.Number && (v.Unit != "" && v.Unit != cell.Unit() || v.Remark != "")
	}, func(cell *form.Cell, v form.Value) string {
		kept := ""
		if v.Remark != "" {
			kept = "，括号里的说明“" + v.Remark + "”不进表"
		}
		return fmt.Sprintf("%s填的是“%s”，读作 %s %s%s。请核对。", cell.Label(), strings.Join(strings.Fields(v.Text), " "), v.Number, cell.Unit(), kept)
	})
}

func controlCharacters(c *checker) {
	for _, s := range c.report.Form.Texts() {
		if t := c.report.Texts[s.Text]; t.Removed > 0 {
			c.found(t.RemovedAt, fmt.Sprintf("“%s”的文字里有 %d 个不能显示的控制字符，已经去掉。请看一下生成的文字是否完整。", s.Title, t.Removed))
		}
	}
}

func textActions(c *checker) {
	braces(c)
	_, errs := fields.Expand(c.report)
	for _, e := range errs {
		c.found(e.Place, fmt.Sprintf("“%s”的文字里，%s。请按“填报说明”里的名称改正，或者直接写数字。", e.Section.Title, e.Err.Error()))
	}
}

// halfBraces finds what was meant for an action and is none: one brace, or full-width ones.
var halfBraces = regexp.MustCompile(`[{｛]{1,2}\s*[\p{Han}]+\.[\p{Han}.]+\s*[}｝]{1,2}`)

func braces(c *checker) {
	for _, s := range c.report.Form.Texts() {
		for _, l := range c.report.Texts[s.Text].Lines {
			for _, m := range halfBraces.FindAllString(l.Text, -1) {
				if strings.HasPrefix(m, "{{") && strings.HasSuffix(m, "}}") {
					continue
				}
				c.found(l.Place, fmt.Sprintf("“%s”的文字里，“%s”的括号不对，会照原样印出来。引用要用两层半角大括号：{{%s}}。", s.Title, m, strings.Trim(m, "{}｛｝ ")))
			}
		}
	}
}

// strayHeadings finds lines of the texts that would be taken for the report's own headings or its closing.
func strayHeadings(c *checker) {
	titles := map[string]string{}
	for _, s := range c.report.Form.Sections {
		titles[form.Key(s.Title)] = s.Title
	}
	texts := c.report.Form.Texts()
	for i, s := range texts {
		lines := c.report.Texts[s.Text].Lines
		for n, l := range lines {
			switch title := titles[form.Key(l.Text)]; {
			case title != "":
				c.found(l.Place, fmt.Sprintf("“%s”的文字里有一行是“%s”，与报告的标题相同。请删去这一行，或者改写。", s.Title, l.Text), Cell{Place: l.Place, Value: l.Text})
			case i == len(texts)-1 && n == len(lines)-1 && form.IsDate(l.Text):
				c.found(l.Place, fmt.Sprintf("“%s”的文字末尾有日期“%s”，像是落款。落款由机关名称和成文日期生成，请从文字里删去。", s.Title, l.Text), Cell{Place: l.Place, Value: l.Text})
			}
		}
	}
}

// shownOtherwise leaves zeros alone: drawn as a stroke they are seen well enough.
func shownOtherwise(c *checker) {
	c.values(func(_ *form.Cell, v form.Value) bool {
		return v.State == form.Number && v.Shown != "" && !v.Hidden
	}, func(cell *form.Cell, v form.Value) string {
		return fmt.Sprintf("%s格里的数是 %s，显示成“%s”；报告印 %s。请按实际改正，或者把单元格格式改成“常规”。", cell.Label(), v.Text, v.Shown, v.Number)
	})
}

// hidden tells of a table's unseen figures together. A hidden zero hides nothing.
func hidden(c *checker) {
	for _, t := range c.report.Form.Tables {
		var cells []Cell
		var named []string
		for _, cell := range t.Cells {
			if v := c.report.Value(cell); v.Hidden && v.State == form.Number && !v.Number.IsZero() {
				cells = append(cells, Cell{cell.ID, v.Place, v.Text})
				if len(named) < maxListed {
					named = append(named, fmt.Sprintf("%s 是 %s", v.Place.Ref, v.Number))
				}
			}
		}
		if len(cells) == 0 {
			continue
		}
		where := "隐藏的行、列或看不见的格"
		if at, _, _ := cells[0].Place.At(); c.report.Book.Grids[at].Hidden {
			where = "隐藏的工作表“" + cells[0].Place.Sheet + "”"
		}
		more := ""
		if len(cells) > len(named) {
			more = fmt.Sprintf(" 等 %d 格", len(cells))
		}
		c.found(cells[0].Place, fmt.Sprintf("“%s”有数在%s里（%s%s），已照样读入。请取消隐藏、筛选或改成看得见的格式，核对后保存。", t.Title(), where, strings.Join(named, "、"), more), cells...)
	}
}

func buried(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("合并单元格下面压着 %s，看不见，没有读，公式求和时却会算进去。请取消合并，删去这个数，再合并。", f.Texts[0]), Cell{Place: p, Value: f.Texts[0]})
	}, form.BuriedValue)
}

// nothingFilled tells of a report without any figure but totals.
func nothingFilled(c *checker) {
	totals := c.report.Form.Totals()
	place := form.Place{}
	for _, cell := range c.report.Form.Cells {
		v := c.report.Value(cell)
		if v.State != form.Blank && totals[cell] == nil {
			return
		}
		if place == (form.Place{}) {
			place = v.Place
		}
	}
	c.found(place, "要填的格子一个数也没有。请填好再试；没有发生的填 0。")
}
