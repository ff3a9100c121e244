package pass

import (
	"bytes"
	"strconv"
	"strings"

	"nianbao/regex"
)

// referring is the instruction of a field that repeats a bookmark's text or tells where it stands.
var (
	referring = regex.New(`(?is)^\s*(REF|PAGEREF|NOTEREF)\s+(?:"|&quot;)?([^\s"&\\<>]+)(?:"|&quot;)?(.*)$`)
	asItIs    = regex.New(`(?i)^(?:\s*\\h|\s*\\\*\s*(?:MERGEFORMAT|CHARFORMAT))*\s*$`)
)

// results returns a part in which the fields that refer to bookmarks of loops show what these say in the pass that they
// are of. What only a word processor knows, such as a page, is marked as out of date: Word then asks whether it may update
// the fields, and these alone. A page of the template would be a wrong number in print.
func (s *IDs) results(data []byte, texts map[string]*shown) []byte {
	if !bytes.Contains(data, []byte("REF")) || !bytes.Contains(data, []byte("fld")) {
		return data
	}
	var edits []edit
	eachField(data, func(f *field) { edits = append(edits, s.resultOf(data, f, texts)...) })
	return edited(data, edits)
}

// resultOf returns the edits that make a field show what it refers to.
func (s *IDs) resultOf(data []byte, f *field, texts map[string]*shown) []edit {
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
		if edits, ok := f.rewritten(data, target.text.String()); ok {
			return edits
		}
	}
	return []edit{f.outOfDate(data)}
}
