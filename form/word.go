package form

import (
	"slices"
	"strings"
	"unicode"

	"nianbao/grid"
	"nianbao/regex"
)

// A cell of words holds no figure: a name, a remark, or one word of a list that the form prescribes. What stands in it
// is neither summed nor compared, and digits in it are words as well. Its words are read as they are seen; of a list, one
// that differs from a word of the form in spaces, width or numbering is that word.

// IsWords reports whether the cell holds words and no figure.
func (c *Cell) IsWords() bool { return c.Row.IsWords() || c.Column.IsWords() }

// IsWords reports whether the cells of a row or column hold words.
func (n *Node) IsWords() bool { return n.Words || len(n.OneOf) > 0 }

// OneOf returns the words of which one stands in the cell, none where any words may.
func (c *Cell) OneOf() []string {
	if len(c.Row.OneOf) > 0 {
		return c.Row.OneOf
	}
	return c.Column.OneOf
}

// Required reports whether the cell's words may not be missing where its row is filled.
func (c *Cell) Required() bool { return c.Row.Required || c.Column.Required }

// ReadWords reads what stands in a cell of words: shown is how it is seen. It is unreadable where the form has a list
// and the words are none of it, where it is a formula's error or quotes a name ({{…}}, which only texts may), and where
// characters stand in it that no document holds.
func (c *Cell) ReadWords(text, shown string, kind grid.Kind) Value {
	v := Value{Text: text, Kind: kind, State: Unreadable}
	if kind == grid.Fault || kind == grid.Uncalculated {
		return v
	}
	lines := strings.FieldsFunc(shown, func(r rune) bool { return strings.ContainsRune("\n\r\v\f\u2028\u2029\u0085", r) })
	for i := range lines {
		lines[i] = strings.TrimFunc(lines[i], func(r rune) bool { return unicode.IsSpace(r) || IsUnseen(r) })
	}
	words := strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
	list := c.OneOf()
	switch key := Key(words); {
	case words == "":
		v.State = Blank
		return v
	case strings.ContainsFunc(words, isUnprintable), errorValue.MatchString(words), HasAction(words):
		return v
	case len(list) > 0:
		i := slices.IndexFunc(list, func(word string) bool { return Key(word) == key })
		if i < 0 {
			return v
		}
		words = list[i]
	}
	v.State, v.Words = Words, words
	return v
}

// errorValue is what a spreadsheet shows where a formula fails, and what is left of it in a document or as a text.
var errorValue = regex.New(`^#(?:N/A|REF!|DIV/0!|NAME\?|VALUE!|NUM!|NULL!|SPILL!|CALC!)$`)

// HasAction reports whether a text quotes a name of a report: {{申请.新收.总计}}.
func HasAction(text string) bool { return strings.Contains(HalfWidth(text), "{{") }

// isUnprintable reports whether a character is one that no document holds.
func isUnprintable(r rune) bool {
	return r != '\n' && r != '\t' && unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF
}

// HasUnprintable reports whether characters stand in a text that no document holds.
func HasUnprintable(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return isUnprintable(r) && r != '\r' && r != '\v' && r != '\f' && r != '\u0085'
	})
}
