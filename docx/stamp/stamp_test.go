package stamp_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/docx/stamp"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

const word = "草稿"

// draw draws a document of several sections with headers of some kinds, and what each kind of page of each section
// shows: the number of a header, or 0.
func draw(r *rapid.T, t *testing.T) (pkg *opc.Package, even bool, sections int, titled []bool) {
	sections = rapid.IntRange(1, 4).Draw(r, "sections")
	even = rapid.Bool().Draw(r, "even")
	body, relations, n := "", "", 0
	headers := map[string]string{}
	for i := range sections {
		properties := ""
		for _, kind := range []string{"default", "first", "even"} {
			if rapid.IntRange(0, 2).Draw(r, kind) == 0 {
				n++
				id := fmt.Sprintf("h%d", n)
				properties += `<w:headerReference w:type="` + kind + `" r:id="` + id + `"/>`
				relations += `<Relationship Id="` + id + `" Target="header` + fmt.Sprint(n) + `.xml" Type="` + relationType + `"/>`
				headers[fmt.Sprintf("word/header%d.xml", n)] = `<w:hdr ` + wordtest.Namespaces + `>` + rapid.SampledFrom([]string{
					wordtest.Paragraph("示例市"), "<w:p/>", wordtest.Table(wordtest.Row("示例市")) + "<w:p/>",
					wordtest.Paragraph("草稿"), `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r></w:p>`,
				}).Draw(r, "header") + `</w:hdr>`
			}
		}
		title := rapid.Bool().Draw(r, "title")
		titled = append(titled, title)
		if title {
			properties += "<w:titlePg/>"
		}
		sect := "<w:sectPr>" + properties + "</w:sectPr>"
		switch {
		case i < sections-1:
			body += "<w:p><w:pPr>" + sect + "</w:pPr></w:p>"
		case properties == "" && rapid.Bool().Draw(r, "none"):
			body += wordtest.Paragraph("后")
		default:
			body += sect
		}
	}
	pkg = wordtest.Document(t, "", nil)
	pkg.Set("word/document.xml", []byte(`<w:document `+wordtest.Namespaces+`><w:body>`+body+`</w:body></w:document>`))
	pkg.Set("word/_rels/document.xml.rels", []byte(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+
		relations+`<Relationship Id="s" Target="settings.xml" Type="`+strings.Replace(relationType, "header", "settings", 1)+`"/></Relationships>`))
	settings := ""
	if even {
		settings = "<w:evenAndOddHeaders/>"
	}
	pkg.Set("word/settings.xml", []byte(`<w:settings `+wordtest.Namespaces+`>`+settings+`</w:settings>`))
	for name, data := range headers {
		pkg.Set(name, []byte(data))
	}
	return pkg, even, sections, titled
}

const relationType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"

// TestPut marks documents with headers of any kinds: each kind of page of each section shows a header with the mark, and
// marking again changes nothing; with the marks taken away, none is left.
func TestPut(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pkg, even, sections, titled := draw(r, t)
		if err := stamp.Put(pkg, word); err != nil {
			r.Fatalf("stamp.Put: %v", err)
		}
		data, err := pkg.Bytes()
		if err != nil {
			r.Fatalf("pkg.Bytes: %v", err)
		}
		again, err := opc.Read(data)
		if err != nil {
			r.Fatalf("opc.Read: %v", err)
		}
		shown := shownBy(r, again, sections)
		for i := range sections {
			kinds := []string{"default"}
			if even {
				kinds = append(kinds, "even")
			}
			if titled[i] {
				kinds = append(kinds, "first")
			}
			for _, kind := range kinds {
				header, _ := again.Part(shown[i][kind])
				visible := strings.ReplaceAll(string(header), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>草稿</w:t></w:r>", "")
				if !strings.Contains(visible, "<w:t>草稿</w:t>") {
					r.Errorf("section %d shows no mark on %s pages: %q", i, kind, header)
				}
			}
		}
		if err := stamp.Put(again, word); err != nil {
			r.Fatalf("stamp.Put: %v", err)
		}
		if same, err := again.Bytes(); err != nil || string(same) != string(data) {
			r.Errorf("marking again changes it: %v", err)
		}
		if taken, err := stamp.Take(again, word); err != nil || !taken {
			r.Errorf("not taken: %v", err)
		}
		for _, part := range again.Parts() {
			if strings.Contains(string(part.Data), word) {
				r.Errorf("left in %s: %s", part.Name, part.Data)
			}
			if strings.Contains(string(part.Data), "></w:hdr>") && !strings.Contains(string(part.Data), "<w:p") {
				r.Errorf("nothing is left in %s", part.Name)
			}
		}
	})
}

