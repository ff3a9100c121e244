package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"nianbao/form"
	"nianbao/xlsx"
)

// A dataValidation is what may be typed into cells, and what Excel says of it. Its texts are clipped to Excel's limits
// when it is written.
type dataValidation struct {
	kind                   excelize.DataValidationType
	operator               excelize.DataValidationOperator
	from, to               int
	list                   []string // of words, of which one may be typed
	title, prompt, refusal string
}

const (
	maxPromptTitle = 32
	maxPrompt      = 255
	leastNegative  = -999999999
)

func (w *sheetWriter) validate(sqref string, e dataValidation) {
	v := excelize.NewDataValidation(true)
	v.SetSqref(sqref)
	if e.list != nil {
		w.keep(v.SetDropList(e.list))
	} else {
		w.keep(v.SetRange(e.from, e.to, e.kind, e.operator))
	}
	if e.operator != excelize.DataValidationOperatorBetween {
		v.Formula2 = ""
	}
	v.SetInput(xlsx.Clip(e.title, maxPromptTitle), xlsx.Clip(e.prompt, maxPrompt))
	v.SetError(excelize.DataValidationErrorStyleStop, "请重新填写", xlsx.Clip(e.refusal, maxPrompt))
	w.keep(w.file.AddDataValidation(w.name, v))
}

// A cellKind is what the cells that share a validation have in common.
type cellKind struct {
	table             *form.Table
	row, column       *form.Leaf // row only of words, and of a table drawn across, whose rows look like columns
	unit              string
	decimal, negative bool
	words             bool
	list              string // of words, of which one may be typed, with commas
	hint              string // what is said besides
}

func kindOf(c *form.Cell) cellKind {
	k := cellKind{table: c.Table, column: c.Column, unit: c.Unit(), decimal: c.Decimal(), negative: c.Negative(),
		words: c.IsWords(), list: strings.Join(c.OneOf(), ",")}
	if c.Table.Across || c.Row.IsWords() {
		k.row = c.Row
	}
	return k
}

// validations makes Excel accept only figures in the cells that are filled by hand.
func (w *sheetWriter) validations(g *form.SectionGrid) {
	var kinds []cellKind
	cells := map[cellKind][]cellAddress{}
	for _, s := range g.Slots {
		if s.Cell == nil || w.form.Computed(s.Cell) != nil {
			continue
		}
		k := kindOf(s.Cell)
		k.hint = w.hints[s.Cell.ID]
		if cells[k] == nil {
			kinds = append(kinds, k)
		}
		cells[k] = append(cells[k], w.addresses[s.Cell])
	}
	for _, k := range kinds {
		w.validate(references(cells[k]), k.validation())
	}
}

// references returns a list of cells as validations and conditional formats write them.
func references(cells []cellAddress) string {
	var list []string
	for _, t := range stretchesOf(cells) {
		list = append(list, local.stretch(t))
	}
	return strings.Join(list, " ")
}

func (k cellKind) validation() dataValidation {
	e := dataValidation{
		kind:     excelize.DataValidationTypeWhole,
		operator: excelize.DataValidationOperatorGreaterThanOrEqual,
		title:    k.column.Label,
	}
	prompt := "请填“" + k.column.Label + "”"
	if k.row != nil && k.row.Label != "" {
		e.title = k.row.Label + "：" + k.column.Label
		prompt = "请填" + form.Quote(k.row.Label) + "的" + form.Quote(k.column.Label)
	} else if rows, _ := k.table.Leaves(); len(rows) > 1 {
		prompt = "请填本行的“" + k.column.Label + "”"
	}
	if k.words {
		return k.wordsValidation(e, prompt)
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
	e.prompt = k.hint + prompt + "。" + may + "；没有的填 0。"
	e.refusal = "这一格只能" + may + "。不要带单位、空格或其他文字。"
	return e
}

// mostWords is how many characters a cell of a worksheet holds.
const mostWords = 32767

// wordsValidation completes what is asked of a cell of words.
func (k cellKind) wordsValidation(e dataValidation, prompt string) dataValidation {
	if k.list == "" {
		e.kind, e.operator, e.from = excelize.DataValidationTypeTextLength, excelize.DataValidationOperatorLessThanOrEqual, mostWords
		e.prompt, e.refusal = prompt+"，填文字。没有的空着。", "这一格的文字太长。"
		return e
	}
	e.list = strings.Split(k.list, ",")
	e.prompt = prompt + "，请从下拉列表选。"
	e.refusal = "这一格只能填：" + strings.Join(e.list, "、") + "。"
	return e
}
