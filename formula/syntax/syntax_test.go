package syntax

import (
	"strings"
	"testing"
)

// spellings are formulas as people and programs write them, and as this package does.
var spellings = []struct{ text, want string }{
	{"A1", "A1"},
	{"=+A1", "+A1"},
	{"=SUM(A1,B1:C1)", "SUM(A1,B1:C1)"},
	{"=A1+SUM(B1:C1)", "A1+SUM(B1:C1)"},
	{"＝ＳＵＭ（Ａ１：Ｃ１，Ｅ１）＋１", "SUM(A1:C1,E1)+1"},
	{"=ｓｕｍ（$ａ$１；Ｂ２）－１％", "SUM($A$1,B2)-1%"},
	{"=表1！A1", "表1!A1"},
	{"  =  sum ( a1 : b2 , c3 )\n + 1 ", "SUM(A1:B2,C3)+1"},
	{"=SUM(\u00a0A1\u3000:\tB2)", "SUM(A1:B2)"},
	{"=SUM(A1\r\n,B1)", "SUM(A1,B1)"},
	{"='依申请公开'!A1", "依申请公开!A1"},
	{"=依申请公开!A1", "依申请公开!A1"},
	{"='it''s 1'!A1:B2", "'it''s 1'!A1:B2"},
	{"=Sheet1!A1:B2", "Sheet1!A1:B2"},
	{"=Sheet1!A1:Sheet1!B2", "Sheet1!A1:B2"},
	{"=Sheet1!A1:Sheet2!B2", "Sheet1!A1:Sheet2!B2"},
	{"=A1:Sheet1!B2", "A1:Sheet1!B2"},
	{"=SUM(Sheet1:Sheet3!A1)", "SUM(Sheet1:Sheet3!A1)"},
	{"=SUM('1 月:3 月'!A1)", "SUM('1 月:3 月'!A1)"},
	{"='2024'!A1+2024!A1+2024年!B1", "'2024'!A1+'2024'!A1+'2024年'!B1"},
	{"='A1'!A1", "'A1'!A1"},
	{"=SUM(A:A,3:5,$B:$C,$1:$2)", "SUM(A:A,3:5,$B:$C,$1:$2)"},
	{"=Sheet1!A:A+Sheet1!3:5", "Sheet1!A:A+Sheet1!3:5"},
	{"=合计-SUM(各项)", "合计-SUM(各项)"},
	{"=Sheet1!合计", "Sheet1!合计"},
	{"=-A1%", "-A1%"},
	{"=(-A1)%", "(-A1)%"},
	{"=--A1", "--A1"},
	{"=-2^2", "-2^2"},
	{"=2^3^2", "2^3^2"},
	{"=2^(3^2)", "2^(3^2)"},
	{"=((A1))-(B1-C1)-(D1)", "A1-(B1-C1)-D1"},
	{"=(A1+B1)*C1/(D1*E1)", "(A1+B1)*C1/(D1*E1)"},
	{`=A1&"a""b"&B1`, `A1&"a""b"&B1`},
	{"=A1<>B1", "A1<>B1"},
	{"=A1>=B1=(C1<=D1)", "A1>=B1=(C1<=D1)"},
	{"=A1<B1", "A1<B1"},
	{"=SUM({1,2;3,-4})", "SUM({1,2;3,-4})"},
	{`={"a",TRUE;#N/A,+1.5e1}`, `{"a",TRUE;#N/A,15}`},
	{"=SUM((A1,B1:C2))", "SUM((A1,B1:C2))"},
	{"=(A):(B)+A:(合计)", "(A):(B)+(A):(合计)"},
	{"=合计 第一季度", "(合计) (第一季度)"},
	{"=SUM(A1:C3 B2:D4)", "SUM(A1:C3 B2:D4)"},
	{"=@A1:A9", "@A1:A9"},
	{"=@SUM(A1)", "@SUM(A1)"},
	{"=_xlfn.CONCAT(A1)", "CONCAT(A1)"},
	{"=_xlfn._xlws.SORT(A1:A3)", "SORT(A1:A3)"},
	{"=_xlfn.SINGLE(A1:A3)", "SINGLE(A1:A3)"},
	{"=SUM(Table1[合计])", "SUM(Table1[合计])"},
	{"=Table1[[#All],[Q1]:[Q2]]", "Table1[[#All],[Q1]:[Q2]]"},
	{"=[@数量]*2", "[@数量]*2"},
	{"=SUM(R[-1]C:R[-1]C[2],RC[-1])", "SUM((R[-1]C):(R[-1]C[2]),RC[-1])"},
	{"=R1C1+1", "R1C1+1"},
	{"=A1#", "A1#"},
	{"=TRUE+false", "TRUE+FALSE"},
	{"={FALSE,true;-1,\"\"}", "{FALSE,TRUE;-1,\"\"}"},
	{"=RC!A1+R1C!A1+é!A1+表a!A1+C!A1", "'RC'!A1+'R1C'!A1+'é'!A1+表a!A1+'C'!A1"},
	{"=Excel|a!b", "'Excel|a'!b"},
	{"=SUM(A1;B1)", "SUM(A1,B1)"},
	{"=TRUE()", "TRUE()"},
	{"=1e3+.5+1.50+1E-3+2.", "1000+0.5+1.5+0.001+2"},
	{"=1e300", "1E300"},
	{"=#REF!+Sheet1!#REF!+#REF!A1", "#REF!+#REF!+#REF!"},
	{"=#DIV/0!", "#DIV/0!"},
	{"=IF(A1,,1)", "IF(A1,,1)"},
	{"=NOW()", "NOW()"},
	{"=[1]Sheet1!A1", "[1]Sheet1!A1"},
	{"=[1]!合计", "[1]!合计"},
	{"=SUM('[x y.xlsx]a'!A1:B2)", "SUM('[x y.xlsx]a'!A1:B2)"},
	{`='C:\报表\[x.xlsx]a'!A1`, `'C:\报表\[x.xlsx]a'!A1`},
	{"=Excel|'a.xlsx'!'!Sheet1!R1C1'", "'Excel|''a.xlsx'''!'!Sheet1!R1C1'"},
	{"=[1]!加总(A1)", "[1]!加总(A1)"},
	{"=!A1", "!A1"},
	{"=LAMBDA(x,x+1)(2)", "LAMBDA(x,x+1)(2)"},
	{"=LOG10(A1)+A1 (B1)", "LOG10(A1)+A1 B1"},
	{"=INDEX(A:A,3):B5", "INDEX(A:A,3):B5"},
	{"=A1:INDEX(A:A,3)", "A1:INDEX(A:A,3)"},
	{"=A01+XFE1+A1048577", "A01+XFE1+A1048577"},
	{"=“是”", "“是”"},
}

