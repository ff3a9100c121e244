package record

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"pgregory.net/rapid"

	"nianbao/action"
)

// write writes a file of data and returns its path.
func write(t testing.TB, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

func in16(text string, order binary.AppendByteOrder) []byte {
	var data []byte
	for _, u := range utf16.Encode([]rune(text)) {
		data = order.AppendUint16(data, u)
	}
	return data
}

func inGB(t testing.TB, text string) []byte {
	t.Helper()
	data, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatalf("simplifiedchinese.GB18030.NewEncoder().Bytes: %v", err)
	}
	return data
}

// encodings are those that a program for offices saves text in.
func encodings(t testing.TB, text string) map[string][]byte {
	return map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with mark": []byte("\uFEFF" + text), "GB 18030": inGB(t, text),
		"UTF-16LE": in16(text, binary.LittleEndian), "UTF-16BE": in16(text, binary.BigEndian),
		"UTF-16LE with mark": in16("\uFEFF"+text, binary.LittleEndian),
		"UTF-16BE with mark": in16("\uFEFF"+text, binary.BigEndian),
	}
}

func TestEncodings(t *testing.T) {
	for _, text := range []string{
		`{"单位": "示例市司法局", "备注": "一一一"}`, "单位,数\n一,1\n", "单位,数\r\n𠮷㐂镇,—\r\n",
	} {
		for name, data := range encodings(t, text) {
			got, f := decode(data)
			if f != nil || got != text {
				t.Errorf("%s: got %q, %v", name, got, f)
			}
		}
	}
}

// TestAnyEncoding: a text comes back as it was written, or is refused; with Chinese words and separators, as a file of
// data has, it comes back.
func TestAnyEncoding(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("一丁谈联通é·×№℃，a1 ,\n𠮷㐂\u0400")), 0, 20, -1).Draw(r, "text")
		whole := rapid.Bool().Draw(r, "with words")
		if whole {
			text = "单位,名称,数量\n示例市,司法局,1\n" + text
		}
		for name, data := range encodings(t, text) {
			switch got, f := decode(data); {
			case f != nil && whole:
				t.Fatalf("%s: %q is refused: %s", name, text, f.reason)
			case f == nil && got != text && (whole || !strings.Contains(name, "16")):
				t.Fatalf("%s: %q became %q", name, text, got)
			}
		}
	})
}

// TestAnyBig5: a text in Big5 is read as nothing else, and one in GBK is not taken for it.
func TestAnyBig5(t *testing.T) {
	traditional := rapid.SampledFrom(strings.Fields("單位 電話 備註 金額 縣政府 司法局 數量 姓名 地址 發展和改革 處理 縣 鎮 聯繫人 編號 項目 1 2.5"))
	simplified := rapid.SampledFrom(strings.Fields("单位 电话 备注 金额 县政府 司法局 数量 姓名 地址 发展和改革 处理 县 镇 联系人 编号 项目 喆 镕 堃 1 2.5"))
	rapid.Check(t, func(r *rapid.T) {
		big5, err := traditionalchinese.Big5.NewEncoder().String("單位,備註\n" + strings.Join(rapid.SliceOfN(traditional, 1, 20).Draw(r, "big5"), ","))
		if err != nil {
			r.Fatalf("traditionalchinese.Big5.NewEncoder().String: %v", err)
		}
		if text, f := decode([]byte(big5)); f == nil {
			r.Fatalf("read as %s", text)
		}
		text := "单位,备注\n" + strings.Join(rapid.SliceOfN(simplified, 0, 20).Draw(r, "gb"), ",")
		if got, f := decode(inGB(t, text)); f != nil || got != text {
			r.Fatalf("%s is %q, %v", text, got, f)
		}
	})
}

