package copied

import (
	"regexp"
	"strings"
	"sync"

	"nianbao/check/verbatim"
	"nianbao/form"
)

// What a form needs to be read by, made once: of a form with open tables each report has its own.
type preparation struct {
	fillers *strings.Replacer
	given   *regexp.Regexp // the sentences that the form itself gives; nil for none
}

var preparations sync.Map

func prepared(f *form.Form) *preparation {
	f = f.Base()
	if p, ok := preparations.Load(f); ok {
		return p.(*preparation)
	}
	p := &preparation{verbatim.Fillers(f), given(f)}
	preparations.Store(f, p)
	return p
}

// prescribes reports whether the form gives a sentence, with the report's own figures and words in it.
func (p *preparation) prescribes(quote string) bool {
	return p.given != nil && p.given.MatchString(verbatim.Bare(quote))
}

// filled is what each report fills for itself in what the form gives.
var filled = regexp.MustCompile(`\{\{[^{}]*\}\}|【[^【】]*】|\[\[[^\[\]]*\]\]`)

// leastFixed is how many characters of the form's own a sentence has that it gives: one that each report fills alone is
// nobody's.
const leastFixed = 6

// given returns what finds the sentences of the introduction and of the draft of an overview.
func given(f *form.Form) *regexp.Regexp {
	texts := []string{f.Introduces}
	if f.Wanted != nil && f.Wanted.Overview != nil {
		for _, d := range f.Wanted.Overview.Drafts {
			texts = append(texts, d.Text)
		}
	}
	var patterns []string
	for _, text := range texts {
		for s := range strings.FieldsFuncSeq(form.Squeeze(text), form.EndsSentence) {
			var parts []string
			fixed := filled.Split(verbatim.Bare(s), -1)
			for _, words := range fixed {
				parts = append(parts, regexp.QuoteMeta(words))
			}
			if form.CountHan(strings.Join(fixed, ""), leastFixed) == leastFixed {
				patterns = append(patterns, strings.Join(parts, ".*"))
			}
		}
	}
	all, err := regexp.Compile("^(?:" + strings.Join(patterns, "|") + ")$")
	if len(patterns) == 0 || err != nil { // too large together: then they count as all others
		return nil
	}
	return all
}
