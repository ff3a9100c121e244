package define

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"

	"nianbao/form/define/plain"
	"nianbao/regex"
)

// Decode reads plain YAML of a stranger that is no definition, under the same limits, into a struct with yaml tags: no
// references, no tags, no keys that it does not have. what is what it is called; the error says the line and the reason.
func Decode(what string, data []byte, into any) *Error {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	switch {
	case len(data) > maxDefinition:
		return &Error{Reason: "文件超过 1 MiB，不像" + what}
	case !utf8.Valid(data):
		return &Error{Reason: "不是 UTF-8 编码，请另存为 UTF-8"}
	}
	root, fault := parseYAML("", what, data)
	if fault != nil {
		return fault
	}
	d := decoder{what: what}
	d.decode(root, reflect.ValueOf(into).Elem(), 0)
	if len(d.faults) > 0 {
		return d.faults[0]
	}
	return nil
}

// A definition is a stranger's file. Its YAML is plain: lists, mappings and values. References make a file of a few
// lines one of gigabytes, tags are types that no definition needs, and nesting costs a parser its stack; all three are
// refused before anything is made of the file.
const maxDepth = 32

// definition is what messages call one.
const definition = "格式定义"

// parseYAML returns the outermost node of a definition, or of what else, or what is wrong with it.
func parseYAML(name, what string, data []byte) (root *yaml.Node, fault *Error) {
	defer func() {
		if recover() != nil { // a fault of the library, which only a malformed file can find
			root, fault = nil, &Error{name, 0, notYAML}
		}
	}()
	if line := plain.TooDeep(data, maxDepth); line > 0 {
		return nil, &Error{name, line, fmt.Sprintf("嵌套超过 %d 层，不像%s", maxDepth, what)}
	}
	d := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := d.Decode(&document); err != nil || len(document.Content) != 1 {
		return nil, &Error{name, lineIn(err), notYAML}
	}
	if err := d.Decode(&second); err != io.EOF {
		return nil, &Error{name, max(second.Line, lineIn(err)), "一个文件里只能有一份" + what}
	}
	return document.Content[0], nil
}

const notYAML = "不是合法的 YAML，请检查缩进、冒号和引号"

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

// A decoder makes values of nodes. What is wrong with one is left out, and the rest goes on.
type decoder struct {
	file   string
	what   string // what messages call it
	faults []*Error
}

func (d *decoder) refuse(n *yaml.Node, format string, args ...any) {
	if len(d.faults) < MaxFaults {
		d.faults = append(d.faults, &Error{d.file, n.Line, fmt.Sprintf(format, args...)})
	}
}

// decode makes a value of a node.
func (d *decoder) decode(n *yaml.Node, into reflect.Value, depth int) {
	switch {
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		d.refuse(n, "%s里不能用引用（& 和 *），请把内容写出来", d.what)
		return
	case n.Style&yaml.TaggedStyle != 0:
		d.refuse(n, "%s里不能用标签（! 开头的类型），请去掉“%s”", d.what, n.Tag)
		return
	case depth > maxDepth:
		d.refuse(n, "嵌套超过 %d 层，不像%s", maxDepth, d.what)
		return
	case n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null":
		return
	}
	if into.Type() == numberType {
		d.number(n, into)
		return
	}
	switch into.Kind() {
	case reflect.Pointer:
		into.Set(reflect.New(into.Type().Elem()))
		d.decode(n, into.Elem(), depth)
	case reflect.Struct:
		d.structure(n, into, depth)
	case reflect.Map:
		d.mapping(n, into, depth)
	case reflect.Slice:
		d.list(n, into, depth)
	default:
		d.scalar(n, into)
	}
}

func (d *decoder) mismatch(n *yaml.Node) {
	d.refuse(n, "这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）")
}

// structure sets the fields that a mapping names.
func (d *decoder) structure(n *yaml.Node, into reflect.Value, depth int) {
	d.pairs(n, func(key string, k, value *yaml.Node) {
		for i := range into.NumField() {
			if into.Type().Field(i).Tag.Get("yaml") == key {
				d.decode(value, into.Field(i), depth+1)
				return
			}
		}
		d.refuse(k, "没有“%s”这一项", key)
	})
}

func (d *decoder) mapping(n *yaml.Node, into reflect.Value, depth int) {
	into.Set(reflect.MakeMap(into.Type()))
	d.pairs(n, func(key string, _, value *yaml.Node) {
		v := reflect.New(into.Type().Elem()).Elem()
		d.decode(value, v, depth+1)
		into.SetMapIndex(reflect.ValueOf(key), v)
	})
}

// pairs visits the keys and values of a mapping.
func (d *decoder) pairs(n *yaml.Node, visit func(key string, k, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.mismatch(n)
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, before := n.Content[i], len(d.faults)
		var key string
		d.decode(k, reflect.ValueOf(&key).Elem(), 0)
		switch {
		case len(d.faults) > before:
		case seen[key]:
			d.refuse(k, "“%s”写了两次", key)
		default:
			seen[key] = true
			visit(key, k, n.Content[i+1])
		}
	}
}

func (d *decoder) list(n *yaml.Node, into reflect.Value, depth int) {
	if n.Kind != yaml.SequenceNode {
		d.mismatch(n)
		return
	}
	into.Set(reflect.MakeSlice(into.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.decode(item, into.Index(i), depth+1)
	}
}

func (d *decoder) scalar(n *yaml.Node, into reflect.Value) {
	if n.Kind != yaml.ScalarNode {
		d.mismatch(n)
		return
	}
	switch tag := n.ShortTag(); into.Kind() {
	case reflect.String:
		into.SetString(n.Value)
	case reflect.Bool:
		value, err := strconv.ParseBool(n.Value)
		if err != nil || tag != "!!bool" {
			d.mismatch(n)
			return
		}
		into.SetBool(value)
	default:
		value, err := strconv.ParseInt(n.Value, 10, 64)
		if err != nil || tag != "!!int" {
			d.mismatch(n)
			return
		}
		into.SetInt(value)
	}
}

var (
	numberType  = reflect.TypeFor[specNumber]()
	numberShape = regex.New(`^-?\d{1,15}(\.\d{1,6})?$`)
)

func (d *decoder) number(n *yaml.Node, into reflect.Value) {
	switch {
	case n.Kind != yaml.ScalarNode || n.ShortTag() != "!!int" && n.ShortTag() != "!!float":
		d.mismatch(n)
	case !numberShape.MatchString(n.Value):
		d.refuse(n, "“%s”应为整数或小数，小数点前最多 15 位、后最多 6 位", n.Value)
	default:
		into.Set(reflect.ValueOf(specNumber{decimal.RequireFromString(n.Value)}))
	}
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
