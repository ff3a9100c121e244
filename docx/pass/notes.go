package pass

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// noteKinds are the elements of notes, and the spaces that their numbers are in.
var noteKinds = map[string]idKind{"footnote": footnoteID, "endnote": endnoteID}

// A Note is a footnote or endnote of the template to which a loop refers: every pass has one of its own.
type Note struct {
	Number  int // among those of its part that a person writes, from 1
	part    string
	kind    idKind
	id      string
	element *xmltree.Node
}

// Notes are the notes to which loops refer, by their references' names and numbers: footnoteReference 2.
type Notes map[string]*Note

// Of returns the note that a reference is to, nil for none.
func (n Notes) Of(reference *xmltree.Node) *Note {
	if len(n) == 0 || !strings.HasSuffix(reference.Name(), "noteReference") {
		return nil
	}
	return n[reference.Name()+" "+reference.Attr("id")]
}

// Part returns the part that holds the note.
func (n *Note) Part() string { return n.part }

// Element returns what the note is, to be put below its reference.
func (n *Note) Element() *xmltree.Node { return n.element.Copy() }

// Referred returns which notes the loops among nodes refer to: their keys in Notes have no note yet.
func Referred(nodes []action.Node) Notes {
	found := Notes{}
	refer(nodes, false, found)
	return found
}

func refer(nodes []action.Node, inLoop bool, found Notes) {
	for i := range nodes {
		n := &nodes[i]
		if n.Block != nil {
			_, repeats := n.Block.Wrap.(Repeater)
			refer(n.Block.Body, inLoop || repeats || n.Action != nil && n.Action.Kind == action.Range, found)
			refer(n.Block.Else, inLoop, found)
		}
		if !inLoop || !strings.Contains(n.Text, "noteReference") {
			continue
		}
		for tag := range strings.SplitSeq(n.Text, "<") {
			name := tag[:max(0, strings.IndexAny(tag, " />"))]
			name = name[strings.IndexByte(name, ':')+1:]
			if id, at := wml.Attribute("<"+tag, "id"); at >= 0 && strings.HasSuffix(name, "noteReference") {
				found[name+" "+id] = nil
			}
		}
	}
}

// Take takes the notes to which loops refer out of their part, in which marks of their places stay, and returns it.
func (n Notes) Take(part string, data []byte) []byte {
	t, err := xmltree.Parse(data, nil)
	if err != nil {
		return data
	}
	number := 0
	for _, e := range slices.Collect(t.Root().Elements()) {
		if kind := e.Attr("type"); kind == "" || kind == "normal" {
			number++
		}
		key := e.Name() + "Reference " + e.Attr("id")
		if _, wanted := n[key]; !wanted || noteKinds[e.Name()] == noID || e.EndTag() == "" {
			continue
		}
		one := &Note{number, part, noteKinds[e.Name()], e.Attr("id"), e.Copy()}
		n[key] = one
		e.InsertBefore(xmltree.Source(one.place()))
		e.Detach()
	}
	return t.Bytes()
}

// place is what stands in the notes' part for a note until those of all passes are known.
func (n *Note) place() string {
	return strings.TrimSuffix(n.element.StartTag(), ">") + "/>"
}

// A NoteWriter writes a reference and, apart from it, the note of the pass: its body.
type NoteWriter struct {
	note          *Note
	before, after string // of the reference, around its number
	open, opened  string // of the note
	end           string
}

// Writer returns what writes a note where a reference to it stands.
func (n *Note) Writer(reference *xmltree.Node) NoteWriter {
	w := NoteWriter{note: n, end: n.element.EndTag()}
	alone := reference.Copy()
	alone.Clear()
	source := alone.String()
	id, at := wml.Attribute(source, "id")
	w.before, w.after = source[:at], source[at+len(id):]
	w.open, w.opened = n.element.CutAttr("id")
	return w
}

// Run writes a note of its own.
func (w NoteWriter) Run(r *action.Run, body []action.Node) {
	s := r.Writer.(Writer).IDs()
	content := s.apart(r, body)
	id := s.assign(idOf{w.note.kind, w.note.id})
	r.Out.WriteString(w.before + id + w.after)
	written := s.notes[w.note]
	if written == nil {
		written = &strings.Builder{}
		s.notes[w.note] = written
	}
	written.WriteString(w.open + id + w.opened + content + w.end)
}

// putNotes puts the notes of all passes in their places.
func (s *IDs) putNotes(pkg *opc.Package, notes Notes) {
	for _, n := range notes {
		if n == nil {
			continue
		}
		written := ""
		if b := s.notes[n]; b != nil {
			written = b.String()
		}
		data, _ := pkg.Part(n.part)
		pkg.Set(n.part, bytes.Replace(data, []byte(n.place()), []byte(written), 1))
	}
}
