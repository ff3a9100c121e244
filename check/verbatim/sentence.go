// Package verbatim cuts a report's texts into sentences that can be held against those of other reports, and weighs
// what of them is its own: what every report says, the names of laws and the form's words count nothing. Who copied from
// whom, and how much is too much, is for the families that use it: history (last year's report) and copied (other
// agencies').
package verbatim

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/past"
	"nianbao/regex"
)

// A Sentence is one of a text.
type Sentence struct {
	Place  form.Place
	Quote  string // as it stands, without spaces
	Words  string // with plain digits and signs
	Yearly string // what is left for comparison, years counted from the report's own
	Plain  string // the same with the years as they stand
}

var (
	years    = regex.New(`20\d\d年`)
	numbered = regex.New(`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、．]+|` +
		`[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}[，,]|` +
		`(?:首先|其次|再次|最后)[，,]?)`)
)

// Cut returns the sentences of a text of a report. What an action fills is as new as the figures are, and no sentence of anybody's.
func Cut(r *form.Report, id string) []Sentence {
	text := r.Texts[id]
	var list []Sentence
	for _, l := range text.Placed() {
		for quote := range strings.FieldsFuncSeq(form.Squeeze(l.Text), form.EndsSentence) {
			if !strings.Contains(quote, "{{") {
				list = append(list, newSentence(l.Place, quote, r.Year))
			}
		}
	}
	return list
}

func newSentence(at form.Place, quote string, year int) Sentence {
	words := form.PlainYear(form.HalfWidth(quote))
	bare := numbered.ReplaceAllString(words, "")
	from := func(s string) string {
		n, _ := strconv.Atoi(s[:len("2024")])
		return "〔" + strconv.Itoa(n-year) + "〕年"
	}
	return Sentence{at, quote, words, squeezed(years.ReplaceAllStringFunc(bare, from)), squeezed(bare)}
}

// Bare returns a sentence without the numbering before it.
func Bare(sentence string) string { return numbered.ReplaceAllString(sentence, "") }

// squeezed returns words without the signs between them; those within figures stay.
func squeezed(words string) string {
	return strings.Map(func(r rune) rune {
		if r != '.' && r != '%' && r != '〔' && r != '〕' && r != '-' && unicode.IsPunct(r) {
			return -1
		}
		return r
	}, words)
}

// A Known set holds the sentences of a text.
type Known map[string]Sentence

// KnownOf returns the set of some sentences.
func KnownOf(list []Sentence) Known {
	k := Known{}
	for _, s := range list {
		for _, key := range []string{s.Yearly, s.Plain} {
			if _, ok := k[key]; !ok && key != "" {
				k[key] = s
			}
		}
	}
	return k
}

// Has returns the sentence of the set that one is, be it with the years moved on or as they were.
func (k Known) Has(s Sentence) (Sentence, bool) {
	if of, ok := k[s.Yearly]; ok {
		return of, ok
	}
	of, ok := k[s.Plain]
	return of, ok
}

// A Measure weighs sentences: what of them is not the same in every report.
type Measure struct {
	of     *past.Copied
	words  *Words
	agency string
}

// Words are what of a form every report has: made once, for many reports.
type Words struct {
	fillers *strings.Replacer
	besides [][]string // of each term its words
}

var lawNames = regex.New(`《[^《》]*》`)

// NewMeasure returns what weighs the sentences of an agency's report.
func NewMeasure(of *past.Copied, words *Words, agency string) *Measure {
	return &Measure{of, words, form.Squeeze(agency)}
}

// WordsOf returns a form's own words, and of what is said to be the same in every report each term. Of two that begin
// alike the longer goes.
func WordsOf(f *form.Form, of *past.Copied) *Words {
	list := slices.Clone(f.Fillers)
	slices.SortStableFunc(list, func(a, b string) int { return utf8.RuneCountInString(b) - utf8.RuneCountInString(a) })
	var words []string
	for _, w := range list {
		words = append(words, w, "")
	}
	w := &Words{fillers: strings.NewReplacer(words...)}
	for _, term := range of.Besides {
		w.besides = append(w.besides, strings.Fields(term))
	}
	return w
}

// isBeside reports whether a sentence has all words of a term.
func (w *Words) isBeside(sentence string) bool {
	return slices.ContainsFunc(w.besides, func(term []string) bool {
		for _, word := range term {
			if !strings.Contains(sentence, word) {
				return false
			}
		}
		return true
	})
}

// Weigh returns how many characters a sentence counts; 0 for one that every report has.
func (m *Measure) Weigh(s Sentence) int {
	if m.words.isBeside(s.Words) {
		return 0
	}
	own := s.Words
	if strings.Contains(own, "《") {
		own = lawNames.ReplaceAllString(own, "")
	}
	if m.agency != "" {
		own = strings.ReplaceAll(own, m.agency, "")
	}
	if form.CountHan(m.words.fillers.Replace(own), m.of.Shortest) < m.of.Shortest {
		return 0
	}
	return utf8.RuneCountInString(s.Plain)
}
