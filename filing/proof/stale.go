package proof

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

var (
	statedYear = regex.New(`20\d\d年`)
	// pointed are years as figures: 2023.1.1, 2023-12-31.
	pointed = regex.New(`(^|[^\d.．/\-])(20\d\d)[.．/\-]\d{1,2}[.．/\-]\d{1,2}`)
)

// maxStale is how many years before the report's a template may be for that its years are taken for last year's, whatever
// the sentence. What lies further back may be when something began.
const maxStale = 3

var (
	// A year is compared with, or says when a law was made, by what stands before and behind it in its part of a sentence.
	comparedBefore = regex.New(`(?:与|较|比|同|超过|低于|高于|(?:上|前|去|往)一?年度?[（(]?)$`)
	comparedBehind = regex.New(`^度?(?:[)）]?(?:相比|同期|比较)|[（(]上一?年|以来|` +
		`(?:\d+月(?:\d+日)?)?起(?:[，,]?[^，,至到止统算—~～-]|[，,]?$)|(?:\d+月(?:\d+日)?)?(?:施行|修订|修正|颁布)|` +
		`[^，。；]{0,12}(?:公布|发布|印发|通过|实施)的?《)`)
	// until stands behind the first year of a plan for several.
	until   = regex.New(`^(?:\d{1,2}月)?[至到\-—－~～]+(20\d\d)年`)
	clauses = regex.New(`[，。；！？]`)
)

// stale tells of years other than the report's that were typed into the template, each once. Years that a sentence compares
// with and those in which laws were made are none.
func (p *Proof) stale(lines []fixedLine) {
	var years []int
	for _, l := range lines {
		if !l.inBody || form.IsDate(l.text) {
			continue
		}
		text := pointed.ReplaceAllString(form.Squeeze(form.PlainYear(l.text)), "${1}${2}年")
		for _, at := range statedYear.FindAllStringIndex(text, -1) {
			year, _ := strconv.Atoi(strings.TrimSuffix(text[at[0]:at[1]], "年"))
			if slices.Contains(years, year) || !p.isStale(year, text[:at[0]], text[at[1]:]) {
				continue
			}
			years = append(years, year)
			p.tell(fmt.Sprintf("模板里直接写了%d年（%s%s），照原样印出来了。是报告年度的，请改成 {{年度}}年。",
				year, l.where, form.Quote(form.Clip(l.text, maxBrief))))
		}
	}
}

// isStale reports whether a year is another's report: by how shortly before the report's it is, or by what it is the year
// of.
func (p *Proof) isStale(year int, before, behind string) bool {
	ofReport := slices.ContainsFunc(p.report.Form.Topics(), func(topic string) bool {
		return strings.HasPrefix(strings.TrimPrefix(behind, "度"), topic)
	})
	parts := clauses.Split(before, -1)
	clause := parts[len(parts)-1]
	switch r := p.report; {
	case r.Year == 0 || year == r.Year, !ofReport && (year > r.Year || year < r.Year-maxStale):
		return false
	case p.data().has(runes(clause, -quoted) + strconv.Itoa(year) + "年" + runes(behind, quoted)):
		return false // a text of the report in the template's line
	}
	if m := until.FindStringSubmatch(behind); m != nil {
		if last, _ := strconv.Atoi(m[1]); last > p.report.Year {
			return false
		}
	}
	return !comparedBefore.MatchString(clause) && !comparedBehind.MatchString(behind)
}

// quoted is how many characters around a year tell that the report itself says it.
const quoted = 2

// runes returns the first characters of a text, the last for a negative number.
func runes(text string, n int) string {
	r := []rune(text)
	if n < 0 {
		return string(r[max(0, len(r)+n):])
	}
	return string(r[:min(len(r), n)])
}
