package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/docx/wordtest"
)

// run is a run of some XML, with properties.
func run(properties, xml string) string {
	if properties != "" {
		properties = "<w:rPr>" + properties + "</w:rPr>"
	}
	return "<w:r>" + properties + xml + "</w:r>"
}

// typed is a run of text.
func typed(text string) string { return run("", "<w:t>"+text+"</w:t>") }

const bold, italic = "<w:b/>", "<w:i/>"

// odd is data whose names have any characters.
var odd = map[string]any{
	"单位 名称（全称）": "示例市司法局", "a-b": "甲", "1": "一", "新收": int64(12), "金额(万元)": "9.5", "x.y": "点",
	"“两会”提案数": int64(3), "O'Brien": "奥", "默认": "键",
	"表": map[string]any{"总 计": "内", "a-b": map[string]any{"c.d": "深"}}, "空": "", "零": int64(0),
	"列表": []any{map[string]any{"姓 名": "张"}}, "end of": "e",
}

// TestJoin shows actions cut by everything that Word puts into the midst of what was typed.
func TestJoin(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"one run", typed("共{{新收}}件"), typed("共12件")},
		{"the first run's formatting stays, and the others keep theirs",
			run(bold, "<w:t>共{{新</w:t>") + run(italic, "<w:t>收}</w:t>") + run(bold, "<w:t>}件</w:t>"),
			run(bold, "<w:t>共12</w:t>") + run(bold, "<w:t>件</w:t>")},
		{"every character in a run",
			strings.Join(strings.Split(typed("{")+"|"+typed("{")+"|"+typed("新")+"|"+typed("收")+"|"+typed("}")+"|"+
				typed("}"), "|"), ""), typed("12")},
		{"proofing marks", typed("{{") + `<w:proofErr w:type="spellStart"/>` + typed("新收") +
			`<w:proofErr w:type="spellEnd"/>` + typed("}}"),
			typed("12") + `<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>`},
		{"a bookmark between, three runs on", typed("x{{") + `<w:bookmarkStart w:id="1" w:name="b"/>` + run(bold,
			"<w:t>新</w:t>") + `<w:bookmarkEnd w:id="1"/>` + typed("收") + typed("}}y"),
			typed("x12") + `<w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>` + typed("y")},
		{"smart tags", typed("{{新") + `<w:smartTag w:element="place"><w:smartTagPr/>` + typed("收") +
			`</w:smartTag>` + typed("}}"),
			typed("12") + `<w:smartTag w:element="place"><w:smartTagPr/></w:smartTag>`},
		{"begun in a smart tag", `<w:smartTag w:element="place">` + typed("{{新") + `</w:smartTag>` + typed("收}}。"),
			`<w:smartTag w:element="place">` + typed("12") + `</w:smartTag>` + typed("。")},
		{"a block begun in a smart tag and ended behind it",
			`<w:smartTag>` + typed("{{if 新") + `</w:smartTag>` + typed("收}}有{{end}}。"),
			`<w:smartTag></w:smartTag>` + typed("有") + typed("。")},
		{"a comment's range", typed("{{") + `<w:commentRangeStart w:id="0"/>` + typed("新收") +
			`<w:commentRangeEnd w:id="0"/>` + run("", `<w:commentReference w:id="0"/>`) + typed("}}件"),
			typed("12") + `<w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/>` +
				run("", `<w:commentReference w:id="0"/>`) + typed("件")},
		{"tabs and breaks", run("", `<w:t>{{if</w:t><w:tab/><w:t>gt 新收</w:t><w:br/><w:t>5}}多{{end}}</w:t>`),
			typed("多")},
		{"a page break that Word remembers", run("", `<w:t>{{新</w:t><w:lastRenderedPageBreak/><w:t>收}}件</w:t>`),
			run("", `<w:t>12</w:t><w:t>件</w:t>`)},
		{"hyphens", run("", `<w:t>{{新</w:t><w:softHyphen/><w:t>收}}{{a</w:t><w:noBreakHyphen/><w:t>b}}</w:t>`),
			run("", "<w:t>12</w:t><w:t>甲</w:t>")},
		{"an insertion", `<w:ins w:id="1">` + typed("{{新") + `</w:ins>` + typed("收}}"),
			`<w:ins w:id="1">` + typed("12") + `</w:ins>`},
		{"a deletion is no text", typed("{{新") + `<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>` +
			typed("收}}"), typed("12") + `<w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del>`},
		{"braces by number and in CDATA",
			`<w:r><w:t>&#123;&#x7b;新</w:t></w:r><w:r><w:t><![CDATA[收}}<]]></w:t></w:r>`, typed("12") + typed("&lt;")},
		{"an XML comment in a text", `<w:r><w:t>{{新<!-- c -->收}}</w:t></w:r>`, typed("12")},
		{"spaces of any kind", typed("{{\u3000新收\u00a0}}{{ 新收 }}"), typed("1212")},
		{"typed quotation marks",
			typed("{{后缀 “件” 新收}}{{后缀 ”件“ 新收}}{{后缀 ‘件’ 新收}}{{后缀 '件' 新收}}{{后缀 \"件” 新收}}{{后缀 `件` 新收}}"), typed("12件12件12件12件12件12件")},
		{"quotation marks in quotation marks", typed("{{后缀 “‘件’” 新收}}{{后缀 \"“\" 新收}}{{后缀 '\"' 新收}}"),
			typed("12‘件’12“12\"")},
		{"braces in a string", typed("{{后缀 \"}}\" 新收}}{{后缀 “{{}}” 新收}}"), typed("12}}12{{}}")},
		{"Chinese brackets", typed("{{前缀 “有” （后缀 “件” 新收）}}"), typed("有12件")},
		{"trimming", typed("共 {{- 新收 -}} 件"), typed("共12件")},
		{"trimming over runs", typed("共 ") + typed("{{- 新收}}"), typed("共") + typed("12")},
		{"negative number", typed("{{if gt 新收 -1}}x{{end}}{{-1}}"), typed("x") + typed("-1")},
		{"braces around an action", typed("{{{新收}}}"), typed("{12}")},
		{"braces that are none", typed("{新收} {x} } {"), typed("{新收} {x} } {")},

		{"a name with spaces and brackets", typed("{{单位 名称（全称）}}"), typed("示例市司法局")},
		{"a name with a hyphen, a number, brackets, a point", typed("{{a-b}}{{1}}{{金额(万元)}}{{x.y}}{{ a-b }}"),
			typed("甲一9.5点甲")},
		{"a name in quotation marks, with an apostrophe", typed("{{“两会”提案数}}{{O'Brien}}"), typed("3奥")},
		{"a name that is a function's", typed("{{默认}}"), typed("键")},
		{"odd names below a name", typed("{{表.总 计}}{{表.a-b.c.d}}"), typed("内深")},
		{"odd names in conditions and loops",
			typed("{{if a-b}}有{{end}}{{range 列表}}{{.姓 名}}{{end}}{{with 表.总 计}}{{.}}{{end}}"),
			typed("有") + typed("张") + typed("内")},
		{"a name that begins like a block", typed("{{end of}}"), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			template, err := Parse(word(t, "<w:p>"+test.in+"</w:p>", nil))
			if test.want == "" {
				if err == nil {
					t.Error("no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			out, err := template.Fill(odd)
			if err != nil {
				t.Fatalf("template.Fill: %v", err)
			}
			if diff := cmp.Diff("<w:p>"+test.want+"</w:p>", body(t, out)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestEverywhere shows actions in everything that holds text.
func TestEverywhere(t *testing.T) {
	sdt := func(content string) string {
		return `<w:sdt><w:sdtPr><w:id w:val="7"/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>` + content +
			`</w:sdtContent></w:sdt>`
	}
	shape := func(content string) string {
		return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>` +
			`<wp:docPr id="1" name="x"/><wps:txbx><w:txbxContent>` + content +
			`</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>` +
			`<v:textbox><w:txbxContent>` + content +
			`</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>` +
			typed("外") + `</w:p>`
	}
	field := func(content string) string {
		return "<w:p>" + run("", `<w:fldChar w:fldCharType="begin"/>`) +
			run("", `<w:instrText> REF b </w:instrText>`) + run("", `<w:fldChar w:fldCharType="separate"/>`) +
			content + run("", `<w:fldChar w:fldCharType="end"/>`) + "</w:p>"
	}
	cell := func(content string) string { return "<w:tc>" + content + "</w:tc>" }
	for _, test := range []struct{ name, in, want string }{
		{"nested tables", tbl(tr(tbl(tr(tbl(tr("{{新收}}"))+p(""))) + p("{{零}}"))),
			tbl(tr(tbl(tr(tbl(tr("12"))+p(""))) + p("0")))},
		{"behind a table that ends a cell", tbl("<w:tr>" + cell(tbl(tr("{{新收}}"))) + "</w:tr>"),
			tbl("<w:tr>" + cell(tbl(tr("12"))+"<w:p/>") + "</w:tr>")},
		{"rows of an insertion", tbl("<w:ins>" + tr("{{if 新收}}") + tr("x") + tr("{{end}}") + "</w:ins>"), tbl("<w:ins>" + tr("x") + "</w:ins>")},
		{"rows of custom XML", tbl("<w:customXml>" + tr("{{if 新收}}") + tr("x") + tr("{{end}}") + "</w:customXml>"),
			tbl("<w:customXml>" + tr("x") + "</w:customXml>")},
		{"a condition alone in a cell's content control", tbl("<w:tr>" + cell(sdt(p("{{if 零}}")+p("x")+p("{{end}}"))) + "</w:tr>"),
			tbl("<w:tr>" + cell(sdt("<w:p/>")) + "</w:tr>")},
		{"one alone in a cell, which keeps a paragraph like its own", tbl("<w:tr>" + cell(wordtest.Formatted(bold, typed("{{if 零}}"))+p("x")+p("{{end}}")) + "</w:tr>"),
			tbl("<w:tr>" + cell("<w:p><w:pPr>"+bold+"</w:pPr></w:p>") + "</w:tr>")},
		{"a table that goes from a cell", tbl("<w:tr>" + cell(p("{{if 零}}")+tbl(tr("x"))+p("{{end}}")) + "</w:tr>"), tbl("<w:tr>" + cell("<w:p/>") + "</w:tr>")},
		{"content control around paragraphs", sdt(p("{{新收}}")), sdt(p("12"))},
		{"content control in a sentence", "<w:p>" + typed("共") + sdt(typed("{{新")+typed("收}}")) + typed("件") +
			"</w:p>", "<w:p>" + typed("共") + sdt(typed("12")) + typed("件") + "</w:p>"},
		{"content control that shows its prompt", strings.Replace(sdt(p("{{新收}}")), "<w:rPr>",
			"<w:showingPlcHdr/><w:rPr>", 1), sdt(p("12"))},
		{"content control around a row", tbl(sdt(tr("{{新收}}"))), tbl(sdt(tr("12")))},
		{"content control around a cell", tbl("<w:tr>" + sdt(cell(p("{{新收}}"))) + cell(p("x")) + "</w:tr>"),
			tbl("<w:tr>" + sdt(cell(p("12"))) + cell(p("x")) + "</w:tr>")},
		{"text box, both ways", shape(p("共{{新收}}件")), shape(p("共12件"))},
		{"behind a text box without one", strings.Replace(shape(p("内")), "外", "{{新收}}", 1),
			strings.Replace(shape(p("内")), "外", "12", 1)},
		{"condition in a text box", shape(p("{{if 零}}") + p("x") + p("{{end}}")), shape("<w:p/>")},
		{"hyperlink", `<w:p><w:hyperlink r:id="r1">` + run("<w:u/>", "<w:t>见{{新</w:t>") + typed("收}}") +
			`</w:hyperlink></w:p>`, `<w:p><w:hyperlink r:id="r1">` + run("<w:u/>", "<w:t>见12</w:t>") +
			`</w:hyperlink></w:p>`},
		{"simple field", `<w:p><w:fldSimple w:instr=" TITLE ">` + typed("{{新收}}") + `</w:fldSimple></w:p>`,
			`<w:p><w:fldSimple w:instr=" TITLE ">` + typed("12") + `</w:fldSimple></w:p>`},
		{"field result", field(typed("{{新") + run(bold, "<w:t>收}}</w:t>")), field(typed("12"))},
		{"word art", `<w:p><w:r><w:pict><v:shape><v:textpath style="x" string="{{标记}}密" on="t"/></v:shape>` +
			`</w:pict></w:r></w:p>`,
			`<w:p><w:r><w:pict><v:shape><v:textpath style="x" on="t" string="&lt;b&gt;&amp;&quot;'密"/>` +
				`</v:shape></w:pict></w:r></w:p>`},
		{"word art in single quotes",
			`<w:p><w:r><w:pict><v:textpath string='"{{标记}}' on='t'></v:textpath></w:pict></w:r></w:p>`,
			`<w:p><w:r><w:pict><v:textpath on='t' string="&quot;&lt;b&gt;&amp;&quot;'"/>` +
				`</w:pict></w:r></w:p>`},
		{"ruby", `<w:p><w:r><w:ruby><w:rt>` + typed("{{零}}") + `</w:rt><w:rubyBase>` + typed("{{新收}}") +
			`</w:rubyBase></w:ruby></w:r></w:p>`,
			`<w:p><w:r><w:ruby><w:rt>` + typed("0") + `</w:rt><w:rubyBase>` + typed("12") +
				`</w:rubyBase></w:ruby></w:r></w:p>`},
		{"formula", `<w:p><m:oMath><m:f><m:num><m:r><m:t>{{新收}}</m:t></m:r></m:num><m:den><m:r><m:t>{{零}}</m:t>` +
			`</m:r></m:den></m:f></m:oMath></w:p>`,
			`<w:p><m:oMath><m:f><m:num><m:r><m:t>12</m:t></m:r></m:num><m:den><m:r><m:t>0</m:t></m:r></m:den></m:f>` +
				`</m:oMath></w:p>`},
		{"custom XML and direction", `<w:p><w:customXml w:element="e"><w:bdo w:val="ltr">` + typed("{{新收}}") +
			`</w:bdo></w:customXml></w:p>`, `<w:p><w:customXml w:element="e"><w:bdo w:val="ltr">` + typed("12") +
			`</w:bdo></w:customXml></w:p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := bundle{body: test.in}.pack(t)
			if diff := cmp.Diff(test.want, body(t, filled(t, pkg, sample))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
