package formula

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// spelled writes a linear form: A1 + 2*B1 - C1 + 5, cells in order, ~ before what was tried.
func spelledForm(w *Workbook, l Linear) string {
	cells := slices.SortedFunc(maps.Keys(l.Terms), func(a, b Cell) int {
		if a.Sheet != b.Sheet {
			return a.Sheet - b.Sheet
		}
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	var parts []string
	for _, c := range cells {
		name := w.book.Grids[c.Sheet].Ref(c.Row, c.Col)
		if c.Sheet > 0 {
			name = w.Ref(c)
		}
		if f := l.Terms[c]; !f.Equal(decimal.NewFromInt(1)) {
			name = f.String() + "*" + name
		}
		parts = append(parts, name)
	}
	if !l.Constant.IsZero() || len(parts) == 0 {
		parts = append(parts, l.Constant.String())
	}
	probed := ""
	if l.probed {
		probed = "~ "
	}
	return probed + strings.Join(parts, " + ")
}

func linearOf(t *testing.T, w *Workbook, c Cell, expand func(Cell) bool) string {
	t.Helper()
	l, err := w.Linear(c, expand)
	if err != nil {
		return "? " + reasonOf(t, err)
	}
	return spelledForm(w, l)
}

func TestLinear(t *testing.T) {
	for _, test := range []struct{ formula, want string }{
		{"=A1", "A1"}, {"=+A1", "A1"}, {"=@A1", "A1"}, {"=(A1)", "A1"}, {"=5", "5"}, {"=A1-B1+2", "A1 + -1*B1 + 2"},
		{"=A1-(B1-C1)", "A1 + -1*B1 + C1"},
		{"=SUM(A1:C1)", "A1 + B1 + C1"}, {"=SUM(A1,B1:C1)+C1", "A1 + B1 + 2*C1"}, {"=SUM(A1:C1)-C1", "A1 + B1"},
		{"=-SUM(A1:B1)", "-1*A1 + -1*B1"},
		{"=SUM((A1,B1))", "A1 + B1"}, {"=SUM(A1:C1 B1:D1)", "B1 + C1"}, {"=SUM(A1+B1,-C1,2)", "A1 + B1 + -1*C1 + 2"},
		{"=SUM(A1,)", "A1"}, {"=SUM({1,2},A1)", "A1 + 3"},
		{"=2*A1+A1*3", "5*A1"}, {"=A1/4", "0.25*A1"}, {"=A1*50%", "0.5*A1"}, {"=A1%", "0.01*A1"},
		{"=(A1+B1)*(2+3)", "5*A1 + 5*B1"}, {"=A1/3+A1/3+A1/3", "A1"}, {"=A1*2^3", "8*A1"}, {"=2^2+A1", "A1 + 4"},
		{"=A1*ROUND(2.4,0)", "2*A1"}, {"=A1*税率", "0.2*A1"}, {"=SUM(各项)", "A1 + B1"}, {"=合计", "A1 + B1"},
		{"=A1+ROW()", "A1 + 99"},
		{"=SUMPRODUCT(A1:C1)", "A1 + B1 + C1"}, {"=SUMPRODUCT(A1:C1,{1,0,-2})", "A1 + -2*C1"},
		{"=SUMPRODUCT({1,2})", "3"}, {"=SUMPRODUCT(A1:C1*2)", "~ 2*A1 + 2*B1 + 2*C1"},
		{"=SUMPRODUCT(A1:C1*{1,2,3})", "~ A1 + 2*B1 + 3*C1"},
		{"=SUBTOTAL(9,A1:C1)", "A1 + B1 + C1"}, {"=SUBTOTAL(109,A1:B1,C1)", "A1 + B1 + C1"},
		{"=AGGREGATE(9,6,A1:B1)", "A1 + B1"}, {"=N(A1)+N(B1)", "A1 + B1"},
		{"=SUM(表1!A1:B1)", "A1 + B1"}, {"='表 2'!A1+A1", "A1 + 表 2!A1"}, {"=SUM('表1:表 2'!A1)", "A1 + 表 2!A1"},
		{"=SUM('表 2'!A:A)", "表 2!A1 + 表 2!A2"}, {"=SUM('表 2'!A1:Z1)", "表 2!A1 + 表 2!B1"},
		{"=A1-A1", "0"}, {"=SUM(D1:E1)", "D1 + E1"}, {"=A1+E5", "A1 + E5"},
		{"=1e300*A1", "1" + strings.Repeat("0", 300) + "*A1"},
		{"=SUM(各项:C1)", "A1 + B1 + C1"}, {"=SUM((各项,C1))", "A1 + B1 + C1"}, {"=A1:A1+B1 B1:B9", "A1 + B1"},
		{"=SUMPRODUCT({1;2},A1:A2)", "A1 + 2*A2"}, {"=SUMPRODUCT(A1:B2,{1,2;3,4})", "A1 + 2*B1 + 3*A2 + 4*B2"},
		{"=SUBTOTAL(9,(A1,B1),各项)", "2*A1 + 2*B1"}, {"=LET(x,A1,x+x)", "2*A1"},
		{"=SUM(A1:B1,LET(x,C1,x))", "A1 + B1 + C1"}, {"=A1*{2}", "2*A1"},
		// by probing
		{`=IF(SUM(A1:C1)=0,"",SUM(A1:C1))`, "~ A1 + B1 + C1"}, {"=ROUND(SUM(A1:C1),2)", "~ A1 + B1 + C1"},
		{"=IFERROR(A1+B1,0)", "~ A1 + B1"}, {"=MAX(SUM(A1:B1),0)", "~ A1 + B1"}, {"=A1*1.0^B9+B1", "~ A1 + B1"},
		{`=SUMIF(A1:C1,">0")`, "~ A1 + B1 + C1"}, {`=SUMIF(A4:C4,"自然人",A1:C1)`, "~ A1 + C1"},
		{`=SUMIF(A4:C4,"自然人",A1)`, "~ A1 + C1"}, {`=SUMPRODUCT((A4:C4="自然人")*A1:C1)`, "~ A1 + C1"},
		{`=IF(ISNUMBER(D4),D4,0)+A1`, "~ A1 + D4"}, {`=IF(B4="法人",A1+B1,C1)`, "~ A1 + B1"},
		{"=ROUND(A1+D4,0)", "~ A1 + D4"}, {"=INDEX(A1:C1,2)+A1", "~ A1 + B1"}, {`=IF(A1="",0,A1)+B1`, "~ A1 + B1"},
		{"=SUM(A1:INDEX(A1:C1,3))", "~ A1 + B1 + C1"}, {"=INT(A1)+IF(1,2,3)", "~ A1 + 2"},
		{"=IF(COUNT(A1:C1)=0,\"\",SUM(A1:C1))", "~ A1 + B1 + C1"},
		{`=IF(F1="否",A1,0)`, "~ A1"}, {`=IF(D4="/",5,0)+A1`, "~ A1 + 5"},
		// not a sum
		{"=A1*B1", "? 不成比例"}, {"=MAX(A1:C1)", "? 不成比例"}, {"=MIN(A1+B1,500)", "? 不成比例"},
		{"=MAX(A1-B1,0)", "? 不成比例"}, {"=IF(A1>B1,A1+B1,0)", "? 不成比例"}, {"=ABS(A1-B1)", "? 不成比例"},
		{`=IF(A1="","",A1+B1)`, "? 空着"}, {"=AVERAGE(A1:C1)*3", "? 空着"}, {"=COUNT(A1:C1)", "? 空着"},
		{"=A1=B1", "? 不是数"}, {`=A1&""`, "? 不是数"}, {"=1/A1", "? 错误值"}, {"=A1/B1", "? 错误值"},
		{"=SUMIF(A5:C5,20,A1:C1)", "? 不成比例"}, {`=SUMIF(A1:C1,"<>9")`, "? 不成比例"}, {"=IF(A1=900,0,A1)+B1", "? 不成比例"},
		{`=IF(A1="9",0,A1)+B1`, "~ A1 + B1"}, {"=A1:C1", "? 当作一个数"}, {"=SUM(A1:C1*2)", "? 当作一个数"},
		{"=#REF!+A1", "? 错误值"}, {"=NOW()+A1", "? 不会计算"}, {"=[1]a!A1", "? 别的文件"}, {"=没有!A1+1", "? 不存在"},
		{"=无名+1", "? 没有定义"}, {"=SUM(表[列])", "? 没有定义的表格"}, {"=SUM(R[-1]C)", "? 不认识"}, {"=OFFSET(A1,0,0)", "? 不会计算"},
		{"=TEXT(A1,0)", "? 不会计算"}, {"=1e300*1e9*A1", "? "}, {"=MAX(A1:Z90)", "? 不能判定"},
		{`=IF(F1="是",MAX(A1:B1),0)`, "~ 0"}, {`=IF(F1="否",MAX(A1:B1),0)`, "? 不成比例"},
	} {
		w := with(test.formula, sheetOf("表1", "A1 1", "B1 2", "C1 3", `A4 "自然人`, `B4 "法人`, `C4 "自然人`, `D4 "/`,
			"A5 1", "B5 20", "C5 300", `F1 "否`), sheetOf("表 2", "A1 1", "B2 2"))
		w.book.Names = []grid.Name{
			{Name: "各项", Refers: "表1!$A$1:$B$1", Sheet: -1}, {Name: "合计", Refers: "SUM(表1!$A$1:$B$1)", Sheet: -1},
			{Name: "税率", Refers: "0.2", Sheet: -1},
		}
		got := linearOf(t, w, ask, nil)
		reason, undecided := strings.CutPrefix(test.want, "? ")
		if got != test.want && !(undecided && strings.HasPrefix(got, "? ") && strings.Contains(got, reason)) {
			t.Errorf("%s: got %s, want %s", test.formula, got, test.want)
		}
	}
}

// TestLinearOfStoredFigures shows formulas that no probe gives away, only those of the workbook.
func TestLinearOfStoredFigures(t *testing.T) {
	for _, test := range []struct{ formula, stored, want string }{
		{"=IF(B1-A1=19,0,A1+B1)", "D1 0", "? 现在的数"}, // as they are
		{"=IF(B1-A1=20,0,A1+B1)", "D1 0", "? 现在的数"}, // once B1 is one more and A1 is not
		{"=IF(B1-A1=21,0,A1+B1)", "D1 0", "~ A1 + B1"},
		// an empty cell is tried as one, an error value too; a truth value stays
		{`=IF(AND(D1="",A1=1),0,A1+B1)`, "D1 ", "? 现在的数"},
		{`=IF(AND(D1="",A1=1),0,A1+B1)`, "D1 TRUE", "~ A1 + B1"},
		{`=IF(AND(D1="",A1=1),0,A1+B1)`, "D1 #N/A", "? 现在的数"},
	} {
		got := linearOf(t, with(test.formula, sheetOf("表1", "A1 1", "B1 20", test.stored)), ask, nil)
		reason, undecided := strings.CutPrefix(test.want, "? ")
		if got != test.want && !(undecided && strings.HasPrefix(got, "? ") && strings.Contains(got, reason)) {
			t.Errorf("%s with %s: got %s, want %s", test.formula, test.stored, got, test.want)
		}
	}
}

func TestLinearLooksThroughOpenCells(t *testing.T) {
	cells := []string{
		"A1 1", "A2 2", "A3 =SUM(A1:A2)", "A4 4", "A5 =A3+A4", "A6 =SUM(A1:A5)", "A7 =2*A5-A3+1",
		"A8 =IF(A3+A4=0,\"\",A3+A4)", "A9 =IF(A3=0,\"\",A3)+A4",
		"B1 =B2", "B2 =B3+1", "B3 =B1", "B4 =B2", "B5 =MAX(A1,A2)", "B6 =B5+1", "B7 =B7+A1", "B8 =A1+", "B9 =B8+1",
	}
	all := func(Cell) bool { return true }
	for _, test := range []struct {
		ref    string
		expand func(Cell) bool
		want   string
	}{
		{"A5", nil, "A3 + A4"}, {"A5", all, "A1 + A2 + A4"}, {"A6", all, "3*A1 + 3*A2 + 2*A4"},
		{"A7", all, "A1 + A2 + 2*A4 + 1"},
		{"A6", func(c Cell) bool { return c == at("A3") }, "2*A1 + 2*A2 + A4 + A5"}, {"A8", all, "~ A1 + A2 + A4"},
		{"A9", all, "? 公式的结果可能是错误值 #VALUE!"}, {"B6", nil, "B5 + 1"},
		{"B6", all, "? 表1!B5的公式：公式不是一些格相加减"}, {"B9", all, "? 表1!B8的公式"},
	} {
		got := linearOf(t, New(bookOf(sheetOf("表1", cells...))), at(test.ref), test.expand)
		if got != test.want && !(test.want[0] == '?' && strings.HasPrefix(got, test.want)) {
			t.Errorf("%s: got %s, want %s", test.ref, got, test.want)
		}
	}
	for ref, want := range map[string]string{
		"B1": "表1!B1 → 表1!B2 → 表1!B3 → 表1!B1", "B4": "表1!B2 → 表1!B3 → 表1!B1 → 表1!B2", "B7": "表1!B7 → 表1!B7",
	} {
		_, err := New(bookOf(sheetOf("表1", cells...))).Linear(at(ref), all)
		if circle, ok := err.(*Circle); !ok || !strings.HasSuffix(circle.Error(), "："+want) {
			t.Errorf("%s: %v", ref, err)
		}
	}
	if _, err := New(bookOf(sheetOf("表1", cells...))).Linear(at("B7"), nil); !isCircle(err) {
		t.Errorf("B7: %v", err)
	}
	if _, err := New(bookOf(sheetOf("表1", cells...))).Linear(at("B8"), all); !isSyntax(err) {
		t.Errorf("B8: %v", err)
	}
}

// TestWithin looks through what keeps a sum within bounds or shows it only sometimes, in the cells that are replaced, too.
func TestWithin(t *testing.T) {
	for _, test := range []struct{ formula, want string }{
		{"=A1-B1", "A1 + -1*B1"}, {"=MAX(0,A1-B1)", "A1 + -1*B1"}, {"=MIN(A1-B1,100)", "A1 + -1*B1"},
		{`=IF(A1="","",A1-B1)`, "A1 + -1*B1"}, {"=IF(A1<B1,0,A1-B1)+C1", "A1 + -1*B1 + C1"}, {"=-MAX(0,IF(A1>0,A1))", "-1*A1"},
		{"=IFERROR(ROUND(MAX(0,A1),0),0)", "A1"}, {"=D1", "A1 + -1*B1"}, {"=MAX(0,2*D1)", "2*A1 + -2*B1"},
		{"=IF(A1>0,A1,B1)", "?"}, {"=MAX(A1,B1)", "?"}, {"=MAX(0)", "0"}, {"=IF(A1>0,1,2)", "?"}, {"=A1*B1", "?"},
		{"=MAX(某数,A1-B1)", "?"}, {`=MAX(INDIRECT("C1"),A1-B1)`, "?"},
	} {
		w := New(bookOf(sheetOf("表1", "A1 1", "B1 2", "C1 3", "D1 =MAX(A1-B1,0)", "E1 "+test.formula)))
		l, err := w.Within(at("E1"), func(c Cell) bool { return c == at("D1") })
		got := "?"
		if err == nil {
			got = spelledForm(w, l)
		}
		if got != test.want {
			t.Errorf("%s: got %s, %v, want %s", test.formula, got, err, test.want)
		}
		if bound, err := w.Linear(at("E1"), nil); test.formula == "=MAX(0,A1-B1)" && err == nil {
			t.Errorf("%s is taken for %s once it was asked for within its bounds", test.formula, spelledForm(w, bound))
		}
	}
}

func isCircle(err error) bool { _, ok := err.(*Circle); return ok }

func isSyntax(err error) bool { _, ok := err.(*syntax.Error); return ok }

func TestLinearPassesOverSubtotals(t *testing.T) {
	w := New(bookOf(sheetOf("表1",
		"A1 1", "A2 2", "A3 =SUBTOTAL(9,A1:A2)", "A4 4", "A5 =SUBTOTAL(9,A1:A4)", "A6 =AGGREGATE(9,4,A3:A4)")))
	for ref, want := range map[string]string{"A5": "A1 + A2 + A4", "A6": "A3 + A4"} {
		if got := linearOf(t, w, at(ref), nil); got != want {
			t.Errorf("%s: got %s, want %s", ref, got, want)
		}
	}
}

func TestLinearOfHiddenCells(t *testing.T) {
	for formula, want := range map[string]string{
		"=SUBTOTAL(109,A1:A2)": "? 有的行隐藏了", "=SUBTOTAL(9,A1:A2)": "A1 + A2",
		"=AGGREGATE(9,5,A1:A2)": "? 有的行隐藏了",
	} {
		g := sheetOf("表1", "A1 1", "A2 2")
		g.Cells[1].Hidden = true
		if got := linearOf(t, with(formula, g), ask, nil); !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %s, want %s", formula, got, want)
		}
	}
}

func TestMentions(t *testing.T) {
	w := with("=SUM(A1:C1,B1)-2*(D1+小计)", sheetOf("表1", "A1 1"))
	w.book.Names = []grid.Name{{Name: "小计", Refers: "SUM(表1!$E$1:$F$1)", Sheet: -1}}
	got, err := w.Mentions(ask)
	if err != nil {
		t.Fatalf("w.Mentions: %v", err)
	}
	one, two := decimal.NewFromInt(1), decimal.NewFromInt(-2)
	want := []Mention{
		{Reference{Bottom: 1, Right: 3, Summed: true, Text: "A1:C1"}, one},
		{Reference{Bottom: 1, Left: 1, Right: 2, Summed: true, Text: "B1"}, one},
		{Reference{Bottom: 1, Left: 3, Right: 4, Text: "D1"}, two},
		{Reference{Bottom: 1, Left: 4, Right: 6, Summed: true, Text: "小计"}, two},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
