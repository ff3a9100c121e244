package formulas

import (
	"fmt"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/formula"
	"nianbao/grid"
)

var f12 = &rule.Rule{
	ID: "F12", Severity: rule.Error, Title: "文件里存的结果不是公式算出的",
	What:    "按公式重新计算，结果与文件里存的不同：文件没有重新计算就保存了。打开后数会变，与交上来的不一样。",
	Basis:   basisFormulas,
	Example: "公式 =SUM(D4:I4) 应当算出 10，文件里存的是 9。",
	Mend:    "用 WPS 或 Excel 打开，按 F9 重新计算并保存；或者用 nianbao fix 改正。",
	Run:     stale,
	Tidy:    storeResults,
}

// A staleResult is a formula whose stored result is not what it gives.
type staleResult struct {
	verdict
	now, stored formula.Value
}

// stale tells of the formulas whose stored result is not what they give, together: the file was written by a program
// that does not calculate, or calculation is switched off.
func stale(p *rule.Pass) {
	list, calculated := staleResults(p)
	words := staleWords.Of(p)
	if len(list) == 0 {
		staleInWords(p, words)
		return
	}
	first := list[0]
	message := fmt.Sprintf("%s的公式 =%s 现在应当算出%s，文件里存的结果却是%s。",
		first.Cell.Label(), short(first.Value.Formula), spelled(first.now), spelled(first.stored))
	if len(list) > 1 {
		var told []string
		for _, s := range list[:min(maxStale, len(list))] {
			told = append(told, fmt.Sprintf("%s 存的是%s，应当是%s",
				s.Value.Place.Within(), spelled(s.stored), spelled(s.now)))
		}
		message = fmt.Sprintf("有 %d 格公式存的结果不是现在应当算出的：%s%s。",
			len(list), strings.Join(told, "；"), etc(len(list) > maxStale))
		if isAllZero(list) && calculated == 0 {
			message = "这个文件没有计算过，公式存的结果都是 0：" + message
		}
	}
	var cells []rule.Cell
	for _, s := range list {
		cells = append(cells, p.Cell(s.Cell))
	}
	if len(words) > 0 {
		message += fmt.Sprintf("%s（%s）等 %d 处文字也是。", words[0].of, words[0].place, len(words))
	}
	for _, w := range words {
		cells = append(cells, rule.Cell{Place: w.place, Value: w.stored.String()})
	}
	f := p.Found(first.Value.Place, message+recalculate, cells...)
	for _, s := range list {
		f.Stale = append(f.Stale, s.Cell)
	}
	if len(list) == 1 {
		f.Actual, f.Expected = first.stored.String(), first.now.String()
	}
	f.Fixes = storeResults(p)
}

const recalculate = "请用 WPS 或 Excel 打开，按 F9 重新计算并保存，再核对。"

// staleInWords tells of words that quote figures by formulas which were not calculated anew.
func staleInWords(p *rule.Pass, words []staleWord) {
	if len(words) == 0 {
		return
	}
	w := words[0]
	message := fmt.Sprintf("%s是公式，现在应当算出%s，文件里存的却是%s。", w.of, excerpt(w.now), excerpt(w.stored))
	if len(words) > 1 {
		message += fmt.Sprintf("同样的共 %d 处。", len(words))
	}
	var cells []rule.Cell
	for _, w := range words {
		cells = append(cells, rule.Cell{Place: w.place, Value: w.stored.String()})
	}
	f := p.Found(w.place, message+recalculate, cells...)
	f.Fixes = storeResults(p)
}

// maxExcerpt is how many characters of a sentence a message shows.
const maxExcerpt = 60

func excerpt(v formula.Value) string {
	if short := form.Clip(v.Text, maxExcerpt); v.Kind == formula.Text && short != v.Text {
		return "文本“" + short + "”"
	}
	return spelled(v)
}

// maxStale is how many stale results a message spells out.
const maxStale = 3

func etc(more bool) string {
	if more {
		return " 等"
	}
	return ""
}

// staleResults returns the stale results, and of how many others that are not 0 the formula gives what is stored.
func staleResults(p *rule.Pass) (list []staleResult, calculated int) {
	for _, v := range verdicts.Of(p) {
		if v.Value.Kind == grid.Uncalculated || v.rule == "F10" || v.rule == "F11" ||
			v.Value.State == form.Unreadable && v.Value.Kind != grid.Fault {
			continue
		}
		now, isStale := v.IsStale()
		switch {
		case isStale:
			list = append(list, staleResult{v, now, audits.Of(p).Book.Stored(v.At)})
		case v.Value.State == form.Number && !v.Value.Number.IsZero():
			calculated++
		}
	}
	return list, calculated
}

func isAllZero(list []staleResult) bool {
	for _, s := range list {
		if s.stored.Kind != formula.Number || !s.stored.Number.IsZero() {
			return false
		}
	}
	return true
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

// storeResults is done in every workbook: formulas that are none of the form's are calculated anew as well, and so is
// what builds on a cell that a fix changes.
func storeResults(p *rule.Pass) []rule.Fix {
	if p.Report.Book == nil {
		return nil
	}
	return []rule.Fix{{Action: rule.StoreResults}}
}
