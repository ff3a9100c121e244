package review_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/docx/review"
	"nianbao/docx/wml"
	"nianbao/docx/wordtest"
	"nianbao/ooxml/opc"
)

// TestAnyAnnotate shows that remarks stand beside their paragraphs as comments, that writing them again changes nothing,
// that taking them out leaves the document as it was, and that comments of others and other parts stay.
func TestAnyAnnotate(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		count := rapid.IntRange(1, 6).Draw(r, "paragraphs")
		body := ""
		for i := range count {
			text := fmt.Sprintf("段%d", i)
			switch rapid.IntRange(0, 3).Draw(r, "kind") {
			case 0:
				body += wordtest.Table(wordtest.Row(text))
			case 1:
				body += `<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:pict><w:txbxContent>` + wordtest.Paragraph(text) +
					`</w:txbxContent></w:pict></w:r></w:p>`
			case 2:
				body += `<w:p/>`
			default:
				body += wordtest.Paragraph(text)
			}
		}
		more := map[string]string{"header.xml": `<w:hdr ` + wordtest.Namespaces + `>` + wordtest.Paragraph("眉") + `</w:hdr>`}
		commented := rapid.Bool().Draw(r, "comments of others")
		if commented {
			more["comments.xml"] = notes["comments.xml"]
			body += `<w:p><w:commentRangeStart w:id="3"/><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r></w:p>`
		}
		pkg := wordtest.Document(t, body, more)
		before := parts(pkg)
		var remarks []review.Remark
		main := string(before["word/document.xml"])
		for i := range rapid.IntRange(1, 4).Draw(r, "remarks") {
			from := rapid.SampledFrom(append(indexes(main, "<w:p>"), indexes(main, "<w:p/>")...)).Draw(r, "from")
			if rapid.IntRange(0, 4).Draw(r, "elsewhere") == 0 {
				from = -1
			}
			remarks = append(remarks, review.Remark{At: wml.At{Part: "word/document.xml", From: from}, Text: fmt.Sprintf("错%d {{<名>}}", i)})
		}
		if err := review.Annotate(pkg, remarks); err != nil {
			r.Fatalf("review.Annotate: %v", err)
		}
		once := parts(pkg)
		for name, data := range once {
			touched := strings.Contains(name, "comments") || name == "word/document.xml" || strings.Contains(name, "rels") ||
				name == "[Content_Types].xml"
			if !touched && !bytes.Equal(data, before[name]) {
				r.Fatalf("%s is changed", name)
			}
		}
		traces, err := review.Find(pkg)
		want := len(remarks)
		if commented {
			want++
		}
		if err != nil || len(traces) != want {
			r.Fatalf("%v %v, want %d comments\n%s", err, traces, want, once["word/document.xml"])
		}
		if strings.Contains(string(once["word/document.xml"]), "txbxContent><w:p><w:commentRangeStart") {
			r.Fatal("a comment in a text box")
		}
		if err := review.Retract(pkg); err != nil {
			r.Fatalf("review.Retract: %v", err)
		}
		if after := parts(pkg); string(after["word/document.xml"]) != main ||
			!bytes.Equal(after["word/comments.xml"], before["word/comments.xml"]) || len(after) > len(before)+1 {
			r.Fatalf("not as it was:\n%s\n%s", main, after["word/document.xml"])
		}
		if err := review.Annotate(pkg, remarks); err != nil {
			r.Fatalf("review.Annotate: %v", err)
		}
		if err := review.Annotate(pkg, nil); err != nil || commented == (len(parts(pkg)["word/comments.xml"]) == 0) {
			r.Fatalf("review.Annotate: %v", err)
		}
	})
}

func parts(pkg *opc.Package) map[string][]byte {
	all := map[string][]byte{}
	for _, p := range pkg.Parts() {
		all[p.Name] = p.Data
	}
	return all
}

func indexes(s, of string) (at []int) {
	for i := strings.Index(s, of); i >= 0; {
		at = append(at, i)
		next := strings.Index(s[i+1:], of)
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return at
}

// TestAnnotateNothing refuses a document without a paragraph, in words; a paragraph of a drawing is none.
func TestAnnotateNothing(t *testing.T) {
	const said = "正文：一个段落也没有，写不了批注"
	for _, body := range []string{"", "<w:tbl/>", `<w:r><w:drawing><a:p xmlns:a="a"/></w:drawing></w:r>`} {
		pkg := wordtest.Document(t, body, nil)
		before := parts(pkg)
		if err := review.Annotate(pkg, []review.Remark{{Text: "错"}}); err == nil || err.Error() != said {
			t.Errorf("%s: %v", body, err)
		}
		if diff := cmp.Diff(before, parts(pkg)); diff != "" {
			t.Errorf("%s (-before +after)\n%s", body, diff)
		}
	}
}

// TestRetract takes out our comments, with the runs that held nothing but their marks.
func TestRetract(t *testing.T) {
	const reference = `<w:commentReference w:id="3"/>`
	ours := map[string]string{"comments.xml": strings.ReplaceAll(notes["comments.xml"], "甲", review.Author)}
	for _, test := range []struct{ in, want string }{
		{`<w:p><w:r><w:rPr><w:b/></w:rPr>` + reference + `</w:r></w:p>`, `<w:p></w:p>`},
		{`<w:p><w:r>` + reference + `<w:t>文</w:t></w:r></w:p>`, `<w:p><w:r><w:t>文</w:t></w:r></w:p>`},
		{`<w:p><w:r><w:commentReference w:id="4"/></w:r></w:p>`, `<w:p><w:r><w:commentReference w:id="4"/></w:r></w:p>`},
	} {
		pkg := wordtest.Document(t, test.in, ours)
		if err := review.Retract(pkg); err != nil {
			t.Fatalf("review.Retract: %v", err)
		}
		data, err := pkg.Bytes()
		if err != nil {
			t.Fatalf("pkg.Bytes: %v", err)
		}
		if got := wordtest.Body(t, data); wordtest.Closed(got) != wordtest.Closed(test.want) {
			t.Errorf("got %s, want %s", got, test.want)
		}
		if _, there := pkg.Part("word/comments.xml"); there {
			t.Error("the comments are there")
		}
	}
}
