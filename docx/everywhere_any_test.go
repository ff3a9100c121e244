package docx

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/docx/seen"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
	"nianbao/ooxml/xmltree"
)

const officeSpace = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`

// parted makes a document of a body and other parts by name, each with the end of the relation that leads to it from the
// main part, "!" and its target for one outside.
func parted(t testing.TB, body string, parts map[string][2]string) *opc.Package {
	t.Helper()
	pkg := word(t, body, nil)
	relations, n := "", 0
	for name, part := range parts {
		n++
		if name == "!" {
			relations += fmt.Sprintf(`<Relationship Id="x%d" Type="%s%s" Target="%s" TargetMode="External"/>`, n, officeSpace,
				part[0], xmltree.EscapeAttr(part[1]))
			continue
		}
		relations += fmt.Sprintf(`<Relationship Id="x%d" Type="%s%s" Target="%s"/>`, n, officeSpace, part[0], name)
		pkg.Set("word/"+name, []byte(part[1]))
	}
	pkg.Set("word/_rels/document.xml.rels", []byte(`<Relationships`+
		` xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+relations+`</Relationships>`))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	if pkg, err = opc.Read(data); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	return pkg
}

// A visiblePlace puts an action where a person sees it.
type visiblePlace struct {
	name  string
	body  func(text string) string
	part  string // further part, its relation and content
	kind  string
	holds func(text string) string
}

const chartHead = `<c:chartSpace xmlns:c="c" xmlns:a="a"><c:chart>`

func in(before, behind string) func(string) string {
	return func(text string) string { return before + text + behind }
}

// visiblePlaces are all the kinds of places in a document where words are seen, outside of plain paragraphs.
var visiblePlaces = []visiblePlace{
	{name: "paragraph", body: in("<w:p><w:r><w:t>", "</w:t></w:r></w:p>")},
	{name: "alternative text", body: in(`<w:p><w:r><w:drawing><wp:inline><wp:docPr descr="`,
		`" id="1" title="标题"/></wp:inline></w:drawing></w:r></w:p>`)},
	{name: "its title", body: in(`<w:p><w:r><w:drawing><wp:docPr id="1" title="`, `"><a:x/></wp:docPr></w:drawing></w:r></w:p>`)},
	{name: "old alternative text", body: in(`<w:p><w:r><w:pict><v:shape alt="`,
		`"><v:textbox/></v:shape></w:pict></w:r></w:p>`)},
	{name: "table's alternative text", body: in(`<w:tbl><w:tblPr><w:tblDescription w:val="`, `"/></w:tblPr>`+tr("甲")+`</w:tbl>`)},
	{name: "tooltip", body: in(`<w:p><w:hyperlink w:tooltip="`, `" w:anchor="b"><w:r><w:t>甲</w:t></w:r></w:hyperlink></w:p>`)},
	{name: "list of a control", body: in(`<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="`,
		`" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`)},
	{name: "title of a control in a paragraph", body: in(`<w:p><w:sdt><w:sdtPr><w:alias w:val="`,
		`"/></w:sdtPr><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt></w:p>`)},
	{name: "title of a control around rows", body: in(`<w:tbl><w:sdt><w:sdtPr><w:alias w:val="`,
		`"/></w:sdtPr><w:sdtContent>`+tr("甲")+`</w:sdtContent></w:sdt></w:tbl>`)},
	{name: "form field", body: in(`<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="`,
		`"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)},
	{name: "field", body: in(`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "http://x/`,
		`" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`)},
	{name: "field of one element", body: in(`<w:p><w:fldSimple w:instr=" DOCPROPERTY `,
		` "><w:r><w:t>甲</w:t></w:r></w:fldSimple></w:p>`)},
	{name: "link", part: "!", kind: "hyperlink", holds: in("http://x/", "?y")},
	{name: "chart's title", part: "c.xml", kind: "chart",
		holds: in(chartHead+`<c:title><c:tx><c:rich><a:p><a:r><a:t>`, `</a:t></a:r></a:p></c:rich></c:tx></c:title></c:chart></c:chartSpace>`)},
	{name: "chart's series", part: "c.xml", kind: "chart",
		holds: in(chartHead+`<c:ser><c:tx><c:strRef><c:strCache><c:pt idx="0"><c:v>`,
			`</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:chart></c:chartSpace>`)},
	{name: "diagram", part: "d.xml", kind: "diagramData",
		holds: in(`<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:pt><dgm:t><a:p><a:r><a:t>`,
			`</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:dataModel>`)},
	{name: "what a diagram is drawn of", part: "e.xml", kind: "diagramDrawing",
		holds: in(`<dsp:drawing xmlns:dsp="d" xmlns:a="a"><dsp:txBody><a:p><a:r><a:t>`,
			`</a:t></a:r></a:p></dsp:txBody></dsp:drawing>`)},
	{name: "automatic numbers", part: "n.xml", kind: "numbering",
		holds: in(`<w:numbering xmlns:w="w"><w:lvlText w:val="`, `"/></w:numbering>`)},
}

