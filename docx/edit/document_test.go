package edit

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/action"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// opened reads a document of a body to be changed.
func opened(t testing.TB, body string) *Document {
	t.Helper()
	d, err := Open(word(t, body, nil))
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	return d
}

// after returns the body of a changed document.
func after(t testing.TB, d *Document) string {
	t.Helper()
	data, err := d.Package().Bytes()
	if err != nil {
		t.Fatalf("d.Package().Bytes: %v", err)
	}
	return closed(body(t, data))
}

func TestWriteCell(t *testing.T) {
	const size = `<w:sz w:val="20"/>`
	for _, test := range []struct{ name, cell, want string }{
		{"no run: as the mark", `<w:p><w:pPr><w:jc w:val="center"/><w:rPr>` + size + `</w:rPr></w:pPr></w:p>`,
			`<w:p><w:pPr><w:jc w:val="center"/><w:rPr>` + size + `</w:rPr></w:pPr>` + runOf(size, "<w:t>103</w:t>") +
				`</w:p>`},
		{"empty paragraph", "<w:p/>", "<w:p>" + runOf("", "<w:t>103</w:t>") + "</w:p>"},
		{"empty run", "<w:p>" + runOf(size, "") + "</w:p>",
			"<w:p>" + runOf(size, "") + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"spaces", "<w:p>" + runOf(size, "<w:t>\u3000\u3000</w:t>") + "</w:p>",
			"<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"runs", "<w:p>" + runOf(size, "<w:t>9</w:t>") + runOf("<w:b/>", "<w:t>8</w:t>") + "</w:p>",
			"<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"several paragraphs", p("") + p("9") + p("8") + "<w:p/>", p("") + p("103") + "<w:p/>"},
		{"footnote mark typed", "<w:p>" + runOf("", "<w:t>9</w:t>") +
			runOf(`<w:vertAlign w:val="superscript"/>`, "<w:t>1</w:t>") + "</w:p>", p("103")},
		{"nothing but a mark", "<w:p>" + runOf(size+`<w:vertAlign w:val="superscript"/>`, "<w:t>1</w:t>") + "</w:p>",
			"<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"empty hidden run", "<w:p>" + runOf(size+"<w:vanish/>", "") + "</w:p>",
			"<w:p>" + runOf(size+"<w:vanish/>", "") + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"figure and a control", p("9") + control("", p("8")) + "<w:p/>", p("103") + control("", "<w:p/>") + "<w:p/>"},
		{"footnote", "<w:p>" + runOf("", "<w:t>9</w:t>") + runOf("", `<w:footnoteReference w:id="2"/>`) + "</w:p>",
			"<w:p>" + runOf("", "<w:t>103</w:t>") + runOf("", `<w:footnoteReference w:id="2"/>`) + "</w:p>"},
		{"tabs and breaks", "<w:p>" + runOf("",
			`<w:tab/><w:t>9</w:t><w:br/><w:noBreakHyphen/><w:sym w:char="2460"/>`) + "</w:p>", p("103")},
		{"bookmark", `<w:p><w:bookmarkStart w:id="1"/>` + runOf("", "<w:t>9</w:t>") +
			`<w:bookmarkEnd w:id="1"/></w:p>`, `<w:p><w:bookmarkStart w:id="1"/>` + runOf("", "<w:t>103</w:t>") +
			`<w:bookmarkEnd w:id="1"/></w:p>`},
		{"insertion and deletion", "<w:p><w:del>" + runOf("", "<w:delText>7</w:delText>") + "</w:del><w:ins>" +
			runOf(size+"<w:ins/>", "<w:t>9</w:t>") + "</w:ins></w:p>",
			"<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"deleted mark", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + runOf("", "<w:t>9</w:t>") + "</w:p>" +
			p("8"), "<w:p><w:pPr><w:rPr/></w:pPr>" + runOf("", "<w:t>103</w:t>") + "</w:p>"},
		{"link", "<w:p><w:hyperlink>" + runOf(`<w:rStyle w:val="Hyperlink"/>`+size, "<w:t>9</w:t>") +
			"</w:hyperlink></w:p>", "<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"simple field", `<w:p><w:fldSimple w:instr="=SUM(LEFT)">` + runOf(size, "<w:t>9</w:t>") +
			"</w:fldSimple></w:p>", "<w:p>" + runOf(size, "<w:t>103</w:t>") + "</w:p>"},
		{"field", field("=SUM(LEFT)", "9"), p("103")},
		{"form field", field("FORMTEXT", "9"), field("FORMTEXT", "103")},
		{"empty form field", strings.Replace(field("FORMTEXT", ""), "<w:r><w:t></w:t></w:r>", "", 1),
			field("FORMTEXT", "103")},
		{"prompt", "<w:p>" + control("<w:showingPlcHdr/><w:text/>",
			runOf(`<w:rStyle w:val="PlaceholderText"/>`+size, "<w:t>填数</w:t>")) + "</w:p>",
			"<w:p>" + control("<w:text/>", runOf(size, "<w:t>103</w:t>")) + "</w:p>"},
		{"prompt, and how the answer looks", "<w:p>" + control("<w:rPr>"+size+"</w:rPr><w:showingPlcHdr/>",
			runOf(`<w:rStyle w:val="PlaceholderText"/>`, "<w:t>填数</w:t>")) + "</w:p>",
			"<w:p>" + control("<w:rPr>"+size+"</w:rPr>", runOf(size, "<w:t>103</w:t>")) + "</w:p>"},
		{"prompt beside spaces", "<w:p>" + runOf("", "<w:t> </w:t>") +
			control("<w:showingPlcHdr/>", runOf("", "<w:t>填数</w:t>")) + "</w:p>",
			"<w:p>" + control("", runOf("", "<w:t>103</w:t>")) + "</w:p>"},
		{"prompt around a paragraph", p("") + control("<w:showingPlcHdr/>", p("填数")) + "<w:p/>",
			p("") + control("", p("103")) + "<w:p/>"},
		{"bound control", "<w:p>" + control(`<w:dataBinding w:xpath="x"/><w:text/>`, runOf("", "<w:t>9</w:t>")) +
			"</w:p>", "<w:p>" + control("<w:text/>", runOf("", "<w:t>103</w:t>")) + "</w:p>"},
		{"empty control", "<w:p>" + control("", "") + "</w:p>",
			"<w:p>" + control("", runOf("", "<w:t>103</w:t>")) + "</w:p>"},
		{"text box and its other drawing", `<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` +
			p("9") + `</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:pict>` + p("9") +
			`</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
			`<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>` + p("103") +
				`</w:txbxContent></wps:txbx></mc:Choice></mc:AlternateContent></w:r></w:p>`},
		{"ruby", `<w:p><w:r><w:ruby><w:rubyPr/><w:rt>` + runOf("", "<w:t>jiǔ</w:t>") + `</w:rt><w:rubyBase>` +
			runOf("", "<w:t>九</w:t>") + `</w:rubyBase></w:ruby></w:r></w:p>`, p("103")},
		{"hidden text stays", "<w:p>" + runOf("<w:vanish/>", "<w:t>7</w:t>") + runOf("", "<w:t>9</w:t>") + "</w:p>",
			"<w:p>" + runOf("<w:vanish/>", "<w:t>7</w:t>") + runOf("", "<w:t>103</w:t>") + "</w:p>"},
		{"page break stays", "<w:p>" + runOf("", `<w:br w:type="page"/><w:t>9</w:t>`) + "</w:p>",
			"<w:p>" + runOf("", "<w:t>103</w:t>") + runOf("", `<w:br w:type="page"/>`) + "</w:p>"},
		{"a paragraph with room for a text, not one before it", "<w:p/><w:p>" + runOf("", "<w:t> </w:t>") + "</w:p>",
			"<w:p/><w:p>" + runOf("", "<w:t>103</w:t>") + "</w:p>"},
		{"comment in the text", "<w:p>" + runOf("", "<w:t>9<!-- x -->8</w:t>") + "</w:p>", p("103")},
		{"other prefix", `<x:p xmlns:x="y"><x:r><x:t>9</x:t></x:r></x:p>`,
			`<x:p xmlns:x="y"><x:r><x:t>103</x:t></x:r></x:p>`},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, tbl(tr("甲", test.cell)))
			d.Main.SetText(d.Main.At(0, 0, 1), "103")
			got := after(t, d)
			if diff := cmp.Diff(closed(tbl(tr("甲", test.want))), got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestClearCell(t *testing.T) {
	for _, test := range []struct{ name, cell, want string }{
		{"text", p("9", "8"), "<w:p/>"},
		{"a control keeps a run", "<w:p>" + control("", runOf("", "<w:t>9</w:t>")) + "</w:p>",
			"<w:p>" + control("", "<w:r/>") + "</w:p>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, tbl(tr("甲", test.cell)))
			d.Main.SetText(d.Main.At(0, 0, 1), "")
			if diff := cmp.Diff(closed(tbl(tr("甲", test.want))), after(t, d)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestSplice(t *testing.T) {
	for _, test := range []struct {
		name, paragraph string
		from, to        string // the first and the last characters of what is replaced
		text, want      string
	}{
		{"in a run", p("2023年"), "2", "3", "2024", p("2024年")},
		{"over runs", p("示", "*例2", "02", "*3年"), "2", "3", "2024", p("示", "*例2024", "*年")},
		{"over a tab", "<w:p>" + runOf("", "<w:t>甲</w:t><w:tab/><w:t>乙丙</w:t>") + "</w:p>", "甲", "乙", "丁",
			"<w:p>" + runOf("", "<w:t>丁</w:t><w:t>丙</w:t>") + "</w:p>"},
		{"in a field's result", field("REF x", "2023"), "2", "3", "2024", p("2024")},
		{"beside a page number", `<w:p><w:r><w:t>2023年</w:t></w:r>` + inner(field("PAGE", "7")) + `</w:p>`, "2", "3",
			"2024", `<w:p><w:r><w:t>2024年</w:t></w:r>` + inner(field("PAGE", "7")) + `</w:p>`},
		{"spaces are kept", p("a2023 "), "2", "3", "4", "<w:p><w:r><w:t>a4 </w:t></w:r></w:p>"},
		{"nothing is left of a run", p("甲", "*乙", "丙"), "乙", "乙", "", p("甲", "丙")},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, test.paragraph)
			s := d.Main.paragraph(0)
			text := s.Text()
			from, to := strings.Index(text, test.from), strings.Index(text, test.to)+len(test.to)
			if !d.Main.Splice(s, from, to, test.text) {
				t.Fatal("refused")
			}
			if want := text[:from] + test.text + text[to:]; s.Text() != want {
				t.Errorf("text %q, want %q", s.Text(), want)
			}
			if diff := cmp.Diff(closed(test.want), after(t, d)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestReplace(t *testing.T) {
	const picture = `<w:r><w:drawing/></w:r>`
	const opening = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
	for _, test := range []struct{ name, old, want string }{
		{"one for two", bare("<w:jc/>", runOf("<w:b/>", "<w:t>旧</w:t>")),
			bare("<w:jc/>", runOf("<w:b/>", "<w:t>（一）新。</w:t>")+runOf("<w:b/>", "<w:t>好</w:t>")) +
				bare("<w:jc/>", runOf("<w:b/>", "<w:t>文</w:t>"))},
		{"as headings are written", bare("<w:ind/>", runOf("<w:b/>", "<w:t>（一）旧。</w:t>")+
			runOf("<w:i/>", "<w:t>旧的文字</w:t>")) + p("旧的正文"),
			bare("<w:ind/>", runOf("<w:b/>", "<w:t>（一）新。</w:t>")+runOf("<w:i/>", "<w:t>好</w:t>")) + p("文")},
		{"the end of a section stays", p("旧") + bare("<w:sectPr><w:x/></w:sectPr>", runOf("", "<w:t>旧</w:t>")),
			"<w:p>" + runOf("", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" +
				bare("<w:sectPr><w:x/></w:sectPr>", runOf("", "<w:t>文</w:t>"))},
		{"one end of a section for two lines", bare("<w:sectPr/>", runOf("", "<w:t>旧</w:t>")),
			bare("", runOf("", "<w:t>（一）新。</w:t>")+runOf("", "<w:t>好</w:t>")) +
				bare("<w:sectPr/>", runOf("", "<w:t>文</w:t>"))},
		{"runs without properties are not as the mark", bare("<w:rPr><w:b/></w:rPr>", runOf("", "<w:t>旧</w:t>")),
			bare("<w:rPr><w:b/></w:rPr>", runOf("", "<w:t>（一）新。</w:t>")+runOf("", "<w:t>好</w:t>")) +
				bare("<w:rPr><w:b/></w:rPr>", runOf("", "<w:t>文</w:t>"))},
		{"a picture stays", "<w:p>" + runOf("", "<w:t>旧</w:t>") + picture + "</w:p>" + p("旧"),
			"<w:p>" + runOf("", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" + p("文") + "<w:p>" +
				picture + "</w:p>"},
		{"a bookmark stays", `<w:p><w:bookmarkStart w:id="1"/>` + runOf("", "<w:t>旧</w:t>") + `</w:p>` + `<w:p>` +
			runOf("", "<w:t>旧</w:t>") + `<w:bookmarkEnd w:id="1"/></w:p>`,
			"<w:p>" + runOf("", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" + p("文") +
				`<w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/>`},
		{"typed numbers instead of automatic ones",
			bare("<w:numPr/><w:pageBreakBefore/><w:jc/>", runOf("", "<w:t>旧</w:t>")),
			bare("<w:pageBreakBefore/><w:jc/>", runOf("", "<w:t>（一）新。</w:t>")+runOf("", "<w:t>好</w:t>")) +
				bare("<w:jc/>", runOf("", "<w:t>文</w:t>"))},
		{"a field that ends elsewhere stays", p("旧") + `<w:p>` + opening + runOf("", "<w:t>旧</w:t>") + "</w:p>",
			"<w:p>" + runOf("", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" + `<w:p>` + opening +
				runOf("", "<w:t>文</w:t>") + "</w:p>"},
		{"a control's container is not emptied", p("旧") + control("", p("旧")),
			"<w:p>" + runOf("", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" + p("文") +
				control("", "<w:p/>")},
		{"a control takes the text", control("<w:showingPlcHdr/>", p("请填写")),
			control("", "<w:p>"+runOf("", "<w:t>（一）新。</w:t>")+runOf("", "<w:t>好</w:t>")+"</w:p>"+p("文"))},
		{"what most of the text looks like", "<w:p>" + runOf("<w:b/>", "<w:t>一是</w:t>") + runOf("",
			"<w:t>很长的</w:t>") + runOf("<w:i/>", "<w:t>文</w:t>") + runOf("", "<w:t>字</w:t>") + "</w:p>",
			"<w:p>" + runOf("<w:b/>", "<w:t>（一）新。</w:t>") + runOf("", "<w:t>好</w:t>") + "</w:p>" + p("文")},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, test.old)
			var all []*Paragraph
			for _, row := range d.Main.rows {
				all = append(all, row...)
			}
			d.Main.Replace(all, action.Paragraphs("（一）新。好\n文"), ModelsOf(all))
			if diff := cmp.Diff(closed(test.want), after(t, d)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestUntouched shows that what is not replaced stays byte for byte, and that a part declares the encoding in which it
// is written.
func TestUntouched(t *testing.T) {
	const around = "<w:p  w:x='1'><w:r><w:t >&#20013;</w:t ></w:r></w:p >"
	d := opened(t, around+p("旧")+around)
	s := d.Main.paragraph(1)
	d.Main.Splice(s, 0, len("旧"), "新")
	if got := after(t, d); got != around+p("新")+around {
		t.Error(got)
	}
	pkg := word(t, "", nil)
	pkg.Set("word/document.xml", []byte("\uFEFF"+
		`<?xml version="1.0" encoding="us-ascii"?><w:document><w:body><w:p><w:r><w:t>x</w:t></w:r></w:p></w:body>`+
		`</w:document>`))
	d, err := Open(pkg)
	if err != nil {
		t.Fatalf("Open: %v", err)
	}
	d.Main.Splice(d.Main.paragraph(0), 0, 1, "新")
	got, _ := d.Package().Part("word/document.xml")
	if want := "\uFEFF" + `<?xml version="1.0" encoding="UTF-8"?><w:document><w:body><w:p><w:r>` +
		`<w:t>新</w:t></w:r></w:p></w:body></w:document>`; string(got) != want {
		t.Errorf("%s", got)
	}
}

// tags are what grown builds documents of.
var tags = []string{"w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:sdt", "w:sdtPr",
	"w:sdtContent", `w:showingPlcHdr`, "w:ins", "w:del",
	"w:hyperlink", "w:fldSimple", `w:fldChar w:fldCharType="begin"`, `w:fldChar w:fldCharType="separate"`,
	`w:fldChar w:fldCharType="end"`, "w:instrText", "w:pict",
	"w:txbxContent", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:bookmarkStart", "w:sectPr", "w:tab",
	"w:br", "w:tcPr", "w:vMerge", `w:gridSpan w:val="2"`,
	"w:tblGrid", `w:gridCol w:w="5"`, "w:drawing", `w:vertAlign w:val="superscript"`, "w:vanish", "w:ruby", "w:rt",
	"w:rubyBase", "w:dataBinding", "w:trPr", "w:cellDel"}

// grown builds elements from bytes: each opens one, writes a text or closes one.
func grown(program []byte) string {
	var b strings.Builder
	var open []string
	for _, c := range program {
		switch n := int(c); {
		case n < len(tags) && len(open) < 40:
			b.WriteString("<" + tags[n] + ">")
			name, _, _ := strings.Cut(tags[n], " ")
			open = append(open, name)
		case n < 128:
			b.WriteString([]string{"甲", "1", " ", "（一）乙。"}[n%4])
		case len(open) > 0:
			b.WriteString("</" + open[len(open)-1] + ">")
			open = open[:len(open)-1]
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

// FuzzDocument changes what stands anywhere in any document: what comes out is well-formed.
func FuzzDocument(f *testing.F) {
	end := byte(200)
	for i, seed := range [][]byte{{0, 1, 2, 100, end, end, 1, 2, 101, end, end, end},
		{3, 4, 5, 0, 1, 2, 100, end, end, end, end, 5, 0, end, end, end, end},
		{0, 8, 9, 11, end, end, 10, 1, 2, 100}, {0, 1, 16, end, 19, 100, end, 17, end, 2, 100, end, 18},
		{0, 1, 20, 21, 0, 1, 2, 101}, {22, 23, 0, 1, 2, 100, end, end, end, end, 24, 0}} {
		f.Add(seed, uint64(i))
	}
	f.Fuzz(func(t *testing.T, program []byte, seed uint64) {
		content := grown(program)
		d := opened(t, content)
		r := rand.New(rand.NewPCG(seed, 0))
		for at, g := range d.Main.Grids {
			for i := range g.Cells {
				if s := d.Main.At(at, g.Cells[i].Row, g.Cells[i].Col); len(s.Paragraphs()) > 0 {
					disturb(d.Main, s, r)
				}
			}
		}
		out, _ := d.Package().Part("word/document.xml")
		if _, err := Read(d.Package()); err != nil {
			t.Fatalf("%s\n%s", content, out)
		}
	})
}

// disturb changes a cell in any way.
func disturb(in *Story, s *Cell, r *rand.Rand) {
	text, all := s.Text(), s.Paragraphs()
	from := r.IntN(len(text) + 1)
	switch r.IntN(4) {
	case 0:
		in.SetText(s, "103")
	case 1:
		in.Splice(s, from, from+r.IntN(len(text)-from+1), "新")
	case 2:
		in.Replace(all, action.Paragraphs("（一）新。好\n文"), ModelsOf(all))
	case 3:
		in.InsertAfter(all[0], action.Paragraphs("新"), Models{})
	}
}

// TestDamaged shows that nothing is read of a document that is damaged.
func TestDamaged(t *testing.T) {
	wordtest.Refuses(t, p("甲"), func(pkg *opc.Package) error { _, err := Open(pkg); return err })
	for name, damaged := range wordtest.Damaged(t, p("甲")) {
		if book, err := Read(damaged); (err == nil) != (name == "its relations that are cut off") { // it has no headers then
			t.Errorf("%s: read %v, %v", name, book, err)
		}
	}
	pkg := word(t, p("甲"), map[string]string{"header.xml": "<w:hdr " + wordtest.Namespaces + "><w:p>"})
	if _, err := Open(pkg); err == nil {
		t.Error("a damaged header is read")
	}
}

// TestAt returns the paragraphs and cells that there are, and nothing for others.
func TestAt(t *testing.T) {
	d := opened(t, p("甲")+p("")+p("乙")+tbl(tr("丙", "丁")))
	for row, want := range []string{"甲", "", "乙"} {
		if c := d.Main.At(0, row, 0); c == nil || c.Text() != want || c.Begins() < 0 {
			t.Errorf("row %d is %v", row, c)
		}
	}
	if c := d.Main.At(1, 0, 1); c == nil || c.Text() != "丁" {
		t.Errorf("the cell is %v", c)
	}
	for _, at := range [][3]int{{0, -1, 0}, {0, 3, 0}, {1, 1, 0}, {1, 0, 2}} {
		if c := d.Main.At(at[0], at[1], at[2]); c != nil {
			t.Errorf("at %v stands %q", at, c.Text())
		}
	}
	if at := (&Cell{}).Begins(); at != -1 {
		t.Errorf("a broken cell begins at %d", at)
	}
}

// TestReplaceWithNothing empties paragraphs: the first stays, blank, and what is more than text in it.
func TestReplaceWithNothing(t *testing.T) {
	for _, test := range []struct {
		name, old, want string
		kept            bool
	}{
		{"one", p("旧"), "<w:p/>", false},
		{"several", p("旧") + p("旧") + p("旧"), "<w:p/>", false},
		{"a picture", p("旧") + "<w:p>" + runOf("", "<w:t>旧</w:t>") + "<w:r><w:drawing/></w:r></w:p>",
			"<w:p/><w:p><w:r><w:drawing/></w:r></w:p>", true},
		{"a page's break", p("旧") + "<w:p>" + runOf("", `<w:br w:type="page"/>`) + "</w:p>",
			"<w:p/><w:p>" + runOf("", `<w:br w:type="page"/>`) + "</w:p>", false},
		{"a line's break", p("旧") + "<w:p>" + runOf("", `<w:t>旧</w:t><w:br/><w:t>旧</w:t>`) + "</w:p>", "<w:p/>", false},
		{"a whole field", p("旧") + field("REF x", "旧"), "<w:p/>", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := opened(t, test.old)
			all := slices.Concat(d.Main.rows...)
			if kept := d.Main.Replace(all, nil, ModelsOf(all)); kept != test.kept {
				t.Errorf("kept %v", kept)
			}
			if diff := cmp.Diff(closed(test.want), after(t, d)); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestSpliceLines replaces a part of a cell's lines, and refuses where there is no text.
func TestSpliceLines(t *testing.T) {
	d := opened(t, tbl(tr("甲", p("一2023")+p("二2023"))))
	s := d.Main.At(0, 0, 1)
	if s.Text() != "一2023\n二2023" {
		t.Fatalf("the cell says %q", s.Text())
	}
	at := strings.LastIndex(s.Text(), "2023")
	if !d.Main.Splice(s, at, at+4, "2024") || s.Text() != "一2023\n二2024" {
		t.Errorf("the cell says %q", s.Text())
	}
	if diff := cmp.Diff(closed(tbl(tr("甲", p("一2023")+p("二2024")))), after(t, d)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	d = opened(t, tbl(tr("甲", "<w:p>"+runOf("", "<w:tab/>")+"</w:p>")))
	if d.Main.Splice(d.Main.At(0, 0, 1), 0, 1, "x") {
		t.Error("a tab becomes a text")
	}
}
