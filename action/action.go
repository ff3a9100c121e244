package action

import (
	"regexp"
	"strconv"
	"strings"
)

// A Kind says what an action does.
type Kind uint8

const (
	Value   Kind = iota // prints what its expression gives
	Comment             // does nothing
	Assign              // gives a variable a value
	If
	Range
	With
	Else // with an expression it is else if or else with
	End
	Break
	Continue
)

// Opens reports whether an action begins a block.
func (k Kind) Opens() bool { return k == If || k == Range || k == With }

// An Action is one {{…}}, parsed.
type Action struct {
	Kind                Kind
	Then                Kind   // of an Else with an expression: If or With
	Source              string // what stands between the braces, without the spaces around it
	TrimLeft, TrimRight bool   // {{- and -}}: the space beside it goes
	expr                *expression
}

// kinds are those of actions by the words that they begin with.
var kinds = map[string]Kind{"if": If, "range": Range, "with": With, "else": Else, "end": End, "break": Break, "continue": Continue}

var (
	blockWord   = regexp.MustCompile(`^(if|range|with|else|end|break|continue|define|block|template)(?:[\s(（]|$)`)
	elseWord    = regexp.MustCompile(`^else\s+(if|with)(?:[\s(（]|$)`)
	declaration = regexp.MustCompile(`^\$[\p{L}\p{Nd}_]*\s*:?=`)
	spaces      = strings.NewReplacer("\u00a0", " ", "\u3000", " ", "\u2002", " ", "\u2003", " ", "\t", " ", "\n", " ", "\r", " ", "\u200b", "", "\ufeff", "", "\u00ad", "")
)

// ParseAction parses what stands between the braces of an action. Whether a name is one can only be told when there is data, so of what
// could be a name only that much is looked at. The error says what is wrong; the action then is only good for its Kind.
func ParseAction(written string) (*Action, *Error) {
	a := &Action{Source: written}
	if inner, ok := strings.CutPrefix(written, "-"); ok && strings.TrimLeftFunc(inner, isSpace) != inner {
		a.Source, a.TrimLeft = inner, true
	}
	if inner, ok := strings.CutSuffix(a.Source, "-"); ok && strings.TrimRightFunc(inner, isSpace) != inner {
		a.Source, a.TrimRight = inner, true
	}
	a.Source = strings.TrimFunc(a.Source, isSpace)
	rest := a.classify()
	var err error
	switch {
	case rest != "":
		a.expr, err = parseExpression(rest, a.Kind == Range)
	case a.Kind == Value:
		err = fault("{{ 和 }} 之间没有内容")
	case a.Kind.Opens() || a.Kind == Else && a.Then != Value:
		err = fault("后面要写条件或名称")
	}
	if err == nil && rest != "" && a.bare() {
		err = fault("后面不能再写别的")
	}
	if err != nil {
		return a, &Error{Action: a.Source, Reason: err.Error(), Err: err}
	}
	return a, nil
}

// bare reports whether the action is a word with nothing behind it.
func (a *Action) bare() bool {
	return a.Kind == End || a.Kind == Break || a.Kind == Continue || a.Kind == Else && a.Then == Value
}

// isSpace reports whether a character is a space of any kind, or none to see.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u2002', '\u2003', '\u200b', '\ufeff', '\u00ad':
		return true
	}
	return false
}

// classify sets the action's kind and returns its expression, "" for none.
func (a *Action) classify() string {
	if a.Source == "" || a.Source[0] >= 0x80 && a.Source[0] != 0xe2 { // nearly all are names in Chinese
		return a.Source
	}
	plain := spaces.Replace(a.Source)
	if strings.HasPrefix(plain, "/*") {
		a.Kind = Comment
		return ""
	}
	if declaration.MatchString(plain) {
		a.Kind = Assign
		return a.Source
	}
	m := blockWord.FindStringSubmatch(plain)
	if m == nil {
		return a.Source
	}
	kind, ok := kinds[m[1]]
	if !ok { // a word that no expression can begin with
		return a.Source
	}
	a.Kind = kind
	rest := strings.TrimFunc(a.Source[len(m[1]):], isSpace)
	if m := elseWord.FindStringSubmatch(plain); m != nil {
		a.Then = kinds[m[1]]
		rest = strings.TrimFunc(rest[len(m[1]):], isSpace)
	}
	return rest
}

// canonical returns an expression as text/template/parse reads it: spaces plain, strings in plain quotation marks; with loose, the marks
// that a Chinese keyboard gives outside of strings, too.
func canonical(s string, loose bool) string {
	if !strings.ContainsAny(s, "\"'`“”‘’（）｜\u00a0\u3000\u2002\u2003\t\n\r\u200b\ufeff\u00ad") {
		return s
	}
	var b strings.Builder
	scan := scanner{text: s + "}}"}
	begins := true
	for i := 0; i < len(s); {
		if mark := opening(s[i:]); mark != "" && begins {
			if inner, end := scan.closeQuote(i, mark); end >= 0 {
				b.WriteString(quoted(s[i+len(mark):inner], mark))
				i, begins = end, false
				continue
			}
		}
		r := firstRune(s[i:])
		i += len(r)
		if loose {
			r = loosened.Replace(r)
		}
		r = spaces.Replace(r)
		begins = strings.Contains(" (|,=", r)
		b.WriteString(r)
	}
	return b.String()
}

var loosened = strings.NewReplacer("（", "(", "）", ")", "｜", "|")

func firstRune(s string) string {
	for i := range s {
		if i > 0 {
			return s[:i]
		}
	}
	return s
}

// quoted returns a string in plain marks.
func quoted(inner, mark string) string {
	if mark == "`" {
		return strconv.Quote(inner)
	}
	var b strings.Builder
	b.WriteByte('"')
	for i := 0; i < len(inner); i++ {
		switch c := inner[i]; {
		case c == '\\' && i+1 < len(inner):
			if inner[i+1] == '\'' {
				b.WriteByte('\'')
			} else {
				b.WriteString(inner[i : i+2])
			}
			i++
		case c == '"':
			b.WriteString(`\"`)
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		default:
			b.WriteByte(c)
		}
	}
	return b.String() + `"`
}
