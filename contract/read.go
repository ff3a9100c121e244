package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// A DataError refuses JSON that is no report, and names the key.
type DataError struct {
	Key    string // values.fees.charges.amount; empty for the whole
	Reason string
	Advice string
}

func (e *DataError) Error() string {
	if e.Key == "" {
		return e.Reason
	}
	return "“" + quoted(e.Key) + "”" + e.Reason
}

// maxQuoted is how many characters of a stranger's key or figure a message quotes.
const maxQuoted = 60

// quoted returns a stranger's words without what would break a line or turn it round.
func quoted(text string) string {
	clean := []rune(strings.Map(func(r rune) rune {
		if unicode.IsGraphic(r) {
			return r
		}
		return -1
	}, text))
	if len(clean) > maxQuoted {
		return string(clean[:maxQuoted]) + "…"
	}
	return string(clean)
}

// Hint returns what to do about it.
func (e *DataError) Hint() string {
	if e.Advice != "" {
		return e.Advice
	}
	return "请照 nianbao show --json 输出的写法改正。"
}

// ReadReport reads back what NewReport gives, on one of some forms. Each cell's place is its id. The error is a
// *DataError.
func ReadReport(data []byte, forms []*form.Form) (r *form.Report, draft bool, err error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return nil, false, &DataError{Reason: "这个 JSON 文件的编码不是 UTF-8", Advice: "请另存为 UTF-8 编码后再试。"}
	}
	d := dataReader{decoder: json.NewDecoder(bytes.NewReader(data)), data: data, texts: map[string]string{},
		values: map[string]string{}, words: map[string]string{}, particulars: map[string]string{}, unreadable: map[string]string{}}
	d.decoder.UseNumber()
	if err := d.object("", d.key); err != nil {
		return nil, false, err
	}
	if _, err := d.decoder.Token(); err != io.EOF {
		return nil, false, d.malformed(err)
	}
	r, err = d.report(forms)
	return r, d.draft, err
}

// A dataReader holds what was read of a report's JSON, key by key: a decoder into a struct would take the last of two
// equal keys and be silent about unknown ones.
type dataReader struct {
	decoder *json.Decoder
	data    []byte

	schema, edition, agency string
	year                    int
	draft                   bool
	values, texts, words    map[string]string
	particulars, unreadable map[string]string
	strokes                 []string
	keys                    map[string]bool // the ids under which open tables' keys stand
}

// key reads the value of one of the outermost keys.
func (d *dataReader) key(key string) (err error) {
	switch key {
	case "schema":
		var n json.Number
		n, err = value[json.Number](d, key, "应当是数字 1")
		if d.schema = n.String(); err == nil && d.schema != strconv.Itoa(Schema) {
			err = &DataError{Key: key, Reason: "是 " + quoted(d.schema) + "，本程序只认 " + strconv.Itoa(Schema),
				Advice: "请换用相应版本的程序，或者用本程序的 nianbao show --json 重新导出。"}
		}
	case "file":
		_, err = value[string](d, key, "应当是文字")
	case "form":
		d.edition, err = value[string](d, key, "应当是文字，写格式的版本，如 \"2021\"")
	case "agency":
		d.agency, err = value[string](d, key, "应当是文字")
	case "year":
		var n json.Number
		if n, err = value[json.Number](d, key, "应当是四位数字，不带引号"); err == nil {
			if d.year, err = strconv.Atoi(n.String()); err != nil || d.year != 0 && form.ParseYear(n.String()) == 0 {
				err = &DataError{Key: key, Reason: "是 " + quoted(n.String()) + "，应当是四位数字的年份，没有的写 0"}
			}
		}
	case "draft":
		d.draft, err = value[bool](d, key, "应当是 true 或 false")
	case "particulars":
		err = d.strings(key, d.particulars)
	case "values":
		err = d.strings(key, d.values)
	case "words":
		err = d.strings(key, d.words)
	case "unreadable":
		err = d.strings(key, d.unreadable)
	case "texts":
		err = d.strings(key, d.texts)
	case "strokes":
		err = d.list(key)
	default:
		err = &DataError{Key: key, Reason: "是不认识的键", Advice: "请核对拼写；多余的请删去。"}
		if d.schema == "" {
			err = &DataError{Key: key, Reason: "是不认识的键：这个 JSON 文件不像是年报的数据",
				Advice: "请换用 nianbao show --json 或 convert -o 报告.json 输出的文件；确实是的，请核对拼写。"}
		}
	}
	return err
}

func (d *dataReader) object(name string, each func(key string) error) error {
	if err := d.delimiter('{', name, "应当是大括号括起来的对象"); err != nil {
		return err
	}
	seen := map[string]bool{}
	for d.decoder.More() {
		token, err := d.decoder.Token()
		if err != nil {
			return d.malformed(err)
		}
		key, _ := token.(string)
		if seen[key] {
			return &DataError{Key: dotted(name, key), Reason: "写了两次", Advice: "请只留一处。"}
		}
		seen[key] = true
		if err := each(key); err != nil {
			return err
		}
	}
	return d.end()
}

// strings reads an object of texts.
func (d *dataReader) strings(name string, into map[string]string) error {
	return d.object(name, func(key string) (err error) {
		into[key], err = value[string](d, dotted(name, key), "应当是文字，写在双引号里")
		return err
	})
}

// list reads an array of texts.
func (d *dataReader) list(name string) error {
	if err := d.delimiter('[', name, "应当是方括号括起来的列表"); err != nil {
		return err
	}
	for d.decoder.More() {
		id, err := value[string](d, name, "里应当都是格的代号，写在双引号里")
		if err != nil {
			return err
		}
		if slices.Contains(d.strokes, id) {
			return &DataError{Key: dotted(name, id), Reason: "写了两次", Advice: "请只留一处。"}
		}
		d.strokes = append(d.strokes, id)
	}
	return d.end()
}

