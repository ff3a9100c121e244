package chart

import (
	"cmp"
	"fmt"
	"slices"

	"nianbao/ooxml/xmltree"
)

// Kinds are the elements of the ways to draw that have series of categories and values, and what people call them.
var kinds = map[string]string{
	"barChart": "柱形图", "bar3DChart": "柱形图", "lineChart": "折线图", "line3DChart": "折线图",
	"areaChart": "面积图", "area3DChart": "面积图",
	"pieChart": "饼图", "pie3DChart": "饼图", "ofPieChart": "饼图", "doughnutChart": "圆环图", "radarChart": "雷达图",
}

// refused are those that have others.
var refused = map[string]string{
	"scatterChart": "散点图", "bubbleChart": "气泡图", "stockChart": "股价图", "surfaceChart": "曲面图",
	"surface3DChart": "曲面图",
}

// A group is the series of a chart that are drawn in one way.
type group struct {
	*xmltree.Node
	kind string
}

// A line is a series of a chart.
type line struct {
	*xmltree.Node
	group *group
	order int
}

// A plot is what a chart draws.
type plot struct {
	root   *xmltree.Node // c:chartSpace
	groups []*group
	lines  []*line // in their order
}

// newPlot takes a chart apart. The fault says in Chinese why it cannot be filled.
func newPlot(root *xmltree.Node) (p *plot, fault string) {
	area := root.Child("chart", "plotArea")
	if area == nil {
		return nil, brokenChart
	}
	p = &plot{root: root}
	for e := range area.Elements() {
		if name := refused[e.Name()]; name != "" {
			return nil, name + "不能填，请换成柱形图、条形图、折线图、面积图、饼图或圆环图"
		}
		if kind := kinds[e.Name()]; kind != "" {
			if setting(e, "barDir") == "bar" {
				kind = "条形图"
			}
			g := &group{e, kind}
			p.groups = append(p.groups, g)
			for ser := range e.All("ser") {
				p.lines = append(p.lines, &line{ser, g, index(ser, "order")})
			}
		}
	}
	switch {
	case len(p.groups) == 0:
		return nil, unknownChart
	case len(p.groups) > maxGroups || count(area, "valAx") > maxGroups:
		return nil, brokenChart
	case len(p.lines) == 0:
		return nil, "图表里一个数据系列也没有，请在 Word 里至少留一个"
	case len(p.lines) > maxLines:
		return nil, "图表里的数据系列太多，请在 Word 里删到只剩几个"
	}
	slices.SortStableFunc(p.lines, func(a, b *line) int { return cmp.Compare(a.order, b.order) })
	return p, ""
}

// kind returns what people call the chart.
func (p *plot) kind() string {
	for _, g := range p.groups {
		if g.kind != p.groups[0].kind {
			return "组合图"
		}
	}
	return p.groups[0].kind
}

// round reports whether the group's points and not its series are told apart by colour.
func (g *group) round() bool { return g.kind == "饼图" || g.kind == "圆环图" }

// fill puts data into the plot.
func (p *plot) fill(d *Data) (fault string) {
	if fault := p.refuse(d); fault != "" {
		return fault
	}
	alone := len(p.lines) == 1
	p.adapt(len(d.Series))
	if alone && len(d.Series) > 1 {
		p.nameLines()
	}
	for i, l := range p.lines {
		l.fill(d, i)
	}
	p.loosen(d)
	p.trimLegend(d)
	if d.any(isBlank) {
		chart := p.root.Child("chart")
		put(chart, valued(chart, "dispBlanksAs", "gap"))
	}
	return ""
}

// refuse says why the chart cannot show the data without showing something else than they are.
func (p *plot) refuse(d *Data) string {
	left := map[*group]bool{}
	for i, l := range p.lines {
		if i < len(d.Series) {
			left[l.group] = true
		}
		if len(all(l.Node, "datalabelsRange")) > 0 {
			return "图表的数据标签取自单元格，填不了；请把标签改成值或类别名称"
		}
	}
	for _, g := range p.groups {
		switch {
		case g.kind == "饼图" && len(d.Series) > 1:
			return fmt.Sprintf("饼图只能画一个系列，数据有 %d 个；请换成圆环图或柱形图", len(d.Series))
		case g.round() && d.any(isNegative):
			return g.kind + "不能画负数，请换成柱形图"
		case g.Child("ser") != nil && !left[g]:
			return fmt.Sprintf("组合图有 %d 个系列，数据只有 %d 个，“%s”没有可画的",
				len(p.lines), len(d.Series), g.kind)
		}
	}
	return ""
}

// nameLines gives the chart a legend where its series have become several that nothing tells apart.
func (p *plot) nameLines() {
	chart := p.root.Child("chart")
	if chart.Child("legend") == nil && !p.groups[0].round() {
		put(chart, like(chart, "legend", valued(chart, "legendPos", "b"), valued(chart, "overlay", "0")))
	}
}
