// Package brace tells of the braces in a text that make no action: of one that does not end, of those of a Chinese
// keyboard, of too few or too many. Where a template's author meant braces as they are, it says nothing.
package brace

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/action"
	"nianbao/near"
	"nianbao/regex"
)

// A Stray is a text with braces around it or beside it that are no action's: {年度}, { {年度} }, 年度}}.
type Stray struct {
	written  string // as it stands, with the braces
	words    string // without
	whole    bool   // braces stand on both sides
	action   bool   // braces are left over beside an action
	around   bool   // they stand around an action and nothing else: {{{年度}}}
	brackets bool   // they are no braces: «年度»
	stands   bool   // it stands in front of the brace that closes it: its end is what counts
}

const (
	acted      = '\uE000' // stands for an action in a text
	maxBraced  = 60       // characters of a text beside a brace
	braceSpace = " \t\u00a0\u3000"
)

// braceRun is braces of one direction, with space between them, half or full width.
var braceRun = regex.New(`[{｛](?:[\s\x{a0}\x{3000}]*[{｛])*|[}｝](?:[\s\x{a0}\x{3000}]*[}｝])*`)

// Strays returns the braces of a text that belong to no action. Whether they are a mistake depends on the words: braces
// may be plain text.
func Strays(text string, spans []action.Span, unclosed []action.Unclosed) (strays []Stray) {
	strays = bracketed(text)
	if len(unclosed) == 0 && !hasBraces(text, spans) { // nearly every one is an action's own
		return strays
	}
	text, written := masked(text, spans, unclosed)
	if !strings.ContainsFunc(text, isBrace) {
		return strays
	}
	runs := braceRun.FindAllStringIndex(text, -1)
	odd := strings.Count(text, "{")+strings.Count(text, "｛") != strings.Count(text, "}")+strings.Count(text, "｝")
	for i := 0; i < len(runs); i++ {
		from, to := runs[i][0], runs[i][1]
		b := Stray{}
		switch opens := isOpening(text[from:]); {
		case opens && i+1 < len(runs) && !isOpening(text[runs[i+1][0]:]) && inOne(text[to:runs[i+1][0]]):
			b.words, b.whole = text[to:runs[i+1][0]], true
			last := runs[i+1][1]
			b.around = strings.Trim(b.words, braceSpace) == string(acted)
			b.action = countBraces(text[from:to]) != countBraces(text[runs[i+1][0]:last]) && besideAction(b.words)
			to = last
			if from > 0 && strings.IndexByte("$#@%", text[from-1]) >= 0 && !b.action { // ${年度}
				from--
			}
			i++
		case opens:
			b.words = beside(text[to:nextRun(runs, i, len(text))], false)
			b.action = strings.HasPrefix(b.words, string(acted))
			to += len(b.words)
		default:
			before := 0
			if i > 0 {
				before = runs[i-1][1]
			}
			b.words, b.stands = beside(text[before:from], true), true
			b.action = strings.HasSuffix(b.words, string(acted))
			from -= len(b.words)
		}
		b.action = b.action && odd
		if b.written = written(from, to); b.action || b.around || !strings.ContainsRune(b.words, acted) {
			strays = append(strays, b)
		}
	}
	return strays
}

// hasBraces reports whether braces stand in a text outside of its actions.
func hasBraces(text string, spans []action.Span) bool {
	at := 0
	for _, s := range spans {
		if strings.ContainsFunc(text[at:s.From], isBrace) {
			return true
		}
		at = s.To
	}
	return strings.ContainsFunc(text[at:], isBrace)
}

func isBrace(r rune) bool { return r == '{' || r == '}' || r == '｛' || r == '｝' }

// masked returns a text in which a character stands for each action and nothing for what is told of already, and what
// stands at a place of it as that was written.
func masked(text string, spans []action.Span, unclosed []action.Unclosed) (string, func(from, to int) string) {
	var b strings.Builder
	var moved [][2]int // places in the masked text, and in the text
	at := 0
	put := func(from, to int, with string) {
		if from < at {
			return
		}
		moved = append(moved, [2]int{b.Len(), at})
		b.WriteString(text[at:from] + with)
		moved = append(moved, [2]int{b.Len(), to})
		at = to
	}
	for _, s := range told(text, spans, unclosed) {
		with := action.Barrier
		if slices.Contains(spans, s) {
			with = string(acted)
		}
		put(s.From, s.To, with)
	}
	moved = append(moved, [2]int{b.Len(), at})
	b.WriteString(text[at:])
	place := func(i int) int {
		k := len(moved) - 1
		for k > 0 && moved[k][0] > i {
			k--
		}
		return moved[k][1] + i - moved[k][0]
	}
	return b.String(), func(from, to int) string { return text[place(from):place(to)] }
}

