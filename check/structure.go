package check

import (
	"fmt"
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

func list(places []form.Place) string {
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.String()
	}
	return strings.Join(names, "、")
}

func missingTables(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("没有找到“%s”的表。请从 nianbao new 新建的空白工作簿里把这张表连同标签复制过来，再填数。", f.Table.Title()))
	}, form.MissingTable)
}

func missingRows(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("“%s”里没有%s这一行。请补上这一行，行名照格式原文填写，没有数的填 0。", f.Table.Title(), form.Quote(f.Label)), at(f.Places)...)
	}, form.MissingRow)
}

func missingColumns(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("“%s”里没有%s这一列。请补上这一列，列名照格式原文填写，没有数的填 0。", f.Table.Title(), form.Quote(f.Label)), at(f.Places)...)
	}, form.MissingColumn)
}

func doubled(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		what := "这张表"
		if f.Kind == form.DoubledLabel {
			what = form.Quote(f.Label)
		}
		c.found(p, fmt.Sprintf("“%s”：%s有 %d 处：%s。请只留一处，其余的删除或移到别的文件。", f.Table.Title(), what, len(f.Places), list(f.Places)), at(f.Places)...)
	}, form.DoubledTable, form.DoubledLabel)
	c.faults(func(f form.Fault, p form.Place) {
		c.found(p, fmt.Sprintf("“%s”的文字有 %d 处，内容不同：%s。请只留一处，其余的删除或移到别的文件。", f.Label, len(f.Places), list(f.Places)), at(f.Places)...)
	}, form.DoubledText)
}

func contradictions(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		what := "机关名称"
		if f.Label == form.Year {
			what = "年度"
		}
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

func foreign(c *checker) {
	c.faults(func(f form.Fault, p form.Place) {
		kind := "行"
		if f.Kind == form.ForeignColumn {
			kind = "列"
		}
		label := strings.Join(strings.Fields(f.Label), "")
		c.found(p, fmt.Sprintf("%s不是格式规定的%s，没有读。其中如有应当上报的数，请填到格式规定的格里。", form.Quote(label), kind), Cell{Place: p, Value: f.Label})
	}, form.ForeignRow, form.ForeignColumn)
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
