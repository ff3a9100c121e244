package define

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/spoken"
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
	of := &spoken.Sentences{Words: map[spoken.WordClass][]string{}, Wider: map[string][]string{}}
	for _, class := range slices.Sorted(maps.Keys(s.Words)) {
		if !slices.Contains(spoken.WordClasses, spoken.WordClass(class)) {
			b.refuse(at+".words."+class, "没有“%s”这一类词", class)
		}
		of.Words[spoken.WordClass(class)] = b.said(at+".words."+class, s.Words[class])
	}
	for _, level := range slices.Sorted(maps.Keys(s.Wider)) {
		of.Wider[level] = b.said(at+".wider."+level, s.Wider[level])
	}
	if len(s.Topics) > maxTopics {
		b.refuse(at+".topics", "超过 %d 项", maxTopics)
		return
	}
	known := b.lineIDs()
	for i, t := range s.Topics {
		at := fmt.Sprintf("%s.topics[%d]", at, i)
		if t == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		of.Topics = append(of.Topics, b.topic(at, t, known))
	}
	b.form.Sentences = of
}

// said checks words that are sought in sentences, divided by spaces: a list of each would double the time that reading a
// definition takes.
func (b *builder) said(at, words string) []string {
	list := strings.Fields(words)
	if len(list) > maxSaid {
		b.refuse(at, "超过 %d 个词", maxSaid)
		return nil
	}
	for _, w := range list {
		switch {
		case form.Key(w) == "": // nothing is left of it where sentences are compared
			b.refuse(at, "词“%s”里没有字", w)
		case len(w) > maxSaidBytes:
			b.refuse(at, "词“%s”太长，词与词要用空格分开", w)
		}
	}
	return list
}

func (b *builder) topic(at string, t *specTopic, l lineIDs) *spoken.Topic {
	of := &spoken.Topic{ID: t.ID, Note: t.Note, Says: b.said(at+".says", t.Says),
		Here: b.said(at+".here", t.Here), Nouns: b.said(at+".nouns", t.Nouns),
		Headings: b.said(at+".headings", t.Headings),
		Unless:   b.said(at+".unless", t.Unless), Units: b.said(at+".units", t.Units)}
	if !idShape.MatchString(t.ID) {
		b.refuse(at+".id", "id“%s”为空或含小写字母、数字、下划线以外的字符", t.ID)
	}
	if t.Note != "" {
		b.textID(at+".note", t.Note)
	}
	if t.Row != "" {
		of.Row = &spoken.Phrase{Of: b.meant(at+".row", t.Row, l.rows)}
	}
	if t.Column != "" {
		of.Column = &spoken.Phrase{Of: b.meant(at+".column", t.Column, l.columns)}
	}
	of.Rows = b.phrases(at+".rows", t.Rows, l.rows)
	of.Columns = b.phrases(at+".columns", t.Columns, l.columns)
	if len(of.Rows) == 0 {
		b.refuse(at, "缺少 rows")
	}
	return of
}

func (b *builder) phrases(at string, list []*specPhrase, known []string) []*spoken.Phrase {
	if len(list) > maxPhrases {
		b.refuse(at, "超过 %d 项", maxPhrases)
		return nil
	}
	var phrases []*spoken.Phrase
	for i, p := range list {
		at := fmt.Sprintf("%s[%d]", at, i)
		switch {
		case p == nil:
			b.refuse(at, "这一项是空的")
			continue
		case strings.TrimSpace(p.Says) == "":
			b.refuse(at, "缺少 says")
		case p.When != "" && p.When != string(spoken.WordLast) && p.When != string(spoken.WordNext):
			b.refuse(at+".when", "when 应为 last 或 next，不能是“%s”", p.When)
		}
		phrases = append(phrases, &spoken.Phrase{
			Says: b.said(at+".says", p.Says), When: spoken.WordClass(p.When), Weak: p.Weak, Alone: p.Alone, Behind: p.Behind,
			Unless: b.said(at+".unless", p.Unless), Units: b.said(at+".units", p.Units), Of: b.meant(at+".of", p.Of, known),
		})
	}
	return phrases
}

// lineIDs are the ids of rows, as table.row, and of columns, in order.
type lineIDs struct{ rows, columns []string }

func (b *builder) lineIDs() lineIDs {
	var l lineIDs
	for _, t := range b.form.Tables {
		rows, columns := t.Leaves()
		for _, r := range rows {
			l.rows = append(l.rows, t.ID+"."+r.ID)
		}
		for _, c := range columns {
			if !slices.Contains(l.columns, c.ID) {
				l.columns = append(l.columns, c.ID)
			}
		}
	}
	return l
}

// meant reads sums of rows or columns, any of which may be meant, divided by |. A group's id is all that is in it.
func (b *builder) meant(at, of string, known []string) [][]spoken.Part {
	list := strings.Split(of, "|")
	if strings.TrimSpace(of) == "" || len(list) > maxMeant {
		b.refuse(at, "要写明是哪个数，最多 %d 种", maxMeant)
		return nil
	}
	var sums [][]spoken.Part
	for _, side := range list {
		var sum []spoken.Part
		for rest := strings.TrimSpace(side); rest != "" || sum == nil; {
			m := termShape.FindStringSubmatch(rest)
			if m == nil || sum != nil && m[1] == "" {
				b.refuse(at, "写法有误：“%s”", strings.TrimSpace(side))
				return nil
			}
			before := len(sum)
			for _, id := range known {
				if id == m[2] || strings.HasPrefix(id, m[2]) && id[len(m[2])] == '.' {
					sum = append(sum, spoken.Part{ID: id, Negative: m[1] == "-"})
				}
			}
			if len(sum) == before {
				b.refuse(at, "“%s”不是表中的行或列", m[2])
				return nil
			}
			rest = strings.TrimSpace(rest[len(m[0]):])
		}
		sums = append(sums, sum)
	}
	return sums
}