func TestEncodingsRefused(t *testing.T) {
	for name, data := range map[string][]byte{
		"either of two":        inGB(t, "谈谈"),
		"damaged UTF-8":        []byte("单位,名称\n示例\xE5\x8D市司法局,一\n"),
		"lost before":          []byte("单位\n示例\uFFFD局\n"),
		"half of UTF-16":       append(in16("\uFEFF单位", binary.LittleEndian), 'a'),
		"half of a pair":       {0xFF, 0xFE, 0x00, 0xD8, 'a', 0},
		"a stray zero":         []byte("单位,数\n示例,\x00\n"),
		"one in plain letters": []byte("a,b\n1,\x00\n"),
		"no text":              {'a', 0, 0, 0, 'b', 0, 0, 0, 1, 2, 3},
		"UTF-32":               {0xFF, 0xFE, 0, 0, 'a', 0, 0, 0},
		"none of GB 18030":     []byte("\xB5\xA5\xCE\xBB,\xFF\xFF\n"),
		"private, as by Big5":  inGB(t, "单位\uE000"),
		"UTF-8 behind its end": []byte("\uFEFF单位\xFF"),
		"no UTF-8 at all":      []byte("\uFEFF\xFF单位"),
	} {
		if got, f := decode(data); f == nil {
			t.Errorf("%s is read as %q", name, got)
		}
	}
}

