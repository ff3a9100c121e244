package form

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the texts of a report may have together, and a sentence of them. The longest that bodies publish have some ten
// thousand characters in some hundred paragraphs; every sentence of them is held against the tables, and against last
// year's: lines are cheap, figures are dear. A sentence of so many characters is read as a whole.
const (
	maxCharacters = 1_000_000
	maxParagraphs = 100_000
	maxFigures    = 60_000
	maxSentence   = 14_000
)

// An Overlong is the error of a report whose texts are longer than any report's.
type Overlong struct {
	Longest    *Section
	Characters int // of the longest text
	InAll      int // characters
	Paragraphs int // of all texts
	Figures    int // of all texts
	Sentence   int // characters of the longest text's longest sentence, where that is what is too long; else 0
}

// Error returns one line of Chinese, without a full stop.
func (e *Overlong) Error() string {
	if e.Sentence > 0 {
		return fmt.Sprintf("“%s”里有 %d 字没有断句（。！？；），超过 %d 字的一句不检查、不生成", e.Longest.Title, e.Sentence, maxSentence)
	}
	return fmt.Sprintf("文字太多：各部分一共 %d 字、%d 段、%d 个数，“%s”就有 %d 字，超过 %d 万字、%d 万段或 %d 万个数的不检查、不生成",
		e.InAll, e.Paragraphs, e.Figures, e.Longest.Title, e.Characters, maxCharacters/10_000, maxParagraphs/10_000, maxFigures/10_000)
}

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Overlong) Hint() string {
	return "年报的文字没有这么多。请看“" + e.Longest.Title + "”里是不是贴进了别的内容，删去再试；确实要公布的，请另附文件"
}

// Overlong returns an *Overlong where the report's texts have more than they may, nil for others.
func (r *Report) Overlong() error {
	e := &Overlong{}
	for _, s := range r.Form.AllTexts() {
		t := r.Texts[s.Text]
		n := utf8.RuneCountInString(t.Text)
		e.InAll += n
		e.Paragraphs += len(t.Placed())
		e.Figures += figures(t.Text)
		if e.Longest == nil || n > e.Characters {
			e.Longest, e.Characters = s, n
		}
	}
	if e.InAll > maxCharacters || e.Paragraphs > maxParagraphs || e.Figures > maxFigures {
		return e
	}
	for _, s := range r.Form.AllTexts() {
		if n := longestSentence(r.Texts[s.Text]); n > maxSentence {
			return &Overlong{Longest: s, Sentence: n}
		}
	}
	return nil
}

// figures returns the numbers of a text, in digits or in Chinese.
func figures(s string) int {
	n, within := 0, false
	for _, r := range s {
		is := unicode.IsDigit(r) || strings.ContainsRune("〇零一二两三四五六七八九十百千万亿", r)
		if is && !within {
			n++
		}
		within = is
	}
	return n
}

// longestSentence returns the characters of a text's longest sentence.
func longestSentence(t Text) int {
	longest := 0
	for _, l := range t.Placed() {
		if len(l.Text) <= maxSentence { // bytes: as nearly all
			continue
		}
		for sentence := range strings.FieldsFuncSeq(l.Text, EndsSentence) {
			longest = max(longest, utf8.RuneCountInString(sentence))
		}
	}
	return longest
}
