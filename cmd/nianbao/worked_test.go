package main

import (
	"bytes"
	"go/format"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// workedDocuments are those whose examples are carried out: a heading of the second level is one example, in a tree of its
// own. Its steps are fenced blocks:
//
//	go, yaml    a new file, whose name stands right above: `path/of/file`:
//	diff        lines that the file above has once each: those with - become those with +; @@ parts them
//	console     commands behind "$ ", each with what it prints; … stands for anything, alone on a line for any lines
//
// What needs Go to be compiled is carried out with NIANBAO_LONG=1; else it is held that the changes fit and are gofmt-ed.
var workedDocuments = []string{"docs/worked.md"}

// A step is a fenced block of a document.
type step struct {
	line       int
	kind, file string
	text       string
}

var fence = regexp.MustCompile("(?ms)(?:^`(\\S+)`:\\n\\n)?^```(\\w+)\\n(.*?)^```$")

// workedExamples returns the steps of a document by the headings above them, in their order.
func workedExamples(t *testing.T, document string) (names []string, steps map[string][]step) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("../..", document))
	if err != nil {
		t.Fatalf("read the document: %v", err)
	}
	text := string(data)
	steps = map[string][]step{}
	for _, m := range fence.FindAllStringSubmatchIndex(text, -1) {
		s := step{line: 1 + strings.Count(text[:m[0]], "\n"), kind: text[m[4]:m[5]], text: text[m[6]:m[7]]}
		if m[2] >= 0 {
			s.file = text[m[2]:m[3]]
		}
		switch {
		case s.kind == "diff" && s.file == "":
			t.Errorf("%s:%d: of which file are these lines?", document, s.line)
			continue
		case s.kind != "console" && s.file == "": // it is no step
			continue
		}
		heading := text[:m[0]]
		heading = heading[strings.LastIndex(heading, "\n## ")+len("\n## "):]
		heading, _, _ = strings.Cut(heading, "\n")
		if steps[heading] == nil {
			names = append(names, heading)
		}
		steps[heading] = append(steps[heading], s)
	}
	return names, steps
}

// TestWorkedExamples carries out what the documents for contributors show.
func TestWorkedExamples(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the examples use a shell")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatalf("find the repository: %v", err)
	}
	long := isLong()
	for _, document := range workedDocuments {
		names, steps := workedExamples(t, document)
		if len(names) == 0 {
			t.Errorf("%s has no example any more", document)
		}
		for _, name := range names {
			t.Run(name, func(t *testing.T) {
				w := &worked{T: t, root: root, dir: t.TempDir(), long: long}
				w.begin()
				t.Chdir(w.dir)
				for _, s := range steps[name] {
					w.where = document + ":" + strconv.Itoa(s.line)
					w.carryOut(s)
				}
			})
		}
	}
}

// A worked is an example under way, in a copy of the tree: of all of it where Go is compiled, else of what is named.
type worked struct {
	*testing.T
	root, dir string
	long      bool
	where     string // the block that is carried out
	compiles  bool   // Go was changed or run: the program at hand is no longer the one that is meant
}

// begin copies the tree. Without compiling the forms, the samples and what blocks change are enough.
func (w *worked) begin() {
	folders := []string{"templates", "testdata"}
	if w.long {
		folders = []string{"."}
	}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(w.root, folder), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err == nil && d.IsDir() && d.Name() == ".git":
				return filepath.SkipDir
			case err != nil || !d.Type().IsRegular():
				return err
			}
			name, err := filepath.Rel(w.root, path)
			w.fetch(name)
			return err
		})
		if err != nil {
			w.Fatalf("copy the tree: %v", err)
		}
	}
}

// fetch copies a file of the repository where it is not there yet.
func (w *worked) fetch(name string) {
	to := filepath.Join(w.dir, name)
	if _, err := os.Stat(to); err == nil {
		return
	}
	data, err := os.ReadFile(filepath.Join(w.root, name))
	if err != nil {
		w.Fatalf("%s: %v", w.where, err)
	}
	w.write(name, data)
}

