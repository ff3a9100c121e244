package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/ooxml/opc"
)

var pieces = regexp.MustCompile(`(?s)<w:tr[ >].*?</w:tr>|<w:p[ >].*?</w:p>`)

// TestUnmarkedTemplate holds what is said of a document without actions against what becomes of it: what is called fit
// for an edition takes the report on it, and what is refused takes none. The documents are finished reports from which
// any rows and paragraphs were taken.
func TestUnmarkedTemplate(t *testing.T) {
	l := Builtin()
	forms, documents := map[string]*form.Form{}, map[string][]byte{}
	for _, book := range books {
		path := convertTo(t, book, "报告.docx")
		fit, err := l.CheckTemplate(path, "")
		if err != nil || !fit.ByLabels {
			t.Fatalf("%s: %v, %v", book, fit, err)
		}
		f, err := l.Open(book, "")
		if err != nil {
			t.Fatalf("open %s: %v", book, err)
		}
		if forms[book] = f.Report.Form; fit.Form != f.Report.Form {
			t.Errorf("the report of %s is called fit for %s", book, fit.Form.Edition)
		}
		if documents[book], err = os.ReadFile(path); err != nil {
			t.Fatalf("read the report of %s: %v", book, err)
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		pkg, err := opc.Read(documents[rapid.SampledFrom(books).Draw(rt, "document")])
		if err != nil {
			rt.Fatalf("opc.Read: %v", err)
		}
		data, _ := pkg.Part("word/document.xml")
		all := pieces.FindAllIndex(data, -1)
		data = bytes.Clone(data)
		for range rapid.IntRange(0, 2).Draw(rt, "taken") {
			taken := rapid.SampledFrom(all).Draw(rt, "piece")
			copy(data[taken[0]:taken[1]], bytes.Repeat([]byte(" "), taken[1]-taken[0]))
		}
		pkg.Set("word/document.xml", data)
		path := kept(t, pkg, "文档.docx")
		fit, checkErr := l.CheckTemplate(path, "")
		for _, book := range books {
			_, err := l.Convert(book, Conversion{Out: filepath.Join(t.TempDir(), "新.docx"), Template: path})
			switch {
			case err == nil && checkErr != nil:
				rt.Fatalf("refused, and takes %s: %v", book, checkErr)
			case err != nil && checkErr == nil && fit.Form == forms[book]:
				rt.Fatalf("called fit for %s: %v", fit.Form.Edition, err)
			}
		}
	})
}