func TestParse(t *testing.T) {
	for _, test := range spellings {
		f, err := Parse(test.text)
		if err != nil {
			t.Errorf("%s: %v", test.text, err)
			continue
		}
		if got := f.String(); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, test := range []struct {
		text string
		at   int
		says string
	}{
		{"", 0, "没有写完"},
		{"=", 1, "没有写完"},
		{"=SUM(A1", 4, "补上右括号"},
		{"=（A1", 1, "补上右括号"},
		{"=SUM(A1))", 8, "多了符号"},
		{"=A1+", 4, "没有写完"},
		{"=A1*/B1", 4, "应是数"},
		{"=合计 A1 5", 6, "缺少运算符"},
		{"=A1:5", 5, "冒号后面"},
		{"=1 2", 3, "缺少运算符"},
		{`=A1&"a`, 4, "引号没有配对"},
		{"='表 1", 1, "引号没有配对"},
		{"='表 1'A1", 1, "感叹号"},
		{"=''!A1", 3, "空的"},
		{"=Sheet1!", 8, "缺少单元格"},
		{"=表[合计", 2, "方括号"},
		{"={1,2;3}", 1, "长短不一"},
		{"={A1}", 2, "常量"},
		{"={1", 3, "右花括号"},
		{"=#ABC", 1, "错误值"},
		{"=1e309", 1, "太大"},
		{"=SUM(A1 B1", 4, "补上右括号"},
		{"=" + strings.Repeat("(", 65) + "1", 65, "嵌套太深"},
		{"=" + strings.Repeat("-", 65) + "1", 66, "嵌套太深"},
		{"=" + strings.Repeat("1+", 4096) + "1", 8192, "太长"},
	} {
		f, err := Parse(test.text)
		wrong, ok := err.(*Error)
		if !ok || f != nil {
			t.Errorf("%.40s: %v, %v", test.text, f, err)
			continue
		}
		if wrong.At != test.at || !strings.Contains(wrong.Reason, test.says) {
			t.Errorf("%.40s: %d %s, want %d %s", test.text, wrong.At, wrong.Reason, test.at, test.says)
		}
	}
}

func TestR1C1(t *testing.T) {
	for _, test := range []struct{ formula, at, want string }{
		{"SUM(D6:I6)", "J6", "SUM(R[0]C[-6]:R[0]C[-1])"},
		{"sum( d8 : i8 )", "J8", "SUM(R[0]C[-6]:R[0]C[-1])"},
		{"$D$6+D$6+$D6", "J6", "R6C4+R6C[-6]+R[0]C4"},
		{"表1!A:A+$3:4", "B3", "表1!C[-1]:C[-1]+R3:R[1]"},
		{`A1&"A1"`, "A1", `R[0]C[0]&"A1"`},
	} {
		f, err := Parse(test.formula)
		if err != nil {
			t.Fatalf("Parse: %v", err)
		}
		at, _ := ParseAddress(test.at)
		if got := f.R1C1(at.Row, at.Col); got != test.want {
			t.Errorf("%s at %s: got %s, want %s", test.formula, test.at, got, test.want)
		}
	}
}
