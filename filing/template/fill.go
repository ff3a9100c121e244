package template

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/picture"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/filing/record"
	"nianbao/ooxml/opc"
)

// A Filling says how any template is filled with any data.
type Filling struct {
	Data    record.Source
	Out     string // a file; one for each row where actions stand in it
	Missing action.Policy
	Clean   bool // take comments out of the template and accept its revisions
	Force   bool

	Set     *record.Set // the data, where it was read already; nil for what Data says
	Inputs  file.Inputs // other files that no document may be
	Into    string      // of several templates the folder of all documents, as it was asked for
	Several bool        // one of several templates: its folder is made where it is missing, and Stands counts for it

	Jobs int // how many documents are filled at once; 0 for one on each core
	// Stop ends a filling of many rows early: documents that were begun are finished. Nil for never.
	Stop context.Context
	// Stands reports whether an output is one of an earlier run's, and as that wrote it: it may be replaced, and stays
	// where the new one is the same. Nil for none.
	Stands func(out string) bool
	// Told gets what came of each row, in their order, as they are done; nil for nobody.
	Told func(Row)
}

// A Row is what came of one row.
type Row struct {
	Of, All int    // its number, from 1, of how many
	Place   string // where it stands in the data: 名单.xlsx 第 3 行
	Out     string // its document
	Sum     string // the SHA-256 of that in hexadecimal; empty where it was not written
	Same    bool   // an earlier run has written the same
	Err     error  // why it was not written
}

// A Filled is what became of a filling.
type Filled struct {
	Written []string
	Sum     string   // the SHA-256 of a document that is the only one, in hexadecimal
	Left    int      // how many rows have no document
	Stopped int      // how many of them had no turn
	Same    int      // how many documents stand there already as they would be written
	Failed  []error  // why, one for rows of which the same is wrong
	Rows    bool     // a document was written for each row
	Folder  string   // that all of these stand in
	Remarks []string // on the data, in Chinese without full stops
	Printed []string // what of the template was not filled, likewise
	Notes   []string // what of the template may not be meant so, likewise
}

