package review

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Author is whose comments Annotate writes and Retract takes out.
const Author = "nianbao 模板检查"

// A Remark is a comment to be written beside the paragraph that begins at a place of the main part; one about anything
// else stands beside the first paragraph.
type Remark struct {
	At   wml.At
	Text string
}

// Annotate writes remarks as comments into a document, in the place of those it wrote before. Comments of others stay;
// parts in which no comment begins or ends stay byte for byte. The error is an *opc.Error or *wml.Error; the package is
// as it was then.
func Annotate(pkg *opc.Package, remarks []Remark) error {
	parts := pkg.Clone()
	if err := Retract(parts); err != nil {
		return err
	}
	a, err := annotatorOf(parts)
	if err != nil || len(remarks) == 0 {
		return err
	}
	for _, remark := range remarks {
		p := a.paragraph(remark.At)
		if p == nil {
			return &wml.Error{Part: "正文", Reason: "一个段落也没有，写不了批注"}
		}
		a.write(p, remark.Text)
	}
	parts.Set(a.main, a.text.Bytes())
	if a.part != "" {
		parts.Set(a.part, a.notes.Bytes())
	} else if err := a.add(parts); err != nil {
		return err
	}
	*pkg = *parts
	return nil
}

// An annotator writes comments into a document.
type annotator struct {
	main, part  string // the second "" where there are no comments yet
	text, notes *xmltree.Node
	begins      map[int]*xmltree.Node // paragraphs by where they begin
	first       *xmltree.Node
	last        int // the highest number of a comment
}

func annotatorOf(pkg *opc.Package) (*annotator, error) {
	main, part, err := notesOf(pkg)
	if err != nil {
		return nil, err
	}
	a := &annotator{main: main, part: part, begins: map[int]*xmltree.Node{}, last: -1}
	if a.text, err = treeOf(pkg, main, "正文"); err != nil {
		return nil, err
	}
	if part != "" {
		if a.notes, err = treeOf(pkg, part, "批注"); err != nil {
			return nil, err
		}
	} else {
		prefix := a.text.Root().Prefix()
		space := "xmlns:" + strings.TrimSuffix(prefix, ":")
		uri, _ := a.text.Root().ExactAttr(space)
		root := xmltree.New(prefix + "comments")
		root.SetAttr(space, uri)
		a.notes = xmltree.New("parts", root)
	}
	for p := range a.text.Within("p") {
		if p.Prefix() != a.text.Root().Prefix() { // a drawing's
			continue
		}
		if a.first == nil {
			a.first = p
		}
		a.begins[p.From()] = p
	}
	for _, top := range []*xmltree.Node{a.text, a.notes} {
		for _, name := range []string{"comment", "commentReference", "commentRangeStart"} {
			for e := range top.Within(name) {
				if n, err := strconv.Atoi(e.Attr("id")); err == nil {
					a.last = max(a.last, n)
				}
			}
		}
	}
	return a, nil
}

func treeOf(pkg *opc.Package, part, title string) (*xmltree.Node, error) {
	data, _ := pkg.Part(part)
	top, err := xmltree.Parse(data, nil)
	if err != nil {
		return nil, wml.Damaged(title)
	}
	return top, nil
}

// notesOf returns the main part and the one that holds its comments, "" for none.
func notesOf(pkg *opc.Package) (main, part string, err error) {
	if main, err = wml.Main(pkg); err != nil {
		return "", "", err
	}
	parts, err := pkg.Related(main, "comments")
	if err != nil || len(parts) == 0 {
		return main, "", err
	}
	return main, parts[0].Name, nil
}

// paragraph returns the one that a remark is put beside: no text box may hold a comment.
func (a *annotator) paragraph(at wml.At) *xmltree.Node {
	p := a.begins[at.From]
	if at.Part != a.main || p == nil {
		return a.first
	}
	for up := p.Up(); up != nil; up = up.Up() {
		if up.Name() == "p" {
			p = up
		}
	}
	return p
}

// write puts a comment around what a paragraph holds.
func (a *annotator) write(p *xmltree.Node, text string) {
	a.last++
	w, id := p.Prefix(), strconv.Itoa(a.last)
	numbered := func(name string) *xmltree.Node {
		e := xmltree.New(w + name)
		e.SetAttr(w+"id", id)
		return e
	}
	at := 0
	if properties := p.Child("pPr"); properties != nil {
		at = properties.Index() + 1
	}
	p.Insert(at, numbered("commentRangeStart"))
	p.Append(numbered("commentRangeEnd"), xmltree.New(w+"r", numbered("commentReference")))

	w = a.notes.Root().Prefix()
	comment := xmltree.New(w + "comment")
	comment.SetAttr(w+"id", id)
	comment.SetAttr(w+"author", Author)
	comment.SetAttr(w+"initials", "NB")
	t := xmltree.New(w+"t", xmltree.NewText(text))
	t.SetAttr("xml:space", "preserve")
	comment.Append(xmltree.New(w+"p", xmltree.New(w+"r", t)))
	a.notes.Root().Append(comment)
}

// notesType is the content type of the part that holds comments.
const notesType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

// add adds the part that holds the comments.
func (a *annotator) add(pkg *opc.Package) error {
	data := `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + a.notes.Root().String()
	name, err := pkg.Add(path.Dir(a.main), "comments%d.xml", notesType, []byte(data))
	if err == nil {
		_, err = pkg.Relate(a.main, "comments", name)
	}
	return err
}

// Retract takes the comments out of a document that Annotate has written, and leaves all else. The error is an
// *opc.Error or *wml.Error; the package is as it was then.
func Retract(pkg *opc.Package) error {
	main, part, err := notesOf(pkg)
	if err != nil || part == "" {
		return err
	}
	data, _ := pkg.Part(part)
	if !strings.Contains(string(data), Author) {
		return nil
	}
	notes, err := treeOf(pkg, part, "批注")
	if err != nil {
		return err
	}
	var ours []string
	notes.Root().RemoveFunc(func(e *xmltree.Node) bool {
		own := e.Name() == "comment" && e.Attr("author") == Author
		if own {
			ours = append(ours, e.Attr("id"))
		}
		return own
	})
	text, err := treeOf(pkg, main, "正文")
	if err != nil || len(ours) == 0 {
		return err
	}
	unmark(text, ours)
	parts := pkg.Clone()
	parts.Set(main, text.Bytes())
	parts.Set(part, notes.Bytes())
	if notes.Root().Child("comment") == nil {
		err = dropPart(parts, main, part)
	}
	if err == nil {
		*pkg = *parts
	}
	return err
}

// unmark takes out the marks of comments, and runs that held nothing else.
func unmark(e *xmltree.Node, ids []string) {
	e.RemoveFunc(func(kid *xmltree.Node) bool {
		switch kid.Name() {
		case "commentRangeStart", "commentRangeEnd", "commentReference":
			return slices.Contains(ids, kid.Attr("id"))
		case "r":
			reference := kid.Child("commentReference")
			if reference == nil || !slices.Contains(ids, reference.Attr("id")) {
				return false
			}
			unmark(kid, ids)
			for left := range kid.Elements() {
				if left.Name() != "rPr" {
					return false
				}
			}
			return true
		}
		return false
	})
	for kid := range e.Elements() {
		unmark(kid, ids)
	}
}

func dropPart(pkg *opc.Package, main, part string) error {
	err := pkg.DropRelations(func(l opc.Link, inside bool) bool {
		return inside && strings.EqualFold(l.From, main) && strings.EqualFold(l.Target, part)
	})
	if err != nil {
		return err
	}
	return pkg.Discard(part)
}
