package stamp

import (
	"fmt"
	"strings"

	"github.com/beevik/etree"

	"nianbao/docx/drawing"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// shapeName begins the names of the shapes that Put draws.
const shapeName = "PowerPlusWaterMarkObjectDraft"

// paragraph returns a paragraph with the mark: the word in red, and where drawn, the word across the page.
func (p *press) paragraph(drawn bool) string {
	properties := `<w:rFonts w:ascii="黑体" w:eastAsia="黑体" w:hAnsi="黑体"/><w:b w:val="0"/><w:vanish w:val="0"/>` +
		`<w:color w:val="FF0000"/><w:sz w:val="28"/>`
	text := `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>` +
		`<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>` +
		`<w:r><w:rPr>` + properties + `</w:rPr><w:t>` + wml.Escape(p.word) + `</w:t></w:r>`
	if drawn {
		p.shapes++
		text += `<w:r><w:rPr><w:noProof/></w:rPr><w:pict>` +
			fmt.Sprintf(shape, shapeName, p.shapes, 3000+p.shapes, wml.Escape(p.word)) +
			`</w:pict></w:r>`
	}
	return text + `</w:p>`
}

// shape is WordArt, as Word's own 水印 draws it.
const shape = `<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
	` id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">` +
	`<v:formulas>` +
	`<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>` +
	`<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>` +
	`<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid ` +
	`@6 @7"/>` +
	`<v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"` +
	` o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>` +
	`<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>` +
	`<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>` +
	`<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
	` id="%s%d" o:spid="_x0000_s%d" type="#_x0000_t136" style="position:absolute;margin-left:0;margin-top:0;` +
	`width:360pt;` +
	`height:180pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;` +
	`mso-position-horizontal-relative:margin;` +
	`mso-position-vertical:center;mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="silver" ` +
	`stroked="f">` +
	`<v:fill opacity=".5"/><v:textpath style="font-family:&quot;宋体&quot;;font-size:1pt" string="%s"/></v:shape>`

// markHeader puts the mark above all else in a header, unless it is there.
func (p *press) markHeader(part string) error {
	data, _ := p.Part(part)
	tree, err := drawing.Tree(data)
	if err != nil {
		return &wml.Error{Part: "页眉", Reason: "内容已损坏，不是合法的 XML"}
	}
	root := tree.Root()
	if strings.Contains(textOf(root), p.word) {
		return nil
	}
	space := root.SelectAttrValue("xmlns:"+root.Space, root.SelectAttrValue("xmlns", ""))
	mark, err := drawing.Tree([]byte(p.paragraph(space == wordSpace)))
	if err != nil {
		return &wml.Error{Part: "页眉", Reason: "不能加上“" + p.word + "”"}
	}
	if root.Space != "w" {
		mark.Root().CreateAttr("xmlns:w", space)
	}
	root.InsertChildAt(0, mark.Root())
	p.Set(part, drawing.Source(tree))
	return nil
}

// textOf returns the text that shows below an element, without spaces.
func textOf(e *etree.Element) string {
	var b strings.Builder
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case "t":
			b.WriteString(child.Text())
		case "del", "moveFrom", "Fallback":
		case "r":
			if properties := child.SelectElement("rPr"); properties == nil ||
				properties.SelectElement("vanish") == nil ||
				strings.Contains("0falseoff", valueOf(properties.SelectElement("vanish"))) &&
					valueOf(properties.SelectElement("vanish")) != "" {
				b.WriteString(textOf(child))
			}
		default:
			b.WriteString(textOf(child))
		}
	}
	return strings.Join(strings.Fields(b.String()), "")
}

func valueOf(e *etree.Element) string {
	for _, a := range e.Attr {
		if a.Key == "val" {
			return a.Value
		}
	}
	return ""
}

// Take takes a mark off every header in which it stands by itself: a paragraph or a run of nothing but the word,
// WordArt of it. A header that holds actions stays as it is: they decide. It reports whether there was one. The error
// is an *opc.Error or *wml.Error.
func Take(pkg *opc.Package, word string) (bool, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return false, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return false, err
	}
	taken := false
	for _, r := range relations {
		data, ok := pkg.Part(r.Target)
		if r.External || !ok || !strings.HasSuffix(r.Type, "/header") || !strings.Contains(string(data), word) ||
			strings.Contains(string(data), "{{") {
			continue
		}
		tree, err := drawing.Tree(data)
		if err != nil {
			return taken, &wml.Error{Part: "页眉", Reason: "内容已损坏，不是合法的 XML"}
		}
		if erase(tree.Root(), word) {
			taken = true
			pkg.Set(r.Target, drawing.Source(tree))
		}
	}
	return taken, nil
}

// erase takes the mark out of what is below an element.
func erase(root *etree.Element, word string) bool {
	taken := false
	for _, p := range root.FindElements(".//p") {
		had := false
		for _, run := range p.FindElements(".//r") {
			if run.Parent() != nil && isMark(run, word) {
				run.Parent().RemoveChild(run)
				had = true
			}
		}
		taken = taken || had
		others := 0
		for _, sibling := range p.Parent().ChildElements() {
			if sibling.Tag == "p" {
				others++
			}
		}
		if had && others > 1 && p.SelectElement("r") == nil && textOf(p) == "" && p.SelectElement("hyperlink") == nil &&
			p.SelectElement("fldSimple") == nil && p.SelectElement("sdt") == nil {
			p.Parent().RemoveChild(p)
		}
	}
	return taken
}

// isMark reports whether a run shows the word and nothing else, as text or as WordArt.
func isMark(run *etree.Element, word string) bool {
	shown, marks := 0, 0
	for _, child := range run.ChildElements() {
		switch child.Tag {
		case "rPr":
		case "t":
			shown++
			if strings.Join(strings.Fields(child.Text()), "") == word {
				marks++
			}
		case "pict", "AlternateContent", "drawing":
			shown++
			paths := child.FindElements(".//textpath")
			for _, path := range paths {
				if path.SelectAttrValue("string", "") == word {
					marks++
					break
				}
			}
			if len(paths) == 0 && textOf(child) == word {
				marks++
			}
		default:
			shown++
		}
	}
	return shown > 0 && shown == marks
}
