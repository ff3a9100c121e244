package webpage

import "slices"

// The elements of HTML by what they do to text. Those that stand in no list run with it.
var (
	blocks = set(`address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
		figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre
		search section summary table tbody td textarea tfoot th thead tr ul xmp br`)
	voidElements = set(`area base basefont bgsound br col embed frame hr img input keygen link meta param source track
		wbr`)
	unrendered   = set("audio canvas datalist iframe noembed noframes noscript rp script style svg title video")
	preformatted = set("listing plaintext pre textarea xmp")
	formatting   = set("a b big code em font i nobr s small strike strong tt u") // these end wherever they are told to

	// endsParagraph are the elements that no paragraph holds.
	endsParagraph = set(`address article aside blockquote center details dialog dir div dl dt dd fieldset figcaption
		figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search
		section summary table ul xmp`)
)

// startTag takes a start tag. A template is no part of the page, whatever is in it.
func (r *reader) startTag(name string, a attributes) {
	if name == "template" {
		r.templates++
	}
	if r.templates > 0 {
		return
	}
	if blocks[name] || a.block {
		r.divide()
		r.choice = choice{}
	}
	if endsParagraph[name] {
		r.end("p")
	}
	switch name {
	case "table":
		r.startTable(a)
		return
	case "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th":
		r.startPart(name, a)
		return
	case "html", "head", "body": // what stands in them says what it is
		return
	case "input":
		r.input(a)
	case "option":
		r.end(name)
		r.option(a)
	case "li":
		r.sibling("li")
	case "dt", "dd":
		r.sibling("dt", "dd")
	case "a", "button", "nobr", "select":
		r.end(name)
	}
	r.enter(name, a)
	if name == "select" {
		r.choice = choice{open: true, at: len(r.line.text)}
	}
}

func (r *reader) endTag(name string) {
	if name == "template" {
		r.templates = max(0, r.templates-1)
		return
	}
	if r.templates > 0 {
		return
	}
	if blocks[name] {
		r.divide()
		r.choice = choice{}
	}
	switch name {
	case "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th":
		r.endPart(name)
		return
	case "select":
		r.choice = choice{}
	}
	r.end(name)
}

// enter opens an element. Where too many are open, one in which text is set as usual goes unnoticed: some pages never
// end them.
func (r *reader) enter(name string, a attributes) {
	if voidElements[name] {
		return
	}
	s := r.top()
	s.notRendered = s.notRendered || a.isHidden() || unrendered[name]
	s.hidden = (s.hidden || a.isHidden()) && !unrendered[name]
	s.numbered(name, a, &r.line)
	s.look = s.look.in(name, a.look)
	switch {
	case s.script == raised || a.script == raised || name == "sup" || name == "rt": // rt is the reading above a word
		s.script = raised
	case a.script == lowered || name == "sub":
		s.script = lowered
	}
	s.preformatted = s.preformatted || a.preformatted || preformatted[name]
	s.blockStyled = s.blockStyled || a.block && !blocks[name]
	if len(r.open) >= maxDepth && !blocks[name] && s.isDefault() {
		return
	}
	if blocks[name] {
		s.box = s.box.in(name)
	}
	r.push(name, s)
}

// end closes the innermost element of a name, and those in it, where the tag may do so. A block in one that only
// formats goes on without it.
func (r *reader) end(name string) {
	inBlock := false
	for i := len(r.open) - 1; i > 0; i-- {
		e := &r.open[i]
		switch {
		case e.name == name && inBlock:
			r.open = slices.Delete(r.open, i, i+1)
			return
		case e.name == name:
			r.pop(i)
			return
		case bounds[e.name] || name == "li" && (e.name == "ul" || e.name == "ol"):
			return
		case blocks[e.name] && !blocks[name]:
			if inBlock = formatting[name]; !inBlock {
				return
			}
		}
	}
}

// bounds are the elements that only their own end tags, and those of what is around them, close.
var bounds = set("table caption td th")

// sibling closes the element before, which needs no end tag.
func (r *reader) sibling(names ...string) {
	for i := len(r.open) - 1; i > 0; i-- {
		switch name := r.open[i].name; {
		case slices.Contains(names, name):
			r.pop(i)
			return
		case name != "div" && name != "p" && name != "address" && (blocks[name] || bounds[name]):
			return
		}
	}
}
