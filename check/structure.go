package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"nianbao/form"
)

// faults calls say for each fault of the kinds.
func (c *checker) faults(say func(form.Fault, form.Place), kinds ...form.FaultKind) {
	for _, f := range c.report.Faults {
		for _, k := range kinds {
			if f.Kind == k {
				place := form.Place{}
				if len(f.Places) > 0 {
					place = f.Places[0]
				}
				say(f, place)
			}
		}
	}
}

func at(places []form.Place) []Cell {
	cells := make([]Cell, len(places))
	for i, p := range places {
		cells[i] = Cell{Place: p}
	}
	return cells
}

// list names places, and which of them are on a hidden sheet.
func (c *checker) list(places []form.Place) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.String()
		if at, _, _ := p.At(); c.report.Book != nil && at < len(c.report.Book.Grids) && c.report.Book.Grids[at].Hidden {
			names[i] += "（工作表是隐藏的）"
		}
	}
	return strings.Join(names, "、")
}

func missingTables(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("没有找到“%s”的表。请从 nianbao new 新建的空白工作簿里把这张表连同标签复制过来，再填数。", f.Table.Title()))
	}, form.MissingTable)
}

func missingRows(c *checker)    { c.missing(form.MissingRow, "行") }
func missingColumns(c *checker) { c.missing(form.MissingColumn, "列") }

// missing tells of the rows or columns that were not found. Where a label stands that is like one's, it points there.
func (c *checker) missing(kind form.FaultKind, what string) {
	c.faults(func(f form.Fault, p form.Place) {
		message := fmt.Sprintf("“%s”里没有%s这一%s。", f.Table.Title(), form.Quote(f.Label), what)
		if f.Near != (form.Place{}) {
			c.found(f.Near, message+fmt.Sprintf("这里的%s与它相近，没有读：如果就是这一%s，请把%s名改成格式原文；不是的，请补上这一%s，没有数的填 0。", form.Quote(f.Texts[0]), what, what, what), Cell{Place: f.Near, Value: f.Texts[0]})
			return
		}
		c.found(p, message+fmt.Sprintf("请补上这一%s，%s名照格式原文填写，没有数的填 0。", what, what), at(f.Places)...)
	}, kind)
}

func doubled(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		what := "这张表"
		if f.Kind == form.DoubledLabel {
			what = form.Quote(f.Label)
		}
		advice := "请只留一处，其余的删除或移到别的文件。"
		if years := slices.Compact(slices.Clone(f.Texts)); len(years) > 1 {
			advice = "它们属于不同的年度，而文件里没有另外写明报告是哪一年的，不知道用哪一处。请写明“年度”，或者只留本年的一处。"
		}
		c.found(p, fmt.Sprintf("“%s”：%s有 %d 处：%s。%s", f.Table.Title(), what, len(f.Places), c.list(f.Places), advice), at(f.Places)...)
	}, form.DoubledTable, form.DoubledLabel)
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("“%s”的文字有 %d 处，内容不同：%s。请只留一处，其余的删除或移到别的文件。", f.Label, len(f.Places), c.list(f.Places)), at(f.Places)...)
	}, form.DoubledText)
}

// particular returns what the form calls a particular.
func (c *checker) particular(id string) string {
	for _, p := range c.report.Form.Particulars {
		if p.ID == id {
			return p.Label
		}
	}
	return id
}

func contradictions(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		what := c.particular(f.Label)
		c.found(p, fmt.Sprintf("%s在这里是“%s”，在 %s 是“%s”。请改成一致，或者删去多余的一处。", what, f.Texts[0], f.Places[1], f.Texts[1]), at(f.Places)...)
	}, form.Contradiction)
}

// maxLate is how many years after its own a report may be dated.
const maxLate = 2

func wrongDate(c *checker) {
	typed, place := c.report.Particulars[form.Date], c.report.ParticularPlace(form.Date)
	if typed == "" {
		return
	}
	date, err := time.Parse("2006年1月2日", typed)
	switch {
	case err != nil:
		c.found(place, fmt.Sprintf("成文日期填的是“%s”，不是写全年、月、日的日期。请照“2025年1月20日”的样子填写。", typed), Cell{Place: place, Value: typed})
	case c.report.Year != 0 && (date.Year() <= c.report.Year || date.Year() > c.report.Year+maxLate):
		c.found(place, fmt.Sprintf("成文日期是 %s，而这是 %d 年度的报告，应当在 %d 年公布。请核对成文日期和年度。", typed, c.report.Year, c.report.Year+1), Cell{Place: place, Value: typed})
	}
}

// missingParticulars keeps silent about a file that has no place for them, such as a Word report.
func missingParticulars(c *checker) {
	var names []string
	place := form.Place{}
	for _, p := range c.report.Form.Particulars {
		if p.ID == form.Agency || p.ID == form.Year || c.report.Particulars[p.ID] != "" {
			continue
		}
		names = append(names, p.Label)
		if place == (form.Place{}) {
			place = c.report.ParticularPlace(p.ID)
		}
	}
	if place != (form.Place{}) {
		c.found(place, fmt.Sprintf("没有填%s，报告里不写。需要写进报告的请补填。", strings.Join(names, "、")))
	}
}

