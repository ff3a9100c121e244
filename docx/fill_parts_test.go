package docx

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// A bundle is a document to be made for a test: the body's XML, and further parts by what they are: header1, footnotes,
// core.
type bundle struct {
	main  string // the main part's name; empty: word/document.xml
	kind  string // of the main part's type; empty: a document
	body  string
	parts map[string]string
}

const (
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	packageRelations = "http://schemas.openxmlformats.org/package/2006/relationships/"
)

// wrappers are the roots of parts by what they are.
var wrappers = map[string]string{
	"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
}

func (b bundle) pack(t testing.TB) *opc.Package {
	t.Helper()
	main := b.main
	if main == "" {
		main = "word/document.xml"
	}
	kind := b.kind
	if kind == "" {
		kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
	}
	pkg := opc.New()
	pkg.Set("[Content_Types].xml",
		[]byte(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`+
			`<Default Extension="xml" ContentType="application/xml"/>`+
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
			`<Override PartName="/`+main+`" ContentType="`+kind+`"/></Types>`))
	top := `<Relationship Id="r0" Type="` + officeRelations + `officeDocument" Target="` + main + `"/>`
	own, dir := "", main[:strings.LastIndexByte(main, '/')+1]
	for _, name := range slices.Sorted(maps.Keys(b.parts)) {
		what := strings.TrimRight(name, "0123456789")
		data, target := b.parts[name], "p_"+name+".xml"
		if root := wrappers[what]; root != "" {
			data = "<w:" + root + " " + wordNS + " " + moreNS + ">" + data + "</w:" + root + ">"
		}
		switch what {
		case "core":
			top += `<Relationship Id="` + name + `" Type="` + packageRelations +
				`metadata/core-properties" Target="/` + dir + target + `"/>`
		case "app", "custom":
			top += `<Relationship Id="` + name + `" Type="` + officeRelations +
				map[string]string{"app": "extended", "custom": "custom"}[what] + `-properties" Target="/` + dir +
				target + `"/>`
		default:
			own += `<Relationship Id="` + name + `" Type="` + officeRelations + what + `" Target="` + target + `"/>`
		}
		pkg.Set(dir+target, []byte(data))
	}
	relations := func(list string) []byte {
		return []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + list +
			`</Relationships>`)
	}
	pkg.Set("_rels/.rels", relations(top))
	pkg.Set(dir+"_rels/"+main[len(dir):]+".rels", relations(own))
	pkg.Set(main, []byte(`<w:document `+wordNS+` `+moreNS+`><w:body>`+b.body+`<w:sectPr/></w:body></w:document>`))
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	pkg, err = opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	return pkg
}

const moreNS = `xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`

// partOf returns a filled document's part without the space attributes.
func partOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	xml, ok := pkg.Part(name)
	if !ok {
		t.Fatalf("no %s in %v", name, pkg.Names())
	}
	return strings.ReplaceAll(string(xml), ` xml:space="preserve"`, "")
}

