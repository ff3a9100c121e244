// Package literal writes texts so that Markdown shows them as they are.
package literal

import "strings"

// marks are what Markdown takes for its own.
var marks = strings.NewReplacer(`\`, `\\`, "|", `\|`, "*", `\*`, "_", `\_`, "`", "\\`", "<", `\<`, "[", `\[`, "]", `\]`,
	"~", `\~`, "\n", " ")

// Text makes a text fit for a paragraph and for a cell of a table, on one line.
func Text(text string) string { return marks.Replace(text) }
