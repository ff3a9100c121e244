package table

import (
	"bytes"

	"nianbao/action"
	"nianbao/regex"
)

// A Separator keeps two tables apart between which nothing is left: Word would make one of them.
type Separator struct{ Prefix string }

// Run writes an empty paragraph where a table was written last.
func (s Separator) Run(r *action.Run, _ []action.Node) {
	if bytes.HasSuffix(withoutMarks(r.Out.Bytes()), []byte("</"+s.Prefix+"tbl>")) {
		r.Out.WriteString("<" + s.Prefix + "p/>")
	}
}

// withoutMarks returns what was written without the space at its end, and the marks of where bookmarks and other ranges
// begin or end: Word joins the tables on their two sides.
func withoutMarks(written []byte) []byte {
	for {
		written = bytes.TrimRight(written, " \t\r\n")
		at := bytes.LastIndexByte(written, '<')
		if at < 0 || !rangeMark.Match(written[at:]) {
			return written
		}
		written = written[:at]
	}
}

var rangeMark = regex.New(`^<(\w+:)?(bookmark|perm|commentRange)(Start|End)\s[^<>]*/>$`)
