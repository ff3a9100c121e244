package table

import (
	"bytes"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// An equalCell is a cell, or several of which each but the first is like it.
type equalCell struct {
	text  string
	span  int
	first *writtenCell
}

// mergeEqual merges cells with the ones below that show the same. What is merged never reaches over a border between
// cells, of those that are merged, further left: these are of what encloses it.
func (t *writing) mergeEqual(r *action.Run) {
	source := r.Out.Bytes()
	continues := map[*writtenCell]bool{}
	begins := map[*writtenCell]bool{}
	above := map[int]*equalCell{}
	for i := range t.rows {
		row := &t.rows[i]
		now := map[int]*equalCell{}
		joined := i > 0 && row.of.loop != none && t.rows[i-1].of.loop == row.of.loop &&
			!bytes.Contains(source[t.rows[i-1].to:row.from], []byte("<"+t.table.prefix+"tr"))
		for k := range row.cells {
			c := &row.cells[k]
			if !c.of.equal {
				continue
			}
			text := shownIn(source[c.propTo:c.end])
			g := above[c.of.col]
			mergeable := !c.blank && isMergeable(text)
			if joined = joined && g != nil && g.text == text && g.span == c.of.span && mergeable; joined {
				begins[g.first], continues[c] = true, true
			} else {
				g = &equalCell{text: text, span: c.of.span, first: c}
			}
			now[c.of.col] = g
		}
		above = now
	}
	if len(begins) > 0 {
		t.rewrite(r, begins, continues)
	}
}

// isMergeable reports whether a cell shows something, and no action that is to be filled later.
func isMergeable(text string) bool {
	return strings.TrimSpace(text) != "" && !strings.Contains(text, "{{")
}

// rewrite makes cells begin merges and others, emptied, continue them.
func (t *writing) rewrite(r *action.Run, begins, continues map[*writtenCell]bool) {
	source := bytes.Clone(r.Out.Bytes()[t.from:])
	start := t.from
	r.Out.Truncate(start)
	at := start
	put := func(from, to int, with string) {
		r.Out.Write(source[at-start : from-start])
		r.Out.WriteString(with)
		at = to
	}
	moved := func(place int) int { return r.Out.Len() + place - at }
	grid := t.grid
	for i := range t.rows {
		row := &t.rows[i]
		row.from = moved(row.from)
		for k := range row.cells {
			c := &row.cells[k]
			old := *c
			c.from, c.propFrom = moved(old.from), moved(old.propFrom)
			properties := string(source[old.propFrom-start : old.propTo-start])
			if begins[c] || continues[c] {
				put(old.propFrom, old.propTo, addMerge(properties, c.of.prefix, begins[c]))
			}
			c.propTo = moved(old.propTo)
			if continues[c] {
				put(old.propTo, old.end, emptied(string(source[old.propTo-start:old.end-start]), c.of.prefix))
			}
			c.end, c.to = moved(old.end), moved(old.to)
		}
		end := row.to
		row.to = moved(row.to)
		if t.grid[0] >= end {
			grid = [2]int{moved(t.grid[0]), moved(t.grid[1])}
		}
	}
	t.grid = grid
	put(start+len(source), start+len(source), "")
}

// shownIn returns what the paragraphs of a cell show: what they hold that is text, each on a line.
func shownIn(source []byte) string {
	var b strings.Builder
	for part := range bytes.SplitSeq(source, []byte("<")) {
		tag, text, _ := bytes.Cut(part, []byte(">"))
		end := bytes.IndexAny(tag, " \t\r\n")
		if end < 0 {
			end = len(tag)
		}
		name := string(bytes.TrimSuffix(tag[:end], []byte("/")))
		closing := strings.HasPrefix(name, "/")
		name = strings.TrimPrefix(name[strings.IndexByte(name, ':')+1:], "/")
		switch {
		case name == "p" && closing:
			b.WriteByte('\n')
		case closing:
		case name == "t":
			b.Write(text)
		case name == "tab" && !bytes.Contains(tag, []byte("pos=")), name == "ptab":
			b.WriteByte('\t')
		case name == "br", name == "cr":
			b.WriteByte('\n')
		case name == "noBreakHyphen":
			b.WriteByte('-')
		}
	}
	return b.String()
}

// emptied returns the empty paragraph of a cell that others are merged with: as high as what stood there, so that no
// row grows, and in no list, for it would be counted.
func emptied(body, prefix string) string {
	first, _, _ := strings.Cut(body, "</"+prefix+"p>")
	properties, behind := "", first
	if _, inner, has := strings.Cut(first, "<"+prefix+"pPr>"); has {
		properties, behind, _ = strings.Cut(inner, "</"+prefix+"pPr>")
	}
	style := wml.Property(properties, "pStyle")
	if style != "" {
		style += "<" + prefix + "numPr><" + prefix + "numId " + prefix + `val="0"/></` + prefix + "numPr>"
	}
	look := runLook(properties, prefix)
	if look == "" {
		look = runLook(behind, prefix)
	}
	inner := style + wml.Property(properties, "spacing") + look
	if inner == "" {
		return "<" + prefix + "p/>"
	}
	return "<" + prefix + "p><" + prefix + "pPr>" + inner + "</" + prefix + "pPr></" + prefix + "p>"
}

// runLook returns the first properties of a run in source, "" for none.
func runLook(source, prefix string) string {
	open, end := "<"+prefix+"rPr>", "</"+prefix+"rPr>"
	_, inner, has := strings.Cut(source, open)
	inner, _, closed := strings.Cut(inner, end)
	if !has || !closed || strings.Contains(inner, "rPrChange") {
		return ""
	}
	return open + inner + end
}
