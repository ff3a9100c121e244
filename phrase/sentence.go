package phrase

import (
	"errors"
	"fmt"
	"maps"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"
)

// maxExpanded bounds what a text may grow to, in bytes.
const maxExpanded = 1 << 20

// maxActions bounds the actions of a text: text/template parses blocks by recursion.
const maxActions = 1000

// ErrNotAllowed refuses an action that a text may not use.
var ErrNotAllowed = errors.New("文字里只能引用名称、函数和条件（if…else…end）")

// An Error is one thing wrong in a template or text, told to the person who wrote it.
type Error struct {
	Action string // the action as written, without braces; empty when the whole is meant
	Reason string // in Chinese
	Err    error
}

func (e *Error) Error() string {
	if e.Action == "" {
		return e.Reason
	}
	return "{{" + e.Action + "}}：" + e.Reason
}

func (e *Error) Unwrap() error { return e.Err }

// Expand puts the data into a text that may use names, functions and conditions, and nothing that loops or defines: a text comes from
// a stranger's workbook.
func Expand(text string, data map[string]any) (string, *Error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	if strings.Count(text, "{{") > maxActions {
		return "", &Error{Reason: "引用太多了，一段文字最多 " + strconv.Itoa(maxActions) + " 处"}
	}
	funcs := Bind(data)
	funcs[printing] = printInSentence
	t, err := template.New("").Option("missingkey=error").Funcs(funcs).Parse(text)
	if err != nil {
		return "", Explain(err)
	}
	if len(t.Templates()) > 1 {
		return "", &Error{Reason: ErrNotAllowed.Error(), Err: ErrNotAllowed}
	}
	if t.Tree == nil {
		return "", nil
	}
	if bad := forbidden(t.Tree.Root, funcs); bad != "" {
		return "", &Error{Action: bad, Reason: ErrNotAllowed.Error(), Err: ErrNotAllowed}
	}
	printed(t.Tree, t.Tree.Root)
	out := limited{left: maxExpanded}
	if err := t.Execute(&out, nil); err != nil {
		return "", Explain(err).in(text)
	}
	return out.String(), nil
}

var offset = regexp.MustCompile(`^template: :(\d+):(\d+): `)

// in names the whole action of the text in which the error occurred: text/template names only a part.
func (e *Error) in(text string) *Error {
	m := offset.FindStringSubmatch(e.Err.Error())
	if m == nil {
		return e
	}
	line, _ := strconv.Atoi(m[1])
	column, _ := strconv.Atoi(m[2])
	lines := strings.Split(text, "\n")
	if line < 1 || line > len(lines) {
		return e
	}
	for _, at := range action.FindAllStringSubmatchIndex(lines[line-1], -1) {
		if at[0] <= column && column <= at[1] {
			e.Action = strings.TrimSpace(lines[line-1][at[2]:at[3]])
		}
	}
	return e
}

var action = regexp.MustCompile(`\{\{([^{}]*)\}\}`)

// printing is the function through which every value of a text goes.
const printing = "nianbaoPrint"

// printInSentence is Print, but a cell without a figure is 0: the sentence counts it.
func printInSentence(v any) (string, error) {
	switch v.(type) {
	case Blank, Stroke:
		return "0", nil
	}
	return Print(v)
}

// printed sends every value that a text prints through printing.
func printed(tree *parse.Tree, list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		switch n := node.(type) {
		case *parse.ActionNode:
			n.Pipe.Cmds = append(n.Pipe.Cmds, &parse.CommandNode{
				NodeType: parse.NodeCommand, Pos: n.Pos, Args: []parse.Node{parse.NewIdentifier(printing).SetTree(tree).SetPos(n.Pos)},
			})
		case *parse.IfNode:
			printed(tree, n.List)
			printed(tree, n.ElseList)
		}
	}
}

// Bind returns the language's functions together with the data's names, which are functions of their own: {{机关名称}}, {{申请.新收.总计}}.
func Bind(data map[string]any) template.FuncMap {
	funcs := make(template.FuncMap, len(data)+20)
	for name, value := range data {
		funcs[name] = func() any { return value }
	}
	maps.Copy(funcs, functions)
	return funcs
}

