package define

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"
)

// A definition is a stranger's file. Its YAML is plain: lists, mappings and values. References make a file of a few
// lines one of gigabytes, tags are types that no definition needs, and nesting costs a parser its stack; all three are
// refused before anything is made of the file.
const maxDepth = 32

// parseYAML returns the outermost node of a definition. The error is an *Error.
func parseYAML(name string, data []byte) (root *yaml.Node, err error) {
	defer func() {
		if recover() != nil { // a fault of the library, which only a malformed file can find
			root, err = nil, &Error{name, 0, notYAML}
		}
	}()
	if line := tooDeep(data); line > 0 {
		return nil, &Error{name, line, fmt.Sprintf("嵌套超过 %d 层，不像格式定义", maxDepth)}
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := d.Decode(&document); err != nil || len(document.Content) != 1 {
		return nil, &Error{name, lineIn(err), notYAML}
	}
	if err := d.Decode(&second); err != io.EOF {
		return nil, &Error{name, max(second.Line, lineIn(err)), "一个文件里只能有一份格式定义"}
	}
	return document.Content[0], nil
}

const notYAML = "不是合法的 YAML，请检查缩进、冒号和引号"

// tooDeep returns the line on which brackets, or lists begun on one line, are nested too deep; 0 where none are. It
// counts brackets in quotes and comments too: no definition has so many more opened than closed.
func tooDeep(data []byte) int {
	open, line := 0, 1
	for text := range bytes.Lines(data) {
		rest := bytes.TrimLeft(text, "-? ")
		begun := len(bytes.Fields(text[:len(text)-len(rest)]))
		for _, c := range append(rest[:len(rest):len(rest)], ' ') {
			switch c {
			case '[', '{':
				open++
			case ']', '}':
				open = max(0, open-1)
			}
			if open+begun > maxDepth {
				return line
			}
		}
		line++
	}
	return 0
}

// lineIn returns the line that an error of the library names, 0 for none.
func lineIn(err error) int {
	if err == nil {
		return 0
	}
	_, rest, _ := strings.Cut(err.Error(), "line ")
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	line, _ := strconv.Atoi(rest[:max(end, 0)])
	return line
}

// A decoder makes values of nodes. The first thing wrong ends it.
type decoder struct{ file string }

func (d decoder) refuse(n *yaml.Node, format string, args ...any) error {
	return &Error{d.file, n.Line, fmt.Sprintf(format, args...)}
}

// decode makes a value of a node. The error is an *Error.
func (d decoder) decode(n *yaml.Node, into reflect.Value, depth int) error {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return d.refuse(n, "格式定义里不能用引用（& 和 *），请把内容写出来")
	case n.Style&yaml.TaggedStyle != 0:
		return d.refuse(n, "格式定义里不能用标签（! 开头的类型），请去掉“%s”", n.Tag)
	case depth > maxDepth:
		return d.refuse(n, "嵌套超过 %d 层，不像格式定义", maxDepth)
	case n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null":
		return nil
	}
	if into.Type() == numberType {
		return d.number(n, into)
	}
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		return d.decode(n, into.Elem(), depth)
	case reflect.Struct:
		return d.structure(n, into, depth)
	case reflect.Map:
		return d.mapping(n, into, depth)
	case reflect.Slice:
		return d.list(n, into, depth)
	}
	return d.scalar(n, into)
}

func (d decoder) mismatch(n *yaml.Node) error {
	return d.refuse(n, "这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）")
}

// structure sets the fields that a mapping names.
func (d decoder) structure(n *yaml.Node, into reflect.Value, depth int) error {
	return d.pairs(n, func(key string, k, value *yaml.Node) error {
		for i := range into.NumField() {
			if into.Type().Field(i).Tag.Get("yaml") == key {
				return d.decode(value, into.Field(i), depth+1)
			}
		}
		return d.refuse(k, "没有“%s”这一项", key)
	})
}

func (d decoder) mapping(n *yaml.Node, into reflect.Value, depth int) error {
	into.Set(reflect.MakeMap(into.Type()))
	return d.pairs(n, func(key string, _, value *yaml.Node) error {
		v := reflect.New(into.Type().Elem()).Elem()
		err := d.decode(value, v, depth+1)
		into.SetMapIndex(reflect.ValueOf(key), v)
		return err
	})
}

// pairs visits the keys and values of a mapping.
func (d decoder) pairs(n *yaml.Node, visit func(key string, k, value *yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return d.mismatch(n)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		var key string
		if err := d.decode(k, reflect.ValueOf(&key).Elem(), 0); err != nil {
			return err
		}
		if seen[key] {
			return d.refuse(k, "“%s”写了两次", key)
		}
		seen[key] = true
		if err := visit(key, k, n.Content[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func (d decoder) list(n *yaml.Node, into reflect.Value, depth int) error {
	if n.Kind != yaml.SequenceNode {
		return d.mismatch(n)
	}
	into.Set(reflect.MakeSlice(into.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		if err := d.decode(item, into.Index(i), depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (d decoder) scalar(n *yaml.Node, into reflect.Value) error {
	if n.Kind != yaml.ScalarNode {
		return d.mismatch(n)
	}
	switch tag := n.ShortTag(); into.Kind() {
	case reflect.String:
		into.SetString(n.Value)
	case reflect.Bool:
		value, err := strconv.ParseBool(n.Value)
		if err != nil || tag != "!!bool" {
			return d.mismatch(n)
		}
		into.SetBool(value)
	default:
		value, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || tag != "!!int" {
			return d.mismatch(n)
		}
		into.SetInt(value)
	}
	return nil
}

var (
	numberType  = reflect.TypeFor[specNumber]()
	numberShape = regexp.MustCompile(`^-?\d{1,15}(\.\d{1,6})?$`)
)

func (d decoder) number(n *yaml.Node, into reflect.Value) error {
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" && n.ShortTag() != "!!float" {
		return d.mismatch(n)
	}
	if !numberShape.MatchString(n.Value) {
		return d.refuse(n, "“%s”应为整数或小数，小数点前最多 15 位、后最多 6 位", n.Value)
	}
	into.Set(reflect.ValueOf(specNumber{decimal.RequireFromString(n.Value)}))
	return nil
}

// lineOf returns the line of the nearest part of a path, as $.tables[0].rows[1].id, that the definition has.
func lineOf(n *yaml.Node, at string) int {
	line := n.Line
	for step := range strings.FieldsFuncSeq(at, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		if step == "$" {
			continue
		}
		if n = child(n, step); n == nil {
			break
		}
		line = n.Line
	}
	return line
}

// child returns the item of a list with a number, or the value of a mapping with a key; nil for none.
func child(n *yaml.Node, step string) *yaml.Node {
	switch n.Kind {
	case yaml.SequenceNode:
		if i, err := strconv.Atoi(step); err == nil && i < len(n.Content) {
			return n.Content[i]
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
