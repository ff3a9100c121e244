package filing

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A Filing is a file that carries a report, read.
type Filing struct {
	Path   string
	Kind   Kind
	Report *form.Report

	source *opc.Package // nil where the file is none
}

// Encrypted reports whether the file needs a password. What is made of it needs none.
func (f *Filing) Encrypted() bool { return f.source != nil && f.source.Encrypted() }

// Open reads a workbook, a Word document or a web page, one that is encrypted with its password, and finds its form. What the file
// is called does not matter. The error is an *Error.
func (l *Library) Open(path, password string) (*Filing, error) {
	if k, content := unpacked(path); k != nil {
		book, err := k.read(content)
		if err != nil {
			return nil, explain(path, err, "读不出这个文件的内容")
		}
		return l.find(&Filing{Path: path, Kind: k.Kind}, book)
	}
	pkg, err := opc.ReadFileWithPassword(path, password)
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	return l.read(path, pkg)
}

// maxFile bounds the size of a file that is no package in bytes, as package opc does that of a package.
const maxFile = 50 << 20

// unpacked returns the kind and the content of a file that is no package, nil for any other and for one that cannot be read:
// package opc says why.
func unpacked(path string) (*kind, []byte) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil
	}
	defer file.Close()
	head := make([]byte, 4096)
	n, _ := io.ReadFull(file, head)
	k := beginning(head[:n])
	if k == nil {
		return nil, nil
	}
	rest, err := io.ReadAll(io.LimitReader(file, maxFile))
	if err != nil || len(rest) == maxFile {
		return nil, nil
	}
	return k, append(head[:n], rest...)
}

// read finds the form in a package that was read from a path.
func (l *Library) read(path string, pkg *opc.Package) (*Filing, error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, explain(path, err, "打不开这个文件")
	}
	k := packed(pkg.Type(main))
	book, err := k.unpack(pkg)
	if err != nil {
		return nil, explain(path, err, "读不出这个文件的内容")
	}
	book.Macros = len(pkg.Macros()) > 0
	return l.find(&Filing{Path: path, Kind: k.Kind, source: pkg}, book)
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