// TestPartsByRelation shows that every story and property is filled, wherever the package keeps it and whatever it
// calls it.
func TestPartsByRelation(t *testing.T) {
	const action = "{{机关名称}}"
	b := bundle{
		main: "doc/x.xml",
		body: p("正文" + action),
		parts: map[string]string{
			"header1": p("页眉一" + action), "header2": p("页眉二" + action), "footer1": p("页脚" + action),
			"footnotes": `<w:footnote w:id="1">` + p("脚注"+action) + `</w:footnote>`,
			"endnotes":  `<w:endnote w:id="1">` + p("尾注"+action) + `</w:endnote>`,
			"comments":  `<w:comment w:id="0">` + p("批注"+action) + `</w:comment>`,
			"core": `<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>题` + action +
				`</dc:title><dc:creator>{{标记}}</dc:creator></cp:coreProperties>`,
			"app": `<Properties><Company>` + action + `</Company><TitlesOfParts><v><lpstr>` + action +
				`</lpstr></v></TitlesOfParts></Properties>`,
			"custom": `<Properties><property pid="2" name="文号">` +
				`<vt:lpwstr xmlns:vt="v">{{if 零}}有{{else}}无{{end}}` + action +
				`</vt:lpwstr></property></Properties>`,
			"customXml1": `<cover><address>` + action + `</address><other>{{没有}}{{if 没有}}</other></cover>`,
			"customXml2": `<cover><address>` + action + `{{没有}}</address></cover>`,
		},
	}
	out := filled(t, b.pack(t), sample)
	for name, want := range map[string]string{
		"doc/x.xml": "正文示例市司法局<", "doc/p_header1.xml": "页眉一示例市司法局<",
		"doc/p_header2.xml": "页眉二示例市司法局<", "doc/p_footer1.xml": "页脚示例市司法局<",
		"doc/p_footnotes.xml": "脚注示例市司法局<", "doc/p_endnotes.xml": "尾注示例市司法局<",
		"doc/p_comments.xml":   "批注示例市司法局<",
		"doc/p_core.xml":       `>题示例市司法局</dc:title><dc:creator>&lt;b&gt;&amp;"'</dc:creator>`,
		"doc/p_app.xml":        "<Company>示例市司法局</Company><TitlesOfParts><v><lpstr>示例市司法局<",
		"doc/p_custom.xml":     ">无示例市司法局<",
		"doc/p_customXml1.xml": "<cover><address>{{机关名称}}</address><other>{{没有}}{{if 没有}}</other></cover>",
		"doc/p_customXml2.xml": "<cover><address>示例市司法局{{没有}}</address></cover>",
	} {
		if got := partOf(t, out, name); !strings.Contains(got, want) || strings.Contains(got, "{{") &&
			!strings.Contains(name, "customXml") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestKindsOfDocument(t *testing.T) {
	for _, kind := range []string{
		"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
		"application/vnd.ms-word.document.macroEnabled.main+xml",
		"application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
	} {
		out := filled(t, bundle{kind: kind, body: p("{{新收}}")}.pack(t), sample)
		if got := partOf(t, out, "word/document.xml"); !strings.Contains(got, ">12<") {
			t.Errorf("%s: %s", kind, got)
		}
		pkg, err := opc.Read(out)
		if err != nil || pkg.Type("word/document.xml") != plainType {
			t.Errorf("%s became %s, %v", kind, pkg.Type("word/document.xml"), err)
		}
	}
}

// TestPlaces shows how each place is called where an action is wrong.
func TestPlaces(t *testing.T) {
	const wrong = "{{没有的名称}}"
	section := `<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr></w:pPr></w:p>`
	last := `<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="header2"/>` +
		`<w:headerReference w:type="even" r:id="header3"/></w:sectPr></w:pPr></w:p>`
	box := `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>` +
		p("x"+wrong) + `</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` +
		`<w:txbxContent>` + p("x"+wrong) +
		`</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
	b := bundle{
		body: p("好") + p("x"+wrong) + tbl(tr("1", "2"), tr("3", wrong)) + tbl(tr(tbl(tr("1", wrong))+p(""))) + box +
			section + last,
		parts: map[string]string{
			"header1": p(wrong), "header2": p(wrong), "header3": p(wrong), "footer1": p("") + p(wrong),
			"footnotes": `<w:footnote w:type="separator">` + p("") + `</w:footnote><w:footnote w:id="2">` + p(wrong) +
				`</w:footnote>`,
			"endnotes": `<w:endnote w:id="2">` + p(wrong) + `</w:endnote>`,
			"comments": `<w:comment>` + p("") + `</w:comment><w:comment>` + p("") + p(wrong) + `</w:comment>`,
			"core":     `<c xmlns:dc="d"><dc:title>` + wrong + `</dc:title></c>`,
			"custom":   `<Properties><property name="文号"><s>` + wrong + `</s></property></Properties>`,
		},
	}
	template, err := Parse(b.pack(t))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	_, err = template.Fill(sample)
	var all wml.Errors
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.Part+e.Location)
	}
	want := []string{
		"正文第 2 段", "正文第 1 个表格第 2 行第 2 格", "正文第 2 个表格第 1 行第 1 格里的第 1 个表格第 1 行第 2 格",
		"正文第 3 段的文本框第 1 段",
		"第 1 节页眉第 1 段", "第 2 节首页页眉第 1 段", "第 2 节偶数页页眉第 1 段", "页脚第 2 段",
		"脚注第 1 条第 1 段", "尾注第 1 条第 1 段", "批注第 2 条第 2 段",
		"文档属性“标题”", "文档属性“文号”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestManyErrors shows that every error comes, and only once.
// TestPlacesOfOneSection shows what headers and footers are called where there is one section, and charts where there are
// several.
func TestPlacesOfOneSection(t *testing.T) {
	const wrong = "{{没有的名称}}"
	chart := `<c:chartSpace xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>` + wrong + `</a:t></a:r></a:p></c:chartSpace>`
	b := bundle{
		body: p("好"),
		parts: map[string]string{"header1": p(wrong), "footer1": p(wrong), "footer2": p(wrong), "footer3": p(wrong), "chart1": chart, "chart2": chart,
			"diagramData1": `<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><a:p><a:r><a:t>` + wrong + `</a:t></a:r></a:p></dgm:dataModel>`},
	}
	pkg := b.pack(t)
	data, _ := pkg.Part("word/document.xml")
	pkg.Set("word/document.xml", []byte(strings.Replace(string(data), "<w:sectPr/>", `<w:sectPr><w:headerReference w:type="default" r:id="header1"/>`+
		`<w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="first" r:id="footer2"/>`+
		`<w:footerReference w:type="even" r:id="footer3"/><w:footerReference w:type="first" r:id="footer3"/></w:sectPr>`, 1)))
	template, err := Parse(pkg)
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	_, err = template.Fill(sample)
	var all wml.Errors
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, e.Part)
	}
	if want := []string{"页眉", "页脚", "首页页脚", "偶数页页脚", "图表", "第 2 个图表", "SmartArt 图形"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestManyErrors(t *testing.T) {
	var body strings.Builder
	for i := range 500 {
		body.WriteString(p(fmt.Sprintf("{{没有%d}}", i)))
	}
	template, err := Parse(word(t, body.String(), nil))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	_, err = template.Fill(sample)
	var all wml.Errors
	if !errors.As(err, &all) || len(all) != 500 || all[499].Action != "没有499" || all[499].Location != "第 500 段" {
		t.Errorf("%d errors", len(all))
	}
}

// TestEncodings shows that a part in UTF-16, and one that declares another encoding, is written in the one that it then
// declares.
func TestEncodings(t *testing.T) {
	pkg := word(t, p("x"), nil)
	text := `<?xml version="1.0" encoding="utf-16"?><w:document ` + wordNS + `><w:body>` + p("{{机关名称}}") +
		`<w:sectPr/></w:body></w:document>`
	wide := []byte{0xFF, 0xFE}
	for _, r := range text {
		wide = append(wide, byte(r), byte(r>>8))
	}
	for name, data := range map[string][]byte{"UTF-16": wide,
		"ASCII": bytes.Replace([]byte(text), []byte("utf-16"), []byte("us-ascii"), 1)} {
		pkg.Set("word/document.xml", data)
		got := partOf(t, filled(t, pkg, sample), "word/document.xml")
		if !strings.HasPrefix(got, `<?xml version="1.0" encoding="UTF-8"?>`) || !strings.Contains(got, "示例市司法局") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
