package history

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/check/verbatim"
	"nianbao/form"
	"nianbao/form/past"
)

func y09(h *past.History) *rule.Rule {
	return &rule.Rule{
		ID: "Y09", Severity: rule.Warning, Title: "文字与上年报告雷同",
		What: fmt.Sprintf("一部分文字里，与上年报告一字不差的句子占 %d%% 以上，并且不少于 %d 字。"+
			"只差序号、标点，或者把年份改成了本年的，也是一字不差。"+
			"年年相同的话（编制依据、统计期限、联系方式、没有发生的事项）、小标题和太短的句子不算。给出上年报告时核对。",
			h.Copied.Share, h.Copied.Floor) + wholeWords(h.Copied),
		Basis:   "年报反映本年的情况；内容雷同、照抄上年，是上级机关退回重报的常见原因",
		Example: "“五、存在的主要问题及改进情况”有 9 句、312 字与上年报告（上年.docx）一字不差，占 76%：“……”。",
		Mend:    "按本年的情况改写；确实没有变化的，核对其中的时间和数。",
		Run:     copied,
	}
}

// Quoted are so many of the sentences that are last year's, each cut to so many characters.
const quoted, longestQuote = 3, 40

// copied tells of each text of which too much is last year's.
func copied(p *rule.Pass) {
	last, _ := p.Report.Last()
	if last == nil {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		if slices.Contains(p.Report.Form.History.Copied.Texts, s.Text) {
			copiedText(p, last, s)
		}
	}
}

func copiedText(p *rule.Pass, last *form.Report, s *form.Section) {
	before := verbatim.KnownOf(verbatim.Cut(last, s.Text))
	m, limits := measures.Of(p), p.Report.Form.History.Copied
	all, equal := 0, 0
	var same []verbatim.Sentence
	for _, own := range verbatim.Cut(p.Report, s.Text) {
		n := m.Weigh(own)
		all += n
		if _, ok := before.Has(own); ok && n > 0 {
			same, equal = append(same, own), equal+n
		}
	}
	whole := limits.Whole > 0 && equal == all && equal >= limits.Whole && len(same) > 1 &&
		!strings.Contains(p.Report.Texts[s.Text].Text, "{{") // what actions fill is new
	if !whole && (equal < limits.Floor || equal*100 < all*limits.Share) {
		return
	}
	var names []string
	var cells []rule.Cell
	for _, own := range same {
		cells = append(cells, rule.Cell{Place: own.Place, Value: own.Quote})
		if len(names) < quoted {
			names = append(names, form.Quote(form.Clip(own.Quote, longestQuote)))
		}
	}
	list := strings.Join(names, "")
	if len(same) > quoted {
		list += "等"
	}
	_, file := p.Report.Last()
	found := p.Found(same[0].Place, fmt.Sprintf("%s有 %d 句、%d 字与上年报告（%s）一字不差，占 %d%%：%s。"+
		"请按本年的情况改写；确实没有变化的，请核对其中的时间和数。这里提示的是%s的。",
		form.Quote(s.Title), len(same), equal, file, equal*100/all, list, limitWords(limits)), cells...)
	found.PlaceOnly = len(cells) > maxMarked
	found.Copied = s.Text
	found.Pattern = &rule.Pattern{Says: fmt.Sprintf("%s有 %d 句与上年报告一字不差，占 %d%%，多半照抄了上年的文字",
		form.Quote(s.Title), len(same), equal*100/all)}
}

// limitWords says from when on a text is told of.
func limitWords(c *past.Copied) string {
	words := fmt.Sprintf("占 %d%%、%d 字以上", c.Share, c.Floor)
	if c.Whole > 0 {
		words += fmt.Sprintf("，或者全部相同、%d 字以上", c.Whole)
	}
	return words
}

func wholeWords(c *past.Copied) string {
	if c.Whole == 0 {
		return ""
	}
	return fmt.Sprintf("全部相同的，不少于 %d 字就提示。", c.Whole)
}
