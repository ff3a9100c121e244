// Package waivers keeps what staff have explained of a filing's findings: in FILE.waivers.yaml beside it, or on a sheet of
// a workbook. People may read and change both, and each is a stranger's as any other. It also says which findings are
// meant by the rule and the place that people name.
//
// Stable once released: the file's keys.
package waivers

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"nianbao/check/waive"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/form/define"
)

// Beside returns where the waivers of a file stand.
func Beside(path string) string { return path + ".waivers.yaml" }

// What a file of waivers may be.
const (
	schema    = 1
	maxFile   = 1 << 20 // bytes
	maxReason = 500     // characters
)

// spec is a file of waivers as it is written.
type spec struct {
	Schema  int          `yaml:"schema"`
	Waivers []specWaiver `yaml:"waivers"`
}

type specWaiver struct {
	Rule   string      `yaml:"rule"`
	Place  string      `yaml:"place"`
	Reason string      `yaml:"reason"`
	Values []specValue `yaml:"values"`
}

type specValue struct {
	Cell  string `yaml:"cell"`
	Value string `yaml:"value"`
}

// Read returns the waivers beside a file, none where there is no such file, and the SHA-256 of what was read in
// hexadecimal, "" of nothing. The error is an *file.Error.
func Read(path string) (list []waive.Waiver, sum string, err error) {
	at := Beside(path)
	if _, err := os.Lstat(at); errors.Is(err, fs.ErrNotExist) || isTooLong(at, err) {
		return nil, "", nil
	}
	data, err := file.Read(at, what, "请检查这个文件；不要其中的说明的，请把它移走。", maxFile)
	if err != nil {
		return nil, "", err
	}
	if list, err = Parse(data); err != nil {
		return nil, "", &file.Error{Path: at, Reason: err.Error(),
			Advice: "请改正；不要其中的说明的，请把这个文件移走，再用 nianbao waive 写。", Err: err}
	}
	return list, fmt.Sprintf("%x", sha256.Sum256(data)), nil
}

// what a file of waivers is called, and the sheet within a workbook.
const what = "校验说明"

// Parse reads waivers as Bytes writes them. The error says in Chinese, without a full stop, what is wrong with them.
func Parse(data []byte) ([]waive.Waiver, error) {
	var s spec
	if fault := define.Decode(what, data, &s); fault != nil {
		if fault.Line > 0 {
			return nil, fmt.Errorf("第 %d 行：%s", fault.Line, fault.Reason)
		}
		return nil, errors.New(fault.Reason)
	}
	if s.Schema != schema {
		return nil, fmt.Errorf("不是这一版程序的校验说明（schema 应为 %d）", schema)
	}
	var list []waive.Waiver
	for i, from := range s.Waivers {
		reason, err := Reason(from.Reason)
		switch {
		case err != nil:
			return nil, fmt.Errorf("第 %d 条：%w", i+1, err)
		case from.Rule == "":
			return nil, fmt.Errorf("第 %d 条没有写 rule（规则）", i+1)
		case len(from.Values) == 0:
			return nil, fmt.Errorf("第 %d 条（%s）没有写 values（当时格里的内容）", i+1, form.OneLine(from.Rule))
		}
		w := waive.Waiver{Rule: strings.ToUpper(from.Rule), Place: from.Place, Reason: reason}
		for _, v := range from.Values {
			w.Values = append(w.Values, waive.Value(v))
		}
		list = append(list, w)
	}
	return list, nil
}

// Reason returns a reason on one line, or what is wrong with it.
func Reason(typed string) (string, error) {
	line := strings.Join(strings.FieldsFunc(typed, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
	}), " ")
	switch {
	case !strings.ContainsFunc(line, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "", errors.New("没有写理由")
	case utf8.RuneCountInString(line) > maxReason:
		return "", fmt.Errorf("理由超过 %d 字", maxReason)
	}
	return line, nil
}

// Save writes waivers beside a file, whole or not at all, over those that stand there. The error is an *file.Error.
func Save(path string, list []waive.Waiver, names Names) (out string, err error) {
	out = Beside(path)
	if refusal := file.Writable(out, file.Inputs{path}, true); refusal != nil {
		return "", refusal
	}
	return out, file.Save(out, Bytes(list, names), true)
}

// Names says for people which cell an id is: 主动公开!D6 “行政规范性文件”的“现行有效件数”; empty for what is no id of one.
type Names func(id string) string

// of returns what names say of an id, on one line; nothing where there are none.
func (n Names) of(id string) string {
	if n == nil {
		return ""
	}
	return form.OneLine(n(id))
}

// Bytes writes waivers: the same ones are the same bytes. Names stand in remarks, which nobody reads back.
func Bytes(list []waive.Waiver, names Names) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "# 校验说明：哪些问题已经核实、为什么可以这样。由 nianbao waive 写。\n"+
		"# 格里的数一变，那一条就不再适用，问题重新列出；删去一条，那一处重新计入。\n"+
		"schema: %d\nwaivers:\n", schema)
	for _, w := range list {
		fmt.Fprintf(&b, "  - rule: %s\n    place: %s\n    reason: %s\n    values:\n", quote(w.Rule), quote(w.Place),
			quote(w.Reason))
		for _, v := range w.Values {
			remark := names.of(v.Cell)
			if remark != "" {
				remark = " # " + remark
			}
			fmt.Fprintf(&b, "      - cell: %s%s\n        value: %s\n", quote(v.Cell), remark, quote(v.Value))
		}
	}
	return []byte(b.String())
}

// quote writes text as a double-quoted scalar, on one line, with nothing in it that steers a terminal.
func quote(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case unicode.IsPrint(r) && r != '\uFEFF':
			b.WriteRune(r)
		case r <= 0xFFFF:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			fmt.Fprintf(&b, `\U%08X`, r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// isTooLong reports whether no file can have the name, of which a system says err: beside one whose own name is as long as
// can be there is none. Systems count bytes, or units of UTF-16.
func isTooLong(path string, err error) bool {
	const most = 255
	return errors.Is(err, syscall.ENAMETOOLONG) || len(utf16.Encode([]rune(filepath.Base(path)))) > most
}
