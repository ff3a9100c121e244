package pass

import (
	"bytes"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/docx/wml"
)

// referring is the instruction of a field that repeats a bookmark's text or tells where it stands.
var (
	referring = regexp.MustCompile(`(?is)^\s*(REF|PAGEREF|NOTEREF)\s+(?:"|&quot;)?([^\s"&\\<>]+)(?:"|&quot;)?(.*)$`)
	asItIs    = regexp.MustCompile(`(?i)^(?:\s*\\h|\s*\\\*\s*(?:MERGEFORMAT|CHARFORMAT))*\s*$`)
)

// A field is one of a part, as far as it has been read.
type field struct {
	begin       tagAt
	instruction strings.Builder
	result      int // where that begins, 0 where it has not
}

// An edit puts something in the place of what stands from a place to another.
type edit struct {
	from, to int
	with     string
}

// results returns a part in which the fields that refer to bookmarks of loops show what these say in the pass that they
// are of. What only a word processor knows, such as a page, is marked as out of date: Word then asks whether it may update
// the fields, and these alone. A page of the template would be a wrong number in print.
func (s *IDs) results(data []byte, texts map[string]*shown) []byte {
	if !bytes.Contains(data, []byte("REF")) || !bytes.Contains(data, []byte("fld")) {
		return data
	}
	var fields []*field
	var edits []edit
	eachTag(data, func(t tagAt, text []byte) {
		last := len(fields) - 1
		switch t.name {
		case "fldSimple":
			if t.closes && last >= 0 {
				edits = append(edits, s.resultOf(data, fields[last], t.from, texts)...)
				fields = fields[:last]
			} else if !t.closes && !t.empty {
				f := &field{begin: t, result: t.to}
				instruction, _ := wml.Attribute(string(data[t.from:t.to]), "instr")
				f.instruction.WriteString(instruction)
				fields = append(fields, f)
			}
		case "fldChar":
			switch kind, _ := wml.Attribute(string(data[t.from:t.to]), "fldCharType"); {
			case kind == "begin":
				fields = append(fields, &field{begin: t})
			case last < 0:
			case kind == "separate":
				fields[last].result = t.to
			case kind == "end":
				edits = append(edits, s.resultOf(data, fields[last], t.from, texts)...)
				fields = fields[:last]
			}
		case "instrText":
			if last >= 0 && !t.closes && fields[last].result == 0 {
				fields[last].instruction.Write(text)
			}
		}
	})
	return edited(data, edits)
}

func edited(data []byte, edits []edit) []byte {
	if len(edits) == 0 {
		return data
	}
	slices.SortStableFunc(edits, func(a, b edit) int { return a.from - b.from })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		if e.from < at { // fields that cross, as no program writes them
			continue
		}
		out.Write(data[at:e.from])
		out.WriteString(e.with)
		at = e.to
	}
	out.Write(data[at:])
	return out.Bytes()
}

// resultOf returns the edits that make a field, whose end begins at a place, show what it refers to.
func (s *IDs) resultOf(data []byte, f *field, end int, texts map[string]*shown) []edit {
	m := referring.FindStringSubmatch(f.instruction.String())
	if m == nil || f.result == 0 {
		return nil
	}
	name := m[2]
	if number, isMark := strings.CutPrefix(name, string(mark)); isMark {
		n, err := strconv.Atoi(strings.TrimSuffix(number, string(mark)))
		if err != nil {
			return nil
		}
		name = s.nameOf(s.references[n])
	} else if s.bookmarks[bookmarkIn(name, nil)] == "" { // of no loop
		return nil
	}
	target := texts[name]
	if target == nil || !target.unknown && !target.runs {
		return nil
	}
	if strings.EqualFold(m[1], "REF") && asItIs.MatchString(m[3]) && !target.unknown {
		prefix := string(data[f.begin.from+1 : f.begin.to])
		prefix = prefix[:strings.IndexByte(prefix, ':')+1]
		if edits, ok := rewritten(data, f.result, end, prefix, target.text.String()); ok {
			return edits
		}
	}
	return []edit{outOfDate(data, f.begin)}
}

// outOfDate marks a field so.
func outOfDate(data []byte, begin tagAt) edit {
	tag := string(data[begin.from:begin.to])
	if value, at := wml.Attribute(tag, "dirty"); at >= 0 {
		return edit{begin.from + at, begin.from + at + len(value), "true"}
	}
	name := tag[1 : 1+strings.IndexAny(tag[1:], " \t\r\n")]
	at := begin.from + 1 + len(name)
	return edit{at, at, " " + name[:strings.IndexByte(name, ':')+1] + `dirty="true"`}
}

// rewritten returns the edits that make a field's result a text, in the look of the first that stood there; prefix is that
// of names. It is not ok where more than text stands there.
func rewritten(data []byte, from, to int, prefix, text string) (edits []edit, ok bool) {
	ok = true
	looks, runEnd, written := 0, 0, false // how deep in properties; where the run ends in which the result begins
	was := shown{}
	eachTag(data[from:to], func(t tagAt, content []byte) {
		t.from, t.to = t.from+from, t.to+from
		was.add(t, content)
		switch {
		case t.name == "rPr":
			if t.closes {
				looks--
			} else if !t.empty {
				looks++
			}
		case looks > 0 || t.name == "proofErr" || t.name == "lastRenderedPageBreak":
		case t.name == "r":
			if t.closes && runEnd == 0 {
				runEnd = t.to
			}
		case t.name == "t" && t.closes:
		case t.name == "t":
			e := edit{t.to, t.to + len(content), ""}
			if !written {
				e = edit{t.from, e.to, "<" + prefix + `t xml:space="preserve">` + broken(text, prefix)}
				if t.empty {
					e.with += "</" + prefix + "t>"
				}
			}
			edits, written = append(edits, e), true
		case t.name == "tab" || t.name == "br" || t.name == "cr":
			edits = append(edits, edit{t.from, t.to, ""})
		default:
			ok = false
		}
	})
	switch {
	case !ok || was.text.String() == text:
		return nil, ok
	case !written && runEnd > 0:
		edits = append(edits, edit{runEnd, runEnd, "<" + prefix + "r>" + textOf(text, prefix) + "</" + prefix + "r>"})
	case !written:
		edits = append(edits, edit{from, from, textOf(text, prefix)})
	}
	return edits, true
}

// broken returns what stands in a w:t for a text, with what stands in the place of tabs and line ends.
func broken(text, prefix string) string {
	again := "<" + prefix + `t xml:space="preserve">`
	instead := func(name string) string { return "</" + prefix + "t><" + prefix + name + "/>" + again }
	return strings.NewReplacer("\t", instead("tab"), "\n", instead("br")).Replace(text)
}

func textOf(text, prefix string) string {
	return "<" + prefix + `t xml:space="preserve">` + broken(text, prefix) + "</" + prefix + "t>"
}
