package edit

// A trace is where in a part the text stands that a reader reads, for whoever wants to change it.
type trace struct {
	rows  [][]*Paragraph   // of the prose, by row
	cells map[corner]*Cell // of the tables

	within    *Paragraph // the paragraph that is being read
	container int        // where the element begins that the next paragraph stands in
	around    *shell
}

// A corner is a cell's place: the grid's number, row and column.
type corner struct{ grid, row, col int }

// A Cell is a drawn cell.
type Cell struct {
	lines    [][]*Paragraph // mostly one passage a line
	HasTable bool           // another table stands in it
}

// A Paragraph is a paragraph in the source of its part.
type Paragraph struct {
	from, to  int
	root      *Paragraph // the paragraph on which it stands in a text box; itself for most
	container int        // where the element begins that it stands in
	joined    bool       // its mark is deleted: its text goes on in the next passage
	snippets  []snippet
	shell     *shell
}

// A snippet is a piece of a passage's text.
type snippet struct {
	at     int // where its element begins; nowhere for what stays whatever becomes of the text
	text   string
	prompt bool // it is no text, but what a content control asks
	raised bool
	shell  *shell
}

const nowhere = -1

// A shell is what stands around text and must give way in part when that text is replaced: a content control's sign that it shows its prompt
// and its tie to data kept elsewhere, the drawing of a text box for old programs.
type shell struct {
	outer *shell
	cuts  []stretch
}

// A stretch is a part of the source.
type stretch struct{ from, to int }

func (r *reader) begin() (outer *Paragraph) {
	if r.trace == nil {
		return nil
	}
	outer = r.within
	r.within = &Paragraph{from: r.From(), container: r.container, shell: r.around}
	r.within.root = r.within
	if outer != nil {
		r.within.root = outer.root
	}
	return outer
}

func (r *reader) current() *Paragraph {
	if r.trace == nil {
		return nil
	}
	return r.within
}

func (r *reader) end(outer *Paragraph, joined bool) {
	if r.trace != nil {
		r.within.to, r.within.joined = r.To(), joined
		r.within = outer
	}
}

// add takes a piece of text and where its element begins.
func (w *words) add(at int, text string, raised bool, around *shell) {
	w.text = append(w.text, text...)
	if w.Paragraph != nil {
		w.snippets = append(w.snippets, snippet{at: at, text: text, raised: raised, shell: around})
	}
}

// count returns how many snippets the text has.
func (w *words) count() int {
	if w.Paragraph == nil {
		return 0
	}
	return len(w.snippets)
}

// enter makes the current element the container of what follows.
func (r *reader) enter() (outer int) {
	if r.trace == nil {
		return 0
	}
	outer, r.container = r.container, r.From()
	return outer
}

func (r *reader) leave(outer int) {
	if r.trace != nil {
		r.container = outer
	}
}

// wrap puts a shell around what follows.
func (r *reader) wrap() (outer *shell) {
	if r.trace == nil {
		return nil
	}
	outer = r.around
	r.around = &shell{outer: outer}
	return outer
}

func (r *reader) unwrap(outer *shell) {
	if r.trace != nil {
		r.around = outer
	}
}

// yields makes the source from a place up to here a part of the shell that gives way.
func (r *reader) yields(from int) {
	if r.trace != nil {
		r.around.cuts = append(r.around.cuts, stretch{from, r.To()})
	}
}

func (r *reader) shell() *shell {
	if r.trace == nil {
		return nil
	}
	return r.around
}
