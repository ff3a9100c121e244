package filing

import (
	"slices"
	"strings"

	"nianbao/docx/chart"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

func unfilledCharts(err error) error {
	return &Error{Reason: "图表填不了，没有保存：\n" + listed(err),
		Advice: "请在模板里改正图表的名称；“本年与上年对比”要用 --last 给出上年的文件。", Err: err}
}

// chartsMissing returns the charts that a document does not show yet: last year's report may have the appendix.
func chartsMissing(pkg *opc.Package, charts []*form.Chart) []*form.Chart {
	if len(charts) == 0 || !hasCharts(pkg) {
		return charts
	}
	titles, err := chart.Titles(pkg)
	if err != nil {
		return charts
	}
	return slices.DeleteFunc(slices.Clone(charts), func(c *form.Chart) bool {
		return slices.Contains(titles, strings.Join(strings.Fields(c.Title), ""))
	})
}
