package filing

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/docx"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/webpage"
	"nianbao/xlsx"
)

// Kind says what kind of file a filing is.
type Kind int

const (
	Workbook Kind = iota
	Document      // a Word document
	Page          // a web page
)

// A Filing is a file that carries a report, read.
type Filing struct {
	Path   string
	Kind   Kind
	Report *form.Report

	source *opc.Package // nil for a page
}

// Encrypted reports whether the file needs a password. What is made of it needs none.
func (f *Filing) Encrypted() bool { return f.source != nil && f.source.Encrypted() }

// Open reads a workbook, a Word document or a web page, one that is encrypted with its password, and finds its form. What the file is
// called does not matter. The error is an *Error.
func (l *Library) Open(path, password string) (*Filing, error) {
	if data := webPage(path); data != nil {
		book, err := webpage.Read(data)
		if err != nil {
			return nil, explain(path, err, "读不出这个网页的内容")
		}
		return l.find(&Filing{Path: path, Kind: Page}, book)
	}
	pkg, err := opc.ReadFileWithPassword(path, password)
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	return l.read(path, pkg)
}

// maxPage bounds the size of a web page in bytes, as package opc does that of a package.
const maxPage = 50 << 20

// webPage returns the content of a file that is a web page, nil for any other.
func webPage(path string) []byte {
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer file.Close()
	head := make([]byte, 4096)
	n, _ := io.ReadFull(file, head)
	if !webpage.Is(head[:n]) {
		return nil
	}
	rest, err := io.ReadAll(io.LimitReader(file, maxPage))
	if err != nil || len(rest) == maxPage {
		return nil // opc says why
	}
	return append(head[:n], rest...)
}

// read finds the form in a package that was read from a path.
func (l *Library) read(path string, pkg *opc.Package) (*Filing, error) {
	f := &Filing{Path: path, source: pkg}
	main, err := pkg.Main()
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	var book *grid.Book
	if kind := pkg.Type(main); strings.Contains(kind, "wordprocessingml") || strings.Contains(kind, "ms-word.") {
		f.Kind = Document
		book, err = docx.Read(pkg)
	} else {
		book, err = xlsx.Read(pkg)
	}
	if err != nil {
		return nil, explain(path, err, "读不出这个文件的内容")
	}
	book.Macros = len(pkg.Macros()) > 0
	return l.find(f, book)
}

// find finds the form in what was read of a filing.
func (l *Library) find(f *Filing, book *grid.Book) (*Filing, error) {
	name := filepath.Base(f.Path)
	book.File = strings.TrimSuffix(name, filepath.Ext(name))
	report, err := l.index.Read(book)
	if err != nil {
		return nil, &Error{Path: f.Path, Reason: err.Error(), Advice: "请确认文件没有选错；空白工作簿可用 nianbao new 新建。", Err: err}
	}
	f.Report = report
	return f, nil
}

// Check returns what is wrong with the filing's report, in the order of its places.
func (l *Library) Check(f *Filing) []check.Finding { return check.Report(f.Report, l.Forms) }
