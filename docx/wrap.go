package docx

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/action"
)

// eachLine writes a paragraph that is one value, its body's node of a number, once for each of the value's lines, at least once.
type eachLine struct{ value int }

// Run carries out the body.
func (w eachLine) Run(r *action.Run, body []action.Node) {
	n := &body[w.value]
	f := r.Writer.(*filling)
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

// onCondition writes a paragraph that is nothing but conditions and loops, unless nothing comes out of them.
type onCondition struct{}

// Run carries out the body.
func (w onCondition) Run(r *action.Run, body []action.Node) {
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

// tablesApart keeps two tables apart between which nothing is left: Word would make one of them.
type tablesApart struct{ prefix string }

// Run writes a paragraph where one is needed.
func (w tablesApart) Run(r *action.Run, _ []action.Node) {
	if bytes.HasSuffix(r.Out.Bytes(), []byte("</"+w.prefix+"tbl>")) {
		r.Out.WriteString("<" + w.prefix + "p/>")
	}
}

// mustHold are the elements that a reader of the document requires a last paragraph of.
var mustHold = map[string]bool{
	"tc": true, "hdr": true, "ftr": true, "footnote": true, "endnote": true, "comment": true, "txbxContent": true, "sdtContent": true, "docPartBody": true,
}

// mayEmpty reports whether an element's paragraphs may all go, or those behind its last table; or have gone, as the action in the last was
// to enclose the element.
func mayEmpty(e *element) bool {
	last := ""
	for _, c := range e.children {
		if c.tag == "p" || c.tag == "tbl" || c.tag == "sdt" {
			last = c.tag
		}
	}
	if last == "" && e.close != "" && standingIn(e) == betweenBlocks || last == "tbl" && e.tag == "tc" {
		return true
	}
	return slices.ContainsFunc(e.children, func(c *element) bool {
		switch c.tag {
		case "":
			return c.mark != nil && standingIn(e) == betweenBlocks
		case "p":
			return c.shape == optional
		case "tbl":
			return !c.sealed
		case "sdt", "customXml":
			return standingIn(e) == betweenBlocks && mayEmpty(c)
		case "sdtContent":
			return mayEmpty(c)
		}
		return false
	})
}

// spare returns the empty paragraph that an element is left with: formatted as one that it may lose.
func spare(e *element) string {
	p := "<" + e.prefix() + "p>"
	for _, c := range e.children {
		switch {
		case c.tag == "p" && c.shape == optional && c.child("pPr") != nil:
			return p + c.child("pPr").source() + strings.Replace(p, "<", "</", 1)
		case c.mark != nil && c.mark.paragraph != "":
			return p + c.mark.paragraph + strings.Replace(p, "<", "</", 1)
		}
	}
	return "<" + e.prefix() + "p/>"
}

// holding sees to it that an element ends with a paragraph, or, where it is loose, holds a paragraph or table.
type holding struct {
	prefix string
	spare  string
	loose  bool
}

func holdingOf(e *element) holding { return holding{e.prefix(), spare(e), e.tag == "sdtContent"} }

// Run carries out the body.
func (w holding) Run(r *action.Run, body []action.Node) {
	start := r.Out.Len()
	r.Nodes(body)
	w.complete(r, start)
}

// complete adds a paragraph where none is behind the last table written since start.
func (w holding) complete(r *action.Run, start int) {
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
	r.Out.WriteString(w.spare)
}