// Fill fills a Word template with data, a document for each row where the output's name has actions. Where the error is
// not nil, nothing was written: it is an *file.Error.
func Fill(path string, how Filling) (*Filled, error) {
	if !strings.EqualFold(filepath.Ext(how.Out), ".docx") {
		return nil, &file.Error{Path: how.Out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请用 -o 写明输出的文件名。"}
	}
	name, err := parseName(how.Out)
	if err != nil {
		return nil, err
	}
	inputs := append(append(file.Inputs{path}, how.Data.Paths...), how.Inputs...)
	if name.isFixed() {
		if refusal := how.refusal(inputs); refusal != nil {
			return nil, refusal
		}
	}
	set := how.Set
	if set == nil {
		if set, err = how.Data.Read(); err != nil {
			return nil, err
		}
	}
	f, err := newFiller(path, how, set)
	if err != nil {
		return nil, err
	}
	if !name.isFixed() {
		return f.all(name, inputs)
	}
	one, err := f.only()
	same, sum := false, ""
	if err == nil {
		sum, same, err = f.write(one, how.Out)
	}
	if err != nil {
		return nil, err
	}
	return &Filled{Written: []string{how.Out}, Sum: sum, Same: count(same), Remarks: set.Remarks, Printed: f.printed(),
		Notes: f.notes.list}, nil
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// refusal returns why the one document must not be written, nil where it may be.
func (how *Filling) refusal(inputs file.Inputs) *file.Error {
	if !how.Several {
		return file.Writable(how.Out, inputs, how.Force)
	}
	return file.Replaceable(how.Out, inputs, how.Force || how.Stands != nil && how.Stands(how.Out))
}

// A filler fills one template, which is read once.
type filler struct {
	path     string
	how      Filling
	pkg      *opc.Package
	template *docx.Template
	set      *record.Set
	notes    notes
}

// notes are what documents that are filled at the same time tell of their template, each once.
type notes struct {
	mutex sync.Mutex
	list  []string
}

func (n *notes) add(e *wml.Error) {
	n.mutex.Lock()
	defer n.mutex.Unlock()
	if words := e.Error(); !slices.Contains(n.list, words) {
		n.list = append(n.list, words)
	}
}

// newFiller reads the template. The error is an *file.Error.
func newFiller(path string, how Filling, set *record.Set) (*filler, error) {
	pkg, err := Read(path)
	if err != nil {
		return nil, err
	}
	if _, err := Settle(path, pkg, how.Clean); err != nil {
		return nil, err
	}
	values := set.Records[0].Values
	t, err := Parse(path, pkg, Names{values, how.Missing})
	if err != nil {
		return nil, err
	}
	return &filler{path: path, how: how, pkg: pkg, template: t, set: set}, nil
}

// printed says what of the template is not filled and stands in every document.
func (f *filler) printed() []string {
	var list []string
	for _, e := range append(f.template.Printed(), unmarked(f.template, f.pkg)...) {
		list = append(list, e.Error())
	}
	return list
}

// unmarked says of a template in which nothing asks for data, or seems to, that each document is the template again; it is
// empty for any other.
func unmarked(t *docx.Template, pkg *opc.Package) wml.Errors {
	charts, chartErr := chart.Names(pkg)
	pictures, pictureErr := picture.Names(pkg)
	if cmp.Or(chartErr, pictureErr) != nil || !proof.Only(t.Tags()) || len(t.Unfilled())+len(charts)+len(pictures) > 0 {
		return nil
	}
	besides := ""
	if len(t.Tags()) > 0 {
		besides = "除了说明，"
	}
	return wml.Errors{{Part: "正文", Reason: besides + "没有一处 {{…}} 标记，数据填不进去，填出来和模板一样；请看是不是给错了文件"}}
}

// only returns the data of the one document that is written: of several rows the template must say that it takes them
// all. The error is an *file.Error.
func (f *filler) only() (record.Record, error) {
	if len(f.set.Records) == 1 {
		return f.set.Records[0], nil
	}
	if f.takesAll() {
		return record.Record{Values: f.set.Together}, nil
	}
	return record.Record{}, &file.Error{Path: f.how.Out,
		Reason: fmt.Sprintf("数据有 %d 行，输出的文件名却只有一个", len(f.set.Records)),
		Advice: "每行写一份的，请在文件名里写上能区分各行的名称，如 -o '" + f.outOfRows() + "'；" +
			"各行写进同一份的，请在模板里写 {{range " + record.AllRows + "}}…{{end}}。"}
}

// takesAll reports whether the template says that it takes all rows.
func (f *filler) takesAll() bool {
	return f.set.Together != nil && slices.ContainsFunc(f.template.Tags(), func(tag docx.Tag) bool {
		return slices.ContainsFunc(tag.Names, func(name string) bool {
			return name == record.AllRows || strings.HasPrefix(name, record.AllRows+".")
		})
	})
}

const (
	unfilled = "模板填不了，没有保存：\n"
	undrawn  = "图表或图片填不了，没有保存"
)

// fill returns the document of one record. The error is an *file.Error.
func (f *filler) fill(one record.Record) ([]byte, error) {
	wrong := f.template.Misbraced(one.Values, false)
	for _, e := range f.template.Misbraced(one.Values, true) {
		if !slices.ContainsFunc(wrong, func(w *wml.Error) bool { return w.Error() == e.Error() }) {
			f.notes.add(e)
		}
	}
	rows := &rowPictures{folders: f.set.Folders, files: f.how.Data.Paths, records: f.set.Records}
	filled, err := f.template.FillWith(one.Values, docx.Options{Missing: f.how.Missing, Picture: rows.name,
		Noted: f.notes.add})
	if err == nil && len(wrong) > 0 {
		return nil, Bad(f.path, f.pkg, wrong, Names{})
	}
	if err != nil {
		err = wml.Together(err, append(wrong, drawingFaults(f.pkg, one.Values, f.set.Folders, f.how.Missing)...))
		return nil, &file.Error{Path: f.path, Reason: unfilled + file.Listed(err),
			Advice: Advice("请改正模板或数据", err), Err: err}
	}
	if err := fillDrawings(filled, one.Values, rows, f.how.Missing); err != nil {
		e := file.Explain(f.path, err, undrawn)
		if e.Path == "" {
			e.Path = f.path
		}
		return nil, e
	}
	data, err := filled.Bytes()
	if err != nil {
		return nil, file.Explain(f.path, err, "填好的文件写不出来，没有保存")
	}
	return data, nil
}
