package wording

import (
	"strings"

	"nianbao/regex"
)

// Lines returns a text's lines without blank ones.
func Lines(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// A Paragraph is a line of a text, its second-level heading apart.
type Paragraph struct {
	Heading string // （一）… up to its first 。, or the whole line when it has none
	Body    string
}

var secondLevel = regex.New(`^[（(][一二三四五六七八九十]{1,3}[）)]`)

// Paragraphs divides a text into paragraphs, as GB/T 9704 numbers them: （一） opens a second-level heading.
func Paragraphs(text string) []Paragraph {
	lines := Lines(text)
	paragraphs := make([]Paragraph, len(lines))
	for i, line := range lines {
		heading := ""
		if secondLevel.MatchString(line) {
			heading = line
			if before, _, ok := strings.Cut(line, "。"); ok {
				heading = before + "。"
			}
		}
		paragraphs[i] = Paragraph{heading, line[len(heading):]}
	}
	return paragraphs
}
