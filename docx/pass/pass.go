// Package pass gives every pass of a loop in a template what must be its own, and lets follow what belongs to it:
// numbers and names that must not repeat in a document, references to a bookmark of the same pass, and numbered
// paragraphs that begin anew. What begins in one place of a document and ends in another, such as a bookmark, stays
// whole or goes, as a block may have dropped one of its ends.
//
// What a field showed of a bookmark in the template is what it says in the field's own pass, and captions are counted.
// What only a word processor can know, a page or the number of a paragraph, is marked as out of date, field by field:
// Word asks before it updates such fields, which is less than a wrong number in print, and not all fields of the document
// are touched, as w:updateFields would.
//
// Where a link leads is said by a relation, outside of the text. Its target is compiled where the link stands, and each
// place that passes lead to has a relation of its own.
//
// A reference may come before the bookmark that it is about, so its name is known only when all is written: until then
// a mark stands for it that no XML can hold, and [IDs.Settle] puts the name in its place.
package pass

import (
	"bytes"
	"strings"

	"nianbao/action"
)

// Writer is what a run's Writer must be for text that Prepare has prepared.
type Writer interface {
	action.Writer
	IDs() *IDs
	// Restarts reports whether the passes of a loop, which is the one whose action has a number in the part, each begin
	// their lists anew.
	Restarts(at int) bool
}

// Repeater is a Wrap that writes its body several times.
type Repeater interface{ Repeats() }

// repeated writes source that is written several times, each time with other identities.
type repeated struct {
	source string
	places []identity
}

func (w repeated) Run(r *action.Run, _ []action.Node) {
	writer := r.Writer.(Writer)
	s := writer.IDs()
	at := 0
	for _, p := range w.places {
		r.Out.WriteString(w.source[at:p.from])
		at = p.to
		s.write(&r.Out, p, idOf{p.kind, w.source[p.from:p.to]}, r.Loops(), writer.Restarts)
	}
	r.Out.WriteString(w.source[at:])
}

// apart returns what nodes write, which goes elsewhere than to the text around. It counts for the run's limit.
func (s *IDs) apart(r *action.Run, nodes []action.Node) string {
	around := r.Out
	r.Out = bytes.Buffer{}
	r.Nodes(nodes)
	written := r.Out.String()
	r.Out = around
	if s.kept += len(written); s.kept > r.Limit {
		r.Limit = 0 // which ends the run
	}
	return written
}

// write writes what an identity is in this pass.
func (s *IDs) write(out *bytes.Buffer, p identity, id idOf, loops []action.Loop, restarts func(at int) bool) {
	switch now, written := s.now[id]; {
	case p.kind == commentID:
		if !written {
			s.now[id] = ""
			out.WriteString(id.value)
		}
	case p.kind == sequenceName:
		s.sequences[strings.ToLower(id.value)] = true
		out.WriteString(id.value)
	case p.kind == bookmarkName && p.refers:
		s.refer(out, id, loops)
	case p.kind == styledID:
		out.WriteString(p.styled.before)
		if p.styled.number != "" {
			out.WriteString(s.list(idOf{numberingID, p.styled.number}, loops, restarts) + p.styled.after)
		}
	case p.kind == numberingID:
		out.WriteString(s.list(id, loops, restarts))
	case p.refers && written:
		out.WriteString(now)
	case p.refers:
		out.WriteString(id.value)
	default:
		name := s.assign(id)
		out.WriteString(name)
		if p.kind == bookmarkName {
			s.stands(id.value, name, loops)
		}
	}
}

// Prepare finds the identities in what is repeated, and reports whether there are any.
func Prepare(nodes []action.Node, styles *Styles) bool { return prepare(nodes, styles, false, false) }

// prepare prepares nodes in loops, of which one may begin its lists anew.
func prepare(nodes []action.Node, styles *Styles, inLoop, anew bool) (any bool) {
	for i := range nodes {
		n := &nodes[i]
		switch {
		case n.Block != nil:
			_, repeats := n.Block.Wrap.(Repeater)
			loop := n.Action != nil && n.Action.Kind == action.Range
			found := prepare(n.Block.Body, styles, inLoop || repeats || loop, anew || loop && n.Action.Restarts())
			any = prepare(n.Block.Else, styles, inLoop, anew) || found || any
		case n.Action == nil && inLoop:
			numbered := styles
			if !anew {
				numbered = nil
			}
			if places := identities(n.Text, numbered); len(places) > 0 {
				*n = action.Node{Block: &action.Block{Wrap: repeated{n.Text, places}}}
				any = true
			}
		}
	}
	return any
}
