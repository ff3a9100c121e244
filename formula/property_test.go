package formula

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/grid"
)

// A sample is a formula that was made up together with the sum that it is meant to be.
type sample struct {
	text  string
	means Linear
}

func (s *sample) add(of sample, factor decimal.Decimal) {
	s.means.Constant = s.means.Constant.Add(of.means.Constant.Mul(factor))
	for c, f := range of.means.Terms {
		s.means.Terms[c] = s.means.Terms[c].Add(f.Mul(factor))
	}
}

func sampleOf(text string) sample {
	return sample{text, Linear{Terms: map[Cell]decimal.Decimal{}}}
}

// The cells that samples name: columns A to H, rows 1 to 12, on two sheets.
const sampleCols, sampleRows = 8, 12

var sampleSheets = []string{"", "'表 2'!"}

func drawAddress(t *rapid.T, row, col int) string {
	fixed := rapid.SampledFrom([]string{"", "$"})
	return fixed.Draw(t, "fixed column") + grid.Column(col) + fixed.Draw(t, "fixed row") + fmt.Sprint(row+1)
}

func drawCell(t *rapid.T) sample {
	row, col := rapid.IntRange(0, sampleRows-1).Draw(t, "row"), rapid.IntRange(0, sampleCols-1).Draw(t, "col")
	sheet := rapid.IntRange(0, 1).Draw(t, "sheet")
	s := sampleOf(sampleSheets[sheet] + drawAddress(t, row, col))
	s.means.Terms[Cell{sheet, row, col}] = decimal.NewFromInt(1)
	return s
}

func drawRange(t *rapid.T) sample {
	top, left := rapid.IntRange(0, sampleRows-1).Draw(t, "top"), rapid.IntRange(0, sampleCols-1).Draw(t, "left")
	sheet := rapid.IntRange(0, 1).Draw(t, "sheet")
	bottom := rapid.IntRange(top, sampleRows-1).Draw(t, "bottom")
	right := rapid.IntRange(left, sampleCols-1).Draw(t, "right")
	s := sampleOf(sampleSheets[sheet] + drawAddress(t, top, left) + ":" + drawAddress(t, bottom, right))
	for row := top; row <= bottom; row++ {
		for col := left; col <= right; col++ {
			s.means.Terms[Cell{sheet, row, col}] = decimal.NewFromInt(1)
		}
	}
	return s
}

func drawSum(t *rapid.T, deep int) sample {
	s := sampleOf(rapid.SampledFrom([]string{"SUM(", "sum( ", "ＳＵＭ（", "SUBTOTAL(9,", "SUM("}).Draw(t, "function"))
	total := strings.HasPrefix(s.text, "SUBTOTAL")
	for i := range rapid.IntRange(1, 4).Draw(t, "arguments") {
		var arg sample
		switch kind := rapid.IntRange(0, 3).Draw(t, "argument"); {
		case kind == 0 && !total && deep > 0:
			arg = drawFormula(t, deep-1)
		case kind == 1:
			arg = drawCell(t)
		default:
			arg = drawRange(t)
		}
		if i > 0 {
			s.text += rapid.SampledFrom([]string{",", " , ", "，", ",\n"}).Draw(t, "comma")
		}
		s.text += arg.text
		s.add(arg, decimal.NewFromInt(1))
	}
	s.text += ")"
	return s
}

// drawFormula makes up a formula of cells, sums and constant factors.
func drawFormula(t *rapid.T, deep int) sample {
	kinds := 3
	if deep > 0 {
		kinds = 9
	}
	one := decimal.NewFromInt(1)
	n := decimal.New(rapid.Int64Range(0, 500).Draw(t, "number"), -rapid.Int32Range(0, 2).Draw(t, "places"))
	s := sampleOf("")
	inner := func() sample { return drawFormula(t, deep-1) }
	switch rapid.IntRange(0, kinds).Draw(t, "kind") {
	case 0:
		return drawCell(t)
	case 1, 2:
		return drawSum(t, deep)
	case 3:
		s.text, s.means.Constant = n.String(), n
	case 4, 5:
		sign, factor := "+", one
		if rapid.Bool().Draw(t, "minus") {
			sign, factor = " - ", one.Neg()
		}
		a, b := inner(), inner()
		s.text = a.text + sign + "(" + b.text + ")"
		s.add(a, one)
		s.add(b, factor)
	case 6:
		a := inner()
		s.text = "-(" + a.text + ")"
		s.add(a, one.Neg())
	case 7:
		a := inner()
		s.text = "(" + a.text + ")*" + n.String()
		s.add(a, n)
	case 8:
		a := inner()
		s.text = "((" + a.text + ")/4)%"
		s.add(a, figure("0.0025"))
	case 9:
		a := inner()
		s.text = n.String() + " * ( " + a.text + " )"
		s.add(a, n)
	}
	return s
}

func sampleBook(formula string) *Workbook {
	last := fmt.Sprint(grid.Column(sampleCols-1), sampleRows, " 1")
	return with(formula, sheetOf("表1", last), sheetOf("表 2", last))
}

// TestLinearIsWhatWasMeant also holds the sum against the calculation, over any figures.
func TestLinearIsWhatWasMeant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawFormula(t, 3)
		w := sampleBook(s.text)
		got, err := w.Linear(ask, nil)
		if err != nil {
			t.Fatalf("%s: %v", s.text, err)
		}
		maps.DeleteFunc(s.means.Terms, func(_ Cell, f decimal.Decimal) bool { return f.IsZero() })
		sameTerms := maps.EqualFunc(got.Terms, s.means.Terms, decimal.Decimal.Equal)
		if got.probed || !sameTerms || !got.Constant.Equal(s.means.Constant) {
			t.Fatalf("%s: got %v, want %v", s.text, got, s.means)
		}
		figures := map[Cell]decimal.Decimal{}
		want := got.Constant
		for c, f := range got.Terms {
			figures[c] = decimal.New(rapid.Int64Range(-1000, 100_000).Draw(t, "figure"), -1)
			want = want.Add(f.Mul(figures[c]))
		}
		v, err := w.Calculate(ask, func(c Cell) Value { return numberValue(figures[c]) })
		if err != nil || !v.Number.Equal(want) {
			t.Fatalf("%s: comes to %v (%v), the sum to %v", s.text, v, err, want)
		}
	})
}

// TestProbingFindsTheSame wraps a formula so that algebra does not help.
func TestProbingFindsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawRange(t)
		more := drawCell(t)
		s.add(more, decimal.NewFromInt(2))
		format := rapid.SampledFrom([]string{
			"IFERROR(SUM(%s)+2*%s,0)", "ROUND(SUM(%s)+%s*2,1)", `IF(SUM(%[1]s,%[2]s)=0,"",SUM(%[1]s)+%[2]s*2)`,
		}).Draw(t, "format")
		formula := fmt.Sprintf(format, s.text, more.text)
		got, err := sampleBook(formula).Linear(ask, nil)
		if err != nil || !got.probed || !maps.EqualFunc(got.Terms, s.means.Terms, decimal.Decimal.Equal) {
			t.Fatalf("%s: got %v, %v, want %v", formula, got, err, s.means)
		}
	})
}
