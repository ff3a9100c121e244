package filing

import (
	"nianbao/filing/file"
	"nianbao/filing/marks"
	"nianbao/form/parts"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/regex"
	"nianbao/render/readback"
	"nianbao/render/sheet"
	"nianbao/xlsx"
	"nianbao/xlsx/biff"
)

// workbookKind is the workbook that staff fill.
func workbookKind() *kind {
	return &kind{
		Kind:    Workbook,
		endings: []string{".xlsx"},
		suffix:  "统计表",
		becomes: Document,
		unpack:  readWorkbook, // packages that are nothing else
		write:   (*Library).workbook,

		knew:      biff.Is, // .xls and .et
		translate: biff.Package,
	}
}

// readWorkbook reads a workbook without what this program itself has written into comments.
func readWorkbook(p *opc.Package) (*grid.Book, error) {
	book, err := xlsx.Read(p)
	if err == nil {
		book.EditComments(func(text string) string { return ownLines.ReplaceAllString(text, "") })
	}
	return book, err
}

// ownLines are those that Annotate and a mended cell leave in comments, with the one that says whose they are.
var ownLines = regex.New(`(?m)^(?:` + marks.NoteLead + `.*|原来填的是：.*|年报助手：\r?)$`)

// workbook returns the report as the workbook that staff fill, with its formulas, read back.
func (l *Library) workbook(done *Converted, c Conversion) (*rendered, error) {
	f := done.Filing
	if of := f.Parts(); of != nil && of.InSheet {
		done.Remarks = append(done.Remarks, "“"+parts.SheetTitle+"”没有写进去，各格只有和；要查每个机关的数，请留着原来的汇总表")
	}
	pkg, err := sheet.Package(f.Report, nil)
	if err != nil {
		return nil, file.Explain(f.Path, err, "生成不了工作簿")
	}
	held := func(data []byte) error {
		found, err := l.compareWorkbook(f.Path, data, &readback.Meant{Report: f.Report})
		if c.Draft { // its totals are formulas, and so not always what was printed
			found = nil
		}
		return unlike(found, err, "工作簿")
	}
	return &rendered{pkg: pkg, held: held}, nil
}

// compareWorkbook reads a workbook back and returns in what it differs from what was meant. The error is a *file.Error.
func (l *Library) compareWorkbook(path string, data []byte, m *readback.Meant) ([]readback.Difference, error) {
	back, err := l.readBack(path, data)
	if err != nil {
		return nil, err
	}
	return m.Differences(back.Report, nil), nil
}
