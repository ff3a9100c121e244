package sentences

import (
	"slices"
	"strings"

	"nianbao/form/spoken"
)

// A clause is what stands between two marks of punctuation.
type clause struct {
	tokens  []token
	ended   kind // by what
	opened  bool // by a list's mark: it goes on with what the clause before says
	inside  bool // in brackets
	numbers []int
}

// A named is a row or column that a word names.
type named struct {
	topic  *spoken.Topic
	phrase *spoken.Phrase
	word   int // which of the clause's words
}

// facts are what the words of a clause, or of a part with one number, say.
type facts struct {
	classes map[spoken.WordClass]bool
	covered bool   // by words that the definition has: nothing else is said
	strange bool   // words stand there that it has not
	wider   bool   // a larger body is the subject
	within  bool   // a larger body is named
	level   string // of the wider body
	body    string // what it is called
	own     bool
	this    bool // the report's year is named
	last    bool
	next    bool
	other   bool // another year, or a part of this one
	says    []*spoken.Topic
	here    []*spoken.Topic
	nouns   []*spoken.Topic
	rows    []named
	columns []named
	words   int // so many, so far
}

// look returns what tokens say. The year is the report's.
func look(tokens []token, reportYear int) facts {
	f := facts{classes: map[spoken.WordClass]bool{}, covered: true}
	for i := range tokens {
		t := &tokens[i]
		switch t.kind {
		case unknown:
			f.covered, f.strange = false, true
		case year:
			switch int(t.number.IntPart()) - reportYear {
			case 0:
				f.this = true
			case -1:
				f.last = true
			case 1:
				f.next = true
			default:
				f.other = true
			}
		case month:
			f.other = true
		case agencyName:
			f.own = true
		case word:
			f.word(t.senses)
		}
	}
	f.last = f.last || f.classes[spoken.WordLast]
	f.next = f.next || f.classes[spoken.WordNext]
	f.this = f.this || f.classes[spoken.WordThis]
	f.own = f.own || f.classes[spoken.WordOwn]
	return f
}

// neutral are the classes that limit nothing.
var neutral = []spoken.WordClass{spoken.WordFiller, spoken.WordTimely, spoken.WordRest, spoken.WordOwn, spoken.WordAmong, spoken.WordEach, spoken.WordNone,
	spoken.WordAll, spoken.WordSum, spoken.WordJoin,
	spoken.WordThis, spoken.WordLast, spoken.WordNext,
	spoken.WordShare, spoken.WordThan, spoken.WordMore, spoken.WordLess}

func (f *facts) word(senses []sense) {
	known := false
	f.words++
	for _, s := range senses {
		switch {
		case s.wider:
			f.wider, f.within, f.level, f.body, known = f.wider || !f.strange, true, s.level, s.body, true
		case s.class != "":
			known = known || slices.Contains(neutral, s.class)
			f.classes[s.class] = true
			if s.class == spoken.WordTimely || s.class == spoken.WordRest {
				f.classes[spoken.WordFiller] = true
			}
		case s.says:
			f.says, known = with(f.says, s.topic), true
		case s.here:
			f.here, known = with(f.here, s.topic), true
		case s.noun:
			f.nouns, known = with(f.nouns, s.topic), true
		case s.row != nil:
			f.rows, known = append(f.rows, named{s.topic, s.row, f.words}), true
		case s.column != nil:
			f.columns, known = append(f.columns, named{s.topic, s.column, f.words}), true
		}
	}
	if !known {
		f.covered = false
	}
}

// limits reports whether what follows in the sentence is of something less than the figures, or of something else.
func (f *facts) limits() bool {
	return f.classes[spoken.WordLimit] || f.classes[spoken.WordChannel] || f.other || f.within && !f.wider
}

// with returns topics with one more, once.
func with(list []*spoken.Topic, t *spoken.Topic) []*spoken.Topic {
	if slices.Contains(list, t) {
		return list
	}
	return append(list, t)
}

// foreign reports whether the clause names, with a verb, what then is somebody else's: 办理行政复议.
func (f *facts) foreign() bool {
	return slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.Alone }) &&
		slices.ContainsFunc(f.rows, func(n named) bool { return n.phrase.Weak })
}

// compares reports whether the clause compares with the year before.
func (f *facts) compares() bool {
	grows := f.classes[spoken.WordMore] || f.classes[spoken.WordLess]
	return f.classes[spoken.WordThan] && !f.classes[spoken.WordJoin] ||
		grows && (!f.classes[spoken.WordFiller] || f.classes[spoken.WordThan] && f.last)
}

// clausesOf divides a line's tokens into sentences of clauses.
func clausesOf(text *text, tokens []token) [][]clause {
	var sentences [][]clause
	var sentence []clause
	var c clause
	depth := 0
	finish := func(by kind) {
		if c.ended = by; len(c.tokens) > 0 {
			sentence = append(sentence, c)
		} else if len(sentence) > 0 && by != listEnd {
			sentence[len(sentence)-1].ended = by
		}
		c = clause{opened: by == listEnd, inside: depth > 0}
		if by == sentenceEnd && len(sentence) > 0 {
			sentences, sentence = append(sentences, sentence), nil
		}
	}
	for _, t := range tokens {
		if t.kind == bracket {
			depth = max(0, depth+bracketed(text.runes[t.from]))
		}
		switch t.kind {
		case clauseEnd, listEnd, semicolon, sentenceEnd, bracket:
			finish(t.kind)
			continue
		case number:
			c.numbers = append(c.numbers, len(c.tokens))
		}
		c.tokens = append(c.tokens, t)
	}
	finish(sentenceEnd)
	return sentences
}

// bracketed returns by how much deeper in brackets what follows one is.
func bracketed(bracket rune) int {
	if strings.ContainsRune("([【〔", bracket) {
		return 1
	}
	return -1
}

// said returns what a sentence says, as it is compared.
func (t *text) said(sentence []clause) string {
	last := sentence[len(sentence)-1].tokens
	return string(t.runes[sentence[0].tokens[0].from:last[len(last)-1].to])
}