// TestPutWithoutSections marks a document that states no section, refuses what is no document or damaged, and leaves that as it was.
func TestPutWithoutSections(t *testing.T) {
	pkg := wordtest.Document(t, "", nil)
	pkg.Set("word/document.xml", []byte(`<w:document `+wordtest.Namespaces+`><w:body>`+wordtest.Paragraph("甲")+`</w:body></w:document>`))
	if err := stamp.Put(pkg, word); err != nil {
		t.Fatalf("put: %v", err)
	}
	data, _ := pkg.Part("word/document.xml")
	if at := strings.Index(string(data), "<w:sectPr>"); at < strings.Index(string(data), "甲") || !strings.Contains(string(data), `w:type="default"`) {
		t.Errorf("marked %s", data)
	}
	if header, ok := pkg.Part("word/header1.xml"); !ok || !strings.Contains(string(header), word) {
		t.Errorf("the header is %s", header)
	}
	if err := stamp.Put(opc.New(), word); err == nil {
		t.Error("an empty package is marked")
	}
	damaged := wordtest.Document(t, "", nil)
	damaged.Set("word/document.xml", []byte("<w:document"))
	if err := stamp.Put(damaged, word); err == nil || len(damaged.Names()) != len(wordtest.Document(t, "", nil).Names()) {
		t.Errorf("a damaged document: %v, %v", err, damaged.Names())
	}
	empty := wordtest.Document(t, "", nil)
	empty.Set("word/document.xml", []byte("<w:document "+wordtest.Namespaces+"/>"))
	if err := stamp.Put(empty, word); err != nil {
		t.Errorf("a document without a body: %v", err)
	}
}

// shownBy returns the part of the header that each section shows by the kind of page, as Word does it.
func shownBy(r *rapid.T, pkg *opc.Package, sections int) []map[string]string {
	data, _ := pkg.Part("word/document.xml")
	relations, err := pkg.Relations("word/document.xml")
	if err != nil {
		r.Fatalf("pkg.Relations: %v", err)
	}
	var list []map[string]string
	now := map[string]string{}
	for _, one := range strings.Split(string(data), "<w:sectPr>")[1:] {
		one, _, _ = strings.Cut(one, "</w:sectPr>")
		next := map[string]string{}
		for kind, part := range now {
			next[kind] = part
		}
		for _, reference := range strings.Split(one, "<w:headerReference")[1:] {
			for _, rel := range relations {
				if strings.Contains(reference, `r:id="`+rel.ID+`"`) {
					_, kind, _ := strings.Cut(reference, `w:type="`)
					kind, _, _ = strings.Cut(kind, `"`)
					next[kind] = rel.Target
				}
			}
		}
		list, now = append(list, next), next
	}
	if len(list) == sections-1 { // the last one states nothing and needs nothing
		list = append(list, now)
	}
	if len(list) != sections {
		r.Fatalf("%d sections, not %d in %s", len(list), sections, data)
	}
	return list
}

// TestDamaged shows that nothing is marked in a document that is damaged.
func TestDamaged(t *testing.T) {
	for name, try := range map[string]func(*opc.Package) error{
		"Put": func(p *opc.Package) error { return stamp.Put(p, word) },
		"Take": func(p *opc.Package) error {
			if data, _ := p.Part("word/document.xml"); strings.Contains(string(data), "wp:docPr") {
				return errors.New("which Take does not look into")
			}
			_, err := stamp.Take(p, word)
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			wordtest.Refuses(t, `<w:p><w:pPr><w:sectPr><w:headerReference r:id="rheader"/></w:sectPr></w:pPr></w:p>`, try)
		})
	}
	pkg := wordtest.Document(t, `<w:p><w:pPr><w:sectPr><w:headerReference r:id="rheader"/></w:sectPr></w:pPr></w:p>`,
		map[string]string{"header.xml": "<w:hdr>草稿"})
	if err := stamp.Put(pkg, word); err == nil || err.Error() != "页眉：内容已损坏；请用 Word 或 WPS 打开，另存一份再试" {
		t.Errorf("a damaged header is marked: %v", err)
	}
	if _, err := stamp.Take(pkg, word); err == nil || err.Error() != "页眉：内容已损坏；请用 Word 或 WPS 打开，另存一份再试" {
		t.Errorf("a mark is taken off a damaged header: %v", err)
	}
}

