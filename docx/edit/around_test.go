package edit

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/action"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// part is a part of lines around a document.
func part(root, content string) string {
	return "<w:" + root + " " + wordtest.Namespaces + ">" + content + "</w:" + root + ">"
}

// TestReadAsides reads what stands around a text, part by part, each line once, and what is damaged not.
func TestReadAsides(t *testing.T) {
	pkg := word(t, p("甲"), map[string]string{
		"header.xml":    part("hdr", p("页眉一")+p(" ")+p("页眉一")+tbl(tr("格"))),
		"footer.xml":    part("ftr", p("页眉一")),
		"footnotes.xml": part("footnotes", "<w:footnote>"+p("注")+"</w:footnote>"),
		"endnotes.xml":  "<w:endnotes",
	})
	relations, _ := pkg.Part("word/_rels/document.xml.rels")
	again := strings.Replace(string(relations), "</Relationships>", `<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header.xml"/>`+
		`<Relationship Id="r8" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="none.xml"/></Relationships>`, 1)
	pkg.Set("word/_rels/document.xml.rels", []byte(again))
	var got []string
	for _, g := range readAsides(pkg, "word/document.xml") {
		line := g.Name
		for i, c := range g.Cells {
			if line += " " + c.Text; c.Row != i || !g.Aside {
				t.Errorf("%s: %+v", g.Name, c)
			}
		}
		got = append(got, line)
	}
	if want := "[页眉 页眉一 格 页脚 页眉一 脚注 注]"; fmt.Sprint(got) != want {
		t.Errorf("%v, want %s", got, want)
	}
	if got := readAsides(pkg, "word/none.xml"); got != nil {
		t.Errorf("of no part: %v", got)
	}
}

// TestOpenStories opens the headers and footers with a document, each once, and refuses one that is damaged.
func TestOpenStories(t *testing.T) {
	d, err := Open(word(t, p("甲"), map[string]string{"header.xml": part("hdr", p("头")), "footer.xml": part("ftr", p("脚")), "footnotes.xml": part("footnotes", "")}))
	if err != nil || len(d.HeadersFooters) != 2 || d.HeadersFooters[0].Title != "页眉" || d.HeadersFooters[1].Title != "页脚" || d.Main.Title != "正文" {
		t.Fatalf("%+v, %v", d, err)
	}
	header := d.HeadersFooters[0]
	if got := header.At(0, 0, 0); got == nil || got.Begins() < 0 {
		t.Errorf("the header's first paragraph %+v", got)
	}
	header.SetText(header.At(0, 0, 0), "新头")
	if data, _ := d.Package().Part("word/header.xml"); !strings.Contains(string(data), "新头") {
		t.Errorf("the header is %s", data)
	}
	if _, err := Open(word(t, p("甲"), map[string]string{"header.xml": "<w:hdr"})); err == nil {
		t.Error("a damaged header passes")
	}
	if _, err := Open(opc.New()); err == nil {
		t.Error("an empty package passes")
	}
}

// TestPictures finds pictures, objects and diagrams that stand in the text, no charts, and none of tables.
func TestPictures(t *testing.T) {
	drawn := func(graphic string) string { return "<w:p><w:r><w:drawing>" + graphic + "</w:drawing></w:r></w:p>" }
	d := opened(t, p("甲")+drawn("<a:blip/>")+drawn("<c:chart/>")+"<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"+
		"<w:p><w:r><w:object/></w:r></w:p>"+drawn("<dgm:relIds/>")+p("object blip")+
		"<w:tbl><w:tr><w:tc>"+drawn("<a:blip/>")+"</w:tc></w:tr></w:tbl>"+p("乙"))
	if got := fmt.Sprint(d.Main.Pictures()); got != "[1 3 4 5]" {
		t.Errorf("pictures in rows %s", got)
	}
}

// TestEditProperties changes the texts of core properties, and nothing where nothing is another.
func TestEditProperties(t *testing.T) {
	core := `<cp:coreProperties><dc:title>甲县&amp;2023</dc:title><dc:creator/>` + "<cp:x><y>2023</y></cp:x></cp:coreProperties>"
	with := func(core string) *Document {
		pkg := word(t, p("甲"), nil)
		pkg.Set("docProps/core.xml", []byte(core))
		rels, _ := pkg.Part("_rels/.rels")
		pkg.Set("_rels/.rels", []byte(strings.Replace(string(rels), "</Relationships>", `<Relationship Id="c" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`, 1)))
		d, err := Open(pkg)
		if err != nil {
			t.Fatalf("open: %v", err)
		}
		return d
	}
	later := func(text string) string { return strings.ReplaceAll(text, "2023", "<2024>") }
	for core, want := range map[string]string{
		core:           strings.ReplaceAll(core, "2023", "&lt;2024&gt;"),
		"<a >其他</a >":  "<a >其他</a >",
		"<a>2023":      "<a>2023",
		"<a>2023</a >": "<a>&lt;2024&gt;</a >",
	} {
		d := with(core)
		d.EditProperties(later)
		if got, _ := d.Package().Part("docProps/core.xml"); string(got) != want {
			t.Errorf("%s becomes %s, want %s", core, got, want)
		}
	}
}

