package formula

import (
	"strings"
	"testing"

	"nianbao/grid"
)

// A notation is a way to write the sum A2 + B2 + C2 in D2 of a sheet whose row 1 has the titles 甲 乙 丙 合计, and a twin
// of it that is another sum.
type notation struct {
	formula, twin, is string
	each              bool // an array formula
}

var notations = []notation{
	{"SUM(表1[[#This Row],[甲]:[丙]])", "SUM(表1[[#This Row],[甲]:[乙]])", "A2 + B2", false},
	{"SUM(表1[@[甲]:[丙]])", "SUM(表1[@[乙]:[丙]])", "B2 + C2", false},
	{"表1[@甲]+表1[@乙]+表1[@丙]", "表1[@甲]+表1[@乙]+表1[@乙]", "A2 + 2*B2", false},
	{"[@甲]+[@[乙]]+[@丙]", "[@甲]+[@[乙]]", "A2 + B2", false},
	{"表1[甲]+表1[乙]+表1[丙]", "表1[甲]+表1[乙]", "A2 + B2", false},
	{"SUM(表1[@] A:C)", "SUM(表1[[#此行],[乙]], A2)", "A2 + B2", false},
	{"SUM(表1[[#data],[甲]:[丙]] 2:2)", "SUM(表1[[#All],[甲]:[丙]])",
		"A1 + B1 + C1 + A2 + B2 + C2 + A3 + B3 + C3 + A4 + B4 + C4", false},
	{"SUM(A2:C2,表1[[#Totals],[甲]])-A4", "SUM(A2:C2,表1[[#Totals],[甲]])", "A2 + B2 + C2 + A4", false},
	{`SUM(IF(A2:C2<>"",A2:C2,0))`, `SUM(IF(A2:B2<>"",A2:B2,0))`, "~ A2 + B2", true},
	{"SUM(IF(ISNUMBER(A2:C2),A2:C2))", "SUM(IF(ISNUMBER(A2:C2),A2:C2*2))", "~ 2*A2 + 2*B2 + 2*C2", true},
	{"SUM(IFERROR(A2:C2,0))", "SUM(IFERROR(B2:C2,0))", "~ B2 + C2", true},
	{"SUM(--A2:C2)", "SUM(-A2:C2)", "~ -1*A2 + -1*B2 + -1*C2", true},
	{"SUM(A2:C2*{1,1,1})", "SUM(A2:C2*{1,1,0})", "~ A2 + B2", true},
	{"A2:A3+B2:B3+C2:C3", "A2:A3+B2:B3", "A2 + B2", true},
	{"SUMPRODUCT(A2:C2*1)", "SUMPRODUCT(B2:C2*1)", "~ B2 + C2", false},
	{`SUMPRODUCT(--(A2:C2<>""),A2:C2)`, `SUMPRODUCT(--(A2:B2<>""),A2:B2)`, "~ A2 + B2", false},
	{"N(A2)+N(B2)+N(C2)", "N(A2)+N(B2)", "A2 + B2", false},
	{"SUM(两片)", "SUM(缺一)", "A2 + B2", false},
	{"SUM(左三格)", "SUM(左两格)", "B2 + C2", false},
	{"甲列+乙列+丙列", "甲列+乙列", "A2 + B2", false},
	{"SUM('表:表'!A2:C2)", "SUM('表:表'!B2:C2)", "B2 + C2", false},
	{"A:A+B:B+C:C", "A:A+C:C", "A2 + C2", false},
	{"SUM(2:2 A:C)", "SUM(2:2 A:B)", "A2 + B2", false},
	{"@A:A+@B:B+@C:C", "@A:A+@B:B", "A2 + B2", false},
	{"_xlfn.SINGLE(A:A)+B2+C2", "_xlfn.SINGLE(A:A)+B2", "~ A2 + B2", false},
	{"_xlfn.LET(_xlpm.x,A2:B2,_xlpm.y,SUM(_xlpm.x),_xlpm.y+C2)", "LET(x,A2:B2,x,SUM(x),x)", "A2 + B2", false},
	{"+(+SUM(+A2,B2:C2))", "+(+SUM(-A2,B2:C2))", "-1*A2 + B2 + C2", false},
	{"SUM((A2:B2,C2))", "SUM((A2:B2,B2))", "A2 + 2*B2", false},
}

func (n *notation) workbook(formula string) *Workbook {
	g := sheetOf("表", `A1 "甲`, `B1 "乙`, `C1 "丙`, `D1 "合计`, "A2 1", "B2 2", "C2 3", "A3 4", "B3 5", "C3 6", "A4 5", "B4 7")
	g.Cells = append(g.Cells, grid.Cell{Row: 1, Col: 3, Kind: grid.Uncalculated, Formula: formula, Each: n.each})
	g.Sort()
	book := bookOf(g)
	book.Tables = []grid.StructuredTable{{
		Name: "表1", Bottom: 4, Right: 4, Headers: 1, Totals: 1, Columns: []string{"甲", "乙", "丙", "合计"},
	}}
	book.Names = []grid.Name{
		{Name: "两片", Refers: "'表'!$A$2:$B$2,'表'!$C$2", Sheet: -1}, {Name: "缺一", Refers: "表!$A$2,表!$B$2", Sheet: -1},
		{Name: "左三格", Refers: "表!XFB1:XFD1", Sheet: -1}, {Name: "左两格", Refers: "!XFC1:XFD1", Sheet: -1},
		{Name: "甲列", Refers: "表!$A$1:$A$9", Sheet: -1}, {Name: "乙列", Refers: "表!$B:$B", Sheet: -1},
		{Name: "丙列", Refers: "表1[丙]", Sheet: -1},
	}
	return New(book)
}

