package webpage

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/grid"
)

// A look is how text is drawn, as far as that says whether it counts. Colours are RRGGBB; what is none is not known.
type look struct {
	struck, tiny, clear bool
	ink, ground         string
}

// shown is what a look comes to.
type shown struct{ struck, faint bool }

func (l look) of() shown {
	return shown{l.struck, l.tiny || l.clear || grid.Invisible(l.ink, l.ground)}
}

// lookRules are what an element says of its look.
type lookRules struct {
	struck, clear, tiny, sized bool
	ink, ground                string
}

// in returns the look in an element. A line through text goes through all that stands in it, whatever that says.
func (l look) in(name string, rules lookRules) look {
	l.struck = l.struck || rules.struck || name == "s" || name == "del" || name == "strike"
	l.clear = l.clear || rules.clear
	if rules.sized {
		l.tiny = rules.tiny
	}
	if rules.ink != "" {
		l.ink = rules.ink
	}
	if rules.ground != "" {
		l.ground = rules.ground
	}
	return l
}

// attribute takes an attribute of old pages: <font color>, <td bgcolor>. A style goes before.
func (l *lookRules) attribute(name, value string) {
	c := colour(strings.ToLower(strings.TrimSpace(value)))
	switch {
	case name == "color" && l.ink == "":
		l.ink = c
	case name == "bgcolor" && l.ground == "":
		l.ground = c
	}
}

// declare takes a declaration of a style attribute, in small letters.
func (l *lookRules) declare(property, value string) {
	switch property {
	case "text-decoration", "text-decoration-line":
		l.struck = strings.Contains(value, "line-through")
	case "opacity":
		n, err := strconv.ParseFloat(strings.TrimSuffix(value, "%"), 64)
		l.clear = err == nil && n <= 0
	case "color":
		if l.ink = colour(value); value == "transparent" {
			l.clear = true
		}
	case "background", "background-color":
		l.ground = groundOf(value)
	case "font-size":
		l.tiny, l.sized = tiny(value), true
	}
}

// tiny reports whether letters of a size are too small to be read. Sizes in other units than points and pixels are
// parts of another.
func tiny(size string) bool {
	digits := strings.TrimRight(size, "abcdefghijklmnopqrstuvwxyz%")
	n, err := strconv.ParseFloat(digits, 64)
	unit := size[len(digits):]
	return err == nil && (n <= 0 || n <= grid.MaxTiny && (unit == "pt" || unit == "px"))
}

// otherColour is one that is not known, against which no text is held.
const otherColour = "?"

// groundOf returns the ground of a background, empty where it leaves the one behind it.
func groundOf(value string) string {
	if value == "" || value == "none" || value == "transparent" || value == "inherit" {
		return ""
	}
	if strings.HasPrefix(value, "rgb") {
		return colour(value)
	}
	found := otherColour
	for word := range strings.FieldsSeq(value) {
		if strings.Contains(word, "url(") || strings.Contains(word, "gradient") {
			return otherColour
		}
		if c := colour(word); c != otherColour {
			found = c
		}
	}
	return found
}

// colour returns a colour of CSS as RRGGBB, of names those that hide text and those of text.
func colour(value string) string {
	switch hex := strings.TrimPrefix(value, "#"); {
	case value == "white" || value == "snow" || value == "ivory":
		return "FFFFFF"
	case value == "black":
		return "000000"
	case len(hex) == 3 && hex != value:
		return strings.ToUpper(string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]}))
	case len(hex) == 6:
		if _, err := strconv.ParseUint(hex, 16, 24); err == nil {
			return strings.ToUpper(hex)
		}
	case strings.HasPrefix(value, "rgb"):
		var r, g, b uint8
		parts := strings.FieldsFunc(strings.Trim(strings.TrimLeft(value, "rgba"), "() "), func(r rune) bool {
			return r == ',' || r == ' ' || r == '/'
		})
		if len(parts) == 3 {
			if n, _ := fmt.Sscanf(strings.Join(parts, " "), "%d %d %d", &r, &g, &b); n == 3 {
				return fmt.Sprintf("%02X%02X%02X", r, g, b)
			}
		}
	}
	return otherColour
}
