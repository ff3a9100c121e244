package offline

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/ooxml/opc"
)

const (
	office   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages = "http://schemas.openxmlformats.org/package/2006"
)

// document returns a document of the body and the relations that it has, each given as kind, id and target.
func document(body string, relations ...[3]string) *opc.Package {
	p := opc.New()
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="`+packages+`/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`))
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+packages+`/relationships"><Relationship Id="r" Type="`+office+
		`/officeDocument" Target="word/document.xml"/></Relationships>`))
	rels := `<Relationships xmlns="` + packages + `/relationships">`
	for _, r := range relations {
		mode := ""
		if strings.Contains(r[2], ":") || strings.HasPrefix(r[2], `\\`) {
			mode = ` TargetMode="External"`
		}
		rels += `<Relationship Id="` + r[1] + `" Type="` + office + `/` + r[0] + `" Target="` + r[2] + `"` + mode + `/>`
	}
	p.Set("word/_rels/document.xml.rels", []byte(rels+`</Relationships>`))
	p.Set("word/document.xml", []byte(`<w:document xmlns:w="w" xmlns:r="r" xmlns:v="v" xmlns:o="o" xmlns:a="a"><w:body>`+body+`</w:body></w:document>`))
	return p
}

// TestSever shows what goes of everything that a word processor would get, and what stays.
func TestSever(t *testing.T) {
	const begin, separate, end = `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
		`<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	instr := func(text string) string { return `<w:r><w:instrText>` + text + `</w:instrText></w:r>` }
	for _, test := range []struct {
		name, body string
		relation   [3]string
		want       string // the body afterwards
		found      string
	}{
		{"linked picture", `<a:blip r:embed="e" r:link="x"/>`, [3]string{"image", "x", "http://h/a.png"}, `<a:blip r:embed="e"/>`, "图片 http://h/a.png"},
		{"picture of this machine", `<v:imagedata r:id="x" o:title="a"/>`, [3]string{"image", "x", "file:///etc/a.png"},
			`<v:imagedata o:title="a"/>`, "图片 file:///etc/a.png"},
		{"picture of another machine", `<a:blip r:link='x'/>`, [3]string{"image", "x", `\\h\a.png`}, `<a:blip/>`, `图片 \\h\a.png`},
		{"picture by its address", `<v:imagedata src="http://h/a.png"/>`, [3]string{}, `<v:imagedata/>`, "图片 http://h/a.png"},
		{"template", `<w:attachedTemplate r:id="x"/><w:p/>`, [3]string{"attachedTemplate", "x", "http://h/a.dotm"}, `<w:p/>`,
			"附加的模板 http://h/a.dotm"},
		{"linked object", `<w:p><o:OLEObject Type="Link" r:id="x"><o:LinkType>P</o:LinkType></o:OLEObject></w:p>`,
			[3]string{"oleObject", "x", "file:///a.xlsx"}, `<w:p></w:p>`, "链接的对象 file:///a.xlsx"},
		{"subdocument", `<w:subDoc r:id="x"/>`, [3]string{"subDocument", "x", "file:///a.docx"}, ``, "子文档 file:///a.docx"},
		{"another file taken in", `<w:altChunk r:id="x"><w:altChunkPr/></w:altChunk>`, [3]string{"aFChunk", "x", "a.html"}, ``,
			"并入的另一份文件 word/a.html"},
		{"relation to nowhere", `<a:blip r:embed="x"/>`, [3]string{"image", "x", "gone.png"}, `<a:blip/>`, ""},
		{"hyperlink stays", `<w:hyperlink r:id="x"><w:r/></w:hyperlink>`, [3]string{"hyperlink", "x", "http://h/"},
			`<w:hyperlink r:id="x"><w:r/></w:hyperlink>`, ""},
		{"field", begin + instr(` INCLUDE`) + instr(`PICTURE "http://h/a.png" `) + separate + `<w:r><w:t>图</w:t></w:r>` + end, [3]string{},
			begin + instr(``) + instr(``) + separate + `<w:r><w:t>图</w:t></w:r>` + end, `域 INCLUDEPICTURE "http://h/a.png"`},
		{"field in a field", begin + instr(`IF 1 = 1 `) + begin + instr(`includetext c:/a`) + end + instr(`x`) + end, [3]string{},
			begin + instr(`IF 1 = 1 `) + begin + instr(``) + end + instr(`x`) + end, "域 includetext c:/a"},
		{"simple field", `<w:fldSimple w:instr=" DDEAUTO cmd "><w:r/></w:fldSimple>`, [3]string{}, `<w:fldSimple w:instr=""><w:r/></w:fldSimple>`,
			"域 DDEAUTO cmd"},
		{"other fields stay", begin + instr(`PAGE`) + separate + end + `<w:fldSimple w:instr="REF LINK"/>`, [3]string{},
			begin + instr(`PAGE`) + separate + end + `<w:fldSimple w:instr="REF LINK"/>`, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := document(test.body)
			if test.relation[0] != "" {
				p = document(test.body, test.relation)
			}
			if test.relation[2] == "a.html" {
				p.Set("word/a.html", []byte("<p/>"))
			}
			found, err := Sever(p)
			if err != nil {
				t.Fatalf("Sever: %v", err)
			}
			said := ""
			for _, r := range found {
				said += r.String()
			}
			after, _ := p.Part("word/document.xml")
			_, body, _ := strings.Cut(string(after), "<w:body>")
			body, _, _ = strings.Cut(body, "</w:body>")
			if diff := cmp.Diff(test.want, body); diff != "" || said != test.found {
				t.Errorf("found %q, want %q; body (-want +got):\n%s", said, test.found, diff)
			}
		})
	}
}

