package formula

import (
	"testing"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// FuzzCalculate works out any formula each way, and holds the sum that it is found to be against what it comes to.
func FuzzCalculate(f *testing.F) {
	for _, test := range calculations {
		f.Add(test.formula, test.formula)
	}
	f.Add("SUMPRODUCT(A1:AA1)", "0")
	f.Add("SUMIF(A4:D4,\"自然人\",A5)", "1")
	f.Add("IF(SUM(A1:C1)=0,\"\",SUM(A1:C1))", "合计*2")
	f.Fuzz(func(t *testing.T, text, defined string) {
		w := with(text, figuresBook()...)
		w.book.Names = []grid.Name{{Name: "合计", Refers: defined, Sheet: -1}}
		w.budget = 1 << 18
		for range 2 { // the second time from memory
			_, err := w.Recalculate(ask)
			checkError(t, err)
			_, err = w.Circle(ask)
			checkError(t, err)
			_, err = w.Traits(ask)
			checkError(t, err)
			_, err = w.Mentions(ask)
			checkError(t, err)
		}
		l, err := w.Linear(ask, nil)
		checkError(t, err)
		if err == nil && l.Constant.Abs().LessThan(figure("1e9")) {
			checkPredicted(t, w, l)
		}
	})
}

func checkError(t *testing.T, err error) {
	t.Helper()
	switch err := err.(type) {
	case nil, *Circle:
	case *syntax.Error:
		if err.Reason == "" {
			t.Fatalf("%#v", err)
		}
	case *Undecided:
		if err.Reason == "" {
			t.Fatalf("%#v", err)
		}
	default:
		t.Fatalf("%#v", err)
	}
}

// checkPredicted fails where a formula comes to a number and its sum to another.
func checkPredicted(t *testing.T, w *Workbook, l Linear) {
	t.Helper()
	value := func(c Cell) Value {
		if (&prober{w: w}).holdsWords(c) { // it may steer the formula
			return w.Stored(c)
		}
		if s := w.sheet(c.Sheet); c.Row >= s.rows || c.Col >= s.cols { // the sum takes these for empty
			return Value{}
		}
		return countValue((c.Row*7 + c.Col*3 + c.Sheet) % 11)
	}
	v, err := w.Calculate(ask, value)
	if err != nil || v.Kind != Number {
		return
	}
	want := l.Constant
	for c, factor := range l.Terms {
		if factor.Abs().GreaterThan(figure("1e9")) {
			return
		}
		want = want.Add(factor.Mul(value(c).Number))
	}
	if want.Sub(v.Number).Abs().GreaterThan(figure("0.000001")) {
		t.Fatalf("comes to %s, the sum %v to %s", v, l, want)
	}
}
