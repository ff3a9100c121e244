package record

import (
	"encoding/json"
	"strings"
)

// readJSON reads names with their values: an object of JSON, or a list of these, of which each is a record. Numbers stay
// as they are written.
func readJSON(path, text string) (*layer, error) {
	p := parser{text: text}
	if p.space(); p.has("[") {
		rows, f := p.records()
		if f != nil {
			return nil, f.in(path, dataFile, text)
		}
		return &layer{path: path, rows: rows, item: "项"}, nil
	}
	v, f := p.document()
	if f != nil {
		return nil, f.in(path, dataFile, text)
	}
	return &layer{path: path, values: v}, nil
}

// A parser reads JSON as RFC 8259 has it. Unlike encoding/json it tells of a key that stands twice and says where
// something is wrong in the words of somebody who typed it.
type parser struct {
	text  string
	at    int
	depth int
}

// What a file of data may have: deeper than anybody writes, and numbers of as many digits as templates work with.
const (
	maxDepth  = 100
	maxDigits = 300
)

func (p *parser) document() (map[string]any, *fault) {
	p.space()
	if !p.has("{") {
		return nil, &fault{p.at, "应当是 {：数据文件不是 JSON 的一组名称", `请写成 {"名称": "内容", …}。`}
	}
	v, f := p.object()
	if f != nil {
		return nil, f
	}
	if p.space(); p.at < len(p.text) {
		return nil, p.wrong("起是多余的内容" + p.here())
	}
	return v, nil
}

// records reads a list of objects.
func (p *parser) records() ([]row, *fault) {
	const advice = `按行的数据写成 [{"名称": "内容", …}, {…}]，一项一份。`
	p.take("[")
	var rows []row
	for !p.take("]") {
		if len(rows) > 0 && !p.take(",") {
			return nil, p.wrong("要写英文逗号或者 ]" + p.here())
		}
		at := p.at
		v, f := p.value()
		values, isObject := v.(map[string]any)
		switch _, taken := values[AllRows]; {
		case f != nil:
			return nil, f
		case !isObject:
			return nil, &fault{at, "应当是 {" + quotedAt(p.text, at), advice}
		case taken:
			return nil, &fault{at, "起的名称“" + AllRows + "”是全部行的名称，请换一个", advice}
		}
		rows = append(rows, row{len(rows) + 1, values})
	}
	if p.space(); p.at < len(p.text) {
		return nil, p.wrong("起是多余的内容" + p.here())
	}
	if len(rows) == 0 {
		return nil, &fault{-1, "里没有内容", advice}
	}
	return rows, nil
}

// quotedAt quotes what stands at a place of a text.
func quotedAt(text string, at int) string { return (&parser{text: text, at: at}).here() }

// wrong says what is wrong at the place where the parser is.
func (p *parser) wrong(reason string) *fault {
	advice := "请改正数据文件：引号、逗号、冒号和括号都用英文半角的。"
	return &fault{p.at, reason, advice}
}

// here quotes what stands where the parser is.
func (p *parser) here() string {
	if p.at >= len(p.text) {
		return "，文件却到此为止了"
	}
	rest := strings.TrimSpace(p.text[p.at:])
	rest, _, _ = strings.Cut(rest, "\n")
	return "，写的是" + quoted(rest)
}

func (p *parser) space() { p.at = len(p.text) - len(strings.TrimLeft(p.text[p.at:], " \t\r\n")) }

func (p *parser) has(sign string) bool { return strings.HasPrefix(p.text[p.at:], sign) }

// take goes behind a sign and the space around it.
func (p *parser) take(sign string) bool {
	p.space()
	if !p.has(sign) {
		return false
	}
	p.at += len(sign)
	p.space()
	return true
}

func (p *parser) enter() *fault {
	if p.depth++; p.depth > maxDepth {
		return p.wrong("括号套得太深，最多 100 层")
	}
	return nil
}

func (p *parser) object() (map[string]any, *fault) {
	if f := p.enter(); f != nil {
		return nil, f
	}
	defer func() { p.depth-- }()
	p.take("{")
	values := map[string]any{}
	if p.take("}") {
		return values, nil
	}
	for {
		at := p.at
		if !p.has(`"`) {
			return nil, p.wrong("要写名称，用英文双引号括起来" + p.here())
		}
		key, f := p.str()
		if f != nil {
			return nil, f
		}
		if _, twice := values[key]; twice {
			return nil, &fault{at, "名称" + quoted(key) + "写了两次", "请删去其中一个，或者改成别的名称。"}
		}
		if !p.take(":") {
			return nil, p.wrong("名称" + quoted(key) + "后面要写英文冒号" + p.here())
		}
		if values[key], f = p.value(); f != nil {
			return nil, f
		}
		if p.take("}") {
			return values, nil
		}
		if !p.take(",") {
			return nil, p.wrong("要写英文逗号或者 }" + p.here())
		}
	}
}

func (p *parser) array() ([]any, *fault) {
	if f := p.enter(); f != nil {
		return nil, f
	}
	defer func() { p.depth-- }()
	p.take("[")
	list := []any{}
	if p.take("]") {
		return list, nil
	}
	for {
		v, f := p.value()
		if f != nil {
			return nil, f
		}
		list = append(list, v)
		if p.take("]") {
			return list, nil
		}
		if !p.take(",") {
			return nil, p.wrong("要写英文逗号或者 ]" + p.here())
		}
	}
}

func (p *parser) value() (any, *fault) {
	for word, v := range map[string]any{"true": true, "false": false, "null": nil} {
		if p.has(word) && !p.isWord(p.at+len(word)) {
			p.at += len(word)
			return v, nil
		}
	}
	switch {
	case p.has("{"):
		return p.object()
	case p.has("["):
		return p.array()
	case p.has(`"`):
		return p.str()
	case p.at < len(p.text) && (p.text[p.at] == '-' || isDigit(p.text[p.at])):
		return p.number()
	}
	for _, word := range []string{"NaN", "Infinity", "undefined", "None", "nan"} {
		if p.has(word) {
			return nil, p.wrong("的 " + word + " 不是 JSON 的值，没有的写 null")
		}
	}
	return nil, p.wrong("要写一个值：文字用英文双引号括起来" + p.here())
}

// isWord reports whether a word goes on at a place.
func (p *parser) isWord(at int) bool {
	return at < len(p.text) && (isDigit(p.text[at]) || p.text[at]|0x20 >= 'a' && p.text[at]|0x20 <= 'z')
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number reads a number as it is written.
func (p *parser) number() (any, *fault) {
	end := p.at
	for end < len(p.text) && (isDigit(p.text[end]) || strings.IndexByte("+-.eE", p.text[end]) >= 0) {
		end++
	}
	word := p.text[p.at:end]
	if !json.Valid([]byte(word)) || p.isWord(end) {
		return nil, p.wrong("的数写得不对" + p.here() + "；编号这样的文字要用英文双引号括起来")
	}
	if !isReasonable(word) {
		return nil, p.wrong("的数太长或太大" + p.here() + "，最多 300 位；编号这样的文字要用英文双引号括起来")
	}
	p.at = end
	return json.Number(word), nil
}

// isReasonable reports whether a number written as JSON has it has no more digits than templates work with.
func isReasonable(word string) bool {
	mantissa, exponent, _ := strings.Cut(strings.ToLower(word), "e")
	exponent = strings.TrimLeft(strings.TrimLeft(exponent, "+-"), "0")
	power := 0
	for i := range min(len(exponent), 4) {
		power = 10*power + int(exponent[i]-'0')
	}
	return len(exponent) <= 3 && len(mantissa)+power <= maxDigits
}
