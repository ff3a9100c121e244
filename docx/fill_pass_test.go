package docx

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// TestPasses shows what follows a pass of a loop, and that what begins and ends stays whole.
func TestPasses(t *testing.T) {
	mark := func(id, name, content string) string {
		return `<w:bookmarkStart w:id="` + id + `" w:name="` + name + `"/>` + content + `<w:bookmarkEnd w:id="` + id + `"/>`
	}
	ref := func(words string) string { return wordtest.Inner(wordtest.Field(words, "见")) }
	said := func(words, text string) string { return wordtest.Inner(wordtest.Field(words, text)) }
	old := func(field string) string {
		return strings.Replace(field, "<w:fldChar ", `<w:fldChar w:dirty="true" `, 1)
	}
	pair := tbl(tr("{{.名}}"))
	math := func(content string) string {
		return `<w:p><m:oMath xmlns:m="m"><m:r><m:t>` + content + `</m:t></m:r></m:oMath></w:p>`
	}
	for _, test := range []struct{ name, body, want string }{
		{"a reference follows its pass", p("{{range 行们}}") + `<w:p>` + mark("3", "bm", typed("{{.名}}")) + ref(` REF bm \h `) +
			`</w:p>` + p("{{end}}"), `<w:p>` + mark("3", "bm", typed("甲")) + said(` REF bm \h `, "甲") + `</w:p>` +
			`<w:p>` + mark("1", "bm_1", typed("乙")) + said(` REF bm_1 \h `, "乙") + `</w:p>`},
		{"also before the bookmark", p("{{range 行们}}") + `<w:p>` + ref(`PAGEREF bm`) + mark("3", "bm", typed("{{.名}}")) +
			`</w:p>` + p("{{end}}"), `<w:p>` + old(ref(`PAGEREF bm`)) + mark("3", "bm", typed("甲")) + `</w:p>` +
			`<w:p>` + old(ref(`PAGEREF bm_1`)) + mark("1", "bm_1", typed("乙")) + `</w:p>`},
		{"one in an inner loop to the outer's, one outside to the first", `<w:p>` + ref(`HYPERLINK \l "bm"`) + `</w:p>` +
			p("{{range 行们}}") + `<w:p>` + mark("3", "bm", typed("{{.名}}")) + `</w:p>` + p("{{range 列表}}") + `<w:p>` +
			`<w:hyperlink w:anchor="bm">` + typed("{{.}}") + `</w:hyperlink></w:p>` + p("{{end}}") + p("{{end}}"),
			`<w:p>` + ref(`HYPERLINK \l "bm"`) + `</w:p>` +
				`<w:p>` + mark("3", "bm", typed("甲")) + `</w:p>` + link("bm", "甲") + link("bm", "乙") +
				`<w:p>` + mark("1", "bm_1", typed("乙")) + `</w:p>` + link("bm_1", "甲") + link("bm_1", "乙")},
		{"one from a loop to a bookmark outside", `<w:p>` + mark("3", "bm", "") + `</w:p>` + p("{{range 列表}}") +
			`<w:p>` + ref(`REF bm`) + `</w:p>` + p("{{end}}"), `<w:p>` + mark("3", "bm", "") + `</w:p>` +
			strings.Repeat(`<w:p>`+ref(`REF bm`)+`</w:p>`, 2)},
		{"a bookmark that loses its start goes", p("{{if 零}}") + `<w:p><w:bookmarkStart w:id="3" w:name="bm"/>` + typed("x") +
			`</w:p>` + p("{{end}}") + `<w:p>` + typed("尾") + `<w:bookmarkEnd w:id="3"/></w:p>`, p("尾")},
		{"one that begins in every pass and ends once", p("{{range 列表}}") + `<w:p><w:bookmarkStart w:id="3" w:name="b"/>` +
			typed("{{.}}") + `</w:p>` + p("{{end}}") + `<w:p><w:bookmarkEnd w:id="3"/></w:p>`,
			`<w:p><w:bookmarkStart w:id="3" w:name="b"/>` + typed("甲") + `</w:p>` + p("乙") +
				`<w:p><w:bookmarkEnd w:id="3"/></w:p>`},
		{"permission to edit", p("{{range 列表}}") + `<w:p><w:permStart w:id="7" w:edGrp="everyone"/>` + typed("{{.}}") +
			`<w:permEnd w:id="7"/></w:p>` + p("{{end}}"), `<w:p><w:permStart w:id="7" w:edGrp="everyone"/>` + typed("甲") +
			`<w:permEnd w:id="7"/></w:p><w:p><w:permStart w:id="1" w:edGrp="everyone"/>` + typed("乙") +
			`<w:permEnd w:id="1"/></w:p>`},
		{"tables with space between do not join", p("{{range 行们}}") + "\n  " + pair + "\n  " + p("{{end}}") + p("尾"),
			"\n  " + tbl(tr("甲")) + "\n  \n  <w:p/>" + tbl(tr("乙")) + "\n  " + p("尾")},
		{"nor with a bookmark between", p("{{range 行们}}") + `<w:bookmarkStart w:id="1" w:name="b"/>` + pair +
			`<w:bookmarkEnd w:id="1"/>` + p("{{end}}") + p("尾"), `<w:bookmarkStart w:id="1" w:name="b"/>` + tbl(tr("甲")) +
			`<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="b_1"/><w:p/>` + tbl(tr("乙")) +
			`<w:bookmarkEnd w:id="2"/>` + p("尾")},
		{"lines of a formula", math("y={{两行}}") + math("{{制表}}"),
			`<w:p><m:oMath xmlns:m="m"><m:r><m:t>y=第一行</m:t><w:br/><m:t>第二行</m:t></m:r></m:oMath></w:p>` +
				`<w:p><m:oMath xmlns:m="m"><m:r><m:t>左</m:t><w:tab/><m:t>右</m:t></m:r></m:oMath></w:p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := body(t, filled(t, word(t, test.body, nil), sample))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func link(to, text string) string {
	return `<w:p><w:hyperlink w:anchor="` + to + `">` + typed(text) + `</w:hyperlink></w:p>`
}

const numbering = `<w:numbering ` + wordNS + `><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>` +
	`</w:lvl><w:lvl w:ilvl="1"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>` +
	`<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>` +
	`</w:num><w:numIdMacAtCleanup w:val="2"/></w:numbering>`

// numbered is a document with lists.
func numbered(t testing.TB, body string) *opc.Package {
	pkg := word(t, body, nil)
	if _, err := pkg.Attach("word/document.xml", "numbering", "word/numbering.xml",
		"application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"); err != nil {
		t.Fatalf("pkg.Attach: %v", err)
	}
	pkg.Set("word/numbering.xml", []byte(numbering))
	return pkg
}

func item(list, text string) string {
	return wordtest.Formatted(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="`+list+`"/></w:numPr>`, typed(text))
}

// TestRestart shows that lists begin anew in every pass where that is asked, and go on where it is not.
func TestRestart(t *testing.T) {
	list := item("1", "一") + item("1", "二") + item("0", "无")
	plain := filled(t, numbered(t, p("{{range 列表}}")+list+p("{{end}}")), sample)
	if got := body(t, plain); got != list+list || partOf(t, plain, "word/numbering.xml") != numbering {
		t.Errorf("got %s", got)
	}
	out := filled(t, numbered(t, item("1", "前")+p("{{range 重新编号 列表}}")+list+p("{{range 重新编号 行们}}")+
		item("2", "{{.名}}")+p("{{end}}")+p("{{end}}")), sample)
	want := item("1", "前")
	for pass := range 2 {
		n := 3 + 3*pass
		want += strings.ReplaceAll(list, `"1"`, fmt.Sprintf(`"%d"`, n)) + item(fmt.Sprint(n+1), "甲") + item(fmt.Sprint(n+2), "乙")
	}
	if diff := cmp.Diff(want, body(t, out)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	got := partOf(t, out, "word/numbering.xml")
	for _, one := range []string{
		`<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>` +
			`<w:lvlOverride w:ilvl="1"><w:startOverride w:val="0"/></w:lvlOverride>`,
		`<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>`,
		`</w:num><w:numIdMacAtCleanup w:val="2"/>`,
	} {
		if !strings.Contains(got, one) {
			t.Errorf("no %s in %s", one, got)
		}
	}
	_, err := Parse(word(t, p("{{range 重新编号 列表}}")+p("x")+p("{{end}}"), nil))
	if err == nil || !strings.Contains(err.Error(), "循环里没有自动编号的段落") {
		t.Errorf("got %v", err)
	}
}

// TestRestartOfLinked shows that a list whose levels a style of lists defines begins anew where that says.
func TestRestartOfLinked(t *testing.T) {
	pkg := numbered(t, p("{{range 重新编号 列表}}")+item("9", "一")+p("{{end}}"))
	pkg.Set("word/numbering.xml", []byte(`<w:numbering `+wordNS+`><w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="S"/></w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="6"><w:styleLink w:val="Z"/><w:lvl w:ilvl="0"><w:start w:val="8"/></w:lvl></w:abstractNum>`+
		`<w:abstractNum w:abstractNumId="7"><w:styleLink w:val="S"/><w:lvl w:ilvl="0"><w:start w:val="4"/></w:lvl></w:abstractNum>`+
		`<w:num w:numId="9" w16cid:durableId="77" xmlns:w16cid="c"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1">`+
		`<w:start w:val="6"/></w:lvl></w:lvlOverride></w:num></w:numbering>`))
	got := partOf(t, filled(t, pkg, sample), "word/numbering.xml")
	for _, piece := range []string{`<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>`,
		`<w:lvlOverride w:ilvl="1"><w:startOverride w:val="6"/><w:lvl w:ilvl="1">`, `<w:lvlOverride w:ilvl="2"><w:startOverride w:val="1"/></w:lvlOverride>`} {
		if n := strings.Count(got, piece); n != 2 {
			t.Errorf("%s stands %d times in %s", piece, n, got)
		}
	}
	if strings.Count(got, "durableId") != 1 {
		t.Errorf("the lists have one id: %s", got)
	}
}

var (
	made  = regexp.MustCompile(`\bb\d+x\w*|w:id="\d+"|numId w:val="\d+"|<w:t>[^<]*</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>| w:dirty="true"`)
	close = regexp.MustCompile(`REF (b\w+)[^R]*w:name="(b\w+)"`)
)

// TestAnyPasses fills loops in loops over paragraphs with bookmarks, references to them, links and lists: all hangs
// together, and but for numbers and names the passes are what the parts of the loop give by themselves.
func TestAnyPasses(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		ids := 0
		inner := drawPassed(r, &ids, 2)
		loop := rapid.SampledFrom([]string{"列表", "重新编号 列表"}).Draw(r, "loop")
		one := numbered(t, inner+item("1", "x"))
		all := numbered(t, drawPassed(r, &ids, 1)+p("{{range "+loop+"}}")+inner+item("1", "x")+p("{{end}}"))
		template, err := Parse(all)
		if err != nil {
			r.Fatalf("Parse: %v", err)
		}
		out, err := template.Fill(sample)
		if err != nil {
			r.Fatalf("template.Fill: %v", err)
		}
		sound(r, all, out)
		for line := range strings.SplitSeq(body(t, out), "</w:p>") {
			if m := close.FindStringSubmatch(line); m != nil && m[1] != m[2] {
				r.Fatalf("%s refers to another pass", line)
			}
		}
		single, err := Parse(one)
		if err != nil {
			r.Fatalf("Parse: %v", err)
		}
		alone, err := single.Fill(sample)
		if err != nil {
			r.Fatalf("single.Fill: %v", err)
		}
		part := made.ReplaceAllString(body(t, alone), "")
		got := made.ReplaceAllString(body(t, out), "")
		if !strings.HasSuffix(got, part+part) {
			r.Fatalf("%s\ndoes not end with two of\n%s", got, part)
		}
	})
}

