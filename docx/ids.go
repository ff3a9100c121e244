package docx

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/docx/wml"
)

// idKind is a space of numbers or names that must not repeat in a document.
type idKind uint8

const (
	noID idKind = iota
	bookmarkID
	bookmarkName
	drawingID
	controlID
	paragraphID // eight hexadecimal digits
	shapeID     // of an old drawing
	commentID   // there is one comment, and so one place that it is about
)

// An identity is a place in source where something is numbered or named.
type identity struct {
	from, to int
	kind     idKind
	refers   bool // to what another place numbers
}

func identities(source string) []identity {
	var found []identity
	control := false
	for at := strings.IndexByte(source, '<'); at >= 0; {
		end := strings.IndexByte(source[at:], '>')
		if end < 0 {
			break
		}
		tag := source[at : at+end+1]
		name := tag[1:strings.IndexAny(tag, " \t\r\n>")]
		name = strings.TrimSuffix(name[strings.IndexByte(name, ':')+1:], "/")
		add := func(attr string, kind idKind, refers bool) {
			if value, i := wml.Attribute(tag, attr); i >= 0 && value != "" {
				found = append(found, identity{at + i, at + i + len(value), kind, refers})
			}
		}
		switch {
		case name == "p" || name == "tr":
			add("w14:paraId", paragraphID, false)
		case name == "bookmarkStart":
			before := len(found)
			add("id", bookmarkID, false)
			add("name", bookmarkName, false)
			if n := len(found); n-before == 2 && found[n-2].from > found[n-1].from {
				found[n-2], found[n-1] = found[n-1], found[n-2]
			}
		case name == "bookmarkEnd":
			add("id", bookmarkID, true)
		case name == "docPr":
			add("id", drawingID, false)
		case name == "sdtPr":
			control = tag[1] != '/' && !strings.HasSuffix(tag, "/>")
		case name == "id" && control:
			add("val", controlID, false)
		case strings.HasPrefix(tag, "<v:") && name != "shapetype":
			add("id", shapeID, false)
		case name == "OLEObject":
			add("ShapeID", shapeID, true)
		case name == "commentRangeStart" || name == "commentRangeEnd" || name == "commentReference":
			found = append(found, identity{at, at + len(tag), commentID, false})
		}
		next := strings.IndexByte(source[at+end:], '<')
		if next < 0 {
			break
		}
		at += end + next
	}
	return found
}

// mayHoldIDs reports whether a part may have identities.
func mayHoldIDs(data []byte) bool {
	for _, word := range []string{"paraId", "bookmark", "docPr", "sdtPr", "<v:", "comment"} {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}

// An ids knows what was assigned while a template is filled.
type ids struct {
	used map[idOf]bool   // in the template
	next map[idOf]int    // how many were made, of a name how many of it
	now  map[idOf]string // what one has become where it was written last
}

// idOf is what an identity is called.
type idOf struct {
	kind  idKind
	value string
}

func (t *Template) newIDs() *ids {
	return &ids{used: t.used, next: map[idOf]int{}, now: map[idOf]string{}}
}

// assign returns the value for an identity that the template has as another: the first time itself.
func (s *ids) assign(id idOf) string {
	if _, repeated := s.now[id]; !repeated {
		s.now[id] = id.value
		return id.value
	}
	counter := idOf{kind: id.kind}
	if id.kind == bookmarkName || id.kind == shapeID {
		counter = id
	}
	for {
		s.next[counter]++
		fresh := formatID(id, s.next[counter])
		if !s.used[idOf{id.kind, fresh}] {
			s.now[id] = fresh
			return fresh
		}
	}
}

// maxBookmark is how many characters a bookmark's name may have.
const maxBookmark = 40

func formatID(id idOf, n int) string {
	switch id.kind {
	case paragraphID:
		return fmt.Sprintf("%08X", n)
	case bookmarkName, shapeID:
		end := "_" + strconv.Itoa(n)
		name := []rune(id.value)
		return string(name[:min(len(name), maxBookmark-len(end))]) + end
	}
	return strconv.Itoa(n)
}

// renumbered writes source that is written several times, each time with other identities.
type renumbered struct {
	source string
	places []identity
}

func (w renumbered) Run(r *action.Run, _ []action.Node) {
	s := r.Writer.(*partWriter).ids
	at := 0
	for _, p := range w.places {
		r.Out.WriteString(w.source[at:p.from])
		at = p.to
		id := idOf{p.kind, w.source[p.from:p.to]}
		switch now, written := s.now[id]; {
		case p.kind == commentID:
			if !written {
				s.now[id] = ""
				r.Out.WriteString(id.value)
			}
		case p.refers && written:
			r.Out.WriteString(now)
		case p.refers:
			r.Out.WriteString(id.value)
		default:
			r.Out.WriteString(s.assign(id))
		}
	}
	r.Out.WriteString(w.source[at:])
}

// number prepares what is repeated so that every repetition has identities of its own.
func (t *Template) number() {
	any := false
	for _, p := range t.parts {
		if p.ids {
			number(p.nodes, false, &any)
		}
	}
	if !any {
		return
	}
	t.used = map[idOf]bool{}
	for _, part := range t.pkg.Parts() {
		if !strings.HasSuffix(strings.ToLower(part.Name), ".xml") {
			continue
		}
		source := string(part.Data)
		for _, id := range identities(source) {
			t.used[idOf{id.kind, source[id.from:id.to]}] = true
		}
	}
}

// number finds the identities in what is repeated.
func number(nodes []action.Node, repeated bool, any *bool) {
	for i := range nodes {
		n := &nodes[i]
		switch {
		case n.Block != nil:
			_, lines := n.Block.Wrap.(repeatPerLine)
			loop := n.Action != nil && n.Action.Kind == action.Range
			number(n.Block.Body, repeated || lines || loop, any)
			number(n.Block.Else, repeated, any)
		case n.Action == nil && repeated:
			if places := identities(n.Text); len(places) > 0 {
				*n = action.Node{Block: &action.Block{Wrap: renumbered{n.Text, places}}}
				*any = true
			}
		}
	}
}
