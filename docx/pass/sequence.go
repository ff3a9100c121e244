package pass

import (
	"bytes"
	"strconv"
	"strings"

	"nianbao/ooxml/opc"
	"nianbao/regex"
)

// counting is the instruction of a field that counts the captions of a kind (ISO/IEC 29500-1, 17.16.5.56).
var counting = regex.New(`(?is)^\s*SEQ\s+(?:"|&quot;)?([^\s"&\\<>]+)(?:"|&quot;)?(.*)$`)

// counted are the places in an instruction where what is counted is named.
var counted = regex.New(`(?i)\bSEQ\s+(?:"|&quot;)?([^\s"&\\<>]+)`)

// A count is what one such field counts, and how.
type count struct {
	name   string
	from   int  // what it counts from, -1 where it goes on
	again  bool // it repeats the number before
	hidden bool
	plain  bool // it shows the number in Arabic digits
	sure   bool // it counts by the fields before it alone
}

func countOf(f *field) (c count, ok bool) {
	m := counting.FindStringSubmatch(f.instruction.String())
	if m == nil {
		return c, false
	}
	c = count{name: strings.ToLower(m[1]), from: -1, plain: true, sure: true}
	words := strings.Fields(strings.ReplaceAll(m[2], `\*`, ` \* `))
	for i := 0; i < len(words); i++ {
		word := strings.ToLower(words[i])
		switch {
		case word == `\*` && i+1 < len(words):
			i++
			format := strings.ToUpper(words[i])
			c.plain = c.plain && (format == "ARABIC" || format == "MERGEFORMAT" || format == "CHARFORMAT")
		case word == `\n`:
		case word == `\c`:
			c.again = true
		case word == `\h`:
			c.hidden = true
		case strings.HasPrefix(word, `\r`):
			if word = word[2:]; word == "" && i+1 < len(words) {
				i++
				word = words[i]
			}
			n, err := strconv.Atoi(word)
			c.from, c.sure = n, c.sure && err == nil
		default: // \s by headings, or the name of a bookmark
			c.sure = false
		}
	}
	return c, true
}

// count makes the fields that count captions of loops show the number that they have now. Where that hangs on more than
// the fields before, or they are not all in the body, they are marked as out of date.
func (s *IDs) count(pkg *opc.Package, main string, parts []string) {
	s.uncounted = map[string]bool{}
	each := func(visit func(part string, data []byte)) {
		for _, part := range parts {
			if data, _ := pkg.Part(part); len(s.sequences) > 0 && bytes.Contains(data, []byte("SEQ")) {
				visit(part, data)
			}
		}
	}
	each(func(part string, data []byte) {
		eachField(data, func(f *field) {
			if c, ok := countOf(f); ok && (part != main || f.boxed || !c.sure) {
				s.uncounted[c.name] = true
			}
		})
	})
	each(func(part string, data []byte) {
		now := map[string]int{}
		var edits []edit
		eachField(data, func(f *field) {
			c, ok := countOf(f)
			if !ok || !s.sequences[c.name] {
				return
			}
			switch {
			case c.from >= 0:
				now[c.name] = c.from
			case !c.again:
				now[c.name]++
			}
			if c.hidden || f.result == 0 {
				return
			}
			if s.isCounted(f) {
				if is, ok := f.rewritten(data, strconv.Itoa(now[c.name])); ok {
					edits = append(edits, is...)
					return
				}
			}
			edits = append(edits, f.outOfDate(data))
		})
		pkg.Set(part, edited(data, edits))
	})
}

// isCounted reports whether a field shows what count gave it.
func (s *IDs) isCounted(f *field) bool {
	c, ok := countOf(f)
	return ok && s.sequences[c.name] && !s.uncounted[c.name] && c.plain && !c.hidden
}
