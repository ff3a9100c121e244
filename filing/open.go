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
}

// Open reads a workbook or Word document and finds its form. The error is an *Error.
func (l *Library) Open(path string) (*Filing, error) {
	pkg, err := opc.ReadFile(path)
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	grids, err := grids(pkg)
	if err != nil {
		return nil, explain(path, err, "读不出这个文件的内容")
	}
	report, err := form.Read(grids, l.Forms)
	if err != nil {
		return nil, &Error{Path: path, Reason: err.Error(), Advice: "请确认文件没有选错；空白工作簿可用 nianbao new 新建。", Err: err}
	}
	return &Filing{path, report}, nil
}

// grids reads a package by what it says it is, whatever its file is called.
func grids(pkg *opc.Package) ([]*grid.Grid, error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	if kind := pkg.Type(main); strings.Contains(kind, "wordprocessingml") || strings.Contains(kind, "ms-word.") {
		return docx.Read(pkg)
	}
	return xlsx.Read(pkg)
}

// Check returns what is wrong with the filing's report, in the order of its places.
func (l *Library) Check(f *Filing) []check.Finding { return check.Report(f.Report, l.Forms) }
