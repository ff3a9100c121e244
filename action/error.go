package action

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
)

// An Error is one thing wrong in a template or text, told to the person who wrote it.
type Error struct {
	Action string // the action as written, without braces; empty when the whole is meant
	Reason string // in Chinese
	Near   string // the name that may have been meant, "" for none
	Lacks  bool   // the data lacks a name, which a Policy may pass over
	Err    error
}

func (e *Error) Error() string {
	if e.Action == "" {
		return e.Reason
	}
	return "{{" + e.Action + "}}：" + e.Reason
}

func (e *Error) Unwrap() error { return e.Err }

func (s *scope) tell(a *Action, err error) *Error {
	var m *missingName
	if u, whole := err.(*unprintable); whole && a.Kind == Output {
		u.name = a.Source
	}
	if !errors.As(err, &m) {
		return &Error{Action: a.Source, Reason: err.Error(), Err: err}
	}
	if m.misread == "" && m.row == "" {
		if m.near = s.suggest(cmp.Or(m.full, m.name)); m.usage != "" && strings.HasPrefix(m.near, "{{") { // it is a column's
			m.near = ""
		}
	}
	return &Error{Action: a.Source, Reason: err.Error(), Near: m.near, Lacks: m.misread == "" && !m.below, Err: err}
}

// A missingName is the error of a name that the data does not have.
type missingName struct {
	name  string // as far as it was looked for: 申请.新受
	full  string // as it was written, where that goes on
	below bool   // what stands before its last part is a value and has no names below it
	list  bool   // that value is a list
	near  string // the name that may have been meant, "" for none
	usage string // of the function that was to take what it stands for, "" for none
	row   string // of a list that it is missing in: 第 3 行; "" for none
	// instead is what stands for the whole where a missing name is blank.
	instead Value
	fault   error // why it is nothing to compute, either; nil for a dotted name
	// misread is why it is no name that may be missing; "" for one that may.
	misread string
}

func (m *missingName) Error() string {
	last := m.name[strings.LastIndexByte(m.name, '.')+1:]
	switch {
	case m.misread != "":
		return m.misread
	case m.row != "":
		return fmt.Sprintf("%s没有“%s”", m.row, m.name)
	case m.list && len(m.name) > len(last)+1:
		name := strings.TrimSuffix(m.name, "."+last)
		how := cmp.Or(m.usage, "range "+name+"}}{{."+last+"}}{{end")
		return fmt.Sprintf("“%s”是列表，有很多行，后面不能直接写“%s”；要写成 {{%s}}", name, last, how)
	case m.below:
		return fmt.Sprintf("“%s”前面的名称已经是一个值，里面没有别的名称；请去掉“.%s”", last, last)
	case m.usage != "" && m.near == "":
		return fmt.Sprintf("没有“%s”这个名称；写法是 {{%s}}，是文字的要加引号", m.name, m.usage)
	case last != m.name && last != "" || m.usage != "":
		return fmt.Sprintf("没有“%s”这个名称", last)
	case m.fault != nil && m.near == "":
		return "没有这个名称；如果写的是算式：" + m.fault.Error()
	}
	return "没有这个名称"
}
