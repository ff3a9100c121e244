package filing

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/filing/beside"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/parts"
)

// TestBesideOfAFolder holds a report against one on a form that stands in another folder, of each kind of file, and
// against one on a form that is like it.
func TestBesideOfAFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, from string, changes ...string) string {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		for i := 0; i < len(changes); i += 2 {
			if !strings.Contains(string(data), changes[i]) {
				t.Fatalf("no %s in %s", changes[i], from)
			}
		}
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatalf("os.MkdirAll: %v", err)
		}
		if err := os.WriteFile(path, []byte(strings.NewReplacer(changes...).Replace(string(data))), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return filepath.Dir(path)
	}
	own := write("own/form.yaml", "../testdata/forms/enforcement/form.yaml", `editions: ["2019", "2021"]`, "folder: ../annual")
	write("annual/form.yaml", "../templates/2021/form.yaml", `edition: "2021"`, `edition: "2021-甲"`)
	l, err := LoadDir(own)
	if err != nil {
		t.Fatalf("LoadDir: %v", err)
	}
	blank := filepath.Join(dir, "own.json")
	if err := os.WriteFile(blank, []byte(`{"schema":1,"file":"a","form":"执法2024","agency":"示例市人民政府","year":2024,"values":{`+
		`"permits.all.granted":"447228","permits.all.refused":"0","penalties.all.total":"3985759"},"texts":{}}`), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	annual := []string{"../testdata/huaian-2024.xlsx", "../testdata/huaian-2024.xls"}
	for _, ending := range []string{".docx", ".html", ".json"} {
		out := filepath.Join(dir, "annual"+ending)
		if _, err := Builtin().Convert(annual[0], Conversion{Out: out}); err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		if ending != ".json" { // that says on which form it is
			annual = append(annual, out)
		}
	}
	for _, path := range annual {
		f, err := l.Open(blank, "")
		if err != nil {
			t.Fatalf("l.Open: %v", err)
		}
		if len(check.UncheckedIn(f.Report, check.Choice{})) != 1 {
			t.Error("what is not checked is not told of")
		}
		if err := l.Hold(f, Beside{With: []string{path}}); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		var told []string
		for _, finding := range l.Check(f) {
			if finding.Rule.ID == "R06" || finding.Rule.ID == "R07" {
				told = append(told, finding.Message)
			}
			for _, p := range finding.Places() {
				if p.File != "" {
					t.Errorf("%s is marked at %s", finding.Rule.ID, p)
				}
			}
		}
		if len(told) != 1 || !strings.Contains(told[0], "行政处罚合计 3985759，年度报告的行政处罚处理决定数量 3985758，相差 1") ||
			!strings.Contains(told[0], path) || len(check.UncheckedIn(f.Report, check.Choice{})) != 0 {
			t.Errorf("%s: %v", path, told)
		}
	}
	f, err := l.Open(blank, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if err := l.Hold(f, Beside{With: []string{filepath.Join(dir, "annual.json")}}); err == nil ||
		!strings.Contains(err.Error(), "--with 要给出的是政府信息公开工作年度报告的文件") {
		t.Errorf("l.Hold: %v", err)
	}
}

// TestReadIsKept shows that nothing that was read for a filing is written over, by force neither: last year's file, be it
// found among others, what else the run reads, the parts of a superior's.
func TestReadIsKept(t *testing.T) {
	last := yearBefore(t, books[0])
	kept, err := os.ReadFile(last)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	find := func(*form.Report) beside.Sought { return beside.Sought{Path: last} }
	refused := func(what string, err error) {
		t.Helper()
		if now, _ := os.ReadFile(last); err == nil || !strings.Contains(err.Error(), "输出文件就是输入文件") || !bytes.Equal(now, kept) {
			t.Errorf("%s: %v", what, err)
		}
	}
	l := Builtin()
	_, err = l.Convert(books[0], Conversion{Out: last, Force: true, FindLast: find})
	refused("convert", err)
	for name, read := range map[string]func(f *Filing) error{
		"last year's": func(f *Filing) error { return l.Hold(f, Beside{Find: find}) },
		"the run's":   func(f *Filing) error { return l.Hold(f, Beside{Run: file.NewLedger([]string{last})}) },
		"a part": func(f *Filing) error {
			f.HoldParts(parts.NewSet(f.Report.Form, f.Report.Year, []*parts.Part{parts.NewPart("甲局", last)}))
			return nil
		},
	} {
		f, err := l.Open(books[0], "")
		if err == nil {
			err = read(f)
		}
		if err != nil {
			t.Fatal(err)
		}
		refused(name, l.Annotate(f, nil, last, true))
	}
	f, err := l.Open(books[0], "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	_, err = l.Fix(f, Fixing{Out: last, Force: true, Beside: Beside{Find: find}})
	refused("fix", err)
}

// TestMarksStayInTheReport shows that a copy is marked where the report's own figures stand, although last year's stand
// on sheets of the same names.
func TestMarksStayInTheReport(t *testing.T) {
	dir := t.TempDir()
	last := yearBefore(t, books[0])
	this := filepath.Join(dir, "this.xlsx")
	book, err := excelize.OpenFile(books[0])
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	if err := book.SetCellInt("依申请公开", "D7", 43); err != nil {
		t.Fatalf("book.SetCellInt: %v", err)
	}
	if err := book.SaveAs(this); err != nil {
		t.Fatalf("book.SaveAs: %v", err)
	}
	f, err := Builtin().Open(this, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if err := Builtin().Hold(f, Beside{Last: last}); err != nil {
		t.Fatalf("Builtin().Hold: %v", err)
	}
	findings := slices.DeleteFunc(Builtin().Check(f), func(f check.Finding) bool { return f.Rule.ID != "Y01" })
	marked := filepath.Join(dir, "marked.xlsx")
	if err := Builtin().Annotate(f, findings, marked, false); err != nil {
		t.Fatalf("Builtin().Annotate: %v", err)
	}
	if book, err = excelize.OpenFile(marked); err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	comments, err := book.GetComments("依申请公开")
	if err != nil || len(findings) == 0 || len(comments) == 0 {
		t.Fatal(findings, comments, err)
	}
	for _, c := range comments {
		if c.Cell != "D7" && c.Cell != "J7" {
			t.Errorf("%s is marked: %s", c.Cell, c.Text)
		}
	}
	rows, err := book.GetRows("校验结果")
	if err != nil || !strings.Contains(fmt.Sprint(rows), "依申请公开!D7") {
		t.Error(rows, err)
	}
}
