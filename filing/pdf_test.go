package filing

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/filing/file"
)

const samplePDF = "../pdf/testdata/huaian-2024.pdf"

// TestPDFIsRead shows that a PDF gives the report that it was printed from, and becomes a workbook and a Word report.
func TestPDFIsRead(t *testing.T) {
	want := published(t, "huaian-2024")
	f, err := Builtin().Open(samplePDF, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, d := range differences(f.Report, want) {
		t.Error(d)
	}
	if list := Builtin().Check(f); len(list) > 0 {
		t.Errorf("findings: %v", list[0].Message)
	}
	for _, name := range []string{"book.xlsx", "report.docx", "page.html", "data.json"} {
		back, err := Builtin().Open(convertTo(t, samplePDF, name), "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, d := range differences(back.Report, want) {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestPDFHasPassword shows that a protected PDF is read with its password, and that this is known.
func TestPDFHasPassword(t *testing.T) {
	const path = "../pdf/testdata/locked.pdf"
	for password, reason := range map[string]string{"": "这个 PDF 有打开密码", "wrong": "密码不对，打不开这个 PDF"} {
		_, err := Builtin().Open(path, password)
		if known := (*file.Error)(nil); !errors.As(err, &known) || known.Reason != reason {
			t.Errorf("password %q: %v", password, err)
		}
	}
	f, err := Builtin().Open(path, "nianbao")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	want := published(t, "zhongwei-2020")
	for _, d := range differences(f.Report, want) {
		t.Error(d)
	}
	if !f.Encrypted() {
		t.Error("nobody is told of the password")
	}
	if f, err = Builtin().Open(samplePDF, "nianbao"); err != nil || f.Encrypted() {
		t.Errorf("a password that is not needed: %v", err)
	}
}

// TestOfficePDF shows that every figure and text of what LibreOffice prints comes back: both editions, with charts and
// as drafts. It is started once for all of them.
func TestOfficePDF(t *testing.T) {
	program, dir := requireOffice(t), t.TempDir()
	run := []string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf",
		"--outdir", dir}
	var documents []string
	for i, path := range books {
		for name, c := range map[string]Conversion{"report": {}, "charts": {Charts: true}, "draft": {Draft: true}} {
			c.Out = filepath.Join(dir, name+strconv.Itoa(i)+".docx")
			if _, err := Builtin().Convert(path, c); err != nil {
				t.Fatalf("Builtin().Convert: %v", err)
			}
			documents = append(documents, c.Out)
		}
	}
	if out, err := exec.Command(program, append(run, documents...)...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, path := range documents {
		want, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		got, err := Builtin().Open(strings.TrimSuffix(path, "docx")+"pdf", "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, d := range differences(got.Report, want.Report) {
			t.Errorf("%s: %s", filepath.Base(path), d)
		}
		if n := check.Count(Builtin().Check(got), check.Error); n > 0 {
			t.Errorf("%s has %d errors", filepath.Base(path), n)
		}
	}
}

// TestPDFIsRefused shows what is said of a PDF that no report is in.
func TestPDFIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7\nnothing"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	_, err := Builtin().Open(path, "")
	if err == nil || !strings.HasSuffix(err.Error(),
		"这个 PDF 已损坏，打不开。请重新下载，或者请用原来的 .xlsx 或 .docx 文件。") {
		t.Errorf("Builtin().Open: %v", err)
	}
	if _, err := Builtin().Fix(&Filing{Path: path, Kind: PDF}, Fixing{}); err == nil ||
		!strings.Contains(err.Error(), "PDF 可以先用 nianbao convert") {
		t.Errorf("Builtin().Fix: %v", err)
	}
}
