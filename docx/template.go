// Package docx fills Word templates and reads Word documents.
//
// A template is an ordinary .docx whose text holds text/template actions. Word splits what was typed over runs as it likes, so an action is
// first joined within its paragraph into the run in which it begins and cut out of it: then every action stands between whole runs, and
// what a block action encloses is well-formed whatever it does. A block action alone in its paragraph, or alone in its table row, takes
// that paragraph or row with it and encloses whole paragraphs or rows. The part is then written out with the actions in their places and
// carried out by text/template. Parts without actions stay as they are, byte for byte; the same input gives the same bytes.
//
// Reading turns a document's tables and the paragraphs between them into grids.
package docx

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"strings"

	"nianbao/opc"
)

// A Template is a Word document with actions in its text.
type Template struct {
	pkg   *opc.Package
	parts []*part
}

// A part is one part of the package that holds actions.
type part struct {
	name    string
	title   string // 正文, 页眉, …
	size    int    // of its XML as read
	pieces  []string
	actions []*action // actions[i] stands between pieces[i] and pieces[i+1]
}

// stories are the relations of the main part whose targets hold text, and what a person calls them.
var stories = []struct{ relation, title string }{
	{"/header", "页眉"}, {"/footer", "页脚"}, {"/footnotes", "脚注"}, {"/endnotes", "尾注"}, {"/comments", "批注"},
}

// Parse prepares a package as a template. What is wrong with it comes all at once: the error is Errors, or an *opc.Error or *Error for a
// package that is no Word document.
func Parse(pkg *opc.Package) (*Template, error) {
	main, err := mainPart(pkg)
	if err != nil {
		return nil, err
	}
	t := &Template{pkg: pkg}
	parts := []*part{{name: main, title: "正文"}}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	for _, r := range relations {
		for _, s := range stories {
			if !r.External && strings.HasSuffix(r.Type, s.relation) && !slices.ContainsFunc(parts, func(p *part) bool { return p.name == r.Target }) {
				parts = append(parts, &part{name: r.Target, title: s.title})
			}
		}
	}
	slices.SortStableFunc(parts[1:], func(a, b *part) int { return cmp.Compare(a.name, b.name) })
	var problems Errors
	for _, p := range parts {
		data, ok := pkg.Part(p.name)
		if !ok || bytes.Count(data, []byte("{")) < 2 {
			continue
		}
		problems = append(problems, p.prepare(data)...)
		if len(p.actions) > 0 {
			t.parts = append(t.parts, p)
		}
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return t, nil
}

// mainPart returns the name of the document's main part.
func mainPart(pkg *opc.Package) (string, error) {
	main, err := pkg.Main()
	if err != nil {
		return "", err
	}
	if !strings.Contains(pkg.Type(main), "wordprocessingml") && !strings.Contains(pkg.Type(main), "ms-word.") {
		return "", &Error{Part: path.Base(main), Reason: "不是 Word 文档"}
	}
	return main, nil
}

// prepare cuts the part's XML into pieces around its actions.
func (p *part) prepare(data []byte) Errors {
	tag := "nianbao-action"
	for bytes.Contains(data, []byte(tag)) {
		tag += "-"
	}
	t, err := grow(data, tag)
	if err != nil {
		return Errors{{Part: p.title, Reason: "内容已损坏，不是合法的 XML"}}
	}
	p.size = len(data)
	m := marker{tree: t, part: p.title}
	m.story(t.Root(), nil)
	if len(m.actions)+len(m.values) == 0 {
		return m.problems
	}
	m.pair()
	if len(m.problems) > 0 {
		return m.problems
	}
	text, err := t.WriteToString()
	if err != nil {
		return Errors{{Part: p.title, Reason: "内容写不出来"}}
	}
	p.cut(text, &m)
	return nil
}

// cut divides the written XML at the markers and puts back what was sealed.
func (p *part) cut(text string, m *marker) {
	var piece strings.Builder
	action := func(a *action) {
		p.pieces, p.actions = append(p.pieces, piece.String()), append(p.actions, a)
		piece.Reset()
	}
	for {
		before, rest, found := strings.Cut(text, m.tag)
		if !found {
			piece.WriteString(before)
			p.pieces = append(p.pieces, piece.String())
			p.frame()
			return
		}
		i := number(rest)
		_, text, _ = strings.Cut(rest, "/>")
		tag := strings.LastIndexByte(before, '<')
		piece.WriteString(before[:tag])
		switch {
		case before[tag:] == "<":
			action(m.actions[i])
		case m.values[i] != nil:
			action(m.values[i])
		default:
			piece.WriteString(m.sealed[i])
		}
	}
}

// number returns the first number in a text.
func number(text string) int {
	n := 0
	for _, c := range text[strings.IndexAny(text, "0123456789"):] {
		if c < '0' || c > '9' {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// frame makes one action of a value alone in its paragraph and that paragraph, which is written once for each of the value's lines.
func (p *part) frame() {
	pieces, actions := p.pieces[:1], p.actions[:0]
	for i := 0; i < len(p.actions); i++ {
		a := p.actions[i]
		after := i + 1
		if a.kind == lines { // followed by line and done
			a.kind, a.head, a.tail = framed, p.pieces[i+1], p.pieces[i+2]
			i, after = i+2, i+3
		}
		actions, pieces = append(actions, a), append(pieces, p.pieces[after])
	}
	p.pieces, p.actions = pieces, actions
}
