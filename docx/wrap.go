package docx

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/action"
)

// repeatPerLine writes a paragraph that is one value, its body's node of a number, once for each of the value's lines,
// at least once.
type repeatPerLine struct{ value int }

func (w repeatPerLine) Run(r *action.Run, body []action.Node) {
	n := &body[w.value]
	f := r.Writer.(*partWriter)
	start := r.Out.Len()
	r.Nodes(body[:w.value])
	v, ok := r.Eval(n)
	text := ""
	if ok {
		var err error
		if text, err = action.Print(v); err != nil {
			r.Print(n, v) // which says so
		}
	}
	lines := splitLines(text)
	f.write(n, lines[0])
	r.Nodes(body[w.value+1:])
	for _, line := range lines[1:] {
		r.Nodes(body[:w.value])
		f.write(n, line)
		r.Nodes(body[w.value+1:])
		if r.Out.Len()-start > r.Limit {
			return
		}
	}
}

// splitLines divides a text at its line ends, whatever they are.
func splitLines(text string) []string {
	if !strings.ContainsAny(text, "\n\r\u2028") {
		return []string{text}
	}
	return strings.Split(lineEnds.Replace(text), "\n")
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n")

// omitIfEmpty writes a paragraph that is nothing but conditions and loops, unless nothing comes out of them.
type omitIfEmpty struct{}

func (w omitIfEmpty) Run(r *action.Run, body []action.Node) {
	start, written := r.Out.Len(), false
	for i := range body {
		before := r.Out.Len()
		r.Nodes(body[i : i+1])
		if body[i].Action != nil && r.Out.Len() > before {
			written = true
		}
	}
	if !written {
		r.Out.Truncate(start)
	}
}

// separateTables keeps two tables apart between which nothing is left: Word would make one of them.
type separateTables struct{ prefix string }

func (w separateTables) Run(r *action.Run, _ []action.Node) {
	if bytes.HasSuffix(r.Out.Bytes(), []byte("</"+w.prefix+"tbl>")) {
		r.Out.WriteString("<" + w.prefix + "p/>")
	}
}

// needsParagraph are the elements that a reader of the document requires a last paragraph of.
var needsParagraph = map[string]bool{
	"tc": true, "hdr": true, "ftr": true, "footnote": true, "endnote": true, "comment": true, "txbxContent": true,
	"sdtContent": true, "docPartBody": true,
}

// mayBecomeEmpty reports whether an element's paragraphs may all go, or those behind its last table; or have gone, as
// the action in the last was to enclose the element.
func mayBecomeEmpty(e *element) bool {
	last := ""
	for _, c := range e.children {
		if c.tag == "p" || c.tag == "tbl" || c.tag == "sdt" {
			last = c.tag
		}
	}
	if last == "" && e.close != "" && contextOf(e) == betweenBlocks || last == "tbl" && e.tag == "tc" {
		return true
	}
	return slices.ContainsFunc(e.children, func(c *element) bool {
		switch c.tag {
		case "":
			return c.action != nil && contextOf(e) == betweenBlocks
		case "p":
			return c.kind == omittedIfEmpty
		case "tbl":
			return !c.opaque
		case "sdt", "customXml":
			return contextOf(e) == betweenBlocks && mayBecomeEmpty(c)
		case "sdtContent":
			return mayBecomeEmpty(c)
		}
		return false
	})
}

// emptyParagraph returns the empty paragraph that an element is left with: formatted as one that it may lose.
func emptyParagraph(e *element) string {
	p := "<" + e.prefix() + "p>"
	for _, c := range e.children {
		switch {
		case c.tag == "p" && c.kind == omittedIfEmpty && c.child("pPr") != nil:
			return p + c.child("pPr").source() + strings.Replace(p, "<", "</", 1)
		case c.action != nil && c.action.paragraph != "":
			return p + c.action.paragraph + strings.Replace(p, "<", "</", 1)
		}
	}
	return "<" + e.prefix() + "p/>"
}

// ensureParagraph sees to it that an element ends with a paragraph, or, where it is loose, holds a paragraph or table.
type ensureParagraph struct {
	prefix string
	empty  string
	loose  bool
}

func ensureParagraphIn(e *element) ensureParagraph {
	return ensureParagraph{e.prefix(), emptyParagraph(e), e.tag == "sdtContent"}
}

func (w ensureParagraph) Run(r *action.Run, body []action.Node) {
	start := r.Out.Len()
	r.Nodes(body)
	w.complete(r, start)
}

// complete adds a paragraph where none is behind the last table written since start.
func (w ensureParagraph) complete(r *action.Run, start int) {
	written := r.Out.Bytes()[start:]
	if i := bytes.LastIndex(written, []byte("</"+w.prefix+"tbl>")); i >= 0 {
		if w.loose {
			return
		}
		written = written[i:]
	}
	for _, p := range []string{"p>", "p ", "p/>"} {
		if bytes.Contains(written, []byte("<"+w.prefix+p)) {
			return
		}
	}
	r.Out.WriteString(w.empty)
}
