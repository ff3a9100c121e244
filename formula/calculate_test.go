package formula

import (
	"strings"
	"testing"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// figuresBook has a number of each kind of cell.
func figuresBook() []*grid.Grid {
	return []*grid.Grid{
		sheetOf("表1",
			"A1 1", "B1 2", "C1 3", "D1 4.5", "E1 -7",
			`A2 "5`, `B2 "件`, "C2 TRUE", "D2 #N/A", "E2 =NOW()",
			"A3 10", "C3 30", `D3 "`, `E3 "2024-1-1`,
			`A4 "自然人`, `B4 "法人`, `C4 "自然人`, `D4 "总计`, `E4 "a*b`,
			"A5 1", "B5 20", "C5 300", "D5 321",
		),
		sheetOf("表 2", "A1 100", "A2 200"),
		sheetOf("表3", "A1 1000", "B1 2000"),
	}
}

// calculations are formulas over figuresBook and what they come to: ? for undecided.
var calculations = []struct{ formula, want string }{
	// operators
	{"=1+2*3", "7"}, {"=-2^2", "4"}, {"=2^3^2", "64"}, {"=2^-1", "0.5"}, {"=10%", "0.1"}, {"=50%%", "0.005"},
	{"=0.1+0.2-0.3", "0"}, {"=1/3*3", "1"}, {"=1/3", "0.333333333333333"}, {"=1/0", "#DIV/0!"}, {"=0^0", "#NUM!"},
	{"=0^-1", "#DIV/0!"}, {"=(-8)^(1/3)", "#NUM!"}, {"=4^0.5", "2"}, {"=1e300*1e300", "#NUM!"}, {"=1e-300*1e-300", "0"},
	{`="a"&1.50&TRUE`, `"a1.5TRUE"`}, {`=1&2`, `"12"`}, {"=A9", "0"}, {`=A9&""`, `""`},
	{"=1/3&\"\"", `"0.333333333333333"`},
	{"=A1+A2", "6"}, {"=A1+B2", "#VALUE!"}, {`="1,234"+1`, "1235"}, {`="12%"+0`, "0.12"}, {`="1,2"+1`, "?"},
	{`=""+1`, "#VALUE!"}, {`=".5"+0`, "0.5"}, {"=SUM({1;2}*A1)", "3"},
	{`="-"+1`, "#VALUE!"}, {`="12件"+1`, "#VALUE!"}, {`="2024-1-1"+1`, "?"}, {`="１２"+1`, "?"}, {`=" 3 "+1`, "4"},
	{"=C2+1", "2"},
	{"=D2+1", "#N/A"}, {"=1+#REF!", "#REF!"}, {"=D2+1/0", "#N/A"}, {"=-A2", "-5"}, {"=-B2", "#VALUE!"},
	{"=+B2", `"件"`}, {"=A1:A3", "?"}, {"=A1:C1+1", "?"}, {"=@A1:A200", "0"}, {"=@A99:C99", "#VALUE!"},
	{"=@Z1:Z99", "?"},
	// comparing
	{`="a"="A"`, "TRUE"}, {`="5"=5`, "FALSE"}, {`=5<"a"`, "TRUE"}, {`="z"<TRUE`, "TRUE"}, {"=A9=0", "TRUE"},
	{`=A9=""`, "TRUE"},
	{"=A9=FALSE", "TRUE"}, {`="乙">"甲"`, "?"}, {`="甲"<>"乙"`, "TRUE"}, {`="a1"<"a2"`, "TRUE"},
	{"=1/3+1/3+1/3=1", "TRUE"}, {"=1=1=TRUE", "TRUE"},
	{"=1>=1", "TRUE"}, {"=2<=1", "FALSE"}, {"=2<>1", "TRUE"}, {"=D2=1", "#N/A"},
	// sums
	{"=SUM(A1:E1)", "3.5"}, {"=SUM(A1:A3)", "11"}, {"=SUM(A2,B2,C2)", "0"}, {`=SUM("5",TRUE,1)`, "7"},
	{`=SUM("a")`, "#VALUE!"},
	{"=SUM(A1:D2)", "#N/A"}, {"=SUM((A1,C1:D1))", "8.5"}, {"=SUM(A1:C1 B1:D1)", "5"}, {"=SUM(A1 B1)", "#NULL!"},
	{"=SUM({1,\"2\",TRUE;4,5,6})", "16"},
	{"=SUM('表 2'!A1:A2)", "300"}, {"=SUM(表1:表3!A1)", "1101"}, {"=SUM(表3:表1!A1)", "1101"},
	{"=SUM('表 2:表3'!A1:B1)", "3100"}, {"=SUM(A:A)", "12"}, {"=SUM(5:5)", "642"},
	{"=SUM('表 2'!A1:'表 2'!A2)", "300"}, {"=SUM(A1,,B1)", "3"}, {"=SUM(IF(TRUE,A1:C1))", "6"}, {"=SUM(A1:C1*2)", "?"},
	{"=SUM({1,2}*A1)", "3"},
	{"=SUM(C1:A1)", "6"}, {"=SUM($A$1:C1)", "6"}, {"=PRODUCT(A1:C1,2)", "12"}, {"=PRODUCT(A9)", "0"},
	{"=MAX(A1:E1)", "4.5"}, {"=MIN(A1:E1)", "-7"},
	{"=MAX(A9)", "0"}, {"=MIN(A1,TRUE,-3)", "-3"}, {"=AVERAGE(A1:C1)", "2"}, {"=AVERAGE(B2)", "#DIV/0!"},
	{"=MAX(A1:D2)", "#N/A"},
	{"=COUNT(A1:E3)", "?"}, {"=COUNT(A1:E1,A2:D2)", "5"}, {`=COUNT("5",TRUE,"a")`, "2"}, {"=COUNTA(A1:D3)", "11"},
	{"=COUNTBLANK(A1:D3)", "2"},
	{"=COUNTBLANK(B:B)", "1048572"}, {"=COUNTBLANK(1)", "#VALUE!"},
	{"=SUMPRODUCT(A1:C1)", "6"}, {"=SUMPRODUCT(A1:C1,A5:C5)", "941"}, {"=SUMPRODUCT((A4:C4=\"自然人\")*A5:C5)", "301"},
	{"=SUMPRODUCT(A1:C1*2)", "12"},
	{"=SUMPRODUCT(--(A1:C1>1),A5:C5)", "320"}, {"=SUMPRODUCT(A1:C1,A5:B5)", "#VALUE!"},
	{"=SUMPRODUCT({1;2}*{10,20})", "90"},
	{"=SUMPRODUCT(A2:C2)", "0"}, {"=SUMPRODUCT(--ISNUMBER(A1:C2))", "3"}, {"=SUMPRODUCT(ROUND(D1:E1/2,0))", "-2"},
	{"=SUMPRODUCT({1,2,3}*{1,2})", "#N/A"},
	{"=SUMPRODUCT(A2:B2*1)", "#VALUE!"},
	{"=SUBTOTAL(9,A1:C1)", "6"}, {"=SUBTOTAL(109,A1:C1)", "6"}, {"=SUBTOTAL(3,A1:C3)", "8"},
	{"=SUBTOTAL(2,A1:C3)", "5"}, {"=SUBTOTAL(1,A1:C1)", "2"},
	{"=SUBTOTAL(104,A1:C1)", "3"}, {"=SUBTOTAL(8,A1:C1)", "?"}, {"=SUBTOTAL(209,A1:C1)", "?"},
	{"=AGGREGATE(9,6,A1:D2)", "10.5"}, {"=AGGREGATE(9,4,A1:D2)", "#N/A"},
	{"=AGGREGATE(9,8,A1)", "#VALUE!"},
	// conditions
	{"=IF(A1,2,3)", "2"}, {"=IF(A9,2)", "FALSE"}, {"=IF(A9,2,)", "0"}, {"=IF(\"a\",1,2)", "#VALUE!"},
	{"=IF(1,A1,NOW())", "1"}, {"=IF(D2,1,2)", "#N/A"},
	{"=IF(A1:B1,1,2)", "?"}, {"=IFERROR(1/0,5)", "5"}, {"=IFERROR(A1,5)", "1"}, {"=IFNA(D2,5)", "5"},
	{"=IFNA(1/0,5)", "#DIV/0!"},
	{"=IFS(A1>1,1,A1=1,2)", "2"}, {"=IFS(FALSE,1)", "#N/A"}, {"=AND(A1:C1,TRUE)", "TRUE"}, {"=AND(A1,0)", "FALSE"},
	{"=OR(0,A1)", "TRUE"},
	{"=XOR(TRUE,TRUE,TRUE)", "TRUE"}, {"=AND(B2)", "#VALUE!"}, {"=OR(D2,TRUE)", "#N/A"}, {"=NOT(A1)", "FALSE"},
	{"=NOT(\"x\")", "#VALUE!"}, {"=TRUE()", "TRUE"}, {"=FALSE()", "FALSE"},
	{"=CHOOSE(2,A1,B1,NOW())", "2"}, {"=CHOOSE(4,1,2)", "#VALUE!"}, {"=SUM(CHOOSE(1,A1:C1,A5:C5))", "6"},
	{"=NA()", "#N/A"},
	// rounding
	{"=ROUND(2.5,0)", "3"}, {"=ROUND(-2.5,0)", "-3"}, {"=ROUND(1234.5,-2)", "1200"}, {"=ROUND(1.005,2)", "1.01"},
	{"=ROUND(5,400)", "5"}, {"=ROUND(5,-400)", "0"},
	{"=ROUNDUP(1.1,0)", "2"}, {"=ROUNDUP(-1.1,0)", "-2"}, {"=ROUNDUP(1,-1)", "10"}, {"=ROUNDDOWN(-1.9,0)", "-1"},
	{"=TRUNC(-1.9)", "-1"}, {"=TRUNC(12.34,1)", "12.3"},
	{"=INT(-1.5)", "-2"}, {"=INT(1/3*3)", "1"}, {"=ABS(-3)", "3"}, {"=SIGN(-3)", "-1"}, {"=MOD(-3,2)", "1"},
	{"=MOD(3,-2)", "-1"}, {"=MOD(3,0)", "#DIV/0!"}, {"=MOD(5.5,2)", "1.5"},
	{"=ROUND(\"a\",0)", "#VALUE!"}, {"=ROUND(1,D2)", "#N/A"}, {"=ROUNDUP(5,-300)", "1E300"},
	{"=ROUNDUP(5,-999)", "#NUM!"},
	// texts
	{"=N(A1)", "1"}, {"=N(B2)", "0"}, {"=N(C2)", "1"}, {"=N(A1:C1)", "1"}, {"=T(B2)", `"件"`}, {"=T(A1)", `""`},
	{`=VALUE("12")`, "12"}, {`=VALUE("x")`, "#VALUE!"}, {"=VALUE(TRUE)", "#VALUE!"},
	{"=LEN(B4)", "2"}, {`=LEN("𠮷")`, "2"}, {`=TRIM("  a   b ")`, `"a b"`}, {`=SUBSTITUTE("1件2件","件","")`, `"12"`},
	{`=SUBSTITUTE("a","","b")`, `"a"`},
	{`=VALUE(SUBSTITUTE("12件","件",""))`, "12"}, {`=CONCATENATE("a",1,B4)`, `"a1法人"`}, {"=CONCAT(A1:C1)", `"123"`},
	{"=CONCAT(A1:D2)", "#N/A"}, {`=EXACT("a","A")`, "FALSE"}, {`=EXACT(1,"1")`, "TRUE"}, {`=TEXT(1,"0")`, "?"},
	{"=1e20&\"\"", "?"},
	// inquiries
	{"=ISNUMBER(A1)", "TRUE"}, {"=ISNUMBER(A2)", "FALSE"}, {"=ISTEXT(D3)", "TRUE"}, {"=ISBLANK(A9)", "TRUE"},
	{"=ISBLANK(D3)", "FALSE"}, {"=ISERROR(D2)", "TRUE"}, {"=ISERR(D2)", "FALSE"},
	{"=ISERR(1/0)", "TRUE"}, {"=ISNA(D2)", "TRUE"}, {"=ISLOGICAL(C2)", "TRUE"}, {"=ISNONTEXT(A9)", "TRUE"},
	// conditions on cells
	{`=SUMIF(A4:C4,"自然人",A5:C5)`, "301"}, {`=SUMIF(A4:D4,"*人",A5)`, "321"}, {`=SUMIF(A4:D4,"?人",A5)`, "20"},
	{`=SUMIF(E4,"a~*b",A1)`, "1"}, {`=SUMIF(A5:C5,">1")`, "320"},
	{`=SUMIF(A5:C5,20)`, "20"}, {`=SUMIF(A4:C4,"<>自然人",A5:C5)`, "20"},
	{`=SUMIFS(A5:C5,A4:C4,"自然人",A1:C1,">1")`, "300"}, {`=SUMIFS(A5:C5,A4:D4,"自然人")`, "#VALUE!"},
	{`=COUNTIF(A2:C2,5)`, "1"}, {`=COUNTIF(A3:D3,"")`, "2"}, {`=COUNTIF(A3:D3,"=")`, "1"},
	{`=COUNTIF(A3:D3,"<>")`, "3"}, {`=COUNTIF(A1:C1,"<=2")`, "2"}, {`=COUNTIF(A1:C1,"<3")`, "2"},
	{`=COUNTIF(A1:C1,">=2")`, "2"}, {`=COUNTIF(A1:C1,"<>2")`, "2"}, {`=COUNTIF(B:B,"法人")`, "1"},
	{`=COUNTIF(B:B,"<>法人")`, "?"}, {`=COUNTIF(A1,"<乙")`, "?"}, {`=COUNTIF(A1,TRUE)`, "?"},
	{`=COUNTIF(A1,"2024-1-1")`, "?"},
	{`=COUNTIFS(A4:C4,"自然人",A5:C5,1)`, "1"}, {`=SUMIF(A1:B1,1,C2:D2)`, "0"}, {`=SUMIF(A1:B1,2,C2:D2)`, "#N/A"},
	// places
	{"=ROW()", "99"}, {"=COLUMN()", "26"}, {"=ROW(B5)", "5"}, {"=COLUMN(B5)", "2"}, {"=ROW(A1:A3)", "?"},
	{"=ROWS(A:A)", "1048576"}, {"=COLUMNS(A1:C2)", "3"}, {"=ROWS({1;2})", "2"},
	{"=INDEX(A1:C5,5,2)", "20"}, {"=INDEX(A1:C1,3)", "3"}, {"=INDEX(A1:A5,5)", "1"}, {"=INDEX(A1:C1,4)", "#REF!"},
	{"=INDEX(A1:C1,-1)", "#VALUE!"}, {"=SUM(INDEX(A1:C5,5,0))", "321"}, {"=INDEX({1,2,3},2)", "2"},
	{"=INDEX({1;2},2)", "2"}, {"=INDEX({1,2;3,4},2,1)", "3"}, {"=INDEX({1,2},3)", "#REF!"},
	{"=SUM(A5:INDEX(A5:D5,3))", "321"}, {`=MATCH("法人",A4:D4,0)`, "2"}, {`=MATCH("x",A4:D4,0)`, "#N/A"},
	{"=MATCH(2,A1:C1)", "?"}, {"=MATCH(0,A8:C8,0)", "#N/A"}, {"=MATCH(3,A1:C1,0)", "3"},
	{"=VLOOKUP(1,A1:C5,3,FALSE)", "3"}, {"=VLOOKUP(9,A1:C5,3,0)", "#N/A"}, {"=VLOOKUP(1,A1:C5,4,0)", "#REF!"},
	{"=VLOOKUP(1,A1:C5,3)", "?"}, {`=VLOOKUP("*",A1:C5,3,0)`, "?"}, {"=SINGLE(A99:C99)", "#VALUE!"},
	// what is given is wrong
	{"=@{7,8}", "7"}, {"=@5", "5"}, {"=@(A1,B1)", "#VALUE!"}, {"=@A1", "1"}, {"=SUM(A1:INDEX(A1:C1,9))", "#REF!"},
	{"=SUM(1:1 '表 2'!A:A)", "?"}, {"=SUM((A1,B1):C1)", "?"}, {"=SUM(没有)", "?"}, {"=SUM((A1,没有))", "?"},
	{"=SUM(A1:没有)", "?"}, {"=SUM(没有:A1)", "?"},
	{"=PRODUCT(1E200,1E200,2)", "#NUM!"}, {"=PRODUCT(E2)", "?"}, {"=MAX({1,#N/A})", "#N/A"}, {"=MIN({3,2})", "2"},
	{"=COUNT({1,\"2\",TRUE},,A9)", "2"},
	{"=COUNTA({1,\"\"},,A9)", "3"}, {"=COUNTBLANK((A3:A9,B3:B9))", "9"}, {"=COUNTBLANK(E2)", "?"},
	{"=SUMPRODUCT({1,2},{1E200,1E307}*{1E200,1E307})", "#NUM!"},
	{"=SUMPRODUCT({1,#N/A})", "#N/A"}, {"=SUMPRODUCT((A1,B1))", "?"}, {"=SUMPRODUCT(E2)", "?"},
	{"=SUMPRODUCT(A1:C2,A1:A2)", "#VALUE!"},
	{"=SUBTOTAL(D2,A1)", "#N/A"}, {"=SUBTOTAL(5,A1:E1)", "-7"}, {"=SUBTOTAL(6,B1:C1)", "6"},
	{"=SUBTOTAL(101,A1:C1)", "2"}, {"=SUBTOTAL(100,A1:C1)", "?"},
	{"=SUBTOTAL(3,A1,E2)", "?"}, {"=SUBTOTAL(9,D2)", "#N/A"}, {"=SUBTOTAL(9,E2)", "?"},
	{"=AGGREGATE(D2,6,A1)", "#N/A"}, {"=AGGREGATE(9,D2,A1)", "#N/A"}, {"=AGGREGATE(9,-1,A1)", "#VALUE!"},
	{"=AGGREGATE(9,7,A1:D2)", "10.5"},
	{"=AGGREGATE(9,5,A1:C1)", "6"}, {"=AGGREGATE(9,0,A1:C1)", "6"}, {"=AGGREGATE(3,6,A1:D2)", "8"},
	{"=AGGREGATE(3,2,A1:D2)", "8"},
	{`=SUMIF({1,2},1)`, "?"}, {`=SUMIF(A1:C1,1,{1,2})`, "?"}, {`=COUNTIFS(A1:C1,1,A1)`, "#VALUE!"},
	{`=COUNTIFS(A1:C1,1,A1:B1,1)`, "#VALUE!"},
	{`=SUMIFS(A1:C1,A5:C5,">0",A4:C4)`, "#VALUE!"}, {`=SUMIFS(A1:C1,A5:C5,">0",A4:B4,1)`, "#VALUE!"},
	{`=SUMIFS(A1:C1,A5:C5,D2)`, "?"},
	{`=SUMIFS(A1:C1,A2:C2,">0",(A4,B4),1)`, "?"}, {`=COUNTIF(A1:C1,A9)`, "0"}, {`=COUNTIF(A1:C9,"TRUE")`, "?"},
	{`=COUNTIF(A1:C9,"false")`, "?"}, {`=COUNTIF(A1:D2,"#N/A")`, "?"},
	{`=COUNTIF(A4:E4,"*")`, "5"}, {`=COUNTIF(A4:E4,"a**")`, "1"}, {`=COUNTIF(A4:E4,"a~?b")`, "0"},
	{`=COUNTIF(A4:E4,"总计**")`, "1"}, {`=COUNTIF(A4:E4,"总计?")`, "0"},
	{`=COUNTIF(A4:E4,"~*")`, "0"}, {`=COUNTIF(A4:E4,"*~")`, "0"}, {`=COUNTIF(A4:E4,"*然*人")`, "2"},
	{`=COUNTIF(A1:C1,">1")`, "2"}, {`=COUNTIF(A1:C1,"=2")`, "1"},
	{`=COUNTIF(A2:C2,"<>5")`, "2"}, {`=COUNTIF(A3:C3,"<>")`, "2"}, {`=SUMIF(5:5,">100")`, "621"},
	{`=COUNTIF(1:1048576,5)`, "?"}, {`=COUNTIF(1:1048576,"")`, "?"},
	{`=COUNTIF(A1:XFD99,5)`, "?"}, {`=SUMIF(A:A,">5",B:B)`, "0"}, {`=SUMIF(D1:D2,"<>9",D1:D2)`, "#N/A"},
	{`=COUNTIF(E2,5)`, "?"},
	{"=IFS(D2,1,TRUE,2)", "#N/A"}, {"=IFS(E2,1,TRUE,2)", "?"}, {"=CHOOSE(D2,1)", "#N/A"}, {"=CHOOSE(E2,1)", "?"},
	{"=CHOOSE(0,1)", "#VALUE!"}, {"=CHOOSE(1.9,5,6)", "5"},
	{`=IF("true",1,2)`, "1"}, {`=IF("False",1,2)`, "2"}, {"=XOR(TRUE,0,1)", "FALSE"}, {"=OR(A9)", "#VALUE!"},
	{"=AND({TRUE,1})", "TRUE"}, {"=AND(\"a\",D2)", "#VALUE!"},
	{"=ROW((A1,B1))", "#VALUE!"}, {"=COLUMNS({1,2,3})", "3"}, {"=ROWS(5)", "#VALUE!"}, {"=COLUMN(A1:B1)", "?"},
	{"=COLUMN(A1:A9)", "1"}, {"=ROW(A3:C3)", "3"},
	{"=INDEX(A1:C5,D2,1)", "#N/A"}, {"=INDEX(A1:C5,1,D2)", "#N/A"}, {"=INDEX((A1,B1),1)", "?"},
	{"=INDEX(A1:C5,1,-1)", "#VALUE!"}, {"=INDEX(A1:C5,1,4)", "#REF!"},
	{"=INDEX(A1:C5,6,1)", "#REF!"}, {"=INDEX({1,2},-1)", "#VALUE!"}, {"=INDEX({1,2},1,0)", "?"},
	{"=INDEX({1,2;3,4},3,1)", "#REF!"}, {"=INDEX({1,2;3,4},1,3)", "#REF!"},
	{"=INDEX({1,2;3,4},2)", "?"}, {"=SUM(INDEX(A1:C5,0,2))", "22"}, {"=INDEX(A1:C5,5,3)", "300"},
	{`=MATCH(D2,A1:C1,0)`, "#N/A"}, {`=MATCH(1,A1:C2,0)`, "?"}, {`=MATCH(1,{1,2},0)`, "?"},
	{`=MATCH("",A9:C9,0)`, "#N/A"}, {`=MATCH(300,C:C,0)`, "5"}, {`=MATCH("a",E2,0)`, "?"},
	{`=MATCH(5,A1:A2,0)`, "#N/A"}, {"=MATCH(A9,A1:C1,0)", "#N/A"}, {"=MATCH(1,A1:C1,1)", "?"},
	{"=VLOOKUP(D2,A1:C5,1,0)", "#N/A"}, {"=VLOOKUP(1,A1:C5,D2,0)", "#N/A"}, {"=VLOOKUP(1,(A1,B1),1,0)", "?"},
	{"=VLOOKUP(1,A1:C5,0,0)", "#VALUE!"}, {"=VLOOKUP(10,A1:C5,3,0)", "30"},
	{`=VLOOKUP("自然人",A1:C5,2,FALSE)`, `"法人"`}, {"=ROUND(D2,0)", "#N/A"}, {"=ROUND(5,\"x\")", "#VALUE!"},
	{"=ABS(B2)", "#VALUE!"}, {"=MOD(B2,2)", "#VALUE!"},
	{"=MOD(2,B2)", "#VALUE!"}, {"=ROUNDDOWN(1.99,1)", "1.9"}, {"=ROUND(1E10,-1E10)", "0"},
	{"=ROUND(1.5,1E10)", "1.5"}, {"=0.5^-400", "258224987808691E106"}, {"=0.5^-2000", "#NUM!"}, {"=2^-64*2^64", "1"},
	{"=1E200^2", "#NUM!"},
	{"=1E-200^-2", "#NUM!"}, {"=2^65", "36893488147419100000"}, {"=(-2)^3", "-8"}, {"=0^2", "0"},
	{`="1.5e2"+0`, "150"}, {`="-1,234.5"+0`, "-1234.5"}, {`="+7"+0`, "7"}, {`="--7"+0`, "?"},
	{`="1,234,5"+0`, "?"}, {`=",234"+0`, "?"}, {`="12e"+0`, "?"}, {`="" & 1E-5`, "?"}, {`="" & 0.001`, `"0.001"`},
	{`=LEN(SUBSTITUTE("aaaaaaaaaa","a",SUBSTITUTE("aaaaaaaaaa","a",SUBSTITUTE("aaaaaaaaaa","a","0123456789"))))`,
		"10000"},
	{`=LEN(SUBSTITUTE("aaaa","a",SUBSTITUTE("aaaaaaaaaa","a",SUBSTITUTE("aaaaaaaaaa","a",SUBSTITUTE("aaaaaaaaaa","a","0123456789")))))`, "#VALUE!"},
	{"=N({5,6})", "?"}, {"=N(D2)", "#N/A"}, {"=N(TRUE)", "1"}, {"=T(D2)", "#N/A"}, {"=VALUE(A2)", "5"},
	{"=TRIM(A1)", `"1"`}, {"=EXACT(D2,1)", "#N/A"}, {"=CONCAT({1,2},\"a\")", `"12a"`},
	{"=IF(A1:C1>1,A5:C5)", "?"}, {"=LET(x,2,x*3)", "6"}, {"=LET(x,2,y,x+1,x*y)", "6"}, {"=LET(x,2,没有)", "?"},
	{"=LET(x,A1:C1,SUM(x))", "6"},
	{"=COUNTIF(A1:J20000,5)", "?"}, {"=SUMPRODUCT(--(A1:A1001*A1:CV1>0))", "?"}, {"=IF({1},2,3)", "2"},
	{"=A1+{5}", "6"}, {"=ROUND({2.5},0)", "3"}, {"=MIN(A9)", "0"}, {"=N({7})", "7"},
	{"=SUMPRODUCT({1E200},{1E200})", "#NUM!"}, {"=SUMPRODUCT({FALSE,3})", "3"}, {"=SUMPRODUCT(A:A)", "?"},
	{"=[1]!合计", "?"}, {"=没有!合计", "?"},
	// undecided
	{"=SUM(Table1[合计])", "?"}, {"=R[-1]C", "?"}, {"=A1#", "?"}, {"=[1]Sheet1!A1", "?"}, {"=没有!A1", "?"},
	{"=没有", "?"}, {"=NOW()", "?"}, {"=OFFSET(A1,1,0)", "?"}, {"=E2", "?"},
	{"=SUM()", "?"}, {"=ABS(1,2)", "?"}, {"=LAMBDA(x,x)(1)", "?"}, {"=SUMPRODUCT((A:A>0)*1)", "?"},
}

func TestCalculate(t *testing.T) {
	for _, test := range calculations {
		w := with(test.formula, figuresBook()...)
		v, err := w.Calculate(ask, w.Stored)
		got := shown(v)
		if _, ok := err.(*Undecided); ok {
			got = "?"
		} else if err != nil {
			got = err.Error()
		}
		if got != test.want {
			t.Errorf("%s: got %s (%v), want %s", test.formula, got, err, test.want)
		}
	}
}

// TestCalculateOverOtherValues asks the caller for what cells hold, not the workbook.
func TestCalculateOverOtherValues(t *testing.T) {
	w := with("=SUM(A1:B1)*A2", sheetOf("表1", "A1 1", "B1 2", "A2 5"))
	v, err := w.Calculate(ask, func(c Cell) Value { return countValue(c.Col + 10*c.Row + 1) })
	if err != nil || shown(v) != "33" {
		t.Errorf("%v, %v", v, err)
	}
}

func TestCalculateCountsCellsUnderMerges(t *testing.T) {
	g := sheetOf("表1", "A1 1")
	g.Cells[0].ColSpan = 3
	g.Under = []grid.Cell{{Col: 1, Kind: grid.Number, Text: "7"}}
	w := with("=SUM(A1:C1)", g)
	if v, err := w.Recalculate(ask); err != nil || shown(v) != "8" {
		t.Errorf("%v, %v", v, err)
	}
	if c := w.At(at("B1")); c == nil || c.Text != "7" {
		t.Errorf("B1 is %v", c)
	}
	if c := w.At(at("C1")); c != nil {
		t.Errorf("C1 is %v", c)
	}
}

func TestSubtotalsPassOverSubtotals(t *testing.T) {
	cells := []string{"A1 1", "A2 2", "A3 =SUBTOTAL(9,A1:A2)", "A4 4", "A5 =1+AGGREGATE(9,0,A4)", "A6 =SUM(A4)"}
	for formula, want := range map[string]string{
		"=SUBTOTAL(9,A1:A6)": "11", "=AGGREGATE(9,0,A1:A6)": "11", "=AGGREGATE(9,4,A1:A6)": "19", "=SUM(A1:A6)": "19",
		"=SUBTOTAL(2,A1:A6)": "4", "=SUBTOTAL(3,A1:A6)": "4",
	} {
		if v, err := with(formula, sheetOf("表1", cells...)).Recalculate(ask); err != nil || shown(v) != want {
			t.Errorf("%s: got %v, %v, want %s", formula, v, err, want)
		}
	}
}

func TestHiddenCellsLeaveSubtotalsUndecided(t *testing.T) {
	for formula, undecided := range map[string]bool{
		"=SUBTOTAL(109,A1:A2)": true, "=SUBTOTAL(9,A1:A2)": true, "=AGGREGATE(9,5,A1:A2)": true,
		"=AGGREGATE(9,4,A1:A2)": false, "=SUM(A1:A2)": false,
	} {
		g := sheetOf("表1", "A1 1", "A2 2")
		g.Cells[1].Hidden = true
		_, err := with(formula, g).Recalculate(ask)
		if (err != nil) != undecided {
			t.Errorf("%s: %v", formula, err)
		}
		if undecided && !strings.Contains(reasonOf(t, err), "隐藏") {
			t.Errorf("%s: %v", formula, err)
		}
	}
}

// TestArrayFormulas works out ranges cell by cell where an array formula is marked; its cell has the first element.
func TestArrayFormulas(t *testing.T) {
	for formula, want := range map[string]string{"=SUM(A1:C1*2)": "12", "=SUM(A1:C1)": "6", "=A1:C1*2": "2", "=A1": "1",
		"=(A1,B1)": "?", "=SUM(IF(A1:C1>1,A5:C5))": "320", "=SUM(IF(A1:D1>1,A5:D5,0.5))": "641.5",
		"=SUM(IF(A2:D2,1))": "#VALUE!", "=SUM(IF(C2:D2,1))": "#N/A", "=IF(B2:C2,1)": "#VALUE!",
		"=SUM(IFERROR(A1:D2,7))": "17.5", "=IFERROR(E5:E6,1)": "0", "=SUM(IFNA(A1:D2,B5))": "30.5",
		"=IF(E5:E6=0,E5:E6)": "0", "=E2:E3": "?",
		"=SUM(A1:C1*A1:A3)": "96", "=SUM(A1:C1*A5:A5)": "6", "=ROW(A1:A3)": "?", "=SUM((A1:C1>1)*(A5:C5>20))": "1",
		"=SUM({1,2,3}*{1;2})": "18"} {
		w := with(formula, figuresBook()...)
		w.At(ask).Each = true
		v, err := w.Recalculate(ask)
		got := shown(v)
		if err != nil {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", formula, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for formula, want := range map[string]string{
		"=合计": "6", "=SUM(各项)": "6", "=税率*2": "0.4", "=表3!本表": "1000", "=本表": "1", "=SUM(两倍)": "12",
		"=左格": "7", "=上格": "8", "=套": "7", "=坏": "?", "=圈": "?", "=外": "?", "=SUM(各项 中间)": "2",
		"=各项":      "?",
		"=SUM(合計)": "?", "=ＲＡＴＥ": "3",
	} {
		sheets := append([]*grid.Grid{sheetOf("表1", "A1 1", "B1 2", "C1 3", "Y99 7", "Z98 8")}, figuresBook()[1:]...)
		w := with(formula, sheets...)
		w.book.Names = []grid.Name{
			{Name: "各项", Refers: "表1!$A$1:$C$1", Sheet: -1}, {Name: "合计", Refers: "SUM(表1!$A$1:$C$1)", Sheet: -1},
			{Name: "税率", Refers: "0.2", Sheet: -1},
			{Name: "本表", Refers: "表1!$A$1", Sheet: -1}, {Name: "本表", Refers: "表3!$A$1", Sheet: 2},
			{Name: "两倍", Refers: "表1!$A$1:$C$1*2", Sheet: -1},
			{Name: "左格", Refers: "!XFD1", Sheet: -1}, {Name: "上格", Refers: "!A1048576", Sheet: -1},
			{Name: "套", Refers: "合计+1", Sheet: -1}, {Name: "坏", Refers: "SUM(", Sheet: -1},
			{Name: "圈", Refers: "圈+1", Sheet: -1},
			{Name: "外", Refers: "[1]a!$A$1", Sheet: -1}, {Name: "中间", Refers: "表1!$B$1:$B$9", Sheet: -1},
			{Name: "rate", Refers: "3", Sheet: -1},
		}
		v, err := w.Calculate(ask, w.Stored)
		got := shown(v)
		if err != nil {
			got = "?"
		}
		if got != want {
			t.Errorf("%s: got %s (%v), want %s", formula, got, err, want)
		}
	}
}

func TestNumbersStaySmall(t *testing.T) {
	long := figure("1." + strings.Repeat("123456789", 20))
	for _, v := range []Value{
		result(long), arithmetic(syntax.OpMultiply, long, long), arithmetic(syntax.OpDivide, long, figure("7")),
		pow(figure("1.000000000000001"), figure("64")),
	} {
		if n := v.Number.NumDigits(); n > 60 {
			t.Errorf("%d digits", n)
		}
	}
}

// TestNear takes results for the same that differ by rounding only.
func TestNear(t *testing.T) {
	for _, test := range []struct {
		a, b Value
		want bool
	}{
		{numberValue(figure("0.3")), numberValue(figure("0.30000000000000004")), true},
		{countValue(1), countValue(2), false}, {Value{}, textValue(""), true},
		{countValue(0), Value{}, false}, {naError, naError, true}, {naError, valueError, false},
		{textValue("a"), textValue("a"), true},
	} {
		if got := test.a.Near(test.b); got != test.want {
			t.Errorf("%v near %v: %v", test.a, test.b, got)
		}
	}
}
