package locate

import (
	"regexp"

	"nianbao/form"
	"nianbao/grid"
)

var titleWords = regexp.MustCompile(`年度|年份|政府信息公开|统计时间|统计期|报告期`)

// aboveTable is how many rows above a table a line counts as its own that is no title and says hardly more than a year.
// Chosen, not measured.
const aboveTable = 6

// maxYearLine is the longest such line in bytes. What is longer is a date or a note that mentions a year: with twelve
// bytes more the tests take the date of filling in for the report's year.
const maxYearLine = len("（2024年数据）")

// yearOf returns the year that stands above a match, in the nearest title or close by, or on its sheet's tab; 0 for
// none.
func (r *formMatch) yearOf(m *tableMatch) int {
	g := r.grids[m.grid]
	year, nearest := 0, -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row >= m.block.top || c.Row < nearest {
			continue
		}
		if c.Kind != grid.Text || c.Col >= m.block.right || len(c.Text) > maxLine {
			continue
		}
		near := c.Row >= m.block.top-aboveTable && len(c.Text) <= maxYearLine
		if !near && !titleWords.MatchString(c.Text) || form.IsDate(c.Text) {
			continue
		}
		if found := form.YearIn(c.Text); found != 0 {
			year, nearest = found, c.Row
		}
	}
	if year != 0 {
		return year
	}
	return form.YearIn(g.Name)
}
