package proof

import (
	"fmt"

	"nianbao/check"
	"nianbao/form"
	"nianbao/grid"
)

// ChartsLeft tells of a filing's appendix of charts where the output does not draw it again.
func ChartsLeft(book *grid.Book) []Notice {
	if book == nil {
		return nil
	}
	own, n := form.AppendixOf(book), 0
	for _, d := range book.Drawings {
		if own >= 0 && d.Sheet == "" && d.Row > own {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Notice{{check.Note, fmt.Sprintf("原文件“%s”里的 %d 处图表没有写进生成的文件。"+
		"要图表的，请生成 Word 报告或 PDF，加上 --charts。", form.AppendixTitle, n)}}
}
