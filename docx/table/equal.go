package table

import (
	"bytes"
	"regexp"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// notLooped is what an action that merges cells is told which stands in no cell of a loop's rows.
const notLooped = "合并把循环写出的上下相同的格合成一格，只能写在表格里、随 {{range}} 整行重复的格里；只在一格里循环的，改成 {{range 整行 …}}"

// An equalizer finds the cells that are merged with equal ones.
type equalizer struct {
	faults *[]action.Fault
	loop   int // the outermost loop around the row, by its action's number; none outside of loops
	row    *Row
	cell   *Cell
}

const none = -1

// Equal finds the cells of a template's tables that say that equal ones, one below the other, are merged, and says in
// Chinese what is wrong with actions that say so in a wrong place.
func Equal(nodes []action.Node) (faults []action.Fault) {
	equalizer{&faults, none, nil, nil}.nodes(nodes, true)
	return faults
}

// nodes takes nodes; plain tells that nobody counts them.
func (e equalizer) nodes(nodes []action.Node, plain bool) {
	for i := range nodes {
		n := &nodes[i]
		if n.Action != nil && n.Action.Merges() && e.action(n) && plain {
			*n = action.Node{Block: &action.Block{Wrap: watched{}, Body: []action.Node{*n}}}
			continue
		}
		if n.Block == nil {
			continue
		}
		inner := e
		switch w := n.Block.Wrap.(type) {
		case *Table:
			inner = equalizer{e.faults, none, nil, nil}
		case *Row:
			inner.row, w.loop = w, e.loop
		case cellWrap:
			inner.cell = w.Cell
		case nil:
			if n.Action.Kind == action.Range && e.row == nil && e.loop == none {
				inner.loop = n.At
			}
		}
		_, isCell := n.Block.Wrap.(cellWrap)
		inner.nodes(n.Block.Body, isCell || n.Block.Wrap == nil)
		e.nodes(n.Block.Else, true)
	}
}

// action takes an action that merges cells, and reports whether it can.
func (e equalizer) action(n *action.Node) bool {
	fault := ""
	switch c := e.cell; {
	case n.Action.Kind != action.Output:
		fault = "合并只能写在印出内容的标记里，不能写在条件、循环和变量里"
	case c != nil && c.repeated:
		fault = "合并把上下相同的格合成一格，不能写在重复列的 {{range}} 里"
	case c == nil || e.row == nil || e.loop == none:
		fault = notLooped
	case c.merge != notMerged:
		fault = "这一格在模板里已经和上面或下面的格合并，不能再写合并；请先在 Word 里拆分这一格"
	case holdsMore(c.body):
		fault = "要合并的格里只能有文字：图片、脚注、书签、域、链接、内容控件、批注和表格在合并时会丢，请移到别的格"
	default:
		c.equal = true
		return true
	}
	*e.faults = append(*e.faults, action.Fault{At: n.At, Reason: fault})
	return false
}

// A watched value is looked at whether it prints anything: without one, what else the cell shows merges nothing.
type watched struct{}

// Run writes the value.
func (watched) Run(r *action.Run, body []action.Node) {
	before := r.Out.Len()
	r.Nodes(body)
	if len(bytes.TrimSpace(r.Out.Bytes()[before:])) == 0 {
		innermost(r).blank = true
	}
}

// more is what a cell may hold besides text, and what would be lost with it.
var more = regexp.MustCompile(`<(?:\w+:)?(?:drawing|pict|object|fldChar|fldSimple|sdt|hyperlink|footnoteReference|` +
	`endnoteReference|comment\w+|perm\w+|tbl|oMath|oMathPara|AlternateContent|ruby|sym|ins|del|moveFrom|moveTo|altChunk|` +
	`subDoc|customXml)[\s/>]`)

// lastPlace is a bookmark of where the cursor was last, which Word sets as it likes.
var lastPlace = regexp.MustCompile(`<(?:\w+:)?bookmarkStart\s[^>]*name\s*=\s*["']_GoBack["'][^>]*>`)

// holdsMore reports whether a cell holds anything but text.
func holdsMore(body []action.Node) bool {
	marks, places := 0, 0
	var walk func(nodes []action.Node) bool
	walk = func(nodes []action.Node) bool {
		for _, n := range nodes {
			if n.Block != nil {
				if _, isTable := n.Block.Wrap.(*Table); isTable || walk(n.Block.Body) || walk(n.Block.Else) {
					return true
				}
			}
			marks += strings.Count(n.Text, "bookmarkStart") + strings.Count(n.Text, "bookmarkEnd")
			places += 2 * len(lastPlace.FindAllString(n.Text, -1))
			if more.MatchString(n.Text) {
				return true
			}
		}
		return false
	}
	return walk(body) || marks > places
}

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
