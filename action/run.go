package action

import (
	"bytes"
	"errors"
)

// Policy says what becomes of a name that the data does not have.
type Policy int

const (
	Refuse Policy = iota // it is an error
	Ignore               // it is blank
	Keep                 // its action stays as it was written
)

// A Writer takes what a Run cannot know how to write.
type Writer interface {
	Print(n *Node, v Value) error // writes a value to the run's Out
	// Keep writes an action of the node's as it was written: its own, or the one that divides or closes its block.
	Keep(n *Node, at int)
	Fail(n *Node, err *Error) // takes what is wrong
}

// A Run is the carrying out of a template.
type Run struct {
	Out    bytes.Buffer
	Data   map[string]any
	Policy Policy
	Writer Writer
	Limit  int                         // how long Out may grow, in bytes
	Every  bool                        // go into every block, whatever its condition: to find missing names, not to print
	Noted  func(n *Node, words string) // takes what may not be meant and is no error; nil for nobody

	scope
	steps, serial int
	loops         []Loop
	stopped       bool
}

// A Loop is a block that is being repeated: the caller's number of its action, a number that no other time of any block
// has, which time of the block it is, from 1, and what of its list.
type Loop struct {
	At, Serial int
	Time       int64
	Item       Value
}

// Loops returns the blocks that are being repeated, the outermost first.
func (r *Run) Loops() []Loop { return r.loops }

// control is how a node was left.
type control int

const (
	proceed control = iota
	leaveLoop
	nextRound
)

// maxSteps bounds how many nodes a run may carry out: a loop may be over any number.
const maxSteps = 4 << 20

// errEndless and errTooLong end a run.
var (
	errEndless = errors.New("循环重复的次数太多；请看 {{range}} 后面写的是不是列表")
	errTooLong = errors.New("填好以后太长；请看循环是不是重复得太多")
)

// Start prepares a run whose fields are set.
func (r *Run) Start() {
	data := Of(r.Data)
	r.scope = scope{data: r.Data, root: data, dot: data, blank: r.Policy == Ignore}
}

// Nodes carries out nodes.
func (r *Run) Nodes(nodes []Node) { r.nodes(nodes) }

func (r *Run) nodes(nodes []Node) control {
	for i := range nodes {
		n := &nodes[i]
		if n.Action == nil && n.Block == nil {
			r.Out.WriteString(n.Text)
			continue
		}
		if r.steps++; r.stopped || r.over() {
			r.stop(n)
			return leaveLoop
		}
		if left := r.node(n); left != proceed {
			return left
		}
	}
	return proceed
}

func (r *Run) over() bool { return r.steps > maxSteps || r.Out.Len() > r.Limit }

// stop tells once why a run ends before it is done.
func (r *Run) stop(n *Node) {
	if r.stopped {
		return
	}
	r.stopped = true
	err := errTooLong
	if r.steps > maxSteps {
		err = errEndless
	}
	r.Writer.Fail(n, &Error{Reason: err.Error(), Err: err})
}

func (r *Run) node(n *Node) control {
	if n.Action == nil { // which no loop is left from: a caller must see to that
		n.Block.Wrap.Run(r, n.Block.Body)
		return proceed
	}
	switch n.Action.Kind {
	case Output:
		if v, ok := r.Eval(n); ok {
			r.Print(n, v)
		}
	case Assign:
		v, ok := r.Eval(n)
		if !ok {
			v = Value{shape: unknown}
		}
		r.assign(n.Action.expr.pipe, v)
	case If, With, Range:
		return r.block(n)
	case Break:
		return leaveLoop
	case Continue:
		return nextRound
	}
	return proceed
}

// Eval returns what a node's expression gives. Where it gives nothing, that has been told, or the action kept.
func (r *Run) Eval(n *Node) (Value, bool) {
	v, err := r.eval(n.Action.expr)
	for _, words := range r.notes {
		if r.Noted != nil {
			r.Noted(n, words)
		}
	}
	r.notes = nil
	switch {
	case err != nil && r.Policy == Keep && mayBeKept(err):
		r.Writer.Keep(n, n.At)
		return Value{}, false
	case err != nil:
		r.fail(n, err)
		return Value{}, false
	case v.shape == unknown:
		if r.Policy == Keep {
			r.Writer.Keep(n, n.At)
		}
		return Value{}, false
	}
	return v, true
}

// Print writes a value in a node's place.
func (r *Run) Print(n *Node, v Value) {
	if err := r.Writer.Print(n, v); err != nil {
		r.fail(n, err)
	}
}

func (r *Run) fail(n *Node, err error) {
	var u *unprintable
	if r.Every && !isMissing(err) && !errors.As(err, &u) { // the values are samples, but of their kind
		return
	}
	r.Writer.Fail(n, r.tell(n.Action, err))
}

// block carries out a condition or loop in a scope of its own.
func (r *Run) block(n *Node) control {
	dot, vars := r.dot, len(r.vars)
	defer func() { r.dot, r.vars = dot, r.vars[:vars] }()
	v, ok := r.Eval(n)
	switch {
	case !ok:
		return r.undecided(n)
	case n.Action.Kind == Range:
		return r.rangeOver(n, v)
	}
	if pipe := n.Action.expr.pipe; pipe != nil {
		r.assign(pipe, v)
	}
	taken := v.True()
	if taken || r.Every {
		if n.Action.Kind == With {
			r.dot = v
		}
		if left := r.nodes(n.Block.Body); left != proceed {
			return left
		}
		r.dot, r.vars = dot, r.vars[:vars]
	}
	if !taken || r.Every {
		return r.nodes(n.Block.Else)
	}
	return proceed
}

// undecided carries out a block of which nobody knows whether it is to be: all of it, for what else may be wrong, or to
// be kept.
func (r *Run) undecided(n *Node) control {
	dot, vars := r.dot, len(r.vars)
	if n.Action.Kind != If {
		r.dot = Value{shape: unknown}
	}
	if pipe := n.Action.expr.pipe; pipe != nil {
		r.assign(pipe, Value{shape: unknown}, Value{shape: unknown})
	}
	rounds := r.rounds
	if n.Action.Kind == Range {
		r.rounds = append(rounds, unknownRound)
	}
	r.nodes(n.Block.Body)
	r.dot, r.vars, r.rounds = dot, r.vars[:vars], rounds
	kept := r.Policy == Keep
	if n.Block.chained {
		inner := &n.Block.Else[0]
		if kept {
			r.Writer.Keep(inner, inner.At)
		}
		return r.undecided(inner)
	}
	if kept && n.Block.divided {
		r.Writer.Keep(n, n.Block.elseAt)
	}
	r.nodes(n.Block.Else)
	if kept {
		r.Writer.Keep(n, n.Block.endAt)
	}
	return proceed
}
