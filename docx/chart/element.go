package chart

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
)

// all returns the elements of a name anywhere in an element.
func all(e *xmltree.Node, name string) []*xmltree.Node { return slices.Collect(e.Within(name)) }

// count returns how many elements of a name stand right in an element.
func count(e *xmltree.Node, name string) int {
	n := 0
	for range e.All(name) {
		n++
	}
	return n
}

// setting returns the value of a child that is nothing but one: <c:idx val="3"/>.
func setting(e *xmltree.Node, name string) string {
	if kid := e.Child(name); kid != nil {
		return strings.TrimSpace(kid.Attr("val"))
	}
	return ""
}

// index returns a setting that counts, -1 where there is none.
func index(e *xmltree.Node, name string) int {
	n, err := strconv.Atoi(setting(e, name))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// like returns a new element with the prefix of another one.
func like(e *xmltree.Node, name string, kids ...*xmltree.Node) *xmltree.Node {
	return xmltree.New(e.Prefix()+name, kids...)
}

// valued returns a new setting.
func valued(e *xmltree.Node, name, value string) *xmltree.Node {
	n := like(e, name)
	n.SetAttr("val", value)
	return n
}

// written returns a new element with a text.
func written(e *xmltree.Node, name, text string) *xmltree.Node {
	n := like(e, name)
	n.SetText(text)
	return n
}

// orders are the children of elements in the order of the schema (ECMA-376, dml-chart.xsd). Word refuses a chart that
// has them in another. A series of each kind has some of those named here.
var orders = map[string][]string{
	"ser": {"idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "marker", "explosion", "dPt", "dLbls",
		"trendline",
		"errBars", "cat", "val", "smooth", "shape", "extLst"},
	"chart": {"title", "autoTitleDeleted", "pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea",
		"legend", "plotVisOnly",
		"dispBlanksAs", "showDLblsOverMax", "extLst"},
	"chartSpace": {"date1904", "lang", "roundedCorners", "AlternateContent", "style", "clrMapOvr", "pivotSource",
		"protection", "chart",
		"spPr", "txPr", "externalData", "printSettings", "userShapes", "extLst"},
}

// put makes an element the only child of its name, in its place.
func put(parent, kid *xmltree.Node) {
	parent.Remove(kid.Name())
	order := orders[parent.Name()]
	rank := slices.Index(order, kid.Name())
	for after := range parent.Elements() {
		if slices.Index(order, after.Name()) > rank {
			after.InsertBefore(kid)
			return
		}
	}
	parent.Append(kid)
}
