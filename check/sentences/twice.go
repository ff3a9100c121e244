package sentences

import "slices"

// parted drops what a sentence says of one figure with two numbers: they are of parts of it that words nobody listed
// tell apart, 信函申请20件，予以公开15件；网上申请16件，予以公开10件. from is the first claim of the sentence.
func (d *reading) parted(from int) {
	said := d.claims[from:]
	drop := map[*claim]bool{}
	for i, a := range said {
		for _, b := range said[i+1:] {
			if a.isFigure() && b.isFigure() && !a.number.Equal(b.number) && a.means(b) {
				drop[a], drop[b] = true, true
			}
		}
	}
	if len(drop) > 0 {
		kept := slices.DeleteFunc(slices.Clone(said), func(c *claim) bool { return drop[c] || drop[c.of] || drop[c.all] })
		d.claims = append(d.claims[:from:from], kept...)
	}
}

// isFigure reports whether a claim is a number that stands there for a figure.
func (c *claim) isFigure() bool { return c.kind == figure && !c.none && c.all == nil }

// means reports whether two claims may mean the same, of the same year.
func (c *claim) means(other *claim) bool {
	return c.last == other.last && slices.EqualFunc(c.own(), other.own(), slices.Equal)
}
