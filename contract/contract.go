// Package contract is the JSON that others' scripts read: what commands print with --json and --json-lines, what convert and
// --summary write as .json. Every face of the program speaks it.
//
// A key never changes its meaning; new ones may be added. The schemas (JSON Schema, draft 2020-12) are the files
// beside this one: check.schema.json, convert.schema.json, digest.schema.json, doctor.schema.json,
// fill.schema.json, fix.schema.json, form_check.schema.json, layout.schema.json, report.schema.json and
// version.schema.json. A line of --json-lines is of check a file of check.schema.json, of show a report.
package contract

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
)

// Schema is the version of the contract: what stands under the key schema.
const Schema = 1

// Write writes a value of this package as JSON: indented, in UTF-8, Chinese and markup as they are, what would steer a
// terminal or turn a line around as an escape.
func Write(w io.Writer, v any) error {
	return write(w, "  ", v)
}

// WriteLine writes a value of this package as one line of JSON, as Write does otherwise. It is written at once, so that
// a run that is killed leaves whole lines.
func WriteLine(w io.Writer, v any) error { return write(w, "", v) }

func write(w io.Writer, indent string, v any) error {
	data, err := encode("", indent, v)
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return err
}

// encode returns a value as JSON, its further lines behind a prefix; without an indent it is one line.
func encode(prefix, indent string, v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent(prefix, indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return escaped(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// escaped writes as escapes what encoding/json leaves as it is: control characters beyond ASCII's first and marks of
// direction. They stand in texts alone, the names of files among them.
func escaped(data []byte) []byte {
	steers := func(r rune) bool { return r >= 0x7F && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) }
	if !bytes.ContainsFunc(data, steers) {
		return data
	}
	var b bytes.Buffer
	for _, r := range string(data) {
		if steers(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.Bytes()
}
