package numformat

import (
	"strings"
	"testing"

	"nianbao/grid"
)

func TestFormatIsDate(t *testing.T) {
	for code, want := range map[string]bool{
		`yyyy-mm-dd`: true, `yyyy/m/d;@`: true, `m/d`: true, `h:mm`: true, `mm:ss`: true, `[h]:mm`: true, `[mm]`: true, `[s].00`: true, `mmmm`: true,
		`[$-804]yyyy"年"m"月"d"日"`: true, `[DBNum1][$-804]m"月"d"日";@`: true, `YYYY\年`: true, `[$-F800]dddd\, mmmm dd\, yyyy`: true,
		`上午/下午h"时"mm"分"`: true, `aaaa`: true, `h:mm AM/PM`: true, `[Red]d`: true,

		`General`: false, `General"万元"`: false, `0.00_ `: false, `#,##0`: false, `[红色]0`: false, `[Red]0`: false, `@`: false, `"d"0`: false,
		`0\d`: false, `0_d`: false, `0*m`: false, `[$USD] 0`: false, `[Magenta]0;[Cyan]-0`: false, `0.00E+00`: false, `# ?/?`: false,
		`[>=100]0;0`: false, `0!d`: false, `G/通用格式`: false, `G/通用格式"人"`: false, ``: false, `"yyyy`: false, `[yyyy`: false, `_`: false, `\`: false,
		`;;;`: false, `￥#,##0.00`: false, `0"年"`: false, `0%`: false, `a0`: false,
	} {
		if got := Parse(code).IsDate(); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
}

// TestMoneyStored shows in which unit an amount is stored that a format shows in 万元 or 亿元.
func TestMoneyStored(t *testing.T) {
	for code, want := range map[string]grid.Money{
		`0"万元"`: grid.TenThousandYuan, `0.00"万元"`: grid.TenThousandYuan, `0"元"`: grid.Yuan, `0.0,"万元"`: grid.TenThousandYuan,
		`0!.0,"万元"`: grid.Yuan, `0\.0,"万元"`: grid.Yuan, `0"."0,"万元"`: grid.Yuan, `0!.0000"万元"`: grid.Yuan,
		`#,##0!.00,,"亿元"`: grid.Yuan, `0.00,,"亿元"`: grid.HundredMillionYuan, `0!.00,,"亿元"`: grid.Yuan, `0!.0,"万"`: grid.NoMoney,
	} {
		if got := Parse(code).money; got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
}

func TestShown(t *testing.T) {
	const nothing = "nothing" // hidden
	for _, test := range []struct{ code, number, want string }{
		{`0"00"`, `31`, `3100`},
		{`"1"0`, `31`, `131`},
		{`0"（2024年）"`, `31`, ``},
		{`0!.0,"万"`, `3001`, `0.3万`},
		{`0!.0,"万"`, `961716000`, `96171.6万`},
		{`0!.0,"万元"`, `961716000`, ``},
		{`0!.0,"万元"`, `961716001`, `96171.6万元`},
		{`0\.0,`, `5`, `0.0`},
		{`#,##0!.00,,"亿"`, `961716000000`, `9,617.16亿`},
		{`0`, `5`, ``},
		{`0`, `5.4`, `5`},
		{`0`, `5.5`, `6`},
		{`0`, `-5.5`, `-6`},
		{`0`, `-0.4`, `0`},
		{`0`, `99.5`, `100`},
		{`000`, `5`, ``},
		{`0.00`, `5`, ``},
		{`0.00`, `5.125`, `5.13`},
		{`0.00`, `0.004`, `0.00`},
		{`0.0#`, `5.25`, ``},
		{`0.0#`, `5.001`, `5.0`},
		{`#,##0`, `1234567`, ``},
		{`#,##0`, `1234567.5`, `1,234,568`},
		{`#,##0.00`, `-1234567.891`, `-1,234,567.89`},
		{`#,##0`, `999.5`, `1,000`},
		{`#,##0`, `99.5`, `100`},
		{`0%`, `0.05`, `5%`},
		{`0%`, `0.056`, `6%`},
		{`0.00%`, `0.05`, `5.00%`},
		{`0%`, `0`, ``},
		{`%0`, `5`, `%500`},
		{`0"件"`, `5`, ``},
		{`0"万件"`, `523`, `523万件`},
		{`#,##0"千"`, `1234`, `1,234千`},
		{`General"亿"`, `5`, `5亿`},
		{`0"%"`, `35`, `35%`},
		{`0" 万件"`, `523`, `523 万件`},
		{`#,##0_ "万"`, `1234`, `1,234 万`},
		{`0"（万件）"`, `5`, `5（万件）`},
		{`0" %"`, `35`, `35 %`},
		{`0" 件"`, `5`, ``},
		{`0" 万元"`, `12`, ``},
		{`0"0"`, `5`, `50`},
		{`"1"0`, `5`, `15`},
		{`0"万元"`, `12`, ``},
		{`0"件"`, `5.5`, `6件`},
		{`"约"0`, `5.5`, `约6`},
		{`￥#,##0.00`, `1.005`, `￥1.01`},
		{`[$￥-804]#,##0.00`, `1.001`, `￥1.00`},
		{`0.00_ `, `1.25`, ``},
		{`0.00_);(0.00)`, `-1.25`, ``},
		{`0.00_);(0.00)`, `-1.255`, `(1.26)`},
		{`0;0`, `-5`, `5`},
		{`0;[Red]0`, `-5`, `5`},
		{`0;[红色]-0`, `-5`, ``},
		{`General;General`, `-5`, `5`},
		{`General"万元"`, `1.2345`, ``},
		{`G/通用格式"人"`, `12`, ``},
		{`0;-0;"无"`, `0`, `无`},
		{`0;-0;"-"`, `0`, ``},
		{`0;-0;;@`, `0`, ``},
		{`0;-0;;@`, `7`, ``},
		{`"有";"有";"无"`, `7`, `有`},
		{`#`, `0`, ``},
		{`#`, `0.4`, nothing},
		{`;;;`, `5`, nothing},
		{`;;`, `0`, nothing},
		{`;;;@`, `-5`, nothing},
		{`_ ;_ ;_ `, `5`, nothing},
		{`0;;`, `-5`, nothing},
		{`0,`, `12345`, `12`},
		{`0.0,,"百万"`, `12345678`, `12.3百万`},
		{`#,##0,`, `12345678`, `12,346`},
		{`@`, `5`, ``},
		{`0;@`, `-5.5`, `-6`},
		{Builtin[41], `0`, ``},
		{Builtin[41], `-1234.5`, `-1,235`},
		{Builtin[44], `-1234.5`, ``},
		{Builtin[38], `1234.5`, `1,235`},
		{`[>=100]0;0.0`, `5.55`, `5.6`},
		{`[>=100]0;0.0`, `105.55`, `106`},
		{`[>1000]"12";0`, `3001`, `12`},
		{`[>1000]"12";0`, `1000`, ``},
		{`[<10]"少";[<100]0;"多"`, `5`, `少`},
		{`[<10]"少";[<100]0;"多"`, `50`, ``},
		{`[<10]"少";[<100]0;"多"`, `500`, `多`},
		{`[=7]"8";0`, `7`, `8`},
		{`[<>7]"8"`, `7`, ``},
		{`[>5]`, `7`, nothing},
		{`[红色][>5]0;0`, `7`, ``},
		{`[>x]"1";0`, `7`, ``},
		{`0"9"0`, `3001`, `30091`},
		{`0"9"0`, `5`, `095`},
		{`0-0`, `3001`, ``},
		{`0-0`, `5.5`, `0-6`},
		{`-0`, `5`, `-5`},
		{`"－"#,##0`, `1234`, `－1,234`},
		{`[<=9999999]###-####;(###) ###-####`, `5`, `-5`},
		{`(0)`, `5`, `(5)`},
		{`"（"0"）"`, `5`, `（5）`},
		{`△0`, `5`, `△5`},
		{`负0`, `5`, `负5`},
		{`"减少"0;"增加"0`, `3`, `减少3`},
		{`"增加"0;"减少"0`, `-3`, ``},
		{`0;"负"0`, `-3`, ``},
		{`↑0;↓0`, `-3`, ``},
		{`"约"0`, `26`, `约26`},
		{`"≥"0`, `26`, `≥26`},
		{`"不少于 "0`, `26`, `不少于 26`},
		{`"超过"0"件"`, `26`, `超过26件`},
		{`"不予公开"0"件"`, `26`, ``},
		{`"超期"0`, `26`, ``},
		{`"近三年"0`, `26`, ``},
		{`0"件以上"`, `26`, `26件以上`},
		{`0"以上"`, `26`, `26以上`},
		{`0" 左右"`, `26`, `26 左右`},
		{`0"倍"`, `26`, `26倍`},
		{`0"余件"`, `26`, `26余件`},
		{`0"/100"`, `26`, `26/100`},
		{`"共"0"件"`, `26`, ``},
		{`"(万元)"0`, `5`, ``},
		{`_(0_);(0)`, `5`, ``},
		{`[<0](0);0`, `-5`, ``},
		{`0;-0`, `-5`, ``},
		{`[>=0]0;-0`, `-5.5`, `-6`},
		{`[<0]\-0.0;0`, `-5.55`, `-5.6`},
		{"\u202e0", `12`, "\u202e12"},
		{"0\u200f", `12`, "12\u200f"},
		{`0.00E+00`, `12345.678`, `1.23E+04`},
		{`0.00E+00`, `12300`, ``},
		{`0E+00`, `3001`, `3E+03`},
		{`0E+00`, `5`, ``},
		{`0E-0`, `0.0512`, `5E-2`},
		{`0.0E+00`, `99.96`, `1.0E+02`},
		{`##0.0E+0`, `12345`, `12.3E+3`},
		{`##0.0E+0`, `999960`, `1.0E+6`},
		{`0.00E+00`, `-12345`, `-1.23E+04`},
		{`0E+00;0`, `-12345`, `12345`},
		{`# ?/?`, `0.5`, ``},
		{`# ?/?`, `12`, ``},
		{`# ?/?`, `12.34`, `12 1/3`},
		{`# ?/?`, `12.99`, `13`},
		{`# ?/8`, `0.3`, `2/8`},
		{`# ??/100`, `25.13`, ``},
		{`# ??/100`, `25.137`, `25 14/100`},
		{`0/0`, `2.5`, ``},
		{`?/?`, `2.34`, `7/3`},
		{`[DBNum1]0`, `5.5`, `6`},
		{`[DBNum2][$-804]General`, `5.5`, ``},
		{`"$"#,##0.00`, `12.5`, `$12.50`},
		{`[$€-407]0`, `12`, `€12`},
		{`"¥"#,##0.00`, `12.5`, ``},
		{`[$￥-804]#,##0.0`, `12.55`, `￥12.6`},
		// What is not understood is not guessed at.
		{`0\.0,"万"`, `12345`, `1.2万`},
		{`000-0000`, `5551234`, ``},
		{`0.0.0`, `5.55`, ``},
		{`0` + "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%", `5`, ``},
	} {
		shown, hidden := Parse(test.code).Show(test.number)
		if hidden && shown == "" {
			shown = nothing
		}
		if shown != test.want {
			t.Errorf("%s of %s: got %q, want %q", test.code, test.number, shown, test.want)
		}
	}
}

// TestDressed shows what is written of a number that is seen as it is: with one minus, whoever brings it.
func TestDressed(t *testing.T) {
	for _, test := range []struct{ code, number, want string }{
		{`#,##0`, `-1234`, `-1,234`},
		{`0;-0`, `-5`, `-5`},
		{`[>=0]0;-0`, `-5`, `-5`},
		{`[<0]\-0.0;0`, `-5`, `-5.0`},
		{`[>0]0;[<0]－0;"-"`, `-5`, `－5`},
		{`[<0]0;0.0`, `-5`, `-5`},
		{`,0`, `31`, `,31`},
		{`0-00`, `3`, `0-03`},
		{`0#`, `5`, `05`},
		{`0.00E+00`, `5`, `5.00E+00`},
		{`# ?/?`, `-2.5`, `-2 1/2`},
		{`#0`, `5`, `5`},
		{`"共"@`, `5`, ``},
		{`@`, `5`, ``},
		{`@;0`, `5`, ``},
	} {
		if text, known := Parse(test.code).Dress(test.number); text != test.want || !known {
			t.Errorf("%s of %s: got %q, %v, want %q", test.code, test.number, text, known, test.want)
		}
	}
	for _, test := range []struct{ code, number string }{
		{`[DBNum1]0`, `5`}, {`0`, `x`}, {`0`, strings.Repeat("9", maxShown+1)}, {`[<0]0;[>9]0`, `5`},
	} {
		if text, known := Parse(test.code).Dress(test.number); text != "" || known {
			t.Errorf("%s of %s: got %q, %v", test.code, test.number, text, known)
		}
	}
}

// TestDateShown shows what a date's format makes of a day and a time, and which formats are not understood.
func TestDateShown(t *testing.T) {
	const at = "45356.354178240741" // 2024-03-05 08:30:01
	for _, test := range []struct{ code, number, want string }{
		{`yyyy-mm-dd`, at, "2024-03-05"}, {`yy/m/d;@`, at, "24/3/5"}, {`yyy.d`, at, "2024.5"}, {`e"年"m"月"`, at, "2024年3月"},
		{`[$-804]yyyy年m月d日`, at, "2024年3月5日"}, {`[$-804]m"月"d"日"`, at, "3月5日"}, {`[$-804]"第"d"日"`, at, "第5日"}, {`YYYY\-MM!/DD`, at, "2024-03/05"}, {`yyyy_)m* d`, at, "2024 3 5"},
		{`d" 日`, at, "5 日"}, {`m/d @`, at, "3/5"}, {`y`, at, "24"},
		{`h:mm`, at, "8:30"}, {`hh:mm:ss`, at, "08:30:01"}, {`m:s`, at, "30:1"}, {`m分ss`, at, "30分01"}, {`h时m分`, at, "8时30分"},
		{`h m d m`, at, "8 30 5 3"}, {`s m`, at, "1 30"}, {`mm`, at, "03"},
		{`yyyy-m-d`, "61", "1900-3-1"}, {`yyyy-m-d`, "2958465", "9999-12-31"}, {`h`, "100.999999999", "0"},
		{`d h`, "100.999999999", "10 0"},
		// What is not understood is not guessed at.
		{`yyyy-m-d`, "60", ""}, {`yyyy-m-d`, "2958466", ""}, {`yyyy-m-d`, "x", ""}, {`mmm`, at, ""}, {`ddd`, at, ""}, {`h:mmm`, at, ""},
		{`[h]:mm`, at, ""}, {`[DBNum1]yyyy`, at, ""}, {`上午h`, at, ""}, {`下午h`, at, ""}, {`h:mm AM/PM`, at, ""}, {`mm:ss.0`, at, ""},
		{`ss#`, at, ""}, {`aaaa`, at, ""},
	} {
		if got := Parse(test.code).ShowDate(test.number, false); got != test.want {
			t.Errorf("%s of %s: got %q, want %q", test.code, test.number, got, test.want)
		}
	}
	if got := Parse(`yyyy-m-d h:mm:ss`).ShowDate("43894.25", true); got != "2024-3-5 6:00:00" {
		t.Errorf("since 1904: got %q", got)
	}
}

func TestFormatHidesText(t *testing.T) {
	for code, want := range map[string]bool{`;;;`: true, `0;0;0;`: true, `;;;@`: false, `;;`: false, `0`: false, `@`: false, `0;0;0;"x"`: false, `;;;[DBNum1]`: false} {
		if got := Parse(code).HidesText(); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
}

func TestDateText(t *testing.T) {
	for _, test := range []struct {
		code, number string
		date1904     bool
		want         string
	}{
		{`yyyy-m-d`, `45322`, false, `2024-01-31`},
		{`yyyy-m-d`, `45322.9`, false, `2024-01-31`},
		{`yyyy-m-d h:mm`, `45322.354166666664`, false, `2024-01-31 08:30`},
		{`yyyy-m-d h:mm`, `45322`, false, `2024-01-31 00:00`},
		{`yyyy-m-d h:mm:ss`, `45322.999999999`, false, `2024-02-01 00:00:00`},
		{`h:mm`, `0.75`, false, `18:00`},
		{`h:mm:ss`, `0.5`, false, `12:00:00`},
		{`h:mm`, `12`, false, `1900-01-12 00:00`},
		{`[h]:mm`, `1.5`, false, `36:00`},
		{`yyyy-m-d`, `1`, false, `1900-01-01`},
		{`yyyy-m-d`, `59`, false, `1900-02-28`},
		{`yyyy-m-d`, `60`, false, `1900-02-29`},
		{`yyyy-m-d`, `61`, false, `1900-03-01`},
		{`yyyy-m-d`, `0`, false, `1900-01-00`},
		{`yyyy-m-d`, `0`, true, `1904-01-01`},
		{`yyyy-m-d`, `43860`, true, `2024-01-31`},
		{`yyyy-m-d`, `2958465`, false, `9999-12-31`},
		{`yyyy-m-d`, `2958466`, false, ``},
		{`yyyy-m-d`, `-1`, false, ``},
	} {
		got, ok := Parse(test.code).DateText(test.number, test.date1904)
		if got != test.want || ok != (test.want != "") {
			t.Errorf("%s of %s: got %q, want %q", test.code, test.number, got, test.want)
		}
	}
}

func TestIsoDate(t *testing.T) {
	for in, want := range map[string]string{
		"2024-01-31": "2024-01-31", "2024-01-31T00:00:00": "2024-01-31", "2024-01-31T08:30:00.000Z": "2024-01-31 08:30",
		"2024-01-31T08:30:15": "2024-01-31 08:30:15", "2024-01-31T08:30": "2024-01-31 08:30", "08:30:00": "08:30", "2024-02-30": "", "x": "",
	} {
		if got, _ := ISODate(in); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}
