package serve

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/filing/hostiletest"
	"nianbao/serve/view"
)

// TestHostile drops hostile files on the page's server, one after the other: each is answered, whatever cannot be read
// with the words of the command line, without a path of the machine or a command in them; and the last is as welcome as
// the first.
func TestHostile(t *testing.T) {
	lib := filing.Builtin()
	base := hostiletest.Base{Workbook: load(t, samplePath), Old: load(t, "../testdata/huaian-2024.xls"),
		Page: []byte("<html></html>")}
	out := filepath.Join(t.TempDir(), "a.docx")
	if _, err := lib.Convert(samplePath, filing.Conversion{Out: out}); err != nil {
		t.Fatalf("lib.Convert: %v", err)
	}
	base.Document = load(t, out)
	c := start(t, t.TempDir())
	for i, f := range base.Files() {
		if i%12 != 0 && !strings.HasPrefix(f.Name, "is-") {
			continue
		}
		v := c.drop(part{f.Name, f.Data})[0]
		if v.Name != f.Name || v.Check.Status == "" {
			t.Errorf("%s (%s): %+v", f.Name, f.Danger, v.Check)
		}
		said := v.Check.Error
		for _, word := range []string{c.folder, "/tmp", "--", "nianbao ", "这不是 .xlsx 或 .docx", "程序自己出了错"} {
			if strings.Contains(said, word) {
				t.Errorf("%s (%s): the page says %q: %s", f.Name, f.Danger, word, said)
			}
		}
		c.json("DELETE", "/api/v1/files/"+v.ID, nil, nil)
	}
	if v := c.dropped(samplePath); v.Check.Status != "ok" {
		t.Errorf("after all of them a sound file is %s", v.Check.Status)
	}
}

// TestHostileNames drops a file under names that lead elsewhere: it keeps what of the name is one.
func TestHostileNames(t *testing.T) {
	c := start(t, t.TempDir())
	data := load(t, samplePath)
	for _, name := range []string{"../../evil.xlsx", `..\..\evil.xlsx`, "/etc/evil.xlsx", `C:\evil.xlsx`, "CON.xlsx", "a\x00.xlsx",
		"two\nlines.xlsx", "..", ".", "", "trailing. . .", strings.Repeat("长", 300) + ".xlsx", "\u202exslx.exe", "\xff\xfe.xlsx",
		`"><img src=x onerror=alert(1)>.xlsx`, "~$a.xlsx", "--help.xlsx"} {
		kind, body := form(part{name, data})
		status, _, answer := c.do("POST", "/api/v1/files", kind, body)
		var list struct{ Files []*view.View }
		if status == http.StatusBadRequest {
			continue
		}
		if err := json.Unmarshal(answer, &list); err != nil || status != http.StatusOK || len(list.Files) != 1 {
			t.Errorf("%q: %d %.200s", name, status, answer)
			continue
		}
		got := list.Files[0].Name
		if len(got) > 255 || strings.ContainsAny(got, "/\\\x00\n<>:\"\u202e") || strings.Trim(got, ". ") == "" {
			t.Errorf("%q is called %q", name, got)
		}
	}
}
