// Package contract is the JSON that others' scripts read: what show and check print with --json and what convert
// writes as .json. Every face of the program speaks it.
//
// A key never changes its meaning; new ones may be added. The schemas (JSON Schema, draft 2020-12) are the files
// beside this one: check.schema.json, layout.schema.json and report.schema.json.
package contract

import (
	"encoding/json"
	"io"
)

// Schema is the version of the contract that the JSON of check and of layouts states.
const Schema = 1

// Write writes a value of this package as JSON: indented, in UTF-8, Chinese and markup as they are.
func Write(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
