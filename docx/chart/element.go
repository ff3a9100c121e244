package chart

import (
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"
)

// down returns the first element that a path of names leads to, nil where there is none.
func down(e *etree.Element, names ...string) *etree.Element {
	for _, name := range names {
		if e = e.SelectElement(name); e == nil {
			return nil
		}
	}
	return e
}

// all returns the elements of a name anywhere in an element.
func all(e *etree.Element, name string) []*etree.Element {
	var found []*etree.Element
	for _, kid := range e.ChildElements() {
		if kid.Tag == name {
			found = append(found, kid)
		}
		found = append(found, all(kid, name)...)
	}
	return found
}

// setting returns the value of a child that is nothing but one: <c:idx val="3"/>.
func setting(e *etree.Element, name string) string {
	if kid := e.SelectElement(name); kid != nil {
		return strings.TrimSpace(kid.SelectAttrValue("val", ""))
	}
	return ""
}

// index returns a setting that counts, -1 where there is none.
func index(e *etree.Element, name string) int {
	n, err := strconv.Atoi(setting(e, name))
	if err != nil || n < 0 {
		return -1
	}
	return n
}

// like returns a new element with the prefix of another one.
func like(e *etree.Element, name string, kids ...*etree.Element) *etree.Element {
	n := etree.NewElement(name)
	n.Space = e.Space
	for _, kid := range kids {
		n.AddChild(kid)
	}
	return n
}

// valued returns a new setting.
func valued(e *etree.Element, name, value string) *etree.Element {
	n := like(e, name)
	n.CreateAttr("val", value)
	return n
}

// written returns a new element with a text.
func written(e *etree.Element, name, text string) *etree.Element {
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
func put(parent, kid *etree.Element) {
	remove(parent, kid.Tag)
	order := orders[parent.Tag]
	rank := slices.Index(order, kid.Tag)
	for _, after := range parent.ChildElements() {
		if slices.Index(order, after.Tag) > rank {
			parent.InsertChildAt(after.Index(), kid)
			return
		}
	}
	parent.AddChild(kid)
}

// remove takes the children of a name out.
func remove(parent *etree.Element, name string) {
	prune(parent, func(kid *etree.Element) bool { return kid.Tag == name })
}

// prune takes children out for good (etree takes them to be there still, so only copies can be put in again): all at
// once, because etree would count the others anew for each.
func prune(parent *etree.Element, stale func(*etree.Element) bool) {
	parent.Child = slices.DeleteFunc(parent.Child, func(t etree.Token) bool {
		kid, ok := t.(*etree.Element)
		return ok && stale(kid)
	})
	parent.ReindexChildren()
}
