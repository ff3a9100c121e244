package form

import (
	"strings"
	"unicode"
)

// ReadHeadingAndText reads a line that begins with a numbered heading of a text, of an agency's report, which a colon, a
// stop or a space divides from what the text says: 六、其他需要报告的事项：无。 The heading is the form's own, or a colon
// stands behind it.
func (f *Form) ReadHeadingAndText(agency, line string) (h HeadingLine, text string, ok bool) {
	head := line[:min(len(line), maxHeading)]
	if n, _, _, _ := Numbered(head); n == Unnumbered {
		return HeadingLine{}, "", false
	}
	for at, r := range head {
		if !DividesHeading(r) || at == 0 {
			continue
		}
		h, ok := f.ReadHeadingOf(agency, line[:at])
		text := strings.TrimLeftFunc(line[at:], DividesHeading)
		switch {
		case !ok || h.Section == nil || h.Section.Text == "" || h.Numbering == Unnumbered || text == "":
		case h.Exact || strings.ContainsRune("：:", r):
			return h, text, true
		}
	}
	return HeadingLine{}, "", false
}

// DividesHeading reports whether a character divides a heading from a text in the same line.
func DividesHeading(r rune) bool { return strings.ContainsRune("：:。", r) || unicode.IsSpace(r) }

// EndsSentence reports whether a character ends a sentence.
func EndsSentence(r rune) bool { return strings.ContainsRune("。！？；!?;", r) }
