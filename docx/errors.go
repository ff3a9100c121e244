package docx

import (
	"strings"
)

// An Error is one thing wrong with a template or document and its place, in Chinese.
type Error struct {
	Part   string // 正文, 页眉
	Place  string // 第 2 个表格第 5 行第 3 格, 第 12 段
	Action string // the action as written, without braces
	Reason string
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Part)
	b.WriteString(e.Place)
	if e.Action != "" {
		b.WriteString(" {{" + e.Action + "}}")
	}
	b.WriteString("：" + e.Reason)
	return b.String()
}

// Errors are all the things wrong with a template.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}
