package history

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/past"
)

// A sentence is one of a text.
type sentence struct {
	place  form.Place
	quote  string // as it stands, without spaces
	words  string // with plain digits and signs
	yearly string // what is left for comparison, years counted from the report's own
	plain  string // the same with the years as they stand
}

var (
	years    = regexp.MustCompile(`20\d\d年`)
	numbered = regexp.MustCompile(`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、．]+|` +
		`[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,]|` +
		`(?:首先|其次|再次|最后)[，,]?)`)
)

// cut returns the sentences of a text of a report. What an action fills is as new as the figures are, and no sentence of anybody's.
func cut(r *form.Report, id string) []sentence {
	text := r.Texts[id]
	var list []sentence
	for _, l := range text.Placed() {
		for quote := range strings.FieldsFuncSeq(form.Squeeze(l.Text), form.EndsSentence) {
			if !strings.Contains(quote, "{{") {
				list = append(list, newSentence(l.Place, quote, r.Year))
			}
		}
	}
	return list
}

func newSentence(at form.Place, quote string, year int) sentence {
	words := form.PlainYear(form.HalfWidth(quote))
	bare := numbered.ReplaceAllString(words, "")
	from := func(s string) string {
		n, _ := strconv.Atoi(s[:len("2024")])
		return "〔" + strconv.Itoa(n-year) + "〕年"
	}
	return sentence{at, quote, words, squeezed(years.ReplaceAllStringFunc(bare, from)), squeezed(bare)}
}

// squeezed returns words without the signs between them; those within figures stay.
func squeezed(words string) string {
	return strings.Map(func(r rune) rune {
		if r != '.' && r != '%' && r != '〔' && r != '〕' && r != '-' && unicode.IsPunct(r) {
			return -1
		}
		return r
	}, words)
}

// A known set holds the sentences of last year's text.
type known map[string]sentence

func knownOf(list []sentence) known {
	k := known{}
	for _, s := range list {
		for _, key := range []string{s.yearly, s.plain} {
			if _, ok := k[key]; !ok && key != "" {
				k[key] = s
			}
		}
	}
	return k
}

// has returns last year's sentence that one is, be it with the years moved on or as they were.
func (k known) has(s sentence) (sentence, bool) {
	if of, ok := k[s.yearly]; ok {
		return of, ok
	}
	of, ok := k[s.plain]
	return of, ok
}

// A measure weighs sentences: what of them is not the same in every report.
type measure struct {
	of     *past.Copied
	common *strings.Replacer // the form's own words and the agency's name, which it takes out
}

var lawNames = regexp.MustCompile(`《[^《》]*》`)

// measures is what weighs the sentences of the pass's report.
var measures = rule.NewFact(func(p *rule.Pass) *measure {
	var words []string
	if p.Report.Agency != "" {
		words = append(words, form.Squeeze(p.Report.Agency), "")
	}
	for n := longestWord(p.Report.Form.Fillers); n > 0; n-- { // of two that begin alike the longer goes
		for _, w := range p.Report.Form.Fillers {
			if utf8.RuneCountInString(w) == n {
				words = append(words, w, "")
			}
		}
	}
	return &measure{p.Report.Form.History.Copied, strings.NewReplacer(words...)}
})

func longestWord(words []string) int {
	longest := 0
	for _, w := range words {
		longest = max(longest, utf8.RuneCountInString(w))
	}
	return longest
}

// weigh returns how many characters a sentence counts; 0 for one that every report has.
func (m *measure) weigh(s sentence) int {
	own := m.common.Replace(lawNames.ReplaceAllString(s.words, ""))
	if form.CountHan(own, m.of.Shortest) < m.of.Shortest || past.HasTerm(s.words, m.of.Besides) {
		return 0
	}
	return utf8.RuneCountInString(s.plain)
}
