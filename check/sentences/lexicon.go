package sentences

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"nianbao/form/numeral"
	"nianbao/form/spoken"
)

// A sense is what a word of the form's definition may mean.
type sense struct {
	class spoken.WordClass // of a word that is no topic's; otherwise empty
	level string           // of a wider body's
	wider bool
	body  string // the word itself, of a wider body

	topic  *spoken.Topic
	says   bool           // it makes the sentence speak of the topic
	here   bool           // it makes the clause do so alone
	noun   bool           // it fits the topic
	row    *spoken.Phrase // it names a row
	column *spoken.Phrase // it names a column
}

// isOf reports whether a word with some senses is of a class.
func isOf(senses []sense, class spoken.WordClass) bool {
	return slices.ContainsFunc(senses, func(s sense) bool { return s.class == class })
}

// An entry is a word with all its senses.
type entry struct {
	word   []rune
	senses []sense
}

// A lexicon finds the longest word that begins at a character.
type lexicon struct {
	of      *spoken.Sentences
	byFirst map[rune][]*entry // longest first
}

// lexicons are kept by form: a thousand reports are on two.
var lexicons sync.Map // *spoken.Sentences -> *lexicon

func lexiconOf(s *spoken.Sentences) *lexicon {
	if known, ok := lexicons.Load(s); ok {
		return known.(*lexicon)
	}
	made, _ := lexicons.LoadOrStore(s, newLexicon(s))
	return made.(*lexicon)
}

func newLexicon(s *spoken.Sentences) *lexicon {
	words := make(map[string]*entry, 1<<10)
	add := func(list []string, of sense) {
		for _, w := range list {
			text := newText(w)
			e := words[string(text.runes)]
			if e == nil {
				e = &entry{word: text.runes}
				words[string(text.runes)] = e
			}
			if of.wider {
				of.body = string(text.runes)
			}
			e.senses = append(e.senses, of)
		}
	}
	for class, list := range s.Words {
		add(list, sense{class: class})
	}
	for _, level := range slices.Sorted(maps.Keys(s.Wider)) { // of a word with two the last counts
		add(s.Wider[level], sense{wider: true, level: level})
	}
	for _, t := range s.Topics {
		add(t.Says, sense{topic: t, says: true})
		add(t.Here, sense{topic: t, here: true})
		add(t.Nouns, sense{topic: t, noun: true})
		for _, p := range t.Rows {
			add(p.Says, sense{topic: t, row: p})
		}
		for _, p := range t.Columns {
			add(p.Says, sense{topic: t, column: p})
		}
	}
	l := &lexicon{of: s, byFirst: map[rune][]*entry{}}
	for _, e := range words {
		l.byFirst[e.word[0]] = append(l.byFirst[e.word[0]], e)
	}
	for _, list := range l.byFirst {
		slices.SortFunc(list, func(a, b *entry) int {
			return cmp.Or(cmp.Compare(len(b.word), len(a.word)), slices.Compare(a.word, b.word))
		})
	}
	return l
}

// at returns the longest word that begins a text, nil for none.
func (l *lexicon) at(text []rune) *entry {
	for _, e := range l.byFirst[text[0]] {
		if len(e.word) <= len(text) && slices.Equal(e.word, text[:len(e.word)]) {
			return e
		}
	}
	return nil
}

// The costs of dividing a text into words: a character that is in no word costs more than any number of words.
const (
	wordCost    = 1
	strangeCost = 1 << 10
)

// segment returns for each character of a text the word that best begins there, nil for none: so that as few characters
// as possible are in no word of the text behind it, and then as few words as possible. The longest word is not always
// the best: 加上年结转 is 加, 上年 and 结转.
func (l *lexicon) segment(text []rune) []*entry {
	best := make([]*entry, len(text))
	cost := make([]int, len(text)+1)
	for i := len(text) - 1; i >= 0; i-- {
		cost[i] = cost[i+1] + strangeCost
		if r := text[i]; numeral.IsDigit(r) || r < 0x80 || r == '、' || r == '。' {
			cost[i] = cost[i+1]
		}
		for _, e := range l.byFirst[text[i]] {
			n := len(e.word)
			if n > len(text)-i || cost[i+n]+wordCost >= cost[i] && best[i] != nil || !slices.Equal(e.word, text[i:i+n]) {
				continue
			}
			if best[i] == nil || cost[i+n]+wordCost < cost[i] {
				best[i], cost[i] = e, cost[i+n]+wordCost
			}
		}
	}
	return best
}
