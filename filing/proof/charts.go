package proof

import (
	"fmt"
	"slices"

	"nianbao/check"
	"nianbao/form/appendix"
	"nianbao/grid"
	"nianbao/render/readback"
)

// ChartsLeft tells of a filing's appendix of charts where the output does not draw it again.
func ChartsLeft(book *grid.Book) []Notice {
	if book == nil {
		return nil
	}
	own, n := appendix.Of(book), 0
	for _, d := range book.Drawings {
		if own >= 0 && d.Sheet == "" && d.Row > own {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []Notice{{check.Note, fmt.Sprintf("原文件“%s”里的 %d 处图表没有写进生成的文件。"+
		"要图表的，请生成 Word 报告或 PDF，加上 --charts。", appendix.Note, n)}}
}

// ofCharts returns the differences of charts that show something else than the report's figures. A template need not have
// all of them.
func ofCharts(found []readback.Difference) []readback.Difference {
	return slices.DeleteFunc(slices.Clone(found), func(d readback.Difference) bool {
		return d.Kind != readback.Chart || d.Point == ""
	})
}
