// Package docx is a template engine: it fills Word templates.
//
// A template is an ordinary .docx whose text holds actions of package action. A part is read into a tree of its own
// source: what is not touched is written back byte for byte. Word splits what was typed over runs as it likes, so an
// action is first joined within its paragraph into the run in which it begins: a value stays in that run's text, and
// what decides or repeats stands between whole runs. Package block brings blocks around whole paragraphs, rows or
// columns.
//
// # Writing
//
// The tree is then laid flat into nodes of package action: source, actions, and what needs care when it is written
// (tables, what must not be left empty, what must be unique). Parts without actions stay as they are, byte for byte;
// the same input gives the same bytes.
//
// It neither reads documents, which package edit does, nor draws charts and pictures into them.
package docx

import (
	"bytes"
	"strings"

	"nianbao/action"
	"nianbao/docx/block"
	"nianbao/docx/brace"
	"nianbao/docx/pass"
	"nianbao/docx/seen"
	"nianbao/docx/story"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// A Template is a Word document with actions in its text. It may be filled concurrently.
type Template struct {
	pkg   *opc.Package
	main  string // the main part's name
	parts []*part
	notes pass.Notes        // to which loops refer
	taken map[string][]byte // the parts that they were taken out of
	used  pass.Used         // what is numbered or named in the document; nil where nothing of that is repeated

	braced   []bracedText // what stands in braces that are no action's
	unfilled []Tag
}

// A part is one part of the package that holds actions.
type part struct {
	*story.Part
	size    int  // of its XML as read
	ids     bool // something in it is numbered or named
	nodes   []action.Node
	actions []*actionNode // the actions in their order, by the numbers that nodes have for them
	braced  []bracedText
	styles  *pass.Styles
	links   *pass.Links            // that lead where actions say
	linked  map[string]*pass.Links // those of all parts, by these and by what holds the relations
	notes   pass.Notes             // that are compiled where this part refers to them

	unfilled []Tag
}

// Parse prepares a package as a template. What is wrong with it comes all at once: the error is wml.Errors, or an
// *opc.Error or *wml.Error for a package that is no Word document.
func Parse(pkg *opc.Package) (*Template, error) {
	parts, err := partsOf(pkg)
	if err != nil {
		return nil, err
	}
	t := &Template{pkg: pkg, main: parts[0].Name}
	var problems wml.Errors
	for _, p := range parts {
		data, ok := pkg.Part(p.Name)
		if !ok || !mayHoldActions(data) && p.links == nil {
			continue
		}
		if t.taken[p.Name] != nil {
			data = t.taken[p.Name]
		}
		found := p.prepare(data)
		if p == parts[0] && len(found) == 0 && t.takeNotes(parts) {
			found = p.prepare(data)
		}
		if p.Hidden {
			p.braced = nil
			if len(found) > 0 {
				continue
			}
		}
		problems = append(problems, found...)
		t.braced = append(t.braced, p.braced...)
		t.unfilled = append(t.unfilled, p.unfilled...)
		if len(p.actions) > 0 {
			t.parts = append(t.parts, p)
		}
	}
	if len(problems) > 0 {
		return nil, problems.Distinct()
	}
	if t.number() || len(t.notes) > 0 {
		t.used = pass.UsedIn(pkg)
	}
	for _, left := range seen.Unfilled(pkg, t.main) {
		t.unfilled = append(t.unfilled, Tag{Part: left[0], Text: left[1]})
	}
	return t, nil
}

// partsOf returns the parts that may hold actions.
func partsOf(pkg *opc.Package) (parts []*part, err error) {
	words, err := story.Parts(pkg)
	styles := pass.StylesOf(pkg)
	links := map[string]*pass.Links{} // by the parts, and those that hold the relations
	for _, p := range words {
		one := &part{Part: p, styles: styles, links: links[p.Name], linked: links}
		if parts = append(parts, one); p.Links || p.Plain || p.Drawn {
			continue
		}
		if one.links = pass.LinksOf(pkg, p.Name); one.links != nil {
			links[p.Name], links[one.links.Relations()] = one.links, one.links
		}
	}
	return parts, err
}

// mayHoldActions reports whether braces stand in a part, plainly or by number, also those of a Chinese keyboard.
func mayHoldActions(data []byte) bool {
	return bytes.ContainsAny(data, "{}｛｝") || bytes.Contains(data, []byte("&#")) ||
		bytes.Contains(data, []byte("%7B%7B")) || bytes.Contains(data, []byte("%7b%7b")) || brace.Bracketed(string(data))
}

// prepare makes nodes of the part's XML.
func (p *part) prepare(data []byte) wml.Errors {
	seal := wml.Seal(func(paragraph string) bool {
		return braces(paragraph) || brace.Bracketed(paragraph) || p.links.Has(paragraph) ||
			len(p.notes) > 0 && strings.Contains(paragraph, "noteReference")
	})
	p.actions, p.braced, p.unfilled = nil, nil, nil
	if p.Plain || p.Links || p.Drawn {
		seal = nil
	}
	t, err := xmltree.Parse(data, seal)
	if err != nil {
		return wml.Errors{wml.Damaged(p.Called())}
	}
	p.size, p.ids = len(data), len(p.notes) > 0 || pass.MayHold(data)
	c := compiler{part: p}
	c.placer.Refuse = func(m *block.Mark, reason string) { c.refuseAction(p.actions[m.Number], reason) }
	switch {
	case p.Links:
		c.links(t)
	case p.Plain:
		c.properties(t)
	default:
		c.story(t)
	}
	if !p.Hidden && !p.Links && len(c.problems) == 0 && bytes.Contains(data, []byte("{{")) {
		p.unfilled = p.left(t)
	}
	if len(p.actions) == 0 {
		return c.problems
	}
	c.applyReplacements(t)
	c.placer.Match(t)
	if len(c.problems) == 0 {
		c.flatten(t)
	}
	return c.problems
}

// number prepares what is repeated so that every pass has identities of its own, and reports whether anything has any.
func (t *Template) number() (any bool) {
	for _, p := range t.parts {
		if p.ids && pass.Prepare(p.nodes, p.styles) {
			any = true
		}
	}
	return any
}

// takeNotes takes the notes to which the body's loops refer out of their parts, and reports whether there are any.
func (t *Template) takeNotes(parts []*part) bool {
	t.notes, t.taken = pass.Referred(parts[0].nodes), map[string][]byte{}
	if len(t.notes) == 0 {
		return false
	}
	parts[0].notes = t.notes
	for _, p := range parts {
		if data, ok := t.pkg.Part(p.Name); ok && (p.Called() == "脚注" || p.Called() == "尾注") {
			t.taken[p.Name] = t.notes.Take(p.Name, data)
		}
	}
	return true
}
