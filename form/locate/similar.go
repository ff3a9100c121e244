package locate

import (
	"strings"

	"nianbao/form"
	"nianbao/form/prose"
)

// leastSimilarity is the share of characters that two labels must have in common for one to be taken for a misspelling
// of the other. The tests pass from 0.3 to 0.8; with 0.2 two labels of a faulty workbook are confused.
const leastSimilarity = 0.5

// maxCompared is how many faults of a table are compared with each other. It bounds the cost of hostile workbooks; a
// table of the form has no more than some 30 labels to miss.
const maxCompared = 200

// suggestSimilar points each missing row or column to the unknown one whose label is most like its own.
func suggestSimilar(faults []form.Fault) {
	unknown := map[form.FaultKind]form.FaultKind{form.MissingRow: form.ForeignRow, form.MissingColumn: form.ForeignColumn}
	faults = faults[:min(len(faults), maxCompared)]
	for i := range faults {
		missing := &faults[i]
		kind, ok := unknown[missing.Kind]
		if !ok {
			continue
		}
		best := leastSimilarity
		for _, f := range faults {
			if f.Kind != kind || len(f.Label) > maxLabel {
				continue
			}
			s := form.Similarity(form.Key(missing.Label), form.Key(f.Label))
			if _, column, in := strings.Cut(missing.Label, "："); in && kind == form.ForeignColumn { // under its group
				s = max(s, form.Similarity(form.Key(column), form.Key(f.Label)))
			}
			if s > best || s == best && missing.Near == (form.Place{}) {
				best, missing.Near, missing.Texts = s, f.Places[0], []string{prose.OneLine(f.Label)}
			}
		}
	}
}
