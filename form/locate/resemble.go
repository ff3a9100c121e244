package locate

import (
	"unicode/utf8"

	"nianbao/form"
)

// likeness is the share of characters that two labels must have in common for one to be taken for a misspelling of the other.
const likeness = 0.5

// maxResembling is how many faults of a table are compared with each other.
const maxResembling = 200

// resemble points each missing row or column to the foreign one whose label is most like its own.
func resemble(faults []form.Fault) {
	foreignOf := map[form.FaultKind]form.FaultKind{form.MissingRow: form.ForeignRow, form.MissingColumn: form.ForeignColumn}
	faults = faults[:min(len(faults), maxResembling)]
	for i := range faults {
		missing := &faults[i]
		kind, ok := foreignOf[missing.Kind]
		if !ok {
			continue
		}
		best := likeness
		for _, f := range faults {
			if f.Kind == kind && len(f.Label) <= maxLabel {
				if like := alike(form.Key(missing.Label), form.Key(f.Label)); like > best || like == best && missing.Near == (form.Place{}) {
					best, missing.Near, missing.Texts = like, f.Places[0], []string{oneLine(f.Label)}
				}
			}
		}
	}
}

// alike returns how much of two texts is common to both, in order: 0 to 1.
func alike(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 || len(x)*len(y) > maxLabel*maxLabel {
		return 0
	}
	row := make([]int, len(y)+1) // of the longest common subsequence's lengths
	for _, r := range x {
		before := 0
		for j, s := range y {
			above := row[j+1]
			if r == s {
				row[j+1] = before + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			before = above
		}
	}
	return 2 * float64(row[len(y)]) / float64(utf8.RuneCountInString(a)+utf8.RuneCountInString(b))
}
