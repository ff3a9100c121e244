package review

import (
	"slices"

	"github.com/beevik/etree"
)

// acceptRows takes deleted rows and cells out of a table, and the table where no row is left.
func acceptRows(tbl *etree.Element) {
	for _, tr := range rowsOf(tbl, "tr") {
		if properties := tr.SelectElement("trPr"); properties != nil {
			if properties.SelectElement("del") != nil {
				release(tr)
				continue
			}
			drop(properties, "ins")
		}
		for _, tc := range rowsOf(tr, "tc") {
			properties := tc.SelectElement("tcPr")
			if properties != nil && properties.SelectElement("cellDel") != nil {
				release(tc)
			}
		}
		if len(rowsOf(tr, "tc")) == 0 {
			release(tr)
		}
	}
	if len(rowsOf(tbl, "tr")) == 0 && tbl.Parent() != nil {
		release(tbl)
	}
}

// rowsOf returns the rows of a table or the cells of a row, through content controls.
func rowsOf(e *etree.Element, tag string) []*etree.Element {
	var found []*etree.Element
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case tag:
			found = append(found, child)
		case "sdt", "sdtContent", "customXml":
			found = append(found, rowsOf(child, tag)...)
		}
	}
	return found
}

// drop takes the children with a tag out of an element.
func drop(e *etree.Element, tags ...string) {
	for _, child := range e.ChildElements() {
		if slices.Contains(tags, child.Tag) {
			e.RemoveChild(child)
		}
	}
}

// joinParagraphs joins each paragraph whose mark is deleted with the one behind it, and takes the marks of inserted ones
// out. A paragraph whose mark cannot go, as nothing follows that it could join, goes where nothing is left in it.
func joinParagraphs(e *etree.Element) {
	had := false
	for _, p := range e.ChildElements() {
		if p.Tag == "sdt" || p.Tag == "p" {
			had = true
		}
		if p.Tag != "p" || p.Parent() != e {
			continue
		}
		if !markDeleted(p) {
			continue
		}
		next := following(p)
		switch {
		case next != nil && next.Tag == "p":
			for i, child := range contentOf(p) {
				next.InsertChildAt(contentStart(next)+i, child)
			}
			e.RemoveChild(p)
		case len(contentOf(p)) == 0 && !apart(p):
			e.RemoveChild(p)
		}
	}
	complete(e, had)
}

// markDeleted takes what a paragraph's properties say of its mark away, and reports whether that is deleted.
func markDeleted(p *etree.Element) bool {
	properties := p.SelectElement("pPr")
	if properties == nil {
		return false
	}
	deleted := false
	if run := properties.SelectElement("rPr"); run != nil {
		deleted = run.SelectElement("del") != nil || run.SelectElement("moveFrom") != nil
		drop(run, "ins", "del", "moveFrom", "moveTo")
		if len(run.ChildElements()) == 0 {
			properties.RemoveChild(run)
		}
	}
	return deleted && properties.SelectElement("sectPr") == nil
}

// following returns the block behind a paragraph, nil for none.
func following(p *etree.Element) *etree.Element {
	return neighbour(p, 1)
}

func neighbour(p *etree.Element, step int) *etree.Element {
	for i := p.Index() + step; i >= 0 && i < len(p.Parent().Child); i += step {
		if next, ok := p.Parent().Child[i].(*etree.Element); ok {
			switch next.Tag {
			case "p", "tbl", "sdt", "sectPr", "customXml", "tcPr":
				return next
			}
		}
	}
	return nil
}

// apart reports whether a paragraph keeps two tables apart, or ends a cell behind one.
func apart(p *etree.Element) bool {
	before, behind := neighbour(p, -1), following(p)
	return before != nil && before.Tag == "tbl" && (behind == nil || behind.Tag != "p")
}

// contentOf returns what is in a paragraph besides its properties.
func contentOf(p *etree.Element) []etree.Token {
	var content []etree.Token
	for _, child := range p.Child {
		if e, ok := child.(*etree.Element); ok && e.Tag != "pPr" {
			content = append(content, child)
		}
	}
	return content
}

// contentStart returns where a paragraph's content begins.
func contentStart(p *etree.Element) int {
	if properties := p.SelectElement("pPr"); properties != nil {
		return properties.Index() + 1
	}
	return 0
}

// complete adds a paragraph to what must end with one.
func complete(e *etree.Element, had bool) {
	var last *etree.Element
	for _, child := range e.ChildElements() {
		switch child.Tag {
		case "p", "tbl", "sdt", "customXml":
			last = child
		}
	}
	switch e.Tag {
	case "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent":
		if last != nil && last.Tag != "tbl" {
			return
		}
	case "sdtContent":
		if last != nil || !had {
			return
		}
	default:
		return
	}
	p := e.CreateElement("p")
	p.Space = e.Space
}
