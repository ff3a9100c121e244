package edit

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/ooxml/opc"
)

// savedByOffice returns a workbook as LibreOffice opens and saves it. Without LibreOffice the test is skipped, or fails
// where NIANBAO_REQUIRE_LIBREOFFICE is set.
func savedByOffice(t *testing.T, p *opc.Package) *opc.Package {
	t.Helper()
	program, err := exec.LookPath("soffice")
	switch {
	case err != nil && os.Getenv("NIANBAO_REQUIRE_LIBREOFFICE") != "":
		t.Fatal("LibreOffice is required and not installed")
	case err != nil:
		t.Skip("LibreOffice is not installed")
	}
	data, err := p.Bytes()
	if err != nil {
		t.Fatalf("p.Bytes: %v", err)
	}
	dir := t.TempDir()
	path, saved := filepath.Join(dir, "book.xlsx"), filepath.Join(dir, "saved")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	run := exec.Command(program, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx", "--outdir", saved, path)
	if said, err := run.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	p, err = opc.ReadFile(filepath.Join(saved, "book.xlsx"))
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	return p
}

// TestOfficeOpensEdited shows that another program sees in an edited workbook what was written: cells, colours,
// comments, links, and that a sheet of findings which went through its hands is known and replaced.
func TestOfficeOpensEdited(t *testing.T) {
	p, err := opc.ReadFile("../../testdata/huaian-2024.xlsx")
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	const sheet = "依申请公开"
	out := edited(t, p,
		func(e *Editor) error { return e.Mark(sheet, 6, 3, "FFC7CE", "第一条") },
		func(e *Editor) error { return e.Mark(sheet, 6, 3, "FFEB9C", "第二条\n还有一行") },
		func(e *Editor) error { return e.SetText(sheet, 40, 1, "表外") },
		func(e *Editor) error { return e.SetFormula(sheet, 41, 1, "1+1", "2") },
		insert(sampleSheet))
	saved := savedByOffice(t, out)
	before, after := sheetCells(t, out), sheetCells(t, saved)
	for name, cells := range before {
		for at, c := range cells {
			if got := after[name][at]; got.Text != c.Text || got.Kind != c.Kind || (got.Formula == "") != (c.Formula == "") {
				t.Errorf("%s %v: %+v, from LibreOffice %+v", name, at, c, got)
			}
		}
	}
	if said := commentTexts(t, saved, sheet)["D7"]; !strings.HasSuffix(said, "第一条\n第二条\n还有一行") {
		t.Errorf("a comment says %q", said)
	}
	if linked, target, err := inExcelize(t, saved).GetCellHyperLink("校验结果", "C5"); !linked || !strings.Contains(target, "表1") || err != nil {
		t.Errorf("a link to %q, %v", target, err)
	}
	again := edited(t, saved, insert(sampleSheet), func(e *Editor) error { return e.Mark(sheet, 6, 3, "FFC7CE", "第三条") })
	if diff := cmp.Diff(sheetNames(t, out), sheetNames(t, again)); diff != "" {
		t.Error(diff)
	}
	if said := commentTexts(t, again, sheet)["D7"]; !strings.Contains(said, "第二条") || !strings.HasSuffix(said, "第三条") {
		t.Error(said)
	}
}
