package template

import (
	"os"
	"path/filepath"
	"strings"

	"nianbao/action"
	"nianbao/filing/file"
)

// An outputName is the name of an output, with actions in it where there are several outputs.
type outputName struct {
	text  string
	spans []action.Span
}

// parseName reads the name of an output. The error is an *file.Error.
func parseName(out string) (*outputName, error) {
	spans, unclosed := action.Scan(out)
	bad := func(reason string) error {
		return &file.Error{Path: out, Reason: reason, Advice: "文件名里写数据里的名称，如 -o '通知/{{单位}}.docx'。"}
	}
	if len(unclosed) > 0 {
		return nil, bad("文件名里的 {{ 没有配对的 }}")
	}
	for _, span := range spans {
		a, err := action.ParseAction(out[span.From+2 : span.To-2])
		switch {
		case err != nil:
			return nil, bad("文件名里的 " + err.Error())
		case a.Kind != action.Output:
			return nil, bad("文件名里的 {{" + a.Source + "}} 不行：文件名里只能写名称和函数")
		}
	}
	return &outputName{out, spans}, nil
}

// isFixed reports whether the name is that of one output.
func (n *outputName) isFixed() bool { return len(n.spans) == 0 }

// folder returns the folder that every output stands in, or below.
func (n *outputName) folder() string {
	if n.isFixed() {
		return filepath.Dir(n.text)
	}
	return filepath.Dir(n.text[:n.spans[0].From] + "x")
}

// filled stands before a value in a name until the name is divided; no value and no argument has it.
const filled = "\x00"

// of returns the name that data gives. What a value has that no name may have is replaced, so that it names a file in
// the folder that was meant. The error is an *file.Error without a path.
func (n *outputName) of(values map[string]any) (string, error) {
	var b strings.Builder
	at := 0
	for _, span := range n.spans {
		written := n.text[span.From:span.To]
		value, err := action.Expand(written, values)
		if err != nil {
			reason := "文件名里的 " + err.Error()
			if err.Near != "" {
				reason += "，是不是“" + err.Near + "”"
			}
			return "", &file.Error{Reason: reason, Advice: "请改正 -o 后面的文件名，或者改正数据。", Err: err}
		}
		if strings.TrimSpace(value) == "" {
			return "", &file.Error{Reason: "文件名里的 " + written + " 是空白的",
				Advice: "请在数据里补上；可以空白的写成 {{默认 \"无\" " + strings.Trim(written, "{} ") + "}}。"}
		}
		b.WriteString(n.text[at:span.From])
		b.WriteString(filled)
		b.WriteString(file.Clean(value))
		at = span.To
	}
	b.WriteString(n.text[at:])
	return placed(b.String())
}

// placed makes a path of one in which values are marked: each of its parts that has a value is made a name.
func placed(marked string) (string, error) {
	var out strings.Builder
	for len(marked) > 0 {
		part := marked
		if i := strings.IndexFunc(marked, func(r rune) bool { return r < 0x80 && os.IsPathSeparator(byte(r)) }); i >= 0 {
			part = marked[:i]
		}
		rest := marked[len(part):]
		if strings.Contains(part, filled) {
			ending := ""
			if rest == "" {
				ending = filepath.Ext(part)
			}
			part = strings.ReplaceAll(strings.TrimSuffix(part, ending), filled, "")
			name := file.Name(part, ending)
			if name == ending {
				return "", &file.Error{Reason: "文件名里的“" + part + "”不能作文件名", Advice: "请改正数据。"}
			}
			part = name
		}
		out.WriteString(part)
		if rest != "" {
			out.WriteByte(rest[0])
			rest = rest[1:]
		}
		marked = rest
	}
	return filepath.Clean(out.String()), nil
}
