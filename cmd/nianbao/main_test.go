package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"nianbao/docx/edit"
	"nianbao/filing/seal"
	"nianbao/ooxml/opc"
)

// program is what the scripts run.
var program = main

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"nianbao": program})
}

// TestScripts runs the program as a clerk would: testdata/*.txt are commands, what they print and what they leave behind.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatalf("filepath.Abs: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("PDFS", filepath.Join(samples, "../pdf/testdata"))
			if cache, err := os.UserCacheDir(); err == nil { // pdfium is compiled once, not for every command
				e.Setenv("XDG_CACHE_HOME", cache)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"set":      setCells,
			"edit":     editWords,
			"copy":     copySheet,
			"words":    words,
			"header":   header,
			"make":     makeFile,
			"document": makeDocument,
			"status":   status,
			"sheet":    sheetText,
			"sign":     signPDF,
		},
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
	})
}

// setCells changes cells of a workbook: set FILE SHEET!REF VALUE..., a value in quotes is text, =… a formula, - empties the cell.
func setCells(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	for i := 1; i+1 < len(args); i += 2 {
		sheet, ref, _ := strings.Cut(args[i], "!")
		switch value := args[i+1]; {
		case strings.HasPrefix(value, "="):
			err = f.SetCellFormula(sheet, ref, value)
		case value == "-":
			err = f.SetCellValue(sheet, ref, nil)
		case strings.HasPrefix(value, `"`):
			err = f.SetCellStr(sheet, ref, strings.NewReplacer(`\n`, "\n").Replace(strings.Trim(value, `"`)))
		default:
			err = f.SetCellDefault(sheet, ref, value)
		}
		ts.Check(err)
	}
	ts.Check(f.Save())
}

// editWords changes words of a Word document, as somebody would who edits it: edit FILE OLD NEW.
func editWords(ts *testscript.TestScript, _ bool, args []string) {
	pkg, err := opc.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	const part = "word/document.xml"
	text, _ := pkg.Part(part)
	if !bytes.Contains(text, []byte(args[1])) {
		ts.Fatalf("%s does not stand in %s", args[1], args[0])
	}
	pkg.Set(part, bytes.ReplaceAll(text, []byte(args[1]), []byte(args[2])))
	data, err := pkg.Bytes()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}

// copySheet copies a worksheet of a workbook behind the others: copy FILE SHEET NAME.
func copySheet(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	from, err := f.GetSheetIndex(args[1])
	ts.Check(err)
	to, err := f.NewSheet(args[2])
	ts.Check(err)
	ts.Check(f.CopySheet(from, to))
	ts.Check(f.Save())
}

// sheetText writes the cells of a worksheet to the file sheet, a line a row: sheet FILE SHEET.
func sheetText(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	var b strings.Builder
	for _, row := range rows {
		b.WriteString(strings.TrimRight(strings.Join(row, " | "), " |") + "\n")
	}
	ts.Check(os.WriteFile(ts.MkAbs("sheet"), []byte(b.String()), 0o666))
}

// signPDF puts the mark of this program's outputs on a PDF, as printing does: sign FILE.
func signPDF(ts *testscript.TestScript, _ bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), seal.SignPDF(data), 0o666))
}

// words writes the text of a Word document, a line a paragraph or cell, to standard output.
func words(ts *testscript.TestScript, _ bool, args []string) {
	pkg, err := opc.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	book, err := edit.Read(pkg)
	ts.Check(err)
	var b strings.Builder
	for _, g := range book.Grids {
		for i := range g.Cells {
			b.WriteString(g.Cells[i].Text + "\n")
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs("words"), []byte(b.String()), 0o666))
}

// header tells whether every header of a Word document has (or, negated, has not) a word.
func header(ts *testscript.TestScript, neg bool, args []string) {
	pkg, err := opc.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	for _, name := range pkg.Names() {
		if data, _ := pkg.Part(name); strings.Contains(name, "word/header") && bytes.Contains(data, []byte(args[1])) == neg {
			ts.Fatalf("%s: %s", name, data)
		}
	}
}

// makeFile makes a file that is no workbook.
func makeFile(ts *testscript.TestScript, _ bool, args []string) {
	var data bytes.Buffer
	switch args[0] {
	case "empty":
	case "cfb": // the beginning of an old .xls, .et or .doc, with the names of the streams in it
		data.WriteString("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 1016))
		for _, stream := range args[2:] {
			for _, r := range stream {
				data.Write([]byte{byte(r), 0})
			}
			data.Write(make([]byte, 128-2*len(stream)))
		}
	case "zip":
		z := zip.NewWriter(&data)
		_, err := z.Create("readme.txt")
		ts.Check(err)
		ts.Check(z.Close())
	case "plain": // a workbook without any table of the form
		f := excelize.NewFile()
		ts.Check(f.SetCellValue("Sheet1", "A1", "通讯录"))
		ts.Check(f.Write(&data))
	case "protected": // a copy of a workbook that opens with a password: make protected FILE SOURCE PASSWORD
		f, err := excelize.OpenFile(ts.MkAbs(args[2]))
		ts.Check(err)
		ts.Check(f.SaveAs(ts.MkAbs(args[1]), excelize.Options{Password: args[3]}))
		return
	default:
		ts.Fatalf("make %s?", args[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), data.Bytes(), 0o666))
}

// status runs a program and holds its exit status: status 1 nianbao check FILE.
func status(ts *testscript.TestScript, _ bool, args []string) {
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exited *exec.ExitError
		if !errors.As(err, &exited) {
			ts.Fatalf("%v", err)
		}
		got = exited.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// makeDocument makes a Word document: document FILE PARAGRAPH...
func makeDocument(ts *testscript.TestScript, _ bool, args []string) {
	var body strings.Builder
	for _, text := range args[1:] {
		body.WriteString("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>")
	}
	const packages, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	p := opc.New()
	p.Set("[Content_Types].xml", []byte(`<Types xmlns="`+packages+`/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`))
	p.Set("_rels/.rels", []byte(`<Relationships xmlns="`+packages+`/relationships"><Relationship Id="r" Type="`+office+`/officeDocument" Target="word/document.xml"/></Relationships>`))
	p.Set("word/document.xml", []byte(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body.String()+`</w:body></w:document>`))
	data, err := p.Bytes()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), data, 0o666))
}
