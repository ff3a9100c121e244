package source

import (
	"errors"
	"strings"
	"text/template/parse"

	"nianbao/regex"
)

var variable = regex.New(`\$[\p{L}\p{Nd}_]+`)

// errNoPipe is the error of what text/template/parse takes for something else than one expression.
var errNoPipe = errors.New("no expression")

// Pipe parses an expression, of a range one that may declare two variables, with every variable in it declared: whether
// they are is known only where all actions are. The error is that of text/template/parse.
func Pipe(expression string, ranged bool) (*parse.PipeNode, error) {
	var b strings.Builder
	for _, name := range variable.FindAllString(expression, -1) {
		b.WriteString("{{" + name + " := 0}}")
	}
	declared := strings.Count(b.String(), "{{")
	if ranged {
		b.WriteString("{{range " + expression + "}}{{end}}")
	} else {
		b.WriteString("{{" + expression + "}}")
	}
	t := parse.New("")
	t.Mode = parse.SkipFuncCheck
	if _, err := t.Parse(b.String(), "", "", map[string]*parse.Tree{}); err != nil {
		return nil, err
	}
	if len(t.Root.Nodes) != declared+1 {
		return nil, errNoPipe
	}
	switch n := t.Root.Nodes[declared].(type) {
	case *parse.ActionNode:
		return n.Pipe, nil
	case *parse.RangeNode:
		return n.Pipe, nil
	}
	return nil, errNoPipe
}
