package action

import (
	"slices"
	"strings"
	"testing"

	"nianbao/action/manual"
)

// TestManual shows that the manual has every function once, and that each example prints what it says.
func TestManual(t *testing.T) {
	var names []string
	for _, chapter := range manual.Chapters {
		for _, e := range chapter.Entries {
			if e.Name != "" {
				names = append(names, e.Name)
			}
			if e.Name != "" && !strings.Contains(e.Example, e.Name) || !strings.Contains(e.Usage, e.Name) {
				t.Errorf("the example of %s is of something else: %s, %s", e.Name, e.Usage, e.Example)
			}
			if got, err := carryOut(e.Example, manual.Sample); err != nil || got != e.Prints {
				t.Errorf("%s prints %q, %v; the manual says %q", e.Example, got, err, e.Prints)
			}
		}
	}
	slices.Sort(names)
	if !slices.Equal(names, functionNames) {
		t.Errorf("the manual has\n%v\nthere are\n%v", names, functionNames)
	}
}
