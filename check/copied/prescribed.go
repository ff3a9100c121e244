package copied

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/check/verbatim"
	"nianbao/form"
	"nianbao/regex"
)

// A preparation is what a form's reports are read by, made once: of a form with open tables each report has its own.
type preparation struct {
	words *verbatim.Words
	given [][]string     // the sentences that the form itself gives, cut where each report fills its own in
	acts  map[rune][]act // by their first characters
}

var preparations sync.Map

func prepared(f *form.Form) *preparation {
	f = f.Base()
	if p, ok := preparations.Load(f); ok {
		return p.(*preparation)
	}
	p := &preparation{words: verbatim.WordsOf(f, f.Among.Copied), given: given(f), acts: map[rune][]act{}}
	p.add(f.Among.Acts, false)
	p.add(f.Among.Weak, true)
	preparations.Store(f, p)
	return p
}

// An act is a word that says what somebody has done.
type act struct {
	word string
	weak bool // it may as well be of an agency that the report is not of
}

func (p *preparation) add(words []string, weak bool) {
	for _, w := range words {
		first, _ := utf8.DecodeRuneInString(w)
		p.acts[first] = append(p.acts[first], act{w, weak})
	}
}

// prescribes reports whether the form gives a sentence, with the report's own figures and words in it.
func (p *preparation) prescribes(quote string) bool {
	quote = verbatim.Bare(quote)
	return slices.ContainsFunc(p.given, func(parts []string) bool { return fits(quote, parts) })
}

// fits reports whether a sentence has all parts in their order, and begins and ends with the first and the last.
func fits(sentence string, parts []string) bool {
	rest, ok := strings.CutPrefix(sentence, parts[0])
	if !ok {
		return false
	}
	for i, part := range parts[1:] {
		if i == len(parts)-2 {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return rest == ""
}

// filled is what each report fills for itself in what the form gives.
var filled = regex.New(`\{\{[^{}]*\}\}|【[^【】]*】|\[\[[^\[\]]*\]\]`)

// leastFixed is how many characters of the form's own a sentence has that it gives: one that each report fills alone is
// nobody's.
const leastFixed = 6

// given returns the sentences of the introduction and of the draft of an overview.
func given(f *form.Form) [][]string {
	texts := []string{f.Introduces}
	if f.Wanted != nil && f.Wanted.Overview != nil {
		for _, d := range f.Wanted.Overview.Drafts {
			texts = append(texts, d.Text)
		}
	}
	var list [][]string
	for _, text := range texts {
		for s := range strings.FieldsFuncSeq(form.Squeeze(text), form.EndsSentence) {
			parts := filled.Split(verbatim.Bare(s), -1)
			if form.CountHan(strings.Join(parts, ""), leastFixed) == leastFixed {
				list = append(list, parts)
			}
		}
	}
	return list
}
