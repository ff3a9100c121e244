package stamp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// shapeName begins the names of the shapes that Put draws.
const shapeName = "PowerPlusWaterMarkObjectDraft"

// paragraph returns a paragraph with the mark: the word in red, and where drawn, the word across the page.
func (p *press) paragraph(drawn bool) string {
	properties := `<w:rFonts w:ascii="黑体" w:eastAsia="黑体" w:hAnsi="黑体"/><w:b w:val="0"/><w:vanish w:val="0"/>` +
		`<w:color w:val="FF0000"/><w:sz w:val="28"/>`
	text := `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>` +
		`<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>` +
		`<w:r><w:rPr>` + properties + `</w:rPr><w:t>` + xmltree.EscapeText(p.word) + `</w:t></w:r>`
	if drawn {
		p.shapes++
		text += `<w:r><w:rPr><w:noProof/></w:rPr><w:pict>` +
			fmt.Sprintf(shape, shapeName, p.shapes, 3000+p.shapes, xmltree.EscapeAttr(p.word)) +
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
	tree, err := xmltree.Parse(data, nil)
	if err != nil {
		return wml.Damaged("页眉")
	}
	root := tree.Root()
	if strings.Contains(textOf(root), p.word) {
		return nil
	}
	space := cmp.Or(root.Attr("xmlns:"+strings.TrimSuffix(root.Prefix(), ":")), root.Attr("xmlns"))
	mark, err := xmltree.Fragment(p.paragraph(space == wordSpace))
	if err != nil {
		return &wml.Error{Part: "页眉", Reason: "不能加上“" + p.word + "”"}
	}
	if root.Prefix() != "w:" {
		mark.Root().SetAttr("xmlns:w", space)
	}
	root.Insert(0, mark.Root())
	p.Set(part, tree.Bytes())
	return nil
}

// textOf returns the text that shows below an element, without spaces.
func textOf(e *xmltree.Node) string {
	var b strings.Builder
	for child := range e.Elements() {
		switch child.Name() {
		case "t":
			b.WriteString(child.Text())
		case "del", "moveFrom", "Fallback":
		case "r":
			if properties := child.Child("rPr"); properties == nil ||
				properties.Child("vanish") == nil ||
				strings.Contains("0falseoff", valueOf(properties.Child("vanish"))) &&
					valueOf(properties.Child("vanish")) != "" {
				b.WriteString(textOf(child))
			}
		default:
			b.WriteString(textOf(child))
		}
	}
	return strings.Join(strings.Fields(b.String()), "")
}

func valueOf(e *xmltree.Node) string { return e.Attr("val") }

// Take takes a mark off every header in which it stands by itself: a paragraph or a run of nothing but the word,
// WordArt of it. A header that holds actions stays as it is: they decide. It reports whether there was one. The error
// is an *opc.Error or *wml.Error.
func Take(pkg *opc.Package, word string) (bool, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return false, err
	}
	headers, err := pkg.Related(main, "header")
	taken := false
	for _, header := range headers {
		if source := string(header.Data); !strings.Contains(source, word) || strings.Contains(source, "{{") {
			continue
		}
		tree, err := xmltree.Parse(header.Data, nil)
		if err != nil {
			return taken, wml.Damaged("页眉")
		}
		if erase(tree.Root(), word) {
			taken = true
			pkg.Set(header.Name, tree.Bytes())
		}
	}
	return taken, err
}

// erase takes the mark out of what is below an element.
func erase(root *xmltree.Node, word string) bool {
	taken := false
	for _, p := range slices.Collect(root.Within("p")) {
		had := false
		for _, run := range slices.Collect(p.Within("r")) {
			if run.Up() != nil && isMark(run, word) {
				run.Detach()
				had = true
			}
		}
		taken = taken || had
		others := 0
		for sibling := range p.Up().Elements() {
			if sibling.Name() == "p" {
				others++
			}
		}
		if had && others > 1 && p.Child("r") == nil && textOf(p) == "" && p.Child("hyperlink") == nil &&
			p.Child("fldSimple") == nil && p.Child("sdt") == nil {
			p.Detach()
		}
	}
	return taken
}

// isMark reports whether a run shows the word and nothing else, as text or as WordArt.
func isMark(run *xmltree.Node, word string) bool {
	shown, marks := 0, 0
	for child := range run.Elements() {
		switch child.Name() {
		case "rPr":
		case "t":
			shown++
			if strings.Join(strings.Fields(child.Text()), "") == word {
				marks++
			}
		case "pict", "AlternateContent", "drawing":
			shown++
			paths := slices.Collect(child.Within("textpath"))
			for _, path := range paths {
				if path.Attr("string") == word {
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
