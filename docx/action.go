package docx

import (
	"regexp"
	"strings"

	"github.com/beevik/etree"
)

// kind says what an action does to the blocks around it.
type kind int

const (
	value  kind = iota // prints
	silent             // prints nothing and stands alone: a comment, a variable's assignment, break
	opens              // if, range, with
	middle             // else
	closes             // end
	framed             // a value alone in its paragraph: prints the paragraph for each of its lines
	lines              // the same before it is framed: the place before the paragraph
	line               // the same, where the value is printed
	done               // the same, behind the paragraph
)

// An action is one {{…}} of a template.
type action struct {
	kind   kind
	source string // what stands between the braces
	place  string
	mark   *etree.Element

	prefix     string // of the names around it: w:
	head, tail string // of framed: the paragraph before and behind the value
}

var (
	blockWord   = regexp.MustCompile(`^(if|range|with|else|end|break|continue|define|block|template)(\s|$|\()`)
	declaration = regexp.MustCompile(`^\$[\p{L}\p{Nd}_]*\s*(,\s*\$[\p{L}\p{Nd}_]*\s*)?:?=`)
	typed       = strings.NewReplacer("“", `"`, "”", `"`, "\u00a0", " ", "\u3000", " ", "\t", " ", "\n", " ")
)

// newAction classifies an action. What Word makes of typed quotation marks and spaces is put back.
func newAction(raw, place string) *action {
	source := raw
	if strings.ContainsAny(raw, "“”\u00a0\u3000\t\n") {
		source = typed.Replace(raw)
	}
	source = strings.TrimPrefix(source, "- ")
	source = strings.TrimSuffix(source, " -")
	a := &action{source: strings.TrimSpace(source), place: place}
	if a.source != "" && a.source[0] >= 0x80 { // a name in Chinese
		return a
	}
	switch m := blockWord.FindStringSubmatch(a.source); {
	case strings.HasPrefix(a.source, "/*"), declaration.MatchString(a.source):
		a.kind = silent
	case m == nil:
		a.kind = value
	case m[1] == "if" || m[1] == "range" || m[1] == "with":
		a.kind = opens
	case m[1] == "else":
		a.kind = middle
	case m[1] == "end":
		a.kind = closes
	default:
		a.kind = silent
	}
	return a
}

// unsupported returns the word of an action that a Word template cannot carry out, "" for none.
func (a *action) unsupported() string {
	for _, own := range []string{textFunc, linesFunc} {
		if strings.Contains(a.source, own) {
			return own
		}
	}
	if m := blockWord.FindStringSubmatch(a.source); m != nil && (m[1] == "define" || m[1] == "block" || m[1] == "template") {
		return m[1]
	}
	return ""
}

// object stands in a paragraph's text for what is no text, such as a picture: no action reaches over it.
const object = "\uFFFC"

// A span is where an action stands in a text, in bytes.
type span struct{ from, to int }

// scan finds the actions in a text. unclosed is where an action begins that does not end, -1 for none.
func scan(text string) (spans []span, unclosed int) {
	for at := 0; ; {
		open := strings.Index(text[at:], "{{")
		if open < 0 {
			return spans, -1
		}
		from := at + open
		end := closing(text, from+2)
		if end < 0 {
			return spans, from
		}
		spans = append(spans, span{from, end})
		at = end
	}
}

// closing returns the end of the action whose content begins at i: behind the }} that is in no string and no comment.
func closing(text string, i int) int {
	if strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(text[i:], "-"), " "), "/*") {
		end := strings.Index(text[i:], "*/")
		if end < 0 {
			return -1
		}
		i += end
	}
	quote := rune(0)
	escaped := false
	for j, r := range text[i:] {
		switch {
		case escaped:
			escaped = false
		case quote != 0:
			escaped = r == '\\' && quote != '`'
			if r == quote || quote == '"' && (r == '“' || r == '”') {
				quote = 0
			}
		case r == '"' || r == '`':
			quote = r
		case r == '“' || r == '”':
			quote = '"'
		case string(r) == object:
			return -1
		case r == '}' && strings.HasPrefix(text[i+j:], "}}"):
			return i + j + 2
		}
	}
	return -1
}
