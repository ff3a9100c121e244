// Package action is the small language in which templates and texts speak of figures: the actions of text/template,
// {{…}}, with functions that know exact decimals, blanks and Chinese wording. It knows no document and no form: where
// actions stand and what becomes of the text around them is a caller's.
//
// # Actions
//
// There are values, pipelines, if, else, else if, with, range, break, continue, end, variables, comments and {{- -}},
// as in text/template; define, block and template are refused. A name of the data needs no dot before it, {{机关名称}},
// names below it have one between, {{申请.新收.总计}}, and a part of a name may have any characters. Spaces, brackets,
// bars and quotation marks may be those of a Chinese keyboard.
//
// An action is parsed by text/template/parse and carried out here: a template's blocks stand in a document's structure
// and not in one text, names come from data that nobody knows when a template is prepared, and what is wrong is to be
// told all at once, with the names that may have been meant.
//
// Right behind if, range and with, 行 or 整行 says that rows of a table are meant, 列 or 整列 that columns are:
// {{range 行 名单}}, {{range 列 年份}}. What that comes to is a caller's.
//
// # Functions
//
// Package manual has them all, as the authors of templates read of them. Numbers compare by value and a blank counts as 0;
// arithmetic is exact, and a text that is no number an error; quotients and means are rounded half away from zero.
//
// # Data
//
// The data is a table, a map[string]any of texts, numbers, lists, maps and structs of any kind and of whatever
// encoding/json makes of a file. Of makes a Value of each that a name stands for, which alone says how it prints and
// counts and whether it is true; a Stroke or a Blank is a cell without a figure: {{if 申请.结转.总计}} is false for 0
// and for a blank, and a blank prints nothing.
//
// A template is carried out by a Run: a caller finds the actions in a text by Scan, reads each by ParseAction, puts
// them with the text between them into Nodes, makes blocks of these by Nest, and gives a Run the Data and a Writer,
// which writes a value in its place and takes what is wrong. Uses tells without any data which names a template refers
// to. A text, such as a section of a report, comes from a stranger's workbook: Expand allows it names, functions and
// conditions.
//
// # Limits
//
// An expression has at most 4 KiB, blocks nest 200 deep, a Run carries out 4 million nodes and prints as much as its
// Limit, a text has 1,000 actions and prints 1 MiB, a number 300 digits, a format 60 bytes.
package action

import (
	"strings"

	"nianbao/action/source"
	"nianbao/action/spelling"
	"nianbao/regex"
)

// A Span is where an action stands in a text, an Unclosed where one begins that does not end.
type (
	Span     = source.Span
	Unclosed = source.Unclosed
)

// Barrier stands in a text for what is none, such as a picture: no action reaches over it.
const Barrier = source.Barrier

// Scan finds the actions in a text, as [source.Scan] does.
func Scan(text string) ([]Span, []Unclosed) { return source.Scan(text) }

// A Kind says what an action does.
type Kind uint8

const (
	Output  Kind = iota // prints what its expression gives
	Comment             // does nothing
	Assign              // gives a variable a value
	If
	Range
	With
	Else // with an expression it is else if or else with
	End
	Break
	Continue
)

// Opens reports whether an action begins a block.
func (k Kind) Opens() bool { return k == If || k == Range || k == With }

// An Action is one {{…}}, parsed.
type Action struct {
	Kind                Kind
	Then                Kind   // of an Else with an expression: If or With
	Source              string // what stands between the braces, without the spaces around it
	TrimLeft, TrimRight bool   // {{- and -}}: the space beside it goes
	Axis                Axis   // of a block, where it says so
	Whole, Lines        bool   // it says 整行 or 整列; it says 行, which may be the function as well
	expr                *expression
	behindAxis          *expression // nil where there is no Axis
}

// kinds are those of actions by the words that they begin with.
var kinds = map[string]Kind{
	"if": If, "range": Range, "with": With, "else": Else, "end": End, "break": Break, "continue": Continue,
}

var (
	blockWord   = regex.New(`^(if|range|with|else|end|break|continue|define|block|template)(?:[\s(（]|$)`)
	elseWord    = regex.New(`^else\s+(if|with)(?:[\s(（]|$)`)
	declaration = regex.New(`^\$[\p{L}\p{Nd}_]*\s*:?=`)
)

// ParseAction parses what stands between the braces of an action. Whether a name is one can only be told when there is
// data, so of what could be a name only that much is looked at. The error says what is wrong; the action then is only
// good for its Kind.
func ParseAction(written string) (*Action, *Error) {
	a := &Action{Source: written}
	if inner, ok := strings.CutPrefix(written, "-"); ok && strings.TrimLeftFunc(inner, source.IsSpace) != inner {
		a.Source, a.TrimLeft = inner, true
	}
	if inner, ok := strings.CutSuffix(a.Source, "-"); ok && strings.TrimRightFunc(inner, source.IsSpace) != inner {
		a.Source, a.TrimRight = inner, true
	}
	a.Source = strings.TrimFunc(a.Source, source.IsSpace)
	rest := a.classify()
	var err error
	switch {
	case rest != "" && a.Kind == End:
		err = fault("条件和循环的结尾都写成 {{end}}，后面不能再写别的")
	case rest != "":
		a.expr, err = parseExpression(rest, a.Kind == Range)
	case a.Kind == Output:
		err = fault("{{ 和 }} 之间没有内容")
	case a.Kind.Opens() || a.Kind == Else && a.Then != Output:
		err = fault("后面要写条件或名称")
	}
	if err == nil && a.decides() && a.expr.fault != nil && a.expr.misread == "" {
		a.expr.misread = spelling.Comparison(rest) // a blank condition would be false without a word
	}
	if err == nil && rest != "" && a.bare() {
		err = fault("后面不能再写别的")
	}
	if a.parseAxis(rest); a.Axis != AnyAxis {
		err = nil
	}
	if err != nil {
		return a, &Error{Action: a.Source, Reason: err.Error(), Err: err}
	}
	return a, nil
}

// decides reports whether an action is a condition.
func (a *Action) decides() bool { return a.Kind == If || a.Kind == Else && a.Then == If }

// bare reports whether the action is a word with nothing behind it.
func (a *Action) bare() bool {
	return a.Kind == End || a.Kind == Break || a.Kind == Continue || a.Kind == Else && a.Then == Output
}

// classify sets the action's kind and returns its expression, "" for none.
func (a *Action) classify() string {
	if a.Source == "" || a.Source[0] >= 0x80 && a.Source[0] != 0xe2 { // nearly all are names in Chinese
		return a.Source
	}
	plain := source.PlainSpaces(a.Source)
	if strings.HasPrefix(plain, "/*") {
		a.Kind = Comment
		return ""
	}
	if declaration.MatchString(plain) {
		a.Kind = Assign
		return a.Source
	}
	m := blockWord.FindStringSubmatch(plain)
	if m == nil {
		return a.Source
	}
	kind, ok := kinds[m[1]]
	if !ok { // a word that no expression can begin with
		return a.Source
	}
	a.Kind = kind
	rest := strings.TrimFunc(a.Source[len(m[1]):], source.IsSpace)
	if m := elseWord.FindStringSubmatch(plain); m != nil {
		a.Then = kinds[m[1]]
		rest = strings.TrimFunc(rest[len(m[1]):], source.IsSpace)
	}
	return rest
}
