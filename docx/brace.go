package docx

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/brace"
	"nianbao/docx/wml"
)

// A bracedText is braces of a template that are no action's, and where they stand.
type bracedText struct {
	brace.Stray
	part *part
	at   location
}

// scan finds the actions of a text, and keeps and tells of the braces that make none.
func (c *compiler) scan(text string, at location) []action.Span {
	spans, unclosed := action.Scan(text)
	for _, reason := range brace.Faults(text, unclosed) {
		c.refuse(at, "", reason)
	}
	for _, stray := range brace.Strays(text, spans, unclosed) {
		c.part.braced = append(c.part.braced, bracedText{stray, c.part, at})
	}
	return spans
}

// Misbraced looks for names that data offers, and words of actions, in braces that make no action, and where likely is
// set for what may have been meant as one. It returns nil for none: braces around other words are plain text.
func (t *Template) Misbraced(offered map[string]any, likely bool) wml.Errors {
	return misbraced(t.braced, action.NamesOf(offered), likely)
}

func misbraced(list []bracedText, names []string, likely bool) wml.Errors {
	var problems wml.Errors
	for i := range list {
		if len(problems) == maxErrors {
			break
		}
		b := &list[i]
		if reason := b.Fault(names, likely); reason != "" {
			problems = append(problems, &wml.Error{Part: b.part.Called(), Location: b.at.String(), Reason: reason,
				At: b.part.at(b.at)})
		}
	}
	return problems.Distinct()
}

// braces reports whether something in source may belong to an action: a brace, or what may be one by its number or as
// links have it.
func braces(source string) bool {
	return strings.IndexByte(source, '{') >= 0 || strings.IndexByte(source, '}') >= 0 ||
		strings.Contains(source, "&#") || strings.Contains(source, "%7") ||
		strings.Contains(source, "｛") || strings.Contains(source, "｝")
}
