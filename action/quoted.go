package action

import (
	"fmt"
	"slices"
	"strings"
	"text/template/parse"
	"unicode"

	"nianbao/near"
)

// plainPrints are the functions by which a text is printed that is a name of the data, too.
var plainPrints = []string{"print", "println", "printf"}

// quotedAlone returns the text of an expression that is nothing else, and whether it is that.
func (e *expression) quotedAlone() (string, bool) {
	if e.pipe == nil || len(e.pipe.Decl) > 0 || len(e.pipe.Cmds) != 1 || len(e.pipe.Cmds[0].Args) != 1 {
		return "", false
	}
	s, ok := e.pipe.Cmds[0].Args[0].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return s.Text, true
}

// nameIn returns the name of the data, or the action of names, that a text in quotation marks says; "" for none.
func (s *scope) nameIn(quoted string) string {
	quoted = strings.TrimSpace(quoted)
	if below := strings.TrimPrefix(quoted, "."); !s.dot.isSame(s.root) && below != "" {
		if _, found := literalKey(s.dot, below); found {
			return "." + below
		}
	}
	if _, found := literalKey(s.root, quoted); found && quoted != "" {
		return quoted
	}
	words := strings.Fields(quoted)
	if len(words) > 1 && (isFunction(words[0]) || slices.Contains(keywords, words[0])) &&
		slices.ContainsFunc(words[1:], func(w string) bool { return s.nameIn(w) != "" }) {
		return quoted
	}
	return ""
}

// aloneInQuotes is the error of an action that is nothing but a text in quotation marks and says a name of the data: it
// is nearly surely meant as the name. Of any other words it is noted that they are printed.
func (s *scope) aloneInQuotes(e *expression) error {
	text, alone := e.quotedAlone()
	if !alone {
		return nil
	}
	if name := s.nameIn(text); name != "" {
		return &missingName{name: e.written, misread: fmt.Sprintf("引号里的是文字，不会换成数据；要用数据里的“%s”，请去掉引号，"+
			"写成 %s；就是要印这几个字，写成 {{print “%s”}}", name, name, text)}
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) { // braces, dashes
		return nil
	}
	words := "引号里的是文字，不是数据里的名称，照样印出来"
	if name := near.Nearest(text, s.names()); name != "" {
		words += "；您是不是要用 " + name + "（不加引号）"
	}
	s.note(words)
	return nil
}

// allInQuotes is the error of a function whose values are all texts in quotation marks, one of them a name of the data:
// what it gives would always be the same.
func (s *scope) allInQuotes(function string, args []parse.Node) error {
	if slices.Contains(plainPrints, function) {
		return nil
	}
	meant := ""
	for _, a := range args {
		text, ok := a.(*parse.StringNode)
		if !ok {
			return nil
		}
		if name := s.nameIn(text.Text); name != "" {
			meant = name
		}
	}
	if meant == "" {
		return nil
	}
	return &missingName{name: meant, misread: fmt.Sprintf("引号里的是文字，不会换成数据；要用数据里的“%s”，请去掉引号，写成 %s；"+
		"就是要这几个字的写成 (print “%s”)", meant, meant, meant)}
}

// rootName returns what a name stands for that has no dot before it: it is the data's, also in a loop over rows that
// have one of that name themselves, which is noted.
func (s *scope) rootName(path []string) (Value, error) {
	if len(s.rounds) > 0 && s.dot.shape == table && !s.dot.isSame(s.root) {
		if _, own := s.dot.Member(path[0]); own {
			if _, common := s.root.Member(path[0]); common {
				name := strings.Join(path, ".")
				s.note(fmt.Sprintf("取的是循环外面的“%s”，每一项都一样；这一项自己的写成 .%s，就是要外面的写成 $.%s", name, name, name))
			}
		}
	}
	return s.below(s.root, path, 0)
}

// note keeps what is told of the expression at hand.
func (s *scope) note(words string) {
	if !slices.Contains(s.notes, words) {
		s.notes = append(s.notes, words)
	}
}
