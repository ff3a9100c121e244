package pass

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/ooxml/opc"
)

// Used is what is numbered or named in a document.
type Used map[idOf]bool

// UsedIn returns what is numbered or named in a package.
func UsedIn(pkg *opc.Package) Used {
	used := Used{}
	for _, part := range pkg.Parts() {
		if !strings.HasSuffix(strings.ToLower(part.Name), ".xml") {
			continue
		}
		source := string(part.Data)
		for _, id := range identities(source, nil) {
			used[idOf{id.kind, source[id.from:id.to]}] = true
		}
		for _, n := range lists(source) {
			used[idOf{numberingID, n}] = true
		}
	}
	return used
}

// IDs knows what was assigned while a template is filled.
type IDs struct {
	Picture func(v action.Value, asked Asked) (string, error) // names that of a pass, nil where nobody does

	used Used
	next map[idOf]int    // how many were made, of a name how many of it
	now  map[idOf]string // what one has become where it was written last

	part       int                 // the number of the part that is being written
	bookmarks  map[bookmark]string // what they are called
	references []reference
	restarted  map[list]string            // the lists that begin anew, by the pass
	order      []list                     // of them
	notes      map[*Note]*strings.Builder // of all passes
	kept       int                        // how long they are, and where links lead
	sequences  map[string]bool            // of captions in loops, by their names in small letters
	uncounted  map[string]bool            // those that a word processor must count
	linked     []*Links                   // of the parts
	leads      map[LinkWriter]*leads      // by the relations of the template
}

// Asked is which picture a loop's row asks for: what the template calls it, .照片, and the rows that the loops are at,
// the outermost first.
type Asked struct {
	Name string
	Rows []Row
}

// A Row is what a loop is at: what it goes over, as the template has it, and what of that, from 1.
type Row struct {
	Of     string
	Number int64
	Item   action.Value
}

// idOf is what an identity is called.
type idOf struct {
	kind  idKind
	value string
}

// New returns what knows nothing yet.
func New(used Used) *IDs {
	return &IDs{used: used, next: map[idOf]int{}, now: map[idOf]string{}, bookmarks: map[bookmark]string{},
		restarted: map[list]string{}, notes: map[*Note]*strings.Builder{}, leads: map[LinkWriter]*leads{},
		sequences: map[string]bool{}}
}

// assign returns the value for an identity that the template has as another: the first time itself.
func (s *IDs) assign(id idOf) string {
	if _, again := s.now[id]; !again {
		s.now[id] = id.value
		return id.value
	}
	return s.fresh(id)
}

// fresh returns a value for an identity that nothing in the document has.
func (s *IDs) fresh(id idOf) string {
	counter := idOf{kind: id.kind}
	if id.kind == bookmarkName || id.kind == shapeID {
		counter = id
	}
	for {
		s.next[counter]++
		made := formatID(id, s.next[counter])
		if !s.used[idOf{id.kind, made}] {
			s.now[id] = made
			return made
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

// passOf returns the pass that is being written: the part, and the passes of the loops around, the outermost first.
func (s *IDs) passOf(loops []action.Loop) []int {
	path := make([]int, 0, 1+len(loops))
	path = append(path, s.part)
	for _, l := range loops {
		path = append(path, l.Serial)
	}
	return path
}

// Begin tells that another part is being written, and which links of the document lead where actions say.
func (s *IDs) Begin(links map[string]*Links) {
	s.part++
	for _, l := range links {
		if !slices.Contains(s.linked, l) {
			s.linked = append(s.linked, l)
		}
	}
}

// Settle puts into the parts of a filled document what was known only when all were written, and takes out what has
// lost an end. notes are those that loops refer to; main is the main part's name. The error is that of package opc for
// relations that cannot be read.
func (s *IDs) Settle(pkg *opc.Package, main string, notes Notes, parts []string) error {
	s.putNotes(pkg, notes)
	s.putLinks(pkg)
	s.count(pkg, main, parts)
	texts := map[string]*shown{}
	if len(s.references)+len(s.bookmarks) > 0 {
		for _, name := range parts {
			data, _ := pkg.Part(name)
			s.shownBy(data, texts)
		}
	}
	for _, name := range parts {
		data, _ := pkg.Part(name)
		if len(texts) > 0 {
			data = s.results(data, texts)
		}
		pkg.Set(name, whole(s.resolved(data)))
	}
	return s.defineLists(pkg, main)
}
