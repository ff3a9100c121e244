package grid

import (
	"strconv"
	"strings"
	"unicode"
)

// A Look is what of a cell is not simply a text that is seen. The zero value says nothing.
type Look struct {
	Struck string // the part of the text that is struck through
	Faint  string // the part that is written and not seen: in the colour of its ground, or too small to be read
	Table  bool   // a table of its own stands in the cell
}

// Add joins what is said of another piece of the same text.
func (l *Look) Add(other Look) {
	l.Struck += other.Struck
	l.Faint += other.Faint
	l.Table = l.Table || other.Table
}

// Kept returns the look for a cell to keep, nil for one that says nothing.
func (l Look) Kept() *Look {
	if strings.TrimSpace(l.Struck) == "" {
		l.Struck = ""
	}
	if strings.TrimSpace(l.Faint) == "" {
		l.Faint = ""
	}
	if l == (Look{}) {
		return nil
	}
	kept := l // on the heap, where what says nothing need not be
	return &kept
}

// Struck returns the part of the cell's text that is struck through.
func (c *Cell) Struck() string {
	if c.Look == nil {
		return ""
	}
	return c.Look.Struck
}

// Faint returns the part of the cell's text that is written and not seen.
func (c *Cell) Faint() string {
	if c.Look == nil {
		return ""
	}
	return c.Look.Faint
}

// HasTable reports whether a table of its own stands in the cell.
func (c *Cell) HasTable() bool { return c.Look != nil && c.Look.Table }

// IsPart reports whether a piece of a text, as it is said by a [Look], is only a part of what the text has besides
// spaces.
func IsPart(piece, text string) bool { return piece != "" && solid(piece) != solid(text) }

func solid(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

// MaxTiny is the largest size of letters, in points, that nobody reads. Chosen: people print nothing below 4.
const MaxTiny = 2

// leastContrast is the ratio of contrast (WCAG 2.2, 1.4.3) below which letters are not seen on their ground. Chosen:
// white on the pale grounds of tables has 1.0 to 1.2, the palest grey that offices print on white, D9D9D9, has 1.4.
const leastContrast = 1.25

// Invisible reports whether letters of a colour are not seen on a ground. Colours are RRGGBB; what is none is seen.
func Invisible(ink, ground string) bool {
	a, ok := luminance(ink)
	b, known := luminance(ground)
	return ok && known && (max(a, b)+0.05)/(min(a, b)+0.05) < leastContrast
}

// luminance returns a colour's relative luminance, near enough: the square stands for sRGB's curve.
func luminance(colour string) (float64, bool) {
	n, err := strconv.ParseUint(colour, 16, 24)
	if err != nil || len(colour) != len("RRGGBB") {
		return 0, false
	}
	part := func(shift int) float64 {
		v := float64(n>>shift&0xFF) / 0xFF
		return v * v
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0), true
}
