package plain

import (
	"encoding"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// flow reads a value in brackets, in quotes or without; inside says that brackets are around it. The lines that brackets
// go on over are indented by more than indent.
func (r *reader) flow(indent int, into reflect.Value, inside bool) {
	switch r.peek(0) {
	case '[':
		r.nested(into, reflect.Slice, func(into reflect.Value) {
			into.Set(reflect.MakeSlice(into.Type(), 0, 4))
			r.bracket(indent, ']', func() { r.flow(indent, grown(into), true) })
		})
	case '{':
		r.nested(into, reflect.Map, func(into reflect.Value) {
			fields := fieldsIn(into)
			r.bracket(indent, '}', func() {
				r.pair(&fields, func(value reflect.Value) {
					r.spaces()
					r.flow(indent, value, true)
				})
			})
		})
	case '\'', '"':
		r.scalar(r.quoted(), true, into)
	default:
		r.scalar(r.unquoted(indent, inside), false, into)
	}
}

// bracket reads what stands in brackets, divided by commas.
func (r *reader) bracket(indent int, end byte, item func()) {
	r.at++
	r.between(indent)
	if r.peek(0) == end {
		r.at++
		return
	}
	for !r.failed {
		item()
		r.between(indent)
		switch r.peek(0) {
		case end:
			r.at++
			return
		case ',':
			r.at++
			r.between(indent)
		default:
			r.fail()
		}
	}
}

// between passes over spaces, comments and ends of lines in brackets.
func (r *reader) between(indent int) {
	if !r.atEnd() {
		return
	}
	r.toNextLine()
	r.nextLine()
	if r.indent <= indent {
		r.fail()
	}
}

// quoted returns what stands in quotes, which end on the same line.
func (r *reader) quoted() string {
	quote, begin := r.peek(0), r.at+1
	end := begin
	for end < len(r.text) && r.text[end] != '\n' {
		switch {
		case r.text[end] == '\\' && quote == '"':
			r.fail()
			return ""
		case r.text[end] != quote:
			end++
		case quote == '\'' && strings.HasPrefix(r.text[end:], "''"):
			end += 2
		default:
			r.at = end + 1
			if quote == '\'' {
				return strings.ReplaceAll(r.text[begin:end], "''", "'")
			}
			return r.text[begin:end]
		}
	}
	r.fail()
	return ""
}

// unquoted returns a value without quotes. Lines below that are indented by more than indent go on with it, joined by a
// space.
func (r *reader) unquoted(indent int, inside bool) string {
	text := r.words(inside)
	for r.at < len(r.text) && r.peek(0) == '\n' {
		deep := 0
		for r.peek(1+deep) == ' ' {
			deep++
		}
		first := r.peek(1 + deep)
		if first == '\n' || first == '#' || !inside && deep <= indent || inside && strings.IndexByte(",]}", first) >= 0 {
			break
		}
		if deep <= indent {
			r.fail()
			break
		}
		r.at += 1 + deep
		text += " " + r.words(inside)
	}
	return text
}

// words returns what of a value without quotes stands on a line.
func (r *reader) words(inside bool) string {
	begin := r.at
	if c := r.peek(0); strings.IndexByte("?:,[]{}#&*!|>'\"%@`=<~\n", c) >= 0 || c == '-' && (r.peek(1) < '0' || r.peek(1) > '9') {
		r.fail()
		return ""
	}
	for ; r.peek(0) != '\n'; r.at++ {
		c, after := r.peek(0), r.peek(1)
		switch {
		case c == ':' && (after == ' ' || after == '\n' || inside && strings.IndexByte(",[]{}", after) >= 0),
			inside && (c == '[' || c == '{'):
			r.fail()
			return ""
		case c == ' ' && after == '#', inside && (c == ',' || c == ']' || c == '}'):
			return strings.TrimRight(r.text[begin:r.at], " ")
		}
	}
	return strings.TrimRight(r.text[begin:r.at], " ")
}

// isNull reports whether YAML takes a text without quotes for nothing.
func isNull(text string) bool {
	return text == "" || text == "null" || text == "Null" || text == "NULL"
}

// scalar sets a value to what a text says.
func (r *reader) scalar(text string, quoted bool, into reflect.Value) {
	if r.failed {
		return
	}
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	switch {
	case into.Kind() == reflect.String && (quoted || !isNull(text)):
		into.SetString(text)
	case quoted:
		r.fail()
	case into.Kind() == reflect.Bool && (text == "true" || text == "false"):
		into.SetBool(text == "true")
	case into.Kind() == reflect.Int && isWhole(text):
		n, _ := strconv.ParseInt(text, 10, 64)
		into.SetInt(n)
	case isNumber(into) && isPlainNumber(text):
		if into.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text)) != nil {
			r.fail()
		}
	default:
		r.fail()
	}
}

// isNumber reports whether a value takes a number that is no int.
func isNumber(into reflect.Value) bool {
	return into.Kind() == reflect.Struct && into.Addr().Type().Implements(unmarshaler)
}

var unmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()

// isWhole reports whether a text is a whole number in the one way that nobody reads otherwise.
func isWhole(text string) bool {
	digits := strings.TrimPrefix(text, "-")
	return digits != "" && len(digits) <= 15 && strings.Trim(digits, "0123456789") == "" &&
		(digits[0] != '0' || text == "0")
}

func isPlainNumber(text string) bool {
	whole, part, points := strings.Cut(text, ".")
	return isWhole(whole) && (!points || part != "" && len(part) <= 6 && strings.Trim(part, "0123456789") == "")
}

// grown returns a new last item of a list.
func grown(list reflect.Value) reflect.Value {
	n := list.Len()
	if n == list.Cap() {
		list.Grow(max(4, n))
	}
	list.SetLen(n + 1)
	return list.Index(n)
}

// fields are what a mapping may set: the fields of a struct by their keys, or any keys of a map.
type fields struct {
	into reflect.Value
	keys []string // of a struct's fields, in their order
	seen []string
}

// keysOf are the keys of structs by their types.
var keysOf sync.Map

func fieldsIn(into reflect.Value) fields {
	if into.Kind() == reflect.Map {
		into.Set(reflect.MakeMap(into.Type()))
		return fields{into: into}
	}
	known, ok := keysOf.Load(into.Type())
	if !ok {
		keys := make([]string, into.NumField())
		for i := range keys {
			keys[i] = into.Type().Field(i).Tag.Get("yaml")
		}
		known, _ = keysOf.LoadOrStore(into.Type(), keys)
	}
	return fields{into: into, keys: known.([]string)}
}

// value returns where a key's value belongs; false for a key that there is not, or that has been.
func (f *fields) value(key string) (reflect.Value, bool) {
	if slices.Contains(f.seen, key) {
		return reflect.Value{}, false
	}
	f.seen = append(f.seen, key)
	if f.into.Kind() == reflect.Map {
		return reflect.New(f.into.Type().Elem()).Elem(), true
	}
	i := slices.Index(f.keys, key)
	if i < 0 {
		return reflect.Value{}, false
	}
	return f.into.Field(i), true
}

// set stores a value in a map; a struct has it already.
func (f *fields) set(key string, value reflect.Value) {
	if f.into.Kind() == reflect.Map {
		f.into.SetMapIndex(reflect.ValueOf(key), value)
	}
}
