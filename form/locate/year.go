package locate

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

var titleWords = []string{"年度", "年份", "统计时间", "统计期", "报告期"}

// isTitled reports whether a line has words of a title, or those of a section's.
func (r *formMatch) isTitled(text string) bool {
	_, isSection := r.form.BeforeSection(text)
	topics := r.form.Topics()
	return isSection || slices.ContainsFunc(titleWords, func(word string) bool { return strings.Contains(text, word) }) ||
		len(topics) > 0 && strings.Contains(text, topics[0])
}

// aboveTable is how many rows above a table a line counts as its own that is no title and says hardly more than a year.
// Chosen, not measured.
const aboveTable = 6

// maxYearLine is the longest such line in bytes. What is longer is a date or a note that mentions a year: with twelve
// bytes more the tests take the date of filling in for the report's year.
const maxYearLine = len("（2024年数据）")

// yearTitle is a longer one that is a title in other words than the form's, or says how far figures go: 2023年依申请公开统计表,
// 截至2023年12月31日.
var yearTitle = regex.New(`^(?:[^，。；：:、]{0,30}20\d\d年度?[^见以按，。；：:、\d]{0,20}(?:表|数据)|[^，。；：:、\d]{0,40}(?:表|数据)[（(]20\d\d年度?[）)]|` +
	`[（(]?(?:统计)?截[至止](?:日期|时间)?[：:]?20\d\d年12月31日)(?:[）)]|[（(][^（()）\d]*[）)])?$`)

// ofOtherYear is what a title has whose year is another than its figures': 上年（2023年）结转, 2025年初, 2025年年报, 2019年条例施行后.
var ofOtherYear = regex.New(`结转|上年|去年|[取来]自|含|较|口径|制发|施行|修订|统一|年[初底末]|年年报|年报(?:[^表]|$)|[填上]报|报送`)

func isYearTitle(line string) bool {
	return yearTitle.MatchString(line) && !ofOtherYear.MatchString(line)
}

// mention begins a line that speaks of another table: 参照2021年报表.
var mention = regex.New(`^\s*(?:见|参[照考见]|按|对照|与|同|比)`)

// yearOf returns the year that stands above a match, in the nearest title or close by, or on its sheet's tab, and where;
// 0 for none.
func (r *formMatch) yearOf(m *tableMatch) (year int, at form.Place) {
	g := r.grids[m.grid]
	nearest := -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row >= m.block.top || c.Row < nearest || c.Kind != grid.Text || c.Col >= m.block.right || len(c.Text) > title.MaxLine {
			continue
		}
		near := c.Row >= m.block.top-aboveTable && !form.IsPaperMonth(c.Text) && !mention.MatchString(c.Text) &&
			(len(c.Text) <= maxYearLine || isYearTitle(form.Squeeze(form.PlainYear(c.Text))))
		if !r.isTitled(c.Text) && (!near || r.isLine(m, c)) || form.IsDate(c.Text) {
			continue
		}
		if found := form.YearIn(c.Text); found != 0 {
			year, nearest, at = found, c.Row, r.place(m.grid, c.Row, c.Col)
		}
	}
	if year != 0 {
		return year, at
	}
	if form.HasPaperMonth(g.Name) {
		return 0, at
	}
	return form.YearIn(g.Name), form.PlaceOfTab(g, m.grid)
}

// isLine reports whether a cell above a drawing labels a row or a column of another: a figure stands in its row or below
// it, or the labels of a table's header beside it. 上年同期 says nothing of the table that follows then.
func (r *formMatch) isLine(m *tableMatch, c *grid.Cell) bool {
	g := r.grids[m.grid]
	for col := c.Right(); col < m.block.right; col++ {
		if form.IsFigure(g.At(c.Row, col)) {
			return true
		}
	}
	return form.IsFigure(g.At(c.Bottom(), c.Col)) || slices.ContainsFunc(r.matches, func(matches []*tableMatch) bool {
		return slices.ContainsFunc(matches, func(o *tableMatch) bool {
			return o.grid == m.grid && o.block.top <= c.Row && c.Row < o.block.bottom
		})
	})
}
