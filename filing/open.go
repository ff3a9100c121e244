package filing

import (
	"strings"

	"nianbao/check"
	"nianbao/docx"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/opc"
	"nianbao/xlsx"
)

// A Filing is a file that carries a report, read.
type Filing struct {
	Path   string
	Report *form.Report
	Word   bool // it is a Word document
}

// Open reads a workbook or Word document and finds its form. The error is an *Error.
func (l *Library) Open(path string) (*Filing, error) {
	pkg, err := opc.ReadFile(path)
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	book, word, err := books(pkg)
	if err != nil {
		return nil, explain(path, err, "读不出这个文件的内容")
	}
	report, err := form.Read(book, l.Forms)
	if err != nil {
		return nil, &Error{Path: path, Reason: err.Error(), Advice: "请确认文件没有选错；空白工作簿可用 nianbao new 新建。", Err: err}
	}
	return &Filing{path, report, word}, nil
}

// books reads a package by what it says it is, whatever its file is called, and tells whether that is a Word document.
func books(pkg *opc.Package) (book *grid.Book, word bool, err error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, false, err
	}
	if kind := pkg.Type(main); strings.Contains(kind, "wordprocessingml") || strings.Contains(kind, "ms-word.") {
		book, err = docx.Read(pkg)
		return book, true, err
	}
	book, err = xlsx.Read(pkg)
	return book, false, err
}

// Check returns what is wrong with the filing's report, in the order of its places.
func (l *Library) Check(f *Filing) []check.Finding { return check.Report(f.Report, l.Forms) }
