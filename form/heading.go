package form

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/form/folding"
	"nianbao/regex"
)

// A Numbering is how a heading is numbered.
type Numbering int

const (
	Unnumbered Numbering = iota
	Chapters             // 一、 第一部分
	Parts                // （一）
	Figures              // 1. 1、
	Points               // （1） ①
)

// A HeadingLine is a line read as a heading.
type HeadingLine struct {
	Section   *Section // that it heads, nil for none of the form's
	Exact     bool     // its words are the form's own, and not only to the same effect
	Numbering Numbering
	Number    int    // 0 where it has none
	Marked    bool   // with the signs of a markup language: ## 一、总体情况
	Words     string // without number and signs
}

// HeadingWords are the words by which a section's heading is known however an agency words it: a heading has all words
// of one of the Terms, and otherwise none but words of the list, of its Section and of the form's Fillers.
type HeadingWords struct {
	Aliases []string // headings to the same effect
	Terms   []string // words divided by spaces: 其他 事项
	Besides []string // words that such a heading may have as well
}

// maxHeading is the longest line, in bytes, that is read as a heading. The longest of the form has 54; agencies put
// their names and the year before it.
const maxHeading = 150

// A headings index knows the headings of a form.
type headingIndex struct {
	exact map[string]*Section
	like  []headingPattern
	signs [256][]string // by the last byte of their first character: a key with none of them is no heading

	letters map[rune]bool // of all words of the patterns
}

// A headingPattern knows a section's heading by its words.
type headingPattern struct {
	section *Section
	terms   [][]string
	words   map[string]bool
	longest int // of the words, in bytes
}

func newHeadingIndex(f *Form) *headingIndex {
	x := &headingIndex{exact: map[string]*Section{}, letters: map[rune]bool{}}
	x.addLetters("0123456789") // of years
	for _, s := range f.Sections {
		_, _, _, words := Numbered(s.Title) // 第一部分 is no number to a key
		for _, title := range []string{s.Title, words} {
			x.exact[Key(title)] = s
			x.addSign(Key(title))
		}
		p := headingPattern{section: s, words: map[string]bool{}}
		p.add(f.Fillers...)
		p.add(s.Heading.Besides...)
		for _, t := range s.Heading.Terms {
			p.terms = append(p.terms, strings.Fields(t))
			p.add(strings.Fields(t)...)
		}
		for _, a := range s.Heading.Aliases {
			p.terms = append(p.terms, []string{headingKey(a)})
			p.add(a)
		}
		if len(p.terms) > 0 {
			x.like = append(x.like, p)
		}
		for word := range p.words {
			x.addLetters(word)
		}
		for _, t := range p.terms {
			x.addSign(t[0])
		}
	}
	return x
}

func (x *headingIndex) addSign(sign string) {
	first, _ := utf8.DecodeRuneInString(sign)
	x.signs[byte(first)] = append(x.signs[byte(first)], sign)
}

func (x *headingIndex) addLetters(word string) {
	for _, r := range word {
		x.letters[r] = true
	}
}

func (p *headingPattern) add(words ...string) {
	for _, w := range words {
		w = headingKey(w)
		p.words[w], p.longest = true, max(p.longest, len(w))
	}
}

// madeOf reports whether a heading consists of the pattern's words and years.
func (p *headingPattern) madeOf(heading string) bool {
	reached := make([]bool, len(heading)+1) // up to where words come out even
	reached[0] = true
	for from := range heading {
		if !reached[from] {
			continue
		}
		for to := from; to < len(heading) && to-from < p.longest; {
			_, size := utf8.DecodeRuneInString(heading[to:])
			if to += size; p.words[heading[from:to]] {
				reached[to] = true
			}
		}
		if year := heading[from:min(from+len("2024"), len(heading))]; len(year) == len("2024") &&
			(strings.HasPrefix(year, "19") || strings.HasPrefix(year, "20")) && strings.Trim(year, "0123456789") == "" {
			reached[from+len(year)] = true
		}
	}
	return reached[len(heading)]
}

// headingKey returns a heading's words without all that stands between them.
func headingKey(words string) string { return wordsOf(Key(words)) }

func wordsOf(key string) string {
	return folding.Map(func(r rune) rune {
		switch r {
		case '.', '(', ')', '/', ':', '-', '—':
			return -1
		}
		return r
	}, key)
}

