// Package plain reads YAML of the plainest kind, several times faster than a library that reads all of it.
package plain

import (
	"reflect"
	"strings"
)

// Read reads plain YAML, as nearly all definitions are written, into a struct with yaml tags: mappings, lists and values
// of one line. It reads what the YAML library reads, or nothing: false is for anything that needs more of YAML, for keys
// that the struct does not have, and for whatever is wrong, of which the library's nodes tell the line. into then is of no
// use. The text must be valid UTF-8. A field that is an encoding.TextUnmarshaler takes numbers: of at most 15 digits
// before the point and 6 behind it.
func Read(data []byte, into any) bool {
	if !isPlainText(data) {
		return false
	}
	r := reader{text: string(data), indent: outside}
	if r.nextLine(); r.indent != 0 {
		return false
	}
	r.mapping(0, reflect.ValueOf(into).Elem())
	return !r.failed && r.indent == outside
}

// isPlainText reports whether a text has no character that YAML takes for a break of lines, forbids, or treats otherwise
// than a letter, besides ASCII's.
func isPlainText(data []byte) bool {
	for i, c := range data {
		switch {
		case c < ' ' && c != '\n' || c == 0x7F || c >= 0xF0:
			return false
		case c == 0xC2 && data[i+1] < 0xA0, // control characters, among them NEL
			c == 0xE2 && data[i+1] == 0x80 && data[i+2]|1 == 0xA9, // LS and PS
			c == 0xEF && data[i+1] == 0xBB && data[i+2] == 0xBF,   // a byte order mark
			c == 0xEF && data[i+1] == 0xBF && data[i+2] >= 0xBE:   // no characters
			return false
		}
	}
	return true
}

// A reader is at a place in a text. Once it has failed, what it has read is of no use.
type reader struct {
	text   string
	at     int
	indent int // of the line, or of a mapping's first key behind a dash
	depth  int
	failed bool
}

const outside = -1 // the indent behind the last line

func (r *reader) fail() {
	r.failed, r.at, r.indent = true, len(r.text), outside
}

// peek returns the byte with a distance from here, a line's end behind the last.
func (r *reader) peek(distance int) byte {
	if r.at+distance < len(r.text) {
		return r.text[r.at+distance]
	}
	return '\n'
}

// nextLine goes to the first character of the first line from here on, which is a line's beginning, that has anything
// but a comment.
func (r *reader) nextLine() {
	for r.at < len(r.text) {
		begin := r.at
		r.spaces()
		if c := r.peek(0); c != '#' && c != '\n' {
			r.indent = r.at - begin
			return
		}
		r.toNextLine()
	}
	r.indent = outside
}

func (r *reader) spaces() {
	for r.peek(0) == ' ' {
		r.at++
	}
}

// toNextLine passes over the rest of a line.
func (r *reader) toNextLine() {
	if i := strings.IndexByte(r.text[r.at:], '\n'); i >= 0 {
		r.at += i + 1
		return
	}
	r.at = len(r.text)
}

// endLine ends a line behind a value: nothing but a comment follows.
func (r *reader) endLine() {
	begin := r.at
	r.spaces()
	if c := r.peek(0); c != '\n' && (c != '#' || r.at == begin) {
		r.fail()
		return
	}
	r.toNextLine()
	r.nextLine()
}

// atEnd reports whether no value stands on the rest of the line, but perhaps a comment.
func (r *reader) atEnd() bool {
	r.spaces()
	return r.peek(0) == '\n' || r.peek(0) == '#' && r.text[r.at-1] == ' '
}

// maxDepth bounds the recursion: what is nested deeper is left to the library.
const maxDepth = 16

// nested runs a read of something in something else, a pointer's value where a pointer is read.
func (r *reader) nested(into reflect.Value, kind reflect.Kind, read func(reflect.Value)) {
	if into.Kind() == reflect.Pointer {
		into.Set(reflect.New(into.Type().Elem()))
		into = into.Elem()
	}
	isMapping := kind == reflect.Map && into.Kind() == reflect.Struct && !isNumber(into)
	if r.depth++; r.depth > maxDepth || into.Kind() != kind && !isMapping {
		r.fail()
		return
	}
	read(into)
	r.depth--
}

// mapping reads the lines of a mapping with an indent.
func (r *reader) mapping(indent int, into reflect.Value) {
	r.nested(into, reflect.Map, func(into reflect.Value) {
		fields := fieldsIn(into)
		for r.indent == indent && !r.failed {
			r.pair(&fields, func(value reflect.Value) { r.below(indent, value) })
		}
		if r.indent > indent {
			r.fail()
		}
	})
}

// pair reads a key, and its value by another function.
func (r *reader) pair(fields *fields, read func(value reflect.Value)) {
	key, size := r.key()
	if size == 0 {
		r.fail()
		return
	}
	r.at += size + len(":")
	value, ok := fields.value(key)
	if !ok {
		r.fail()
		return
	}
	read(value)
	fields.set(key, value)
}

// maxKey bounds a key in bytes; YAML's own bound is higher.
const maxKey = 100

// key returns the key that stands here and its size as it is written, 0 for none: letters, digits, points and low lines,
// or anything in double quotes; a colon and a space.
func (r *reader) key() (key string, size int) {
	quoted := r.peek(0) == '"'
	end := 0
	if quoted {
		for end = 1; end < maxKey && strings.IndexByte("\"\\\n", r.peek(end)) < 0; {
			end++
		}
		if r.peek(end) != '"' {
			return "", 0
		}
		key, end = r.text[r.at+1:r.at+end], end+1
	} else {
		for end < maxKey && isOfKey(r.peek(end)) {
			end++
		}
		key = r.text[r.at : r.at+end]
	}
	after := r.peek(end + 1)
	if r.peek(end) != ':' || after != ' ' && after != '\n' || !quoted && isNull(key) {
		return "", 0
	}
	return key, end
}

func isOfKey(c byte) bool {
	return c == '_' || c == '.' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80
}

// below reads a key's value: on its line, or on those below.
func (r *reader) below(indent int, into reflect.Value) {
	if !r.atEnd() {
		r.onLine(indent, into)
		return
	}
	r.toNextLine()
	r.nextLine()
	switch {
	case r.isItem() && r.indent >= indent:
		r.list(r.indent, into)
	case r.indent > indent && strings.IndexByte("[{'\"", r.peek(0)) >= 0:
		r.onLine(indent, into)
	case r.indent > indent:
		r.mapping(r.indent, into)
	default:
		r.fail()
	}
}

// isItem reports whether a list's item stands here.
func (r *reader) isItem() bool { return r.peek(0) == '-' && r.peek(1) == ' ' }

// list reads the lines of a list with an indent.
func (r *reader) list(indent int, into reflect.Value) {
	r.nested(into, reflect.Slice, func(into reflect.Value) {
		for r.indent == indent && r.isItem() && !r.failed {
			begin := r.at
			r.at++
			r.spaces()
			item := grown(into)
			if _, size := r.key(); size > 0 {
				r.indent = indent + r.at - begin
				r.mapping(r.indent, item)
			} else {
				r.onLine(indent, item)
			}
		}
		if r.indent > indent {
			r.fail()
		}
	})
}

// onLine reads a value that begins on its line, and ends the line.
func (r *reader) onLine(indent int, into reflect.Value) {
	r.flow(indent, into, false)
	r.endLine()
}
