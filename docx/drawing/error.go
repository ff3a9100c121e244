package drawing

import (
	"maps"
	"slices"
	"strings"

	"nianbao/action"
)

// An Error is one thing wrong with a chart or picture of a document and its place, in Chinese.
type Error struct {
	Part   string // 正文, 页眉
	Place  string // 第 2 个图形
	Action string // the mark without braces: chart 申请来源
	Reason string
	Near   string // the name that may have been meant, "" for none
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Part + e.Place)
	if e.Action != "" {
		b.WriteString(" {{" + e.Action + "}}")
	}
	b.WriteString("：" + e.Reason)
	if e.Near != "" {
		b.WriteString("，您是不是要用 " + e.Near + "？")
	}
	return b.String()
}

// Errors are all the things wrong with a document.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// maxListed bounds how many names an error tells.
const maxListed = 12

// Unknown returns the error of an object whose name is none of those offered.
func Unknown[T any](o *Object, name string, offered map[string]T) *Error {
	names := slices.Sorted(maps.Keys(offered))
	data := make(map[string]any, len(names))
	for _, n := range names {
		data[n] = ""
	}
	e := o.Error("没有叫这个名称的" + o.Kind.noun())
	e.Action = o.Kind.word() + " " + name
	if _, err := action.Expand("{{"+name+"}}", data); err != nil {
		e.Near = err.Near
	}
	switch {
	case len(names) == 0:
		e.Reason += "，这份年报没有" + o.Kind.noun() + "可用"
	case len(names) <= maxListed:
		e.Reason += "，可用的有：" + strings.Join(names, "、")
	}
	return e
}