// TestSeverDrawings shows that a picture that is drawn gets no other picture, and that what stands in it stays.
func TestSeverDrawings(t *testing.T) {
	p := document(``)
	const inner = `<image href="data:image/png;base64,AA"/><use xlink:href="#a"/><path fill="url(#g)"/>`
	p.Set("word/media/a.svg", []byte(`<svg xmlns:xlink="l">`+inner+`<image xlink:href="file:///a.png" x="1"/><path fill="url(http://h/)"/>`+
		`<image href="data:image/svg+xml,x"/></svg>`))
	p.Set("word/media/b.svg", []byte(`<svg><image`))
	found, err := Sever(p)
	if err != nil || len(found) != 4 {
		t.Errorf("found %v, %v", found, err)
	}
	if got, _ := p.Part("word/media/a.svg"); string(got) != `<svg xmlns:xlink="l">`+inner+`<image x="1"/><path/><image/></svg>` {
		t.Errorf("%s", got)
	}
}

// TestSeverNested shows that a document in the document gets nothing either.
func TestSeverNested(t *testing.T) {
	inner, err := document(`<a:blip r:link="x"/>`, [3]string{"image", "x", "http://h/inner.png"}).Bytes()
	if err != nil {
		t.Fatalf("document().Bytes: %v", err)
	}
	p := document(``)
	p.Set("word/embeddings/a.docx", inner)
	if found, err := Sever(p); err != nil || len(found) != 1 {
		t.Fatalf("found %v, %v", found, err)
	}
	if found, err := Sever(p); err != nil || len(found) != 0 {
		t.Errorf("a second time found %v, %v", found, err)
	}
}

// TestSeverAny holds that after it no relation but hyperlinks leads out of the package, nothing is found again, and the
// document is XML still.
func TestSeverAny(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		body := ""
		var relations [][3]string
		for i := range rapid.IntRange(1, 6).Draw(t, "references") {
			id := string(rune('a' + i))
			kind := rapid.SampledFrom([]string{"image", "attachedTemplate", "oleObject", "hyperlink", "frame", "something"}).Draw(t, "kind")
			target := rapid.SampledFrom([]string{"http://h/x", "file:///x", `\\h\x`, "media/none.png", "C:\\x"}).Draw(t, "target")
			relations = append(relations, [3]string{kind, id, target})
			name := rapid.SampledFrom([]string{"a:blip", "v:imagedata", "w:attachedTemplate", "o:OLEObject", "w:x"}).Draw(t, "name")
			body += `<` + name + ` r:id="` + id + `" w:other="` + id + `x">` + rapid.SampledFrom([]string{"", "<w:p/>"}).Draw(t, "content") + `</` + name + `>`
		}
		p := document(body, relations...)
		if _, err := Sever(p); err != nil {
			t.Fatalf("Sever: %v", err)
		}
		links, err := p.Links()
		if err != nil {
			t.Fatalf("p.Links: %v", err)
		}
		for _, l := range links {
			if !l.Hyperlink() {
				t.Errorf("left: %v", l)
			}
		}
		if found, err := Sever(p); err != nil || len(found) > 0 {
			t.Errorf("found again: %v, %v", found, err)
		}
	})
}

// TestDamaged refuses what cannot be read, whose references nobody knows, in it and in what it embeds.
func TestDamaged(t *testing.T) {
	p := document(``)
	p.Set("word/_rels/document.xml.rels", []byte("<Relationships>"))
	if found, err := Sever(p); err == nil {
		t.Errorf("relations that are cut off: %v", found)
	}
	p = document(`<a:blip`)
	var bad *opc.Error
	if found, err := Sever(p); !errors.As(err, &bad) || bad.Kind != opc.BadXML || bad.Part != "word/document.xml" {
		t.Errorf("a document that is cut off: %v, %v", found, err)
	}
	p = document(``)
	p.Set("word/embeddings/a.docx", []byte("PK\x03\x04 no package"))
	if found, err := Sever(p); err != nil || len(found) > 0 {
		t.Errorf("what is no package: %v, %v", found, err)
	}
}
