package edit

import (
	"errors"
	"strings"

	"nianbao/ooxml/xmlscan"
	"nianbao/xlsx"
)

// A document is a part that is edited.
type document struct {
	part          string
	before, after string // what stands around the root: the XML declaration, comments
	root          *node
}

const xmlDeclaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

// newDocument returns a part that is new, with the source of its root.
func newDocument(part, source string) *document {
	d := &document{part: part, before: xmlDeclaration + "\r\n", root: newNode(source)}
	d.root.touch()
	return d
}

// parseDocument reads a part. The error is an *xlsx.Error.
func parseDocument(part string, data []byte) (*document, error) {
	d := &document{part: part}
	s := xmlscan.New(data)
	for {
		switch s.Next() {
		case xmlscan.None:
			err := s.Err()
			if err == nil && d.tags() > maxTags {
				err = errors.New("too many elements")
			}
			if err != nil {
				return nil, &xlsx.Error{Kind: xlsx.Damaged, Part: part, Err: err}
			}
			return d, nil
		case xmlscan.Start:
			d.root = newNode(s.SkipSource())
		case xmlscan.Instruction:
			d.around("<?" + instruction(s.Text()) + "?>")
		case xmlscan.Comment:
			d.around("<!--" + s.Text() + "-->")
		case xmlscan.Text:
			d.around(s.Text())
		}
	}
}

// maxTags bounds the elements that an edit may take apart. Excel's own limits of styles, names and comments are far
// below.
const maxTags = 1 << 21

// tags returns how many tags a part has, but for those of cells: they are taken apart row by row.
func (d *document) tags() int {
	const cells = "sheetData"
	from, to := strings.Index(d.root.source, cells), strings.LastIndex(d.root.source, cells)
	if from < 0 {
		from, to = 0, 0
	}
	return strings.Count(d.root.source[:from], "<") + strings.Count(d.root.source[to:], "<")
}

// instruction returns an instruction as it is written back. A part that came in UTF-16, or calls itself ASCII, is
// written in UTF-8.
func instruction(text string) string {
	declared, isDeclaration := strings.CutPrefix(text, "xml ")
	if isDeclaration && strings.Contains(declared, "encoding") && !strings.Contains(strings.ToLower(declared), "utf-8") {
		return strings.Trim(xmlDeclaration, "<?>")
	}
	return text
}

func (d *document) around(text string) {
	if d.root == nil {
		d.before += text
		return
	}
	d.after += text
}

func (d *document) bytes() []byte {
	var b strings.Builder
	b.WriteString(d.before)
	d.root.write(&b)
	b.WriteString(d.after)
	return []byte(b.String())
}
