package action

import (
	"cmp"
	"errors"
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
		return nil, fault("一个标记里写得太长了")
	}
	if m := blockWord.FindString(written); m != "" {
		return nil, errUnsupported
	}
	e.pipe, e.fault = pipeOf(written, false, ranged)
	if e.fault != nil {
		if pipe, err := pipeOf(written, true, ranged); err == nil {
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

// pipeOf parses an expression, with loose also one typed on a Chinese keyboard. The error says in Chinese what is wrong.
func pipeOf(written string, loose, ranged bool) (*parse.PipeNode, error) {
	pipe, err := source.Pipe(source.Canonical(written, loose), ranged)
	if err != nil {
		return nil, fault(spelling.Parser(err))
	}
	return pipe, nil
}
