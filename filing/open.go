package filing

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/filing/marks"
	"nianbao/form"
	"nianbao/form/parts"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/regex"
)

// A Filing is a file that carries a report, read.
type Filing struct {
	Path   string
	Kind   Kind
	Report *form.Report

	sum     [sha256.Size]byte // of what was read of the file
	draft   bool              // the file says that it is one: what is made of it is one, too
	source  *opc.Package      // nil where the file is none
	locked  bool              // a file that is no package needed the password
	remarks []string

	last   *form.Report // that of the year before, where it was given
	before *Filing      // in which that stands
	others []string     // the files that were read to hold it against them
	run    *file.Ledger // what else the run reads; nil for nothing

	among bool       // other agencies' are at hand
	parts *parts.Set // of a superior's report those that it adds up; nil where none are at hand

	choice    check.Choice   // of which rules findings are told
	waivers   []waive.Waiver // what staff have explained of its findings, beside it and within
	within    []waive.Waiver // those on a sheet of its own, which its source is without
	misread   error          // what is wrong with that sheet
	explained *string        // the SHA-256 of what stands beside it, in hexadecimal; nil where that was not read
	unwaived  []string       // in Chinese and without full stops: which of these are about none
}

// Encrypted reports whether the file needs a password. What is made of it needs none.
func (f *Filing) Encrypted() bool { return f.locked || f.source != nil && f.source.Encrypted() }

// Remarks returns, in Chinese and without full stops, what of the file was passed over, and once it was checked which
// explanations of its findings are about none.
func (f *Filing) Remarks() []string { return slices.Concat(f.remarks, f.unwaived) }

// Uncopied returns, in Chinese and without a full stop, what of the file an annotated or mended copy does not have, ""
// for nothing.
func (f *Filing) Uncopied() string {
	if f.source == nil {
		return ""
	}
	return f.source.Uncopied()
}

// Open reads a workbook, a Word document or a web page, one that is encrypted with its password, and finds its form.
// What the file is called does not matter. The error is an *file.Error.
func (l *Library) Open(path, password string) (f *Filing, err error) {
	err = file.Guard(path, func() (err error) {
		f, err = l.open(path, password)
		return err
	})
	return f, err
}

func (l *Library) open(path, password string) (*Filing, error) {
	f, book, err := l.grids(path, password)
	if err == nil && book != nil {
		err = l.find(f, book)
	}
	if err != nil {
		return f, err
	}
	if err := f.Report.Overlong(); err != nil {
		return f, file.Explain(path, err, "读不出这个文件的内容")
	}
	return f, nil
}

// grids reads what a file of any kind draws, nil of one that names its cells: the filing then has its report.
func (l *Library) grids(path, password string) (*Filing, *grid.Book, error) {
	content, err := opc.Bytes(path) // once: it may be another file the next time
	if err != nil {
		return nil, nil, file.Explain(path, err, "打不开这个文件")
	}
	f, book, err := l.drawn(path, content, password)
	if f != nil {
		f.sum = sha256.Sum256(content)
	}
	return f, book, err
}

// drawn is grids for what stands in a file.
func (l *Library) drawn(path string, content []byte, password string) (*Filing, *grid.Book, error) {
	k := beginning(content[:min(len(content), maxHead)])
	if k == nil || len(content) > maxFile {
		pkg, err := readPackage(path, content, password)
		if err != nil {
			return nil, nil, unopened(path, err)
		}
		return unpack(path, pkg)
	}
	f := &Filing{Path: path, Kind: k.Kind}
	var book *grid.Book
	var err error
	if k.open != nil {
		err = k.open(l, f, content)
	} else {
		book, err = k.read(l, f, content, password)
	}
	if err != nil {
		return nil, nil, file.Explain(path, err, "读不出这个文件的内容")
	}
	return f, book, nil
}

// unopened says why a file is none that can be read. The package's reader knows of packages alone; here other kinds are
// read as well.
func unopened(path string, err error) *file.Error {
	why := file.Explain(path, err, "打不开这个文件")
	var unknown *opc.Error
	if errors.As(err, &unknown) && unknown.Kind == opc.NotZip {
		why.Reason = "这个文件读不了：" + unknown.Said()
		why.Advice += "。读得了的有 .xlsx、.xls、.et、.docx 文件，PDF，网上公布的网页，和本程序写出的 .json。"
	}
	return why
}

// readPackage reads a package, or what of before 2007 is translated into one.
func readPackage(path string, data []byte, password string) (*opc.Package, error) {
	pkg, err := opc.ReadNamed(data, path, password)
	var old *opc.Error
	if !errors.As(err, &old) || old.Kind != opc.OldBinary {
		return pkg, err
	}
	k := older(data)
	if k == nil {
		return nil, err
	}
	return k.translate(data, password)
}

