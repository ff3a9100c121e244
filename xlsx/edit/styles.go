package edit

import (
	"fmt"
	"strconv"

	"nianbao/ooxml/xmltree"
)

// A styleSheet has the styles of a workbook that is edited. Nothing of them goes; new ones come behind.
type styleSheet struct {
	root    *xmltree.Node
	made    map[styleKey]string
	formats map[cellFormat]int
}

type styleKey struct{ style, color string }

// maxStyles is how many styles for cells Excel bears, with a margin.
const maxStyles = 64000

// styleSheet returns the workbook's styles, which it creates where there are none. The error is an *xlsx.Error.
func (e *Editor) styleSheet() (*styleSheet, error) {
	if e.styles != nil {
		return e.styles, nil
	}
	var d *document
	if r, ok := e.book.Relation("styles"); ok {
		var err error
		if d, err = e.document(r.Target); err != nil {
			return nil, err
		}
	} else {
		part := e.besideMain("styles.xml") // some readers know it by this name only; where there is one, nobody refers to it
		if _, err := e.out.Attach(e.main.part, "styles", part, stylesType); err != nil {
			return nil, err
		}
		d = newDocument(part, `<styleSheet xmlns="`+e.space()+`"/>`)
		e.keep(d)
	}
	e.styles = &styleSheet{root: d.root, made: make(map[styleKey]string), formats: make(map[cellFormat]int)}
	for _, b := range basics {
		e.styles.list(b.list)
	}
	return e.styles, nil
}

// basics are what a list of styles holds at least: the style of a cell of which nothing is said, and, among the fills,
// two that Excel takes for its own. %[1]s is the prefix.
var basics = []struct{ list, item string }{
	{"fonts", `<%[1]sfont><%[1]ssz val="11"/><%[1]sname val="宋体"/><%[1]scharset val="134"/></%[1]sfont>`},
	{"fills", `<%[1]sfill><%[1]spatternFill patternType="none"/></%[1]sfill>`},
	{"fills", `<%[1]sfill><%[1]spatternFill patternType="gray125"/></%[1]sfill>`},
	{"borders", `<%[1]sborder><%[1]sleft/><%[1]sright/><%[1]stop/><%[1]sbottom/><%[1]sdiagonal/></%[1]sborder>`},
	{"cellStyleXfs", `<%[1]sxf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`},
	{"cellXfs", `<%[1]sxf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`},
}

// list returns a list of styles, with what it holds at least.
func (s *styleSheet) list(name string) *xmltree.Node {
	l := ensure(s.root, name, stylesOrder)
	for range l.Elements() {
		return l
	}
	n := 0
	for _, b := range basics {
		if b.list == name {
			l.Append(xmltree.Element(fmt.Sprintf(b.item, s.root.Prefix())))
			n++
		}
	}
	l.SetAttr("count", strconv.Itoa(n))
	return l
}

// add returns the number of a style in its list, where it puts it if there is none like it.
func (s *styleSheet) add(list, source string) int {
	l := s.list(list)
	n := 0
	for kid := range l.Elements() {
		if kid.String() == source {
			return n
		}
		n++
	}
	l.Append(xmltree.Element(source))
	l.SetAttr("count", strconv.Itoa(n+1))
	return n
}

// styleOf returns a cell's style by its number, the first where that is none or empty.
func (s *styleSheet) styleOf(style string) *xmltree.Node {
	number, _ := strconv.Atoi(style)
	if xf := s.nth("cellXfs", number); xf != nil {
		return xf
	}
	return s.nth("cellXfs", 0)
}

// nth returns an element of a list, nil where it has not so many.
func (s *styleSheet) nth(list string, n int) *xmltree.Node {
	for kid := range s.list(list).Elements() {
		if n--; n < 0 {
			return kid
		}
	}
	return nil
}

// variant returns the number of the style that a change makes of a cell's style. Where the workbook has no room for
// more it is the old one.
func (s *styleSheet) variant(style string, change func(xf *xmltree.Node)) string {
	n := 0
	for range s.list("cellXfs").Elements() {
		n++
	}
	if n >= maxStyles {
		return style
	}
	xf := xmltree.Element(s.styleOf(style).String())
	change(xf)
	return strconv.Itoa(s.add("cellXfs", xf.String()))
}

// filled returns the style that is a cell's style with a fill.
func (s *styleSheet) filled(style, color string) string {
	key := styleKey{style, color}
	if made, ok := s.made[key]; ok {
		return made
	}
	fill := s.fill(color)
	made := s.variant(style, func(xf *xmltree.Node) { setFill(xf, fill) })
	if made != style {
		s.made[key] = made
	}
	return made
}

// setFill gives a style a fill by its number.
func setFill(n *xmltree.Node, fill int) {
	n.SetAttr("fillId", strconv.Itoa(fill))
	n.SetAttr("applyFill", "1")
}

// fill returns the number of a solid fill, 0 for none.
func (s *styleSheet) fill(color string) int {
	if color == "" {
		return 0
	}
	p := s.root.Prefix()
	return s.add("fills", "<"+p+"fill><"+p+`patternFill patternType="solid"><`+p+`fgColor rgb="FF`+color+`"/><`+
		p+`bgColor indexed="64"/></`+p+"patternFill></"+p+"fill>")
}
