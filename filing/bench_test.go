package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/form/fields"
	"nianbao/render/readback"
)

const benchBook = "../testdata/huaian-2024.xlsx"

// BenchmarkCheck reads the workbook and checks it.
func BenchmarkCheck(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := Builtin().Open(benchBook, "")
		if err != nil || len(Builtin().Check(f)) > 0 {
			b.Fatalf("Builtin().Open: %v", err)
		}
	}
}

// BenchmarkCheckAgainstLast reads the workbook and last year's, and checks it against that: all that check --last does.
func BenchmarkCheckAgainstLast(b *testing.B) {
	last := filepath.Join(b.TempDir(), "last.json")
	f, err := Builtin().Open(benchBook, "")
	if err != nil {
		b.Fatalf("Builtin().Open: %v", err)
	}
	f.Report.Year--
	var data bytes.Buffer
	if err := contract.Write(&data, f.Data()); err != nil {
		b.Fatalf("contract.Write: %v", err)
	}
	if err := os.WriteFile(last, data.Bytes(), 0o666); err != nil {
		b.Fatalf("os.WriteFile: %v", err)
	}
	book := filepath.Join(b.TempDir(), "last.xlsx")
	if _, err := Builtin().Convert(last, Conversion{Out: book, Draft: true}); err != nil {
		b.Fatalf("Builtin().Convert: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		f, err := Builtin().Open(benchBook, "")
		if err == nil {
			err = Builtin().Hold(f, Beside{Last: book})
		}
		if err != nil || len(Builtin().Check(f)) == 0 { // everything is last year's
			b.Fatal(err)
		}
	}
}

// BenchmarkFill prepares the Word template and fills it with a report, as the first conversion of a run does.
func BenchmarkFill(b *testing.B) {
	f, err := Builtin().Open(benchBook, "")
	if err != nil {
		b.Fatalf("Builtin().Open: %v", err)
	}
	named := fields.Of(f.Report)
	named["草稿"] = false
	source, err := Builtin().template(f.Report.Form)
	if err != nil {
		b.Fatalf("Builtin().template: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		t, err := parse(source, nil)
		if err == nil {
			_, err = t.Fill(named)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReadBack compares a filled document with its report.
func BenchmarkReadBack(b *testing.B) {
	f, err := Builtin().Open(benchBook, "")
	if err != nil {
		b.Fatalf("Builtin().Open: %v", err)
	}
	data, err := wordOf(f.Report, false, nil, nil)
	if err != nil {
		b.Fatalf("wordOf: %v", err)
	}
	meant := readback.Of(f.Report, fields.Of(f.Report))
	b.ReportAllocs()
	for b.Loop() {
		if d, err := Builtin().compareWord(data, meant, printsAll); err != nil || len(d) > 0 {
			b.Fatal(d, err)
		}
	}
}

// BenchmarkConvert is the whole conversion, the file written and synced included. The template is prepared once, as for the files of one run.
func BenchmarkConvert(b *testing.B) {
	out := filepath.Join(b.TempDir(), "out.docx")
	b.ReportAllocs()
	for b.Loop() {
		done, err := Builtin().Convert(benchBook, Conversion{Out: out, Force: true})
		if err != nil || check.Count(done.Findings, check.Error) > 0 {
			b.Fatalf("Builtin().Convert: %v", err)
		}
	}
}

// BenchmarkConvertAhead is the same as the program does it of one file: the report is made while the workbook is checked.
func BenchmarkConvertAhead(b *testing.B) {
	out := filepath.Join(b.TempDir(), "out.docx")
	b.ReportAllocs()
	for b.Loop() {
		done, err := Builtin().Convert(benchBook, Conversion{Out: out, Force: true, Ahead: true})
		if err != nil || check.Count(done.Findings, check.Error) > 0 {
			b.Fatalf("Builtin().Convert: %v", err)
		}
	}
}

// BenchmarkConvertInMemory is the conversion without the disk.
func BenchmarkConvertInMemory(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		f, err := Builtin().Open(benchBook, "")
		if err != nil || len(Builtin().Check(f)) > 0 {
			b.Fatalf("Builtin().Open: %v", err)
		}
		if _, err := wordOf(f.Report, false, nil, nil); err != nil {
			b.Fatalf("wordOf: %v", err)
		}
	}
}

// BenchmarkParse prepares the template.
func BenchmarkParse(b *testing.B) {
	source, err := Builtin().template(Builtin().Forms[1])
	if err != nil {
		b.Fatalf("Builtin().template: %v", err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := parse(source, nil); err != nil {
			b.Fatalf("parse: %v", err)
		}
	}
}
