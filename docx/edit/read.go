package edit

import (
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmlscan"
	"nianbao/regex"
)

// Read returns the document's tables and the paragraphs between them as grids, in the order of the document: a table
// named after the paragraph above it, the paragraphs one a row; and behind them, set aside, the paragraphs of its
// headers, footers and notes. What a reader of the printed document sees is read: tracked changes as accepted, no hidden
// text (that is set aside, too), of a field its result, nothing of a content control that only asks to be filled. The
// error is an *opc.Error or *wml.Error.
func Read(pkg *opc.Package) (*grid.Book, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, err
	}
	data, _ := pkg.Part(main)
	r := &reader{Scanner: xmlscan.New(data), styles: textStylesOf(pkg), lists: listNumbersOf(pkg), ground: pageGround}
	if err := r.read("正文"); err != nil {
		return nil, err
	}
	asides := append(readAsides(pkg, main), r.unseen.grids()...)
	return &grid.Book{Grids: append(r.grids, asides...), Drawings: r.drawings}, nil
}

// A reader goes through a part token by token: a tree of a long document would cost more than all the rest.
type reader struct {
	*xmlscan.Scanner
	grids      []*grid.Grid
	text       *grid.Grid // the prose grid being filled, nil right behind a table
	heading    string
	paragraphs int          // so far, outside of tables
	tables     []*tableGrid // whose grids are not finished yet
	last       *tableGrid   // the table that the next one continues, if it has the same columns
	inCell     int          // how many table cells are around
	fields     []bool       // the fields that are open: whether their result has begun
	prompt     bool         // a content control is around that shows only what to fill in
	styles     textStyles   // what styles hide and strike through
	ground     string       // the colour behind the text
	lists      *listNumbers // nil where the part has none
	drawings   []grid.Drawing
	unseen     unseen
	buffer     []byte   // spare, for a paragraph's text
	texts      []string // spare, for a cell's paragraphs

	*sourceMap // nil when nobody wants to know where the text stands
}

// read reads the whole part; title is what a person calls it.
func (r *reader) read(title string) error {
	for r.Next() != xmlscan.None {
		f := paragraphList{}
		r.blocks(&f)
		r.flush(&f)
	}
	if r.Err() != nil {
		return wml.Damaged(title)
	}
	for _, t := range r.tables {
		t.finish(r.sourceMap)
	}
	return nil
}

// prose takes a paragraph outside of tables.
func (r *reader) prose(text, number string, from []*Paragraph, look grid.Look) {
	row := r.paragraphs
	r.paragraphs++
	if r.sourceMap != nil {
		r.rows = append(r.rows, from)
	}
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return
	}
	if r.text == nil {
		r.text = &grid.Grid{Source: grid.Prose}
		r.grids = append(r.grids, r.text)
	}
	r.text.Cells = append(r.text.Cells, grid.Cell{Row: row, Text: text, Hidden: look.Faint != "", Look: look.Kept()})
	if number != "" {
		if r.text.Numbers == nil {
			r.text.Numbers = map[int]string{}
		}
		r.text.Numbers[row] = number
	}
	if !continued[trimmed] {
		r.heading, r.last = number+trimmed, nil
	}
}

// continued are the words above the rest of a table that was cut in two.
var continued = map[string]bool{
	"续表": true, "（续表）": true, "(续表)": true, "（续）": true,
	"续上表": true, "（续上表）": true, "接上表": true, "（接上表）": true,
}

// children calls each for the start of every child of the current element, and returns behind the element's end. What
// each leaves unread of a child is skipped.
func (r *reader) children(each func(name string)) {
	depth := r.Depth()
	for {
		switch r.Next() {
		case xmlscan.None:
			return
		case xmlscan.End:
			if r.Depth() < depth {
				return
			}
		case xmlscan.Start:
			each(r.Name())
			for r.Depth() > depth && r.Next() != xmlscan.None {
			}
		}
	}
}

// A paragraphList is the paragraphs of a story, a cell or a text box as they come one after another.
type paragraphList struct {
	kept  bool // they are kept here, not taken as prose
	cell  bool // they stand in a table's cell
	texts []string
	lines [][]*Paragraph // of each text

	joined  string    // the text of paragraphs whose marks are deleted: the next one continues them
	number  string    // of a list, before the next paragraph
	look    grid.Look // of the next paragraph, or of those that are kept
	nested  bool      // a table stands among those that are kept
	held    bool      // behind a figure, which stays the cell's
	from    []*Paragraph
	waiting bool
}

// add takes a paragraph.
func (r *reader) add(f *paragraphList, text string, p *Paragraph, joined bool) {
	if f.joined != "" {
		text = f.joined + text
	}
	if p != nil {
		f.from = append(f.from, p)
	}
	f.joined, f.waiting = text, true
	if !joined {
		r.flush(f)
	}
}

// flush takes what still waits for a paragraph to continue it.
func (r *reader) flush(f *paragraphList) {
	if !f.waiting {
		return
	}
	text, number, from := f.joined, f.number, f.from
	f.joined, f.number, f.from, f.waiting = "", "", nil, false
	r.take(f, text, number, from)
}

func (r *reader) take(f *paragraphList, text, number string, from []*Paragraph) {
	switch {
	case !f.kept || !f.nested || f.held || strings.TrimSpace(text) == "":
	case isFigures([]string{text}):
		f.held = true
	default:
		r.spread(f)
	}
	if !f.kept {
		r.prose(text, number, from, f.look)
		f.look = grid.Look{}
		return
	}
	f.texts = append(f.texts, text)
	if r.sourceMap != nil {
		f.lines = append(f.lines, from)
	}
}

