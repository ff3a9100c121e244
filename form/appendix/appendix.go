// Package appendix knows how the appendix of charts behind a report is headed and named, after GB/T 9704-2012, 7.3.4 and
// 7.4: 附件 and a title on a page of its own, 附件：and that title one line below the text.
package appendix

import (
	"strings"

	"nianbao/grid"
)

// The lines that say that there is an appendix.
const (
	Mark  = "附件" // above its title
	Title = "数据图表"
	Note  = Mark + "：" + Title // below the text

	older = "附：数据图表" // above the charts, in reports of earlier versions
)

// Begins reports whether a line and the one below it, which may be empty, head the appendix; lines is how many of them
// do.
func Begins(line, next string) (lines int, is bool) {
	switch line = strings.TrimSpace(line); {
	case line == older:
		return 1, true
	case line == Mark && strings.TrimSpace(next) == Title:
		return 2, true
	}
	return 0, false
}

// Of returns the paragraph that heads a report's appendix, -1 for none.
func Of(b *grid.Book) int {
	for _, g := range b.Grids {
		if g.Source != grid.Prose {
			continue
		}
		above, row := "", -1
		for i := range g.Cells {
			c := &g.Cells[i]
			if _, is := Begins(c.Text, ""); is {
				return c.Row
			}
			if _, is := Begins(above, c.Text); is {
				return row
			}
			if strings.TrimSpace(c.Text) != "" {
				above, row = c.Text, c.Row
			}
		}
	}
	return -1
}
