package edit

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/ooxml/xmlscan"
)

// paragraphText is the text of a paragraph being read.
type paragraphText struct {
	text   []byte
	boxed  []paragraphList // what stands in text boxes on the paragraph: paragraphs of their own behind it
	joined bool            // the paragraph's mark is deleted: the next paragraph continues it
	hidden bool            // the paragraph's style hides its text
	shaded bool            // a colour lies behind the paragraph
	white  bool            // something in it is written white on white
	style  string
	list   listPlace
	*Paragraph
}

// paragraph reads the text of a paragraph; what stands in text boxes on it follows as paragraphs of its own.
func (r *reader) paragraph(f *paragraphList) {
	outer := r.beginParagraph()
	w := paragraphText{text: r.buffer[:0], Paragraph: r.current(), hidden: r.hidden.paragraph[""], list: listPlace{level: -1}}
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
	f.white = f.white || w.white && !w.shaded
	r.add(f, string(w.text), w.Paragraph, w.joined)
	r.buffer = w.text
	for i := range w.boxed {
		r.flush(f)
		r.append(f, &w.boxed[i])
	}
}

// A runFormat is how a run's text looks, as far as that changes what is read.
type runFormat struct{ raised, hidden, white bool }

// runs collects the text in the current element.
func (r *reader) runs(w *paragraphText) {
	l := runFormat{hidden: w.hidden}
	r.children(func(name string) {
		switch name {
		case "rPr":
			l = r.runFormat(l, w.hidden)
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
			l.hidden = w.hidden
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

// runFormat reads a run's properties in a paragraph whose style hides text or not. A style of the run's turns that over,
// the run's own property decides.
func (r *reader) runFormat(l runFormat, hidden bool) runFormat {
	l.hidden, l.white = hidden, false
	own, shaded := false, false
	r.children(func(name string) {
		switch name {
		case "color":
			value, _ := r.Attr("val")
			l.white = strings.EqualFold(value, "FFFFFF")
		case "shd", "highlight":
			shaded = true
		case "rStyle":
			if style, _ := r.Attr("val"); r.hidden.character[style] && !own {
				l.hidden = !hidden
			}
		case "vertAlign":
			value, _ := r.Attr("val")
			l.raised = value == "superscript"
		case "vanish":
			l.hidden, own = r.on(), true
		}
	})
	l.white = l.white && !shaded
	return l
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
	w.white = w.white || l.white && strings.TrimSpace(text) != ""
	if name == "t" && l.raised && r.inCell > 0 { // a footnote's mark behind a figure is no digit of it
		w.add(noElement, "^", true, nil)
	}
	w.add(from, text, l.raised, r.innermost())
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
			w.hidden = r.hidden.paragraph[w.style]
		}
		w.shaded = w.shaded || name == "shd"
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
	f := paragraphList{kept: true}
	r.blocks(&f)
	r.flush(&f)
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
	if w.Paragraph != nil {
		for i := range w.spans[from:] {
			w.spans[from+i].prompt = true
		}
	}
}
