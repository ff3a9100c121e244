package filing

import (
	"os"
	"path/filepath"
	"testing"

	"nianbao/check"
	"nianbao/docx"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/render/html"
	"nianbao/render/sheet"
	"nianbao/render/word"
	"nianbao/xlsx"
)

// FuzzForm makes of every definition that loads what the commands make of it: a workbook, a template, a page; and reads
// and checks the workbook.
func FuzzForm(f *testing.F) {
	var files []string
	for _, pattern := range []string{"../testdata/forms/*/form.yaml", "testdata/form-*/form.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			f.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatalf("os.ReadFile: %v", err)
		}
		if len(data) < 8000 { // the fuzzer does little with longer ones
			f.Add(data)
		}
	}
	f.Add([]byte("edition: a\nyears: {from: 2019}\nparticulars: [{id: agency, name: 甲, label: 甲}, {id: year, name: 乙, label: 乙}, {id: date, name: 丙, label: 丙}]\n" +
		"sections: [{title: 一、表, sheet: 表, tables: [a]}]\ntables: [{id: a, name: 丁, across: true, columns: [{id: x, name: x, label: '', unit: \"%\"}, {label: g, columns: [{id: y, name: y, label: y}]}], rows: [{id: n, name: n, label: n}]}]\n" +
		"relations: [{id: R01, says: s, basis: b, each: row of a, equation: x = y / y, round: 2, mend: m, holds: {x: 100, y: 1}, breaks: {x: 1, y: 1}}]\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		own, err := define.Parse("form.yaml", data)
		if err != nil || len(own.Cells) > 500 {
			return
		}
		r := form.NewReport(own)
		r.Agency, r.Year = "甲县某局", 2024
		for i, c := range own.Cells {
			if i%3 > 0 {
				r.SetValue(c, form.ParseValue("7", 0, c.Unit(), ""))
			}
		}
		book, err := sheet.Workbook(r)
		if err != nil {
			t.Fatalf("no workbook: %v", err)
		}
		pkg, err := opc.Read(book)
		if err != nil {
			t.Fatalf("the workbook is no package: %v", err)
		}
		grids, err := xlsx.Read(pkg)
		if err != nil {
			t.Fatalf("the workbook is not read: %v", err)
		}
		if back, err := locate.New(own).Read(grids); err == nil {
			check.Report(back, []*form.Form{own})
		}
		check.Rules([]*form.Form{own})
		if template, err := word.Template(own); err != nil {
			t.Fatalf("no template: %v", err)
		} else if pkg, err := opc.Read(template); err != nil {
			t.Fatalf("the template is no package: %v", err)
		} else if _, err := docx.Parse(pkg); err != nil {
			t.Fatalf("the template has mistakes: %v", err)
		}
		if _, err := html.Write(r, html.Options{}); err != nil {
			t.Fatalf("no page: %v", err)
		}
		if len(own.Cells) < 100 && len(own.Others) == 0 {
			usedWell(t, own, book)
		}
	})
}

// usedWell does with a workbook on a form of one's own what the commands do, and reads back what they write.
func usedWell(t *testing.T, own *form.Form, book []byte) {
	t.Helper()
	dir := t.TempDir()
	l, path := newLibrary([]*form.Form{own}, dir), filepath.Join(dir, "报送.xlsx")
	if err := os.WriteFile(path, book, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := l.Open(path, "")
	if err != nil {
		refusedWell(t, err)
		return
	}
	if err := l.Annotate(f, l.Check(f), filepath.Join(dir, "标注.xlsx"), false); err != nil {
		refusedWell(t, err)
	}
	if _, err := l.Fix(f, Fixing{Out: filepath.Join(dir, "改正.xlsx")}); err != nil {
		refusedWell(t, err)
	}
	for _, ending := range []string{".docx", ".xlsx", ".html", ".json"} {
		out := filepath.Join(dir, "报告"+ending)
		if _, err := l.Convert(path, Conversion{Out: out, Draft: true}); err != nil {
			refusedWell(t, err)
		} else if _, err := l.Open(out, ""); err != nil {
			refusedWell(t, err)
		}
	}
}
