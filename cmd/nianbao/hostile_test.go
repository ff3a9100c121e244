package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao/contract"
	"nianbao/filing/hostiletest"
)

// isLong reports whether everything is tried that takes long.
func isLong() bool { return os.Getenv("NIANBAO_LONG") != "" }

// hostileBase is what is made hostile.
var hostileBase = sync.OnceValues(func() (b hostiletest.Base, err error) {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		return b, err
	}
	defer os.RemoveAll(dir)
	const workbook = "../../testdata/huaian-2024.xlsx"
	for path, into := range map[string]*[]byte{workbook: &b.Workbook, "../../testdata/huaian-2024.xls": &b.Old,
		filepath.Join(dir, "a.docx"): &b.Document, filepath.Join(dir, "a.html"): &b.Page} {
		if filepath.Dir(path) == dir {
			var said bytes.Buffer
			if status := run([]string{"nianbao", "convert", workbook, "-o", path}, &said, &said); status != 0 {
				return b, fmt.Errorf("exit %d: %s", status, said.Bytes())
			}
		}
		if *into, err = os.ReadFile(path); err != nil {
			return b, err
		}
	}
	return b, nil
})

// lightFiles are the hostile files that cost little.
var lightFiles = sync.OnceValue(func() []hostiletest.File {
	base, _ := hostileBase() // whose error whoever writes them tells
	return base.Files()
})

// hostileFiles writes the hostile files into a folder, all of them where all is set, and returns them without their data.
func hostileFiles(t *testing.T, dir string, all bool) []hostiletest.File {
	t.Helper()
	base, err := hostileBase()
	must(t, err)
	var list []hostiletest.File
	write := func(f hostiletest.File) {
		must(t, os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o666))
		f.Data = nil
		list = append(list, f)
	}
	for _, f := range lightFiles() {
		write(f)
	}
	if all {
		for f := range base.Heavy() {
			write(f)
		}
	}
	return list
}

// listed writes a list of files for --files-from, of those that need no password, and returns its path.
func listed(t *testing.T, dir string, files []hostiletest.File) string {
	t.Helper()
	var b strings.Builder
	for _, f := range files {
		if f.Opens == "" {
			b.WriteString(filepath.Join(dir, f.Name) + "\n")
		}
	}
	path := filepath.Join(t.TempDir(), "list.txt")
	must(t, os.WriteFile(path, []byte(b.String()), 0o666))
	return path
}

// ran runs the program and returns the lines of its standard output read as JSON, by the names of the files.
func ran[T any](t *testing.T, name func(T) string, args ...string) (of map[string]T, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(append([]string{"nianbao"}, args...), &out, &errs)
	speaksChinese(t, strings.Join(args[:1], " "), errs.String())
	of = map[string]T{}
	for lines := bufio.NewReader(&out); ; {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return of, status
		}
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			t.Fatalf("%v: %v: %.200s", args, err, line)
		}
		of[filepath.Base(name(v))] = v
	}
}

// libraries say such words; a clerk must not read them. What a file holds is quoted, and left out, as are files' names.
var (
	libraries = regexp.MustCompile(`(?i)\b(error|invalid|unexpected|panic|eof|goroutine|runtime|flate|strconv|no such|denied|` +
		`syntax|malformed|nil|overflow|unsupported|failed|not found|is a directory|too many)\b|zip:|xml:|\[recovered`)
	quotedWords = regexp.MustCompile(`“[^”]*”|=\S*|（部件 [^）]*）|[\w./-]+\.(?:xlsx|xls|docx|html|json)\b`)
)

// speaksChinese fails where words have a library's in them, or what would steer a terminal.
func speaksChinese(t *testing.T, of, words string) {
	t.Helper()
	for line := range strings.Lines(words) {
		if found := libraries.FindString(quotedWords.ReplaceAllString(line, "")); found != "" {
			t.Errorf("%s says %q: %.300s", of, found, line)
		}
		if at := strings.IndexFunc(strings.TrimSuffix(line, "\n"), steers); at >= 0 {
			t.Errorf("%s prints %+q: %.300q", of, line[at:at+1], line)
		}
	}
}

// steers reports whether a character does something to a terminal, or turns a line round.
func steers(r rune) bool {
	return r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
}

