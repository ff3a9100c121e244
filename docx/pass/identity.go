package pass

import (
	"bytes"
	"strings"

	"nianbao/docx/wml"
	"nianbao/regex"
)

// idKind is a space of numbers or names that must not repeat in a document.
type idKind uint8

const (
	noID idKind = iota
	bookmarkID
	bookmarkName
	drawingID
	controlID
	paragraphID  // eight hexadecimal digits
	shapeID      // of an old drawing
	permissionID // of a range that some may edit
	numberingID  // of a list, which several paragraphs share
	footnoteID
	endnoteID
	sequenceName // of captions that are counted
	styledID     // of a list that a paragraph is in by its style
	commentID    // there is one comment, and so one place that it is about
)

// An identity is a place in source where something is numbered or named.
type identity struct {
	from, to int
	kind     idKind
	refers   bool // to what another place numbers
	styled   *styledPlace
}

// A finder finds the identities in source.
type finder struct {
	source  string
	found   []identity
	control bool // in the properties of a content control
	styles  *Styles
}

// identities returns those in source, with styles also where paragraphs are in lists by them.
func identities(source string, styles *Styles) []identity {
	f := finder{source: source, styles: styles}
	for at := strings.IndexByte(source, '<'); at >= 0; {
		end := strings.IndexByte(source[at:], '>')
		if end < 0 { // an action stands in the tag
			if end = len(source) - at - 1; !strings.Contains(source[at:], " ") {
				break
			}
		}
		f.tag(at, at+end+1)
		next := strings.IndexByte(source[at+end:], '<')
		if next < 0 {
			break
		}
		at += end + next
	}
	return f.found
}

// attributes are where elements have their one identity, whatever is around them.
var attributes = map[string]struct {
	name   string
	kind   idKind
	refers bool
}{
	"p": {"w14:paraId", paragraphID, false}, "tr": {"w14:paraId", paragraphID, false},
	"footnote": {"id", footnoteID, false}, "endnote": {"id", endnoteID, false},
	"bookmarkEnd": {"id", bookmarkID, true},
	"permStart":   {"id", permissionID, false}, "permEnd": {"id", permissionID, true},
	"docPr":     {"id", drawingID, false},
	"numId":     {"val", numberingID, true},
	"OLEObject": {"ShapeID", shapeID, true},
}

// tag finds the identities in a tag, and in the text behind one of a field.
func (f *finder) tag(at, to int) {
	tag := f.source[at:to]
	name := tag[1:strings.IndexAny(tag, " \t\r\n>")]
	name = strings.TrimSuffix(name[strings.IndexByte(name, ':')+1:], "/")
	add := func(attr string, kind idKind, refers bool) {
		if value, i := wml.Attribute(tag, attr); i >= 0 && value != "" {
			f.found = append(f.found, identity{at + i, at + i + len(value), kind, refers, nil})
		}
	}
	if a, known := attributes[name]; known {
		add(a.name, a.kind, a.refers)
		return
	}
	switch name {
	case "bookmarkStart":
		before := len(f.found)
		add("id", bookmarkID, false)
		add("name", bookmarkName, false)
		if n := len(f.found); n-before == 2 && f.found[n-2].from > f.found[n-1].from {
			f.found[n-2], f.found[n-1] = f.found[n-1], f.found[n-2]
		}
	case "pPr":
		if f.styles != nil && tag[1] != '/' && !strings.HasSuffix(tag, "/>") {
			f.numbered(tag, to)
		}
	case "sdtPr":
		f.control = tag[1] != '/' && !strings.HasSuffix(tag, "/>")
	case "id":
		if f.control {
			add("val", controlID, false)
		}
	case "commentRangeStart", "commentRangeEnd", "commentReference":
		f.found = append(f.found, identity{at, to, commentID, false, nil})
	case "hyperlink":
		if _, outside := wml.Attribute(tag, "id"); outside < 0 && !strings.HasSuffix(tag, `id="`) { // where a link's is written
			add("anchor", bookmarkName, true)
		}
	case "fldSimple":
		if value, i := wml.Attribute(tag, "instr"); i >= 0 {
			f.instruction(at+i, value)
		}
	case "instrText":
		if tag[1] != '/' {
			text, _, _ := strings.Cut(f.source[to:], "<")
			f.instruction(to, text)
		}
	default:
		if strings.HasPrefix(tag, "<v:") && name != "shapetype" {
			add("id", shapeID, false)
		}
	}
}

// named are the places in a field's instruction where a bookmark's name stands (ISO/IEC 29500-1, 17.16.5): REF, PAGEREF
// and NOTEREF name one, HYPERLINK after \l, TOC and INDEX after \b.
var named = regex.New(`(?i)(?:\b(?:PAGE|NOTE)?REF\s+|\\[lb]\s+)(?:"|&quot;)?([^\s"&\\<>]+)`)

func (f *finder) instruction(at int, text string) {
	for _, m := range named.FindAllStringSubmatchIndex(text, -1) {
		f.found = append(f.found, identity{at + m[2], at + m[3], bookmarkName, true, nil})
	}
	for _, m := range counted.FindAllStringSubmatchIndex(text, -1) {
		f.found = append(f.found, identity{at + m[2], at + m[3], sequenceName, true, nil})
	}
}

// words are those of which one stands in a part that has identities.
var words = []string{"paraId", "bookmark", "docPr", "sdtPr", "<v:", "comment", "perm", "numId", "hyperlink", "instr", "pStyle"}

// MayHold reports whether a part may have identities.
func MayHold(data []byte) bool {
	for _, word := range words {
		if bytes.Contains(data, []byte(word)) {
			return true
		}
	}
	return false
}
