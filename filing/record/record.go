// Package record reads what Word templates are filled with: names with their values from JSON (RFC 8259), and the rows of
// workbooks, of delimited text (RFC 4180) and of JSON lists, of which each is a record. What could be read in two ways is
// refused, with its line or cell and what to do; what a person may not have meant is told.
package record

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strings"

	"nianbao/filing/file"
	"nianbao/xlsx/biff"
)

// AllRows is the name of all rows of a file, for one document that has them all: {{range 各行}}.
const AllRows = "各行"

// A Record is what one document is filled with.
type Record struct {
	Place  string // the file and row that it stands in: 名单.xlsx 第 3 行; empty where there are no rows
	Values map[string]any
}

// A Set is the data of one run.
type Set struct {
	Records  []Record       // one, or one for each row
	Together map[string]any // what one document of all rows is filled with: AllRows, and what is common; nil without rows
	Folders  []string       // of the files, the last first: what a name of a file in the data is looked for in
	Remarks  []string       // what was passed over or taken as it may not be meant, in Chinese without full stops
}

// maxSize bounds the size of a file of data in bytes.
const maxSize = 64 << 20

// A Source is where the data of a run stands.
type Source struct {
	Paths    []string
	Sheet    string // the worksheet of a workbook, empty for the first that is shown
	Password string // of a workbook that needs one
}

// Read reads files of data. What several of them name the last one has, and tables in them are merged; one of them may
// have rows, and the names of the others are then common to all. The error is an *file.Error.
func (s Source) Read() (*Set, error) {
	m := merger{}
	for _, path := range s.Paths {
		l, err := s.layer(path)
		if err != nil {
			return nil, err
		}
		if err := m.add(l); err != nil {
			return nil, err
		}
	}
	if s.Sheet != "" && !m.workbook {
		return nil, &file.Error{Reason: "写了 --sheet，可是数据文件不是工作簿", Advice: "请去掉 --sheet，或者换用 .xlsx 文件。"}
	}
	return m.set(), nil
}

// A layer is what one file has: names, or rows.
type layer struct {
	path     string
	workbook bool
	values   map[string]any
	rows     []row  // nil for a file of names
	item     string // what a row is called, empty for 行
	remarks  []string
}

// A row is one record of a file, by the number that people see beside it.
type row struct {
	number int
	values map[string]any
}

// layer reads one file, which is known by its content: its name tells delimited text from JSON alone.
func (s Source) layer(path string) (*layer, error) {
	data, err := file.Read(path, dataFile, "请用 --data 写明数据文件（.json、.xlsx 或 .csv）的名字。", maxSize)
	if err != nil {
		return nil, err
	}
	if isBook(data) {
		return s.workbook(path)
	}
	text, f := decode(data)
	if f != nil {
		return nil, f.in(path, dataFile, text)
	}
	ending := strings.ToLower(filepath.Ext(path))
	start := strings.TrimLeft(text, " \t\r\n")
	switch {
	case ending == ".csv" || ending == ".tsv":
	case ending == ".json" || strings.HasPrefix(start, "{") || strings.HasPrefix(start, "["):
		return readJSON(path, text)
	case strings.HasPrefix(start, "<"):
		return nil, &file.Error{Path: path, Reason: "数据文件是网页或 XML，不是 JSON、工作簿或 CSV",
			Advice: "请用 WPS 或 Excel 打开它，另存为 .xlsx 再试。"}
	case ending != ".txt":
		return nil, &file.Error{Path: path, Reason: "看不出这是什么数据文件",
			Advice: "数据可以是 JSON（.json）、工作簿（.xlsx、.xls）或者逗号、分号、制表符分隔的文本（.csv）。"}
	}
	return readDelimited(path, text)
}

// isBook reports whether a file is a workbook by how it begins.
func isBook(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || biff.Is(data) || bytes.HasPrefix(data, compound)
}

// compound is how a compound file begins: a workbook of before 2007, or a protected one.
var compound = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")

// called is what a file is called in a message about its rows.
func called(path string) string { return cmp.Or(filepath.Base(path), path) }