func (w *worked) write(name string, data []byte) {
	to := filepath.Join(w.dir, name)
	must(w.T, os.MkdirAll(filepath.Dir(to), 0o777))
	must(w.T, os.WriteFile(to, data, 0o666))
}

func (w *worked) carryOut(s step) {
	switch s.kind {
	case "console":
		w.console(s.text)
		return
	case "diff":
		w.fetch(s.file)
		data, err := os.ReadFile(filepath.Join(w.dir, s.file))
		must(w.T, err)
		w.write(s.file, []byte(w.changed(string(data), s.text)))
	default:
		w.write(s.file, []byte(s.text))
	}
	if strings.HasSuffix(s.file, ".go") {
		w.compiles = true
		data, err := os.ReadFile(filepath.Join(w.dir, s.file))
		must(w.T, err)
		if made, err := format.Source(data); err != nil || !bytes.Equal(made, data) {
			w.Errorf("%s: %s is not gofmt-ed, or is no Go: %v", w.where, s.file, err)
		}
	}
}

// changed returns a text with the lines of a change, hunk by hunk: parted by lines that begin with @@.
func (w *worked) changed(text, diff string) string {
	for _, hunk := range regexp.MustCompile(`(?m)^@@.*\n`).Split(diff, -1) {
		var was, is strings.Builder
		for line := range strings.Lines(hunk) {
			if line[0] != '+' {
				was.WriteString(line[1:])
			}
			if line[0] != '-' {
				is.WriteString(line[1:])
			}
		}
		if n := strings.Count("\n"+text, "\n"+was.String()); n != 1 {
			w.Fatalf("%s: these lines are in the file %d times:\n%s", w.where, n, &was)
		}
		text = strings.Replace("\n"+text, "\n"+was.String(), "\n"+is.String(), 1)[1:]
	}
	return text
}

// console runs commands and holds what they print.
func (w *worked) console(text string) {
	for _, part := range strings.Split("\n"+text, "\n$ ")[1:] {
		command, want, _ := strings.Cut(part, "\n")
		got, ran := w.run(command)
		if ran && !prints(want).MatchString(strings.TrimSpace(got)) {
			w.Errorf("%s: $ %s\nprints\n%s\n\nand not\n%s", w.where, command, got, want)
		}
	}
}

// run runs a command: the program in this process, where it is still the one that is meant. What comes behind Go that was
// changed, or go that was run, has its turn in a long run alone.
func (w *worked) run(command string) (printed string, ran bool) {
	args, program := strings.CutPrefix(command, "go run ./cmd/nianbao ")
	w.compiles = w.compiles || strings.HasPrefix(command, "go ") && !program
	switch {
	case program && !w.compiles:
		var out, errs bytes.Buffer
		run(append([]string{"nianbao"}, arguments(args)...), &out, &errs)
		return out.String() + errs.String(), true
	case w.compiles && !w.long:
		return "", false
	}
	c := exec.Command("sh", "-c", command)
	c.Dir = w.dir
	// Without the folder's name in what is compiled, the next copy of the tree finds it compiled.
	c.Env = append(os.Environ(), "GOFLAGS=-trimpath -buildvcs=false", "NIANBAO_LONG=")
	said, _ := c.CombinedOutput()
	return string(said), true
}

// arguments parts a command at its spaces, but for those between quotation marks.
func arguments(command string) []string {
	var list []string
	for _, m := range regexp.MustCompile(`'([^']*)'|"([^"]*)"|(\S+)`).FindAllStringSubmatch(command, -1) {
		list = append(list, m[1]+m[2]+m[3])
	}
	return list
}

// prints returns the expression of what a command prints.
func prints(want string) *regexp.Regexp {
	text := regexp.QuoteMeta(strings.TrimSpace(want))
	text = regexp.MustCompile(`(?m)^…(\n|$)`).ReplaceAllString(text, `(?:.*\n?)*?`)
	return regexp.MustCompile(`^` + strings.ReplaceAll(text, "…", `.*?`) + `$`)
}
