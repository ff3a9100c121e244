package review

import (
	"slices"

	"nianbao/ooxml/xmltree"
)

// acceptRows takes deleted rows and cells out of a table, and the table where no row is left.
func acceptRows(tbl *xmltree.Node) {
	for _, tr := range rowsOf(tbl, "tr") {
		if properties := tr.Child("trPr"); properties != nil {
			if properties.Child("del") != nil {
				release(tr)
				continue
			}
			properties.Remove("ins")
		}
		for _, tc := range rowsOf(tr, "tc") {
			properties := tc.Child("tcPr")
			if properties != nil && properties.Child("cellDel") != nil {
				release(tc)
			}
		}
		if len(rowsOf(tr, "tc")) == 0 {
			release(tr)
		}
	}
	if len(rowsOf(tbl, "tr")) == 0 && tbl.Up() != nil {
		release(tbl)
	}
}

// rowsOf returns the rows of a table or the cells of a row, through content controls.
func rowsOf(e *xmltree.Node, tag string) []*xmltree.Node {
	var found []*xmltree.Node
	for child := range e.Elements() {
		switch child.Name() {
		case tag:
			found = append(found, child)
		case "sdt", "sdtContent", "customXml":
			found = append(found, rowsOf(child, tag)...)
		}
	}
	return found
}

// joinParagraphs joins each paragraph whose mark is deleted with the one behind it, and takes the marks of inserted ones
// out. A paragraph whose mark cannot go, as nothing follows that it could join, goes where nothing is left in it.
func joinParagraphs(e *xmltree.Node) {
	had := false
	for _, p := range slices.Collect(e.Elements()) {
		if p.Name() == "sdt" || p.Name() == "p" {
			had = true
		}
		if p.Name() != "p" || p.Up() != e {
			continue
		}
		if !markDeleted(p) {
			continue
		}
		next := following(p)
		switch {
		case next != nil && next.Name() == "p":
			for i, child := range contentOf(p) {
				next.Insert(contentStart(next)+i, child)
			}
			p.Detach()
		case len(contentOf(p)) == 0 && !apart(p):
			p.Detach()
		}
	}
	complete(e, had)
}

// markDeleted takes what a paragraph's properties say of its mark away, and reports whether that is deleted.
func markDeleted(p *xmltree.Node) bool {
	properties := p.Child("pPr")
	if properties == nil {
		return false
	}
	deleted := false
	if run := properties.Child("rPr"); run != nil {
		deleted = run.Child("del") != nil || run.Child("moveFrom") != nil
		run.Remove("ins", "del", "moveFrom", "moveTo")
		if !slices.ContainsFunc(run.Kids(), (*xmltree.Node).IsElement) {
			run.Detach()
		}
	}
	return deleted && properties.Child("sectPr") == nil
}

// following returns the block behind a paragraph, nil for none.
func following(p *xmltree.Node) *xmltree.Node {
	return neighbour(p, 1)
}

func neighbour(p *xmltree.Node, step int) *xmltree.Node {
	kids := p.Up().Kids()
	for i := p.Index() + step; i >= 0 && i < len(kids); i += step {
		switch kids[i].Name() {
		case "p", "tbl", "sdt", "sectPr", "customXml", "tcPr":
			return kids[i]
		}
	}
	return nil
}

// apart reports whether a paragraph keeps two tables apart, or ends a cell behind one.
func apart(p *xmltree.Node) bool {
	before, behind := neighbour(p, -1), following(p)
	return before != nil && before.Name() == "tbl" && (behind == nil || behind.Name() != "p")
}

// contentOf returns what is in a paragraph besides its properties.
func contentOf(p *xmltree.Node) []*xmltree.Node {
	var content []*xmltree.Node
	for child := range p.Elements() {
		if child.Name() != "pPr" {
			content = append(content, child)
		}
	}
	return content
}

// contentStart returns where a paragraph's content begins.
func contentStart(p *xmltree.Node) int {
	if properties := p.Child("pPr"); properties != nil {
		return properties.Index() + 1
	}
	return 0
}

// complete adds a paragraph to what must end with one.
func complete(e *xmltree.Node, had bool) {
	var last *xmltree.Node
	for child := range e.Elements() {
		switch child.Name() {
		case "p", "tbl", "sdt", "customXml":
			last = child
		}
	}
	switch e.Name() {
	case "tc", "hdr", "ftr", "footnote", "endnote", "txbxContent":
		if last != nil && last.Name() != "tbl" {
			return
		}
	case "sdtContent":
		if last != nil || !had {
			return
		}
	default:
		return
	}
	e.Append(xmltree.New(e.Prefix() + "p"))
}
