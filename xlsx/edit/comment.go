package edit

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// commentAuthor is whom the comments that we write are by.
const commentAuthor = "年报助手"

// maxNote is the longest note, in UTF-16 units: nobody reads more in a comment.
const maxNote = 4000

// comments has the comments of a sheet that is edited.
type comments struct {
	root     *xmltree.Node // of the comments part, nil where there is none yet
	list     *xmltree.Node // nil until one is to be written
	at       map[xlsx.Address]*xmltree.Node
	authors  []string
	author   string                // the number of ours
	threaded map[xlsx.Address]bool // cells whose comments people reply to
	vml      string                // the part that has the boxes in which comments are shown
	made     []xlsx.Address        // those that are new, in order
	grown    map[xlsx.Address]int  // by how many lines those that were there have grown
	gone     []xlsx.Address        // those that were taken out
}

// comment puts a note into the comment of a cell.
func (s *editedSheet) comment(p xlsx.Address, note string) error {
	cs, err := s.readComments()
	if err != nil || cs.threaded[p] {
		return err
	}
	if err := s.makeRoom(cs); err != nil {
		return err
	}
	c := cs.at[p]
	if c == nil {
		c = xmltree.Element("<" + cs.list.Prefix() + "comment/>")
		c.SetAttr("ref", p.String())
		c.SetAttr("authorId", cs.author)
		c.Append(xmltree.Element("<" + cs.list.Prefix() + "text/>"))
		cs.list.Append(c)
		cs.at[p] = c
		cs.made = append(cs.made, p)
	}
	cs.say(p, c, note)
	return nil
}

// say appends a note to a comment. Below what somebody else has written stands who says it.
func (cs *comments) say(p xlsx.Address, c *xmltree.Node, note string) {
	text := c.Child("text")
	if text == nil {
		text = xmltree.Element("<" + c.Prefix() + "text/>")
		c.Insert(0, text)
	}
	said := xlsx.RichText(text.String())
	if strings.Contains(said, note) || xlsx.TooLong(said+note, xlsx.MaxText-len(commentAuthor)) {
		return
	}
	head := ""
	if c.Attr("authorId") != cs.author && !strings.Contains(said, commentAuthor+"：\n") {
		head = commentAuthor + "：\n"
	}
	if said != "" {
		head = "\n" + head
	}
	if !slices.Contains(cs.made, p) {
		cs.grown[p] += xlsx.WrappedLines(head+note, boxTextWidth)
	}
	runs(text)
	text.InsertInOrder(commentRun(text.Prefix(), head+note), textOrder)
}

// textOrder is the order of what a text is made of.
var textOrder = []string{"t", "r", "rPh", "phoneticPr"}

// runs makes a text that stands in its element without a run one run of it.
func runs(text *xmltree.Node) {
	t := text.Child("t")
	if t == nil {
		return
	}
	p := text.Prefix()
	r := xmltree.Element("<" + p + "r>" + t.String() + "</" + p + "r>")
	t.Detach()
	text.InsertInOrder(r, []string{"r"})
}

func commentRun(p, text string) *xmltree.Node {
	return xmltree.Element("<" + p + "r><" + p + `rPr><` + p + `sz val="9"/><` + p + `color indexed="81"/><` +
		p + `rFont val="宋体"/><` + p + `charset val="134"/></` + p + `rPr><` +
		p + `t xml:space="preserve">` + cellText(text) + "</" + p + "t></" + p + "r>")
}

// readComments returns the sheet's comments, as far as there are any.
func (s *editedSheet) readComments() (*comments, error) {
	if s.comments != nil {
		return s.comments, nil
	}
	cs := &comments{
		at:       make(map[xlsx.Address]*xmltree.Node),
		threaded: make(map[xlsx.Address]bool),
		grown:    make(map[xlsx.Address]int),
	}
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
			cs.root = d.root
			cs.read()
		case "threadedComment":
			d, err := s.editor.document(r.Target)
			if err != nil {
				return nil, err
			}
			for c := range d.root.All("threadedComment") {
				cs.thread(c.Attr("ref"))
			}
		}
	}
	s.comments = cs
	return cs, nil
}

func (cs *comments) thread(ref string) {
	if at, ok := xlsx.ParseAddress(ref); ok {
		cs.threaded[at] = true
	}
}

// read takes over the comments of a part. What stands there for a threaded comment, for programs that know no such, has
// an author that no person is called.
func (cs *comments) read() {
	for authors := range cs.root.All("authors") {
		for a := range authors.All("author") {
			cs.authors = append(cs.authors, a.Text())
		}
	}
	for list := range cs.root.All("commentList") {
		for c := range list.All("comment") {
			at, ok := xlsx.ParseAddress(c.Attr("ref"))
			if !ok {
				continue
			}
			cs.at[at] = c
			if i := numberOf(c, "authorId"); i < len(cs.authors) && strings.HasPrefix(cs.authors[i], "tc=") {
				cs.thread(c.Attr("ref"))
			}
		}
	}
}

// makeRoom creates what it takes to write a comment: the part, our author, and a VML part that has the boxes.
func (s *editedSheet) makeRoom(cs *comments) error {
	if cs.list != nil {
		return nil
	}
	e := s.editor
	if cs.root == nil {
		part, _, err := e.add(s.doc.part, "comments", "comments%d.xml", commentsType)
		if err != nil {
			return err
		}
		d := newDocument(part, `<comments xmlns="`+e.space()+`"/>`)
		e.keep(d)
		cs.root = d.root
	}
	if i := slices.Index(cs.authors, commentAuthor); i >= 0 {
		cs.author = strconv.Itoa(i)
	} else {
		cs.author = strconv.Itoa(len(cs.authors))
		authors := ensure(cs.root, "authors", commentsOrder)
		authors.Append(xmltree.Element("<" + cs.root.Prefix() + "author>" + commentAuthor + "</" + cs.root.Prefix() + "author>"))
	}
	if err := s.makeVML(cs); err != nil {
		return err
	}
	cs.list = ensure(cs.root, "commentList", commentsOrder)
	return nil
}
