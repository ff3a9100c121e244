package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/cmd/release/archive"
	"nianbao/cmd/release/bill"
	"nianbao/cmd/release/licence"
)

// TestLinked shows that all that a program for Windows is linked of may be handed on: modules, what they embed, the file of
// pdfium. A module that is raised to another version is looked at here.
func TestLinked(t *testing.T) {
	s := &source{folder: filepath.Join("..", "..")}
	packs, err := s.list(target{"windows", "amd64"})
	if err != nil {
		t.Fatalf("list the packages: %v", err)
	}
	var linked []*debug.Module
	for _, k := range packs {
		m := k.Module
		if m == nil || m.Main {
			continue
		}
		if !slices.ContainsFunc(linked, func(l *debug.Module) bool { return l.Path == m.Path }) {
			linked = append(linked, &debug.Module{Path: m.Path, Version: m.Version})
		}
	}
	p, err := gather(packs, linked)
	if err != nil {
		t.Fatalf("gather them: %v", err)
	}
	if len(p.modules) < 20 || !slices.Contains(p.needs, licence.PdfiumModule) || !slices.Contains(p.needs, bill.Standard) {
		t.Errorf("%d modules, the program's own packages need %q", len(p.modules), p.needs)
	}
	for _, m := range p.modules {
		if strings.Contains(m.Name, "blackfriday") || strings.Contains(m.Name, "md2man") {
			t.Errorf("%s is linked, which tag %s leaves out", m.Name, tags)
		}
		if m.Name == licence.PdfiumModule && !slices.Contains(m.Needs, "github.com/tetratelabs/wazero") {
			t.Errorf("%s needs %q", m.Name, m.Needs)
		}
	}
	for _, k := range packs {
		if k.ImportPath != licence.PdfiumPackage {
			continue
		}
		data, err := os.ReadFile(filepath.Join(k.Dir, licence.PdfiumFile))
		if err != nil {
			t.Fatalf("read pdfium: %v", err)
		}
		if _, err := licence.Pdfium(data); err != nil {
			t.Errorf("%v", err)
		}
	}
}

// packOf is a package of a module that lies in a folder.
func packOf(path, module, version, folder string, imports ...string) pack {
	p := pack{ImportPath: path, Imports: imports}
	p.Module = &struct {
		Path, Version, Dir string
		Main               bool
		Replace            *struct{ Path string }
	}{Path: module, Version: version, Dir: folder, Main: module == "nianbao"}
	return p
}

func TestGather(t *testing.T) {
	folder := t.TempDir()
	own, err := os.ReadFile("../../LICENSE")
	if err != nil {
		t.Fatalf("read the licence: %v", err)
	}
	if err := os.WriteFile(filepath.Join(folder, "LICENSE"), own, 0o600); err != nil {
		t.Fatalf("write a module's: %v", err)
	}
	good := []pack{packOf("nianbao/x", "nianbao", "", ".", "example.com/a/b", "fmt"), {ImportPath: "fmt", Standard: true},
		packOf("example.com/a/b", "example.com/a", "v1.0.0", folder, "fmt")}
	linked := []*debug.Module{{Path: "example.com/a", Version: "v1.0.0"}}
	p, err := gather(good, linked)
	if err != nil || len(p.modules) != 2 || !slices.Equal(p.modules[1].IDs, []string{"MIT"}) ||
		!slices.Equal(p.modules[1].Needs, []string{bill.Standard}) || !slices.Equal(p.needs, []string{"example.com/a", bill.Standard}) {
		t.Errorf("gathered %+v, %v", p, err)
	}
	embedding := packOf("example.com/a/b", "example.com/a", "v1.0.0", folder)
	embedding.EmbedFiles = []string{"font.ttf"}
	object := packOf("example.com/a/b", "example.com/a", "v1.0.0", folder)
	object.SysoFiles = []string{"blob.syso"}
	for name, c := range map[string]struct {
		packs  []pack
		linked []*debug.Module
	}{
		"a file embedded":       {[]pack{embedding}, linked},
		"an object linked":      {[]pack{object}, linked},
		"no licence":            {[]pack{packOf("example.com/a/b", "example.com/a", "v1.0.0", t.TempDir())}, linked},
		"another version":       {good, []*debug.Module{{Path: "example.com/a", Version: "v1.0.1"}}},
		"replaced":              {good, []*debug.Module{{Path: "example.com/a", Version: "v1.0.0", Replace: &debug.Module{}}}},
		"linked and not listed": {good, append([]*debug.Module{{Path: "example.com/c", Version: "v1.0.0"}}, linked...)},
		"listed and not linked": {good, nil},
	} {
		if _, err := gather(c.packs, c.linked); err == nil {
			t.Errorf("%s is taken", name)
		}
	}
}

