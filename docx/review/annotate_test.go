package review_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

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
