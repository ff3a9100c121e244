package docx

import (
	"strings"

	"nianbao/grid"
	"nianbao/markup"
	"nianbao/opc"
)

// Read returns the document's tables and the paragraphs between them as grids, in the order of the document: a table named after the
// paragraph above it, the paragraphs one a row. Tracked changes are read as accepted. The error is an *opc.Error or *Error.
func Read(pkg *opc.Package) (*grid.Book, error) {
	main, err := mainPart(pkg)
	if err != nil {
		return nil, err
	}
	data, _ := pkg.Part(main)
	r := &reader{Scanner: markup.New(data)}
	for r.Next() != markup.None {
		r.blocks(r.prose)
	}
	if r.Err() != nil {
		return nil, &Error{Part: "正文", Reason: "内容已损坏，不是合法的 XML"}
	}
	return &grid.Book{Grids: r.grids}, nil
}

// A reader goes through the main part token by token: a tree of a long document would cost more than all the rest.
type reader struct {
	*markup.Scanner
	grids      []*grid.Grid
	text       *grid.Grid // the prose grid being filled, nil right behind a table
	heading    string
	paragraphs int // so far, outside of tables
	inCell     int // how many table cells are around
}

// prose takes a paragraph outside of tables.
func (r *reader) prose(text string) {
	row := r.paragraphs
	r.paragraphs++
	if strings.TrimSpace(text) == "" {
		return
	}
	if r.text == nil {
		r.text = &grid.Grid{Source: grid.Prose}
		r.grids = append(r.grids, r.text)
	}
	r.text.Cells = append(r.text.Cells, grid.Cell{Row: row, Text: text})
	r.heading = strings.TrimSpace(text)
}

// children calls each for the start of every child of the current element, and returns behind the element's end. What each leaves
// unread of a child is skipped.
func (r *reader) children(each func(name string)) {
	depth := r.Depth()
	for {
		switch r.Next() {
		case markup.None:
			return
		case markup.End:
			if r.Depth() < depth {
				return
			}
		case markup.Start:
			each(r.Name())
			for r.Depth() > depth && r.Next() != markup.None {
			}
		}
	}
}

// blocks reads the paragraphs and tables in the current element.
func (r *reader) blocks(paragraph func(string)) {
	r.children(func(name string) { r.block(name, paragraph) })
}

func (r *reader) block(name string, paragraph func(string)) {
	switch name {
	case "p":
		r.paragraph(paragraph)
	case "tbl":
		r.table()
	case "del", "moveFrom", "sectPr", "Fallback", "sdtPr":
	default:
		r.blocks(paragraph)
	}
}

// paragraph reads the text of a paragraph; what stands in text boxes on it follows as paragraphs of its own.
func (r *reader) paragraph(take func(string)) {
	var text strings.Builder
	var boxed []string
	r.runs(&text, func(s string) { boxed = append(boxed, s) })
	take(text.String())
	for _, s := range boxed {
		take(s)
	}
}

// runs collects the text in the current element.
func (r *reader) runs(text *strings.Builder, box func(string)) {
	raised := false
	r.children(func(name string) {
		switch name {
		case "rPr":
			r.children(func(name string) {
				if value, _ := r.Attr("val"); name == "vertAlign" {
					raised = value == "superscript"
				}
			})
		case "t":
			if raised && r.inCell > 0 { // a footnote's mark behind a figure is no digit of it
				text.WriteByte('^')
			}
			for depth := r.Depth(); r.Depth() >= depth; { // comments may stand between
				switch r.Next() {
				case markup.None:
					return
				case markup.Text:
					text.WriteString(r.Text())
				}
			}
		case "tab":
			text.WriteByte('\t')
		case "br", "cr":
			text.WriteByte('\n')
		case "noBreakHyphen":
			text.WriteByte('-')
		case "pPr", "instrText", "delText", "del", "moveFrom", "Fallback":
		case "txbxContent":
			r.blocks(box)
		default:
			r.runs(text, box)
		}
	})
}
