package define

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
)

var chartKinds = []string{"column", "bar", "pie"}

func (b *builder) charts(list []*specChart) {
	if len(list) > maxCharts {
		b.refuse("$.charts", "图表超过 %d 个", maxCharts)
		return
	}
	seen := map[string]bool{}
	for i, c := range list {
		at := fmt.Sprintf("$.charts[%d]", i)
		if c == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		switch {
		case c.Name == "" || seen[c.Name] || strings.ContainsAny(c.Name, "{}"):
			b.refuse(at+".name", "图表的名称“%s”为空、重复或含大括号", c.Name)
		case c.Title == "":
			b.refuse(at, "图表“%s”缺少标题 title", c.Name)
		case !slices.Contains(chartKinds, c.Kind):
			b.refuse(at+".kind", "图表的种类“%s”应为 column、bar 或 pie", c.Kind)
		case len(c.Points) > maxPoints:
			b.refuse(at, "图表“%s”的 points 超过 %d 个", c.Name, maxPoints)
			return
		case len(c.Points) == 0:
			b.refuse(at, "图表“%s”没有 points", c.Name)
		}
		seen[c.Name] = true
		chart := &form.Chart{Name: c.Name, Title: c.Title, Kind: c.Kind, Last: c.Last}
		for j, p := range c.Points {
			named := b.form.Named(p.Of)
			if p.Label == "" || named == nil || slices.ContainsFunc(named, isNoFigure) {
				b.refuse(fmt.Sprintf("%s.points[%d]", at, j),
					"图表“%s”的“%s”缺少标签，或者“%s”不是一个数的名称", c.Name, p.Label, p.Of)
			}
			chart.Points = append(chart.Points, form.Point(p))
		}
		b.form.Charts = append(b.form.Charts, chart)
	}
}

// isNoFigure reports whether a cell is none that each report has and that holds a figure.
func isNoFigure(c *form.Cell) bool { return c.IsWords() || c.Row.Open != nil }
