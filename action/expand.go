package action

import (
	"errors"
	"strconv"
	"strings"
	"text/template/parse"

	"nianbao/action/source"
)

// maxExpanded bounds what a text may grow to, in bytes.
const maxExpanded = 1 << 20

// maxActions bounds the actions of a text.
const maxActions = 1000

// errNotAllowed refuses an action that a text may not use.
var errNotAllowed = errors.New("文字里只能引用名称、函数和条件（if…else…end）")

// Expand puts the data into a text that may use names, functions and conditions, and nothing that loops or defines: a
// text comes from a stranger's workbook.
func Expand(text string, data map[string]any) (string, *Error) {
	if !strings.Contains(text, "{{") {
		return text, nil
	}
	if strings.Count(text, "{{") > maxActions {
		return "", &Error{Reason: "引用太多了，一段文字最多 " + strconv.Itoa(maxActions) + " 处"}
	}
	nodes, err := parseText(text)
	if err != nil {
		return "", err
	}
	w := &textWriter{Run: &Run{Data: data, Limit: maxExpanded}}
	w.Writer = w
	w.Start()
	w.Nodes(nodes)
	if w.err == nil && w.Out.Len() > maxExpanded {
		w.err = &Error{Err: errTooLong}
	}
	if w.err != nil && errors.Is(w.err, errTooLong) {
		w.err = &Error{Reason: "填好以后太长，超过 1 MB", Err: errTooLong}
	}
	if w.err != nil {
		return "", w.err
	}
	return w.Out.String(), nil
}

func parseText(text string) ([]Node, *Error) {
	spans, unclosed := Scan(text)
	if len(unclosed) > 0 {
		return nil, &Error{Reason: errUnpaired}
	}
	var row []Node
	actions := make([]*Action, len(spans))
	at, trim := 0, false
	for i, span := range spans {
		a, err := allowedAction(text[span.From+2 : span.To-2])
		if err != nil {
			return nil, err
		}
		row = append(row, Node{Text: source.Trim(text[at:span.From], trim, a.TrimLeft)}, Node{Action: a, At: i})
		actions[i], at, trim = a, span.To, a.TrimRight
	}
	nodes, faults := Nest(append(row, Node{Text: source.Trim(text[at:], trim, false)}))
	if len(faults) == 0 {
		return nodes, nil
	}
	a := actions[faults[0].At]
	if a.Kind.Opens() {
		return nil, &Error{Action: a.Source, Reason: errUnpaired}
	}
	return nil, &Error{Action: a.Source, Reason: "有 {{" + a.Source + "}} 而没有与它配对的开头"}
}

const errUnpaired = "有 {{ 没有配对的 }}，或条件没有 {{end}}"

func allowedAction(written string) (*Action, *Error) {
	a, err := ParseAction(written)
	if err != nil && err.Err == errUnsupported || err == nil && !a.isAllowed() {
		return nil, &Error{Action: a.Source, Reason: errNotAllowed.Error(), Err: errNotAllowed}
	}
	return a, err
}

// A textWriter writes what a text prints, up to its first mistake.
type textWriter struct {
	*Run
	err *Error
}

// Print writes a value; a cell without a figure is 0: the sentence counts it.
func (w *textWriter) Print(_ *Node, v Value) error {
	if v.shape == blank || v.shape == stroke {
		w.Out.WriteByte('0')
		return nil
	}
	s, err := v.Print()
	w.Out.WriteString(s)
	return err
}

// Keep is for runs that keep what they do not know, which that of a text does not.
func (w *textWriter) Keep(*Node, int) {}

// Fail takes the first mistake.
func (w *textWriter) Fail(_ *Node, err *Error) {
	if w.err == nil {
		w.err = err
	}
}

func (a *Action) isAllowed() bool {
	switch a.Kind {
	case Comment, End:
		return true
	case Else:
		return a.Then != With && (a.expr == nil || a.expr.isAllowed())
	case Output, If:
		return a.expr.isAllowed()
	}
	return false
}

func (e *expression) isAllowed() bool {
	return e.pipe == nil && !strings.HasPrefix(e.written, ".") || e.pipe != nil && isAllowedPipe(e.pipe)
}

// isAllowedPipe reports whether a text may use a pipeline: it has names of the data and functions of the language, and
// no variables.
func isAllowedPipe(pipe *parse.PipeNode) bool {
	if len(pipe.Decl) > 0 {
		return false
	}
	for i, command := range pipe.Cmds {
		for k, arg := range command.Args {
			called := k == 0 && (i > 0 || len(command.Args) > 1) // and no name of the data
			if chain, ok := arg.(*parse.ChainNode); ok {
				arg = chain.Node
			}
			switch a := arg.(type) {
			case *parse.PipeNode:
				if !isAllowedPipe(a) {
					return false
				}
			case *parse.IdentifierNode:
				if _, builtin := builtins[a.Ident]; builtin && (called || !isShadowable(a.Ident)) {
					return false
				}
			case *parse.StringNode, *parse.NumberNode, *parse.BoolNode:
			default:
				return false
			}
		}
	}
	return true
}
