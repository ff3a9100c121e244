package formula

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/grid"
)

// TestLittleWork asks a workbook that may do only so much: it says what one says that may do all, or that it is too much.
func TestLittleWork(t *testing.T) {
	all := func(Cell) bool { return true }
	answers := map[string]func(w *Workbook) (string, error){
		"recalculate": func(w *Workbook) (string, error) { v, err := w.Recalculate(ask); return shown(v), err },
		"linear": func(w *Workbook) (string, error) {
			l, err := w.Linear(ask, all)
			return spelledForm(w, l),
				err
		},
		"mentions": func(w *Workbook) (string, error) { m, err := w.Mentions(ask); return fmt.Sprint(m), err },
		"traits":   func(w *Workbook) (string, error) { of, err := w.Traits(ask); return fmt.Sprint(of), err },
		"circle":   func(w *Workbook) (string, error) { c, err := w.Circle(ask); return fmt.Sprint(c), err },
	}
	for _, formula := range []string{"=合计+SUM(A1:B1)-A2*2", "=SUMPRODUCT(A1:B1*{1,2})+A2", "=SUBTOTAL(109,A1:B1)+N(A2)",
		"=SUM((A1:B1*2),(A2,B1))",
		"=IF(合计>0,COUNTIF(A1:B1,1),A2)", "=A2+LET(x,A1,x+1)"} {
		book := func() *Workbook {
			w := with(formula, sheetOf("表1", "A1 1", "B1 2", "A2 =A1+B1", "B2 7"))
			w.book.Names = []grid.Name{{Name: "合计", Refers: "SUM(表1!$A$1:$B$1)", Sheet: -1}}
			return w
		}
		for name, answer := range answers {
			full := book()
			want, wrong := answer(full)
			refused := 0
			for budget := range min(maxBudget-full.budget, 500) {
				w := book()
				w.budget = budget
				got, err := answer(w)
				if err != nil && strings.Contains(err.Error(), tooMuch) {
					refused++
				} else if got != want || fmt.Sprint(err) != fmt.Sprint(wrong) {
					t.Errorf("%s of %s with %d: %s %v, want %s %v", name, formula, budget, got, err, want, wrong)
				}
			}
			if refused == 0 {
				t.Errorf("%s of %s takes nothing", name, formula)
			}
			w := book()
			w.budget = maxBudget - full.budget
			if got, err := answer(w); got != want || fmt.Sprint(err) != fmt.Sprint(wrong) {
				t.Errorf("%s of %s with just enough: %s %v, want %s %v", name, formula, got, err, want, wrong)
			}
		}
	}
}
