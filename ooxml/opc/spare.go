package opc

import (
	"path"
	"slices"
	"strings"
)

// spareTypes are words in the content types of parts in which no figure and no word of a document stands: what a
// program writes about a file, looks and printers. Office opens a file in which one of them is damaged.
var spareTypes = []string{
	"core-properties", "extended-properties", "custom-properties", "customxmlproperties", "printersettings", "calcchain",
	"theme+xml",
}

// spareInWorkbooks are those of which that holds in a workbook alone: a document prints its pictures.
var spareInWorkbooks = []string{"image/", "drawing+xml", "vmldrawing", "drawingml", "xmlmaps"}

// checkSums returns an *Error of Corrupt for a part whose checksum is wrong, unless a reader does not need it; then it
// is told of.
func (p *Package) checkSums() error {
	if !slices.ContainsFunc(p.entries, func(e entry) bool { return e.damaged }) {
		return nil
	}
	words := spareTypes
	if main, err := p.Main(); err == nil && isWorkbook(fold(p.Type(main))) {
		words = append(words[:len(words):len(words)], spareInWorkbooks...)
	}
	for _, e := range p.entries {
		if !e.damaged {
			continue
		}
		if !p.isSpare(e.Name, words) {
			return &Error{Kind: Corrupt, Part: e.Name, Detail: "校验和不符"}
		}
		p.remarks = append(p.remarks, "文件里的部件 "+printable(e.Name)+" 已损坏，其中没有年报的数和文字，没有理会")
	}
	return nil
}

func isWorkbook(mime string) bool {
	return strings.Contains(mime, "spreadsheetml") || strings.Contains(mime, "ms-excel")
}

func (p *Package) isSpare(name string, words []string) bool {
	name = fold(name)
	switch folder, _, _ := strings.Cut(name, "/"); {
	case path.Ext(name) == ".rels":
		return false
	case folder == "docprops", folder == "customxml":
		return true
	}
	mime := fold(p.Type(name))
	for _, word := range words {
		if strings.Contains(mime, word) {
			return true
		}
	}
	return false
}
