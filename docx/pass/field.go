package pass

import (
	"bytes"
	"slices"
	"strings"

	"nianbao/docx/wml"
)

// A field is one of a part.
type field struct {
	begin       tagAt
	instruction strings.Builder
	result, end int  // where its result begins, 0 where it has none, and what ends it
	boxed       bool // it stands where a reader of the document may take it twice: in what is drawn in two ways
}

// eachField calls visit with the fields of a part, where they end.
func eachField(data []byte, visit func(f *field)) {
	var fields []*field
	boxes := 0
	eachTag(data, func(t tagAt, text []byte) {
		last := len(fields) - 1
		switch t.name {
		case "AlternateContent", "txbxContent":
			if t.closes {
				boxes--
			} else if !t.empty {
				boxes++
			}
		case "fldSimple":
			if t.closes && last >= 0 {
				fields[last].end = t.from
				visit(fields[last])
				fields = fields[:last]
			} else if !t.closes && !t.empty {
				f := &field{begin: t, result: t.to, boxed: boxes > 0}
				instruction, _ := wml.Attribute(string(data[t.from:t.to]), "instr")
				f.instruction.WriteString(instruction)
				fields = append(fields, f)
			}
		case "fldChar":
			switch kind, _ := wml.Attribute(string(data[t.from:t.to]), "fldCharType"); {
			case kind == "begin":
				fields = append(fields, &field{begin: t, boxed: boxes > 0})
			case last < 0:
			case kind == "separate":
				fields[last].result = t.to
			case kind == "end":
				fields[last].end = t.from
				visit(fields[last])
				fields = fields[:last]
			}
		case "instrText":
			if last >= 0 && !t.closes && fields[last].result == 0 {
				fields[last].instruction.Write(text)
			}
		}
	})
}

// An edit puts something in the place of what stands from a place to another.
type edit struct {
	from, to int
	with     string
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

// outOfDate marks a field so.
func (f *field) outOfDate(data []byte) edit {
	begin := f.begin
	tag := string(data[begin.from:begin.to])
	if value, at := wml.Attribute(tag, "dirty"); at >= 0 {
		return edit{begin.from + at, begin.from + at + len(value), "true"}
	}
	name := tag[1 : 1+strings.IndexAny(tag[1:], " \t\r\n")]
	at := begin.from + 1 + len(name)
	return edit{at, at, " " + name[:strings.IndexByte(name, ':')+1] + `dirty="true"`}
}

// prefix returns that of the names around a field.
func (f *field) prefix(data []byte) string {
	name := data[f.begin.from+1 : f.begin.to]
	return string(name[:bytes.IndexByte(name, ':')+1])
}

// rewritten returns the edits that make a field's result a text, in the look of the first that stood there. It is not ok
// where more than text stands there.
func (f *field) rewritten(data []byte, text string) (edits []edit, ok bool) {
	ok = true
	from, to, prefix := f.result, f.end, f.prefix(data)
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
