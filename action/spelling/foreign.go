package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/regex"
)

// aName is what names of data look like, a dot before or in them.
const aName = `\.?[\p{L}_][\p{L}\p{Nd}_]*(?:\.[\p{L}\p{Nd}_]+)*`

const loopHow = "循环写成 {{range $1}}…{{end}}，每一项里的名称前面加点，如 {{.列名}}"

// habits are how other template languages and spreadsheets, and people who think aloud, write what an action does, and
// how it is written here.
var habits = []struct {
	written *regex.Lazy
	told    string
}{
	{re(`(?:for|foreach)\s*[(（]?\s*\$?` + aName + `(?:\s*[,，]\s*` + aName + `)?\s+(?:in|of)\s+\$?(` + aName + `)\s*[)）]?[:：]?`), loopHow},
	{re(`(?:for|foreach)\s*[(（]?\s*\$?(` + aName + `)\s+as\s+\$?` + aName + `\s*[)）]?`), loopHow},
	{re(`\$?` + aName + `(?:\s*[,，]\s*` + aName + `)?\s+in\s+\$?(` + aName + `)`), loopHow},
	{re(`\$?(` + aName + `)\s+as\s+\$?` + aName), loopHow},
	{re(`#?(?:for|foreach|each|loop|repeat|循环|遍历|重复|对每个)(?:\s+|\s*[:：]\s*)(` + aName + `)`), loopHow},
	{re(`(?:for|foreach|each)(\p{Han}[\p{L}\p{Nd}_.]*)`), loopHow},
	{re(`#(` + aName + `)`), "循环写成 {{range $1}}…{{end}}，条件写成 {{if $1}}…{{end}}"},
	{re(`#(if|with)\s+(.+)`), "前面不要“#”，写成 {{$1 $2}}…{{end}}"},
	{re(`#?(?:如果|若|当)[\s:：]+(.+)|\?(` + aName + `)`), "条件写成 {{if $1$2}}…{{else}}…{{end}}"},
	{re(`#?(?:elseif|elsif|elif|elseIf|ElseIf|否则如果)\s+(.+)`), "写成 {{else if $1}}"},
	{re(`(?:#?unless|\^)\s*(` + aName + `)`), "写成 {{if not $1}}…{{end}}"},
	{re(`否则|otherwise|#else|else\s*[:：]`), "写成 {{else}}"},
	{re(`/.*|(?:end|done|fi)[\s_-]*(?:if|for|foreach|each|range|with|loop|while|循环|条件|如果)|end\s*[;；。:：/]|结束(?:循环|条件|如果)?`),
		"条件和循环的结尾都写成 {{end}}"},
	{re(`(` + aName + `)\s*[\[［【]\s*(\d+)\s*[\]］】]`), "列表里的一项写成 {{index $1 $2}}，从 0 数起"},
	{re(`(` + aName + `)\s*[\[［【]\s*(\d+)\s*[\]］】]\.(` + aName + `)`), "列表里的一项写成 {{index $1 $2 “$3”}}，从 0 数起"},
	{re(`(` + aName + `)\.(?:length|size|Length)(?:\(\))?`), "列表有几项写成 {{个数 $1}}"},
	{re(`@index|loop\.index0?|forloop\.counter0?`), "循环里的序号写成 {{序号}}"},
	{re(`[=＝]?\s*(?:SUM|Sum|sum)\s*[(（](.*)[)）]`), "一列的和写成 {{合计 名单 “列名”}}，几个数相加写成 {{加 甲 乙}}"},
	{re(`[=＝]?\s*(?:AVERAGE|average|Average|AVG|avg)\s*[(（](.*)[)）]`), "平均数写成 {{平均 名单 “列名” 2}}，2 是保留几位小数"},
	{re(`[=＝]?\s*(?:COUNT|COUNTA|count|Count)\s*[(（](.*)[)）]`), "有几项写成 {{个数 名单}}"},
	{re(`[=＝]?\s*(?:MAX|max|Max)\s*[(（](.*)[)）]`), "最大的数写成 {{最大 名单 “列名”}}"},
	{re(`[=＝]?\s*(?:MIN|min|Min)\s*[(（](.*)[)）]`), "最小的数写成 {{最小 名单 “列名”}}"},
	{re(`[=＝]?\s*(?:ROUND|round|TEXT|text|FORMAT|format)\s*[(（](.*)[)）]`), "数的写法用 {{数字格式 “0.00” 名称}}"},
	{re(`[=＝]?\s*(?:IF)\s*[(（](.*)[)）]`), "条件写成 {{if 条件}}…{{else}}…{{end}}"},
	{re(`@(` + aName + `)`), "图片写在图片的替代文字里：{{image $1}}；填文字写成 {{$1}}"},
	{re(`[=＝&~!！<>]\s*(` + aName + `)\s*>?`), "名称前后不要加别的符号，写成 {{$1}}"},
}

