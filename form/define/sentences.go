package define

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/form"
)

// What the words of sentences may come to: each sentence of a report is held against them.
const (
	maxTopics    = 20
	maxPhrases   = 100  // of rows, and of columns, of a topic
	maxSaid      = 1000 // words of a list
	maxSaidBytes = 120  // of a word
	maxMeant     = 8    // sums that a phrase may mean
)

// sentences builds how texts speak of the figures.
func (b *builder) sentences(s *specSentences) {
	if s == nil {
		return
	}
	const at = "$.sentences"
	of := &form.Sentences{Words: map[form.WordClass][]string{}, Wider: map[string][]string{}}
	for _, class := range slices.Sorted(maps.Keys(s.Words)) {
		if !slices.Contains(form.WordClasses, form.WordClass(class)) {
			b.refuse(at+".words."+class, "没有“%s”这一类词", class)
		}
		of.Words[form.WordClass(class)] = b.said(at+".words."+class, s.Words[class])
	}
	for _, level := range slices.Sorted(maps.Keys(s.Wider)) {
		of.Wider[level] = b.said(at+".wider."+level, s.Wider[level])
	}
	if len(s.Topics) > maxTopics {
		b.refuse(at+".topics", "超过 %d 项", maxTopics)
		return
	}
	for i, t := range s.Topics {
		at := fmt.Sprintf("%s.topics[%d]", at, i)
		if t == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		of.Topics = append(of.Topics, b.topic(at, t))
	}
	b.form.Sentences = of
}

// said checks a list of words that are sought in sentences.
func (b *builder) said(at string, list []string) []string {
	if len(list) > maxSaid {
		b.refuse(at, "超过 %d 个词", maxSaid)
		return nil
	}
	for i, w := range list {
		if strings.TrimSpace(w) == "" || len(w) > maxSaidBytes {
			b.refuse(fmt.Sprintf("%s[%d]", at, i), "词“%s”是空的，或者太长", w)
		}
	}
	return list
}

func (b *builder) topic(at string, t *specTopic) *form.Topic {
	of := &form.Topic{ID: t.ID, Note: t.Note, Says: b.said(at+".says", t.Says), Nouns: b.said(at+".nouns", t.Nouns),
		Headings: b.said(at+".headings", t.Headings),
		Unless:   b.said(at+".unless", t.Unless), Units: b.said(at+".units", t.Units)}
	if !idShape.MatchString(t.ID) {
		b.refuse(at+".id", "id“%s”为空或含小写字母、数字、下划线以外的字符", t.ID)
	}
	if t.Note != "" && !slices.ContainsFunc(b.form.AllTexts(), func(s *form.Section) bool { return s.Text == t.Note }) {
		b.refuse(at+".note", "没有 id 为“%s”的文字", t.Note)
	}
	rows, columns := map[string]bool{}, map[string]bool{}
	for _, table := range b.form.Tables {
		for _, c := range table.Cells {
			rows[table.ID+"."+c.Row.ID], columns[c.Column.ID] = true, true
		}
	}
	if t.Row != "" {
		of.Row = &form.Phrase{Of: b.meant(at+".row", []string{t.Row}, rows)}
	}
	if t.Column != "" {
		of.Column = &form.Phrase{Of: b.meant(at+".column", []string{t.Column}, columns)}
	}
	of.Rows = b.phrases(at+".rows", t.Rows, rows)
	of.Columns = b.phrases(at+".columns", t.Columns, columns)
	if len(of.Rows) == 0 {
		b.refuse(at, "缺少 rows")
	}
	return of
}

func (b *builder) phrases(at string, list []*specPhrase, known map[string]bool) []*form.Phrase {
	if len(list) > maxPhrases {
		b.refuse(at, "超过 %d 项", maxPhrases)
		return nil
	}
	var phrases []*form.Phrase
	for i, p := range list {
		at := fmt.Sprintf("%s[%d]", at, i)
		switch {
		case p == nil:
			b.refuse(at, "这一项是空的")
			continue
		case len(p.Says) == 0:
			b.refuse(at, "缺少 says")
		case p.When != "" && p.When != string(form.WordLast) && p.When != string(form.WordNext):
			b.refuse(at+".when", "when 应为 last 或 next，不能是“%s”", p.When)
		}
		phrases = append(phrases, &form.Phrase{
			Says: b.said(at+".says", p.Says), When: form.WordClass(p.When), Weak: p.Weak,
			Unless: b.said(at+".unless", p.Unless), Units: b.said(at+".units", p.Units), Of: b.meant(at+".of", p.Of, known),
		})
	}
	return phrases
}

// meant reads sums of rows or columns, of which the known ids are given. A group's id is all that is in it.
func (b *builder) meant(at string, list []string, known map[string]bool) [][]form.Part {
	if len(list) == 0 || len(list) > maxMeant {
		b.refuse(at, "要写明是哪个数，最多 %d 种", maxMeant)
		return nil
	}
	var sums [][]form.Part
	for _, side := range list {
		var sum []form.Part
		for rest := strings.TrimSpace(side); rest != "" || sum == nil; {
			m := termShape.FindStringSubmatch(rest)
			if m == nil || sum != nil && m[1] == "" {
				b.refuse(at, "写法有误：“%s”", side)
				return nil
			}
			ids := within(m[2], known)
			if len(ids) == 0 {
				b.refuse(at, "“%s”不是表中的行或列", m[2])
				return nil
			}
			for _, id := range ids {
				sum = append(sum, form.Part{ID: id, Negative: m[1] == "-"})
			}
			rest = strings.TrimSpace(rest[len(m[0]):])
		}
		sums = append(sums, sum)
	}
	return sums
}

// within returns the ids that an id is, or that are in the group with it, in order.
func within(id string, known map[string]bool) []string {
	if known[id] {
		return []string{id}
	}
	var ids []string
	for _, k := range slices.Sorted(maps.Keys(known)) {
		if strings.HasPrefix(k, id+".") {
			ids = append(ids, k)
		}
	}
	return ids
}