// TestAnyPlaceIsSeen fills an action wherever it stands, or names it: after a filling nobody sees a pair of braces that
// was not told of. A name that is not known is told of there, too.
func TestAnyPlaceIsSeen(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		body, parts := "", map[string][2]string{}
		for range rapid.IntRange(1, 4).Draw(r, "places") {
			place := rapid.SampledFrom(visiblePlaces).Draw(r, "place")
			text := rapid.SampledFrom([]string{"{{名}}", "{{名}}年", "甲{{if 真}}{{名}}{{end}}", "{{.名}}"}).Draw(r, "text")
			if place.body != nil {
				body += place.body(text)
			} else {
				parts[place.part] = [2]string{place.kind, place.holds(text)}
			}
		}
		pkg := parted(t, body, parts)
		template, err := Parse(pkg)
		if err != nil {
			r.Fatalf("%v\n%s %v", err, body, parts)
		}
		value := rapid.SampledFrom([]string{"青山", `a "b" \c`, "<&>'", "x\ny", ""}).Draw(r, "value")
		filled, err := template.FillWith(map[string]any{"名": value, "真": true}, Options{})
		if err != nil {
			r.Fatalf("%v\n%s %v", err, body, parts)
		}
		told := len(template.Unfilled())
		for _, part := range filled.Parts() {
			if err := wellFormed(part.Data); err != nil {
				r.Fatalf("%s: %v\n%s", part.Name, err, part.Data)
			}
			if n := bytes.Count(part.Data, []byte("{{")); n > told {
				r.Fatalf("%s: %d left, %d told of\n%s", part.Name, n, told, part.Data)
			}
		}
		var missing wml.Errors
		errors.As(template.Check(map[string]any{"真": true}), &missing)
		if len(missing) == 0 && told == 0 {
			r.Fatalf("nobody tells of the missing name\n%s %v", body, parts)
		}
		if kept, err := template.FillWith(map[string]any{"真": true}, Options{Missing: action.Keep}); err != nil {
			r.Fatal(err)
		} else {
			for _, part := range kept.Parts() {
				if err := wellFormed(part.Data); err != nil {
					r.Fatalf("%s: %v\n%s", part.Name, err, part.Data)
				}
			}
		}
	})
}

func wellFormed(data []byte) error {
	s := xmlscan.New(data)
	for s.Next() != xmlscan.None {
	}
	_, err := xmltree.Parse(data, nil)
	return errors.Join(s.Err(), err)
}

