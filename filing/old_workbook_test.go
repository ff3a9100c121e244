package filing

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/filing/filingtest"
	"nianbao/filing/printing"
	"nianbao/ooxml/opc"
	"nianbao/xlsx"
	"nianbao/xlsx/biff"
	"nianbao/xlsx/xlsxtest"
)

// unkept are the faults that LibreOffice does not keep: for a sheet, a file or a reference that is not there it
// writes a text or an error value into an .xls.
var unkept = []string{"sheet removed", "reference lost", "other file"}

// TestOfficeOldWorkbooks has LibreOffice save the workbooks of testdata and of the faults as .xls and as .xlsx: what is
// read of the two is the same, down to formulas, formats and what is hidden, and so is every finding. Where LibreOffice
// is required that is all of them, else a few.
func TestOfficeOldWorkbooks(t *testing.T) {
	requireOffice(t)
	dir := t.TempDir()
	names := saveAll(t, dir)
	older := savedAs(t, "xls", names, dir, ".xlsx")
	newer := savedAs(t, "xlsx", names, dir, ".xlsx")
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			sameAsTwin(t, filepath.Join(older, name+".xls"), filepath.Join(newer, name+".xlsx"))
		})
	}
}

// saveAll writes the workbooks into a folder and returns their names without the ending.
func saveAll(t *testing.T, dir string) (names []string) {
	t.Helper()
	workbooks := map[string][]byte{}
	for _, path := range books {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		workbooks[strings.TrimSuffix(filepath.Base(path), ".xlsx")] = data
	}
	sound := workbooks["huaian-2024"]
	few := 25
	if os.Getenv("NIANBAO_REQUIRE_LIBREOFFICE") != "" {
		few = 1
	}
	for i, f := range filingtest.Faults {
		if i%few == 0 && !slices.Contains(unkept, f.Name) {
			workbooks[unsafeInNames.ReplaceAllString(f.Name, "-")] = f.Workbook(t, sound)
		}
	}
	for name, data := range workbooks {
		if err := os.WriteFile(filepath.Join(dir, name+".xlsx"), data, 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var unsafeInNames = regexp.MustCompile(`[^A-Za-z0-9-]+`)

// savedAs has LibreOffice save files of a folder as another kind and returns the folder of what it made.
func savedAs(t *testing.T, ending string, names []string, dir, from string) string {
	t.Helper()
	out := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(out, "profile"), "--headless", "--convert-to", ending,
		"--outdir", out}
	for _, name := range names {
		args = append(args, filepath.Join(dir, name+from))
	}
	if said, err := exec.Command(printing.LibreOffice(), args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

// sameAsTwin compares an old workbook with the same of today.
func sameAsTwin(t *testing.T, older, newer string) {
	t.Helper()
	data, err := os.ReadFile(older)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	pkg, err := biff.Package(data, "")
	if err != nil {
		t.Fatalf("biff.Package: %v", err)
	}
	twin, err := opc.ReadFile(newer)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	if diff := cmp.Diff(described(t, twin), described(t, pkg)); diff != "" {
		t.Errorf("(-xlsx +xls)\n%s", diff)
	}
	want, err := Builtin().Open(newer, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	got, err := Builtin().Open(older, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	var wants, gots []string
	for _, f := range Builtin().Check(want) {
		wants = append(wants, f.Rule.ID+" "+f.Place.String()+" "+f.Message)
	}
	for _, f := range Builtin().Check(got) {
		gots = append(gots, f.Rule.ID+" "+f.Place.String()+" "+f.Message)
	}
	if diff := cmp.Diff(wants, gots); diff != "" {
		t.Errorf("findings (-xlsx +xls)\n%s", diff)
	}
}

// described writes down all that is read of a workbook.
func described(t *testing.T, p *opc.Package) []string {
	t.Helper()
	book, err := xlsx.Read(p)
	if err != nil {
		t.Fatalf("xlsx.Read: %v", err)
	}
	var lines []string
	for _, g := range book.Grids {
		lines = append(lines, g.Name, xlsxtest.Describe(g))
	}
	return lines
}
