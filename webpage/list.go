package webpage

import (
	"strconv"
	"strings"

	"nianbao/grid"
)

// A list is one whose items have numbers.
type list struct {
	marker string
	next   int
}

// numbered reads what an element says of lists: the number that an item has goes before its first line.
func (s *state) numbered(name string, a attributes, l *line) {
	switch name {
	case "ul", "menu", "dir":
		s.list = nil
	case "ol":
		s.list = &list{a.marker, startOf(a.start, 1)}
	case "li":
		if s.list == nil {
			return
		}
		s.list.next = startOf(a.value, s.list.next)
		marker := s.list.marker
		if a.marker != "" {
			marker = a.marker
		}
		l.number = numberOf(marker, s.list.next)
		s.list.next++
	}
}

// maxNumber is how far items are counted in letters and Chinese figures; what is more is a number in digits.
const maxNumber = 26

func startOf(text string, usual int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(text)); err == nil && n >= 0 && n < 1<<20 {
		return n
	}
	return usual
}

// numberOf returns what stands before an item; empty where a style says that nothing does.
func numberOf(marker string, n int) string {
	inside := n > 0 && n <= maxNumber
	for word := range strings.FieldsSeq(marker) {
		switch {
		case word == "none" || word == "disc" || word == "circle" || word == "square":
			return ""
		case inside && (word == "a" || word == "lower-alpha" || word == "lower-latin"):
			return string(rune('a'+n-1)) + "."
		case inside && (word == "A" || word == "upper-alpha" || word == "upper-latin"):
			return string(rune('A'+n-1)) + "."
		case inside && isChinese(word):
			return chineseNumber(n) + "、"
		}
	}
	return strconv.Itoa(n) + "."
}

func isChinese(word string) bool {
	return strings.HasPrefix(word, "cjk-") || strings.HasPrefix(word, "simp-chinese") || strings.HasPrefix(word, "trad-chinese")
}

// chineseNumber returns a number up to 99 in Chinese.
func chineseNumber(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n%10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// leastUnseen is how long a hidden text must be, in bytes, that is more than what a page's buttons say: 打印本页, 分享到.
const leastUnseen = len("六个汉字以上")

// unseen returns the hidden text of the article as a grid, nil where there is none.
func (b *gridBuilder) unseen(items []item) *grid.Grid {
	g := &grid.Grid{Name: "隐藏的文字", Source: grid.Prose, Aside: true, Unseen: true}
	for _, i := range items {
		if (len(i.text) >= leastUnseen || i.box != nil && i.box.cell && strings.ContainsAny(i.text, "0123456789")) && i.box != nil && !i.box.aside && (b.article == nil || b.article.holds(i.box)) {
			g.Cells = append(g.Cells, grid.Cell{Row: len(g.Cells), Text: i.text})
		}
	}
	if len(g.Cells) == 0 {
		return nil
	}
	return g
}
