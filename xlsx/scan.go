package xlsx

import (
	"strings"

	"nianbao/grid"
	"nianbao/ooxml/xmlscan"
)

// A scanner walks a part from element to child element. The first error stops it: nothing more is yielded, and err says
// why.
//
// Names are compared without their namespace, which differs between transitional and strict files. Of alternative
// content the fallback is seen, as if it stood there alone; the other choices are nothing that anybody asks for.
type scanner struct {
	*xmlscan.Scanner
	err    error
	text   strings.Builder // what richText collects
	alts   int             // the alternatives that were met
	runs   []run           // of which that is made
	shifts []grid.Shift    // in it
}

// An element is the start tag that the scanner stands at. Its attributes are there until the scanner moves on.
type element struct{ *xmlscan.Scanner }

func newScanner(data []byte) *scanner { return &scanner{Scanner: xmlscan.New(data)} }

// root enters the outermost element and returns its name.
func (s *scanner) root() string {
	for {
		switch s.next() {
		case xmlscan.None:
			return ""
		case xmlscan.Start:
			return s.Name()
		}
	}
}

// next reads the next token, None after an error.
func (s *scanner) next() xmlscan.Kind {
	if s.err != nil {
		return xmlscan.None
	}
	kind := s.Next()
	if kind == xmlscan.None {
		s.err = s.Err()
	}
	return kind
}

func (s *scanner) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// children yields the child elements of the innermost open element. The body reads of a child what it needs; the rest
// is skipped.
func (s *scanner) children(yield func(element) bool) {
	depth := s.Depth()
	for {
		switch s.next() {
		case xmlscan.None:
			return
		case xmlscan.End:
			if s.Depth() < depth {
				return
			}
		case xmlscan.Start:
			if name := s.Name(); name == "AlternateContent" || name == "Fallback" {
				s.alts++
				continue
			}
			child := s.Depth()
			if !yield(element{s.Scanner}) {
				return
			}
			for s.Depth() >= child && s.next() != xmlscan.None {
			}
		}
	}
}

// content returns the text that stands directly in the innermost open element, and leaves it.
func (s *scanner) content() string {
	text := ""
	for depth := s.Depth(); ; {
		switch s.next() {
		case xmlscan.None:
			return ""
		case xmlscan.Text:
			if s.Depth() == depth {
				text += s.Text() // nearly always the only one
			}
		case xmlscan.End:
			if s.Depth() < depth {
				return text
			}
		}
	}
}

// attr returns an attribute that has no prefix, empty where there is none.
func attr(el element, name string) string {
	for full, value := range el.Attrs() {
		if full == name {
			return value
		}
	}
	return ""
}

func isTrue(s string) bool { return s == "1" || s == "true" }