// TestInsertAfter puts lines behind a paragraph as that one looks, but not as a heading does.
func TestInsertAfter(t *testing.T) {
	for _, c := range []struct{ name, paragraph, want string }{
		{"plain", bare("<w:jc w:val=\"both\"/>", runOf("<w:i/>", "<w:t>甲</w:t>")),
			bare("<w:jc w:val=\"both\"/>", runOf("<w:i/>", "<w:t>一</w:t>")) + bare("<w:jc w:val=\"both\"/>", runOf("<w:i/>", "<w:t>二</w:t>"))},
		{"a heading's style", bare("<w:pStyle w:val=\"1\"/><w:ind/>", runOf("<w:b/><w:sz/>", "<w:t>甲</w:t>")),
			"<w:p>" + runOf("<w:sz/>", "<w:t>一</w:t>") + "</w:p><w:p>" + runOf("<w:sz/>", "<w:t>二</w:t>") + "</w:p>"},
		{"a heading by hand", bare("<w:keepNext/><w:keepLines/><w:jc w:val=\"center\"/><w:outlineLvl/><w:rPr><w:b/></w:rPr>",
			runOf("<w:rStyle/><w:b/><w:bCs/><w:color/><w:sz/>", "<w:t>甲</w:t>")),
			bare("", runOf("<w:sz/>", "<w:t>一</w:t>")) + bare("", runOf("<w:sz/>", "<w:t>二</w:t>"))},
	} {
		d := opened(t, c.paragraph+p("后"))
		d.Main.InsertAfter(d.Main.rows[0][0], action.Paragraphs("一\n二"), Models{})
		if got, want := after(t, d), closed(c.paragraph+c.want+p("后")); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, want)
		}
	}
	d := opened(t, p("甲")+bare("<w:ind/>", runOf("<w:b/>", "<w:t>样</w:t>")))
	d.Main.InsertAfter(d.Main.rows[0][0], action.Paragraphs("一"), Models{plain: d.Main.rows[1][0]})
	if got, want := after(t, d), closed(p("甲")+bare("<w:ind/>", runOf("<w:b/>", "<w:t>一</w:t>"))+bare("<w:ind/>", runOf("<w:b/>", "<w:t>样</w:t>"))); got != want {
		t.Errorf("as a model: %s, want %s", got, want)
	}
}

// TestAdjoin tells what stands between paragraphs, which of them state properties, and where a cell's text begins.
func TestAdjoin(t *testing.T) {
	d := opened(t, p("甲")+bare("<w:jc/>", runOf("", "<w:t>乙</w:t>"))+tbl(tr("格"))+p("丙")+control("", p("丁")))
	rows := d.Main.rows
	at := func(i int) *Paragraph { return rows[i][0] }
	for _, c := range []struct {
		above, below int
		want         bool
	}{{0, 1, true}, {1, 2, false}, {0, 2, false}, {1, 0, false}, {2, 3, false}, {0, 0, false}} {
		if got := d.Main.Adjoin(at(c.above), at(c.below)); got != c.want {
			t.Errorf("%d and %d adjoin: %v", c.above, c.below, got)
		}
	}
	if d.Main.HasProperties(at(0)) || !d.Main.HasProperties(at(1)) {
		t.Error("which paragraph states properties")
	}
	if got := (&Cell{}).Begins(); got != -1 {
		t.Errorf("a broken cell begins at %d", got)
	}
	blank := opened(t, "<w:tbl><w:tr><w:tc><w:p/><w:p/></w:tc><w:tc><w:p/>"+p("字")+"</w:tc></w:tr></w:tbl>")
	source := blank.Main.source
	if got, want := blank.Main.At(0, 0, 0).Begins(), strings.Index(source, "<w:p/>"); got != want {
		t.Errorf("a blank cell begins at %d, want %d", got, want)
	}
	if got, want := blank.Main.At(0, 0, 1).Begins(), strings.Index(source, p("字")); got != want {
		t.Errorf("a cell begins at %d, want %d", got, want)
	}
	if blank.Main.At(0, 5, 5) != nil || d.Main.At(0, 99, 0) != nil || d.Main.At(0, -1, 0) != nil {
		t.Error("something is drawn where nothing is")
	}
}
