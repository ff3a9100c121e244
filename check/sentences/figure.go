package sentences

import (
	"strings"

	"nianbao/form/numeral"
	"nianbao/form/spoken"
)

// Years of reports and of what they speak of.
const firstYear, lastYear = 1990, 2100

// date reads 2024年, 2024年度, 12月31日 and 1月.
func (s *scanner) date(rest []rune) bool {
	n, size := numeral.Read(rest)
	if size == 0 || size >= len(rest) || !n.IsInteger() {
		return false
	}
	switch whole := n.IntPart(); {
	case size == 4 && rest[4] == '年' && whole >= firstYear && whole <= lastYear:
		size++
		if size < len(rest) && rest[size] == '度' {
			size++
		}
		s.add(year, size).number = n
		return true
	case rest[size] == '月' && whole >= 1 && whole <= 12:
		size++
		d, more := numeral.Read(rest[size:])
		if more > 0 && size+more < len(rest) && (rest[size+more] == '日' || rest[size+more] == '号') {
			size += more + 1
		}
		k := month
		if whole == 1 && d.IntPart() == 1 || whole == 12 && (d.IntPart() == 31 || more == 0) {
			k = day
		}
		s.add(k, size)
		return true
	}
	return false
}

// figure reads a number with what stands around it.
func (s *scanner) figure(rest []rune) bool {
	n, size := numeral.Read(rest)
	chinese := size == 0
	if chinese {
		if n, size = numeral.ReadChinese(rest); size == 0 {
			return false
		}
		if after := rest[size:]; len(after) == 0 || !s.beginsUnit(after) || s.ordinal() {
			return false // 一是, 统一, 第三: no number that counts
		}
	}
	t := s.add(number, size)
	t.number, t.places = n, max(0, -n.Exponent())
	t.rough = reaches(rest[size:])
	if k := len(s.tokens) - 2; k >= 0 && s.tokens[k].kind == unknown {
		switch s.text.runes[s.at-size-1] {
		case '-', '—', '~', '–', '/', '第', '+', '.', '〔', '号':
			t.rough = true
		}
	}
	s.units()
	return true
}

// reaches reports whether behind a number another one stands up to which it reaches, or a part of it: 3-5, 3至5, 1/3.
func reaches(rest []rune) bool {
	return len(rest) > 1 && (strings.ContainsRune("-—~–/", rest[0]) || strings.ContainsRune("至到", rest[0]) && numeral.IsDigit(rest[1]))
}

// ordinal reports whether the character before makes a number in Chinese characters none that counts.
func (s *scanner) ordinal() bool {
	return s.at > 0 && strings.ContainsRune("第每同逐唯统某任另首初进专单同近数几上下前后", s.text.runes[s.at-1])
}

func (s *scanner) beginsUnit(rest []rune) bool {
	e := s.lexicon.at(rest)
	return e != nil && e.is(spoken.WordCounter)
}

func (e *entry) is(class spoken.WordClass) bool { return isOf(e.senses, class) }

// scaled takes the 万 of a counter into the number: 1.7万件 is 17000件, to the places shown. 万元 is a unit.
func (s *scanner) scaled(t *token) {
	const tenThousand = 4
	unit, is := strings.CutPrefix(t.unit, "万")
	if is && unit != "元" && unit != "" {
		t.unit, t.scale, t.number = unit, tenThousand, t.number.Shift(tenThousand)
	}
}

// units takes what stands behind a number: 万, 余, %, 件.
func (s *scanner) units() {
	t := &s.tokens[len(s.tokens)-1]
	take := func(size int) {
		s.at += size
		t.end, t.to = s.text.at[s.at-1]+1, s.at
	}
	for s.at < len(s.text.runes) {
		rest := s.text.runes[s.at:]
		e := s.lexicon.at(rest)
		switch {
		case rest[0] == '%' || rest[0] == '‰':
			t.rate, t.rough = true, t.rough || rest[0] == '‰'
			take(1)
			return
		case e != nil && e.is(spoken.WordCounter):
			t.unit = string(e.word)
			take(len(e.word))
			s.scaled(t)
			if after := s.text.runes[s.at:]; len(after) > 0 && (after[0] == '多' || after[0] == '余') {
				t.rough = true
				take(1)
			}
			return
		case e != nil && e.is(spoken.WordRough), rest[0] == '万', rest[0] == '亿', rest[0] == '千', rest[0] == '百':
			t.rough = true
			size := 1
			if e != nil {
				size = len(e.word)
			}
			take(size)
		default:
			return
		}
	}
}
