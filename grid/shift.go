package grid

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/regex"
)

// A Shift is a piece of a text that is written above or below its line, as footnotes' marks are. It is said in bytes.
type Shift struct {
	From, To int
	Mark     bool // it is raised as word processors raise a mark
}

// sign stands in a cell's text before what is shifted beside a digit, and is in no figure.
const sign = "^"

// Unshifted returns a cell's text in which no piece that is shifted can be taken for digits of a figure or letters of
// a label: beside a digit a sign divides them, and a footnote's mark behind words is left out. A text that is
// shifted whole has no mark. The shifts are in order, and may adjoin each other.
func Unshifted(text string, shifts []Shift) string {
	if len(shifts) == 0 || isShiftedWhole(text, shifts) {
		return text
	}
	rest := withoutShifts(text, shifts)
	isFigure, isLabel := figureAlone.MatchString(rest), utf8.RuneCountInString(rest) <= longestLabel && !strings.ContainsAny(rest, "。；，")
	var b strings.Builder
	done := 0
	for i := 0; i < len(shifts); i++ {
		s := shifts[i]
		for i+1 < len(shifts) && shifts[i+1].From == s.To {
			i++
			s.To, s.Mark = shifts[i].To, s.Mark && shifts[i].Mark
		}
		b.WriteString(text[done:s.From])
		done = s.To
		piece := text[s.From:s.To]
		mark := strings.TrimFunc(piece, isBlank)
		if mark == "" {
			b.WriteString(piece)
			continue
		}
		before, after := strings.TrimRightFunc(text[:s.From], isBlank), strings.TrimLeftFunc(text[s.To:], isBlank)
		switch {
		case isFigure && spoilsFigure(before, mark, after):
			b.WriteString(strings.Replace(piece, mark, sign+mark, 1))
		case !isLabel || !s.Mark || !marksWords(before, mark, after):
			b.WriteString(piece)
		}
	}
	return b.String() + text[done:]
}

// figureAlone is what has no words but a unit behind it. In words a shifted piece is no part of a figure: PM2.5, 1#楼.
var figureAlone = regex.New(`^[^\p{L}]*\p{Han}{0,4}$`)

// longestLabel is how many characters a label has at most. Chosen.
const longestLabel = 40

// withoutShifts returns what is left of a text on its line.
func withoutShifts(text string, shifts []Shift) string {
	var b strings.Builder
	done := 0
	for _, s := range shifts {
		b.WriteString(text[done:s.From])
		done = s.To
	}
	return b.String() + text[done:]
}

func isShiftedWhole(text string, shifts []Shift) bool {
	at := 0
	for _, s := range shifts {
		if strings.TrimFunc(text[at:s.From], isBlank) != "" {
			return false
		}
		at = s.To
	}
	return strings.TrimFunc(text[at:], isBlank) == ""
}

// isBlank reports whether nothing is seen of a character.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// spoilsFigure reports whether a piece would be taken for digits of a figure before or behind it. What begins with
// a Chinese character behind one is a unit or a remark.
func spoilsFigure(before, piece, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(piece)
	last, _ := utf8.DecodeLastRuneInString(piece)
	right, _ := utf8.DecodeRuneInString(after)
	return unicode.IsDigit(left) && !unicode.Is(unicode.Han, first) && first != '（' && first != '(' ||
		unicode.IsDigit(first) && strings.ContainsRune("-－—–−/.．,，", left) ||
		unicode.IsDigit(last) && unicode.IsDigit(right)
}

// noteMark is how footnotes are marked: 1, [2], ①, 注3, *.
var noteMark = regex.New(`^[\[(（〔【［]?注?(?:[0-9０-９]{0,2}|[①-⑳]|[*＊†‡]+)[\])）〕】］]?$`)

// marksWords reports whether a piece is a footnote's mark behind Chinese words, at the end or before a remark in
// brackets.
func marksWords(before, piece, after string) bool {
	left, _ := utf8.DecodeLastRuneInString(before)
	right, _ := utf8.DecodeRuneInString(after)
	return noteMark.MatchString(piece) && (unicode.Is(unicode.Han, left) || strings.ContainsRune(")）”》。", left)) &&
		(after == "" || right == '(' || right == '（')
}
