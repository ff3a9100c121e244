package docx

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/opc"
)

func note(kind, id, content string) string {
	return `<w:` + kind + ` w:id="` + id + `">` + content + `</w:` + kind + `>`
}

func refTo(kind, id string) string { return run("", `<w:`+kind+`Reference w:id="`+id+`"/>`) }

// noted is a document with footnotes and endnotes.
func noted(t testing.TB, body, footnotes, endnotes string) *opc.Package {
	pkg := word(t, body, nil)
	for kind, notes := range map[string]string{"footnote": footnotes, "endnote": endnotes} {
		if _, err := pkg.Attach("word/document.xml", kind+"s", "word/"+kind+"s.xml",
			"application/vnd.openxmlformats-officedocument.wordprocessingml."+kind+"s+xml"); err != nil {
			t.Fatalf("pkg.Attach: %v", err)
		}
		pkg.Set("word/"+kind+"s.xml", []byte(`<w:`+kind+`s `+wordNS+`><w:`+kind+` w:type="separator" w:id="-1"><w:p/></w:`+kind+`>`+
			notes+`</w:`+kind+`s>`))
	}
	return pkg
}

var notesIn = regexp.MustCompile(`(?s)</w:(?:foot|end)note>(.*)</w:(?:foot|end)notes>`)

// TestNotes shows that each pass of a loop has notes of its own, which know the loop's row.
func TestNotes(t *testing.T) {
	foot, end := func(id string) string { return refTo("footnote", id) }, func(id string) string { return refTo("endnote", id) }
	line := func(runs string) string { return "<w:p>" + runs + "</w:p>" }
	pkg := noted(t, line(typed("正文")+foot("1"))+p("{{range 行们}}")+line(typed("{{.名}}")+foot("2")+end("2"))+
		line(foot("4"))+p("{{end}}")+p("{{if 零}}")+line(foot("3"))+p("{{end}}"),
		note("footnote", "1", p("注{{新收}}"))+note("footnote", "2", p("循环注{{.数}}"))+note("footnote", "3", p("外"))+
			note("footnote", "4", p("{{if eq .名 `甲`}}")+p("甲的")+p("{{end}}")),
		note("endnote", "2", `<w:p><w:bookmarkStart w:id="9" w:name="b"/>`+typed("尾")+`<w:bookmarkEnd w:id="9"/></w:p>`))
	out := filled(t, pkg, sample)
	want := line(typed("正文")+foot("1")) + line(typed("甲")+foot("2")+end("2")) + line(foot("4")) +
		line(typed("乙")+foot("5")+end("1")) + line(foot("6"))
	got := body(t, out)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	inside := func(part string) string {
		all := strings.ReplaceAll(partOf(t, out, part), ` xml:space="preserve"`, "")
		return notesIn.FindStringSubmatch(all)[1]
	}
	want = note("footnote", "1", p("注12")) + note("footnote", "2", p("循环注1")) + note("footnote", "5", p("循环注2")) +
		note("footnote", "3", p("外")) + note("footnote", "4", p("甲的")) + note("footnote", "6", "<w:p/>")
	if diff := cmp.Diff(want, inside("word/footnotes.xml")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := inside("word/endnotes.xml"); strings.Count(got, "<w:endnote ") != 2 || !strings.Contains(got, `"b_1"`) {
		t.Errorf("got %s", got)
	}
}

// TestNoteErrors shows where what is wrong in a note of a loop stands, and that a loop over nothing leaves no note.
func TestNoteErrors(t *testing.T) {
	loop := p("{{range 行们}}") + `<w:p>` + refTo("footnote", "1") + `</w:p>` + p("{{end}}")
	template, err := Parse(noted(t, loop, note("footnote", "1", p("{{.名}}")+p("{{.明}}")), ""))
	if err != nil {
		t.Fatalf("Parse: %v", err)
	}
	if got := template.Tags()[2]; got.Location != "脚注第 1 条第 2 段" || got.Names[0] != "行们.明" {
		t.Errorf("got %v", got)
	}
	if err := template.Check(sample); err == nil || !strings.Contains(err.Error(), "脚注第 1 条第 2 段 {{.明}}") {
		t.Errorf("got %v", err)
	}
	out := filled(t, noted(t, strings.Replace(loop, "行们", "空", 1), note("footnote", "1", p("{{.名}}")), ""), sample)
	if got := partOf(t, out, "word/footnotes.xml"); strings.Contains(got, `w:id="1"`) {
		t.Errorf("got %s", got)
	}
}
