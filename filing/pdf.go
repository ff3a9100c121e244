package filing

import (
	"context"
	"errors"

	"nianbao/filing/file"
	"nianbao/filing/printing"
	"nianbao/filing/seal"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/pdf"
)

// pdfKind is the report printed.
func pdfKind() *kind {
	return &kind{
		Kind:    PDF,
		endings: []string{".pdf"},
		becomes: Workbook,
		words:   true,
		begins:  pdf.Is,
		read:    (*Library).readPDF,
		write:   (*Library).pdf,
	}
}

// readPDF reads a PDF that carries text. The password is asked for only where one is needed.
func (l *Library) readPDF(f *Filing, data []byte, password string) (*grid.Book, error) {
	o := pdf.Options{Waiting: func() { l.wait("第一次读 PDF，要准备几秒钟。") }}
	book, err := pdf.Read(data, o)
	if wrong := (*pdf.Error)(nil); errors.As(err, &wrong) && wrong.Kind == pdf.Protected && password != "" {
		o.Password, f.locked = password, true
		book, err = pdf.Read(data, o)
	}
	return book, err
}

// pdf returns the report as the machine's word processor prints its Word document.
func (l *Library) pdf(done *Converted, c Conversion) (*rendered, error) {
	printer := printing.Find()
	if printer == nil {
		return nil, &file.Error{Path: c.Out, Reason: "生成 PDF 要用 LibreOffice 或 WPS，这台机器上没有找到",
			Advice: "请先生成 .docx，再用 WPS 或 Word 打开，另存为 PDF；或者安装 LibreOffice 后再试。"}
	}
	w, err := l.document(done, c)
	if err != nil {
		return nil, err
	}
	severed, err := printing.Sever(w.pkg)
	if err != nil {
		return nil, err
	}
	done.remark(severed)
	document, err := w.bytes()
	if err != nil {
		return nil, err
	}
	ctx := c.Context
	if ctx == nil {
		ctx = context.Background()
	}
	data, err := printer.Print(ctx, document, c.Out)
	if err != nil {
		return nil, err
	}
	done.remark(printing.MissingFonts(w.pkg, data))
	return &rendered{data: seal.SignPDF(data)}, nil
}

// tellReferences tells of what a word processor will go and get when somebody opens a document.
func (done *Converted) tellReferences(pkg *opc.Package) error {
	said, err := printing.References(pkg)
	done.remark(said)
	return err
}

// remark tells of something, "" for nothing.
func (done *Converted) remark(said string) {
	if said != "" {
		done.Remarks = append(done.Remarks, said)
	}
}