// FuzzJSON: what encoding/json takes for an object is read as by it; what it does not take is refused.
func FuzzJSON(f *testing.F) {
	for _, text := range []string{
		`{}`, `{"a": 1, "b": [1.50, -0, 1e5, null, true, false, {"c": ""}]}`, `{"a":"\u4e00\ud840\udfb7\n\"\\\/"}`,
		`{"a":1,}`, `{"a" 1}`, `{"a":01}`, `{"a":"`, `{"a":"\x"}`, `{"a":"\ud800"}`, `[1]`, `{"a":1}}`, "{\"a\":\"\t\"}", `[{"a":1},{"b":[{}]}]`, `[{}x]`,
		`{"a":tru}`, `{"a":nul}`, `{"a":truex}`, `{"a":1e999}`, `{"a":1,"a":2}`, `{"a":1x}`, `{"a":-}`, `{,}`, "",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if strings.ToValidUTF8(text, "") != text {
			return
		}
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var want map[string]any
		err := d.Decode(&want)
		if err == nil && d.Decode(new(any)) != io.EOF || want == nil {
			err = io.ErrUnexpectedEOF
		}
		l, refusal := readJSON("x", text)
		if refusal != nil {
			for _, beyond := range []string{"写了两次", "太深", "太长", "后面写得不对"} {
				if strings.Contains(refusal.Error(), beyond) {
					return
				}
			}
			if err == nil {
				t.Fatalf("%q is refused: %v", text, refusal)
			}
			return
		}
		if l.rows != nil { // a list of objects
			var list []map[string]any
			d := json.NewDecoder(strings.NewReader(text))
			d.UseNumber()
			if err := d.Decode(&list); err != nil || len(list) != len(l.rows) {
				t.Fatalf("%q is read as %v: %v", text, l.rows, err)
			}
			for i, want := range list {
				if diff := cmp.Diff(want, l.rows[i].values); diff != "" {
					t.Fatal(diff)
				}
			}
			return
		}
		if err != nil {
			t.Fatalf("%q is read as %v", text, l.values)
		}
		if diff := cmp.Diff(want, l.values); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestJSONRefused(t *testing.T) {
	for text, want := range map[string]string{
		`{"a": 1, "b": {"a": 2, "a": 3}}`:                             "第 1 行第 24 个字符名称“a”写了两次",
		"{\n \"名\": 012}":                                             "第 2 行第 7 个字符的数写得不对",
		`{"a": 1` + strings.Repeat("0", 300) + `}`:                    "第 1 行第 7 个字符的数太长",
		`{"a": 1e-999999999999}`:                                      "的数太长",
		strings.Repeat(`{"a":`, 101) + "1" + strings.Repeat("}", 101): "套得太深",
		`{"a": Infinity}`:                                             "的 Infinity 不是 JSON 的值",
		`{"a": “x”}`:                                                  "第 1 行第 7 个字符要写一个值",
		`{"a": "C:\图"}`:                                               `\ 本身要写成 \\`,
		"{\"a\": \"x\n\"}":                                            "在引号里直接换了行",
		`{"a": "x`:                                                    "第 1 行第 7 个字符的引号没有配对",
		`{"a": 1；}`:                                                   "要写英文逗号或者 }，写的是“；}”",
		`{"a": 1`:                                                     "要写英文逗号或者 }，文件却到此为止了",
		`{"a": [1 2]}`:                                                "第 1 行第 10 个字符要写英文逗号或者 ]，写的是“2]}”",
		`{"a": [1, ]}`:                                                "第 1 行第 11 个字符要写一个值",
		`{a: 1}`:                                                      "第 1 行第 2 个字符要写名称，用英文双引号括起来，写的是“a: 1}”",
		`{"a" 1}`:                                                     "第 1 行第 6 个字符名称“a”后面要写英文冒号，写的是“1}”",
		`{"a": 1x}`:                                                   "第 1 行第 7 个字符的数写得不对，写的是“1x}”；编号这样的文字要用英文双引号括起来",
	} {
		if _, err := readJSON("x", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %s", text, err, want)
		}
	}
}

// TestJSONRead reads what is empty, and figures one behind the other.
func TestJSONRead(t *testing.T) {
	l, err := readJSON("x", ` {"a": [], "b": {}, "c": [1, -2.5e3, 1E+3, [], [true, null]], "d": ""} `)
	want := map[string]any{"a": []any{}, "b": map[string]any{}, "d": "",
		"c": []any{json.Number("1"), json.Number("-2.5e3"), json.Number("1E+3"), []any{}, []any{true, nil}}}
	if diff := cmp.Diff(want, l.values); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

// TestQuoted clips a stranger's words, on one line, and names the first of many.
func TestQuoted(t *testing.T) {
	for n, want := range map[int]string{maxQuoted: strings.Repeat("长", 30), maxQuoted + 1: strings.Repeat("长", 30) + "…"} {
		if got := quoted(strings.Repeat("长", n)); got != "“"+want+"”" {
			t.Errorf("%d: %s", n, got)
		}
	}
	if got := quoted("甲\n\x00乙"); got != "“甲  乙”" {
		t.Errorf("%q", got)
	}
	names := strings.Fields("一 二 三 四 五 六 七 八 九 十")
	if got := listed(names); got != "一、二、三、四、五、六、七、八、九、十" {
		t.Errorf("ten: %s", got)
	}
	if got := listed(append(names, "百")); strings.Contains(got, "百") || !strings.HasSuffix(got, "11 处") || !strings.Contains(got, "十") {
		t.Errorf("eleven: %s", got)
	}
}

// TestLongFigures takes a figure with more digits than a spreadsheet keeps for words, unless a sign says that it is none.
func TestLongFigures(t *testing.T) {
	fifteen := strings.Repeat("1", 15)
	for text, isText := range map[string]bool{fifteen: false, fifteen + "1": true, "0." + fifteen + "1": false, "0." + strings.Repeat("1", 28): false,
		"0." + strings.Repeat("1", 29): true, "1,111": false, "012": true, "甲": true} {
		if _, got := valueOf(text).(string); got != isText {
			t.Errorf("%s is %T", text, valueOf(text))
		}
	}
}

// TestAnyDelimited: whatever rows a program writes, they are read as they are, or refused.
func TestAnyDelimited(t *testing.T) {
	field := rapid.StringOfN(rapid.RuneFrom([]rune("单位名一0123.-,;\t\"\n 'é{}")), 0, 6, -1)
	rapid.Check(t, func(r *rapid.T) {
		cols := rapid.IntRange(1, 4).Draw(r, "columns")
		records := [][]string{[]string{"甲", "乙", "丙", "丁"}[:cols]}
		for range rapid.IntRange(1, 5).Draw(r, "rows") {
			records = append(records, rapid.SliceOfN(field, cols, cols).Draw(r, "fields"))
		}
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		w.Comma = rapid.SampledFrom(separators).Draw(r, "separator")
		w.UseCRLF = rapid.Bool().Draw(r, "CRLF")
		if err := w.WriteAll(records); err != nil {
			t.Fatalf("w.WriteAll: %v", err)
		}
		data := encodings(t, b.String())[rapid.SampledFrom([]string{"UTF-8", "GB 18030", "UTF-16LE with mark"}).Draw(r, "encoding")]
		var want [][]string
		for _, fields := range records[1:] {
			if strings.TrimSpace(strings.Join(fields, "")) != "" {
				want = append(want, fields)
			}
		}
		set, err := (Source{Paths: []string{write(t, "x.csv", data)}}).Read()
		if err != nil {
			if len(want) > 0 && cols > 1 {
				t.Fatalf("%q: %v", b.String(), err)
			}
			return
		}
		if len(set.Records) != len(want) {
			t.Fatalf("%q: %d records", b.String(), len(set.Records))
		}
		for i, fields := range want {
			for k, name := range records[0] {
				got := ""
				switch v := set.Records[i].Values[name].(type) {
				case string:
					got = v
				case json.Number:
					got = v.String()
				case action.Seen:
					got = v.Text
				}
				if meant := strings.ReplaceAll(fields[k], "\r\n", "\n"); got != meant && strings.TrimSpace(meant) != "" {
					t.Fatalf("%q: %s of %d is %q, want %q", b.String(), name, i, got, meant)
				}
			}
		}
	})
}

func TestDelimited(t *testing.T) {
	for text, want := range map[string]any{
		"a,b\n1,0012\n":             map[string]any{"a": json.Number("1"), "b": "0012"},
		"sep=;\r\na;b\r\n1,5;x\r\n": map[string]any{"a": "1,5", "b": "x"},
		"a\tb,c\n1\t2\n":            map[string]any{"a": json.Number("1"), "b,c": json.Number("2")},
		" a　,\"b\nc\"\n12.50,\n":    map[string]any{"a": action.Seen{Number: "12.5", Text: "12.50"}, "bc": nil},
		"a\n13800000000\n":          map[string]any{"a": json.Number("13800000000")},
		"a,b\n1\n":                  map[string]any{"a": json.Number("1"), "b": nil},
	} {
		l, err := readDelimited("x.csv", text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if diff := cmp.Diff(want, any(l.rows[0].values)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
	for text, want := range map[string]string{
		"a,b\n":                 "只有第一行的名称",
		"":                      "没有内容",
		"a,\n1,2\n":             "第 2 行第 2 项 有“2”，可是第一行的这一列没有名称",
		"a,a\n1,2\n":            "的名称都是“a”",
		"a,各行\n1,2\n":           "全部行的名称",
		"a;b,c\n1\n":            "看不出各项之间是",
		"a,b\n1,\"2\n":          "第 2 行第 1 个字符起，有英文双引号没有配对",
		"a,b\n1,x\"2\n":         "第 2 行第 4 个字符的内容里有单独的英文双引号",
		"a,b\n#DIV/0!,1\n":      "第 2 行第 1 项是出错值 #DIV/0!",
		"a,b\n####,1\n":         "第 2 行第 1 项是出错值 ####",
		"a,b\n1,-1.23457E+17\n": "第 2 行第 2 项的 -1.23457E+17 是存成 CSV 时丢了后几位的数，请从工作簿直接读（.xlsx）",
		"a\n甲,乙\n":              "第 2 行有几项，第一行却只有一个名称；内容里有逗号的要用英文双引号括起来",
	} {
		if _, err := readDelimited("x.csv", text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func FuzzDelimited(f *testing.F) {
	for _, text := range []string{"a,b\n1,2\n", "a;b\n\"1\n\";2", "sep=\t\na\tb\n", "a\n\n\n", "\"", "a,\"b\"c\n"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, fault := decode(data)
		if fault != nil {
			return
		}
		if l, err := readDelimited("x.csv", text); err == nil && len(l.rows) == 0 {
			t.Fatalf("%q has no rows and no error", text)
		}
	})
}

// TestShortLines tells which lines have fewer fields than there are names, and takes no empty line for one.
func TestShortLines(t *testing.T) {
	for text, want := range map[string]string{"a,b\n1,2\n\n3\n,\n4\n": "x.csv 第 4、6 行的项数比第一行少，缺的当作空白", "a,b\n1,\n1,2,\n": ""} {
		l, err := readDelimited("x.csv", text)
		if err != nil || strings.Join(l.remarks, "；") != want {
			t.Errorf("%q: %v, %v, want %s", text, l, err, want)
		}
	}
}

// TestMergeNames lays files of names over one another: tables are merged, other values taken over and told of, equal ones
// not.
func TestMergeNames(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for i, text := range []string{`{"年度": 2024, "表": {"一": 1, "二": {"甲": 1}}, "列": [1]}`, `{"年度": 2024, "表": {"一": 2, "二": {"甲": 1, "乙": 3}}, "列": [1, 2]}`, `{"表": 7}`} {
		paths = append(paths, filepath.Join(folder, string(rune('a'+i))+".json"))
		if err := os.WriteFile(paths[i], []byte(text), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	n := func(s string) json.Number { return json.Number(s) }
	for _, test := range []struct {
		files   int
		want    map[string]any
		remarks []string
	}{
		{1, map[string]any{"年度": n("2024"), "表": map[string]any{"一": n("1"), "二": map[string]any{"甲": n("1")}}, "列": []any{n("1")}}, nil},
		{2, map[string]any{"年度": n("2024"), "表": map[string]any{"一": n("2"), "二": map[string]any{"甲": n("1"), "乙": n("3")}}, "列": []any{n("1"), n("2")}},
			[]string{"“列”、“表.一”在前面的数据文件里也有，用的是 b.json 的"}},
		{3, map[string]any{"年度": n("2024"), "表": n("7"), "列": []any{n("1"), n("2")}},
			[]string{"“列”、“表.一”在前面的数据文件里也有，用的是 b.json 的", "“表”在前面的数据文件里也有，用的是 c.json 的"}},
	} {
		set, err := (Source{Paths: paths[:test.files]}).Read()
		if err != nil {
			t.Fatalf("Source.Read: %v", err)
		}
		want := &Set{Records: []Record{{Values: test.want}}, Folders: []string{folder}, Remarks: test.remarks}
		if diff := cmp.Diff(want, set); diff != "" {
			t.Errorf("%d files: %s", test.files, diff)
		}
	}
}

// TestMerge: what several files name the last one has, told where that is another value, be it in one row alone.
func TestMerge(t *testing.T) {
	rows := write(t, "rows.csv", []byte("单位,年度,号\n甲,2024,1\n乙,2023,2\n"))
	common := write(t, "common.json", []byte(`{"年度": 2024, "表": {"一": 1}}`))
	more := write(t, "more.json", []byte(`{"表": {"二": 2}, "单位": "丙"}`))
	set, err := (Source{Paths: []string{common, rows, more}}).Read()
	if err != nil {
		t.Fatalf("Source.Read: %v", err)
	}
	table := map[string]any{"一": json.Number("1"), "二": json.Number("2")}
	var got []map[string]any
	for _, r := range set.Records {
		delete(r.Values, AllRows)
		got = append(got, r.Values)
	}
	want := []map[string]any{
		{"单位": "丙", "年度": json.Number("2024"), "号": json.Number("1"), "表": table},
		{"单位": "丙", "年度": json.Number("2023"), "号": json.Number("2"), "表": table},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if len(set.Together[AllRows].([]any)) != 2 || set.Together["单位"] != "丙" {
		t.Errorf("together: %v", set.Together)
	}
	if set, err = (Source{Paths: []string{rows, common}}).Read(); err != nil {
		t.Fatalf("Source.Read: %v", err)
	}
	remarks := []string{"“年度”在前面的数据文件里也有，用的是 common.json 的"}
	if diff := cmp.Diff(remarks, set.Remarks); diff != "" {
		t.Error(diff)
	}
}
