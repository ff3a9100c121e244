package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/xlsx"
)

// An entry is what may be typed into cells, and what Excel says of it. Clipped to Excel's limits when it is written.
type entry struct {
	kind                   excelize.DataValidationType
	operator               excelize.DataValidationOperator
	from, to               int
	title, prompt, refusal string
}

const (
	maxPromptTitle = 32
	maxPrompt      = 255
	leastNegative  = -999999999
)

// validate lets cells take an entry only.
func (p *page) validate(sqref string, e entry) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(sqref)
	p.keep(v.SetRange(e.from, e.to, e.kind, e.operator))
	if e.operator != excelize.DataValidationOperatorBetween {
		v.Formula2 = ""
	}
	v.SetInput(xlsx.Clip(e.title, maxPromptTitle), xlsx.Clip(e.prompt, maxPrompt))
	v.SetError(excelize.DataValidationErrorStyleStop, "请重新填写", xlsx.Clip(e.refusal, maxPrompt))
	p.keep(p.file.AddDataValidation(p.name, v))
}

// A kind is what the cells that share an entry have in common.
type kind struct {
	table             *form.Table
	row, column       *form.Leaf // row only of a table drawn across, whose rows look like columns
	unit              string
	decimal, negative bool
}

func kindOf(c *form.Cell) kind {
	k := kind{table: c.Table, column: c.Column, unit: c.Unit(), decimal: c.Decimal(), negative: c.Negative()}
	if c.Table.Across {
		k.row = c.Row
	}
	return k
}

// entries makes Excel accept only figures in the cells that are filled by hand.
func (p *page) entries(g *form.Drawing) {
	var kinds []kind
	seats := map[kind][]seat{}
	for _, s := range g.Slots {
		if s.Cell == nil || p.totals[s.Cell] != nil {
			continue
		}
		k := kindOf(s.Cell)
		if seats[k] == nil {
			kinds = append(kinds, k)
		}
		seats[k] = append(seats[k], p.seats[s.Cell])
	}
	for _, k := range kinds {
		p.validate(areas(seats[k]), k.entry())
	}
}

// areas returns the places of a list of cells as validations and conditional formats write them.
func areas(seats []seat) string {
	var list []string
	for _, t := range stretches(seats) {
		list = append(list, local.stretch(t))
	}
	return strings.Join(list, " ")
}

func (k kind) entry() entry {
	e := entry{kind: excelize.DataValidationTypeWhole, operator: excelize.DataValidationOperatorGreaterThanOrEqual, title: k.column.Label}
	prompt := "请填“" + k.column.Label + "”"
	if k.row != nil {
		e.title = k.row.Label + "：" + k.column.Label
		prompt = "请填" + form.Quote(k.row.Label) + "的" + form.Quote(k.column.Label)
	} else if rows, _ := k.table.Leaves(); len(rows) > 1 {
		prompt = "请填本行的“" + k.column.Label + "”"
	}
	if k.unit != "" {
		prompt += "，单位：" + k.unit
	}
	may := "填 0 或正整数"
	switch {
	case k.decimal && k.negative:
		may = "填整数或小数，减少填负数"
	case k.decimal:
		may = "填 0 或正数，可以有小数"
	case k.negative:
		may = "填整数，增加填正数，减少填负数"
	}
	if k.decimal {
		e.kind = excelize.DataValidationTypeDecimal
	}
	if k.negative {
		e.from = leastNegative
	}
	e.prompt = prompt + "。" + may + "；没有的填 0。"
	e.refusal = "这一格只能" + may + "。不要带单位、空格或其他文字。"
	return e
}