// told returns the actions of a text, and what [Faults] tells of, in their order.
func told(text string, spans []action.Span, unclosed []action.Unclosed) []action.Span {
	list := slices.Clone(spans)
	for _, u := range unclosed {
		quoted := strings.TrimSuffix(unclosedText(text[u.At+2:]), "…")
		list = append(list, action.Span{From: u.At, To: u.At + 2 + len(quoted)})
	}
	for _, at := range fullWidth.FindAllStringIndex(text, -1) {
		if strings.ContainsAny(text[at[0]:at[1]], "｛｝") {
			list = append(list, action.Span{From: at[0], To: at[1]})
		}
	}
	slices.SortStableFunc(list, func(a, b action.Span) int { return a.From - b.From })
	return list
}

func isOpening(s string) bool { return strings.HasPrefix(s, "{") || strings.HasPrefix(s, "｛") }

// inOne reports whether what stands between two braces may be meant as one action.
func inOne(words string) bool {
	return !strings.ContainsAny(words, "\n"+action.Barrier) && utf8.RuneCountInString(words) <= maxBraced
}

func nextRun(runs [][]int, i, end int) int {
	if i+1 < len(runs) {
		return runs[i+1][0]
	}
	return end
}

// beside returns what of a text stands beside a brace: its end, or its beginning.
func beside(text string, end bool) string {
	if end {
		if i := strings.LastIndexAny(text, "\n"+action.Barrier); i >= 0 {
			_, size := utf8.DecodeRuneInString(text[i:])
			text = text[i+size:]
		}
		if r := []rune(text); len(r) > maxBraced {
			text = string(r[len(r)-maxBraced:])
		}
		if strings.HasSuffix(text, string(acted)) {
			return string(acted)
		}
		return text
	}
	text = First(text, maxBraced)
	if strings.HasPrefix(text, string(acted)) {
		return string(acted)
	}
	return strings.TrimSuffix(text, "…")
}

func countBraces(run string) int {
	return strings.Count(run, "{") + strings.Count(run, "｛") + strings.Count(run, "}") + strings.Count(run, "｝")
}

func besideAction(words string) bool {
	words = strings.Trim(words, braceSpace)
	return strings.HasPrefix(words, string(acted)) || strings.HasSuffix(words, string(acted))
}

// Fault says in Chinese what is wrong with braces beside names, which are sorted, and words of actions, and where likely
// is set beside what may have been meant as one; "" for plain text.
func (b *Stray) Fault(names []string, likely bool) string {
	written, words := "“"+First(strings.TrimSpace(b.written), maxBraced)+"”", strings.Trim(b.words, braceSpace)
	known := func(word string) bool {
		_, found := slices.BinarySearch(names, strings.TrimPrefix(word, "."))
		return found
	}
	if b.brackets {
		if !known(words) {
			return ""
		}
		return written + "是别的软件的写法，不会填写，会照样印出来；请改成 {{" + words + "}}"
	}
	if how := b.foreign(words, known); how != "" {
		return written + how
	}
	if b.action {
		return written + "左右的大括号不一样多，多出来的会照样印出来；标记左右各要两个半角的大括号"
	}
	if b.around {
		return written + "在标记外面多了大括号，会照样印出来；标记左右各要两个半角的大括号，就是要印大括号的在外面写 " + `{{"{"}} 和 {{"}"}}`
	}
	meant := ""
	switch {
	case b.whole && (slices.Contains([]string{"end", "else", "break", "continue"}, words) || slices.ContainsFunc(splitWords(words), known)):
		meant = words
	case b.whole && likely:
		if name := near.Nearest(words, names); name != "" {
			return written + "像是标记，大括号不对，会照样印出来；标记的写法是 {{" + name + "}}，" +
				`就是要印大括号的写 {{"{` + words + `}"}}`
		}
	case b.stands:
		meant = longest(names, func(name string) bool { return strings.HasSuffix(words, name) })
		written = "“" + meant + strings.TrimPrefix(b.written, b.words) + "”"
	case !b.whole:
		meant = longest(names, func(name string) bool { return strings.HasPrefix(words, name) })
		written = "“" + strings.TrimSuffix(b.written, b.words) + meant + "”"
	}
	if meant == "" {
		return ""
	}
	return written + "的大括号不对，不会填写，会照样印出来；请改成 {{" + meant + "}}"
}

// splitWords returns the words of what may be an action.
func splitWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("|｜()（）,，+-*/×÷", r) })
}

// longest returns the longest name that fits.
func longest(names []string, fits func(name string) bool) (best string) {
	for _, name := range names {
		if len(name) > len(best) && fits(name) {
			best = name
		}
	}
	return best
}
