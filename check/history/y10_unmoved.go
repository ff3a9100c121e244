package history

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/check/sentences"
	"nianbao/check/verbatim"
	"nianbao/form"
)

func y10() *rule.Rule {
	return &rule.Rule{
		ID: "Y10", Severity: rule.Error, Title: "文字里的数还是上年的",
		What: "与上年报告相同的句子里，一个数是上年报告里它所说的那一格的数，而本年这一格已经是别的数。" +
			"只看确定说的是哪一格的数（同 N01）；说的可能是别的数、上年的数、其中一部分的，不判断。给出上年报告时核对。",
		Basis:   "文字和表说的是同一年的同一件事",
		Example: "“收到政府信息公开申请34件”与上年报告相同；本年表里的新收总计是 40。",
		Mend:    "把文字里的数改成本年的。",
		Run:     unmoved,
	}
}

// unmoved tells of the numbers in last year's sentences that were that year's figures and are no more.
func unmoved(p *rule.Pass) {
	last, _ := p.Report.Last()
	if last == nil {
		return
	}
	outdated := sentences.OutdatedIn(p, last)
	if len(outdated) == 0 {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		before := verbatim.KnownOf(verbatim.Cut(last, s.Text))
		for _, own := range verbatim.Cut(p.Report, s.Text) {
			if _, ok := before.Has(own); !ok {
				continue
			}
			for i := range outdated {
				if o := &outdated[i]; o.Clause != "" && o.Place == own.Place && strings.Contains(own.Quote, o.Clause) {
					unmovedFound(p, s, own, o)
					o.Clause = "" // a text may have the same sentence twice
				}
			}
		}
	}
}

func unmovedFound(p *rule.Pass, s *form.Section, own verbatim.Sentence, o *sentences.Outdated) {
	last, _ := p.Report.Last()
	cells := []rule.Cell{{Place: own.Place, Value: own.Quote}}
	whose := ""
	for i, t := range o.Then {
		sign := ""
		switch {
		case t.Negative:
			sign = "减"
		case i > 0:
			sign = "加"
		}
		then := last.Form.Cell(t.Cell.ID)
		at := lastPlace(p, then)
		whose += fmt.Sprintf("%s%s（%s）", sign, t.Cell.Label(), at)
		cells = append(cells, p.Cell(t.Cell),
			rule.Cell{ID: form.Last + "." + then.ID, Place: at, Value: last.Value(then).Text})
	}
	found := p.Found(own.Place, fmt.Sprintf("%s里%s与上年报告相同，其中的%s是上年%s的数；本年%s是 %s。"+
		"请把文字里的数改成本年的。", form.Quote(s.Title), form.Quote(form.Clip(own.Quote, longestQuote)),
		form.Quote(o.Says), whose,
		placesOf(p, o.Then), o.Now), cells...)
	found.Actual, found.Expected, found.Claim = o.Number.String(), o.Now.String(), o.Claim
	found.Copied = s.Text
}

// placesOf says where the figures of terms stand: 这一格（依申请公开!J4）.
func placesOf(p *rule.Pass, terms []form.Term) string {
	if len(terms) == 1 {
		return "这一格（" + p.Cell(terms[0].Cell).Place.String() + "）"
	}
	return "这几格合计"
}
