// Package mangletest spoils sound packages as a script of bytes says: parts stay XML, mostly, so that what is spoiled
// comes past the door and into the rooms behind it.
package mangletest

import (
	"slices"
	"strings"

	"nianbao/fuzztest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// A part larger than maxPart grows no further; more changes than maxSteps spoil everything.
const (
	maxPart  = 2 << 20
	maxSteps = 40
)

// Package returns a copy of a package with changes of all kinds in its parts, those first that hold what people write.
func Package(p *opc.Package, s *fuzztest.Script) *opc.Package {
	m := &mangler{pkg: p.Clone(), script: s, trees: map[string]*xmltree.Node{}}
	for _, name := range p.Names() {
		if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") && !strings.HasSuffix(name, ".vml") {
			continue
		}
		m.names = append(m.names, name)
		if strings.Contains(name, "worksheets/sheet") || strings.HasSuffix(name, "document.xml") ||
			strings.Contains(name, "sharedStrings") {
			m.mains = append(m.mains, name)
		}
	}
	for n := 0; s.More() && n < maxSteps && len(m.names) > 0; n++ {
		m.step()
	}
	for name, tree := range m.trees {
		m.pkg.Set(name, tree.Bytes())
	}
	return m.pkg
}

type mangler struct {
	pkg          *opc.Package
	script       *fuzztest.Script
	names, mains []string // parts that may be XML; those among them with cells and paragraphs
	trees        map[string]*xmltree.Node
}

// step makes one change.
func (m *mangler) step() {
	op := m.script.Byte()
	names := m.mains
	if len(names) == 0 || op >= 192 {
		names = m.names
	}
	name := names[m.script.Below(len(names))]
	if op%64 == 63 {
		m.bytes(name)
		return
	}
	tree := m.tree(name)
	if tree == nil {
		return
	}
	all := elements(tree)
	if len(all) == 0 {
		return
	}
	if big := len(tree.Bytes()) > maxPart; big {
		op = 0
	}
	change(op%64, all, m.script)
}

// tree returns the tree of a part, nil for what is none.
func (m *mangler) tree(name string) *xmltree.Node {
	if m.trees[name] == nil {
		data, _ := m.pkg.Part(name)
		tree, err := xmltree.Parse(data, nil)
		if err != nil {
			return nil
		}
		m.trees[name] = tree
	}
	return m.trees[name]
}

// bytes changes a part without regard for what it is.
func (m *mangler) bytes(name string) {
	data, ok := m.pkg.Part(name)
	if tree := m.trees[name]; tree != nil {
		data, ok = tree.Bytes(), true
		delete(m.trees, name)
	}
	if !ok {
		return
	}
	at := m.script.Below(1<<16) * 37 % max(len(data), 1)
	switch data = slices.Clone(data); m.script.Below(5) {
	case 0:
		m.pkg.Remove(name)
		return
	case 1:
		other, _ := m.pkg.Part(m.names[m.script.Below(len(m.names))])
		data = slices.Clone(other)
	case 2:
		data = data[:at]
	case 3:
		data = slices.Insert(data, at, []byte(m.script.Word())...)
	case 4:
		if len(data) > 0 {
			data[at] = byte(m.script.Byte())
		}
	}
	m.pkg.Set(name, data)
}

// elements returns the elements of a tree below its outermost one, in their order.
func elements(tree *xmltree.Node) []*xmltree.Node {
	var all []*xmltree.Node
	var walk func(n *xmltree.Node)
	walk = func(n *xmltree.Node) {
		for kid := range n.Elements() {
			all = append(all, kid)
			walk(kid)
		}
	}
	if root := tree.Root(); root != nil {
		walk(root)
	}
	return all
}

// change changes an element.
func change(op int, all []*xmltree.Node, s *fuzztest.Script) {
	n := all[s.Below(len(all))]
	other := all[s.Below(len(all))]
	switch {
	case op < 4:
		n.Detach()
	case op < 8:
		n.InsertBefore(n.Copy())
	case op < 12: // somewhere else
		other.InsertBefore(n.Copy())
		n.Detach()
	case op < 20:
		setWords(n, s.Word())
	case op < 28:
		setAttr(n, s)
	case op < 32: // what another of the name has
		for like := range other.Attrs() {
			n.SetAttr(like, other.Attr(like))
		}
	case op < 36:
		n.Append(other.Copy())
	case op < 40:
		setWords(n, other.Text())
	case op < 44:
		n.Rename(other.Name())
	case op < 56:
		cell(all, s)
	case op < 60:
		beside(n, s)
	default:
		n.Clear()
	}
}

// setWords changes what stands in the nearest element of words at or below one.
func setWords(n *xmltree.Node, words string) {
	for _, name := range []string{"t", "v", "f"} {
		for text := range n.Within(name) {
			text.SetText(words)
			return
		}
	}
	if n.Text() != "" || len(n.Kids()) == 0 {
		n.SetText(words)
	}
}

