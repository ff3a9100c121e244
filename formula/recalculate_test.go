package formula

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

func TestRecalculate(t *testing.T) {
	w := New(bookOf(sheetOf("表1",
		"A1 1", "A2 2", "A3 =SUM(A1:A2)", "A4 =A3*2+表2!A1", "A5 =A9", "A6 =A6+1", "A7 =IF(TRUE,A1,A7)", "A8 =1+",
		"B8 =A8", "A10 =NOW()", "B10 =A10",
		"C1 =C2", "C2 =INDEX(C1:C3,3)", "C3 5", "D1 =INDEX(D1:D2,1)", "E1 =E2", "E2 =INDEX(E1:E3,1)",
		"F1 =IF(A1=1,F2,F3)", "F2 =IF(A1=2,F1,7)", "F3 =F1",
		"G1 =G2", "G2 =G3+1", "G3 =SUM(G4,A1)", "G4 =G1", "G5 =G4",
	), sheetOf("表2", "A1 =表1!A3+10")))
	for _, test := range []struct{ ref, want string }{
		{"A1", "1"}, {"A3", "3"}, {"A4", "19"}, {"A5", "0"}, {"A6", "circle A6"}, {"A7", "1"}, {"A8", "syntax"},
		{"B8", "?"}, {"A9", ""}, {"A10", "?"}, {"B10", "?"},
		{"C1", "5"}, {"D1", "circle D1"}, {"E1", "circle E2 E1"}, {"F1", "7"}, {"F2", "7"}, {"F3", "7"},
		{"G1", "circle G4 G1 G2 G3"}, {"G3", "circle G4 G1 G2 G3"}, {"G5", "circle G4 G1 G2 G3"},
	} {
		ref, want := test.ref, test.want
		v, err := w.Recalculate(at(ref))
		got := shown(v)
		switch err := err.(type) {
		case *Circle:
			got = "circle"
			for _, c := range err.Cells {
				got += " " + w.book.Grids[0].Ref(c.Row, c.Col)
			}
		case *Undecided:
			got = "?"
		case *syntax.Error:
			got = "syntax"
		}
		if got != want {
			t.Errorf("%s: got %s (%v), want %s", ref, got, err, want)
		}
	}
}

func TestCircle(t *testing.T) {
	w := New(bookOf(sheetOf("表1",
		"A1 =A2", "A2 =SUM(A3:A4)", "A3 =A1+A2", "A4 5", "A5 =A1", "A6 =A6", "A7 =ROW(A7)", "A8 =A9", "A9 1",
		"A10 =SUM(A8:A9,A12)", "A11 =1+", "A12 =A11",
		"B1 =表2!A1", "B2 =IF(FALSE,B2,1)", "C1 =C2+C3", "C2 =C3", "C3 =C1", "D5 =SUM(D1:OFFSET(D5,-1,0))",
		"E9 =SUM(E:E)", "F1 =环",
	), sheetOf("表2", "A1 =表1!B1")))
	w.book.Names = []grid.Name{{Name: "环", Refers: "表1!$F$1", Sheet: -1}}
	for ref, want := range map[string]string{
		"A1": "表1!A1 表1!A2 表1!A3", "A2": "表1!A2 表1!A3", "A3": "表1!A3 表1!A2", "A5": "", "A6": "表1!A6", "A7": "",
		"A8": "", "A9": "", "A10": "", "A11": "", "A12": "",
		"B1": "表1!B1 表2!A1", "B2": "表1!B2", "C1": "表1!C1 表1!C3", "C2": "表1!C2 表1!C3 表1!C1", "D5": "",
		"E9": "表1!E9", "F1": "表1!F1",
	} {
		cells, err := w.Circle(at(ref))
		var refs []string
		for _, c := range cells {
			refs = append(refs, w.Ref(c))
		}
		if got := strings.Join(refs, " "); got != want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", ref, got, err, want)
		}
	}
}

