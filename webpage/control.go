package webpage

func (r *reader) input(a attributes) {
	if a.isHidden() {
		return
	}
	switch a.kind {
	case "hidden", "button", "submit", "reset", "image", "file", "checkbox", "radio", "password", "range", "color":
		return
	}
	r.text([]byte(a.value))
}

// A choice is a list of options, of which one is shown: the one that is selected, else the first.
type choice struct {
	open  bool
	at    int // of the line, where it stands
	seen  bool
	muted bool
}

// option begins the next option.
func (r *reader) option(a attributes) {
	c := &r.choice
	switch {
	case !c.open:
		return
	case a.selected:
		r.line.cut(c.at)
		c.muted = false
	default:
		c.muted = c.seen
	}
	c.seen = true
}