// TestNotations shows that a sum is the same however it is written, and that another is another.
func TestNotations(t *testing.T) {
	for _, n := range notations {
		if got := linearOf(t, n.workbook(n.formula), at("D2"), nil); strings.TrimPrefix(got, "~ ") != "A2 + B2 + C2" {
			t.Errorf("%s: got %s", n.formula, got)
		}
		if got := linearOf(t, n.workbook(n.twin), at("D2"), nil); got != n.is {
			t.Errorf("%s: got %s, want %s", n.twin, got, n.is)
		}
		// what it comes to is the same sum of what stands in the cells
		v, err := n.workbook(n.formula).Recalculate(at("D2"))
		if err != nil || shown(v) != "6" {
			t.Errorf("%s: comes to %s, %v", n.formula, shown(v), err)
		}
	}
}

// TestUncertainNotations shows what may be one thing or another.
func TestUncertainNotations(t *testing.T) {
	for _, formula := range []string{
		"SUM(A2:C2*1)", `SUM(IF(A2:C2<>"",A2:C2,0))`, "SUMPRODUCT(IF(A2:C2>0,A2:C2,0))", // without being an array formula
		"SUM(没有[甲])", "SUM(表1[丁])", "SUM(表1[[#Headers],[#Totals]])", "SUM(R[0]C[-3]:R[0]C[-1])", "LET(x,A2)", "SUM(A2#)",
		"LET(A2,1,A2)",
	} {
		n := notation{}
		if got := linearOf(t, n.workbook(formula), at("D2"), nil); !strings.HasPrefix(got, "? ") {
			t.Errorf("%s: got %s", formula, got)
		}
	}
}

// TestTableParts takes parts of a table: a row of titles, two rows of figures, one of totals.
func TestTableParts(t *testing.T) {
	for formula, want := range map[string]string{
		"COUNTA(表1[#Headers])": "4", "COUNTA(表1[[#Headers],[#Data],[甲]:[丙]])": "9",
		"SUM(表1[[#Data],[#Totals],[甲]])": "10", "COUNTA(表1[[#All],[甲]:[丙]])": "11",
		"SUM(表1[[#Totals],[甲]:[乙]])": "12", "SUM(表1[[乙]:[甲]])": "12", "SUM(表1[])-SUM(表1[合计])": "?",
		"SUM(表1[[#Headers],[#Data],[#Totals],[甲]])": "10",
		"SUM(表1[ 甲 ])": "5", "SUM(表1[[#Headers],[#Totals],[甲]])": "?", "SUM(表1[[甲]:[丁]])": "?",
		"SUM(表1[[丁]:[甲]])": "?", "SUM(ＢＩＧ[a b])": "9", "SUM(big[a  B])": "9",
		"SUM(big[[#Totals]])": "?", "SUM([甲])": "5", "SUM(big[@])": "?", "SUM(表1[@丙])": "3", "SUM(large[#Data])": "?",
		"SUM(表1[[#This Row],[#Data],[甲]])": "?",
		"SUM(切!A1)":                        "?", "SUM(表:切!A1)": "?", "切!A1": "?", "表ｚ!A1": "5", "表z!A1": "6",
		"表Z!A1": "6",
	} {
		w := (&notation{}).workbook(formula)
		w.book.Tables = append(w.book.Tables,
			grid.StructuredTable{Name: "big", Sheet: 1, Bottom: 2, Right: 1, Headers: 1, Columns: []string{"A\nB"}},
			grid.StructuredTable{Name: "large", Sheet: 1, Bottom: 1, Right: 1, Headers: 1, Columns: []string{"甲"}})
		cut := sheetOf("切", "A1 1")
		cut.Cut = true
		w.book.Grids = append(w.book.Grids, sheetOf("大", `A1 "A B`, "A2 9"), sheetOf("表z", "A1 6"),
			sheetOf("表ｚ", "A1 5"), cut)
		w = New(w.book)
		v, err := w.Recalculate(at("D2"))
		got := shown(v)
		if err != nil {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: got %s %v, want %s", formula, got, err, want)
		}
	}
}

// TestSharesOfArrays shows that each cell of an array formula has its share of it.
func TestSharesOfArrays(t *testing.T) {
	g := sheetOf("表", "A1 1", "A2 2", "A3 3", "B1 10", "B2 20", "B3 30", "A5 7")
	for row := range 3 {
		g.Cells = append(g.Cells, grid.Cell{
			Row: row, Col: 2, Kind: grid.Uncalculated, Formula: "A1:A3+B1:B3+SUM(A1:A2)+A5:B5",
			Each: true, Array: true, ArrayAt: [2]int{row, 0},
		})
	}
	g.Sort()
	w := New(bookOf(g))
	for ref, want := range map[string]string{
		"C1": "2*A1 + B1 + A2 + A5", "C3": "A1 + A2 + A3 + B3 + A5",
	} {
		if got := linearOf(t, w, at(ref), nil); got != want {
			t.Errorf("%s: got %s, want %s", ref, got, want)
		}
	}
	if v, err := w.Recalculate(at("C3")); err != nil || shown(v) != "43" {
		t.Errorf("%v, %v", v, err)
	}
}
