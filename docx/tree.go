package docx

import (
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"nianbao/markup"
)

// A tree is a part as elements, except for what needs none: most of a document is paragraphs and properties without actions, and paragraphs
// that are one value (a figure in its cell). Their source is sealed: one element stands for it, and it is written back byte for byte. A tree
// of everything would take two thirds of the time of a conversion.
type tree struct {
	*etree.Document
	tag    string                    // of the attribute that numbers a sealed element
	sealed []string                  // their sources
	number map[*etree.Element]int    // of an element in sealed
	framed map[*etree.Element]*frame // the paragraphs that are one value
}

// A frame is a paragraph around the one value that it prints.
type frame struct{ head, action, tail, prefix string }

// grow reads a part into a tree. tag is a name that does not stand in the part.
func grow(data []byte, tag string) (*tree, error) {
	t := &tree{Document: etree.NewDocument(), tag: tag, number: map[*etree.Element]int{}, framed: map[*etree.Element]*frame{}}
	// The canonical settings keep quotation marks and line ends in attributes and text as they are.
	t.WriteSettings = etree.WriteSettings{CanonicalAttrVal: true, CanonicalText: true}
	s := markup.New(data)
	t.read(s, &t.Element, true)
	return t, s.Err()
}

// read puts what the scanner reads below an element, until the part's end.
func (t *tree) read(s *markup.Scanner, at *etree.Element, seal bool) {
	for {
		switch s.Next() {
		case markup.None:
			return
		case markup.Start:
			if seal && t.seal(s, at) {
				continue
			}
			at = at.CreateElement(s.FullName())
			for name, value := range s.Attrs() {
				at.CreateAttr(name, value)
			}
		case markup.End:
			at = at.Parent()
		case markup.Text:
			if s.IsCDATA() {
				at.CreateCData(s.Text())
			} else {
				at.CreateText(s.Text())
			}
		case markup.Comment:
			at.CreateComment(s.Text())
		case markup.Instruction:
			target, rest, _ := strings.Cut(s.Text(), " ")
			at.CreateProcInst(target, rest)
		}
	}
}

// seal reads over the current element when it can be sealed or is a paragraph, and puts it below the element at.
func (t *tree) seal(s *markup.Scanner, at *etree.Element) bool {
	name := s.FullName()
	switch s.Name() {
	case "p":
	case "tblPr", "tblGrid", "trPr", "tcPr", "sectPr":
		t.close(at, name, s.SkipSource())
		return true
	default:
		return false
	}
	source := s.SkipSource()
	f := cutFrame(source)
	switch {
	case strings.IndexByte(source, '{') < 0:
		t.close(at, name, source)
	case f != nil:
		t.framed[t.close(at, name, source)] = f
	default:
		t.read(markup.New([]byte(source)), at, false)
	}
	return true
}

func (t *tree) close(at *etree.Element, name, source string) *etree.Element {
	e := at.CreateElement(name)
	e.CreateAttr(t.tag, strconv.Itoa(len(t.sealed)))
	t.number[e] = len(t.sealed)
	t.sealed = append(t.sealed, source)
	return e
}

// opened returns an element with its content: a sealed one is read.
func (t *tree) opened(e *etree.Element) *etree.Element {
	i, ok := t.number[e]
	if !ok {
		return e
	}
	root := etree.NewElement("sealed")
	t.read(markup.New([]byte(t.sealed[i])), root, false)
	return root.ChildElements()[0]
}

// cutFrame cuts a paragraph around its one value, nil when it is anything but the plainest: properties, one run, its properties, one text,
// which is one action.
func cutFrame(p string) *frame {
	open, end := strings.Index(p, "{{"), strings.Index(p, "}}")
	if open < 0 || end < open || strings.Count(p, "{") != 2 || strings.Count(p, "}") != 2 {
		return nil
	}
	head, source, tail := p[:open], p[open+2:end], p[end+2:]
	prefix, _, _ := strings.Cut(strings.TrimPrefix(p, "<"), "p")
	if tail != "</"+prefix+"t></"+prefix+"r></"+prefix+"p>" || strings.ContainsAny(source, "&<\"“”") || strings.Contains(head, "sectPr") {
		return nil
	}
	run := max(strings.LastIndex(head, "<"+prefix+"r>"), strings.LastIndex(head, "<"+prefix+"r "))
	if run < 0 || !strings.HasSuffix(head[:run], "</"+prefix+"pPr>") && strings.Count(head[:run], "<") != 1 {
		return nil
	}
	_, text, _ := strings.Cut(head[run:], ">")
	if strings.HasPrefix(text, "<"+prefix+"rPr>") {
		_, text, _ = strings.Cut(text, "</"+prefix+"rPr>")
	}
	if !strings.HasPrefix(text, "<"+prefix+"t") || !strings.HasSuffix(text, ">") || strings.Count(text, "<") != 1 || newAction(source, "").kind != value {
		return nil
	}
	return &frame{head, source, tail, prefix}
}
