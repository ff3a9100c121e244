package copied

import (
	"slices"

	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/among"
)

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

// An office is an agency of the run, with its files.
type office struct {
	agency    string
	files     []string
	texts     []kept
	explained map[uint64]string // why sentences are well so; nil for none
}

// A kept text is what is left of a text: no words.
type kept struct {
	total     int
	spots     []spot
	sentences []weighed
}

// A spot is where sentences stand, in one of the office's files.
type spot struct {
	file  int32
	place string
}

type weighed struct {
	hash   uint64
	weight int32
	at     int32 // the number of the first spot that has it
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
		r.offices = append(r.offices, &office{agency: s.agency})
	}
	o := r.offices[at]
	o.files = append(o.files, file)
	for i := range s.texts {
		if len(o.texts) <= i {
			o.texts = append(o.texts, kept{})
		}
		r.take(int32(at), &o.texts[i], &s.texts[i])
	}
	o.explain(s)
	for _, sub := range s.subjects {
		r.named = append(r.named, named{file: file, office: at, subject: sub})
	}
}

// take takes over a text's sentences: what another file of the agency has already counts once.
func (r *Run) take(at int32, k *kept, t *text) {
	k.total = max(k.total, t.total)
	file := int32(len(r.offices[at].files) - 1)
	for _, s := range t.sentences {
		if file > 0 && slices.ContainsFunc(k.sentences, func(w weighed) bool { return w.hash == s.hash }) {
			continue
		}
		if x := (spot{file, s.place.String()}); len(k.spots) == 0 || k.spots[len(k.spots)-1] != x {
			k.spots = append(k.spots, x)
		}
		k.sentences = append(k.sentences, weighed{s.hash, int32(s.weight), int32(len(k.spots) - 1)})
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
