package webpage

import "nianbao/regex"

// A box is a block element that was open, in those around it.
type box struct {
	around *box
	depth  int
	aside  bool // it says itself that it is no part of the text
	margin bool // as what is written beside it, not as what leads elsewhere
	cell   bool // it is a table's cell or stands in one
	// article says that it stands in an article: what closes that is a part of it, not of the page around.
	article bool
}

func (b *box) in(name string) *box {
	return &box{
		around: b, depth: b.depth + 1,
		aside:   b.aside || name == "aside" || name == "nav" || name == "footer" && !b.article,
		margin:  (b.margin || name == "aside") && name != "nav" && name != "footer",
		cell:    b.cell || name == "td" || name == "th",
		article: b.article || name == "article",
	}
}

// holds reports whether another box is this one or within it.
func (b *box) holds(other *box) bool {
	for other != nil && other.depth > b.depth {
		other = other.around
	}
	return other == b
}

// common returns the innermost box that holds both.
func common(a, b *box) *box {
	for a != b {
		if a.depth < b.depth {
			a, b = b, a
		}
		a = a.around
	}
	return a
}

var numbered = regex.New(`^[一二三四五六七八九十]、`)

// article returns the innermost box that holds every line that begins as the headings of official documents do,
// 一、总体情况: the article among what else a page shows. It is nil where there are not two such lines.
func article(f flow) *box {
	var found *box
	lines := 0
	f.each(func(i item) {
		switch {
		case !numbered.MatchString(i.text):
			return
		case found == nil:
			found = i.box
		default:
			found = common(found, i.box)
		}
		lines++
	})
	if lines < 2 {
		return nil
	}
	for found.article && found.around != nil && found.around.article { // the page says itself how far it reaches
		found = found.around
	}
	return found
}

// each calls visit for every line that is shown outside of data tables.
func (f flow) each(visit func(item)) {
	for _, i := range f {
		switch {
		case i.table == nil:
			visit(i)
		case i.table.hidden:
		default:
			i.table.caption.each(visit)
			if i.table.isLayout {
				i.table.cells(func(c *cell) {
					if !c.displayNone {
						c.flow.each(visit)
					}
				})
			}
		}
	}
}
