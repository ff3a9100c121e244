package formula

import (
	"strings"
	"unicode"
)

// leastIndexed is from how many cells on a row or column is worth an index. Chosen.
const leastIndexed = 32

// indexOf returns where in a row or column each text and number stands first, by lookedUp. It is nil for a short one and
// where a formula stands, or what is not known.
func (w *Workbook) indexOf(line area) map[string]int {
	index, known := w.indexes[line]
	if known || line.size() < leastIndexed || !w.spend(line.size()*entryCost) {
		return index
	}
	index = map[string]int{}
	for c := range w.cells(line) {
		at, v := w.At(c), w.Stored(c)
		if at != nil && at.Formula != "" || v.Kind == Unknown {
			index = nil
			break
		}
		if v.Kind == Text || v.Kind == Number {
			if _, before := index[lookedUp(v)]; !before {
				index[lookedUp(v)] = c.Row - line.top + c.Col - line.left
			}
		}
	}
	w.indexes[line] = index
	return index
}

// lookedUp returns a text or number so that those which compared takes for equal are the same.
func lookedUp(v Value) string {
	if v.Kind == Number {
		return "n" + withoutNoise(v.Number).String()
	}
	return "t" + strings.Map(folded, v.Text)
}

// folded returns the first of the characters that strings.EqualFold takes for one.
func folded(r rune) rune {
	first := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		first = min(first, next)
	}
	return first
}
