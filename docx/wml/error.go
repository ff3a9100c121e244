package wml

import (
	"errors"
	"slices"
	"strings"
)

// An Error is one thing wrong with a template or document and its place, in Chinese.
type Error struct {
	Part     string // 正文, 页眉
	Location string // 第 2 个表格第 5 行第 3 格, 第 12 段, 第 2 个图形
	Action   string // the action or mark as written, without braces: chart 申请来源
	Reason   string
	Near     string // the name that may have been meant, "" for none
	Lacks    bool   // a name is missing from the data, which an action.Policy may pass over
	At       At
}

// At is where in a document something is wrong, for programs.
type At struct {
	Part string // its name, "" where nobody knows
	From int    // where the paragraph begins in it, as UTF-8; -1 for none
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Part)
	b.WriteString(e.Location)
	if e.Action != "" {
		b.WriteString(" {{" + e.Action + "}}")
	}
	b.WriteString("：" + e.Reason)
	if e.Near != "" {
		b.WriteString("，您是不是要用 " + e.Near + "？")
	}
	return b.String()
}

// Damaged returns the error of a part that is no well-formed XML; part is what a person calls it.
func Damaged(part string) *Error {
	return &Error{Part: part, Reason: "内容已损坏；请用 Word 或 WPS 打开，另存一份再试"}
}

// Errors are all the things wrong with a template or document.
type Errors []*Error

func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, one := range e {
		lines[i] = one.Error()
	}
	return strings.Join(lines, "\n")
}

// Lack reports whether any of what is wrong is a name that the data lacks.
func (e Errors) Lack() bool {
	return slices.ContainsFunc(e, func(one *Error) bool { return one.Lacks })
}

// Together joins an error with further problems; it is nil where there is neither, and the error alone where that is no
// Errors.
func Together(err error, problems Errors) error {
	var own Errors
	switch {
	case len(problems) == 0, err != nil && !errors.As(err, &own):
		return err
	}
	return slices.Concat(own, problems).Distinct()
}

// Distinct returns the errors without those that say the same of the same place: a text box is written twice, for old
// programs and new.
func (e Errors) Distinct() Errors {
	seen := map[Error]bool{}
	var kept Errors
	for _, one := range e {
		said := *one
		said.At = At{}
		if !seen[said] {
			seen[said] = true
			kept = append(kept, one)
		}
	}
	return kept
}