// ReadHeading reads a line as a heading, numbered or in the words of one of the form's. ok is false for a line that is
// neither, as most are.
func (f *Form) ReadHeading(line string) (h HeadingLine, ok bool) {
	if len(line) > maxHeading {
		return h, false
	}
	h.Numbering, h.Number, h.Marked, h.Words = Numbered(line)
	if h.Words == "" {
		return h, false
	}
	x := f.headings
	if x == nil { // a form that was not made by New
		x = newHeadingIndex(f)
	}
	if !x.mayHead(h.Words) {
		return h, h.Numbering != Unnumbered
	}
	h.Section, h.Exact = x.section(h.Words)
	if h.Section == nil && h.Numbering == Unnumbered { // 五存在的主要问题, as a scanner reads it
		if number, rest := leadingNumeral(h.Words); number > 0 {
			if s := x.exact[Key(rest)]; s != nil {
				h = HeadingLine{s, true, Chapters, number, h.Marked, rest}
			}
		}
	}
	return h, h.Section != nil || h.Numbering != Unnumbered
}

// ReadHeadingOf reads a line as a heading that may name its agency: 一、甲县某局政府信息公开工作总体情况.
func (f *Form) ReadHeadingOf(agency, line string) (h HeadingLine, ok bool) {
	h, ok = f.ReadHeading(line)
	if h.Section != nil || agency == "" || !strings.Contains(line, agency) {
		return h, ok
	}
	if own, isOwn := f.ReadHeading(strings.Replace(line, agency, "", 1)); own.Section != nil {
		own.Exact = false // it is not in the form's words
		return own, isOwn
	}
	return h, ok
}

// MayHead reports whether a text with a key may begin with a heading of the form, as most do not. It costs little.
func (f *Form) MayHead(key string) bool {
	return f.headings == nil || f.headings.mayHead(key)
}

// mayHead reports whether words have one of the index's in them. Words with spaces, seen or not, are not looked into.
func (x *headingIndex) mayHead(words string) bool {
	for at, r := range words {
		if isSpacing(r) || slices.ContainsFunc(x.signs[byte(r)], func(sign string) bool { return strings.HasPrefix(words[at:], sign) }) {
			return true
		}
	}
	return false
}