func (d *dataReader) delimiter(want json.Delim, name, otherwise string) error {
	token, err := d.decoder.Token()
	switch {
	case err != nil:
		return d.malformed(err)
	case token != want && name == "":
		return &DataError{Reason: "这个 JSON 文件不像是年报的数据：最外面" + otherwise,
			Advice: "请换用 nianbao show --json 或 convert -o 报告.json 输出的文件。"}
	case token != want:
		return &DataError{Key: name, Reason: otherwise}
	}
	return nil
}

func (d *dataReader) end() error {
	if _, err := d.decoder.Token(); err != nil {
		return d.malformed(err)
	}
	return nil
}

// malformed says at which line the JSON breaks off or goes wrong.
func (d *dataReader) malformed(error) error {
	at := min(int(d.decoder.InputOffset()), len(d.data))
	return &DataError{
		Reason: fmt.Sprintf("这个文件不是完整的 JSON（第 %d 行附近有错）", 1+bytes.Count(d.data[:at], []byte("\n"))),
		Advice: "请检查引号、逗号和括号。",
	}
}

// value reads a value of one type; otherwise says what it should have been.
func value[T any](d *dataReader, key, otherwise string) (T, error) {
	var none T
	token, err := d.decoder.Token()
	if err != nil {
		return none, d.malformed(err)
	}
	if v, ok := token.(T); ok {
		return v, nil
	}
	return none, &DataError{Key: key, Reason: otherwise}
}

func dotted(name, key string) string {
	if name == "" {
		return key
	}
	return name + "." + key
}

var decimalShape = regex.New(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`)

func (d *dataReader) report(forms []*form.Form) (*form.Report, error) {
	at := slices.IndexFunc(forms, func(f *form.Form) bool { return f.Edition == d.edition })
	switch {
	case d.schema == "":
		return nil,
			&DataError{Key: "schema", Reason: "没有写",
				Advice: "请在最前面写 \"schema\": " + strconv.Itoa(Schema) + "。"}
	case d.edition == "":
		return nil, &DataError{Key: "form", Reason: "没有写", Advice: "请写格式的版本，如 \"form\": \"2021\"。"}
	case at < 0:
		var editions []string
		for _, f := range forms {
			editions = append(editions, f.Edition)
		}
		return nil, &DataError{Key: "form", Reason: "是 " + quoted(d.edition) + "，没有这个版本的格式",
			Advice: "可用的版本：" + strings.Join(editions, "、") + "；自己的格式请用 --form 指明。"}
	}
	f, err := d.withRows(forms[at])
	if err != nil {
		return nil, err
	}
	r := form.NewReport(f)
	for _, t := range f.Tables {
		for i, row := range t.Items() {
			r.SetKeyPlace(t, row, form.PlaceNamed(t.KeyID(row), i+len(f.Particulars)))
		}
	}
	r.Book = &grid.Book{Grids: []*grid.Grid{{Source: grid.Prose}}}
	if err := d.setCells(r); err != nil {
		return nil, err
	}
	if err := d.setParticulars(r); err != nil {
		return nil, err
	}
	if err := d.setTexts(r); err != nil {
		return nil, err
	}
	return r, nil
}

// setCells puts the figures in, every cell with its id for a place.
func (d *dataReader) setCells(r *form.Report) error {
	place := func(c *form.Cell) form.Place { return form.PlaceNamed(c.ID, c.Index+len(r.Form.Particulars)) }
	for _, c := range r.Form.Cells {
		r.SetValue(c, form.Value{Place: place(c)})
	}
	set := func(in, id string, v form.Value) error {
		c := r.Form.Cell(id)
		switch {
		case c == nil:
			return &DataError{Key: dotted(in, id), Reason: "不是 " + r.Form.Edition + "版格式的格",
				Advice: "请核对代号和 form 的版本。"}
		case r.Value(c).State != form.Blank:
			return &DataError{Key: dotted(in, id), Reason: "在别处也写了这一格",
				Advice: "一格只能写在 values、words、strokes、unreadable 中的一处。"}
		case c.IsWords() && (in == "values" || in == "strokes"):
			return &DataError{Key: dotted(in, id), Reason: "是填文字的格", Advice: "请写在 words 里。"}
		}
		v.Place = place(c)
		r.SetValue(c, v)
		return nil
	}
	for id, text := range sorted(d.values) {
		v := form.Value{State: form.Number, Text: text, Kind: grid.Number}
		if c := r.Form.Cell(id); c != nil {
			v.Written = c.Unit()
		}
		n, err := decimal.NewFromString(text)
		if err != nil || !decimalShape.MatchString(text) || len(text) > maxDecimal {
			return &DataError{Key: dotted("values", id), Reason: "是“" + quoted(text) + "”，不是十进制的数",
				Advice: "请写成 \"25.1\" 这样，不带单位、逗号和空格；空白的格不写。"}
		}
		v.Number = n
		if err := set("values", id, v); err != nil {
			return err
		}
	}
	if err := d.setWords(r, set); err != nil {
		return err
	}
	for _, id := range d.strokes {
		if err := set("strokes", id, form.Value{State: form.Stroke, Text: "/"}); err != nil {
			return err
		}
	}
	for id, text := range sorted(d.unreadable) {
		if err := set("unreadable", id, form.Value{State: form.Unreadable, Text: text}); err != nil {
			return err
		}
	}
	return nil
}

// maxDecimal is the longest figure; no count of anything has more digits.
const maxDecimal = 40
