package filing

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
)

// TestFixManyFormulas holds that of many formulas with results that are out of date each is calculated, or counted where
// it is said that not all are: that which takes more than all may, too.
func TestFixManyFormulas(t *testing.T) {
	const notes, last = "备查", 90_000
	for _, test := range []struct {
		name, formula string
		formulas      int
	}{
		{"more than are calculated", "1+1", 20_003},
		{"more cells than are gone through", "SUM(A$1:A$90000)", 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := spoiled(t, func(s *filingtest.Spoiler) {
				s.Rewrite(func(f *excelize.File) error {
					if _, err := f.NewSheet(notes); err != nil {
						return err
					}
					w, err := f.NewStreamWriter(notes)
					if err != nil {
						return err
					}
					for i := range test.formulas {
						if err := w.SetRow(fmt.Sprint("B", i+1), []any{excelize.Cell{Formula: test.formula, Value: 0}}); err != nil {
							return err
						}
					}
					if err := w.SetRow(fmt.Sprint("A", last), []any{1}); err != nil {
						return err
					}
					return w.Flush()
				})
			})
			f, err := Builtin().Open(path, "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			fixed, err := Builtin().Fix(f, Fixing{Out: filepath.Join(t.TempDir(), "改正.xlsx")})
			if err != nil {
				t.Fatalf("Fix: %v", err)
			}
			done := 0
			for _, c := range fixed.Changes {
				if c.Place.Sheet == notes {
					done++
				}
			}
			unset := told(fixed.Unset)
			if want := fmt.Sprintf("有 %d 个没有重新计算", test.formulas-done); len(unset) != 1 || !strings.Contains(unset[0], want) ||
				done == 0 {
				t.Errorf("%d calculated, unset %q", done, unset)
			}
		})
	}
}