// usual are attributes that say how what they stand at is to be read.
var usual = []string{"r", "s", "t", "ref", "si", "val", "hidden", "state", "count", "numFmtId", "formatCode",
	"applyNumberFormat", "xfId", "id", "sheetId", "name", "w:val", "w:w",
	"w:fill", "w:type", "w:id", "r:id", "Id", "Target", "TargetMode", "Type", "ContentType", "PartName", "Extension",
	"xml:space", "spans", "min", "max", "localSheetId", "xmlns", "w:styleId", "gridSpan", "date1904"}

// setAttr gives one of an element's attributes, or one of the usual ones, another value.
func setAttr(n *xmltree.Node, s *fuzztest.Script) {
	var has []string
	for name := range n.Attrs() {
		has = append(has, name)
	}
	at := s.Byte()
	if at < 160 && len(has) > 0 {
		n.SetAttr(has[at%len(has)], s.Word())
		return
	}
	n.SetAttr(usual[at%len(usual)], s.Word())
}

// cell makes another cell of one of a sheet: a number, a text, a formula with a result, nothing.
func cell(all []*xmltree.Node, s *fuzztest.Script) {
	var cells []*xmltree.Node
	for _, n := range all {
		if n.Name() == "c" {
			cells = append(cells, n)
		}
	}
	if len(cells) == 0 {
		setWords(all[s.Below(len(all))], s.Word())
		return
	}
	n := cells[s.Below(len(cells))]
	leaf := func(name, words string) *xmltree.Node { return xmltree.New(name, xmltree.NewText(words)) }
	switch s.Below(6) {
	case 0:
		n.RemoveAttr("t")
		n.SetKids(leaf("v", fuzztest.Words[s.Below(45)]))
	case 1:
		n.SetAttr("t", "inlineStr")
		n.SetKids(xmltree.New("is", leaf("t", s.Word())))
	case 2:
		n.RemoveAttr("t")
		n.SetKids(leaf("f", strings.TrimPrefix(s.Word(), "=")), leaf("v", fuzztest.Words[s.Below(45)]))
	case 3:
		n.SetAttr("t", "str")
		n.SetKids(leaf("f", strings.TrimPrefix(s.Word(), "=")), leaf("v", s.Word()))
	case 4:
		n.Clear()
	case 5: // the look and content of another
		other := cells[s.Below(len(cells))].Copy()
		other.SetAttr("r", n.Attr("r"))
		n.Replace(other)
	}
}

// beside puts something before an element that people add with a spreadsheet or a word processor.
func beside(n *xmltree.Node, s *fuzztest.Script) {
	kinds := []string{
		`<row r="$"><c r="$" t="inlineStr"><is><t>$</t></is></c></row>`,
		`<mergeCells count="1"><mergeCell ref="$"/></mergeCells>`, `<mergeCell ref="$"/>`,
		`<definedName name="$">$</definedName>`,
		`<conditionalFormatting sqref="$"><cfRule type="expression" dxfId="0" priority="1"><formula>$</formula>` +
			`</cfRule></conditionalFormatting>`,
		`<dataValidation type="list" sqref="$"><formula1>$</formula1></dataValidation>`,
		`<f t="shared" si="0" ref="$">$</f>`, `<f t="shared" si="0"/>`, `<f t="array" ref="$">$</f>`,
		`<cols><col min="$" max="$" hidden="1"/></cols>`, `<numFmt numFmtId="200" formatCode="$"/>`,
		`<xf numFmtId="$" fontId="$"/>`,
		`<w:p><w:r><w:t>$</w:t></w:r></w:p>`, `<w:r><w:t>$</w:t></w:r>`,
		`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>$</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
		`<w:ins w:author="$"><w:r><w:t>$</w:t></w:r></w:ins>`,
		`<w:del w:author="$"><w:r><w:delText>$</w:delText></w:r></w:del>`, `<w:vMerge w:val="$"/>`,
		`<w:gridSpan w:val="$"/>`,
		`<w:tcPr><w:gridSpan w:val="$"/><w:vMerge/></w:tcPr>`,
		`<w:fldSimple w:instr="$"><w:r><w:t>$</w:t></w:r></w:fldSimple>`,
		`<w:sdt><w:sdtContent><w:p><w:r><w:t>$</w:t></w:r></w:p></w:sdtContent></w:sdt>`,
		`<w:pPr><w:pStyle w:val="$"/><w:numPr><w:ilvl w:val="$"/><w:numId w:val="$"/></w:numPr></w:pPr>`,
		`<w:rPr><w:vanish/><w:strike/></w:rPr>`, `<Relationship Id="$" Type="$" Target="$"/>`,
		`<w:style w:styleId="a" w:type="paragraph"><w:basedOn w:val="a"/></w:style>`, `<w:commentReference w:id="$"/>`,
		`<w:footnoteReference w:id="$"/>`, `<w:tab/>`, `<w:br w:type="page"/>`, `<c r="$" s="$"/>`,
	}
	source := kinds[s.Below(len(kinds))]
	for strings.Contains(source, "$") {
		source = strings.Replace(source, "$", xmltree.EscapeAttr(strings.ReplaceAll(s.Word(), "$", "")), 1)
	}
	n.InsertBefore(xmltree.Element(source))
}