func unclear(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		v := c.report.Value(f.Cell)
		c.found(p, fmt.Sprintf("%s：这里有几个格子，或一个合并格跨了几行几列，不知道哪个数是它的。请取消合并，每格各填各的数。", f.Cell.Label()), Cell{f.Cell.ID, p, v.Text})
	}, form.UnclearCell)
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("%s下面还有“%s”，不知道哪一列是本年的数。请只留本年的一列，列名照格式原文填写。", form.Quote(strings.Join(strings.Fields(f.Label), "")), f.Texts[0]), at(f.Places)...)
	}, form.DividedColumn)
}

// foreign tells of a table's foreign rows and columns together: they are somebody's own, not a fault. Those that a missing label is like
// are told of there.
func foreign(c *checker) {
	told := map[form.Place]bool{}
	for _, f := range c.report.Faults {
		told[f.Near] = true
	}
	for _, t := range c.report.Form.Tables {
		var cells []Cell
		named := map[form.FaultKind][]string{}
		for _, f := range c.report.Faults {
			if f.Table == t && (f.Kind == form.ForeignRow || f.Kind == form.ForeignColumn) && !told[f.Places[0]] {
				cells = append(cells, Cell{Place: f.Places[0], Value: f.Label})
				named[f.Kind] = append(named[f.Kind], form.Quote(strings.Join(strings.Fields(f.Label), ""))+"（"+f.Places[0].Ref+"）")
			}
		}
		var what []string
		if columns := named[form.ForeignColumn]; len(columns) > 0 {
			what = append(what, list(columns, "处")+"列")
		}
		if rows := named[form.ForeignRow]; len(rows) > 0 {
			what = append(what, list(rows, "处")+"行")
		}
		if len(cells) > 0 {
			c.found(cells[0].Place, fmt.Sprintf("“%s”里的%s不是格式规定的，没有读。其中如有应当上报的数，请填到格式规定的格里。", t.Title(), strings.Join(what, "和")), cells...)
		}
	}
}

func otherEdition(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		r := c.report.Form
		c.found(p, fmt.Sprintf("“%s”是 %s版（%s，用于%s）的表，其余部分是 %s版（用于%s）的表：两版混用了。请用 nianbao new --edition 新建年度所属版本的工作簿，把数移过去。",
			f.Label, f.Form.Edition, f.Form.Notice, f.Form.Years, r.Edition, r.Years), at(f.Places)...)
	}, form.OtherEdition)
}

// otherYears tells of the tables of other years together.
func otherYears(c *checker) {
	var places []form.Place
	years := map[string]bool{}
	c.faults(func(f form.Fault, p form.Place) {
		places = append(places, p)
		year := "上年"
		if f.Year != 0 {
			year = fmt.Sprintf("%d年", f.Year)
		}
		years[year] = true
	}, form.OtherYear)
	if len(places) > 0 {
		c.found(places[0], fmt.Sprintf("文件里还有%s的表（%s），没有读；读的是 %d年的表。请核对年度是否填对。", strings.Join(slices.Sorted(maps.Keys(years)), "、"), c.list(places), c.report.Year), at(places)...)
	}
}

func assumed(c *checker) {
	for _, a := range c.report.Assumed {
		what := c.particular(a.ID)
		c.found(form.Place{}, fmt.Sprintf("表里没有写%s，从%s取了“%s”。请核对；最好在表里写明“%s”。", what, a.From, a.Value, what))
	}
}

func macros(c *checker) {
	if c.report.Book != nil && c.report.Book.Macros {
		c.found(form.Place{}, "文件带有宏（程序）。宏没有运行，也不会进入生成的文件。来路不明的，请不要在 WPS 或 Excel 里启用宏。")
	}
}

func wrongEdition(c *checker) {
	r := c.report
	if r.Year == 0 || r.Form.Years.Fit(r.Year) {
		return
	}
	place := r.ParticularPlace(form.Year)
	message := fmt.Sprintf("年度是 %d，而表格是 %s版（%s，用于%s的年报）。", r.Year, r.Form.Edition, r.Form.Notice, r.Form.Years)
	var right *form.Form
	for _, f := range c.forms {
		if f.Years.Fit(r.Year) {
			right = f
		}
	}
	if right == nil {
		message += "请核对年度；没有适用于这一年的表格。"
	} else {
		message += fmt.Sprintf("%d年的年报应使用 %s版（%s）。年度填错的请改年度；表格用错的请用 nianbao new --edition %s 新建工作簿，把数移过去。", r.Year, right.Edition, right.Notice, right.Edition)
	}
	c.found(place, message, Cell{Place: place, Value: r.Particulars[form.Year]})
}

func noYear(c *checker) {
	if c.report.Year != 0 {
		return
	}
	place, typed := c.report.ParticularPlace(form.Year), c.report.Particulars[form.Year]
	message := "没有找到年度。请在“年度”后面填四位年份，如 2024，或者在标题里写明。"
	if typed != "" {
		message = fmt.Sprintf("年度填的是“%s”，不是四位年份。请改填如 2024。", typed)
	}
	c.found(place, message, Cell{Place: place, Value: typed})
}

func noAgency(c *checker) {
	if c.report.Agency == "" {
		c.found(c.report.ParticularPlace(form.Agency), "没有机关名称。请在“机关名称”后面填单位全称，或者在标题里写明。")
	}
}

func emptyTexts(c *checker) {
	for _, s := range c.report.Form.Texts() {
		if t := c.report.Texts[s.Text]; t.Text == "" || strings.HasPrefix(form.Key(t.Text), "(文字描述") {
			c.found(t.Place, fmt.Sprintf("“%s”没有文字，报告里将只有标题。请填写；确实没有内容的写“无”。", s.Title))
		}
	}
}
