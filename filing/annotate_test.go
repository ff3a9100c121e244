package filing

import (
	"fmt"
	"testing"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
)

// TestPlacesOf shows which cells a finding marks: all that it is about, each once and its own first; but of a relation
// between very many its own alone, or half a sheet would be coloured for one sum.
func TestPlacesOf(t *testing.T) {
	for _, test := range []struct {
		rule        string
		cells, want int
	}{
		{"R01", maxNoted, maxNoted},
		{"R01", maxNoted + 1, 1},
		{"V01", maxNoted + 1, maxNoted + 1},
	} {
		f := &check.Finding{Rule: &check.Rule{ID: test.rule}}
		for row := range test.cells {
			f.Cells = append(f.Cells, check.Cell{Place: form.Place{Sheet: filingtest.Applied, Ref: fmt.Sprintf("J%d", row+6)}})
		}
		f.Place = f.Cells[test.cells-1].Place
		if got := placesOf(f); len(got) != test.want || got[0] != f.Place {
			t.Errorf("%s about %d cells marks %v", test.rule, test.cells, got)
		}
	}
}
