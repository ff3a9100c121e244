package docx

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/ooxml/xmltree"
)

// repeatPerLine writes a paragraph that is one value, its body's node of a number, once for each of the value's lines,
// at least once.
type repeatPerLine struct{ value int }

// Repeats tells that the body is written several times.
func (repeatPerLine) Repeats() {}

func (w repeatPerLine) Run(r *action.Run, body []action.Node) {
	n := &body[w.value]
	f := r.Writer.(*partWriter)
	start := r.Out.Len()
	r.Nodes(body[:w.value])
	v, ok := r.Eval(n)
	text := ""
	if ok {
		var err error
		if text, err = v.Print(); err != nil {
			r.Print(n, v) // which says so
		}
	}
	first := true
	for line := range strings.SplitSeq(lineEnds.Replace(text), "\n") {
		if !first {
			r.Nodes(body[:w.value])
		}
		f.write(n, line)
		r.Nodes(body[w.value+1:])
		if !first && r.Out.Len()-start > r.Limit {
			return
		}
		first = false
	}
}

// lineEnds makes every line of a text end with a line feed, whatever ended it.
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

// takeEmptyBack takes the paragraph back that was written last, unless something is in it.
type takeEmptyBack struct{ prefix string }

func (w takeEmptyBack) Run(r *action.Run, _ []action.Node) {
	p := w.prefix + "p"
	left, is := bytes.CutSuffix(r.Out.Bytes(), []byte("</"+p+">"))
	if !is {
		return
	}
	properties := []byte("<" + p + "Pr")
	if bytes.HasSuffix(left, []byte("</"+p+"Pr>")) {
		left = left[:max(0, bytes.LastIndex(left, properties))]
	} else if at := bytes.LastIndexByte(left, '<'); at >= 0 && bytes.HasPrefix(left[at:], properties) {
		left = left[:at]
	}
	at := bytes.LastIndexByte(left, '<')
	if at >= 0 && (string(left[at:]) == "<"+p+">" || bytes.HasPrefix(left[at:], []byte("<"+p+" "))) {
		r.Out.Truncate(at)
	}
}

// needsParagraph are the elements that a reader of the document requires a last paragraph of.
var needsParagraph = map[string]bool{
	"tc": true, "hdr": true, "ftr": true, "footnote": true, "endnote": true, "comment": true, "txbxContent": true,
	"sdtContent": true, "docPartBody": true,
}

// mayBecomeEmpty reports whether an element's paragraphs may all go, or those behind its last table; or have gone, as
// the action in the last was to enclose the element.
func mayBecomeEmpty(e *xmltree.Node) bool {
	last := ""
	for _, c := range block.Below(e) {
		if c.Name() == "p" || c.Name() == "tbl" || c.Name() == "sdt" {
			last = c.Name()
		}
	}
	if last == "" && e.EndTag() != "" && contextOf(e) == betweenBlocks || last == "tbl" && e.Name() == "tc" {
		return true
	}
	return slices.ContainsFunc(block.Below(e), func(c *xmltree.Node) bool {
		switch c.Name() {
		case "":
			return (isAction(c) || block.KindOf(c) == block.EmptyGoes) && contextOf(e) == betweenBlocks
		case "p":
			return block.KindOf(c) == block.OmittedIfEmpty
		case "tbl":
			return true
		case "sdt", "customXml":
			return contextOf(e) == betweenBlocks && mayBecomeEmpty(c)
		case "sdtContent":
			return mayBecomeEmpty(c)
		}
		return false
	})
}

// emptyParagraph returns the empty paragraph that an element is left with: formatted as one that it may lose.
func emptyParagraph(e *xmltree.Node) string {
	p := "<" + e.Prefix() + "p>"
	for _, c := range block.Below(e) {
		switch {
		case c.Name() == "p" && block.KindOf(c) == block.OmittedIfEmpty && c.Child("pPr") != nil:
			return p + c.Child("pPr").String() + strings.Replace(p, "<", "</", 1)
		case isAction(c) && actionOf(c).Paragraph != "":
			return p + actionOf(c).Paragraph + strings.Replace(p, "<", "</", 1)
		}
	}
	return "<" + e.Prefix() + "p/>"
}

// ensureParagraph sees to it that an element ends with a paragraph, or, where it is loose, holds a paragraph or table.
type ensureParagraph struct {
	prefix string
	empty  string
	loose  bool
}

func ensureParagraphIn(e *xmltree.Node) ensureParagraph {
	return ensureParagraph{e.Prefix(), emptyParagraph(e), e.Name() == "sdtContent"}
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
