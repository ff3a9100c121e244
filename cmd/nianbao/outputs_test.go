package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/docx/wordtest"
	"nianbao/filing"
	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
)

var (
	updateOutputs = flag.Bool("update", false, "write testdata/outputs.sum anew")
	keepOutputs   = flag.String("outputs", "", "keep everything that TestOutputs hashes in this folder, to compare two of them")
)

// TestOutputs runs every command on every file of testdata, on what is made of them, and on a workbook for every class of fault, and holds
// all that is written and printed against hashes. A change that alters no behaviour alters no hash; one that means to says so by writing
// them anew: go test ./cmd/nianbao -run TestOutputs -update. What a hash stands for is seen with -outputs DIR.
func TestOutputs(t *testing.T) {
	if testing.Short() {
		t.Skip("every command on every file takes a while")
	}
	keep := *keepOutputs
	if keep != "" {
		var err error
		if keep, err = filepath.Abs(keep); err != nil {
			t.Fatalf("filepath.Abs: %v", err)
		}
	}
	golden, err := filepath.Abs("testdata/outputs.sum")
	if err != nil {
		t.Fatalf("filepath.Abs: %v", err)
	}
	files := inputs(t)
	definition, err := os.ReadFile("../../templates/2021/form.yaml")
	must(t, err)
	t.Chdir(t.TempDir())
	n := net{t: t, keep: keep, held: map[[sha256.Size]byte]bool{}}
	if wordtest.Validates() {
		n.valid = t.TempDir()
	}
	must(t, os.Mkdir("form", 0o777))
	must(t, os.WriteFile("form/form.yaml", definition, 0o666))
	must(t, os.WriteFile("sound.xlsx", files[slices.IndexFunc(files, func(f input) bool { return f.name == sample })].data, 0o666))
	must(t, os.WriteFile("data.json", []byte(`{"机关名称":"示例市司法局","年度":2024,"申请":{"新收":{"总计":3119}}}`), 0o666))
	n.general()
	for _, f := range files {
		n.commands(f)
	}
	if *updateOutputs {
		if err := os.WriteFile(golden, []byte(strings.Join(n.sums, "\n")+"\n"), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	if diff := cmp.Diff(strings.Split(strings.TrimSpace(string(want)), "\n"), n.sums); diff != "" {
		t.Errorf("outputs changed (-want +got)\n%s", diff)
	}
	t.Run("OfficeSchemas", func(t *testing.T) { wordtest.Validate(t, n.packages...) })
}

// sample is the sound workbook that others are made of.
const sample = "huaian-2024.xlsx"

// An input is a file that commands run on.
type input struct {
	name   string
	data   []byte
	report bool // a sound workbook: what it becomes is an input, too
}

// inputs are the files of testdata, the built-in templates, and the workbooks with faults.
func inputs(t *testing.T) []input {
	t.Helper()
	var list []input
	for _, pattern := range []string{"../../testdata/*.*", "../../templates/20*/report.docx"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatalf("filepath.Glob: %v", err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("os.ReadFile: %v", err)
			}
			name := filepath.Base(path)
			if name == "report.docx" {
				name = filepath.Base(filepath.Dir(path)) + "-" + name
			}
			list = append(list, input{name, data, filepath.Ext(name) == ".xlsx"})
		}
	}
	sound := list[slices.IndexFunc(list, func(f input) bool { return f.name == sample })].data
	for i := range filingtest.Faults {
		f := &filingtest.Faults[i]
		list = append(list, input{strings.ReplaceAll(f.Name, " ", "-") + ".xlsx", f.Workbook(t, sound), false})
	}
	return list
}

// A net runs commands in the current folder and hashes what comes of them.
type net struct {
	t    *testing.T
	keep string
	sums []string

	valid    string // where documents and workbooks are kept to be held against Office's schemas, empty for nowhere
	packages []string
	held     map[[sha256.Size]byte]bool
}

// general runs the commands that need no file.
func (n *net) general() {
	n.run("--help")
	for _, c := range newApp(newFace(io.Discard, io.Discard)).Commands {
		n.run(c.Name, "--help")
		for _, sub := range c.Subcommands {
			n.run(c.Name, sub.Name, "--help")
		}
	}
	n.run("rules")
	for _, r := range check.Rules(filing.Builtin().Forms) {
		n.run("rules", r.ID)
	}
	for _, edition := range []string{"2019", "2021"} {
		n.run("new", "--edition", edition, "--agency", "示例市司法局", "--year", edition, "-o", "new.xlsx")
		n.run("template", "export", edition, "-o", "export.docx")
		n.run("template", "fields", "--edition", edition)
	}
	n.run("check", "--form", "form", "sound.xlsx")
	n.run("new", "--form", "form", "--agency", "示例市司法局", "--year", "2024", "-o", "new.xlsx")
	n.run("convert", "--form", "form", "sound.xlsx", "-o", "out.docx")
	n.run("template", "export", "--form", "form", "-o", "export.docx")
}

// commands runs every command on a file.
func (n *net) commands(f input) {
	if err := os.WriteFile(f.name, f.data, 0o666); err != nil {
		n.t.Fatalf("os.WriteFile: %v", err)
	}
	defer os.Remove(f.name)
	n.run("check", f.name)
	n.run("check", f.name, "--json", "--annotate", "out.xlsx")
	n.run("show", f.name)
	n.run("show", f.name, "--json")
	n.run("show", f.name, "--layout")
	n.run("fix", f.name)
	n.run("fix", f.name, "-o", "out.xlsx")
	n.run("fix", f.name, "-o", "out.xlsx", "--zero-blanks")
	n.run("convert", f.name)
	n.run("convert", f.name, "-o", "out.docx", "--draft", "--charts")
	for _, ending := range []string{".xlsx", ".html", ".json"} {
		n.run("convert", f.name, "-o", "out"+ending, "--draft")
	}
	if strings.HasSuffix(f.name, ".docx") {
		n.run("template", "fields", f.name)
		n.run("template", "check", f.name)
		n.run("template", "fill", f.name, "--data", "data.json", "-o", "out.docx", "--missing", "blank")
		n.run("convert", "sound.xlsx", "--template", f.name, "-o", "out.docx")
		n.run("convert", "sound.xlsx", "--template", f.name, "-o", "out.docx", "--charts", "--last", f.name)
	}
	if f.report {
		n.again(f)
	}
}

// again runs the commands on the Word report and the page that a workbook becomes.
func (n *net) again(f input) {
	base := strings.TrimSuffix(f.name, ".xlsx")
	for _, ending := range []string{".docx", ".html"} {
		name := base + ending
		run([]string{"nianbao", "convert", f.name, "-o", name}, io.Discard, io.Discard)
		data, err := os.ReadFile(name)
		must(n.t, err)
		must(n.t, os.Remove(name))
		n.commands(input{name: name, data: data})
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// run runs the program and hashes its status, what it printed and every file that it wrote, which are removed.
func (n *net) run(args ...string) {
	n.t.Helper()
	before := n.files()
	var stdout, stderr bytes.Buffer
	status := run(append([]string{"nianbao"}, args...), &stdout, &stderr)
	all := &bytes.Buffer{}
	fmt.Fprintf(all, "exit %d\n-- stdout --\n%s-- stderr --\n%s", status, &stdout, &stderr)
	for _, name := range n.files() {
		if !slices.Contains(before, name) {
			data, err := os.ReadFile(name)
			must(n.t, err)
			must(n.t, os.Remove(name))
			said := content(data)
			n.hold(name, data, said)
			fmt.Fprintf(all, "-- %s --\n%s\n", name, said)
		}
	}
	line := fmt.Sprintf("%.16x  %s", sha256.Sum256(all.Bytes()), strings.Join(args, " "))
	n.sums = append(n.sums, line)
	if n.keep != "" {
		must(n.t, os.MkdirAll(n.keep, 0o777))
		name := strings.ReplaceAll(fmt.Sprintf("%04d %s", len(n.sums), strings.Join(args, " ")), "/", "_")
		must(n.t, os.WriteFile(filepath.Join(n.keep, name), all.Bytes(), 0o666))
	}
}

// hold keeps a document or workbook unless one with the same contents is kept.
func (n *net) hold(name string, data, said []byte) {
	sum, ending := sha256.Sum256(said), filepath.Ext(name)
	if n.valid == "" || n.held[sum] || ending != ".docx" && ending != ".xlsx" {
		return
	}
	n.held[sum] = true
	path := filepath.Join(n.valid, fmt.Sprintf("%04d%s", len(n.sums)+1, ending)) // the line of outputs.sum
	must(n.t, os.WriteFile(path, data, 0o666))
	n.packages = append(n.packages, path)
}

// files returns the names in the current folder, in order.
func (n *net) files() []string {
	n.t.Helper()
	entries, err := os.ReadDir(".")
	must(n.t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// content returns a file's bytes, those of a package part by part: how they are deflated depends on the compiler's version.
func content(data []byte) []byte {
	pkg, err := opc.Read(data)
	if err != nil {
		return data
	}
	var b bytes.Buffer
	for _, name := range pkg.Names() {
		part, _ := pkg.Part(name)
		fmt.Fprintf(&b, "== %s\n%s\n", name, part)
	}
	return b.Bytes()
}