// isSpacing reports whether a character is a space, seen or not.
func isSpacing(r rune) bool {
	switch r {
	case ' ', '\t', '\r', '\n', 0x3000, 0xA0, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return false
}

func (x *headingIndex) section(words string) (s *Section, exact bool) {
	key := Key(words)
	if s = x.exact[key]; s != nil {
		return s, true
	}
	if at := strings.LastIndex(key, "("); at > 0 && strings.HasSuffix(key, ")") { // （续）, （200字以内）
		if s = x.exact[Key(key[:at])]; s != nil {
			return s, true
		}
	}
	if strings.ContainsAny(words, "。；;，,！!？?") {
		return nil, false
	}
	whole := wordsOf(key)
	if strings.ContainsFunc(whole, func(r rune) bool { return !x.letters[r] }) { // as most texts soon have one
		return nil, false
	}
	for i := range x.like {
		if p := &x.like[i]; p.has(whole) && p.madeOf(whole) {
			return p.section, false
		}
	}
	return nil, false
}

func (p *headingPattern) has(words string) bool {
	return slices.ContainsFunc(p.terms, func(all []string) bool {
		return !slices.ContainsFunc(all, func(w string) bool { return !strings.Contains(words, w) })
	})
}

var (
	// strayMarks are what scanners, lists and markup languages leave before a heading: |六、 l六、 ## 一、 **一、
	strayMarks = regex.New(`^[#*>|│┃丨lI·•●◆■□★☆▲△※_~\-—\s]+`)
	// numberShape is a number with what divides it from the heading's words.
	numberShape = regex.New(`^(?:第([一二三四五六七八九十]{1,3}|\d{1,2})(?:部分|章|节)[、.:：\s]*|` +
		`\(([一二三四五六七八九十]{1,3})\)[、.]?\s*|` +
		`([一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})(?:[、.,，:：)]|\s)\s*|` +
		`\((\d{1,2})\)[、.]?\s*|` +
		`(\d{1,2})(?:[、,，:：)]|\.|\s)\s*)`)
)

// Numbered parts a line, which may be spaced, into its number and its words. Marked reports signs of a markup
// language before or behind it.
func Numbered(line string) (n Numbering, number int, marked bool, words string) {
	text := strings.TrimSpace(folding.HalfMarks(line))
	n, number, marked, words = numbered(text)
	if n != Unnumbered || len(text) > maxHeading || !strings.Contains(text, " ") {
		return n, number, marked, words
	}
	squeezed := strings.Join(strings.Fields(text), "") // 第 六 部 分
	if m, k, marks, rest := numbered(squeezed); m != Unnumbered {
		return m, k, marks, rest
	}
	return n, number, marked, words
}

func numbered(text string) (n Numbering, number int, marked bool, words string) {
	text = unbracketed(text)
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.ContainsRune(beginnings, first) {
		return Unnumbered, 0, false, text
	}
	if strings.ContainsRune(romans, first) {
		if m := romanNumber.FindStringSubmatch(text); m != nil && len(m[0]) < len(text) {
			if n := romanNumerals[roman.Replace(m[1])]; n > 0 {
				return Chapters, n, false, text[len(m[0]):]
			}
		}
	}
	if strings.ContainsRune(strays, first) {
		at := strayMarks.FindString(text)
		rest := text[len(at):]
		marked = strings.ContainsAny(at, "#*")
		if marked || numberShape.MatchString(rest) {
			text = rest
		}
	}
	if marked {
		text = strings.TrimRight(text, "#* ")
	}
	if r, size := utf8.DecodeRuneInString(text); r >= '①' && r <= '⑳' {
		return Points, int(r-'①') + 1, marked, strings.TrimSpace(text[size:])
	}
	m := numberShape.FindStringSubmatch(text)
	if m == nil {
		return Unnumbered, 0, marked, text
	}
	words = strings.TrimSpace(text[len(m[0]):])
	if words == "" || m[5] != "" && unicode.IsDigit(rune(words[0])) && !beginsWithYear.MatchString(words) { // 1.5
		return Unnumbered, 0, marked, text
	}
	for i, n := range []Numbering{Chapters, Parts, Chapters, Points, Figures} {
		if m[i+1] != "" {
			return n, numeral(m[i+1]), marked, words
		}
	}
	return Unnumbered, 0, marked, text
}

// beginnings are the characters with which a number may begin, or a stray mark before one: what the expressions above
// and below match begins with one of them, as nearly no line does.
const (
	beginnings = "第(一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳" + romans + strays
	romans     = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX"
	strays     = "#*>|│┃丨lI·•●◆■□★☆▲△※_~-— \t\n\f\r"
)

// brackets are what a whole heading may stand in: 【五、存在的主要问题及改进情况】.
var brackets = map[rune]string{'【': "】", '“': "”", '《': "》", '「': "」", '『': "』", '[': "]", '〔': "〕"}

// unbracketed returns a heading without the brackets that it stands in.
func unbracketed(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	closing := brackets[first]
	if inner, closed := strings.CutSuffix(text[size:], closing); closing != "" && closed && !strings.Contains(inner, closing) {
		return strings.TrimSpace(inner)
	}
	return text
}

var (
	romanNumber   = regex.New(`^([Ⅰ-Ⅹ]|[IVX]{1,4})[、.:]\s*`)
	roman         = strings.NewReplacer("Ⅰ", "I", "Ⅱ", "II", "Ⅲ", "III", "Ⅳ", "IV", "Ⅴ", "V", "Ⅵ", "VI", "Ⅶ", "VII", "Ⅷ", "VIII")
	romanNumerals = map[string]int{"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8}
)

var beginsWithYear = regex.New(`^(?:19|20)\d\d年`)

// leadingNumeral cuts a numeral off that nothing divides from the words behind it.
func leadingNumeral(words string) (number int, rest string) {
	rest = strings.TrimLeft(words, "一二三四五六七八九十")
	return numeral(words[:len(words)-len(rest)]), rest
}

// numeral reads 五, 十二, 12, and the numerals of cheques; 0 for anything else.
func numeral(text string) int {
	n, tens := 0, 0
	for _, r := range text {
		digit := max(strings.IndexRune("一二三四五六七八九", r), strings.IndexRune("壹贰叁肆伍陆柒捌玖", r))
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r == '十', r == '拾':
			tens, n = max(1, n)*10, 0
		case digit >= 0:
			n = digit/len("一") + 1
		}
	}
	return tens + n
}

// Number returns the number that the form gives a section, 0 for none.
func (s *Section) Number() int {
	_, n, _, _ := Numbered(s.Title)
	return n
}
