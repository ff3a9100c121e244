package sentences

import (
	"fmt"
	"slices"

	"nianbao/check/rule"
)

// minYearFigures is how many numbers of a line prove something about its year.
const minYearFigures = 2

// wrongYears are the claims of lines that name last year and give this year's figures: one word is wrong, not each
// number.
var wrongYears = rule.NewFact(func(p *rule.Pass) map[*claim]bool {
	found := map[*claim]bool{}
	for _, line := range lastLines(p) {
		wrongs, telling := 0, 0
		thisYears := !slices.ContainsFunc(line, func(c *claim) bool {
			now := *c
			now.last = false
			v, _ := now.judge(p.Report)
			if was, _ := c.judge(p.Report); was == wrong {
				wrongs++
			}
			if !c.number.IsZero() {
				telling++
			}
			return v != right
		})
		if thisYears && telling >= minYearFigures && wrongs >= minYearFigures {
			for _, c := range line {
				found[c] = true
			}
		}
	}
	return found
})

// lastLines returns the figures that texts give for last year, by the lines in which they stand, in order.
func lastLines(p *rule.Pass) [][]*claim {
	var lines [][]*claim
	for _, c := range claims.Of(p) {
		if c.kind != figure || !c.last {
			continue
		}
		if n := len(lines); n > 0 && lines[n-1][0].line == c.line && lines[n-1][0].where == c.where {
			lines[n-1] = append(lines[n-1], c)
			continue
		}
		lines = append(lines, []*claim{c})
	}
	return lines
}

// tellYears takes down the lines whose year is wrong, each once.
func tellYears(p *rule.Pass) {
	wrongs := wrongYears.Of(p)
	for _, line := range lastLines(p) {
		c := line[0]
		if !wrongs[c] {
			continue
		}
		last := lastOf(p.Report)
		f := p.Found(c.where, fmt.Sprintf("文字“%s”一句年份写的是 %d，各数正是 %d 年表里的，多半年份没改。请把年份改成 %d。",
			clip(c.quote), last.Year, p.Report.Year, p.Report.Year), cells(p, c)...)
		f.Actual, f.Expected = fmt.Sprint(last.Year), fmt.Sprint(p.Report.Year)
	}
}
