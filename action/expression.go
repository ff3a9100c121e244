package action

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
	"unicode"

	"nianbao/action/source"
	"nianbao/action/spelling"
)

// An expression is what an action computes.
type expression struct {
	written string          // as it stands: a name of the data may have any characters
	path    []string        // of a plain name, its parts: 申请, 新收, 总计
	pipe    *parse.PipeNode // of anything else
	fault   error           // why it is no expression; it may be a name all the same
	// misread is why it is no name, either, whatever becomes of missing ones; "" for what may be one.
	misread string
}

// maxExpression bounds an expression in bytes, as it is parsed and carried out by recursion.
const maxExpression = 4 << 10

type fault string

func (f fault) Error() string { return string(f) }

// errUnsupported are the words of text/template that no template may use here.
var errUnsupported = errors.New("模板里不能用 define、block 和 template")

// parseExpression parses an expression. The error is for what can be no name, either.
func parseExpression(written string, ranged bool) (*expression, error) {
	e := &expression{written: written}
	e.misread = cmp.Or(spelling.Word(written), foreign(written))
	if e.misread != "" && spelling.Divides(written) {
		return nil, fault(e.misread)
	}
	if path := source.Path(written); path != nil && !reserved[path[0]] {
		e.path = path
		return e, nil
	}
	if len(written) > maxExpression {
		return nil, fault("太长了")
	}
	if m := blockWord.FindString(written); m != "" {
		return nil, errUnsupported
	}
	e.pipe, e.fault = parsePipe(source.Canonical(written, false), ranged)
	if e.fault != nil {
		if pipe, err := parsePipe(source.Canonical(written, true), ranged); err == nil {
			e.pipe, e.fault = pipe, nil
		}
	}
	if e.fault != nil {
		if how := cmp.Or(spelling.Sum(written), spelling.Comparison(written)); how != "" {
			e.fault = fault(how)
		}
		if isCertain(written) {
			return nil, fault(cmp.Or(e.misread, e.fault.Error()))
		}
	}
	return e, nil
}

// foreign says how something is written here that is another language's, "" for what is none or calls a function.
func foreign(written string) string {
	word, _, _ := strings.Cut(written, " ")
	if isFunction(word) {
		return ""
	}
	return spelling.Foreign(written)
}

// keywords are the words of text/template that stand where a name could.
var keywords = []string{
	"if", "else", "end", "range", "with", "define", "block", "template", "break", "continue", "nil", "true", "false",
}

// refused are functions of text/template that this language has not, so that no name looks like one.
var refused = []string{"html", "js", "urlquery", "call"}

// isShadowable reports whether a function's name may be the data's, too, which it is where no value stands beside it:
// that of any function in Chinese, as each takes a value.
func isShadowable(name string) bool {
	f, ok := functions[name]
	return name == merging || ok && f.least > 0 && name[0] >= 0x80
}

// Reserved reports whether a name is a word of the language and so no name for data.
func Reserved(name string) bool {
	return isFunction(name) && !isShadowable(name) || slices.Contains(keywords, name) ||
		slices.Contains(refused, name)
}

// reserved are the words that an expression does not read as names.
var reserved = func() map[string]bool {
	words := map[string]bool{}
	for _, name := range slices.Concat(keywords, functionNames) {
		words[name] = true
	}
	return words
}()

// isCertain reports whether something is meant as an expression and cannot be a name with odd characters.
func isCertain(s string) bool {
	if strings.ContainsAny(s[:1], "$(\"'`|,)=") {
		return true
	}
	word, next := s, ' '
	for i, r := range s {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			word, next = s[:i], r
			break
		}
	}
	if isShadowable(word) && !source.IsSpace(next) { // 合计（万元）
		return false
	}
	return len(word) < len(s) && isFunction(word)
}

var variable = regexp.MustCompile(`\$[\p{L}\p{Nd}_]+`)

// parsePipe parses an expression with every variable in it declared: whether they are is known only where all actions
// are.
func parsePipe(source string, ranged bool) (*parse.PipeNode, error) {
	var b strings.Builder
	for _, name := range variable.FindAllString(source, -1) {
		b.WriteString("{{" + name + " := 0}}")
	}
	declared := strings.Count(b.String(), "{{")
	if ranged {
		b.WriteString("{{range " + source + "}}{{end}}")
	} else {
		b.WriteString("{{" + source + "}}")
	}
	t := parse.New("")
	t.Mode = parse.SkipFuncCheck
	if _, err := t.Parse(b.String(), "", "", map[string]*parse.Tree{}); err != nil {
		return nil, fault(spelling.Parser(err))
	}
	if len(t.Root.Nodes) != declared+1 {
		return nil, fault("写法有误")
	}
	switch n := t.Root.Nodes[declared].(type) {
	case *parse.ActionNode:
		return n.Pipe, nil
	case *parse.RangeNode:
		return n.Pipe, nil
	}
	return nil, fault("写法有误")
}
