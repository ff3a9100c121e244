package edit

import (
	"strconv"
	"strings"

	"nianbao/grid"
)

// A runFormat is how a run's text looks, as far as that changes what is read.
type runFormat struct {
	raised, shifted bool // it is written above the line as a mark is; above or below it
	hidden, struck  bool
	faint           bool // it is in the colour of its ground, or too small to be read
}

// runFormat reads a run's properties in a paragraph whose style hides text, or strikes it through, or does not. A style
// of the run's turns that over, the run's own property decides.
func (r *reader) runFormat(l runFormat, w *paragraphText) runFormat {
	l.hidden, l.struck, l.faint = w.hidden, w.struck, false
	ink, ground := "", w.ground
	ownHidden, ownStruck, ownScript, lowered := false, false, false, false
	r.children(func(name string) {
		switch name {
		case "color":
			ink, _ = r.Attr("val")
		case "shd":
			ground = r.shading(ground)
		case "highlight":
			ground = otherGround
		case "sz":
			value, _ := r.Attr("val") // half points
			n, err := strconv.Atoi(value)
			l.faint = err == nil && n <= 2*grid.MaxTiny
		case "rStyle":
			style, _ := r.Attr("val")
			if r.styles.hidden.character[style] && !ownHidden {
				l.hidden = !w.hidden
			}
			if r.styles.struck.character[style] && !ownStruck {
				l.struck = !w.struck
			}
			l.raised = r.styles.raised.character[style] && !ownScript || l.raised
		case "vertAlign":
			value, _ := r.Attr("val")
			l.raised, lowered, ownScript = value == "superscript", value == "subscript", true
		case "position":
			value, _ := r.Attr("val") // half points
			n, err := strconv.Atoi(value)
			l.shifted = err == nil && (n >= leastShift || n <= -leastShift)
		case "vanish":
			l.hidden, ownHidden = r.on(), true
		case "strike", "dstrike":
			l.struck, ownStruck = r.on() || ownStruck && l.struck, true
		}
	})
	l.faint = l.faint || grid.Invisible(ink, ground)
	l.shifted = l.shifted || lowered
	return l
}

// leastShift is how far above or below its line a text is, in half points, that somebody has put there as a mark. Chosen:
// Word offers 3 points, and what is moved by one stands as its typeface wants it.
const leastShift = 4

// Grounds that are no colour RRGGBB: the page's, and one that is not known.
const (
	pageGround  = "FFFFFF"
	otherGround = "?"
)

// shading returns the ground that the current element, a shading, makes of another. A pattern mixes two colours.
func (r *reader) shading(ground string) string {
	fill, _ := r.Attr("fill")
	pattern, _ := r.Attr("val")
	switch {
	case pattern != "" && pattern != "clear" && pattern != "nil":
		return otherGround
	case fill == "" || strings.EqualFold(fill, "auto"):
		return ground
	}
	return fill
}
