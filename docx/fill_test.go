package docx

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

var sample = map[string]any{
	"机关名称": "示例市司法局",
	"空":    "",
	"新收":   int64(12),
	"零":    int64(0),
	"金额":   decimal.RequireFromString("96171.6"),
	"标记":   `<b>&"'`,
	"两行":   "第一行\n第二行",
	"制表":   "左\t右",
	"控制":   "前\x01后",
	"列表":   []string{"甲", "乙"},
	"申请":   map[string]any{"新收": map[string]any{"总计": int64(3119)}},
	"行们":   []map[string]any{{"名": "甲", "数": 1}, {"名": "乙", "数": 2}},
}

func TestFill(t *testing.T) {
	for _, test := range []struct{ name, body, want string }{
		{"value in a sentence", p("共{{新收}}件"), p("共12件")},
		{"value over three runs keeps the first run's formatting", p("共", "*{{申", "请.新收", "*.总计}}件"),
			p("共", "*3119", "*件")},
		{"two values in a run", p("{{新收}}和{{零}}。"), p("12和0。")},
		{"value cut at the braces", p("{", "{新收}", "}件"), p("12", "件")},
		{"braces as a text", p(`{{"{机关名}"}}局`), p("{机关名}局")},
		{"a text that a link must not be", p(`见{{"javascript:x"}}`), p("见javascript:x")},
		{"decimal", p("{{金额}}万元"), p("96171.6万元")},
		{"blank prints nothing", p("a{{空}}b"), p("ab")},
		{"value is escaped", p("x{{标记}}"), `<w:p><w:r><w:t>x&lt;b&gt;&amp;"'</w:t></w:r></w:p>`},
		{"line feed in a sentence is a break", p("x{{两行}}"),
			`<w:p><w:r><w:t>x第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>`},
		{"lines alone are paragraphs", p("*{{两行}}"), p("*第一行") + p("*第二行")},
		{"a blank alone keeps its paragraph", p("{{空}}"), p("")},
		{"tab", p("x{{制表}}"), `<w:p><w:r><w:t>x左</w:t><w:tab/><w:t>右</w:t></w:r></w:p>`},
		{"control character is removed", p("x{{控制}}"), p("x前后")},
		{"condition in a sentence", p("共{{if 新收}}有", "*{{新收}}", "件{{else}}无{{end}}。"),
			p("共", "有", "*12", "件", "。")},
		{"false condition in a sentence", p("共{{if 零}}有{{新收}}件{{else}}无{{end}}。"), p("共", "无", "。")},
		{"condition takes its paragraphs", p("前") + p("{{if 空}}") + p("中") + p("{{end}}") + p("后"),
			p("前") + p("后")},
		{"range over paragraphs", p("{{range 列表}}") + p("有{{.}}") + p("{{end}}"), p("有甲") + p("有乙")},
		{"range over rows", tbl(tr("名", "数"), tr("{{range 行们}}", ""), tr("{{.名}}", "{{.数}}"),
			tr("{{end}}", "")), tbl(tr("名", "数"), tr("甲", "1"), tr("乙", "2"))},
		{"condition in a cell leaves a paragraph", tbl(tr(p("{{if 空}}")+p("x")+p("{{end}}"), "y")),
			tbl(tr("<w:p/>", "y"))},
		{"typed quotation marks", p("{{连接 “、” 机关名称 新收}}"), p("示例市司法局、12")},
		{"braces in a string", p("{{连接 \"}}\" 新收 零}}件"), p("12}}0件")},
		{"comparison with a blank", p("{{if gt 空 1}}多{{else}}少{{end}}"), p("少")},
		{"variable", p("{{$n := 新收}}{{$n}}件"), p("12件")},
		{"comment alone goes with its paragraph", p("a") + p("{{/* 说明 }} */}}") + p("b"), p("a") + p("b")},
		{"braces that are none", p("{a} } {"), p("{a} } {")},
		{"text stays beside actions", p("a & b < c{{新收}}"), p("a & b < c12")},
		{"action over a tab", `<w:p><w:r><w:t>{{if</w:t><w:tab/><w:t>新收}}有{{end}}</w:t></w:r></w:p>`, p("有")},
		{"action through a hyperlink",
			`<w:p><w:hyperlink r:id="x"><w:r><w:t>{{新收}}</w:t></w:r></w:hyperlink><w:r><w:t>x</w:t></w:r></w:p>`,
			`<w:p><w:hyperlink r:id="x"><w:r><w:t>12</w:t></w:r></w:hyperlink><w:r><w:t>x</w:t></w:r></w:p>`},
		{"picture in a condition",
			`<w:p><w:r><w:t>{{if 新收}}</w:t></w:r><w:r><w:pict/></w:r><w:r><w:t>{{end}}</w:t></w:r></w:p>`,
			`<w:p><w:r><w:pict/></w:r></w:p>`},
		{"picture in a false condition",
			`<w:p><w:r><w:t>{{if 零}}</w:t></w:r><w:r><w:pict/></w:r><w:r><w:t>{{end}}</w:t></w:r></w:p>`, ``},
		{"false condition behind a table in a cell", tbl(tr(tbl(tr("内")) + p("{{if 空}}") + p("x") + p("{{end}}"))),
			tbl(tr(tbl(tr("内")) + "<w:p/>"))},
		{"page break beside a condition stays",
			`<w:p><w:r><w:t>{{if 新收}}</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>{{end}}</w:t></w:r>` +
				`</w:p>`, `<w:p><w:r><w:br w:type="page"/></w:r></w:p>`},
		{"page break that Word remembers",
			`<w:p><w:r><w:lastRenderedPageBreak/><w:t>{{if 新</w:t></w:r><w:r><w:lastRenderedPageBreak/>` +
				`<w:t>收}}</w:t></w:r></w:p>` + p("有") + p("{{end}}"), p("有")},
		{"other prefix", `<x:p xmlns:x="y"><x:r><x:t>甲{{两行}}</x:t></x:r></x:p>`,
			`<x:p xmlns:x="y"><x:r><x:t>甲第一行</x:t><x:br/><x:t>第二行</x:t></x:r></x:p>`},
		{"value that ends a section", `<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{两行}}</w:t></w:r></w:p>`,
			`<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>第一行</w:t><w:br/><w:t>第二行</w:t></w:r></w:p>`},
		{"text box", `<w:p><w:r><w:pict><w:txbxContent>` + p("共{{新收}}件") +
			`</w:txbxContent></w:pict></w:r></w:p>`,
			`<w:p><w:r><w:pict><w:txbxContent>` + p("共12件") + `</w:txbxContent></w:pict></w:r></w:p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := body(t, filled(t, word(t, test.body, nil), sample))
			if diff := cmp.Diff(strings.ReplaceAll(test.want, "<w:t></w:t>", "<w:t/>"),
				strings.ReplaceAll(got, "<w:t></w:t>", "<w:t/>")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	for _, test := range []struct {
		name, body string
		want       []string
	}{
		{"over a field's begin", `<w:p>` + typed("{{新") + run("", `<w:fldChar w:fldCharType="begin"/>`) + typed("收}}") + `</w:p>`,
			[]string{"正文第 1 段：“{{新”里的 {{ 没有配对的 }}"}},
		{"into the reading of a character", `<w:p>` + typed("{{新") + run("", `<w:ruby><w:rt>`+typed("收}}")+`</w:rt></w:ruby>`) + `</w:p>`,
			[]string{"正文第 1 段：“{{新”里的 {{ 没有配对的 }}"}},
		{"unclosed", p("好") + p("共{{新收件"), []string{"正文第 2 段：“{{新收件”里的 {{ 没有配对的 }}"}},
		{"a long one unclosed", p("{{" + strings.Repeat("x", 21)), []string{
			"正文第 1 段：“{{" + strings.Repeat("x", 20) + "…”里的 {{ 没有配对的 }}"}},
		{"all unknown names at once", tbl(tr("{{新受}}", "x"), tr("y", "{{申请.新受.总计}}")), []string{
			"正文第 1 个表格第 1 行第 1 格 {{新受}}：没有这个名称，您是不是要用 新收？",
			"正文第 1 个表格第 2 行第 2 格 {{申请.新受.总计}}：没有“新受”这个名称，您是不是要用 申请.新收.总计？"}},
		{"end without if", p("{{end}}"), []string{"正文第 1 段 {{end}}：没有与它配对的 {{if}} 或 {{range}}"}},
		{"if without end", p("{{if 新收}}x"), []string{"正文第 1 段 {{if 新收}}：没有与它配对的 {{end}}"}},
		{"block over half a link", p("a{{if 新收}}x") + `<w:p><w:hyperlink r:id="x">` + run("", "<w:t>b{{end}}c</w:t>") +
			`</w:hyperlink></w:p>`,
			[]string{"正文第 2 段 {{end}}：与第 1 段的 {{if 新收}} 不在同一层：两者要么在同一段文字里，要么各自独占一段或一行"}},
		{"name below a value", p("{{新收.总计}}"),
			[]string{"正文第 1 段 {{新收.总计}}：“总计”前面的名称已经是一个值，里面没有别的名称；请去掉“.总计”，您是不是要用 申请.新收.总计？"}},
		{"a table where a value should be", p("{{申请.新收}}件"),
			[]string{"正文第 1 段 {{申请.新收}}：名称不完整，后面还要写行名或列名，例如 申请.新收.总计"}},
		{"definition", p("{{define `x`}}a"),
			[]string{"正文第 1 段 {{define `x`}}：模板里不能用 define、block 和 template"}},
		{"comparison of words", p("{{if gt 机关名称 1}}a{{end}}"),
			[]string{"正文第 1 段 {{if gt 机关名称 1}}：函数“gt”用错了：“示例市司法局”不是数字，不能比大小"}},
		{"action over a picture",
			`<w:p><w:r><w:t>{{新</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t>收}}</w:t></w:r></w:p>`,
			[]string{"正文第 1 段：“{{新”里的 {{ 没有配对的 }}"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			template, err := Parse(word(t, test.body, nil))
			if err == nil {
				_, err = template.Fill(sample)
			}
			if diff := cmp.Diff(test.want, complaints(t, err)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestOtherParts shows that every story is filled and that a part without actions stays as it is, byte for byte.
func TestOtherParts(t *testing.T) {
	untouched := `<w:footer ` + wordNS + `  ><w:p ><w:r><w:t a='1'>{x}</w:t></w:r></w:p></w:footer>`
	pkg := word(t, p("正文"), map[string]string{
		"header.xml":    `<w:hdr ` + wordNS + `>` + p("{{机关名称}}") + `</w:hdr>`,
		"footnotes.xml": `<w:footnotes ` + wordNS + `><w:footnote>` + p("注{{新收}}") + `</w:footnote></w:footnotes>`,
		"footer.xml":    untouched,
	})
	first := filled(t, pkg, sample)
	out, err := opc.Read(first)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	for name, want := range map[string]string{"word/header.xml": "示例市司法局", "word/footnotes.xml": ">注12<",
		"word/footer.xml": untouched} {
		if got, _ := out.Part(name); !strings.Contains(string(got), want) {
			t.Errorf("%s: %s", name, got)
		}
	}
	if !bytes.Equal(first, filled(t, pkg, sample)) {
		t.Error("the same input gave other bytes")
	}
}

func TestNotWord(t *testing.T) {
	pkg := word(t, p("x"), nil)
	pkg.Set("[Content_Types].xml", bytes.ReplaceAll(must(pkg.Part("[Content_Types].xml")),
		[]byte("wordprocessingml.document"), []byte("spreadsheetml.sheet")))
	if _, err := Parse(pkg); err == nil || !strings.Contains(err.Error(), "不是 Word 文档") {
		t.Errorf("got %v", err)
	}
}

func must(data []byte, _ bool) []byte { return data }

// TestEndless shows that no template fills for ever or fills memory.
func TestEndless(t *testing.T) {
	for in, want := range map[string]string{
		"{{range 99999999999}}{{end}}":                                       "循环重复的次数太多",
		"{{range 99999}}{{range 99999}}{{range 99999}}{{end}}{{end}}{{end}}": "循环重复的次数太多",
		"{{range 99999999999}}" + strings.Repeat("字", 1000) + "{{end}}":      "填好以后太长",
		"{{printf `%999999d` 新收}}":                                           "函数“printf”用错了：格式“%999999d”不能用",
	} {
		template, err := Parse(word(t, p(in), nil))
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		_, err = template.Fill(sample)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%.40s gives %v", in, err)
		}
	}
}

// shapes are what a fuzzed text stands in: %s is a paragraph's runs.
var shapes = []string{
	"<w:p>%s</w:p>", "<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>",
	"<w:p><w:hyperlink>%s</w:hyperlink><w:r><w:t>x</w:t></w:r></w:p>",
	"<w:tbl><w:tr><w:tc><w:p>%s</w:p></w:tc><w:tc><w:p>%s</w:p></w:tc></w:tr></w:tbl>",
	"<w:p><w:pPr><w:sectPr/></w:pPr>%s</w:p><w:p>%s</w:p>",
	"<w:p><w:r><w:pict><w:txbxContent><w:p>%s</w:p></w:txbxContent></w:pict></w:r>%s</w:p>",
	"<w:sdt><w:sdtContent><w:p>%s</w:p></w:sdtContent></w:sdt>",
}

// FuzzFill feeds the engine any text in any split over runs (|), cells and paragraphs (newline): it fills or refuses,
// and what it fills is well-formed and reads back.
func FuzzFill(f *testing.F) {
	for i, seed := range []string{
		"{{新收}}", "共{{if 新收}}|有{{end}}", "{{|{|新收|}}", "{{range 列表}}|{{.}}{{end}}", "{{\"}}\"}}",
		"{{/* x */}}", "{{$x := 新收}}{{$x}}", "{{printf \"%d\" 新收}}",
		"{{range 行们}}\n{{.名}}\n{{end}}", "{{range 行们}}{{.名}}\n{{.数}}{{end}}",
		"{{if 空}}\nx\n{{else if 新收}}\n{{两行}}\n{{end}}", "{{range 5}}\n{{break}}\n{{end}}",
		"{{‘x’ | 前缀 “y”}}", "{{(((新收)))}}", "{{数字格式 `0.00%` 金额 | 大写数字 `金额`}}",
		"{{index 行们 0 `名`}}{{slice `abc` 1 2}}",
		"{{with $x := 行们}}{{range $i, $y := $x}}{{$i}}{{end}}{{end}}", "{{没有}}{{if 没有}}x{{end}}", "{{range 列YYYYYYYYYYYYYe",
		"前{{if 新收}}甲\n乙{{end}}后", "{{range 列 行们}}{{.名}}\n{{.数}}{{end}}", "{{range 整行 列表}}{{.}}{{end}}",
	} {
		for shape := range shapes {
			f.Add(seed, uint8(shape+i))
		}
	}
	f.Fuzz(func(t *testing.T, text string, shape uint8) {
		if !validXML(text) {
			return
		}
		var content strings.Builder
		for part := range strings.SplitSeq(text, "\n") {
			runs := strings.TrimSuffix(strings.TrimPrefix(p(strings.Split(part, "|")...), "<w:p>"), "</w:p>")
			content.WriteString(strings.ReplaceAll(shapes[int(shape)%len(shapes)], "%s", runs))
		}
		fillAnything(t, word(t, content.String(), nil))
	})
}

// FuzzTemplate feeds the engine any body: it fills or refuses, and what it fills is well-formed.
func FuzzTemplate(f *testing.F) {
	for _, seed := range []string{
		everything, p("{{新收}}"), tbl(tr("{{range 行们}}"), tr("{{.名}}"), tr("{{end}}")),
		cols("1 2 3", tr("{{range 列表}}", "{{.}}", "{{end}}"),
			"<w:tr><w:trPr><w:gridBefore w:val='2'/></w:trPr><w:tc/></w:tr>"),
		"<w:tbl><w:tr/><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid>" + tr("{{range 列表}}", "{{.}}", "{{end}}") + "</w:tbl>",
		tbl(tr("{{if 空}}"), row(mc("restart", "a")), tr("{{end}}"), row(mc("", "b"))),
		tbl(tr("{{if 空}}"), row(mc("restart", "a")), tr("{{end}}"), row("<w:tc><w:tcPr>^w:vMerge/></w:tcPr>"+p("b")+"</w:tc>")),
		"<w:tbl><w:tr>{{新收}}</w:tr></w:tbl>", "<p><r><t>{{新收}}</t></r></p>", "<w:p><w:t>{{x}}</w:t></w:p>",
		`<v:textpath string="{{if 新收}}a{{end}}"/>`,
		`<w:p>{{range 列表}}<w:hyperlink w:tooltip='{{.}}'><w:r><w:t>{{if .}}</w:t></w:r></w:hyperlink>{{end}}{{end}}</w:p>`,
		`<w:p><w:fldSimple w:instr=" X {{新收}}"/><w:r><w:instrText> Y "{{新</w:instrText><w:instrText>收}}"</w:instrText></w:r></w:p>`,
		`<w:sdt><w:sdtPr><w:alias w:val="{{if 新收}}a{{end}}"/><w:dataBinding w:xpath="/a[1]"/></w:sdtPr><w:sdtContent>` +
			p("{{range 列表}}") + p("{{.}}") + p("{{end}}") + `</w:sdtContent></w:sdt>`,
		`<w:p><w:r><w:drawing><wp:docPr id="1" descr="{{新收}}{{image x}}" title='{{空}}'/></w:drawing></w:r></w:p>`,
		"<w:p><w:r><w:t>{{两行}}</w:t></w:r><w:p><w:r><w:t>{{两行}}</w:t></w:r></w:p></w:p>",
		"<w:tc><w:p><w:r><w:t>{{if 空}}</w:t></w:r></w:p></w:tc>",
		cols("1 2", tr("", "{{range 列 列表}}a"), row(tc("", "x"), wc("1", "", "{{.}}{{end}}"))),
		cols("1 2 3", tr("a", "b", "c"), tr("", "{{range 整行 列表}}{{.}}", "{{end}}")),
		p("{{range 行们}}") + `<w:p><w:bookmarkStart w:id="1" w:name="a"/>` + typed("{{.名}}") + `<w:bookmarkEnd w:id="1"/>` +
			wordtest.Inner(wordtest.Field(" REF a \\h", "x")) + wordtest.Inner(wordtest.Field("SEQ a \\r", "x")) + `<w:fldSimple w:instr="REF a">` + typed("x") + "</w:fldSimple></w:p>" + p("{{end}}"),
		cols("1 2", row(wc("1", "", "{{range 行们}}{{合并 .名}}"), tc("<w:vAlign w:val='top'/>", "x{{.数 | 合并}}{{end}}"))),
		"<w:tbl><w:tr><w:tc><w:p><w:pPr><w:pStyle w:val='a'/><w:rPr/></w:pPr>" + typed("{{range 整行 2}}{{合并 1}}{{end}}") + "</w:p></w:tc></w:tr></w:tbl>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		pkg := word(t, "", nil)
		pkg.Set("word/document.xml", []byte("<w:document "+wordNS+"><w:body>"+body+"</w:body></w:document>"))
		data, _ := pkg.Bytes()
		if pkg, err := opc.Read(data); err == nil {
			fillAnything(t, pkg)
		}
	})
}

// fillAnything fills a template in every way and fails where what comes out is not well-formed though what went in is.
func fillAnything(t *testing.T, pkg *opc.Package) {
	before, _ := pkg.Part("word/document.xml")
	template, err := Parse(pkg)
	if err != nil || tokens(before) == nil {
		return
	}
	template.Tags()
	_ = template.Check(sample)
	for _, policy := range []action.Policy{action.Refuse, action.Ignore, action.Keep} {
		out, err := fillWith(template, sample, Options{Missing: policy})
		if err != nil {
			continue
		}
		filled, err := opc.Read(out)
		var refused *opc.Error
		if errors.As(err, &refused) && (refused.Kind == opc.Ratio || refused.Kind == opc.TooManyTags) {
			continue // a row half a million times
		}
		if err != nil {
			t.Fatalf("%s: %v", before, err)
		}
		after, _ := filled.Part("word/document.xml")
		if tokens(after) == nil {
			t.Fatalf("%s\nbecame\n%s", before, after)
		}
		if _, err := edit.Read(filled); err != nil {
			t.Fatalf("%s: %v", before, err)
		}
	}
}

func validXML(s string) bool {
	return xmltree.Printable(s) == s
}
