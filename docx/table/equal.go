package table

import (
	"bytes"
	"strings"

	"nianbao/action"
	"nianbao/regex"
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
var more = regex.New(`<(?:\w+:)?(?:drawing|pict|object|fldChar|fldSimple|sdt|hyperlink|footnoteReference|` +
	`endnoteReference|comment\w+|perm\w+|tbl|oMath|oMathPara|AlternateContent|ruby|sym|ins|del|moveFrom|moveTo|altChunk|` +
	`subDoc|customXml)[\s/>]`)

// lastPlace is a bookmark of where the cursor was last, which Word sets as it likes.
var lastPlace = regex.New(`<(?:\w+:)?bookmarkStart\s[^>]*name\s*=\s*["']_GoBack["'][^>]*>`)

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
