package chart

import (
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"nianbao/docx/drawing"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Kind is a way to draw.
type Kind int

const (
	Column Kind = iota // 柱形图; several series stand side by side
	Bar                // 条形图, the first category on top
	Pie                // 饼图, of one series
)

// A Design is a chart for a template.
type Design struct {
	Name   string // in its tag
	Kind   Kind
	Height int  // in mm, 75 where it is 0
	Sample Data // what the template shows; without a title
}

// Paragraph are the properties, in the schema's order, of the paragraph that a chart stands in. In lines of a fixed
// height, as official documents have them, Word shows no more of a drawing than a line.
const Paragraph = `<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/>` +
	`<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`

// The size of a chart in mm: as wide as the text of an official document.
const (
	width  = 156
	height = 75
	emu    = 36000 // in a mm
)

const (
	chartMime  = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
	mainSpace  = "http://schemas.openxmlformats.org/drawingml/2006/main"
	chartSpace = "http://schemas.openxmlformats.org/drawingml/2006/chart"
	frameSpace = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
)

// New adds a chart to a package and returns the run that shows it, for a paragraph of the named part with the
// properties [Paragraph]; the part itself need not be there yet. The chart has the tag {{chart 名}} as its title and in
// its alternative text, so that [Fill] fills it, and a person can edit it in Word as any other. Equal packages and
// designs give equal bytes. The error is that of package opc, or says in Chinese why the sample cannot be drawn.
func New(pkg *opc.Package, part string, design Design) (run string, err error) {
	sample := design.Sample.cleaned()
	if fault := sample.fault(); fault != "" {
		return "", errors.New(fault)
	}
	tag := "{{chart " + design.Name + "}}"
	if found, _ := drawing.Chart.Name(tag); found != design.Name || found == "" {
		return "", fmt.Errorf("“%s”不能作图表的名称", design.Name)
	}
	tree, err := xmltree.Parse([]byte(draw(design.Kind, tag, &sample)), nil)
	if err != nil {
		return "", err
	}
	p, fault := newPlot(tree.Root())
	if fault == "" {
		fault = p.fill(&sample)
	}
	if fault != "" {
		return "", errors.New(fault)
	}
	book, err := p.workbook(&sample).bytes()
	if err != nil {
		return "", err
	}
	parts := pkg.Clone()
	chart, err := parts.Add(path.Dir(part), "charts/chart%d.xml", chartMime, nil)
	if err != nil {
		return "", err
	}
	id, err := attach(parts, path.Dir(part), chart, book)
	if err == nil {
		err = refer(parts, tree.Root(), id)
	}
	if err != nil {
		return "", err
	}
	parts.Set(chart, tree.Bytes())
	if id, err = parts.Relate(part, "chart", chart); err != nil {
		return "", err
	}
	*pkg = *parts
	return design.inline(id, tag, numberIn(chart)), nil
}

func numberIn(part string) int {
	n, _ := strconv.Atoi(strings.Trim(path.Base(part), "chart.xml"))
	return n
}

// firstID is above the numbers that Word gives to a document's drawings, which must differ.
const firstID = 20000

func (d *Design) inline(id, tag string, number int) string {
	tall := d.Height
	if tall <= 0 {
		tall = height
	}
	return fmt.Sprintf(`<w:r><w:drawing><wp:inline xmlns:wp="%s" distT="0" distB="0" distL="0" distR="0">`+
		`<wp:extent cx="%d" cy="%d"/><wp:effectExtent l="0" t="0" r="0" b="0"/>`, frameSpace, width*emu, tall*emu) +
		fmt.Sprintf(`<wp:docPr id="%d" name="图表 %d" descr="%s"/><wp:cNvGraphicFramePr/>`,
			firstID+number, number, xmltree.EscapeAttr(tag)) +
		fmt.Sprintf(`<a:graphic xmlns:a="%s"><a:graphicData uri="%s"><c:chart xmlns:c="%s" xmlns:r="%s" r:id="%s"/>`+
			`</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
			mainSpace, chartSpace, chartSpace, relSpace, id)
}
