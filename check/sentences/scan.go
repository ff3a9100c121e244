package sentences

import (
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/numeral"
	"nianbao/form/shortname"
)

// A kind is what a token is.
type kind int

const (
	unknown kind = iota // words that the definition does not have
	word
	number
	year  // 2024年
	day   // a date in the report's year that limits nothing: 12月31日
	month // a part of a year
	clauseEnd
	listEnd // 、
	semicolon
	sentenceEnd
	bracket    // opens or closes
	agencyName // whose report it is
)

// A token is a piece of a line.
type token struct {
	kind       kind
	start, end int     // in the line as it stands, in characters
	from, to   int     // as it is compared
	senses     []sense // of a word

	number decimal.Decimal // of a number, or a year
	places int32           // digits behind the point as written
	rough  bool            // 1.2万, 35余: not exact
	rate   bool            // behind it stands %
	scale  int32           // of a number in 万, 1.7万件: how many digits these are
	unit   string          // the counter behind it
}

// plain returns a word as it is compared: without spaces, quotation marks and what nobody sees, in half width.
func plain(s string) string {
	return string(newText(s).runes)
}

// A text is a line as it is compared, and where each of its characters stands in the line.
type text struct {
	runes  []rune
	at     []int
	source []rune
}

func newText(line string) *text {
	source := []rune(line)
	t := &text{source: source, runes: make([]rune, 0, len(source)), at: make([]int, 0, len(source)+1)}
	for i, r := range t.source {
		if r >= 0xFF01 && r <= 0xFF5E {
			r = r - 0xFF01 + '!'
		}
		switch {
		case unicode.IsSpace(r), form.IsUnseen(r), r == '“', r == '”', r == '"', r == '‘', r == '’':
			continue
		case r == '﹑':
			r = '、'
		case r == '｡':
			r = '。'
		case r == '％', r == '﹪':
			r = '%'
		}
		t.runes, t.at = append(t.runes, r), append(t.at, i)
	}
	return t
}

// quote returns the part of the line between two tokens' ends.
func (t *text) quote(start, end int) string {
	return strings.Join(strings.Fields(string(t.source[start:end])), " ")
}

// A scanner divides lines into tokens.
type scanner struct {
	lexicon *lexicon
	agency  *shortname.Agency
	text    *text
	words   []*entry // that begin at each character
	at      int
	tokens  []token
}

func scan(l *lexicon, a *shortname.Agency, t *text) []token {
	s := &scanner{lexicon: l, agency: a, text: t, words: l.segment(t.runes)}
	for s.at < len(t.runes) {
		s.next()
	}
	return s.tokens
}

func (s *scanner) add(k kind, size int) *token {
	t := token{kind: k, start: s.text.at[s.at], end: s.text.at[s.at+size-1] + 1, from: s.at, to: s.at + size}
	s.tokens = append(s.tokens, t)
	s.at += size
	return &s.tokens[len(s.tokens)-1]
}

func (s *scanner) next() {
	rest := s.text.runes[s.at:]
	if size := actionIn(rest); size > 0 { // a figure that the program fills in needs no comparison
		s.add(number, size).rough = true
		s.units()
		return
	}
	e := s.words[s.at]
	if k := len(s.tokens) - 1; k < 0 || s.tokens[k].kind != unknown {
		if size := s.agency.At(rest); size > 0 && (e == nil || size >= len(e.word)) {
			s.add(agencyName, size)
			return
		}
	}
	if e != nil && !(len(e.word) == 1 && numeral.IsChinese(rest[0])) {
		s.add(word, len(e.word)).senses = e.senses
		return
	}
	switch r := rest[0]; r {
	case '。', '!', '?', '…', '.':
		s.add(sentenceEnd, 1)
		return
	case ';':
		s.add(semicolon, 1)
		return
	case ',', ':':
		s.add(clauseEnd, 1)
		return
	case '(', ')', '[', ']', '【', '】', '〔', '〕':
		s.add(bracket, 1)
		return
	case '、':
		s.add(listEnd, 1)
		return
	case '《':
		if size := titleIn(rest); size > 0 {
			s.add(unknown, size)
			return
		}
	}
	if s.date(rest) || s.figure(rest) {
		return
	}
	if k := len(s.tokens) - 1; k >= 0 && s.tokens[k].kind == unknown { // one run of unknown words
		s.tokens[k].end = s.text.at[s.at] + 1
		s.at++
		s.tokens[k].to = s.at
		return
	}
	s.add(unknown, 1)
}

// maxTitle is how long a document's title or an action may be, in characters.
const maxTitle = 200

// actionIn returns how many characters an action has that begins a text: {{申请.新收.总计}}.
func actionIn(text []rune) int {
	if len(text) < 4 || text[0] != '{' || text[1] != '{' {
		return 0
	}
	for i := 2; i+1 < min(len(text), maxTitle); i++ {
		if text[i] == '}' && text[i+1] == '}' {
			return i + 2
		}
	}
	return 0
}

// titleIn returns how many characters the title of a document has that begins a text.
func titleIn(text []rune) int {
	depth := 0
	for i, r := range text[:min(len(text), maxTitle)] {
		switch r {
		case '《':
			depth++
		case '》':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
