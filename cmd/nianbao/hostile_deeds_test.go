package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"nianbao/contract"
	"nianbao/filing/hostiletest"
)

// TestHostileDeeds gives hostile files to the commands that write: whatever check cannot read they refuse for the same
// reason, all others have their turn, nothing is written outside of the folder, and no input changes.
func TestHostileDeeds(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	files := some(hostileFiles(t, dir, isLong()), 24)
	list := listed(t, dir, files)
	checked, _ := ran(t, func(f contract.File) string { return f.File }, "check", "--json-lines", "--files-from", list)
	before := everything(t, dir)
	converted, status := ran(t, func(c contract.Converted) string { return c.File }, "convert", "--json-lines", "--files-from",
		list, "-o", filepath.Join(out, "报告"))
	if status != exitFailed {
		t.Errorf("convert of files that cannot be read: exit %d", status)
	}
	fixed, _ := ran(t, func(f contract.Fixed) string { return f.File }, "fix", "--json-lines", "--files-from", list, "-o",
		filepath.Join(out, "改正"))
	for name, c := range checked {
		if c.Status == "unreadable" && (converted[name].Error != c.Error || fixed[name].Error != c.Error) {
			t.Errorf("%s: check says %s\nconvert %s\nfix %s", name, c.Error, converted[name].Error, fixed[name].Error)
		}
		if converted[name].Status == "" || fixed[name].Status == "" {
			t.Errorf("%s had no turn", name)
		}
		if c.Status == "ok" && converted[name].Status == "unreadable" {
			t.Errorf("%s is sound and not converted: %s", name, converted[name].Error)
		}
		told(t, converted[name].Error)
		told(t, fixed[name].Error)
	}
	if f, ok := fixed["formulas-stale.xlsx"]; ok && (len(f.Changes) != 20_000 || len(f.Unset) != 1) {
		t.Errorf("of 190,000 formulas fix stores %d results, and tells of %d places where it stops", len(f.Changes), len(f.Unset))
	}
	for _, f := range files {
		path := filepath.Join(dir, f.Name)
		alone(t, f, checked[f.Name].Error, "check", path, "--annotate", filepath.Join(out, f.Name+"-标注.xlsx"))
		alone(t, f, checked[f.Name].Error, "show", path, "--layout")
		alone(t, f, "", "template", "fill", path, "--data", "../../testdata/huaian-2024.json", "-o", filepath.Join(out, f.Name+"-填.docx"))
		alone(t, f, "", "template", "fill", "../../testdata/fill/letter.docx", "--data", path, "-o", filepath.Join(out, f.Name+"-信.docx"))
	}
	if after := everything(t, dir); after != before {
		t.Errorf("inputs have changed:\n%s\n%s", before, after)
	}
}

// told holds an error's words against what a clerk may read.
func told(t *testing.T, words string) { t.Helper(); speaksChinese(t, "an error", words) }

// alone runs the program over one hostile file: it says the error that is meant, if any.
func alone(t *testing.T, f hostiletest.File, meant string, args ...string) {
	t.Helper()
	if f.Opens != "" {
		return
	}
	var out, errs bytes.Buffer
	status := run(append([]string{"nianbao"}, args...), &out, &errs)
	said := out.String() + errs.String()
	if status != exitFailed && meant != "" || !strings.Contains(said, meant) {
		t.Errorf("%s: exit %d, want %q\n%.400s", args[0], status, meant, said)
	}
	if strings.Contains(said, "程序自己出了错") {
		t.Errorf("%v: %.400s", args, said)
	}
	speaksChinese(t, strings.Join(args[:2], " "), errs.String())
}

// everything returns the names and sizes of all that stands in a folder.
func everything(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		info, err := e.Info()
		must(t, err)
		fmt.Fprintln(&b, e.Name(), info.Size(), info.ModTime())
	}
	return b.String()
}

