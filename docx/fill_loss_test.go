package docx

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/action"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
)

// TestRepeatedIDs shows that what is written several times is numbered and named anew each time.
func TestRepeatedIDs(t *testing.T) {
	one := `<w:p w14:paraId="0000000A" w14:textId="77777777"><w:bookmarkStart w:id="5" w:name="书签"/>` +
		typed("{{.}}") + `<w:bookmarkEnd w:id="5"/>` +
		run("", `<w:drawing><wp:inline><wp:docPr id="3" name="图"/></wp:inline></w:drawing>`) +
		run("", `<w:pict><v:shapetype id="t"/><v:shape id="s" type="#t"/></w:pict>`) +
		`<w:sdt><w:sdtPr><w:id w:val="-9"/></w:sdtPr><w:sdtContent>` + typed("x") + `</w:sdtContent></w:sdt>` +
		`<w:commentRangeStart w:id="0"/>` + typed("y") + `<w:commentRangeEnd w:id="0"/>` +
		run("", `<w:commentReference w:id="0"/>`) + `</w:p>`
	other := `<w:p w14:paraId="00000001"><w:bookmarkStart w:id="1" w:name="书签_2"/><w:bookmarkEnd w:id="1"/>` +
		run("", `<w:drawing><wp:docPr id="1"/></w:drawing>`) + `</w:p>`
	lines := `<w:p w14:paraId="0000000B"><w:bookmarkStart w:id="6" w:name="行"/>` + typed("{{两行}}") +
		`<w:bookmarkEnd w:id="6"/></w:p>`
	pkg := bundle{body: p("{{range 列表}}") + one + p("{{end}}") + other + lines,
		parts: map[string]string{"header1": `<w:p w14:paraId="00000003"><w:r/></w:p>`}}.pack(t)
	out := filled(t, pkg, sample)
	got := partOf(t, out, "word/document.xml")
	for _, want := range []string{
		`<w:p w14:paraId="0000000A" w14:textId="77777777"><w:bookmarkStart w:id="5" w:name="书签"/>`,
		`<w:p w14:paraId="00000002" w14:textId="77777777"><w:bookmarkStart w:id="2" w:name="书签_1"/>`,
		`<w:bookmarkEnd w:id="2"/>`, `<wp:docPr id="2" name="图"/>`,
		`<v:shapetype id="t"/><v:shape id="s_1" type="#t"/>`, `<w:id w:val="1"/>`,
		`<w:bookmarkStart w:id="3" w:name="行_1"/>`, `<w:bookmarkEnd w:id="3"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in %s", want, got)
		}
	}
	if n := strings.Count(got, "<w:comment"); n != 3 {
		t.Errorf("%d marks of the comment", n)
	}
}

// everything is a body with much of what Word writes, and with what only other programs do.
const everything = `<?p i?><!-- c --><w:p w:rsidR="00A1" w:rsidRDefault='00A2'><w:pPr><w:pStyle w:val="a"/><w:rPr>` +
	`<w:rFonts w:hint="eastAsia"/></w:rPr></w:pPr>` +
	`<w:r w:rsidR = "1"><w:t xml:space="preserve"> a&amp;b &lt;&#20013;&#x4e2d;&gt; </w:t></w:r><w:r><w:t>` +
	`<![CDATA[<&]]>文{x}</w:t></w:r><w:r><w:tab/><w:br/><w:sym w:font="x" w:char="F0A7"/></w:r></w:p>` +
	`<w:p><w:r><w:t>{ {</w:t></w:r></w:p>` + "\r\n\t" +
	`<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr>` +
	`<w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="1"/><w:vMerge w:val="restart"></w:vMerge>` +
	`</w:tcPr><w:p ></w:p><w:p/></w:tc></w:tr></w:tbl>` +
	`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing a="&quot;'&#9;&#10;"/></mc:Choice>` +
	`<mc:Fallback><w:pict><v:shape xmlns:o="urn:o" o:spid="x"/></w:pict></mc:Fallback></mc:AlternateContent>` +
	`</w:r></w:p>` +
	`<x:foreign xmlns:x="urn:x" x:a='"' b="&apos;"> text <x:b/>more</x:foreign><w:sdt><w:sdtPr><w:alias w:val="z"/>` +
	`</w:sdtPr><w:sdtContent><w:p><w:ins w:id="1" w:author="某"><w:r><w:t>i</w:t></w:r></w:ins><w:del w:id="2">` +
	`<w:r><w:delText>d</w:delText></w:r></w:del></w:p></w:sdtContent></w:sdt>`

// TestNothingLost shows that around an action everything stays as it was, byte for byte, and whole parts without one
// do.
func TestNothingLost(t *testing.T) {
	untouched := "\uFEFF" + `<?xml version='1.0'?><w:styles ` + wordNS + `  ><w:a b='{{x}}'/></w:styles >`
	pkg := bundle{body: everything + p("{{新收}}") + everything,
		parts: map[string]string{"styles": untouched, "footer1": everything}}.pack(t)
	before, _ := pkg.Part("word/document.xml")
	out, err := opc.Read(filled(t, pkg, sample))
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	for _, part := range pkg.Parts() {
		want := part.Data
		if part.Name == "word/document.xml" {
			want = bytes.Replace(before, []byte("<w:t>{{新收}}"), []byte(`<w:t xml:space="preserve">12`), 1)
		}
		got, _ := out.Part(part.Name)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", part.Name, diff)
		}
	}
	if !slices.Equal(pkg.Names(), out.Names()) {
		t.Errorf("parts are %v", out.Names())
	}
}

// TestCharacters shows a person what could not be read, and writes nothing that makes a document damaged.
func TestCharacters(t *testing.T) {
	pkg := bundle{body: p("{{坏}}") + `<w:p><w:r><w:pict><v:textpath string='{{坏}}'/></w:pict></w:r></w:p>`}.pack(t)
	got := body(t, filled(t, pkg, map[string]any{"坏": "甲\uFFFD\xFF\x01\uFFFE乙\r丙\r\n\"'丁"}))
	want := `<w:p><w:r><w:t>甲��乙</w:t></w:r></w:p><w:p><w:r><w:t>丙</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>"'丁</w:t></w:r></w:p>` +
		`<w:p><w:r><w:pict><v:textpath string="甲��乙丙 &quot;'丁"/></w:pict></w:r></w:p>`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// tokens spells a part's tokens, a text that stands in several as one; nil for what is not well-formed.
func tokens(data []byte) []string {
	var list []string
	text := ""
	flush := func() {
		if text != "" {
			list = append(list, text)
		}
		text = ""
	}
	s := xmlscan.New(data)
	for {
		switch s.Next() {
		case xmlscan.None:
			flush()
			if s.Err() != nil {
				return nil
			}
			return list
		case xmlscan.Start:
			flush()
			token := "<" + s.FullName()
			for name, value := range s.Attrs() {
				if name != "xml:space" {
					token += fmt.Sprintf(" %s=%q", name, value)
				}
			}
			list = append(list, token)
		case xmlscan.End:
			flush()
			list = append(list, "/")
		case xmlscan.Text:
			text += s.Text()
		default:
			flush()
			list = append(list, "?"+s.Text())
		}
	}
}

// TestActionsThatChangeNothing shows on documents of any shape that actions which print what stood in their place
// change nothing but that.
func TestActionsThatChangeNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom([]string{
			"&amp;", "<![CDATA[<x>]]>", "甲", " ", "&#x4e2d;", "<!-- c -->", "<?pi x?>", "{", "}", "\n",
		}), 0, 4)
		runs := rapid.Custom(func(r *rapid.T) string {
			return rapid.SampledFrom([]string{"<w:r>", `<w:r a='"'><w:rPr><w:b/></w:rPr>`, "<w:r><w:tab/>"}).Draw(r,
				"run") +
				"<w:t>" + strings.Join(pieces.Draw(r, "before"), "") + "{{`@`}}" +
				strings.Join(pieces.Draw(r, "behind"), "") + "</w:t></w:r>"
		})
		paragraph := rapid.Custom(func(r *rapid.T) string {
			return "<w:p><w:pPr><w:jc/></w:pPr>" +
				strings.Join(rapid.SliceOfN(runs, 1, 3).Draw(r, "runs"), `<w:proofErr/>`) + "</w:p>"
		})
		var content strings.Builder
		for _, p := range rapid.SliceOfN(paragraph, 1, 3).Draw(r, "paragraphs") {
			content.WriteString(rapid.SampledFrom([]string{"%s", "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>",
				"<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>", everything + "%s"}).Draw(r, "in"))
			whole := content.String()
			content.Reset()
			content.WriteString(strings.Replace(whole, "%s", p, 1))
		}
		pkg := bundle{body: content.String()}.pack(t)
		before, _ := pkg.Part("word/document.xml")
		template, err := Parse(pkg)
		if err != nil {
			return // braces of the text beside those of the action
		}
		if slices.ContainsFunc(template.Tags(), func(tag Tag) bool { return tag.Text != "{{`@`}}" }) {
			return // braces of the text make one of their own: {{&}}
		}
		out, err := template.Fill(nil)
		if err != nil {
			r.Fatalf("template.Fill: %v", err)
		}
		after := partOf(t, out, "word/document.xml")
		plain := func(s string) string { // a text that was divided by a comment is written as one
			return strings.NewReplacer("<!-- c -->", "", "<?pi x?>", "").Replace(s)
		}
		want, got := tokens([]byte(plain(strings.ReplaceAll(string(before), "{{`@`}}", "@")))),
			tokens([]byte(plain(after)))
		if diff := cmp.Diff(want, got); want == nil || diff != "" {
			r.Errorf("(-want +got)\n%s", diff)
		}
	})
}

// TestConcurrent fills one template at once in several places, with the same bytes everywhere.
func TestConcurrent(t *testing.T) {
	template, err := Parse(bundle{body: p("{{range 列表}}") +
		`<w:p w14:paraId="1"><w:bookmarkStart w:id="5" w:name="书"/>` + typed("{{.}}") + `</w:p>` + p("{{end}}"),
		parts: map[string]string{"header1": p("{{缺}}"), "header2": p("")}}.pack(t))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	first, err := fillWith(template, sample, Options{Missing: action.Keep})
	if err != nil {
		t.Fatalf("fillWith: %v", err)
	}
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			if again, err := fillWith(template, sample, Options{Missing: action.Keep}); err != nil ||
				!bytes.Equal(first, again) {
				t.Error("other bytes", err)
			}
			if _, err := template.Fill(sample); err == nil {
				t.Error("no error")
			}
		})
	}
	wait.Wait()
}
