package formulas

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/regex"
)

var f22 = &rule.Rule{
	ID: "F22", Severity: rule.Error, Title: "文字、基本信息里有出错值",
	What:    "文字或者机关名称、电话一类基本信息里有 #N/A、#REF! 这样的出错值，或者 Word 的“错误！未找到引用源”，会照原样印出来。",
	Basis:   basisFormulas,
	Example: "“一、总体情况”的文字是公式，引用了台账里的 #N/A。",
	Mend:    "改正出错的公式或引用，或者直接写字。",
	Run:     errorsInWords,
}

// errorWords are what spreadsheets and word processors put in the place of what they cannot find.
var errorWords = regex.New(`[#＃](?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|FIELD!)|` +
	`错误[!！] ?(?:未找到引用源|未(?:定义|指定|找到)书签|未(?:提供|指定)文件名|(?:超链接引用|链接)无效|文档中没有指定样式的文字|` +
	`不能通过编辑域代码创建对象)|Error! ?(?:Reference source not found|Bookmark not defined|Hyperlink reference not valid|` +
	`No text of specified style)`)

func errorsInWords(p *rule.Pass) {
	for _, w := range formulaWords.Of(p) {
		brokenWord(p, w)
	}
	for _, particular := range p.Report.Form.Particulars {
		id, text := particular.ID, p.Report.Particulars[particular.ID]
		if id == form.Year && p.Report.Year == 0 || id == form.Date {
			continue // it is told of as no year, as no date
		}
		errorInWords(p, particular.Label, text, p.Report.ParticularPlace(id))
	}
	if text := p.Report.Agency; text != p.Report.Particulars[form.Agency] {
		errorInWords(p, "机关名称", text, p.Report.ParticularPlace(form.Agency))
	}
	for _, s := range p.Report.Form.AllTexts() {
		text := p.Report.Texts[s.Text]
		lines := text.Lines
		if len(lines) == 0 {
			lines = []form.Line{{Text: text.Text, Place: text.Place}}
		}
		for _, l := range lines {
			errorInWords(p, form.Quote(s.Title)+"的文字", l.Text, l.Place)
		}
	}
}

// brokenWord tells of a formula that has lost what it refers to, or leads back to itself, whatever its stored result.
func brokenWord(p *rule.Pass, w word) {
	f := audits.Of(p).FormulaAt(w.at)
	why, circle := lostReference(f), f.Circle()
	switch {
	case errorWords.MatchString(w.drawn.Text):
		return // see errorInWords
	case why == "" && circle != "":
		why = "绕了一圈又用到自己（" + circle + "）"
	case why == "":
		why = missingSheet(f)
	}
	if why != "" {
		p.Found(w.place, fmt.Sprintf("%s的公式 =%s %s，算不出来。请改正公式，或者直接写字。", w.of, short(w.drawn.Formula), why),
			rule.Cell{Place: w.place, Value: w.drawn.Text})
	}
}

func errorInWords(p *rule.Pass, of, text string, place form.Place) {
	found := errorWords.FindString(text)
	if found == "" || slices.ContainsFunc(staleWords.Of(p), func(w staleWord) bool { return w.place == place }) {
		return
	}
	message, from := of+"里有出错值 "+found, form.Place{}
	cells := []rule.Cell{{Place: place, Value: text}}
	if a := audits.Of(p); a != nil && isInSheet(p, place) {
		sheet, row, col := place.At()
		f := a.FormulaAt(formula.Cell{Sheet: sheet, Row: row, Col: col})
		if at, ok := f.ErrorFrom(); ok {
			message += "：错在它用到的 " + f.Tell(at)
			from = f.Place(at)
			cells = append(cells, rule.Cell{Place: from, Value: found})
		}
	}
	f := p.Found(place, fmt.Sprintf("%s，会照原样印出来。请改正，或者直接写字。", message), cells...)
	if from != (form.Place{}) {
		f.From = []form.Place{from}
	}
}
