package edit

// A sourceMap is where in a part the text stands that a reader reads, for whoever wants to change it.
type sourceMap struct {
	rows  [][]*Paragraph    // of the prose, by row
	cells map[cellKey]*Cell // of the tables

	within    *Paragraph // the paragraph that is being read
	container int        // where the element begins that the next paragraph stands in
	around    *wrapper
}

// A cellKey is the number of a grid with a cell's row and column.
type cellKey struct{ grid, row, col int }

// A Cell is what is drawn in a cell of a table, or a paragraph of the prose.
type Cell struct {
	lines    [][]*Paragraph // mostly one paragraph a line
	HasTable bool           // another table stands in it
}

// A Paragraph is where a paragraph stands in the source of its part, and its text.
type Paragraph struct {
	from, to  int
	root      *Paragraph // the one on which it stands in a text box; itself for most
	container int        // where the element begins that it stands in
	numbered  bool       // a list numbers it
	joined    bool       // its mark is deleted: its text goes on in the next paragraph
	spans     []textSpan
	wrapper   *wrapper
}

// A textSpan is a piece of a paragraph's text.
type textSpan struct {
	at      int // where its element begins; noElement for what stays whatever becomes of the text
	text    string
	prompt  bool // it is no text, but what a content control asks
	raised  bool
	wrapper *wrapper
}

// noElement is no place in the source.
const noElement = -1

// A wrapper is what stands around text and must give way in part when that text is replaced: a content control's sign
// that it shows its prompt and its tie to data kept elsewhere, the drawing of a text box for old programs.
type wrapper struct {
	outer *wrapper
	cuts  []byteRange
}

// A byteRange is a part of the source.
type byteRange struct{ from, to int }

func (r *reader) beginParagraph() (outer *Paragraph) {
	if r.sourceMap == nil {
		return nil
	}
	outer = r.within
	r.within = &Paragraph{from: r.From(), container: r.container, wrapper: r.around}
	r.within.root = r.within
	if outer != nil {
		r.within.root = outer.root
	}
	return outer
}

func (r *reader) current() *Paragraph {
	if r.sourceMap == nil {
		return nil
	}
	return r.within
}

func (r *reader) endParagraph(outer *Paragraph, joined bool) {
	if r.sourceMap != nil {
		r.within.to, r.within.joined = r.To(), joined
		r.within = outer
	}
}

// add takes a piece of text and where its element begins.
func (w *paragraphText) add(at int, text string, raised bool, around *wrapper) {
	w.text = append(w.text, text...)
	if w.Paragraph != nil {
		w.spans = append(w.spans, textSpan{at: at, text: text, raised: raised, wrapper: around})
	}
}

func (w *paragraphText) count() int {
	if w.Paragraph == nil {
		return 0
	}
	return len(w.spans)
}

// enterContainer makes the current element the container of what follows.
func (r *reader) enterContainer() (outer int) {
	if r.sourceMap == nil {
		return 0
	}
	outer, r.container = r.container, r.From()
	return outer
}

func (r *reader) leaveContainer(outer int) {
	if r.sourceMap != nil {
		r.container = outer
	}
}

// enterWrapper puts a wrapper around what follows, and returns the one before.
func (r *reader) enterWrapper() (outer *wrapper) {
	if r.sourceMap == nil {
		return nil
	}
	outer = r.around
	r.around = &wrapper{outer: outer}
	return outer
}

func (r *reader) leaveWrapper(outer *wrapper) {
	if r.sourceMap != nil {
		r.around = outer
	}
}

// drops makes the source from a place up to here a part of the wrapper that gives way.
func (r *reader) drops(from int) {
	if r.sourceMap != nil {
		r.around.cuts = append(r.around.cuts, byteRange{from, r.To()})
	}
}

func (r *reader) innermost() *wrapper {
	if r.sourceMap == nil {
		return nil
	}
	return r.around
}
