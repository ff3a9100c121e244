package pass

import (
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// HalfFields returns the numbers of the actions whose blocks enclose a field's begin without its end, or the other way
// round: Word cannot open what they leave.
func HalfFields(nodes []action.Node) []int {
	var halves []int
	fields(nodes, &halves)
	return halves
}

// fields returns how many fields are begun in nodes and how many ended that are begun before.
func fields(nodes []action.Node, halves *[]int) (begun, ended int) {
	add := func(b, e int) {
		closed := min(begun, e)
		begun, ended = begun-closed+b, ended+e-closed
	}
	for i := range nodes {
		n := &nodes[i]
		switch {
		case n.Block != nil && n.Action != nil:
			for _, branch := range [][]action.Node{n.Block.Body, n.Block.Else} {
				if b, e := fields(branch, halves); b+e > 0 {
					*halves = append(*halves, n.At)
				}
			}
		case n.Block != nil:
			add(fields(n.Block.Body, halves))
		case strings.Contains(n.Text, "fldCharType"):
			for tag := range strings.SplitSeq(n.Text, "<") {
				switch kind, _ := wml.Attribute("<"+tag, "fldCharType"); kind {
				case "begin":
					add(1, 0)
				case "end":
					add(0, 1)
				}
			}
		}
	}
	return begun, ended
}

// WithoutLists returns the numbers of the loops that are to begin their lists anew and have none.
func WithoutLists(nodes []action.Node, styles *Styles) []int {
	var without []int
	numbered(nodes, styles, &without)
	return without
}

// numbered reports whether nodes have a numbered paragraph. Only in a loop that begins its lists anew styles are read.
func numbered(nodes []action.Node, styles *Styles, without *[]int) (any bool) {
	for i := range nodes {
		n := &nodes[i]
		any = any || strings.Contains(n.Text, "numId")
		if n.Block == nil {
			continue
		}
		body := numbered(n.Block.Body, styles, without)
		if n.Action != nil && n.Action.Restarts() && !body {
			body = styled(n.Block.Body, styles)
		}
		if n.Action != nil && n.Action.Restarts() && !body {
			*without = append(*without, n.At)
		}
		any = numbered(n.Block.Else, styles, without) || body || any
	}
	return any
}

// styled reports whether nodes have a paragraph that is in a list by its style.
func styled(nodes []action.Node, styles *Styles) bool {
	return slices.ContainsFunc(nodes, func(n action.Node) bool {
		if n.Block != nil {
			return styled(n.Block.Body, styles) || styled(n.Block.Else, styles)
		}
		return slices.ContainsFunc(identities(n.Text, styles), func(p identity) bool { return p.kind == styledID })
	})
}
