package copied

import (
	"slices"
	"strings"

	"nianbao/check/rule"
	"nianbao/check/waive"
	"nianbao/form"
)

// What is the same as in other reports, or names their agency, staff explain in their own report sentence by sentence:
// other reports may come and go, and a sentence that is written anew, or one more that others have, counts again.

// IsBetween reports whether other reports may show a breach of a rule in one that shows none by itself.
func IsBetween(rule string) bool { return rule == "Y11" || rule == "Y12" }

// ofSentence returns the finding that a sentence is, as waivers know it: of Y12 the one that a report alone gives.
func ofSentence(r *rule.Rule, at form.Place, words string) rule.Finding {
	return rule.Finding{Rule: r, Place: at, Message: form.Quote(words),
		Cells: []rule.Cell{{Place: at, Value: words}}}
}

// reasons are why sentences are well so.
type reasons map[string]string

func keyOf(w waive.Waiver) string { return w.Rule + "\n" + w.Values[0].Cell + "\n" + w.Values[0].Value }

func reasonsOf(waivers []waive.Waiver) reasons {
	list := reasons{}
	for _, w := range waivers {
		if IsBetween(w.Rule) && len(w.Values) == 1 && w.Reason != "" {
			list[keyOf(w)] = w.Reason
		}
	}
	return list
}

// of returns why a sentence is well so, "" where nobody says.
func (r reasons) of(f rule.Finding) string {
	if len(r) == 0 {
		return ""
	}
	return r[keyOf(waive.Of(&f, ""))]
}

// explain takes down which sentences staff have explained.
func (s *Sheet) explain(waivers []waive.Waiver) {
	why := reasonsOf(waivers)
	if len(why) == 0 {
		return
	}
	of := y11(s.form.Among)
	for i := range s.texts {
		for k := range s.texts[i].sentences {
			x := &s.texts[i].sentences[k]
			x.reason = why.of(ofSentence(of, x.place, x.quote))
		}
	}
	for i := range s.subjects {
		x := &s.subjects[i]
		x.reason = why.of(ofSentence(y12, x.place, x.sentence))
	}
}

// Sentences returns the sentences of the report that others may have, or that may be about their agencies, each as the
// finding that it would be.
func (s *Sheet) Sentences() []rule.Finding {
	if s == nil {
		return nil
	}
	var list []rule.Finding
	of := y11(s.form.Among)
	for _, t := range s.texts {
		for _, x := range t.sentences {
			list = append(list, ofSentence(of, x.place, x.quote))
		}
	}
	for _, x := range s.subjects {
		list = append(list, ofSentence(y12, x.place, x.sentence))
	}
	return list
}

// Has reports whether the sentence that a waiver explains still stands in the report.
func (s *Sheet) Has(w waive.Waiver) bool {
	return slices.ContainsFunc(s.Sentences(), func(f rule.Finding) bool {
		of := waive.Of(&f, "")
		return of.Rule == w.Rule && slices.Equal(of.Values, w.Values)
	})
}

// Of returns the sentences of the report that a finding of a run is about, where it is about the report at all, by the
// file under which that was added: the first says what the finding does, the others follow it.
func (s *Sheet) Of(f *Finding, file string) []rule.Finding {
	at := slices.IndexFunc(f.Members, func(m Member) bool { return m.File == file || slices.Contains(m.files, file) })
	if s == nil || at < 0 {
		return nil
	}
	var list []rule.Finding
	for _, t := range s.texts {
		for _, x := range t.sentences {
			if f.Rule.ID == "Y11" && slices.Contains(f.Members[at].hashes, x.hash) {
				list = append(list, ofSentence(f.Rule, x.place, x.quote))
			}
		}
	}
	for _, x := range s.subjects {
		if f.Rule.ID == "Y12" && x.sentence == f.Quote && x.place.String() == f.Members[at].Place {
			list = append(list, ofSentence(f.Rule, x.place, x.sentence))
		}
	}
	for i := range list {
		if i == 0 {
			list[i].Message = f.Message
		} else {
			list[i].Place, list[i].Follows = list[0].Place, new(int)
		}
	}
	return list
}

// joined returns reasons each once.
func joined(list []string) string {
	var each []string
	for _, r := range list {
		if !slices.Contains(each, r) {
			each = append(each, r)
		}
	}
	return strings.Join(each, "；")
}

// settle says of a finding which members have explained it; it counts no more where all have.
func (f *Finding) settle() {
	var why []string
	for _, m := range f.Members {
		if m.Waived == "" {
			return
		}
		why = append(why, m.Waived)
	}
	f.Waived = joined(why)
}
