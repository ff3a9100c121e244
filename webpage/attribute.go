package webpage

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// attributes are what a start tag says that matters here.
type attributes struct {
	displayNone      bool // it takes no room
	displayed        bool // a style says how it is set, which goes before the hidden attribute
	visibilityHidden bool // it takes its room but is not seen
	block            bool // a style sets it on lines of its own
	script           script
	look             lookRules
	preformatted     bool
	rows, cols       int // 0 rows mean all to the end
	kind, value      string
	marker           string // how a list numbers its items
	start            string
	selected         bool
}

func (a *attributes) isHidden() bool { return a.displayNone || a.visibilityHidden }

// readAttributes reads the attributes of the tag whose name was read last.
func readAttributes(tokens *html.Tokenizer, more bool) attributes {
	a := attributes{rows: 1, cols: 1}
	hidden := false
	for more {
		var key, value []byte
		key, value, more = tokens.TagAttr()
		switch string(key) {
		case "hidden":
			hidden = true
		case "style":
			a.style(string(value))
		case "color", "bgcolor":
			a.look.attribute(string(key), string(value))
		case "rowspan":
			a.rows = span(string(value), 0, 65534)
		case "colspan":
			a.cols = span(string(value), 1, maxColumns)
		case "type":
			a.kind = strings.ToLower(strings.TrimSpace(string(value)))
			if a.marker == "" { // a style goes before
				a.marker = strings.TrimSpace(string(value))
			}
		case "start":
			a.start = string(value)
		case "value":
			a.value = string(value)
		case "selected":
			a.selected = true
		}
	}
	a.displayNone = a.displayNone || hidden && !a.displayed
	return a
}

// span reads how many rows or columns a cell takes, as browsers do: a number at the beginning counts, and what is
// none is 1.
func span(text string, least, most int) int {
	text = strings.TrimLeft(text, " \t\r\n\f+")
	digits := text[:len(text)-len(strings.TrimLeft(text, "0123456789"))]
	if digits == "" {
		return 1
	}
	n, err := strconv.Atoi(digits)
	switch {
	case err != nil:
		return most
	case n < least:
		return 1
	}
	return min(n, most)
}

// style reads a style attribute. Of two declarations of one property the last holds.
func (a *attributes) style(text string) {
	for declaration := range strings.SplitSeq(strings.ToLower(text), ";") {
		property, value, _ := strings.Cut(declaration, ":")
		value, _, _ = strings.Cut(strings.TrimSpace(value), "!")
		value = strings.TrimSpace(value)
		property = strings.TrimSpace(property)
		a.look.declare(property, value)
		switch property {
		case "mso-hide":
			a.displayNone = value == "all" || a.displayNone
		case "display":
			a.displayed = true
			a.displayNone, a.block = value == "none", value == "block" || value == "list-item" || value == "flex"
		case "visibility":
			a.visibilityHidden = value == "hidden" || value == "collapse"
		case "vertical-align":
			switch value {
			case "super":
				a.script = raised
			case "sub":
				a.script = lowered
			default:
				a.script = level
			}
		case "list-style", "list-style-type":
			a.marker = value
		case "white-space":
			a.preformatted = strings.HasPrefix(value, "pre") || value == "break-spaces"
		}
	}
}
