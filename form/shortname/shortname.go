// Package shortname tells by which short names the texts of an agency's report may call it: 市司法局 of 示例市司法局. Names
// have no spaces or quotation marks, and are in half width. It stands on nothing.
package shortname

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// An Agency is whose report it is: by which short names its sentences may call it, and of which level a government is.
type Agency struct {
	name []rune
	ends []rune // the last characters of short names
	// Level is what a government's area ends with: 市 of 示例市人民政府; empty for all others.
	Level string
}

// What a government's name has before 人民政府, or before 政府.
const levels = "省市州盟县区旗镇乡"

// shortEnds are the ends of short names, by what is in the name.
var shortEnds = []struct {
	in  string
	end rune
}{
	{"办公", '办'}, {"委员会", '委'}, {"街道", '道'}, {"办事处", '办'},
	{"镇", '镇'}, {"乡", '乡'}, {"中心", '心'}, {"园区", '区'},
}

func Of(name string) *Agency {
	a := &Agency{name: []rune(name)}
	if len(a.name) < 2 {
		return a
	}
	whole := string(a.name)
	first, _, _ := strings.Cut(whole, "(") // 示例县人民政府（县人民政府办公室）
	if first == "" {
		first = whole
	}
	last, _ := utf8.DecodeLastRuneInString(first)
	a.ends = []rune{a.name[len(a.name)-1], last}
	for _, s := range shortEnds {
		if strings.Contains(whole, s.in) {
			a.ends = append(a.ends, s.end)
		}
	}
	area, isGovernment := strings.CutSuffix(first, "政府")
	if isGovernment || strings.ContainsRune(levels, last) { // 示例县
		area := []rune(strings.TrimSuffix(area, "人民"))
		if len(area) > 0 && strings.ContainsRune(levels, area[len(area)-1]) {
			a.Level = string(area[len(area)-1:])
		}
	}
	return a
}

// The lengths of short names in characters.
const minShort, maxShort = 2, 30

// At returns how many characters of a text's beginning are a short name of the Agency, 0 for none: 市司法局, 区政府办 and
// 卫健委 of 示例市司法局, 示例区人民政府办公室 and 卫生健康委员会.
func (a *Agency) At(text []rune) int {
	if len(a.name) < minShort {
		return 0
	}
	for size := min(len(text), maxShort, len(a.name)); size >= minShort; size-- {
		// 市局 is one and the 街道 of its own report another, 政府 is any.
		short := size > minShort || strings.ContainsRune(levels, text[0]) || text[1] == '道'
		if short && slices.Contains(a.ends, text[size-1]) && a.shortens(text[:size]) {
			return size
		}
	}
	return 0
}

// shortens reports whether a name is the Agency's with characters left out, but none behind the name's first that says
// of which area it is: 县政府 is not 示例县某镇人民政府.
func (a *Agency) shortens(short []rune) bool {
	var from func(at, k int) bool
	from = func(at, k int) bool {
		if k == len(short) {
			return true
		}
		for i := at; i < len(a.name); i++ {
			if a.name[i] == short[k] && from(i+1, k+1) {
				return true
			}
			if k > 0 && strings.ContainsRune(levels+"道", a.name[i]) {
				return false
			}
		}
		return false
	}
	return from(0, 0)
}
