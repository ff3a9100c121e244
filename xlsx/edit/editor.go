// Package edit changes single cells of a workbook: numbers, texts, formulas and their results, the colour and the
// comment of a cell at fault, and a sheet of findings before the others. All else stays byte for byte. It calculates
// nothing, and it writes no workbook anew: render/sheet does that.
package edit

import (
	"errors"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/xlsx"
)

// An Editor edits a workbook. Parts in which nothing is changed keep their bytes, and in the others every element that
// is not concerned keeps its own. Equal edits of equal workbooks give equal packages. What Excel has stored beside
// formulas may be out of date then: the editor makes it calculate when the workbook is opened.
//
// Rows and columns are counted from 0. A cell inside of a merge means the merge's first cell, where the value is.
type Editor struct {
	pack      *opc.Package // as it was
	out       *opc.Package // with parts added and taken out, and their relations
	book      *xlsx.Workbook
	main      *document // the workbook part
	documents map[string]*document
	opened    []*document
	sheets    []*editedSheet
	styles    *styleSheet
	first     *firstSheet
	records   int // the cells that were filled
	strict    bool
}

// Open returns an editor of a copy of the workbook; p stays as it is. The error is an *[xlsx.Error], or one of package
// opc.
func Open(p *opc.Package) (*Editor, error) {
	book, err := xlsx.Open(p)
	if err != nil {
		return nil, err
	}
	e := &Editor{
		pack: p, out: p.Clone(), book: book, documents: map[string]*document{},
	}
	const types = "[Content_Types].xml" // without it nothing can be added
	if _, ok := p.Part(types); !ok {
		return nil, &xlsx.Error{Kind: xlsx.Missing, Part: types}
	}
	part, err := p.Main()
	if err != nil {
		return nil, err
	}
	if e.main, err = e.document(part); err != nil {
		return nil, err
	}
	for _, value := range e.main.root.Attrs() {
		e.strict = e.strict || value == strictMain
	}
	e.records = e.lastRecord()
	return e, e.distinct()
}

// distinct refuses a workbook in which two sheets share a part, as xlsx.Read does: an edit of one would be one of the
// other.
func (e *Editor) distinct() error {
	seen := make(map[string]bool)
	for _, s := range e.book.Sheets() {
		part := strings.ToLower(s.Part)
		if s.Kind != "" && seen[part] {
			return &xlsx.Error{Kind: xlsx.Damaged, Part: s.Part, Sheet: s.Name, Err: errors.New("two sheets share a part")}
		}
		seen[part] = true
	}
	return nil
}

// document returns a part to edit. The error is an *xlsx.Error.
func (e *Editor) document(part string) (*document, error) {
	if d := e.documents[strings.ToLower(part)]; d != nil {
		return d, nil
	}
	data, ok := e.pack.Part(part)
	if !ok {
		return nil, &xlsx.Error{Kind: xlsx.Missing, Part: part}
	}
	d, err := parseDocument(part, data)
	if err != nil {
		return nil, err
	}
	e.keep(d)
	return d, nil
}

// keep makes a document the one of its part.
func (e *Editor) keep(d *document) {
	name := strings.ToLower(d.part)
	if e.documents[name] == nil {
		e.opened = append(e.opened, d)
	} else {
		e.opened[slices.Index(e.opened, e.documents[name])] = d
	}
	e.documents[name] = d
}

// Package returns the workbook as edited so far.
func (e *Editor) Package() *opc.Package {
	p := e.out.Clone()
	for _, d := range e.opened {
		if d.isChanged() {
			p.Set(d.part, d.bytes())
		}
	}
	for _, d := range e.vmlParts() {
		p.Set(d.Name, d.Data)
	}
	return p
}
