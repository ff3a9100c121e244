package pass

import (
	"bytes"
	"strings"

	"nianbao/docx/wml"
)

// A shown is the text of a bookmark: as it stands in XML, with tabs and line ends as such.
type shown struct {
	text    strings.Builder
	runs    bool // it has text, be that empty
	unknown bool // it is more than text in one paragraph, or what a field makes of itself
}

// A tagAt is a tag of a part.
type tagAt struct {
	from, to int
	name     string // without prefix
	closes   bool
	empty    bool
}

// eachTag calls visit with the tags of a part, and the text behind each.
func eachTag(data []byte, visit func(t tagAt, text []byte)) {
	for at := bytes.IndexByte(data, '<'); at >= 0; {
		if bytes.HasPrefix(data[at:], []byte("<!--")) {
			end := bytes.Index(data[at:], []byte("-->"))
			if end < 0 {
				return
			}
			at += end
		}
		end := bytes.IndexByte(data[at:], '>')
		if end < 0 {
			return
		}
		t := tagAt{from: at, to: at + end + 1}
		tag := data[at+1 : at+end]
		t.closes, t.empty = bytes.HasPrefix(tag, []byte("/")), bytes.HasSuffix(tag, []byte("/"))
		name := bytes.Trim(tag, "/")
		if i := bytes.IndexAny(name, " \t\r\n"); i >= 0 {
			name = name[:i]
		}
		t.name = string(name[bytes.IndexByte(name, ':')+1:])
		next := bytes.IndexByte(data[t.to:], '<')
		if next < 0 {
			next = len(data) - t.to
		}
		visit(t, data[t.to:t.to+next])
		if at = t.to + next; at >= len(data) {
			return
		}
	}
}

// shownBy adds the texts of a part's bookmarks by their names.
func (s *IDs) shownBy(data []byte, texts map[string]*shown) {
	if !bytes.Contains(data, []byte("bookmarkStart")) {
		return
	}
	var numbers []edit // fields that show what is known
	eachField(data, func(f *field) {
		if s.isCounted(f) {
			numbers = append(numbers, edit{f.begin.from, f.end, ""})
		}
	})
	ends := endsIn(data)
	open := map[string]*shown{}
	eachTag(data, func(t tagAt, text []byte) {
		switch t.name {
		case "bookmarkStart":
			tag := string(data[t.from:t.to])
			id, _ := wml.Attribute(tag, "id")
			name, _ := wml.Attribute(tag, "name")
			if t.closes || texts[name] != nil {
				return
			}
			if texts[name] = (&shown{unknown: ends[id] < t.from}); !texts[name].unknown {
				open[id] = texts[name]
			}
		case "bookmarkEnd":
			id, _ := wml.Attribute(string(data[t.from:t.to]), "id")
			delete(open, id)
		}
		for len(numbers) > 0 && numbers[0].to < t.from {
			numbers = numbers[1:]
		}
		if strings.HasPrefix(t.name, "fld") && len(numbers) > 0 && numbers[0].from <= t.from {
			return
		}
		for _, s := range open {
			s.add(t, text)
		}
	})
}

// endsIn returns where the bookmarks of a part end last, by their numbers. Passes may have dropped the ends of as many
// as there are: these are not to be followed through all that comes behind.
func endsIn(data []byte) map[string]int {
	ends := map[string]int{}
	eachTag(data, func(t tagAt, _ []byte) {
		if t.name == "bookmarkEnd" {
			id, _ := wml.Attribute(string(data[t.from:t.to]), "id")
			ends[id] = t.from
		}
	})
	return ends
}

// add adds what a tag begins to a bookmark's text.
func (s *shown) add(t tagAt, text []byte) {
	switch t.name {
	case "t":
		if !t.closes {
			s.runs = true
			s.text.Write(text)
		}
	case "tab":
		s.text.WriteByte('\t')
	case "br", "cr":
		s.text.WriteByte('\n')
	case "p", "tbl", "tr", "tc", "fldChar", "fldSimple", "drawing", "pict", "object", "AlternateContent", "sym", "ruby",
		"oMath", "noBreakHyphen", "softHyphen", "footnoteReference", "endnoteReference", "vanish", "moveFrom", "ptab":
		s.unknown = true
	}
}