type limited struct {
	strings.Builder
	left int
}

var errTooLong = errors.New("展开后太长")

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errTooLong
	}
	return l.Builder.Write(p)
}

// allowed are the functions of text/template that can do no harm in a text.
var allowed = map[string]bool{"and": true, "or": true, "not": true, "len": true}

// forbidden returns the first action that a text may not use.
func forbidden(node parse.Node, funcs template.FuncMap) string {
	switch n := node.(type) {
	case *parse.ListNode:
		if n == nil {
			return ""
		}
		for _, child := range n.Nodes {
			if bad := forbidden(child, funcs); bad != "" {
				return bad
			}
		}
	case *parse.TextNode, *parse.CommentNode:
	case *parse.ActionNode:
		return forbiddenPipe(n.Pipe, funcs)
	case *parse.IfNode:
		for _, bad := range []string{forbiddenPipe(n.Pipe, funcs), forbidden(n.List, funcs), forbidden(n.ElseList, funcs)} {
			if bad != "" {
				return bad
			}
		}
	default:
		before, _, _ := strings.Cut(strings.TrimPrefix(node.String(), "{{"), "}}")
		return before
	}
	return ""
}

func forbiddenPipe(pipe *parse.PipeNode, funcs template.FuncMap) string {
	if len(pipe.Decl) > 0 {
		return pipe.String()
	}
	for _, command := range pipe.Cmds {
		for _, arg := range command.Args {
			if chain, ok := arg.(*parse.ChainNode); ok {
				arg = chain.Node
			}
			switch a := arg.(type) {
			case *parse.PipeNode:
				if bad := forbiddenPipe(a, funcs); bad != "" {
					return bad
				}
			case *parse.IdentifierNode:
				if funcs[a.Ident] == nil && !allowed[a.Ident] {
					return pipe.String()
				}
			case *parse.StringNode, *parse.NumberNode, *parse.BoolNode:
			default:
				return pipe.String()
			}
		}
	}
	return ""
}

var (
	noFunction = regexp.MustCompile(`function "([^"]+)" not defined`)
	noEntry    = regexp.MustCompile(`at <([^>]*)>: map has no entry for key "([^"]+)"`)
	noField    = regexp.MustCompile(`at <([^>]*)>: can't evaluate field (\S+) in type`)
	calling    = regexp.MustCompile(`at <([^>]*)>: error calling ([^:]+): (.*)`)
	printFault = regexp.MustCompile(`error calling nianbao\w+: (.*)`)
	unclosed   = regexp.MustCompile(`unclosed action|unexpected EOF|unterminated`)
	needless   = regexp.MustCompile(`unexpected \{\{(end|else)`)
)

// Explain turns an error of text/template into one that its author understands.
func Explain(err error) *Error {
	text := err.Error()
	e := &Error{Err: err}
	switch {
	case errors.Is(err, errTooLong):
		e.Reason = "展开后超过 1 MiB"
	case noFunction.MatchString(text):
		e.Action = noFunction.FindStringSubmatch(text)[1]
		e.Reason = "没有这个名称"
	case noEntry.MatchString(text):
		m := noEntry.FindStringSubmatch(text)
		e.Action, e.Reason = m[1], fmt.Sprintf("没有“%s”这个名称", m[2])
	case noField.MatchString(text):
		m := noField.FindStringSubmatch(text)
		e.Action, e.Reason = m[1], fmt.Sprintf("“%s”前面的名称已经是一个值，后面不能再有名称", m[2])
	case printFault.MatchString(text):
		e.Reason = printFault.FindStringSubmatch(text)[1]
	case calling.MatchString(text):
		m := calling.FindStringSubmatch(text)
		e.Action, e.Reason = m[1], fmt.Sprintf("函数“%s”用错了：%s", m[2], m[3])
	case needless.MatchString(text):
		e.Reason = "有 {{" + needless.FindStringSubmatch(text)[1] + "}} 而没有与它配对的开头"
	case unclosed.MatchString(text):
		e.Reason = "有 {{ 没有配对的 }}，或条件没有 {{end}}"
	default:
		e.Reason = "写法有误"
	}
	return e
}
