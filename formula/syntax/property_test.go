package syntax

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawFormula makes up a formula of cells, ranges, sums and operators.
func drawFormula(t *rapid.T, deep int) string {
	kinds := 3
	if deep > 0 {
		kinds = 7
	}
	switch rapid.IntRange(0, kinds).Draw(t, "kind") {
	case 0:
		return fmt.Sprint(rapid.IntRange(0, 500).Draw(t, "number"))
	case 1:
		return drawRef(t)
	case 2:
		return "'表 2'!" + drawRef(t) + ":" + drawRef(t)
	case 3:
		return "SUM(" + drawRef(t) + ":" + drawRef(t) + "," + drawRef(t) + ")"
	case 4:
		return "-(" + drawFormula(t, deep-1) + ")%"
	case 5:
		return "IF(" + drawFormula(t, deep-1) + ",{1,-2;\"a\",#N/A}," + drawFormula(t, deep-1) + ")"
	}
	op := rapid.SampledFrom(operators[OpEqual:OpPower+1]).Draw(t, "operator").text
	return "(" + drawFormula(t, deep-1) + ")" + op + drawFormula(t, deep-1)
}

func drawRef(t *rapid.T) string {
	absolute := rapid.SampledFrom([]string{"", "$"})
	col, row := rapid.SampledFrom([]string{"A", "c", "H", "ＡＢ"}), rapid.IntRange(1, 12)
	return absolute.Draw(t, "absolute column") + col.Draw(t, "col") +
		absolute.Draw(t, "absolute row") + fmt.Sprint(row.Draw(t, "row"))
}

// TestCopiesAreOneInR1C1 moves a formula as Excel does when it is copied.
func TestCopiesAreOneInR1C1(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := drawFormula(t, 3)
		parsed, err := Parse(first)
		if err != nil {
			t.Fatalf("%s: %v", first, err)
		}
		rows, cols := rapid.IntRange(0, 5).Draw(t, "rows"), rapid.IntRange(0, 5).Draw(t, "cols")
		moved, _ := Parse(first)
		move(moved.Root, rows, cols)
		copied, err := Parse(moved.String())
		if err != nil {
			t.Fatalf("%s: %v", moved, err)
		}
		if a, b := parsed.R1C1(20, 20), copied.R1C1(20+rows, 20+cols); a != b {
			t.Fatalf("%s: %s, copied %s", first, a, b)
		}
		relative := strings.Contains(parsed.R1C1(20, 20), "[")
		if moved.String() != parsed.String() && relative && copied.R1C1(20, 20) == parsed.R1C1(20, 20) {
			t.Fatalf("%s is the same from anywhere", first)
		}
	})
}

func move(n Node, rows, cols int) {
	switch n := n.(type) {
	case *Ref:
		for _, at := range []*Address{&n.From, &n.To} {
			if !at.AbsRow {
				at.Row += rows
			}
			if !at.AbsCol {
				at.Col += cols
			}
		}
	case *Unary:
		move(n.X, rows, cols)
	case *Binary:
		move(n.Left, rows, cols)
		move(n.Right, rows, cols)
	case *Call:
		for _, arg := range n.Args {
			move(arg, rows, cols)
		}
	}
}
