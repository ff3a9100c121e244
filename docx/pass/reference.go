package pass

import (
	"bytes"
	"fmt"
	"strconv"

	"nianbao/action"
)

// A reference is to a bookmark by its name in the template.
type reference struct {
	name string
	pass []int
}

// A bookmark is one that was written in what is repeated, by its name in the template and a pass that it stands in: the
// part and the passes of loops, down to one of those around it.
type bookmark struct{ name, pass string }

func bookmarkIn(name string, pass []int) bookmark { return bookmark{name, fmt.Sprint(pass)} }

// stands keeps what a bookmark's name has become in the pass that is being written, and in those around where none
// stands there yet.
func (s *IDs) stands(name, now string, loops []action.Loop) {
	pass := s.passOf(loops)
	for n := range len(pass) + 1 {
		if b := bookmarkIn(name, pass[:n]); s.bookmarks[b] == "" {
			s.bookmarks[b] = now
		}
	}
}

// mark stands around the number of a reference whose name is not known yet. No XML holds it, and so no template and no
// value.
const mark = '\x01'

// refer writes a reference to a bookmark, or what looks like one.
func (s *IDs) refer(out *bytes.Buffer, id idOf, loops []action.Loop) {
	if !s.used[id] {
		out.WriteString(id.value)
		return
	}
	out.WriteByte(mark)
	out.WriteString(strconv.Itoa(len(s.references)))
	out.WriteByte(mark)
	s.references = append(s.references, reference{id.value, s.passOf(loops)})
}

// resolved returns a part with the names of bookmarks in the place of marks.
func (s *IDs) resolved(data []byte) []byte {
	at := bytes.IndexByte(data, mark)
	if at < 0 {
		return data
	}
	out := make([]byte, 0, len(data)+len(data)/16)
	for at >= 0 {
		out = append(out, data[:at]...)
		data = data[at+1:]
		end := bytes.IndexByte(data, mark)
		n, _ := strconv.Atoi(string(data[:end]))
		out = append(out, s.nameOf(s.references[n])...)
		data = data[end+1:]
		at = bytes.IndexByte(data, mark)
	}
	return append(out, data...)
}

// nameOf returns the name of the bookmark that a reference is to: of those that share the most loops' passes with it the
// first. A bookmark that is not repeated keeps its name.
func (s *IDs) nameOf(r reference) string {
	for n := len(r.pass); n >= 0; n-- {
		if name := s.bookmarks[bookmarkIn(r.name, r.pass[:n])]; name != "" {
			return name
		}
	}
	return r.name
}
