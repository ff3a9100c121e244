package review_test

import (
	"strings"
	"testing"

	"nianbao/docx/review"
	"nianbao/docx/wordtest"
)

// TestCleanNotes takes out the notes of deleted text, and no others, and stops the recording of changes.
func TestCleanNotes(t *testing.T) {
	refer := func(kind, id string) string { return `<w:r><w:` + kind + `Reference w:id="` + id + `"/></w:r>` }
	note := func(kind, id, text string) string {
		return `<w:` + kind + ` w:id="` + id + `">` + wordtest.Paragraph(text) + `</w:` + kind + `>`
	}
	body := "<w:p>" + refer("footnote", "1") + "<w:del" + stamp + ">" + refer("footnote", "2") + refer("endnote", "1") + "</w:del>" + refer("endnote", "2") + "</w:p>"
	pkg := wordtest.Document(t, body, map[string]string{
		"footnotes.xml": "<w:footnotes " + wordtest.Namespaces + ">" + note("footnote", "1", "甲") + note("footnote", "2", "乙") + note("footnote", "3", "丙") + "</w:footnotes>",
		"endnotes.xml":  "<w:endnotes " + wordtest.Namespaces + ">" + note("endnote", "1", "丁") + note("endnote", "2", "戊") + "</w:endnotes>",
		"settings.xml":  "<w:settings " + wordtest.Namespaces + "><w:zoom/><w:trackRevisions/><w:x/></w:settings>",
	})
	if err := review.Clean(pkg); err != nil {
		t.Fatalf("clean: %v", err)
	}
	for name, words := range map[string]string{"word/footnotes.xml": "甲丙", "word/endnotes.xml": "戊"} {
		data, _ := pkg.Part(name)
		got := ""
		for _, word := range strings.Split("甲乙丙丁戊", "") {
			if strings.Contains(string(data), word) {
				got += word
			}
		}
		if got != words {
			t.Errorf("%s has %s, want %s", name, got, words)
		}
	}
	if data, _ := pkg.Part("word/settings.xml"); !strings.HasSuffix(string(data), "><w:zoom/><w:x/></w:settings>") {
		t.Errorf("settings %s", data)
	}
	for _, broken := range []string{"settings.xml", "footnotes.xml"} {
		more := map[string]string{"footnotes.xml": "<w:footnotes/>", "settings.xml": "<w:settings/>"}
		more[broken] = "<w:a><w:trackRevisions/>"
		pkg := wordtest.Document(t, body, more)
		before := pkg.Clone()
		err := review.Clean(pkg)
		data, _ := pkg.Part("word/document.xml")
		was, _ := before.Part("word/document.xml")
		if err == nil || string(data) != string(was) {
			t.Errorf("with damaged %s: %v", broken, err)
		}
	}
}