// TestLinksStaySafe shows what values become in links and fields, and that none leads to a program or a file.
func TestLinksStaySafe(t *testing.T) {
	fill := func(body, target, value string) (string, string, error) {
		parts := map[string][2]string{}
		if target != "" {
			parts["!"] = [2]string{"hyperlink", target}
		}
		template, err := Parse(parted(t, body, parts))
		if err != nil {
			return "", "", err
		}
		pkg, err := template.FillWith(map[string]any{"址": value}, Options{})
		if err != nil {
			return "", "", err
		}
		main, _ := pkg.Part("word/document.xml")
		links, _ := pkg.Part("word/_rels/document.xml.rels")
		return string(main), string(links), nil
	}
	field := `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPER</w:instrText></w:r>` +
		`<w:r><w:instrText>LINK "{{</w:instrText></w:r><w:r><w:instrText>址}}" \o "x"</w:instrText></w:r>` +
		`<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
	for _, test := range []struct{ body, target, value, want string }{
		{"", "{{址}}", "https://a.example/甲 乙?b=1&c", `Target="https://a.example/甲%20乙?b=1&amp;c"`},
		{"", "http://x/%7B%7B%E5%9D%80%7D%7D", "y", `Target="http://x/y"`},
		{"", "mailto:{{址}}", "a@b.example", `Target="mailto:a@b.example"`},
		{"", "{{址}}", "javascript:alert(1)", ""},
		{"", " {{址}}", "JAVA\tScript:x", ""},
		{"", "{{址}}", `file:///c:/x`, ""},
		{"", "{{址}}", `C:\x`, ""},
		{"", "{{址}}", `\\host\x`, ""},
		{field, "", "http://x/", `> HYPERLINK "http://x/" \o "x"</w:instrText>`},
		{field, "", `a" \l "b\c`, `> HYPERLINK "a\" \\l \"b\\c" \o "x"</w:instrText>`},
		{field, "", "vbscript:x", ""},
		{strings.ReplaceAll(strings.ReplaceAll(field, "{{", "%7B%7B"), "址}}", "%E5%9D%80%7D%7D"), "", "y",
			`> HYPERLINK "y" \o "x"</w:instrText>`},
		{`<w:p><w:fldSimple w:instr=" DOCPROPERTY {{址}} "/></w:p>`, "", `甲 "乙`,
			`w:instr=" DOCPROPERTY &quot;甲 \&quot;乙&quot; "`},
		{`<w:p><w:fldSimple w:instr=" {{址}} x"/></w:p>`, "", "DDEAUTO", ""},
		{`<w:p><w:fldSimple w:instr=" DDEAUTO {{址}} x"/></w:p>`, "", "x", ""},
	} {
		main, links, err := fill(test.body, test.target, test.value)
		switch {
		case test.want == "" && err == nil:
			t.Errorf("%s %s is filled with %s:\n%s\n%s", test.body, test.target, test.value, main, links)
		case test.want != "" && (err != nil || !strings.Contains(main+links, test.want)):
			t.Errorf("%v\nwant %s in\n%s\n%s", err, test.want, main, links)
		}
	}
}

