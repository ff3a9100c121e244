package form

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action"
)

// AppendixTitle heads the appendix of charts. What stands below it is none of the report's texts.
const AppendixTitle = "附：数据图表"

// A Chart is a picture of some of a report's figures, for the appendix.
type Chart struct {
	Name   string // 申请来源
	Title  string
	Kind   string // column, bar, pie
	Last   bool   // beside the figures of the year before
	Points []Point
}

// A Point is one figure of a chart: a cell's, or the sum of a group of rows.
type Point struct {
	Label string
	Of    string // its name in templates: 申请.不予公开.总计
}

// Figures returns a chart's figures in the order of its points. One that the report does not have, as another edition's, is not valid.
func (r *Report) Figures(c *Chart) []decimal.NullDecimal {
	names := r.Names()
	figures := make([]decimal.NullDecimal, len(c.Points))
	for i, p := range c.Points {
		figures[i] = figureOf(names, p.Of)
	}
	return figures
}

func figureOf(names map[string]any, name string) decimal.NullDecimal {
	var value any = names
	for step := range strings.SplitSeq(name, ".") {
		within, _ := value.(map[string]any)
		value = within[step]
	}
	switch v := value.(type) {
	case int64:
		return decimal.NullDecimal{Decimal: decimal.NewFromInt(v), Valid: true}
	case decimal.Decimal:
		return decimal.NullDecimal{Decimal: v, Valid: true}
	case action.Blank, action.Stroke: // which count as 0
		return decimal.NullDecimal{Valid: true}
	}
	return decimal.NullDecimal{}
}

var chartKinds = []string{"column", "bar", "pie"}

func (b *builder) charts(list []*specChart) {
	empty := NewReport(b.form).Names()
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
		case len(c.Points) == 0:
			b.refuse(at, "图表“%s”没有 points", c.Name)
		}
		seen[c.Name] = true
		chart := &Chart{Name: c.Name, Title: c.Title, Kind: c.Kind, Last: c.Last}
		for j, p := range c.Points {
			if p.Label == "" || !figureOf(empty, p.Of).Valid {
				b.refuse(fmt.Sprintf("%s.points[%d]", at, j), "图表“%s”的“%s”缺少标签，或者“%s”不是一个数的名称", c.Name, p.Label, p.Of)
			}
			chart.Points = append(chart.Points, Point(p))
		}
		b.form.Charts = append(b.form.Charts, chart)
	}
}
