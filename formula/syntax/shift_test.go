package syntax

import (
	"strings"
	"testing"
)

var shiftCases = []struct{ formula, want string }{ // two rows down, one column right
	{`A1`, `B3`},
	{`$A$1+$A1+A$1`, `$A$1+$A3+B$1`},
	{`SUM(A1:B2)`, `SUM(B3:C4)`},
	{`SUM($A$1:A1)`, `SUM($A$1:B3)`},
	{`SUM(A:C,$A:C,A:$C)`, `SUM(B:D,$A:D,B:$C)`},
	{`SUM(1:3)+SUM($1:3)`, `SUM(3:5)+SUM($1:5)`},
	{`Sheet1!A1+'表 1'!A1+'it''s A1'!B2+表1!C3`, `Sheet1!B3+'表 1'!B3+'it''s A1'!C4+表1!D5`},
	{`[1]Sheet1!A1+'[2]A1'!A1`, `[1]Sheet1!B3+'[2]A1'!B3`},
	{`Sheet1:Sheet3!A1+Q1:Q4!A1+S!A1:S!B2`, `Sheet1:Sheet3!B3+Q1:Q4!B3+S!B3:S!C4`},
	{`A:C!B2`, `A:C!C4`},
	{`"A1"&A1&"say ""A1"""`, `"A1"&B3&"say ""A1"""`},
	{`LOG10(A1)+ATAN2(A1,B2)+_xlfn.DAYS360(A1)`, `LOG10(B3)+ATAN2(B3,C4)+_xlfn.DAYS360(B3)`},
	{`A1:INDEX(B:B,3)`, `B3:INDEX(C:C,3)`},
	{`合计1+A1合计+total_A1+A1.B+XFE1+A1048577+A01+AAAA1`, `合计1+A1合计+total_A1+A1.B+XFE1+A1048577+A01+AAAA1`},
	{`表A[A1]+Table1[[#This Row],[B2]]+T['[A1]+A1`, `表A[A1]+Table1[[#This Row],[B2]]+T['[A1]+B3`},
	{`1E5+2.5E+3+A1%+3`, `1E5+2.5E+3+B3%+3`},
	{`A1#+@A1+{1,2}+A1:B2 B1:C3`, `B3#+@B3+{1,2}+B3:C4 C3:D5`},
	{`#REF!+#REF!A1+#N/A+#DIV/0!`, `#REF!+#REF!B3+#N/A+#DIV/0!`},
	{`IF(TRUE,a1,R1C1)`, `IF(TRUE,B3,R1C1)`},
	{`XFD1+A1048575+XFD:XFD`, `#REF!+#REF!+#REF!:#REF!`},
	{`"open A1`, `"open A1`},
	{`'open A1`, `'open A1`},
	{`[open A1`, `[open A1`},
	{`A1:`, `B3:`},
	{`$`, `$`},
	{`A`, `A`},
}

func TestShift(t *testing.T) {
	for _, test := range shiftCases {
		if got := Shift(test.formula, 2, 1); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.formula, got, test.want)
		}
	}
	if got := Shift("C4+$C$4", -3, -2); got != "A1+$C$4" {
		t.Errorf("up and left: %s", got)
	}
	if got := Shift("A1+B$1", -1, -1); got != "#REF!+A$1" {
		t.Errorf("off the sheet: %s", got)
	}
}

// FuzzShift checks that a formula shifted there and back is what it was, unless it left the sheet.
func FuzzShift(f *testing.F) {
	for _, test := range shiftCases {
		f.Add(test.formula, 2, 1)
	}
	f.Fuzz(func(t *testing.T, formula string, rows, cols int) {
		rows, cols = rows%MaxRows, cols%MaxCols
		there := Shift(formula, rows, cols)
		if rows == 0 && cols == 0 || strings.Contains(there, lostReference) {
			return
		}
		back := Shift(there, -rows, -cols)
		if !strings.EqualFold(back, formula) {
			t.Errorf("%q there %q and back %q", formula, there, back)
		}
	})
}
