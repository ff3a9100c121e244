package filing

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/docx/wordtest"
	"nianbao/filing/filingtest"
	"nianbao/filing/printing"
	"nianbao/filing/template"
)

// office converts a file with LibreOffice and returns the result's path. Behind its ending the filter may stand: csv:….
func office(t *testing.T, path, ending string) string {
	t.Helper()
	program := requireOffice(t)
	dir := t.TempDir()
	out, err := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", ending, "--outdir", dir, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	ending, _, _ = strings.Cut(ending, ":")
	made := filepath.Join(dir, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+"."+ending)
	if _, err := os.Stat(made); err != nil {
		t.Fatalf("LibreOffice made nothing: %s", out)
	}
	return made
}

// requireOffice returns LibreOffice's program. Without it the test is skipped, or fails where NIANBAO_REQUIRE_LIBREOFFICE is set.
func requireOffice(t *testing.T) string {
	t.Helper()
	program := printing.LibreOffice()
	switch {
	case program != "":
	case os.Getenv("NIANBAO_REQUIRE_LIBREOFFICE") != "":
		t.Fatal("LibreOffice is required and not installed")
	default:
		t.Skip("LibreOffice is not installed")
	}
	return program
}

// TestOfficeOpensAnnotated shows that LibreOffice finds the faults of a template as comments.
func TestOfficeOpensAnnotated(t *testing.T) {
	requireOffice(t)
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "t.docx"), filepath.Join(dir, "c.docx")
	pkg := wordtest.Document(t, wordtest.Paragraph("{{机关名}}")+wordtest.Table(wordtest.Row("甲", "{{If 年度}}")), nil)
	data, err := pkg.Bytes()
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	l := Builtin()
	_, err = l.CheckTemplate(path, "")
	if written, failed := template.Annotate(path, copied, err, false); failed != nil || !written {
		t.Fatal(written, failed)
	}
	data, err = os.ReadFile(office(t, copied, "fodt"))
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	for _, want := range []string{"<office:annotation ", "“If”要用半角小写", "您是不是要用 机关名称"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %q", want)
		}
	}
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page[^s]`)

// TestOfficeOpensReports shows that LibreOffice lays the reports out on a few pages, drafts included.
func TestOfficeOpensReports(t *testing.T) {
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		for _, draft := range []bool{false, true} {
			data, err := wordOf(published(t, name), draft, nil, nil)
			if err != nil {
				t.Fatalf("wordOf: %v", err)
			}
			path := filepath.Join(t.TempDir(), "report.docx")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatalf("os.WriteFile: %v", err)
			}
			pdf, err := os.ReadFile(office(t, path, "pdf"))
			if err != nil {
				t.Fatalf("os.ReadFile: %v", err)
			}
			if pages := len(pdfPage.FindAll(pdf, -1)); pages < 3 || pages > 6 {
				t.Errorf("%s has %d pages", name, pages)
			}
		}
	}
}

// TestOfficeKeepsReports shows that a Word report saved by LibreOffice reads back with every figure.
func TestOfficeKeepsReports(t *testing.T) {
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		want := published(t, name)
		data, err := wordOf(want, false, nil, nil)
		if err != nil {
			t.Fatalf("wordOf: %v", err)
		}
		path := filepath.Join(t.TempDir(), "report.docx")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		f, err := Builtin().Open(office(t, path, "docx"), "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, d := range differences(f.Report, want) {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestOfficeCalculates shows that LibreOffice computes in the workbook what stands in it, and that the workbook it saves checks as before.
func TestOfficeCalculates(t *testing.T) {
	for _, name := range []string{"huaian-2024", "zhongwei-2020"} {
		before, err := Builtin().Open("../testdata/"+name+".xlsx", "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		after, err := Builtin().Open(office(t, "../testdata/"+name+".xlsx", "xlsx"), "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, c := range before.Report.Form.Cells {
			if a, b := before.Report.Value(c), after.Report.Value(c); a.Normalized() != b.Normalized() || (a.Formula == "") != (b.Formula == "") {
				t.Errorf("%s %s: %s (%s), from LibreOffice %s (%s)", name, c.ID, a.Text, a.Formula, b.Text, b.Formula)
			}
		}
		if len(before.Report.Texts) != len(after.Report.Texts) || before.Report.Texts["overview"].Text != after.Report.Texts["overview"].Text {
			t.Errorf("%s: other texts", name)
		}
		if n := check.Count(Builtin().Check(after), check.Error); n > 0 {
			t.Errorf("%s has %d errors", name, n)
		}
	}
}

// TestOfficeOpensAll shows that LibreOffice opens every other kind of file that is written: charts, last year's report filled by its labels,
// a page, marked and mended workbooks.
func TestOfficeOpensAll(t *testing.T) {
	requireOffice(t)
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []Conversion{
		{Out: at("图表.docx"), Charts: true, Last: yearBefore(t, books[0])},
		{Out: at("按标签.docx"), Template: convertTo(t, books[0], "上年.docx")},
		{Out: at("网页.html")},
		{Out: at("统计表.xlsx")},
	} {
		if done, err := Builtin().Convert(books[0], c); err != nil || done.Path == "" {
			t.Fatalf("%s: %v", c.Out, err)
		}
	}
	f, err := Builtin().Open(spoiled(t, func(s *filingtest.Spoiler) {
		s.Text(filingtest.Applied+"!F6", "0")
		s.Number(filingtest.Applied+"!J8", "1")
	}), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if err := Builtin().Annotate(f, Builtin().Check(f), at("标注.xlsx"), false); err != nil {
		t.Fatalf("Builtin().Annotate: %v", err)
	}
	if _, err := Builtin().Fix(f, Fixing{Out: at("改正.xlsx")}); err != nil {
		t.Fatalf("Builtin().Fix: %v", err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatalf("os.ReadDir: %v", err)
	}
	for _, e := range entries {
		pdf, err := os.ReadFile(office(t, at(e.Name()), "pdf"))
		if err != nil || len(pdfPage.FindAll(pdf, -1)) == 0 {
			t.Errorf("%s has no pages: %v", e.Name(), err)
		}
	}
}
