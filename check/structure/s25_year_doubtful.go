package structure

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/regex"
)

var s25 = &rule.Rule{
	ID: "S25", Severity: rule.Warning, Waivable: true, Title: "年度与成文日期或文字对不上",
	What: "成文日期比报告应当公布的年份晚了一年，或者文字里写的大多是另一年：多半是年度填错了，" +
		"或者沿用了上年的日期、文字没有改。",
	Basis:   "报告在所属年度的下一年公布",
	Example: "年度填的是 2023，成文日期是 2025年1月20日。",
	Mend:    "核对年度、成文日期和文字，改成一致；确实晚了一年公布的不用改。",
	Run:     doubtfulYear,
}

func doubtfulYear(p *rule.Pass) {
	r := p.Report
	if r.Year == 0 {
		return
	}
	typed, place := r.Particulars[form.Date], r.ParticularPlace(form.Date)
	if date, err := time.Parse("2006年1月2日", typed); err == nil && date.Year() == r.Year+maxLate {
		f := p.Found(place, fmt.Sprintf("成文日期是 %s，年度却是 %d：照常理这是 %d 年度的报告。请核对年度和成文日期。",
			typed, r.Year, date.Year()-1), rule.Cell{Place: place, Value: typed})
		f.Year = func(y int) bool { return date.Year() == y+1 }
	}
	if year, times, at := otherYearInTexts(r); year != 0 {
		f := p.Found(at, fmt.Sprintf("文字里 %d 次写到 %d年，报告的年度却是 %d。请核对年度；文字是上年的，请改写。",
			times, year, r.Year), rule.Cell{Place: at, Value: strconv.Itoa(year)})
		f.Year = func(y int) bool { return y == year }
	}
}

var (
	yearInText = regex.New(`20\d\d ?年`)
	// comparison stands before or behind a year that is mentioned beside the report's own.
	comparison = regex.New(`[比较与同和及至自从于]$|(?:相比|对比|截至|上年|去年|自|对标)[（(]?$`)
)

// minMentions is how often another year must be written before it is told of, and timesOwn how many times as often as
// the report's own. Chosen: a text that compares with the year before names that once or twice, and its own as well.
// Where its own is never named, the year before or after is told of when it is written twice, or opens a paragraph as the
// year that this is about does: 2023年，……
const minMentions, timesOwn, minAlone = 3, 3, 2

var (
	opens = regex.New(`^\s*20\d\d ?年(?:度?[，,]|度?[我本全])`)
	plans = regex.New(`^[^。；]{0,20}(?:将|拟|计划|打算|继续|要)`)
)

// otherYearInTexts returns the year that the texts are about where that is not the report's, how often they say so and
// where first; 0 for none. The year to come is no matter in plans, so that it counts in the first text alone; of a year
// gone by, what was amiss in it and has been mended since, below the first text a paragraph counts that it opens.
func otherYearInTexts(r *form.Report) (year, times int, at form.Place) {
	counts, places, opening := map[int]int{}, map[int]form.Place{}, map[int]bool{}
	for i, s := range r.Form.Texts() {
		for _, l := range r.Texts[s.Text].Lines {
			line := form.PlainYear(l.Text)
			for _, m := range yearInText.FindAllStringIndex(line, -1) {
				y, _ := strconv.Atoi(line[m[0] : m[0]+len("2024")])
				before, _ := strings.CutSuffix(line[:m[0]], " ")
				isOpening := opens.MatchString(line) && strings.TrimSpace(line[:m[0]]) == ""
				if y != r.Year && (comparison.MatchString(last(before, 3)) || i > 0 && (y > r.Year || !isOpening)) {
					continue
				}
				if y > r.Year && plans.MatchString(line[m[1]:]) {
					continue
				}
				if counts[y]++; counts[y] == 1 {
					places[y] = l.Place
				}
				opening[y] = opening[y] || isOpening
			}
		}
	}
	for y, n := range counts {
		alone := counts[r.Year] == 0 && (y == r.Year-1 || y == r.Year+1) && (n >= minAlone || opening[y])
		often := n >= minMentions && n > timesOwn*counts[r.Year]
		if y != r.Year && (often || alone) && (n > times || n == times && y > year) {
			year, times, at = y, n, places[y]
		}
	}
	return year, times, at
}

// last returns the last characters of a text.
func last(text string, n int) string {
	at := len(text)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return text[at:]
}
