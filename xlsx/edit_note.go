package xlsx

import (
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// noteAuthor is whom the comments that we write are by.
const noteAuthor = "年报助手"

// maxNote is the longest note, in UTF-16 units: a comment is no place to read more.
const maxNote = 4000

// Notes are the comments of a sheet that is edited.
type notes struct {
	root     *node // of the comments part, nil where there is none yet
	list     *node // nil until one is to be written
	at       map[place]*node
	authors  []string
	author   string         // the number of ours
	threaded map[place]bool // cells whose comments people reply to
	drawing  string         // the part that has the boxes in which comments are shown
	made     []place        // those that are new, in order
	grown    map[place]int  // by how many lines those that were there have grown
}

// annotate puts a note into the comment of a cell.
func (s *editedSheet) annotate(p place, note string) error {
	n, err := s.readNotes()
	if err != nil || n.threaded[p] {
		return err
	}
	if err := s.makeRoom(n); err != nil {
		return err
	}
	c := n.at[p]
	if c == nil {
		c = newNode("<" + n.list.prefix() + "comment/>")
		c.set("ref", p.String())
		c.set("authorId", n.author)
		c.append(newNode("<" + n.list.prefix() + "text/>"))
		n.list.append(c)
		n.at[p] = c
		n.made = append(n.made, p)
	}
	n.say(p, c, note)
	return nil
}

// say appends a note to a comment. Below what somebody else has written stands who says it.
func (n *notes) say(p place, c *node, note string) {
	text := c.child("text")
	if text == nil {
		text = newNode("<" + c.prefix() + "text/>")
		c.insert(0, text)
	}
	said := richTextOf(text)
	if strings.Contains(said, note) || isOverLong(said+note, excelize.TotalCellChars-len(noteAuthor)) {
		return
	}
	head := ""
	if c.attr("authorId") != n.author && !strings.Contains(said, noteAuthor+"：\n") {
		head = noteAuthor + "：\n"
	}
	if said != "" {
		head = "\n" + head
	}
	if !slices.Contains(n.made, p) {
		n.grown[p] += wrapped(head+note, noteWidth)
	}
	runs(text)
	text.settle(noteRun(text.prefix(), head+note), textOrder)
}

// textOrder is the order of what a text is made of.
var textOrder = []string{"t", "r", "rPh", "phoneticPr"}

// runs makes a text that stands plainly in its element one run of it.
func runs(text *node) {
	t := text.child("t")
	if t == nil {
		return
	}
	p := text.prefix()
	r := newNode("<" + p + "r>" + t.String() + "</" + p + "r>")
	text.remove(t)
	text.settle(r, []string{"r"})
}

func noteRun(p, text string) *node {
	return newNode("<" + p + "r><" + p + `rPr><` + p + `sz val="9"/><` + p + `color indexed="81"/><` + p + `rFont val="宋体"/><` + p +
		`charset val="134"/></` + p + `rPr><` + p + `t xml:space="preserve">` + cellText(text) + "</" + p + "t></" + p + "r>")
}

func richTextOf(text *node) string {
	s := newScanner([]byte(text.String()))
	s.root()
	return s.richText()
}

// readNotes returns the sheet's comments, as far as there are any.
func (s *editedSheet) readNotes() (*notes, error) {
	if s.notes != nil {
		return s.notes, nil
	}
	n := &notes{at: make(map[place]*node), threaded: make(map[place]bool), grown: make(map[place]int)}
	relations, err := s.editor.pack.Relations(s.doc.part)
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		switch kindOfRelation(r) {
		case "comments":
			d, err := s.editor.document(r.Target)
			if err != nil {
				return nil, err
			}
			n.root = d.root
			n.read()
		case "threadedComment":
			d, err := s.editor.document(r.Target)
			if err != nil {
				return nil, err
			}
			for c := range d.root.all("threadedComment") {
				n.thread(c.attr("ref"))
			}
		}
	}
	s.notes = n
	return n, nil
}

func (n *notes) thread(ref string) {
	if row, col, ok := parsePlace(ref); ok {
		n.threaded[place{row, col}] = true
	}
}

// read takes over the comments of a part. What stands there for a threaded comment, for programs that know no such, has an author that no
// person is called.
func (n *notes) read() {
	for authors := range n.root.all("authors") {
		for a := range authors.all("author") {
			n.authors = append(n.authors, a.text())
		}
	}
	for list := range n.root.all("commentList") {
		for c := range list.all("comment") {
			row, col, ok := parsePlace(c.attr("ref"))
			if !ok {
				continue
			}
			n.at[place{row, col}] = c
			if i := c.number("authorId"); i < len(n.authors) && strings.HasPrefix(n.authors[i], "tc=") {
				n.thread(c.attr("ref"))
			}
		}
	}
}

// makeRoom creates what it takes to write a comment: the part, our author, and a drawing that has the boxes.
func (s *editedSheet) makeRoom(n *notes) error {
	if n.list != nil {
		return nil
	}
	e := s.editor
	if n.root == nil {
		part := e.free("comments%d.xml")
		if _, err := e.relate(s.doc.part, "comments", part); err != nil {
			return err
		}
		d := newDocument(part, `<comments xmlns="`+e.space()+`"/>`)
		e.keep(d)
		e.declare(part, commentsType)
		n.root = d.root
	}
	if i := slices.Index(n.authors, noteAuthor); i >= 0 {
		n.author = strconv.Itoa(i)
	} else {
		n.author = strconv.Itoa(len(n.authors))
		authors := n.root.ensure("authors", commentsOrder)
		authors.append(newNode("<" + n.root.prefix() + "author>" + noteAuthor + "</" + n.root.prefix() + "author>"))
	}
	if err := s.makeDrawing(n); err != nil {
		return err
	}
	n.list = n.root.ensure("commentList", commentsOrder)
	return nil
}
