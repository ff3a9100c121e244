package edit

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/grid"
	"nianbao/ooxml/xmlscan"
)

// paragraphText is the text of a paragraph being read.
type paragraphText struct {
	text   []byte
	boxed  []paragraphList // what stands in text boxes on the paragraph: paragraphs of their own behind it
	joined bool            // the paragraph's mark is deleted: the next paragraph continues it
	hidden bool            // the paragraph's style hides its text
	struck bool            // it strikes it through
	ground string          // the colour behind the paragraph
	look   grid.Look
	shifts []grid.Shift
	style  string
	list   listPlace
	*Paragraph
}

// paragraph reads the text of a paragraph; what stands in text boxes on it follows as paragraphs of its own.
func (r *reader) paragraph(f *paragraphList) {
	outer := r.beginParagraph()
	w := paragraphText{text: r.buffer[:0], Paragraph: r.current(), list: listPlace{level: -1},
		hidden: r.styles.hidden.paragraph[""], struck: r.styles.struck.paragraph[""], ground: r.ground}
	r.buffer = nil // a paragraph in a text box needs its own
	r.runs(&w)
	if r.prompt {
		w.prompts(0, 0)
	}
	// The instructions of a field stand in one paragraph: one that never ends must not hide the rest of the document.
	r.fields = slices.DeleteFunc(r.fields, func(result bool) bool { return !result })
	r.endParagraph(outer, w.joined)
	if number := r.lists.next(w.style, w.list); f.joined == "" {
		f.number = number
		if w.Paragraph != nil {
			w.numbered = number != ""
		}
	}
	f.look.Add(w.look)
	text := string(w.text)
	if r.inCell > 0 { // a footnote's mark behind a figure is no digit of it
		text = grid.Unshifted(text, w.shifts)
	}
	r.add(f, text, w.Paragraph, w.joined)
	r.buffer = w.text
	for i := range w.boxed {
		r.flush(f)
		r.append(f, &w.boxed[i])
	}
}

// runs collects the text in the current element.
func (r *reader) runs(w *paragraphText) {
	l := runFormat{hidden: w.hidden, struck: w.struck}
	r.children(func(name string) {
		switch name {
		case "rPr":
			l = r.runFormat(l, w)
		case "t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym", "symEx":
			r.write(w, name, l)
		case "fldChar":
			r.field()
		case "footnoteReference", "endnoteReference":
			if _, custom := r.Attr("customMarkFollows"); custom {
				l.raised = true
			}
		case "pPr":
			w.joined = r.paragraphProperties(w)
			l.hidden, l.struck = w.hidden, w.struck
		case "sdt":
			at, from := len(w.text), w.count()
			r.control(func() {
				r.runs(w)
				if r.prompt {
					w.prompts(at, from)
				}
			})
		case "AlternateContent":
			r.alternate(func() { r.runs(w) })
		case "bdo":
			r.reversed(w)
		case "subDoc":
			r.drawing(name)
		case "txbxContent":
			r.box(w)
		case "blip", "imagedata", "OLEObject", "chart", "textpath":
			r.drawing(name)
		case "instrText", "delText", "del", "moveFrom", "rt": // rt is the reading beside a character
		default:
			r.runs(w)
		}
	})
}

// reversed reads runs whose characters are drawn in the direction that the current element gives. Right to left, that is
// another figure than stands there: the characters of Unicode that do the same say so to whoever reads the text.
func (r *reader) reversed(w *paragraphText) {
	if value, _ := r.Attr("val"); value != "rtl" {
		r.runs(w)
		return
	}
	w.add(noElement, "\u202E", false, r.innermost())
	r.runs(w)
	w.add(noElement, "\u202C", false, r.innermost())
}

// write adds the current element's text.
func (r *reader) write(w *paragraphText, name string, l runFormat) {
	from := r.From()
	text := ""
	switch name {
	case "t":
		text = r.content()
	case "tab", "ptab":
		text = "\t"
	case "br", "cr":
		text = "\n"
		if kind, _ := r.Attr("type"); kind == "page" || kind == "column" {
			from = noElement
		}
	case "noBreakHyphen":
		text = "-"
	default:
		text = r.symbol()
	}
	if slices.Contains(r.fields, false) {
		return
	}
	if l.hidden {
		r.keepUnseen(w, text)
		return
	}
	if l.struck {
		w.look.Struck += text
	}
	if l.faint {
		w.look.Faint += text
	}
	at := len(w.text)
	w.add(from, text, l.raised, r.innermost())
	if l.raised || l.shifted {
		w.shifts = append(w.shifts, grid.Shift{From: at, To: len(w.text), Mark: l.raised})
	}
}

// content returns the text of the current element. Comments may stand between.
func (r *reader) content() string {
	text := ""
	for depth := r.Depth(); r.Depth() >= depth; {
		switch r.Next() {
		case xmlscan.None:
			return text
		case xmlscan.Text:
			text += r.Text()
		}
	}
	return text
}

// symbol returns the character of the current w:sym. The font Symbol has digits and signs in their usual places.
func (r *reader) symbol() string {
	code, _ := r.Attr("char")
	n, err := strconv.ParseUint(code, 16, 31)
	if err != nil || n < ' ' || xmlscan.IsForbidden(rune(n)) || !utf8.ValidRune(rune(n)) {
		return ""
	}
	if font, _ := r.Attr("font"); strings.EqualFold(font, "Symbol") && n > 0xF020 && n < 0xF040 {
		n -= 0xF000
	}
	return string(rune(n))
}

// field follows a field from its instructions to its result to its end.
func (r *reader) field() {
	kind, _ := r.Attr("fldCharType")
	last := len(r.fields) - 1
	switch {
	case kind == "begin":
		r.fields = append(r.fields, false)
	case last < 0:
	case kind == "separate":
		r.fields[last] = true
	case kind == "end":
		r.fields = r.fields[:last]
	}
}

// paragraphProperties reads a paragraph's properties and reports whether its mark is deleted.
func (r *reader) paragraphProperties(w *paragraphText) bool {
	deleted := false
	r.children(func(name string) {
		if name == "pStyle" {
			w.style, _ = r.Attr("val")
			w.hidden, w.struck = r.styles.hidden.paragraph[w.style], r.styles.struck.paragraph[w.style]
		}
		if name == "shd" {
			w.ground = r.shading(w.ground)
		}
		if name == "numPr" && r.lists != nil {
			w.list = r.listPlace()
		}
		if name == "rPr" {
			r.children(func(name string) { deleted = deleted || name == "del" || name == "moveFrom" })
		}
	})
	return deleted
}

func (r *reader) box(w *paragraphText) {
	fields := r.fields
	r.fields = nil
	ground := r.ground
	r.ground = otherGround // a shape's
	f := paragraphList{kept: true}
	r.blocks(&f)
	r.flush(&f)
	r.ground = ground
	w.boxed = append(w.boxed, f)
	r.fields = fields
}

// prompts takes back the text from a place on, and the spans from another: it is what a content control asks, unless it
// has a digit. A figure is not lost because the program that wrote it left the control's sign.
func (w *paragraphText) prompts(at, from int) {
	if strings.ContainsFunc(string(w.text[at:]), unicode.IsDigit) {
		return
	}
	w.text = w.text[:at]
	w.shifts = slices.DeleteFunc(w.shifts, func(s grid.Shift) bool { return s.To > at })
	if w.Paragraph != nil {
		for i := range w.spans[from:] {
			w.spans[from+i].prompt = true
		}
	}
}