func TestSettledVersion(t *testing.T) {
	const log = "# Changelog\n\n## Unreleased\n\n## 1.2.0 - 2026-12-01\n\n## [1.1.0]\n"
	for _, c := range []struct{ given, log, want string }{
		{"", log, "1.2.0"},
		{"1.2.0", log, "1.2.0"},
		{"1.3.0-rc.1", log, "1.3.0-rc.1"},
		{"", "## [1.1.0]\n", "1.1.0"},
		{"1.1.0", log, ""},
		{"1.3.0", log, ""},
		{"", "## Unreleased\n", ""},
		{"v1.3.0-rc.1", log, ""},
		{"1.3-rc", log, ""},
		{"1.3.0-x y", log, ""},
	} {
		got, err := settledVersion(c.given, []byte(c.log))
		if got != c.want || (err == nil) != (c.want != "") {
			t.Errorf("given %q: %q, %v, want %q", c.given, got, err, c.want)
		}
	}
}

// TestBeside packs what stands beside the program, with a stub for it: what a clerk unpacks.
func TestBeside(t *testing.T) {
	s := &source{folder: filepath.Join("..", "..")}
	files, err := s.beside()
	if err != nil {
		t.Fatalf("make what stands beside the program: %v", err)
	}
	windows := target{"windows", "arm64"}
	files[windows.program()] = archive.File{Data: []byte("stub"), Program: true}
	data, err := archive.Zip(files, time.Unix(1.8e9, 0))
	if err != nil {
		t.Fatalf("pack: %v", err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("read the archive: %v", err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	if want := []string{"LICENSE", "nianbao.exe", "使用说明.html", "示例统计表.xlsx"}; !slices.Equal(names, want) {
		t.Errorf("packed %q, want %q", names, want)
	}
	page := string(files["使用说明.html"].Data)
	if !strings.Contains(page, "data:image/png;base64,") || strings.Contains(page, `src="docs/`) {
		t.Error("the manual's pictures are not within it")
	}
	if !bytes.HasPrefix(files["示例统计表.xlsx"].Data, []byte("PK")) {
		t.Error("the sample is no workbook")
	}
}

func TestTargets(t *testing.T) {
	for _, name := range strings.Split(everywhere, ",") {
		made, err := parseTarget(name)
		if err != nil || made.words() != strings.Replace(name, "/", "-", 1) {
			t.Errorf("%s: %v, %v", name, made, err)
		}
	}
	for _, name := range []string{"", "windows", "windows/386", "Windows/amd64"} {
		if _, err := parseTarget(name); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
	folder := t.TempDir()
	if err := empty(filepath.Join(folder, "new", "dist")); err != nil {
		t.Errorf("a new folder: %v", err)
	}
	if empty(folder) == nil {
		t.Error("a folder that holds another is taken")
	}
}

// TestSigned shows that a command that signs nothing, or fails, is not believed.
func TestSigned(t *testing.T) {
	file := filepath.Join(t.TempDir(), "nianbao.exe")
	if err := os.WriteFile(file, []byte("MZ"), 0o600); err != nil {
		t.Fatalf("write a program: %v", err)
	}
	for _, command := range []string{"true", "false"} {
		if _, err := exec.LookPath(command); err != nil {
			t.Skipf("no %s here", command)
		}
		if _, err := (&source{sign: []string{command}}).signed(file); err == nil {
			t.Errorf("%s is said to have signed", command)
		}
	}
}

// TestAgain shows that another Go is not called without end.
func TestAgain(t *testing.T) {
	t.Setenv("NIANBAO_RELEASE_AGAIN", "1")
	if status, err := again(nil); err == nil || status == 0 || errors.Is(err, exec.ErrNotFound) {
		t.Errorf("called again: %d, %v", status, err)
	}
}