// TestTake takes off marks of any kind that stand by themselves, and leaves words that say more.
func TestTake(t *testing.T) {
	run := func(content string) string { return "<w:r><w:rPr><w:b/></w:rPr>" + content + "</w:r>" }
	art := func(word string) string {
		return `<w:pict><v:shape xmlns:v="v"><v:textpath string="` + word + `"/></v:shape></w:pict>`
	}
	const drawn = `<w:drawing><w:txbxContent><w:p><w:r><w:t>草稿</w:t></w:r></w:p></w:txbxContent></w:drawing>`
	p := func(runs ...string) string { return "<w:p>" + strings.Join(runs, "") + "</w:p>" }
	title := p(run("<w:t>示例市</w:t>"))
	for _, test := range []struct{ name, header, want string }{
		{"a paragraph", p(run("<w:t> 草稿 </w:t>")) + title, title},
		{"the only paragraph", p(run("<w:t>草稿</w:t>")), "<w:p></w:p>"},
		{"WordArt", p(run(art("草稿"))) + title, title},
		{"WordArt of another word", p(run(art("机密草稿"))) + title, ""},
		{"a text box", p(run(drawn)) + title, title},
		{"beside words", p(run("<w:t>草稿</w:t>"), run("<w:t>示例市</w:t>")), title},
		{"in a run with words", p(run("<w:t>草稿</w:t><w:t>示例市</w:t>")), ""},
		{"in a run with a tab", p(run("<w:tab/><w:t>草稿</w:t>")), ""},
		{"a word that holds it", p(run("<w:t>草稿本</w:t>")), ""},
		{"beside a link", p(run("<w:t>草稿</w:t>"), `<w:hyperlink/>`) + title, p(`<w:hyperlink/>`) + title},
		{"actions decide", p(run("<w:t>草稿</w:t>")) + p(run("<w:t>{{机关}}</w:t>")), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			around := func(s string) string { return "<w:hdr " + wordtest.Namespaces + ">" + s + "</w:hdr>" }
			pkg := wordtest.Document(t, "", map[string]string{"header.xml": around(test.header)})
			taken, err := stamp.Take(pkg, word)
			if err != nil || taken != (test.want != "") {
				t.Fatalf("taken %v, %v", taken, err)
			}
			want := test.want
			if want == "" {
				want = test.header
			}
			got, _ := pkg.Part("word/header.xml")
			if string(got) != around(want) && string(got) != around(strings.ReplaceAll(want, "<w:p></w:p>", "<w:p/>")) {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// TestPutBeside marks headers of other prefixes and of the strict format, and none that a relation does not lead to.
func TestPutBeside(t *testing.T) {
	const body = `<w:p><w:pPr><w:sectPr><w:headerReference r:id="rheader"/><w:headerReference w:type="first" r:id="none"/>` +
		`</w:sectPr></w:pPr></w:p>`
	pkg := wordtest.Document(t, body, map[string]string{
		"header.xml": `<x:hdr xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><x:p/></x:hdr>`})
	if err := stamp.Put(pkg, word); err != nil {
		t.Fatalf("stamp.Put: %v", err)
	}
	got, _ := pkg.Part("word/header.xml")
	if !strings.Contains(string(got), `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`) ||
		!strings.Contains(string(got), "<w:t>草稿</w:t>") || !strings.Contains(string(got), "textpath") {
		t.Errorf("the header is %s", got)
	}
	for _, unseen := range []string{`<w:moveFrom><w:r><w:t>草稿</w:t></w:r></w:moveFrom>`, `<w:del><w:r><w:t>草稿</w:t></w:r></w:del>`,
		`<mc:Fallback xmlns:mc="m"><w:r><w:t>草稿</w:t></w:r></mc:Fallback>`, `<w:r><w:rPr><w:vanish w:val="1"/></w:rPr><w:t>草稿</w:t></w:r>`} {
		pkg := wordtest.Document(t, body, map[string]string{"header.xml": "<w:hdr " + wordtest.Namespaces + "><w:p>" + unseen + "</w:p></w:hdr>"})
		if err := stamp.Put(pkg, word); err != nil {
			t.Fatalf("stamp.Put: %v", err)
		}
		if got, _ := pkg.Part("word/header.xml"); strings.Count(string(got), "<w:t>草稿</w:t>") != 2 {
			t.Errorf("%s passes for a mark: %s", unseen, got)
		}
	}
	shown := "<w:hdr " + wordtest.Namespaces + `><w:p><w:r><w:rPr><w:vanish w:val="off"/></w:rPr><w:t>草稿</w:t></w:r></w:p></w:hdr>`
	pkg = wordtest.Document(t, body, map[string]string{"header.xml": shown})
	if err := stamp.Put(pkg, word); err != nil {
		t.Fatalf("stamp.Put: %v", err)
	}
	if got, _ := pkg.Part("word/header.xml"); string(got) != shown {
		t.Errorf("a header that is marked has changed: %s", got)
	}
	const strict = "http://purl.oclc.org/ooxml/"
	pkg = wordtest.Document(t, "", nil)
	rels, _ := pkg.Part("_rels/.rels")
	pkg.Set("_rels/.rels", []byte(strings.Replace(string(rels),
		"http://schemas.openxmlformats.org/officeDocument/2006/", strict+"officeDocument/", 1)))
	if err := stamp.Put(pkg, word); err != nil {
		t.Fatalf("stamp.Put: %v", err)
	}
	got, _ = pkg.Part("word/header1.xml")
	if !strings.Contains(string(got), `xmlns:w="`+strict+`wordprocessingml/main"`) || strings.Contains(string(got), "textpath") {
		t.Errorf("the strict header is %s", got)
	}
}