// TestFlippedByte changes one byte of sound files, anywhere: the figures stay, or the file is refused, or something is
// found. A figure that is another one without a word is what must never be.
func TestFlippedByte(t *testing.T) {
	base, err := hostileBase()
	must(t, err)
	sources := []struct {
		ending string
		data   []byte
	}{{".xlsx", base.Workbook}, {".docx", base.Document}}
	seeds := 60
	if isLong() {
		seeds = 1000
	}
	dir := t.TempDir()
	var files []hostiletest.File
	for seed := range seeds {
		random := rand.New(rand.NewPCG(uint64(seed), 0))
		of := sources[seed%len(sources)]
		data := bytes.Clone(of.data)
		data[random.IntN(len(data))] ^= byte(1 + random.IntN(255))
		f := hostiletest.File{Name: fmt.Sprintf("flipped-%04d%s", seed, of.ending)}
		must(t, os.WriteFile(filepath.Join(dir, f.Name), data, 0o666))
		files = append(files, f)
	}
	list := listed(t, dir, files)
	meant := figuresOf(t, "../../testdata/huaian-2024.xlsx")["huaian-2024.xlsx"]
	checked, _ := ran(t, func(f contract.File) string { return f.File }, "check", "--json-lines", "--files-from", list)
	figures := figuresOf(t, "--files-from", list)
	read := 0
	for _, f := range files {
		c, ok := checked[f.Name]
		if !ok || strings.Contains(c.Error, "程序自己出了错") {
			t.Errorf("%s: %+v", f.Name, c)
		}
		told(t, c.Error)
		if c.Status == "unreadable" {
			continue
		}
		if read++; figures[f.Name] != meant && len(c.Findings) == 0 {
			t.Errorf("%s: other figures are read, and nothing is found", f.Name)
		}
	}
	t.Logf("%d of %d are read", read, seeds)
}

// TestHostileAgencies writes what can be written of agencies and words that want to be more than words: each file stands
// in the folder under a name that every system takes, and page, summary and delimited text carry nothing out.
func TestHostileAgencies(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "报告")
	var files []hostiletest.File
	for _, f := range hostileFiles(t, dir, false) {
		if strings.HasPrefix(f.Name, "agency-") || isLong() && strings.HasPrefix(f.Name, "text-") {
			files = append(files, f)
		}
	}
	list := listed(t, dir, files)
	pages, _ := ran(t, func(c contract.Converted) string { return c.File }, "convert", "--json-lines", "--files-from", list,
		"-o", out, "--to", "html")
	written := 0
	for name, c := range pages {
		if c.Status == "written" {
			written++
			isHarmlessPage(t, name, c.Output)
		} else if c.Status == "unreadable" {
			t.Errorf("%s: %s %s", name, c.Status, c.Error)
		}
	}
	entries, err := os.ReadDir(out)
	must(t, err)
	if len(entries) != written || written < 10 {
		t.Errorf("of %d files %d are written: there are %d", len(files), written, len(entries))
	}
	for _, e := range entries {
		if unsafe := windowsRefuses(e.Name()); e.IsDir() || unsafe != "" {
			t.Errorf("a file is called %q: %s", e.Name(), unsafe)
		}
	}
	for _, ending := range []string{".html", ".csv"} {
		var said bytes.Buffer
		path := filepath.Join(t.TempDir(), "汇总"+ending)
		run([]string{"nianbao", "check", "--files-from", list, "--summary", path}, &said, &said)
		speaksChinese(t, "check --summary", said.String())
		if ending == ".html" {
			isHarmlessPage(t, "the summary", path)
			continue
		}
		data, err := os.ReadFile(path)
		must(t, err)
		if found := regexp.MustCompile(`(?m)(?:^|,)"?[=+@-][^\d]`).Find(data); found != nil {
			t.Errorf("the summary has what a spreadsheet carries out: %q", found)
		}
		if strings.ContainsFunc(strings.NewReplacer("\r", "", "\n", "").Replace(string(data)), steers) {
			t.Error("the summary has what steers a terminal")
		}
	}
}

// isHarmlessPage fails where a page runs what it has from strangers.
func isHarmlessPage(t *testing.T, of, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	root, err := html.Parse(bytes.NewReader(data))
	must(t, err)
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if slices.Contains([]string{"script", "iframe", "object", "embed", "form"}, n.Data) && !strings.Contains(of, "summary") ||
			n.Data == "img" {
			t.Errorf("%s: the page has <%s>", of, n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.TrimSpace(strings.ToLower(a.Val)), "javascript:") {
				t.Errorf("%s: the page has %s=%q", of, a.Key, a.Val)
			}
		}
	}
}

// windowsRefuses says what keeps Windows from having a file of a name, "" for nothing.
func windowsRefuses(name string) string {
	switch {
	case strings.ContainsAny(name, `<>:"/\|?*`) || strings.ContainsFunc(name, steers):
		return "a character that no name has"
	case strings.TrimRight(name, ". ") != name || strings.HasPrefix(name, " ") || strings.HasPrefix(name, "-"):
		return "how it begins or ends"
	case regexp.MustCompile(`(?i)^(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³])\s*(\.|$)`).MatchString(name):
		return "a device"
	case len(name) > 255:
		return "its length"
	}
	return ""
}