// maxFile bounds the size of a file that is no package in bytes, as package opc does that of a package.
const maxFile = 50 << 20

// maxHead is by how many bytes a kind of file is known.
const maxHead = 4096

// unpack reads what a package that was read from a path draws.
func unpack(path string, pkg *opc.Package) (*Filing, *grid.Book, error) {
	main, err := pkg.Main()
	if err != nil {
		return nil, nil, file.Explain(path, err, "打不开这个文件")
	}
	k := packed(pkg.Type(main))
	if k.Kind == Workbook {
		pkg = marks.Off(pkg)
	}
	book, err := k.unpack(pkg)
	if err != nil {
		return nil, nil, file.Explain(path, err, "读不出这个文件的内容")
	}
	f := &Filing{Path: path, Kind: k.Kind, source: pkg}
	if k.Kind == Workbook {
		book = f.takeWaivers(book)
	}
	book.Macros = len(pkg.Macros()) > 0
	return f, book, nil
}

// find finds the form in what was read of a filing.
func (l *Library) find(f *Filing, book *grid.Book) error {
	name := filepath.Base(f.Path)
	book.File = strings.TrimSuffix(name, filepath.Ext(name))
	report, err := l.index.Read(parts.Aside(book))
	if err != nil {
		advice := "请确认文件没有选错；空白工作簿可用 nianbao new 新建。"
		if book.Ruled {
			advice = "请确认文件没有选错。PDF 里的表靠表格线认，没有画线的读不出来：请用原来的 Word 文件或者工作簿，或者给表加上框线再导出。"
		}
		if year := l.olderYear(book); year != 0 {
			advice = fmt.Sprintf("这像是 %d年的年报：%d 年以前的年报用的是更早的格式，本程序没有，检查和生成不了。",
				year, l.firstYear())
		}
		return &file.Error{Path: f.Path, Reason: err.Error(), Advice: advice, Err: err}
	}
	report.Book = book
	f.Report, f.parts = report, parts.Read(book, report.Form, report.Year)
	if f.source != nil {
		f.remarks = append(f.remarks, f.source.Remarks()...)
	}
	return f.cut()
}

// cut tells of sheets that were not read whole. On one of them the form must not lie: what stands further down nobody
// would see. The error is an *file.Error.
func (f *Filing) cut() error {
	for i, g := range f.Report.Book.Grids {
		if !g.Cut {
			continue
		}
		if f.stands(i) {
			return &file.Error{
				Path:   f.Path,
				Reason: "工作表“" + g.Name + "”里有内容的格太多（超过 20 万格），读不了",
				Advice: "请在 Excel 或 WPS 里把年报的表以外的行、列删去，或者把年报的表复制到新的工作簿里，再试。",
			}
		}
		f.remarks = append(f.remarks, "工作表“"+g.Name+"”里有内容的格太多，后面的没有读；读到的部分里没有年报的表")
	}
	return nil
}

// stands reports whether something of the report stands in a grid.
func (f *Filing) stands(grid int) bool {
	r := f.Report
	in := func(p form.Place) bool { at, _, _ := p.At(); return at == grid && p.Ref != "" }
	return slices.ContainsFunc(r.Form.Cells, func(c *form.Cell) bool { return in(r.Value(c).Place) }) ||
		slices.ContainsFunc(r.Form.AllTexts(), func(s *form.Section) bool { return in(r.Texts[s.Text].Place) })
}

// firstYear returns the first year for which there is a form.
func (l *Library) firstYear() int {
	first := l.Forms[0].Years.From
	for _, f := range l.Forms {
		first = min(first, f.Years.From)
	}
	return first
}

// maxTitle is the longest text in bytes that may be a report's title.
const maxTitle = 150

// titleEnd is what a report's title, or that of its figures, ends with.
var titleEnd = regex.New(`年度报告|年报|情况统计表|统计表`)

// olderYear returns the year of a report that a title states and for which all forms are too new; 0 for none.
func (l *Library) olderYear(book *grid.Book) int {
	var topics []string
	for _, f := range l.Forms {
		topics = append(topics, f.Topics()...)
	}
	in := func(text string) func(string) bool {
		return func(topic string) bool { return strings.Contains(text, topic) }
	}
	for _, g := range book.Grids {
		for i := range g.Cells {
			text := g.Cells[i].Text
			if len(text) > maxTitle || !slices.ContainsFunc(topics, in(text)) || !titleEnd.MatchString(text) {
				continue
			}
			if year := form.YearIn(text); year > 0 && year < l.firstYear() {
				return year
			}
		}
	}
	return 0
}