func re(pattern string) *regex.Lazy { return regex.New(`^(?:` + pattern + `)$`) }

// glued is the word of a block with what belongs behind it and no space between.
var glued = regex.New(`^(if|range|with)([\p{Han}.$].*)$`)

// sums are the signs of arithmetic and the function that each stands for.
var sums = regex.New(`^\s*(` + aName + `|\d+(?:\.\d+)?)\s*([+＋\-－−*×＊/÷／])\s*(` + aName + `|\d+(?:\.\d+)?)\s*$`)

var sumNames = map[string]string{"+": "加", "＋": "加", "-": "减", "－": "减", "−": "减", "*": "乘", "×": "乘", "＊": "乘",
	"/": "除", "÷": "除", "／": "除"}

// Foreign says in Chinese how that is written here which another language, a spreadsheet or a person writes so: {{endif}},
// {{for x in 名单}}. It returns "" for any other. What it knows may be a name of somebody's data all the same.
func Foreign(written string) string {
	written = strings.TrimFunc(written, isSpace)
	how, isGlued := meant(written)
	if how == "" || isGlued {
		return how
	}
	return "“" + written + "”不是这里的写法；" + how
}

// Meant says the same of what stands in braces of another kind, without what stands there.
func Meant(written string) string {
	how, _ := meant(strings.TrimFunc(written, isSpace))
	return how
}

func meant(written string) (how string, isGlued bool) {
	if !mayBeForeign(written) {
		return "", false
	}
	if m := glued.FindStringSubmatch(written); m != nil {
		return "“" + m[1] + "”后面要有空格，写成 {{" + m[1] + " " + m[2] + "}}", true
	}
	for _, h := range habits {
		if m := h.written.FindStringSubmatchIndex(written); m != nil {
			return string(h.written.Regexp().ExpandString(nil, h.told, written, m)), false
		}
	}
	return "", false
}

// structure is what divides or closes blocks elsewhere, and what opens loops with words of its own.
var structure = re(`#?(?:elseif|elsif|elif|elseIf|ElseIf)\s+.+|/.*|#else|else\s*[:：]|end\s*[;；。:：/]|` +
	`(?:end|done|fi)[\s_-]*(?:if|for|foreach|each|range|with|loop|while|循环|条件|如果)|` +
	`(?:for|foreach)\s.*\s(?:in|of|as)\s.*|#(?:each|if|unless|with|for|foreach)\s.+`)

// Divides reports whether what Foreign knows divides, closes or opens blocks elsewhere, and so is no name whatever names
// there are: to pass over it would print what was not to be.
func Divides(written string) bool { return structure.MatchString(strings.TrimFunc(written, isSpace)) }

// mayBeForeign reports whether something is not one of the names that nearly all actions are: 申请.新收.总计, .Heading.
// What it lets through is matched by the expressions, of which the built-in templates so need none.
func mayBeForeign(written string) bool {
	if isName(written) {
		return hasAny(written, beginnings, strings.HasPrefix) || hasAny(written, endings, strings.HasSuffix)
	}
	first, size := utf8.DecodeRuneInString(written)
	return size > 0 && (first < utf8.RuneSelf && first != '"' || strings.ContainsRune("循遍重对如若当否结＝！", first) ||
		strings.ContainsAny(written, "[［【") || strings.HasSuffix(written, "()") ||
		strings.Contains(written, " in ") || strings.Contains(written, " as "))
}

func hasAny(written string, words []string, has func(written, word string) bool) bool {
	return slices.ContainsFunc(words, func(word string) bool { return has(written, word) })
}

// beginnings are how those begin that are written like names and are none: endif, else如果, loop.index, 否则, 结束循环.
var beginnings = []string{"if", "range", "with", "for", "each", "loop", "end", "done", "fi", "otherwise", "否则", "结束"}

var endings = []string{".size", ".length", ".Length"}

// isName reports whether something has letters, digits and points alone.
func isName(written string) bool {
	for _, r := range written {
		if r != '.' && r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	return written != ""
}

// Sum says in Chinese how arithmetic is written: 数量*单价 is 乘 数量 单价. It returns "" for any other.
func Sum(written string) string {
	m := sums.FindStringSubmatch(written)
	if m == nil || sumNames[m[2]] == "" {
		return ""
	}
	how := sumNames[m[2]] + " " + m[1] + " " + m[3]
	if sumNames[m[2]] == "除" {
		how += " 2}}（2 是保留几位小数）"
	} else {
		how += "}}"
	}
	return "算术不能用“" + m[2] + "”，函数写在两个值的前面：{{" + how
}
