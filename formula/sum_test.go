package formula

import (
	"strings"
	"testing"
)

func TestSum(t *testing.T) {
	row := func(sheet string, row int, cols ...int) (terms []Term) {
		for _, c := range cols {
			terms = append(terms, Term{Sheet: sheet, Row: row, Col: c})
		}
		return terms
	}
	minus := func(terms ...Term) []Term {
		for i := range terms {
			terms[i].Negative = true
		}
		return terms
	}
	down := []Term{{Sheet: "甲", Row: 7, Col: 3}, {Sheet: "甲", Row: 8, Col: 3}, {Sheet: "甲", Row: 9, Col: 3}}
	wide := []Term{{Sheet: "甲", Col: 3, Cols: 2}, {Sheet: "甲", Col: 5, Cols: 2}}
	var many []Term
	for i := range 256 {
		many = append(many, Term{Sheet: "甲", Row: 2 * i})
	}
	for _, test := range []struct {
		terms []Term
		want  string
	}{
		{row("甲", 5, 3, 4, 5, 6, 7, 8), "SUM(D6:I6)"},
		{row("甲", 5, 3), "SUM(D6)"},
		{row("甲", 5, 3, 5, 6), "SUM(D6,F6:G6)"},
		{row("甲", 5, 4, 3), "SUM(E6,D6)"},
		{down, "SUM(D8:D10)"},
		{append(row("甲", 7, 2), down...), "SUM(C8:D8,D9:D10)"},
		{append(down[:3:3], Term{Sheet: "甲", Row: 9, Col: 4}), "SUM(D8:D10,E10)"},
		{wide, "SUM(D1:F1)"},
		{append(row("甲", 5, 3, 4), minus(row("甲", 5, 5)...)...), "SUM(D6:E6)-SUM(F6)"},
		{minus(row("甲", 5, 5)...), "-SUM(F6)"},
		{append(row("甲", 0, 0), row("it's", 0, 1)...), "SUM('甲'!A1,'it''s'!B1)"},
		{row("乙", 0, 0, 1), "SUM('乙'!A1:B1)"},
		{nil, ""},
	} {
		got := Sum(test.terms, "甲")
		if got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
	if got := Sum(many, "甲"); strings.Count(got, "SUM(") != 2 || strings.Count(got, ",") != 254 {
		t.Error(got)
	}
	if n := len(Ranges([]Term{{Col: 1}, {Col: 2, Negative: true}})); n != 2 {
		t.Errorf("%d ranges of what is added and what is taken away", n)
	}
	fixed := Notation{Row: func(int) string { return "$9" }, Col: func(int) string { return "$X" }}
	if got := fixed.Sum(wide); got != "SUM($X$9:$X$9)" {
		t.Error(got)
	}
}

// TestRatio writes a ratio of sums, which shows nothing where it would be divided by 0.
func TestRatio(t *testing.T) {
	cell := func(sheet string, col int) Term { return Term{Sheet: sheet, Row: 3, Col: col} }
	less := cell("甲", 4)
	less.Negative = true
	for _, test := range []struct {
		terms, by []Term
		times     int64
		places    int
		want      string
	}{
		{[]Term{cell("甲", 2)}, []Term{cell("甲", 1)}, 100, 2, `IF(SUM(B4)=0,"",ROUND(SUM(C4)/SUM(B4)*100,2))`},
		{[]Term{cell("甲", 2), less}, []Term{cell("甲", 1), less}, 1, 0,
			`IF(SUM(B4)-SUM(E4)=0,"",ROUND((SUM(C4)-SUM(E4))/(SUM(B4)-SUM(E4)),0))`},
		{[]Term{less}, []Term{cell("甲", 1)}, 1, 1, `IF(SUM(B4)=0,"",ROUND((-SUM(E4))/SUM(B4),1))`},
		{[]Term{cell("甲", 2)}, []Term{cell("乙", 1)}, 1, 1, `IF(SUM('乙'!B4)=0,"",ROUND(SUM('甲'!C4)/SUM('乙'!B4),1))`},
		{[]Term{cell("乙", 2)}, []Term{cell("甲", 1)}, 1, 1, `IF(SUM('甲'!B4)=0,"",ROUND(SUM('乙'!C4)/SUM('甲'!B4),1))`},
	} {
		if got := Ratio(test.terms, test.by, "甲", test.times, test.places); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

// TestSumIsRead reads what was written.
func TestSumIsRead(t *testing.T) {
	terms := []Term{
		{Sheet: "表1", Row: 5, Col: 3}, {Sheet: "表1", Row: 5, Col: 4}, {Sheet: "表 2", Row: 1, Col: 1, Negative: true},
	}
	w := with("="+Sum(terms, "表1"), sheetOf("表1"), sheetOf("表 2", "A1 1"))
	if got := linearOf(t, w, ask, nil); got != "D6 + E6 + -1*表 2!B2" {
		t.Error(got)
	}
}
