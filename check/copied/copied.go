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
	"nianbao/form/among"
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
	total     int // characters of all sentences that count
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
			t.total += weight
			h := fnv.New64a()
			fmt.Fprint(h, id, "\n", names.Replace(of.Yearly))
			if hash := h.Sum64(); !seen[hash] {
				seen[hash] = true
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

// A Run is the reports of a run, held against each other.
type Run struct {
	limits  *among.Reports
	form    *form.Form
	offices []*office
	byKey   map[string]int
	first   map[uint64]int32    // which office has a sentence
	shared  map[uint64]*posting // of those that a second one has, too
	known   map[string]bool     // agencies of a list
	named   []named
}

// An office is an agency of the run, with its first file.
type office struct {
	file, agency string
	texts        []kept
	explained    map[uint64]string // why sentences are well so; nil for none
}

// A kept text is what is left of a text: no words.
type kept struct {
	total     int
	place     string
	sentences []weighed
}

type weighed struct {
	hash   uint64
	weight int32
}

// A posting is which offices have a sentence.
type posting struct {
	offices []int32
	quote   string
}

// NewRun returns a run without reports. known are the agencies of a list.
func NewRun(known []string) *Run {
	r := &Run{byKey: map[string]int{}, first: map[uint64]int32{}, shared: map[uint64]*posting{}, known: map[string]bool{}}
	for _, name := range known {
		r.known[name] = true
	}
	return r
}

// Add adds a report to the run, by its file; nothing of nil.
func (r *Run) Add(file string, s *Sheet) {
	if s == nil {
		return
	}
	if r.limits == nil {
		r.limits, r.form = s.form.Among, s.form
	}
	key := agencies.Key(s.agency)
	if key == "" {
		key = "\x00" + file
	}
	at, again := r.byKey[key]
	if !again {
		at = len(r.offices)
		r.byKey[key] = at
		r.offices = append(r.offices, &office{file: file, agency: s.agency})
	}
	o := r.offices[at]
	for i := range s.texts {
		if len(o.texts) <= i {
			o.texts = append(o.texts, kept{})
		}
		r.take(int32(at), &o.texts[i], &s.texts[i], again)
	}
	o.explain(s)
	for _, sub := range s.subjects {
		r.named = append(r.named, named{file: file, office: at, subject: sub})
	}
}

// take takes over a text's sentences: what another file of the agency has already counts once.
func (r *Run) take(at int32, k *kept, t *text, again bool) {
	k.total = max(k.total, t.total)
	for _, s := range t.sentences {
		if again && slices.ContainsFunc(k.sentences, func(w weighed) bool { return w.hash == s.hash }) {
			continue
		}
		k.sentences = append(k.sentences, weighed{s.hash, int32(s.weight)})
		if k.place == "" {
			k.place = s.place.String()
		}
		of, ok := r.first[s.hash]
		if !ok {
			r.first[s.hash] = at
			continue
		}
		p := r.shared[s.hash]
		if p == nil {
			p = &posting{[]int32{of}, s.quote}
			r.shared[s.hash] = p
		}
		p.offices = append(p.offices, at)
	}
}

// explain takes over which sentences of a report are explained.
func (o *office) explain(s *Sheet) {
	for i := range s.texts {
		for _, x := range s.texts[i].sentences {
			if x.reason == "" {
				continue
			}
			if o.explained == nil {
				o.explained = map[uint64]string{}
			}
			o.explained[x.hash] = x.reason
		}
	}
}

// Findings returns what is wrong between the reports of the run: texts in the order of the form, then in that in which
// their first reports were added; names behind them.
func (r *Run) Findings() []Finding {
	if r.limits == nil {
		return nil
	}
	var list []Finding
	for i, id := range r.limits.Copied.Texts {
		at := slices.IndexFunc(r.form.AllTexts(), func(s *form.Section) bool { return s.Text == id })
		list = append(list, r.alike(i, r.form.AllTexts()[at].Title)...)
	}
	return append(list, r.strangers()...)
}
