package action

import (
	"fmt"

	"nianbao/action/wording"
)

// A Paragraph is a line of a text, its second-level heading apart.
type Paragraph = wording.Paragraph

// Lines returns a text's lines without blank ones.
func Lines(text any) []string { return wording.Lines(fmt.Sprint(text)) }

// Paragraphs divides a text into paragraphs, as GB/T 9704 numbers them: （一） opens a second-level heading.
func Paragraphs(text any) []Paragraph { return wording.Paragraphs(fmt.Sprint(text)) }