// figuresOf returns the figures that the program reads in files, as JSON, by the files' names.
func figuresOf(t *testing.T, args ...string) map[string]string {
	t.Helper()
	type shown struct {
		File   string
		Values map[string]string
	}
	all, _ := ran(t, func(s shown) string { return s.File }, append([]string{"show", "--json-lines"}, args...)...)
	figures := map[string]string{}
	for name, s := range all {
		text, err := json.Marshal(s.Values)
		must(t, err)
		figures[name] = string(text)
	}
	return figures
}

const hostileTable = "testdata/hostile.tsv"

// TestHostile gives all hostile files to check at once. Each gets the message that testdata/hostile.tsv has for it, the
// last of them as well as the first; and whatever figures are read of it are those of the file that it was made of, or
// something is found. The table's columns are: the file, what came of it, whether its figures are the same, and what is
// said first.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	files := hostileFiles(t, dir, isLong())
	if !isLong() {
		files = slices.DeleteFunc(files, func(f hostiletest.File) bool { return strings.HasPrefix(f.Name, "text-") })
	}
	list := listed(t, dir, files)
	lines := func(args ...string) map[string]contract.File {
		of, _ := ran(t, func(f contract.File) string { return f.File }, append([]string{"check", "--json-lines"}, args...)...)
		return of
	}
	checked, figures := lines("--files-from", list), figuresOf(t, "--files-from", list)
	for _, f := range files {
		if f.Opens != "" {
			path := filepath.Join(dir, f.Name)
			checked[f.Name] = lines(path, "--password", f.Opens)[f.Name]
			figures[f.Name] = figuresOf(t, path, "--password", f.Opens)[f.Name]
		}
	}
	meant := figuresOf(t, "../../testdata/huaian-2024.xlsx")["huaian-2024.xlsx"]
	known := readTable(t)
	var table strings.Builder
	for _, f := range files {
		c, ok := checked[f.Name]
		if !ok {
			t.Errorf("%s (%s) is passed over", f.Name, f.Danger)
			continue
		}
		row := hostileRow(t, f, c, figures[f.Name] == meant)
		if row != known[f.Name] && !*updateOutputs {
			t.Errorf("%s (%s):\n got %s\nwant %s", f.Name, f.Danger, row, known[f.Name])
		}
		delete(known, f.Name)
		table.WriteString(row + "\n")
	}
	if *updateOutputs && isLong() {
		must(t, os.WriteFile(hostileTable, []byte(table.String()), 0o666))
	}
	for name := range known {
		if isLong() && !*updateOutputs {
			t.Errorf("%s is in the table and is not made", name)
		}
	}
}

func readTable(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(hostileTable)
	if err != nil && !*updateOutputs {
		t.Fatalf("os.ReadFile: %v", err)
	}
	rows := map[string]string{}
	for line := range strings.Lines(string(data)) {
		name, _, _ := strings.Cut(line, "\t")
		rows[name] = strings.TrimSuffix(line, "\n")
	}
	return rows
}

// hostileRow returns a file's row of the table, and holds what must be true of every one.
func hostileRow(t *testing.T, f hostiletest.File, c contract.File, same bool) string {
	t.Helper()
	first, read := c.Error, "-"
	if c.Status != "unreadable" {
		if read = "same"; !same {
			read = "other"
			if len(c.Findings) == 0 {
				t.Errorf("%s (%s): other figures are read, and nothing is found", f.Name, f.Danger)
			}
		}
		if len(c.Findings) > 0 {
			first = c.Findings[0].Rule + " " + c.Findings[0].Message
		}
	} else if !strings.Contains(first, "请") && !strings.Contains(first, "再试") && !strings.Contains(first, "先") && !strings.Contains(first, "密码") {
		t.Errorf("%s (%s) is not told what to do: %s", f.Name, f.Danger, first)
	}
	for _, x := range c.Findings {
		if len(x.Message) > 6000 {
			t.Errorf("%s (%s): a message of %d bytes: %.200s", f.Name, f.Danger, len(x.Message), x.Message)
		}
	}
	speaksChinese(t, f.Name, c.Error)
	visible := strings.Map(func(r rune) rune {
		if steers(r) || r == '\t' {
			return '?'
		}
		return r
	}, first)
	return strings.Join([]string{f.Name, c.Status, read, visible}, "\t")
}

// some returns a share of the files, all of them where all is tried.
func some(files []hostiletest.File, share int) []hostiletest.File {
	if isLong() {
		return files
	}
	n := 0
	return slices.DeleteFunc(slices.Clone(files), func(hostiletest.File) bool { n++; return n%share != 0 })
}
