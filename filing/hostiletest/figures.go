package hostiletest

import "strings"

// figures are dangers of the characters of a figure.
func (b Base) figures() []File {
	figure := func(name, danger, text string) File {
		return b.book("figure-"+name, danger, cell(`<c r="D6" s="9" t="inlineStr"><is><t xml:space="preserve">`+text+
			`</t></is></c>`))
	}
	return []File{
		figure("bidi-override", "1003 that is shown as 3001", "\u202e1003\u202c"),
		figure("bidi-isolate", "a figure in an isolate", "\u20673001\u2069"),
		figure("bidi-mark", "a figure behind a mark of direction", "\u200f3001"),
		figure("bidi-between", "digits turned round within a figure", "30\u202e10\u202c"),
		figure("zero-width", "a space of no width between digits", "30\u200b01"),
		figure("joiner", "a joiner between digits", "30\u200d01"),
		figure("word-joiner", "another joiner", "30\u206001"),
		figure("soft-hyphen", "a hyphen that nobody sees", "30\u00ad01"),
		figure("bom", "a byte order mark", "\ufeff3001"),
		figure("tag", "characters that nobody sees", "3001\U000e0039"),
		figure("variation", "a variation", "3001\ufe0f"),
		figure("combining", "a digit struck through", "3\u033600001"), figure("keycap", "a key", "3001\u20e3"),
		figure("full-width", "full-width digits", "３００１"), figure("arabic", "Arabic-Indic digits", "٣٠٠١"),
		figure("persian", "Persian digits", "۳۰۰۱"), figure("devanagari", "Devanagari digits", "३००१"),
		figure("mathematical", "bold digits", "\U0001d7d1\U0001d7ce\U0001d7ce\U0001d7cf"),
		figure("circled", "circled digits", "③⓪⓪①"), figure("superscript", "a digit set high", "300¹"),
		figure("roman", "Roman numerals", "ⅩⅡ"), figure("chinese", "Chinese numerals", "三千零一"),
		figure("capital", "Chinese numerals of bookkeeping", "叁仟零壹"), figure("ideograph", "a zero of Chinese", "3〇〇1"),
		figure("letter-o", "letters O for zeros", "3OO1"), figure("letter-l", "a letter l for one", "300l"),
		figure("cyrillic", "Cyrillic letters for digits", "3ОО1"), figure("greek", "Greek letters for digits", "3οο1"),
		figure("comma", "a comma between thousands", "3,001"), figure("full-comma", "a full-width comma", "3，001"),
		figure("point", "a point between thousands", "3.001"), figure("two-points", "two points", "3.0.01"),
		figure("apostrophe", "an apostrophe between thousands", "3'001"), figure("space", "a space between", "3 001"),
		figure("no-break", "a space that does not break", "3\u00a0001"),
		figure("ideographic-space", "a full-width space", "3　001"),
		figure("line-break", "a line break between digits", "30\n01"), figure("tab", "a tab between digits", "30\t01"),
		figure("minus", "a minus sign", "−3001"), figure("hyphen", "a hyphen", "‐3001"),
		figure("brackets", "bookkeepers' minus",
			"(3001)"),
		figure("plus", "a plus", "+3001"), figure("sum", "a sum as text", "3000+1"),
		figure("formula", "a formula as text", "=3001"),
		figure("equal-dde", "a command as text", "=cmd|'/c calc'!A0"), figure("two", "two figures", "3001 3002"),
		figure("range", "a range", "3001-3002"), figure("about", "about so much", "约3001"),
		figure("unit", "a unit", "3001件"),
		figure("ten-thousand", "another unit", "0.3001万"), figure("html", "markup", "&lt;b&gt;3001&lt;/b&gt;"),
		figure("control", "a control character of Excel's escapes", "3001_x001b_"),
		figure("template", "an action of templates", "{{机关名称}}3001"),
	}
}

// labels are dangers of the characters of a label.
func (b Base) labels() []File {
	label := func(name, danger, text string) File { return b.book("label-"+name, danger, shared("自然人", text)) }
	return []File{
		label("bidi", "a label turned round", "\u202e人然自\u202c"),
		label("zero-width", "a label with a space of no width", "自\u200b然人"),
		label("homoglyph", "a label of like characters", "自燃人"), label("compatibility", "a label of radicals", "⾃然⼈"),
		label("swapped", "a label that another column has", "商业企业"), label("empty", "a label that is empty", ""),
		label("html", "a label of markup", "&lt;script&gt;alert(1)&lt;/script&gt;"),
		label("combining", "a label under 1,000 accents", "自然人"+strings.Repeat("\u0301", 1000)),
	}
}

// Evil is what an agency or a text may be called to reach what is made of it: page, Word, workbook, delimited text, the
// names of files.
var Evil = []struct{ Name, Danger, Text string }{
	{"script", "markup that runs", `<script>alert(1)</script>局`},
	{"image", "markup that breaks out of an attribute", `"><img src=x onerror=alert(1)>局`},
	{"quote", "the end of an attribute", `' onmouseover='alert(1)局`},
	{"comment", "the end of a comment and of CDATA", `-->]]>局`},
	{"entity", "what looks like an entity", `&lt;b&gt;&#x202e;局`},
	{"link", "a link that runs", `javascript:alert(1)局`},
	{"formula", "a formula", `=HYPERLINK("http://127.0.0.1:9/","局")`},
	{"dde", "a command", `=cmd|'/c calc'!A0局`},
	{"plus", "a formula by plus", `+1+cmd|'/c calc'!A0局`},
	{"minus", "a formula by minus", `-1+1局`},
	{"at", "a formula by at", `@SUM(1)局`},
	{"action", "an action of templates", `{{.}}{{机关名称}}{{range}}局`},
	{"up", "a path that leads up", `../../evil局`},
	{"back", "a path that leads up on Windows", `..\..\evil局`},
	{"absolute", "a path from the root", `/tmp/evil局`},
	{"drive", "a path with a drive", `C:\evil局`},
	{"stream", "a stream of NTFS", `局:evil`},
	{"device", "a device of Windows", `CON`},
	{"device-null", "another", `nul`},
	{"device-port", "a port of Windows", `COM1`},
	{"device-super", "a port of Windows by a superscript", `COM¹`},
	{"dots", "nothing but dots", `..`},
	{"dot-end", "a dot at the end", `示例局.`},
	{"space-end", "a space at the end", "示例局　 "},
	{"dash", "a name like an option", `--force局`},
	{"star", "a pattern", `*?局`},
	{"bidi", "a name turned round", "示例\u202e局公办\u202c"},
	{"zero-width", "a name with a space of no width", "示\u200b例局"},
	{"newline", "a name of two lines", "示例\n局"},
	{"escape", "a sequence that steers terminals", "示例\x1b[2J局"},
	{"long", "a name of 300 characters", strings.Repeat("长", 300) + "局"},
	{"emoji", "a name of other planes", "示例👨‍👩‍👧‍👦𠮷局"},
}

// agencies are dangers of what an agency is called, and of the words of its report.
func (b Base) agencies() []File {
	var list []File
	for _, e := range Evil {
		text := excel(e.Text)
		list = append(list,
			b.book("agency-"+e.Name, "an agency's name: "+e.Danger, shared(agency, text)),
			b.book("text-"+e.Name, "words of the report: "+e.Danger,
				shared("{{年度}}年，示例市人民政府围绕中心工作，依法做好政府信息公开各项工作。", text)))
	}
	return list
}

// excel writes a text as workbooks hold it: control characters as escapes.
func excel(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\x1b", "_x001B_").Replace(text)
}
