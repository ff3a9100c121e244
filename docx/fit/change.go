package fit

import (
	"strconv"

	"nianbao/ooxml/xmltree"
)

// The orders of elements in run, paragraph and cell properties, up to those that are set here (ECMA-376 part 1,
// 17.3.2.28, 17.3.1.26 and 17.4.69).
var (
	runOrder = []string{"rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline",
		"shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
		"position", "sz", "szCs"}
	paragraphOrder = []string{"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
		"suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct",
		"topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind",
		"contextualSpacing", "mirrorIndents", "suppressOverlap", "jc"}
	cellOrder = []string{"cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
		"textDirection", "tcFitText", "vAlign"}
)

// setSize sets the text of a cell in a size.
func (m *measure) setSize(size int) {
	m.size = size
	m.setRuns(size, "sz", "szCs")
}

// setScale draws the text of a cell together to a part of its width, as far as it can be read.
func (m *measure) setScale(part float64) {
	scale := max(min(m.scale, narrowest), int(float64(m.scale)*part))
	m.ems = m.ems * float64(scale) / float64(m.scale)
	m.scale = scale
	m.setRuns(scale, "w")
}

// setRuns gives properties of all runs of a cell a value.
func (m *measure) setRuns(value int, names ...string) {
	for r := range m.paragraph.Within("r") {
		properties := r.Child("rPr")
		if properties == nil {
			properties = xmltree.New(r.Prefix() + "rPr")
			r.Insert(0, properties)
		}
		for _, name := range names {
			set(properties, name, runOrder).SetAttr(r.Prefix()+"val", strconv.Itoa(value))
		}
	}
}

// centre puts the text of a cell in its middle.
func (m *measure) centre() {
	p := m.paragraph
	properties := paragraphProperties(p)
	indent := set(properties, "ind", paragraphOrder)
	indent.RemoveAttr("left", "start", "right", "end", "hanging", "leftChars", "startChars", "rightChars", "endChars",
		"hangingChars")
	for _, name := range []string{"left", "right", "firstLineChars", "firstLine"} {
		indent.SetAttr(p.Prefix()+name, "0")
	}
	set(properties, "jc", paragraphOrder).SetAttr(p.Prefix()+"val", "center")
	tc := p.Up()
	cell := tc.Child("tcPr")
	if cell == nil {
		cell = xmltree.New(p.Prefix() + "tcPr")
		tc.Insert(0, cell)
	}
	set(cell, "vAlign", cellOrder).SetAttr(p.Prefix()+"val", "center")
}

// paragraphProperties returns a paragraph's properties, made where there are none.
func paragraphProperties(p *xmltree.Node) *xmltree.Node {
	properties := p.Child("pPr")
	if properties == nil {
		properties = xmltree.New(p.Prefix() + "pPr")
		p.Insert(0, properties)
	}
	return properties
}

// set returns a property, put in its place in the schema's order where it is not there.
func set(in *xmltree.Node, name string, order []string) *xmltree.Node {
	if there := in.Child(name); there != nil {
		return there
	}
	n := xmltree.New(in.Prefix() + name)
	in.InsertInOrder(n, order)
	return n
}