// beside decides what becomes of what stands before a table in a cell: a figure stays the cell's, as whatever stands
// behind the table does then; of words it is decided that the cell is there for the layout.
func (r *reader) beside(f *paragraphList) {
	f.nested = true
	switch {
	case f.held || isBlank(f.texts):
	case isFigures(f.texts):
		f.held = true
	default:
		r.spread(f)
	}
}

func isBlank(texts []string) bool {
	return !slices.ContainsFunc(texts, func(t string) bool { return strings.TrimSpace(t) != "" })
}

// longestFigure is how long, in bytes, a line may be that is a figure with its unit and a remark.
const longestFigure = 60

// isFigures reports whether there is nothing but a line that begins as a figure does, or nothing at all.
func isFigures(texts []string) bool {
	text := strings.TrimSpace(strings.Join(texts, "\n"))
	return text == "" || len(text) <= longestFigure && !strings.Contains(text, "\n") && figureStart.MatchString(text)
}

// figureStart is no heading's: 1. and 2024年 are not.
var figureStart = regex.New(`^[-+－＋]?[0-9０-９][0-9０-９,，. ]*(?:$|[(（]|(?:件|项|个|条|次|宗|起|份|万元|元)[^\p{Han}]*$)`)

// spread makes prose of what stands around a table in a cell: the cell is there for the layout.
func (r *reader) spread(f *paragraphList) {
	r.inCell, r.text = 0, nil
	kept := *f
	f.kept, f.texts, f.lines, f.look = false, nil, nil, grid.Look{}
	r.append(f, &kept)
	r.texts = kept.texts
}

// append takes the paragraphs of another list.
func (r *reader) append(f, other *paragraphList) {
	f.look.Add(other.look)
	for i, text := range other.texts {
		var from []*Paragraph
		if r.sourceMap != nil {
			from = other.lines[i]
		}
		r.take(f, text, "", from)
	}
}

// blocks reads the paragraphs and tables in the current element.
func (r *reader) blocks(f *paragraphList) {
	outer := r.enterContainer()
	r.children(func(name string) { r.block(name, f) })
	r.leaveContainer(outer)
}

func (r *reader) block(name string, f *paragraphList) {
	switch name {
	case "p":
		r.paragraph(f)
	case "tbl":
		r.flush(f)
		if f.cell && f.kept {
			r.beside(f)
		}
		r.table()
	case "sdt":
		r.control(func() { r.blocks(f) })
	case "AlternateContent":
		r.alternate(func() { r.blocks(f) })
	case "altChunk", "subDoc":
		r.drawing(name)
	case "del", "moveFrom", "sectPr":
	default:
		r.blocks(f)
	}
}

// alternate reads the first of the current element's choices that Word can draw, as it does: the others say the same for
// other programs, or else would be seen by nobody.
func (r *reader) alternate(inside func()) {
	outer := r.enterWrapper()
	read := false
	r.children(func(name string) {
		if from := r.From(); read || name == "Choice" && !r.isDrawn() {
			r.Skip()
			r.drops(from)
		} else if name == "Choice" || name == "Fallback" {
			read = true
			inside()
		}
	})
	r.leaveWrapper(outer)
}

// isDrawn reports whether Word draws the current choice: it knows every extension that is required, by the prefixes that
// Word and WPS write.
func (r *reader) isDrawn() bool {
	required, _ := r.Attr("Requires")
	return !slices.ContainsFunc(strings.Fields(required), func(prefix string) bool {
		return !extensions.MatchString(prefix)
	})
}

var extensions = regex.New(`^(?:w|wp|wp[sgci]|wne|(?:a|c|m|p|v|w|x|wp|pic)1[0-9]\w*|cx\d*|dgm\d*|am3d|aink|dsp|oel|[vomacx])$`)

func (r *reader) control(inside func()) {
	prompt, outer := r.prompt, r.enterWrapper()
	r.children(func(name string) {
		switch name {
		case "sdtPr":
			r.children(func(name string) {
				from := r.From()
				switch name {
				case "showingPlcHdr":
					r.prompt = r.prompt || r.on()
				case "dataBinding":
				default:
					return
				}
				r.Skip()
				r.drops(from)
			})
		case "sdtContent":
			inside()
		}
	})
	r.prompt = prompt
	r.leaveWrapper(outer)
}

// drawn is what is read of a drawing: that it is there.
var drawn = map[string]string{
	"textpath": "艺术字", "blip": "图片", "imagedata": "图片", "OLEObject": "嵌入的对象", "chart": "图表", "altChunk": "嵌入的文件",
	"subDoc": "另一个文件的内容",
}

// drawing notes a drawing, once for a paragraph.
func (r *reader) drawing(name string) {
	d := grid.Drawing{What: drawn[name], Row: r.paragraphs, InTable: r.inCell > 0}
	if n := len(r.drawings); n == 0 || r.drawings[n-1].Row != d.Row || r.drawings[n-1].InTable != d.InTable {
		r.drawings = append(r.drawings, d)
	}
}

// on reports whether the current element, a property that is there or not, is not said to be off.
func (r *reader) on() bool {
	value, _ := r.Attr("val")
	return value != "0" && value != "false" && value != "off"
}
