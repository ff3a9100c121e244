package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/xlsx"
)

// commentAuthor is whom the comments that we write are by.
const commentAuthor = "年报助手"

// maxNote is the longest note, in UTF-16 units: a comment is no place to read more.
const maxNote = 4000

// comments are the comments of a sheet that is edited.
type comments struct {
	root     *node // of the comments part, nil where there is none yet
	list     *node // nil until one is to be written
	at       map[xlsx.Address]*node
	authors  []string
	author   string                // the number of ours
	threaded map[xlsx.Address]bool // cells whose comments people reply to
	drawing  string                // the part that has the boxes in which comments are shown
	made     []xlsx.Address        // those that are new, in order
	grown    map[xlsx.Address]int  // by how many lines those that were there have grown
}

// comment puts a note into the comment of a cell.
func (s *editedSheet) comment(p xlsx.Address, note string) error {
	n, err := s.readComments()
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
func (n *comments) say(p xlsx.Address, c *node, note string) {
	text := c.child("text")
	if text == nil {
		text = newNode("<" + c.prefix() + "text/>")
		c.insert(0, text)
	}
	said := xlsx.RichText(text.String())
	if strings.Contains(said, note) || xlsx.TooLong(said+note, xlsx.MaxText-len(commentAuthor)) {
		return
	}
	head := ""
	if c.attr("authorId") != n.author && !strings.Contains(said, commentAuthor+"：\n") {
		head = commentAuthor + "：\n"
	}
	if said != "" {
		head = "\n" + head
	}
	if !slices.Contains(n.made, p) {
		n.grown[p] += xlsx.WrappedLines(head+note, boxTextWidth)
	}
	runs(text)
	text.insertInOrder(commentRun(text.prefix(), head+note), textOrder)
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
	text.insertInOrder(r, []string{"r"})
}

func commentRun(p, text string) *node {
	return newNode("<" + p + "r><" + p + `rPr><` + p + `sz val="9"/><` + p + `color indexed="81"/><` + p + `rFont val="宋体"/><` + p +
		`charset val="134"/></` + p + `rPr><` + p + `t xml:space="preserve">` + cellText(text) + "</" + p + "t></" + p + "r>")
}

// readComments returns the sheet's comments, as far as there are any.
func (s *editedSheet) readComments() (*comments, error) {
	if s.comments != nil {
		return s.comments, nil
	}
	n := &comments{at: make(map[xlsx.Address]*node), threaded: make(map[xlsx.Address]bool), grown: make(map[xlsx.Address]int)}
	relations, err := s.editor.pack.Relations(s.doc.part)
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		switch r.Kind() {
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
	s.comments = n
	return n, nil
}

func (n *comments) thread(ref string) {
	if at, ok := xlsx.ParseAddress(ref); ok {
		n.threaded[at] = true
	}
}

// read takes over the comments of a part. What stands there for a threaded comment, for programs that know no such, has
// an author that no person is called.
func (n *comments) read() {
	for authors := range n.root.all("authors") {
		for a := range authors.all("author") {
			n.authors = append(n.authors, a.text())
		}
	}
	for list := range n.root.all("commentList") {
		for c := range list.all("comment") {
			at, ok := xlsx.ParseAddress(c.attr("ref"))
			if !ok {
				continue
			}
			n.at[at] = c
			if i := c.number("authorId"); i < len(n.authors) && strings.HasPrefix(n.authors[i], "tc=") {
				n.thread(c.attr("ref"))
			}
		}
	}
}

// makeRoom creates what it takes to write a comment: the part, our author, and a drawing that has the boxes.
func (s *editedSheet) makeRoom(n *comments) error {
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
	if i := slices.Index(n.authors, commentAuthor); i >= 0 {
		n.author = strconv.Itoa(i)
	} else {
		n.author = strconv.Itoa(len(n.authors))
		authors := n.root.ensure("authors", commentsOrder)
		authors.append(newNode("<" + n.root.prefix() + "author>" + commentAuthor + "</" + n.root.prefix() + "author>"))
	}
	if err := s.makeBoxDrawing(n); err != nil {
		return err
	}
	n.list = n.root.ensure("commentList", commentsOrder)
	return nil
}
