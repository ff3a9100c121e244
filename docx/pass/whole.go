package pass

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/docx/wml"
)

// ranged are the elements that begin and end something that may reach over any others.
var ranged = map[string]string{
	"bookmarkStart": "bookmark", "bookmarkEnd": "bookmark", "commentRangeStart": "comment", "commentRangeEnd": "comment",
	"permStart": "perm", "permEnd": "perm",
}

// An end is where a bookmark or another range begins or ends in a part.
type end struct{ from, to int }

// whole returns a part without the bookmarks, and other ranges, of which it has only one end.
func whole(data []byte) []byte {
	if !bytes.Contains(data, []byte("bookmark")) && !bytes.Contains(data, []byte("perm")) &&
		!bytes.Contains(data, []byte("commentRange")) {
		return data
	}
	open := map[[2]string]end{}
	var halves []end
	eachRanged(data, func(name, id string, at end) {
		key := [2]string{ranged[name], id}
		start, begun := open[key]
		switch {
		case strings.HasSuffix(name, "Start"):
			if begun {
				halves = append(halves, start)
			}
			open[key] = at
		case begun:
			delete(open, key)
		default:
			halves = append(halves, at)
		}
	})
	for _, start := range open {
		halves = append(halves, start)
	}
	if len(halves) == 0 {
		return data
	}
	slices.SortFunc(halves, func(a, b end) int { return a.from - b.from })
	out, from := make([]byte, 0, len(data)), 0
	for _, half := range halves {
		out, from = append(out, data[from:half.from]...), half.to
	}
	return append(out, data[from:]...)
}

// eachRanged calls visit with the tags that begin or end ranges.
func eachRanged(data []byte, visit func(name, id string, at end)) {
	eachTag(data, func(t tagAt, _ []byte) {
		if t.closes || ranged[t.name] == "" {
			return
		}
		to := t.to
		if !t.empty { // <w:bookmarkEnd w:id="1"></w:bookmarkEnd>
			to += bytes.IndexByte(data[to:], '>') + 1
		}
		id, _ := wml.Attribute(string(data[t.from:t.to]), "id")
		visit(t.name, id, end{t.from, to})
	})
}
