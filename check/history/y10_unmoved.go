package history

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
)

func y10() *rule.Rule {
	return &rule.Rule{
		ID: "Y10", Severity: rule.Error, Title: "文字里的数还是上年的",
		What: "与上年报告相同的句子里，一个数是上年报告里它所说的那一格的数，而本年这一格已经是别的数。" +
			"只看一定说的是哪一格的句子；说的可能是别的数、上年的数、其中一部分的，不判断。给出上年报告时核对。",
		Basis:   "文字和表说的是同一年的同一件事",
		Example: "“收到政府信息公开申请34件”与上年报告相同；本年表里的新收总计是 40。",
		Mend:    "把文字里的数改成本年的。",
		Run:     unmoved,
	}
}

// unmoved tells of the numbers in last year's sentences that were that year's figures and are no more.
func unmoved(p *rule.Pass) {
	last, _ := p.Report.Last()
	if last == nil || len(figures.Of(p)) == 0 {
		return
	}
	for _, s := range p.Report.Form.AllTexts() {
		before := knownOf(sentences(last, s.Text))
		if len(before) == 0 {
			continue
		}
		for _, own := range sentences(p.Report, s.Text) {
			if _, ok := before.has(own); ok {
				unmovedIn(p, s, own)
			}
		}
	}
}

// numbers finds figures with what stands behind them: no part of a number with decimals, of a share or of a date.
var numbers = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)(\p{Han}|%)?`)

// longestSentence bounds in bytes what is read for figures: nobody writes longer ones, and each figure is read with all
// that stands before it.
const longestSentence = 3000

func unmovedIn(p *rule.Pass, s *form.Section, own sentence) {
	if len(own.words) > longestSentence {
		return
	}
	h := p.Report.Form.History
	from := 0
	for _, m := range numbers.FindAllStringSubmatchIndex(own.words, -1) {
		before, clause := own.words[:m[2]], own.words[from:m[2]]
		from = m[3]
		if m[4] < 0 {
			continue
		}
		n, err := decimal.NewFromString(strings.ReplaceAll(own.words[m[2]:m[3]], ",", ""))
		if err != nil || n.IsZero() {
			continue
		}
		if parts := strings.FieldsFunc(clause, divides); len(parts) > 0 {
			clause = parts[len(parts)-1]
		}
		unit := own.words[m[4]:m[5]]
		if speaksOfOthers(before, clause, h, p.Report.Year) {
			continue
		}
		for _, of := range h.Spoken {
			if slices.Contains(of.Units, unit) && speaks(before, clause, of.Terms) {
				unmovedFigure(p, s, own, of.Of, n)
			}
		}
	}
}

// divides reports whether a character divides clauses; full width is taken off before.
func divides(r rune) bool { return strings.ContainsRune(",、:()", r) }

// speaksOfOthers reports whether what stands before a number says that it is of another year, or part of another one.
func speaksOfOthers(before, clause string, h *form.History, year int) bool {
	for _, w := range years.FindAllString(before, -1) {
		if n, _ := strconv.Atoi(w[:len("2024")]); n != year {
			return true
		}
	}
	return slices.ContainsFunc(h.Compares, func(w string) bool { return strings.Contains(clause, w) })
}

// speaks reports whether all words of a term stand before a number, the last of them in its clause.
func speaks(before, clause string, terms []string) bool {
	return slices.ContainsFunc(terms, func(t string) bool {
		words := strings.Fields(t)
		end := len(words) - 1
		return strings.Contains(clause, words[end]) &&
			!slices.ContainsFunc(words[:end], func(w string) bool { return !strings.Contains(before, w) })
	})
}

// unmovedFigure takes down that a sentence has last year's figure of a cell. Where another cell had the same figure and
// has it still the sentence may speak of that.
func unmovedFigure(p *rule.Pass, s *form.Section, own sentence, id string, n decimal.Decimal) {
	var of *figure
	for i := range figures.Of(p) {
		f := &figures.Of(p)[i]
		switch {
		case f.now.Equal(n) && !f.now.IsZero():
			return
		case f.cell.ID == id && f.then.Equal(n):
			of = f
		}
	}
	if of == nil {
		return
	}
	cells := append([]rule.Cell{{Place: own.place, Value: own.quote}}, of.cells(p)...)
	found := p.Found(own.place, fmt.Sprintf("%s里%s与上年报告相同，其中的 %s 是上年%s的数（%s）；"+
		"本年这一格（%s）是 %s。请把文字里的数改成本年的。",
		form.Quote(s.Title), form.Quote(form.Clip(own.quote, longestQuote)), n, of.cell.Label(),
		lastPlace(p, of.lastCell), p.Report.Value(of.cell).Place, of.cell.Printed(of.now)), cells...)
	found.Actual, found.Expected = n.String(), of.now.String()
}
