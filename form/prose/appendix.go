package prose

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/appendix"
)

// splitAppendix returns a document's last lines without the heading of an appendix of charts and without the line that
// names it, and the lines below the heading.
func splitAppendix(lines []form.Line) (before, behind []form.Line) {
	for i, l := range lines {
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1].Text
		}
		n, is := appendix.Begins(l.Text, next)
		if !is {
			continue
		}
		before = slices.Clone(lines[:i])
		isNote := func(l form.Line) bool { return strings.TrimSpace(l.Text) == appendix.Note }
		if at := slices.IndexFunc(before, isNote); at >= 0 {
			before = slices.Delete(before, at, at+1)
		}
		return before, lines[i+n:]
	}
	return lines, nil
}