// TestStoreFollows shows that a bound control and its store say the same, that a store which is not there changes
// nothing, and that a control which is repeated is bound no more.
func TestStoreFollows(t *testing.T) {
	control := func(store, path, content string) string {
		return `<w:sdt><w:sdtPr><w:dataBinding w:xpath="` + path + `" w:storeItemID="` + store + `"/><w:text/></w:sdtPr>` +
			`<w:sdtContent>` + content + `</w:sdtContent></w:sdt>`
	}
	const id = "{0B5E4A6C-0000-4000-8000-000000000001}"
	pack := func(body string) *opc.Package {
		pkg := word(t, body, nil)
		pkg.Set("customXml/item1.xml", []byte(`<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`))
		pkg.Set("customXml/itemProps1.xml", []byte(`<ds:datastoreItem ds:itemID="`+id+`" xmlns:ds="d"/>`))
		relation := func(kind, target string) []byte {
			return []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship` +
				` Id="r1" Type="` + officeSpace + kind + `" Target="` + target + `"/></Relationships>`)
		}
		pkg.Set("word/_rels/document.xml.rels", relation("customXml", "../customXml/item1.xml"))
		pkg.Set("customXml/_rels/item1.xml.rels", relation("customXmlProps", "itemProps1.xml"))
		return pkg
	}
	for _, test := range []struct{ body, store string }{
		{control(id, "/ns0:r[1]/ns0:n[2]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>青&amp;山</n></r>`},
		{control(strings.ToLower(id), "/ns0:r/ns0:n[1]/@a", p("共{{名}}")), `<r xmlns="u"><n a="共青&amp;山">旧</n><n>旧2</n></r>`},
		{control(id, "/ns0:r[1]/ns0:m[1]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control("{1}", "/ns0:r[1]/ns0:n[1]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control(id, "/ns0:r[1]/ns0:n[2]/text()", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>青&amp;山</n></r>`},
		{control(id, "/r/n[3]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control(id, "/r/n[1]/@b", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control(id, "/r/n[1]/@a/n", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control(id, "/r/n[position()=1]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
		{control(id, "/ns0:r[1]", p("{{名}}")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`}, // which holds more than a text
		{control(id, "/r/n", "<w:p><w:pPr/>"+typed("甲{{名}}")+run("<w:b/>", "<w:tab/><w:br/>")+`<w:del>`+typed("旧")+`</w:del></w:p>`+p("乙")),
			`<r xmlns="u"><n a="旧">甲青&amp;山	` + "\n\n" + `乙</n><n>旧2</n></r>`},
		{control(id, "/ns0:r[1]/ns0:n[1]", p("不动")), `<r xmlns="u"><n a="旧">旧</n><n>旧2</n></r>`},
	} {
		template, err := Parse(pack(test.body))
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		out, err := template.FillWith(map[string]any{"名": "青&山"}, Options{})
		if err != nil {
			t.Fatalf("template.FillWith: %v", err)
		}
		if store, _ := out.Part("customXml/item1.xml"); string(store) != test.store {
			t.Errorf("%s\ngot  %s\nwant %s", test.body, store, test.store)
		}
	}
	for name, damaged := range map[string]string{"customXml/item1.xml": "<r><n>旧", "customXml/itemProps1.xml": "<p"} {
		pkg := pack(control(id, "/r/n", p("{{名}}")))
		pkg.Set(name, []byte(damaged))
		template, err := Parse(pkg)
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		out, err := template.FillWith(map[string]any{"名": "青"}, Options{})
		if err != nil {
			t.Fatalf("template.FillWith: %v", err)
		}
		if data, _ := out.Part(name); string(data) != damaged {
			t.Errorf("%s is %s", name, data)
		}
	}
	loop := p("{{range 行们}}") + control(id, "/ns0:r[1]/ns0:n[1]", p("{{.}}")) + p("{{end}}")
	out := filled(t, pack(loop), map[string]any{"行们": []any{"甲", "乙"}})
	pkg, err := opc.Read(out)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	main, _ := pkg.Part("word/document.xml")
	if bytes.Contains(main, []byte("dataBinding")) || !bytes.Contains(main, []byte("乙")) {
		t.Errorf("%s", main)
	}
}

// TestPrinted tells of tags in places that are not filled, once each, and of none that belong to charts and pictures.
func TestPrinted(t *testing.T) {
	pkg := numbered(t, p("{{新收}}"))
	pkg.Set("word/numbering.xml", []byte(`<w:numbering `+wordNS+`><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="第{{新收}}章"/></w:lvl>`+
		`<w:lvl w:ilvl="1"><w:lvlText w:val="{{新收}}{{零}}{{chart 甲}}{{ }"/></w:lvl></w:abstractNum></w:numbering>`))
	template, err := Parse(pkg)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	const reason = "：写在这里的标记不会填写，会照样印出来；请改写在正文里"
	want := "自动编号 {{新收}}" + reason + "\n自动编号 {{零}}" + reason
	if got := template.Printed().Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if n := len(template.Unfilled()); n != 3 {
		t.Errorf("%d tags", n)
	}
}

// TestField says of fields what is put into them, and how.
func TestField(t *testing.T) {
	for _, test := range []struct {
		before, name, fault string
		leads               bool
		value, argument     string
	}{
		{` hyperlink `, "HYPERLINK", "", true, "a b", `"a b"`},
		{`HYPERLINK "`, "HYPERLINK", "", true, `a "b"`, `a \"b\"`},
		{`HYPERLINK \"`, "HYPERLINK", "", true, "a", "a"},
		{`IncludePicture "a" `, "INCLUDEPICTURE", "", true, `C:\a`, `"C:\\a"`},
		{`QUOTE x `, "QUOTE", "", false, "", `""`},
		{`QUOTE x"`, "QUOTE", "", false, "甲\n乙\r", `甲 乙`},
		{"QUOTE\t", "QUOTE", "", false, "{甲}", `"{甲}"`},
		{`HYPER`, "", "域的名称不能用标记", false, "a", "a"},
		{` `, "", "域的名称不能用标记", false, "a", "a"},
		{`DDEAUTO `, "DDEAUTO", "域 DDEAUTO 会打开别的文件或程序，里面不能用标记", false, "a　b", `"a　b"`},
	} {
		f := seen.FieldOf(test.before)
		if f.Name != test.name || f.Fault() != test.fault || f.Leads() != test.leads || f.Argument(test.value) != test.argument {
			t.Errorf("%q is %+v: %s, %v, %s", test.before, f, f.Fault(), f.Leads(), f.Argument(test.value))
		}
	}
}
