package locate

import (
	"regexp"
	"strconv"

	"nianbao/form"
	"nianbao/grid"
)

var (
	titleWords = regexp.MustCompile(`年度|年份|政府信息公开|统计时间|统计期|报告期`)
)

// aboveTable is how many rows above a table a line is taken for its own.
const aboveTable = 6

// yearOf returns the year that stands above a drawing, in the nearest title or close by, or on its sheet's tab; 0 for none.
func (r *reading) yearOf(f *find) int {
	g := r.grids[f.grid]
	year, nearest := 0, -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row >= f.band.top || c.Row < nearest {
			continue
		}
		titled := titleWords.MatchString(c.Text)
		near := c.Row >= f.band.top-aboveTable && len(c.Text) <= len("（2024年数据）")
		if c.Kind != grid.Text || !titled && !near || c.Col >= f.band.right || len(c.Text) > maxParticular || form.IsDate(c.Text) {
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

// yearOfSingles returns the year that stands above those tables of which there is one each, 0 for none or several.
func (r *reading) yearOfSingles() int {
	year := 0
	for _, finds := range r.finds {
		if len(finds) != 1 {
			continue
		}
		switch found := r.yearOf(finds[0]); {
		case found <= 0:
		case year == 0:
			year = found
		case year != found:
			return 0
		}
	}
	return year
}

// yearWord returns a drawing's year as a message has it, empty for none.
func yearWord(year int) string {
	switch {
	case year > 0:
		return strconv.Itoa(year)
	case year == form.LastYear:
		return "上年"
	}
	return ""
}