// drawPassed draws paragraphs with bookmarks and what refers to them, and loops over such.
func drawPassed(r *rapid.T, ids *int, depth int) string {
	var b strings.Builder
	for range rapid.IntRange(0, 3).Draw(r, "blocks") {
		*ids++
		name := fmt.Sprintf("b%dx", *ids)
		mark := fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/>`, *ids, name) + typed("{{新收}}") +
			fmt.Sprintf(`<w:bookmarkEnd w:id="%d"/>`, *ids)
		refer := wordtest.Inner(wordtest.Field(" REF "+name+` \h `, "见"))
		switch kind := rapid.IntRange(0, 4).Draw(r, "kind"); {
		case kind == 0 && depth > 0:
			inner := drawPassed(r, ids, depth-1)
			list := rapid.SampledFrom([]string{"行们", "2", "列表"}).Draw(r, "list")
			b.WriteString(p("{{range "+list+"}}") + `<w:p>` + mark + `</w:p>` + inner + p("{{end}}"))
			if rapid.Bool().Draw(r, "outside") {
				b.WriteString(`<w:p>` + refer + `</w:p>`)
			}
		case kind == 1:
			b.WriteString(`<w:p>` + refer + mark + `</w:p>`)
		case kind == 2:
			b.WriteString(`<w:p>` + mark + `</w:p>` + link(name, "{{零}}"))
		case kind == 3:
			b.WriteString(item("2", "{{新收}}"))
		default:
			cut := strings.Index(mark, "<w:bookmarkEnd")
			b.WriteString(p("{{if 零}}") + `<w:p>` + mark[:cut] + `</w:p>` + p("{{end}}") + `<w:p>` + mark[cut:] + `</w:p>`)
		}
	}
	return b.String()
}

const listStyles = `<w:styles ` + wordNS + `><w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>` +
	`<w:ind w:left="100" w:hanging="50"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="L2"><w:basedOn w:val="L"/><w:pPr>` +
	`<w:numPr><w:ilvl w:val="1"/></w:numPr><w:ind w:firstLine="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="LD">` +
	`<w:basedOn w:val="L"/><w:pPr><w:ind w:firstLine="7"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="No">` +
	`<w:basedOn w:val="L"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>` +
	`<w:style w:type="paragraph" w:styleId="Ring"><w:basedOn w:val="Ring"/></w:style></w:styles>`

// TestRestartOfStyles shows that paragraphs that are in a list by their style begin anew as well, where they stand.
func TestRestartOfStyles(t *testing.T) {
	styled := func(properties string) *opc.Package {
		pkg := numbered(t, p("{{range 重新编号 列表}}")+wordtest.Formatted(properties, typed("{{.}}"))+p("{{end}}")+
			p("{{range 列表}}")+wordtest.Formatted(properties, typed("二"))+p("{{end}}"))
		if _, err := pkg.Attach("word/document.xml", "styles", "word/styles.xml",
			"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"); err != nil {
			t.Fatalf("pkg.Attach: %v", err)
		}
		pkg.Set("word/styles.xml", []byte(listStyles))
		return pkg
	}
	num := func(level string) string {
		return `<w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="N"/></w:numPr>`
	}
	for _, test := range []struct{ properties, want string }{
		{`<w:pStyle w:val="L"/>`, `<w:pStyle w:val="L"/>` + num("0") + `<w:ind w:left="100" w:hanging="50"/>`},
		{`<w:pStyle w:val="L2"/><w:keepNext/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr>`, `<w:pStyle w:val="L2"/><w:keepNext/>` +
			num("1") + `<w:ind w:left="100" w:firstLine="0"/><w:jc w:val="left"/><w:rPr><w:b/></w:rPr>`},
		{`<w:pStyle w:val="LD"/><w:spacing w:after="1"/><w:ind w:start="2"/>`, `<w:pStyle w:val="LD"/>` + num("0") +
			`<w:spacing w:after="1"/><w:ind w:firstLine="7" w:start="2"/>`},
		{`<w:pStyle w:val="L"/><w:pPrChange w:id="9"><w:pPr><w:pStyle w:val="No"/></w:pPr></w:pPrChange>`, `<w:pStyle w:val="L"/>` +
			num("0") + `<w:ind w:left="100" w:hanging="50"/><w:pPrChange w:id="9"><w:pPr><w:pStyle w:val="No"/></w:pPr></w:pPrChange>`},
	} {
		want := ""
		for i, text := range []string{"甲", "乙"} {
			want += wordtest.Formatted(strings.ReplaceAll(test.want, `"N"`, fmt.Sprintf(`"%d"`, 3+i)), typed(text))
		}
		want += strings.Repeat(wordtest.Formatted(test.properties, typed("二")), 2)
		out := filled(t, styled(test.properties), sample)
		if diff := cmp.Diff(want, body(t, out)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", test.properties, diff)
		}
		if lists := partOf(t, out, "word/numbering.xml"); strings.Count(lists, "<w:num ") != 4 {
			t.Errorf("%s: %s", test.properties, lists)
		}
	}
	for _, properties := range []string{`<w:pStyle w:val="No"/>`, `<w:pStyle w:val="Ring"/>`, `<w:pStyle w:val="X"/>`, `<w:keepNext/>`} {
		if _, err := Parse(styled(properties)); err == nil || !strings.Contains(err.Error(), "循环里没有自动编号的段落") {
			t.Errorf("%s: %v", properties, err)
		}
	}
}

// TestResults shows what fields say that refer to a bookmark of their pass, and which are out of date: those whose result
// only a word processor knows.
func TestResults(t *testing.T) {
	field := func(instruction, result string) string {
		char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
		return char("begin") + `<w:r><w:instrText>` + instruction + `</w:instrText></w:r>` + char("separate") + result + char("end")
	}
	old := func(field string) string {
		return strings.Replace(field, "<w:fldChar ", `<w:fldChar w:dirty="true" `, 1)
	}
	const b = `<w:rPr><w:b/><w:rPrChange w:id="77"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr>`
	bold := func(text string) string { return `<w:r>` + b + `<w:t>` + text + `</w:t></w:r>` }
	for _, test := range []struct{ name, marked, field, want string }{
		{"in several runs", typed("{{.名}}") + typed("&amp;"), field(` REF m \h  \* MERGEFORMAT `, bold("样")+`<w:proofErr w:type="x"/>`+typed("例")),
			field(` REF m \h  \* MERGEFORMAT `, bold("甲&amp;")+`<w:proofErr w:type="x"/>`+typed(""))},
		{"tabs and lines", `<w:r><w:t>{{.名}}</w:t><w:tab/><w:t>二</w:t><w:br/></w:r>`, field("REF m", `<w:r><w:t>见</w:t><w:tab/><w:t/></w:r>`),
			field("REF m", `<w:r><w:t>甲</w:t><w:tab/><w:t>二</w:t><w:br/><w:t></w:t><w:t/></w:r>`)},
		{"nothing yet", typed("{{.名}}"), field("REF m", ""), field("REF m", typed("甲"))},
		{"nothing in its run", typed("{{.名}}"), `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF m</w:instrText><w:fldChar ` +
			`w:fldCharType="separate"/><w:fldChar w:fldCharType="end"/></w:r>`, `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF m</w:instrText>` +
			`<w:fldChar w:fldCharType="separate"/><w:t>甲</w:t><w:fldChar w:fldCharType="end"/></w:r>`},
		{"of one element", typed("{{.名}}"), `<w:fldSimple w:instr=" REF &quot;m&quot; ">` + typed("见") + `</w:fldSimple>`,
			`<w:fldSimple w:instr=" REF &quot;m&quot; ">` + typed("甲") + `</w:fldSimple>`},
		{"a page", typed("{{.名}}"), `<w:fldSimple w:dirty="false" w:instr="PAGEREF m">` + typed("见") + `</w:fldSimple>`,
			`<w:fldSimple w:dirty="true" w:instr="PAGEREF m">` + typed("见") + `</w:fldSimple>`},
		{"a number", typed("{{.名}}"), field(`REF m \r \h`, typed("1")), old(field(`REF m \r \h`, typed("1")))},
		{"what is more than text", typed("{{.名}}") + field("PAGE", typed("1")), field("REF m", typed("见")), old(field("REF m", typed("见")))},
		{"a result that is more", typed("{{.名}}"), field("REF m", typed("见")+`<w:bookmarkStart w:id="9" w:name="x"/><w:bookmarkEnd w:id="9"/>`),
			old(field("REF m", typed("见")+`<w:bookmarkStart w:id="9" w:name="x"/><w:bookmarkEnd w:id="9"/>`))},
		{"a place without text", "", field("REF m", typed("见")), field("REF m", typed("见"))},
		{"another field", typed("{{.名}}"), field("HYPERLINK \\l m", typed("见")), field("HYPERLINK \\l m", typed("见"))},
	} {
		t.Run(test.name, func(t *testing.T) {
			around := func(marked, field string) string {
				return `<w:p>` + field + `<w:bookmarkStart w:id="1" w:name="m"/>` + marked + `<w:bookmarkEnd w:id="1"/></w:p>`
			}
			one := map[string]any{"一": []any{map[string]any{"名": "甲"}}}
			pkg := word(t, p("{{range 一}}")+around(test.marked, test.field)+p("{{end}}")+`<w:p>`+test.field+`</w:p>`, nil)
			template, err := Parse(pkg)
			if err != nil {
				t.Fatalf("Parse: %v", err)
			}
			out, err := template.Fill(one)
			if err != nil {
				t.Fatalf("template.Fill: %v", err)
			}
			want := around(strings.ReplaceAll(test.marked, "{{.名}}", "甲"), test.want) + `<w:p>` + test.want + `</w:p>`
			if diff := cmp.Diff(want, body(t, out)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestCaptions shows that the captions of loops are counted, those behind them and references to them as well.
func TestCaptions(t *testing.T) {
	field := func(instruction, result string) string { return wordtest.Inner(wordtest.Field(instruction, result)) }
	box := func(content string) string {
		return `<w:r><w:pict><v:shape xmlns:v="v"><v:textbox><w:txbxContent><w:p>` + content + `</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>`
	}
	caption := func(seq, ref string) string {
		return `<w:p><w:bookmarkStart w:id="1" w:name="m"/>` + typed("图") + seq + `<w:bookmarkEnd w:id="1"/>` + typed("见") + ref + `</w:p>`
	}
	for _, test := range []struct {
		name, before, seq, behind string
		want                      []string // what the fields show; ! for one that is out of date
	}{
		{"counted", field("SEQ 图 \\* ARABIC", "1"), field(" SEQ 图 \\* ARABIC ", "9"), field("SEQ 图", "2"), []string{"1", "2", "图2", "3", "图3", "4"}},
		{"of another name", field("SEQ 表", "1"), field("SEQ 图", "1"), field("SEQ 表", "2"), []string{"1", "1", "图1", "2", "图2", "2"}},
		{"from a number, and again", field("SEQ 图 \\r 5", "5"), field("seq 图 \\n", "1"), field("SEQ 图 \\c", "2"), []string{"5", "6", "图6", "7", "图7", "7"}},
		{"in Chinese digits", "", field("SEQ 图 \\* CHINESENUM3", "一"), "", []string{"!一", "!见", "!一", "!见"}},
		{"by headings", "", field("SEQ 图 \\s 1", "1"), field("SEQ 图", "1"), []string{"!1", "!见", "!1", "!见", "!1"}},
		{"in a box", box(field("SEQ 图", "1")), field("SEQ 图", "1"), "", []string{"!1", "!1", "!见", "!1", "!见"}},
		{"hidden ones count", field("SEQ 图 \\h", "7"), field("SEQ 图", "1"), field("SEQ 图 \\h", "8") + field("SEQ 图", "1"), []string{"7", "2", "图2", "3", "图3", "8", "5"}},
		{"from a number that is written close, or as Word merges", "", field("SEQ 图 \\r3 \\* mergeformat", "1"), field("SEQ \"图\" \\*charformat", "1"),
			[]string{"3", "图3", "3", "图3", "4"}},
		{"from no number", "", field("SEQ 图 \\r x", "1"), "", []string{"!1", "!见", "!1", "!见"}},
		{"from none, which is 0", "", field("SEQ 图 \\r 0", "1"), field("SEQ 图", "9"), []string{"0", "图0", "0", "图0", "1"}},
		{"of no loop", field("SEQ 表", "7"), "", field("SEQ 表", "7"), []string{"7", "图", "图", "7"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			pkg := word(t, `<w:p>`+test.before+`</w:p>`+p("{{range 列表}}")+caption(test.seq, field("REF m \\h", "见"))+p("{{end}}")+`<w:p>`+
				test.behind+`</w:p>`, nil)
			var got []string
			source := body(t, filled(t, pkg, sample))
			for _, m := range shownFields.FindAllStringSubmatch(source, -1) {
				text := m[2]
				if strings.Contains(m[1], "dirty") {
					text = "!" + text
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s\n%s", diff, source)
			}
		})
	}
}

var shownFields = regexp.MustCompile(`<w:fldChar ([^<>]*)w:fldCharType="begin"/>.*?<w:t>([^<]*)</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/>`)
