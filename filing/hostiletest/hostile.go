// Package hostiletest makes files as strangers could send them to do harm, or as an accident leaves them: one danger a
// file. What each must be answered with stand in the tests that use it. It knows nothing of the program, so that the
// tests of every room can draw on it.
package hostiletest

import (
	"bytes"
	"slices"
	"strings"
)

// A File is one with a danger.
type File struct {
	Name   string // what it is called, with its ending; no two are alike
	Danger string // what it tries, in English
	Data   []byte
	Opens  string // the password, empty for none
}

// A Base is what is made hostile: files that are read without any finding.
type Base struct {
	Workbook []byte // .xlsx: the workbook of 淮安 2024, testdata/huaian-2024.xlsx
	Document []byte // .docx: the Word report of it
	Old      []byte // .xls: the same figures
	Page     []byte // .html: the web page of it
}

// Files returns all that cost little to make and to read, always in the same order.
func (b Base) Files() []File {
	return slices.Concat(b.zips(), b.names(), b.markup(), b.cells(), b.rows(), b.formulas(), b.sharing(), b.sheets(),
		b.styles(), b.figures(), b.labels(), b.agencies(), b.documents(), b.active(), b.disguised(), b.cutOff())
}

// Places of the workbook that are made hostile.
const (
	applications = "xl/worksheets/sheet3.xml" // 依申请公开
	particulars  = "xl/worksheets/sheet1.xml" // 基本信息
	texts        = "xl/worksheets/sheet5.xml" // 文字
	styles       = "xl/styles.xml"
	workbook     = "xl/workbook.xml"
	sharedTexts  = "xl/sharedStrings.xml"
	relations    = "xl/_rels/workbook.xml.rels"
	types        = "[Content_Types].xml"

	received = `<c r="D6" s="9"><v>3001</v></c>`                   // 本年新收, 自然人
	total    = `<c r="J6" s="10"><f>SUM(D6:I6)</f><v>3119</v></c>` // 本年新收, 总计
	agency   = "示例市人民政府"
)

// A change is what is replaced in a part.
type change struct{ part, old, new string }

// changed returns a package with parts changed; each change must find what it replaces, the first of it.
func changed(data []byte, changes ...change) archive {
	a := open(data)
	for _, c := range changes {
		m := a.find(c.part)
		if m == nil || !bytes.Contains(m.data, []byte(c.old)) {
			panic("hostiletest: " + c.part + " has no " + c.old)
		}
		m.set(bytes.Replace(m.data, []byte(c.old), []byte(c.new), 1))
	}
	return a
}

// book returns the workbook with parts changed, as a file.
func (b Base) book(name, danger string, changes ...change) File {
	return File{Name: name + ".xlsx", Danger: danger, Data: changed(b.Workbook, changes...).bytes()}
}

// cell replaces the figure of 本年新收 by 自然人.
func cell(xml string) change { return change{applications, received, xml} }

// behind puts markup behind the rows of the table of applications.
func behind(xml string) change { return change{applications, "</sheetData>", "</sheetData>" + xml} }

// shared gives a text of the workbook other words.
func shared(old, xml string) change {
	return change{sharedTexts, "<t>" + old + "</t>", "<t>" + xml + "</t>"}
}

// nested returns text with so many of one text before it and of another after it.
func nested(n int, before, text, after string) string {
	return strings.Repeat(before, n) + text + strings.Repeat(after, n)
}

// numbered returns a text for each number, one behind the other.
func numbered(n int, text func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(text(i))
	}
	return b.String()
}