// TestLongCircle lists so many cells of a circle, and the first once more.
func TestLongCircle(t *testing.T) {
	for n, want := range map[int]string{2: "公式循环引用：表1!A1 → 表1!A2 → 表1!A1",
		8: "公式循环引用：表1!A1 → 表1!A2 → 表1!A3 → 表1!A4 → 表1!A5 → 表1!A6 → 表1!A7 → 表1!A8 → 表1!A1",
		9: "公式循环引用：表1!A1 → 表1!A2 → 表1!A3 → 表1!A4 → 表1!A5 → 表1!A6 → 表1!A7 → 表1!A8 → … → 表1!A1"} {
		g := &grid.Grid{Name: "表1"}
		for i := range n {
			g.Cells = append(g.Cells, grid.Cell{Row: i, Kind: grid.Uncalculated, Formula: fmt.Sprint("A", (i+1)%n+1)})
		}
		if _,
			err := New(bookOf(g)).Linear(at("A1"),
			func(Cell) bool { return true }); err == nil || err.Error() != want {
			t.Errorf("%d: %v, want %s", n, err, want)
		}
	}
	w := New(bookOf(sheetOf("表1", "A1 1")))
	if _, err := w.Calculate(at("A1"), w.Stored); err == nil || err.Error() != "表1!A1没有公式" {
		t.Errorf("%v", err)
	}
	for c, want := range map[Cell]string{at("B2"): "表1!B2", {Sheet: 1}: "#REF!", {Sheet: -1}: "#REF!"} {
		if got := w.Ref(c); got != want {
			t.Errorf("%v is %s, want %s", c, got, want)
		}
	}
}

// chain returns cells of which each names the one before.
func chain(n int, formula string) *grid.Grid {
	g := &grid.Grid{Name: "表1", Cells: []grid.Cell{{Kind: grid.Number, Text: "1"}}}
	for i := 1; i < n; i++ {
		above := fmt.Sprint("A", i)
		g.Cells = append(g.Cells,
			grid.Cell{Row: i, Kind: grid.Uncalculated, Formula: strings.ReplaceAll(formula, "@", above)})
	}
	return g
}

func TestLongChains(t *testing.T) {
	const n = 10_000
	w := New(bookOf(chain(n, "@+1")))
	last := Cell{0, n - 1, 0}
	if v, err := w.Recalculate(last); err != nil || v.String() != fmt.Sprint(n) {
		t.Errorf("%v, %v", v, err)
	}
	if cells, err := w.Circle(last); err != nil || cells != nil {
		t.Errorf("%v, %v", cells, err)
	}
	l, err := w.Linear(last, func(Cell) bool { return true })
	if err != nil || spelledForm(w, l) != "0" && spelledForm(w, l) != fmt.Sprint("A1 + ", n-1) {
		t.Errorf("%v, %v", l, err)
	}
	w = New(bookOf(chain(n, "INDEX(@:@,1)+1")))
	if _, err := w.Recalculate(last); !strings.Contains(reasonOf(t, err), "层数太多") {
		t.Errorf("w.Recalculate: %v", err)
	}
}

// TestHostileWorkbooks end soon and undecided, each way.
func TestHostileWorkbooks(t *testing.T) {
	all := func(Cell) bool { return true }
	square := chain(1<<16, "SUM(A1:@)")
	names := sheetOf("表1", "A1 =名0", "B1 =SUM(A1:XFD1048576)")
	book := bookOf(names)
	for i := range 15 {
		next := fmt.Sprint("名", i+1)
		book.Names = append(book.Names,
			grid.Name{Name: fmt.Sprint("名", i), Refers: strings.Repeat(next+"+", 50) + next, Sheet: -1})
	}
	wide := sheetOf("表1", "A1 =SUM(A2:XFD1048576)", "XFD1048576 1")
	doubling := chain(200, "@*@*1.000000000000001")
	joining := chain(200, "@&@")
	factors := chain(200, "@*1e200")
	written := chain(400, "@"+strings.Repeat("+1", 4000))
	for name, w := range map[string]*Workbook{
		"square": New(bookOf(square)), "names": New(book), "wide": New(bookOf(wide)), "doubling": New(bookOf(doubling)),
		"joining": New(bookOf(joining)),
		"factors": New(bookOf(factors)), "written": New(bookOf(written)),
		"long": with("=" + strings.Repeat("1*", 4000) + "A1"),
		"deep": with("=" + strings.Repeat("(A1+", 60) + "1" + strings.Repeat(")", 60)),
	} {
		c := at("A1")
		if n := len(w.book.Grids[0].Cells); n > 2 {
			c = Cell{0, n - 1, 0}
		}
		_, err := w.Recalculate(c)
		_, circle := w.Circle(c)
		_, linear := w.Linear(c, all)
		_, traits := w.Traits(c)
		if name == "written" && (err == nil || circle == nil || linear == nil) {
			t.Errorf("%s: %v, %v, %v", name, err, circle, linear)
		}
		for _, err := range []error{err, circle, linear, traits} {
			switch err.(type) {
			case nil, *Undecided, *Circle:
			default:
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}
