package action

import "slices"

// A Node is a stretch of a prepared template.
type Node struct {
	Text   string  // written as it is, where there is no action
	Action *Action // carried out
	At     int     // the caller's number of the action
	Block  *Block  // what the node encloses, nil for nothing
}

// A Block is what a condition or loop encloses, or a node of a caller's own kind.
type Block struct {
	Body []Node
	Else []Node // behind {{else}}; {{else if}} is a block in it
	Wrap Wrap   // what a caller makes of Body, nil for none

	elseAt, endAt int // the caller's numbers of the actions that divide and close the block
	divided       bool
	chained       bool // by {{else if}}: the block in Else ends where this one does
}

// Wrap carries out the body of a node of a caller's own kind.
type Wrap interface {
	Run(r *Run, body []Node)
}

// A Fault is an action that does not pair.
type Fault struct {
	At     int // the caller's number of the action
	Reason string
}

// Nest makes blocks of actions that stand in a row, and says which do not pair.
func Nest(row []Node) ([]Node, []Fault) {
	if !slices.ContainsFunc(row, func(n Node) bool {
		return n.Action != nil && (n.Action.Kind.Opens() || n.Action.Kind == Else || n.Action.Kind == End)
	}) {
		return row, nil
	}
	n := nester{row: row}
	nodes := n.list(make([]Node, 0, len(row)))
	for n.at < len(n.row) { // what closes nothing
		n.fault(n.row[n.at].At, "没有与它配对的 {{if}} 或 {{range}}")
		n.at++
		nodes = n.list(nodes)
	}
	return nodes, n.faults
}

type nester struct {
	row    []Node
	at     int
	depth  int
	faults []Fault
}

// maxDepth bounds blocks in blocks, which are carried out by recursion.
const maxDepth = 200

func (n *nester) fault(at int, reason string) { n.faults = append(n.faults, Fault{at, reason}) }

// list appends the nodes up to an action that closes or divides the block around them.
func (n *nester) list(nodes []Node) []Node {
	for n.at < len(n.row) {
		node := n.row[n.at]
		if a := node.Action; a != nil && (a.Kind == Else || a.Kind == End) {
			break
		}
		n.at++
		if node.Action != nil && node.Action.Kind.Opens() {
			node = n.block(node)
		}
		nodes = append(nodes, node)
	}
	return nodes
}

// block returns the block that a node opens, read up to its end.
func (n *nester) block(open Node) Node {
	if n.depth++; n.depth > maxDepth {
		n.fault(open.At, "条件和循环套得太深")
		n.at = len(n.row)
		open.Block = &Block{}
		return open
	}
	defer func() { n.depth-- }()
	open.Block = &Block{}
	open.Block.Body = n.list(nil)
	for n.at < len(n.row) {
		next := n.row[n.at]
		n.at++
		switch {
		case next.Action.Kind == End:
			open.Block.endAt = next.At
			return open
		case open.Block.divided:
			n.fault(next.At, "前面已经有 {{else}}")
			n.list(nil)
		case next.Action.Then == Output:
			open.Block.divided, open.Block.elseAt = true, next.At
			open.Block.Else = n.list(nil)
		default:
			if open.Action.Kind == Range {
				n.fault(next.At, "循环里只能写 {{else}}")
			}
			chained := *next.Action
			chained.Kind, next.Action = chained.Then, &chained
			open.Block.chained, open.Block.Else = true, []Node{n.block(next)}
			return open
		}
	}
	n.fault(open.At, "没有与它配对的 {{end}}")
	return open
}
