package xlsx

import (
	"errors"
	"slices"
	"strings"

	"nianbao/ooxml/opc"
)

// An Editor changes single cells of a workbook, marks cells, and puts a sheet of findings before the others. All else stays: parts in which
// nothing is changed keep their bytes, and in the others every element that is not concerned keeps its own. Equal edits of equal workbooks
// give equal packages. An Editor calculates nothing; it makes Excel do so when the workbook is opened.
//
// Rows and columns are counted from 0. A place inside of a merge means the merge's first cell, where the value is.
type Editor struct {
	pack      *opc.Package // as it was
	book      *bookReader
	main      *document // the workbook part
	types     *document // [Content_Types].xml
	documents map[string]*document
	opened    []*document
	named     map[string]bool // new parts
	gone      map[string]bool // parts to take out, by folded name
	sheets    []*editedSheet
	styles    *editedStyles
	lead      *lead
	strict    bool
}

const contentTypes = "[Content_Types].xml"

// Edit returns an editor of a copy of the workbook; p stays as it is. The error is an *[Error], or one of package opc.
func Edit(p *opc.Package) (*Editor, error) {
	e := &Editor{pack: p, book: &bookReader{pack: p}, documents: map[string]*document{}, named: map[string]bool{}, gone: map[string]bool{}}
	if err := e.book.open(); err != nil {
		return nil, err
	}
	part, err := p.Main()
	if err != nil {
		return nil, err
	}
	if e.main, err = e.document(part); err != nil {
		return nil, err
	}
	if e.types, err = e.document(contentTypes); err != nil {
		return nil, err
	}
	e.strict = strings.Contains(e.main.root.tag, strictMain)
	return e, e.distinct()
}

// distinct refuses a workbook in which two sheets share a part, as Read does: an edit of one would be one of the other.
func (e *Editor) distinct() error {
	seen := make(map[string]bool)
	for _, entry := range e.book.sheets {
		part, kind := e.book.target(entry.id)
		if kind != "" && seen[strings.ToLower(part)] {
			return &Error{Kind: Damaged, Part: part, Sheet: entry.name, Err: errors.New("two sheets share a part")}
		}
		seen[strings.ToLower(part)] = true
	}
	return nil
}

// document returns a part to edit. The error is an *Error.
func (e *Editor) document(part string) (*document, error) {
	if d := e.documents[strings.ToLower(part)]; d != nil {
		return d, nil
	}
	data, ok := e.pack.Part(part)
	if !ok {
		return nil, &Error{Kind: Missing, Part: part}
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
	p := e.pack.Clone()
	for _, d := range e.opened {
		if d.root.changed && !e.gone[strings.ToLower(d.part)] {
			p.Set(d.part, d.bytes())
		}
	}
	for _, d := range e.drawings() {
		p.Set(d.Name, d.Data)
	}
	for name := range e.gone {
		p.Remove(name)
	}
	return p
}
