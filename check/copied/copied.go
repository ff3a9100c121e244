// Package copied is the rules of family Y about the reports of several agencies: texts that are the same (Y11,
// 雷同), and another agency's name where a report tells what its own has done (Y12).
//
// What is compared of a report is Read apart from the others, and then Added in any number: of a sentence no more than
// its hash is kept, so that ten thousand reports need little room. A sentence that many agencies have was given to them:
// it makes one group, not a line for each two of them.
package copied

import (
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/check/verbatim"
	"nianbao/check/waive"
	"nianbao/form"
	"nianbao/form/agencies"
)

// Rules returns what is told of one report alone, as a form asks for it.
func Rules(f *form.Form) []*rule.Rule {
	if f.Among == nil {
		return nil
	}
	return []*rule.Rule{y12}
}

// Among returns what is told of several reports together, as a form asks for it: with its limits in their words.
func Among(f *form.Form) []*rule.Rule {
	if f.Among == nil {
		return nil
	}
	return []*rule.Rule{y11(f.Among)}
}

// A Finding is what is wrong between reports.
type Finding struct {
	Rule    *rule.Rule
	Message string // with what to do, in Chinese
	Text    string // the title of the text that it is about
	Quote   string // a sentence of it
	Members []Member
	Waived  string // why it is well so, where staff of all members say it is
}

// A Member is a report that a finding is about.
type Member struct {
	File, Agency string
	Place        string // where the sentence, or the first of those that are the same, stands in the file
	Share        int    // percent of its text that others have as well; 0 where that says nothing
	Waived       string // why it is well so, where its staff say it is: it counts no more there

	files  []string // of the agency, any of which may have them
	hashes []uint64 // of the sentences
}

// A Sheet is what is compared of one report.
type Sheet struct {
	agency   string
	form     *form.Form
	texts    []text
	subjects []subject // whose agencies only other reports tell
}

// A text is the sentences of one text that count.
type text struct {
	id        string
	total     int // characters of all sentences that count, each once
	sentences []sentence
}

type sentence struct {
	hash   uint64
	weight int
	quote  string
	place  form.Place
	reason string // why it is well so that others have it, too; empty where nobody says
}

// Read returns what is compared of a report, nil where its form does not ask for it. What of it its staff have explained
// counts no more. It may run for many reports at a time.
func Read(r *form.Report, waivers []waive.Waiver) *Sheet {
	if r.Form.Among == nil {
		return nil
	}
	s := &Sheet{agency: r.Agency, form: r.Form}
	p := prepared(r.Form)
	m := verbatim.NewMeasure(r.Form.Among.Copied, p.words, r.Agency)
	names := ownNames(r)
	for _, id := range r.Form.Among.Copied.Texts {
		t := text{id: id}
		seen := map[uint64]bool{}
		for _, of := range verbatim.Cut(r, id) {
			weight := m.Weigh(of)
			if weight == 0 || p.prescribes(of.Quote) {
				continue
			}
			h := fnv.New64a()
			fmt.Fprint(h, id, "\n", names.Replace(of.Yearly))
			if hash := h.Sum64(); !seen[hash] {
				seen[hash] = true
				t.total += weight
				t.sentences = append(t.sentences, sentence{hash: hash, weight: weight, quote: of.Quote, place: of.Place})
			}
		}
		s.texts = append(s.texts, t)
	}
	s.subjects = subjectsOf(r)
	s.explain(waivers)
	return s
}

// own stands in a sentence for the report's own agency, whatever that calls itself.
const own = "□"

// ownNames takes the agency's own names out of a sentence: 示例市司法局, 市司法局, 我局.
func ownNames(r *form.Report) *strings.Replacer {
	var words []string
	add := func(w string) {
		if len([]rune(w)) > 1 && !slices.Contains(words, w) {
			words = append(words, w, own)
		}
	}
	for _, n := range agencies.NamesOf(r.Agency) {
		add(n.Key)
		name := n.Key
		for _, a := range n.Areas {
			name = strings.TrimPrefix(name, a.Name)
			if end := []rune(a.Name); len(name) > 0 {
				add(string(end[len(end)-1:]) + name)
			}
		}
	}
	if s := r.Form.Sentences; s != nil {
		for _, w := range s.Words["own"] {
			add(w)
		}
	}
	return strings.NewReplacer(words...)
}
