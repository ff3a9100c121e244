package filing

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"nianbao/ooxml/opc"
	"nianbao/render/readback"
)

// replaced returns a workbook in which words of parts are others: part, old, new, and so on.
func replaced(t testing.TB, source string, edits ...string) []byte {
	t.Helper()
	pkg, err := opc.ReadFile(source)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	for i := 0; i < len(edits); i += 3 {
		data, _ := pkg.Part(edits[i])
		if !bytes.Contains(data, []byte(edits[i+1])) {
			t.Fatalf("no %s in %s", edits[i+1], edits[i])
		}
		pkg.Set(edits[i], bytes.Replace(data, []byte(edits[i+1]), []byte(edits[i+2]), 1))
	}
	data, err := pkg.Bytes()
	if err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	return data
}

// openedAs reads a file of such data.
func openedAs(t testing.TB, name string, data []byte) (*Filing, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return Builtin().Open(path, "")
}

// cellRows are rows below a sheet's own, all of whose cells hold a figure.
func cellRows(cells int) string {
	return strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 100)+"</row>", cells/100)
}

const sheet3 = "xl/worksheets/sheet3.xml" // 依申请公开

// TestDoors shows that workbooks which Excel, WPS and LibreOffice open are read, with the right figures, and can be
// mended, marked and printed.
func TestDoors(t *testing.T) {
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	damaged := replaced(t, books[0])
	sum := corePropertiesSum(t, damaged)
	damaged = bytes.ReplaceAll(damaged, sum, []byte{sum[0] ^ 1, sum[1], sum[2], sum[3]})
	title := regexp.MustCompile(`<mergeCell ref="A1:[A-Z]+1"`).FindString(string(part(t, books[0], sheet3)))
	for _, test := range []struct {
		name   string
		data   []byte
		remark string
	}{
		{"custom XML as LibreOffice saves it", replaced(t, books[0], "_rels/.rels", "</Relationships>",
			`<Relationship Id="rId99" Type="`+office+`/customXml" Target="../customXml/item1.xml"/></Relationships>`), ""},
		{"merge over a whole row", replaced(t, books[0], sheet3, title, `<mergeCell ref="1:1"`), ""},
		{"module of an old workbook", replaced(t, books[0], "xl/workbook.xml", "</sheets>",
			`<sheet name="Module1" sheetId="99" state="veryHidden" r:id=""/></sheets>`), ""},
		{"checksum of the core properties", damaged, "docProps/core.xml 已损坏"},
		{"very many equal styles", replaced(t, books[0], "xl/styles.xml", "</cellXfs>",
			strings.Repeat(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyFont="1" applyFill="1"/>`, 60_000)+"</cellXfs>"), ""},
		{"a million empty cells with a style", replaced(t, books[0], sheet3, "</sheetData>",
			strings.Repeat("<row>"+strings.Repeat(`<c s="1"/>`, 200)+"</row>", 5000)+"</sheetData>"), ""},
		{"a list of very many cells on a sheet of its own", withSheet(t, cellRows(1_300_000)), "明细”里有内容的格太多，后面的没有读"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := openedAs(t, "book.xlsx", test.data)
			if err != nil {
				t.Fatalf("openedAs: %v", err)
			}
			want := &readback.Meant{Report: published(t, "huaian-2024")}
			for _, d := range want.Differences(f.Report, nil) {
				t.Error(d)
			}
			if said := strings.Join(f.Remarks(), "\n"); test.remark == "" && said != "" || !strings.Contains(said, test.remark) {
				t.Errorf("told %q, want %q", said, test.remark)
			}
			dir := filepath.Dir(f.Path)
			if err := Builtin().Annotate(f, Builtin().Check(f), filepath.Join(dir, "marked.xlsx"), false); err != nil {
				t.Errorf("Builtin().Annotate: %v", err)
			}
			if _, err := Builtin().Fix(f, Fixing{Out: filepath.Join(dir, "fixed.xlsx")}); err != nil {
				t.Errorf("Builtin().Fix: %v", err)
			}
			if done, err := Builtin().Convert(f.Path, Conversion{}); err != nil || done.Path == "" {
				t.Errorf("not printed: %v", err)
			}
		})
	}
}

// TestCutSheet shows that a form on a sheet of very many cells is refused, with advice that leads to success, and at
// once, also where most of them are empty.
func TestCutSheet(t *testing.T) {
	_, err := openedAs(t, "book.xlsx", replaced(t, books[0], sheet3, "</sheetData>", cellRows(1_300_000)+"</sheetData>"))
	if err == nil || !strings.Contains(err.Error(), "工作表“依申请公开”里有内容的格太多（超过 20 万格），读不了。请在 Excel 或 WPS 里把年报的表以外的行、列删去") {
		t.Errorf("got %v", err)
	}
}

// withSheet returns the first workbook with one more sheet, 明细.
func withSheet(t testing.TB, rows string) []byte {
	t.Helper()
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	data := replaced(t, books[0], "xl/workbook.xml", "</sheets>", `<sheet name="明细" sheetId="99" r:id="rId99"/></sheets>`,
		"xl/_rels/workbook.xml.rels", "</Relationships>",
		`<Relationship Id="rId99" Type="`+office+`/worksheet" Target="worksheets/more.xml"/></Relationships>`)
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	pkg.Set("xl/worksheets/more.xml", []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+
		rows+`</sheetData></worksheet>`))
	if data, err = pkg.Bytes(); err != nil {
		t.Fatalf("pkg.Bytes: %v", err)
	}
	return data
}

func part(t testing.TB, source, name string) []byte {
	t.Helper()
	pkg, err := opc.ReadFile(source)
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	data, _ := pkg.Part(name)
	return data
}

// corePropertiesSum returns the checksum of docProps/core.xml as the zip states it.
func corePropertiesSum(t *testing.T, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("zip.NewReader: %v", err)
	}
	for _, f := range z.File {
		if f.Name == "docProps/core.xml" {
			return []byte{byte(f.CRC32), byte(f.CRC32 >> 8), byte(f.CRC32 >> 16), byte(f.CRC32 >> 24)}
		}
	}
	t.Fatal("no core properties")
	return nil
}

// BenchmarkLarge reads what is as large as may be: texts of 50,000 lines, 80,000 paragraphs of a document, 1.3 million
// cells beside the tables. The time grows with the size, not with its square; none takes 5 s or 512 MiB.
func BenchmarkLarge(b *testing.B) {
	var rows strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&rows, `<row><c t="inlineStr"><is><t>第%d行文字，说明情况。</t></is></c></row>`, i)
	}
	for name, data := range map[string][]byte{
		"texts": replaced(b, books[0], "xl/worksheets/sheet5.xml", "</sheetData>", rows.String()+"</sheetData>"),
		"cells": withSheet(b, cellRows(1_300_000)),
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				f, err := openedAs(b, "book.xlsx", data)
				if err != nil {
					b.Fatalf("openedAs: %v", err)
				}
				Builtin().Check(f)
			}
		})
	}
	report := filepath.Join(b.TempDir(), "report.docx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: report}); err != nil {
		b.Fatalf("Builtin().Convert: %v", err)
	}
	const sectPr = "<w:sectPr"
	document := string(part(b, report, "word/document.xml"))
	last := strings.LastIndex(document, sectPr)
	paragraphs := strings.Repeat("<w:p><w:r><w:t>说明情况。</w:t></w:r></w:p>", 80_000)
	b.Run("paragraphs", func(b *testing.B) {
		data := replaced(b, report, "word/document.xml", document[last:], paragraphs+document[last:])
		b.ReportAllocs()
		for b.Loop() {
			if _, err := openedAs(b, "report.docx", data); err != nil {
				b.Fatalf("openedAs: %v", err)
			}
		}
	})
}
