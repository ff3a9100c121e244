package docx

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/pass"
	"nianbao/docx/seen"
	"nianbao/docx/table"
	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// Options say how a template is filled.
type Options struct {
	Missing action.Policy // what becomes of a name that the data lacks
	// Skipped is told, where it is not nil, of each action that prints a value and that a block kept from doing so, and
	// whether it stands in a table.
	Skipped func(tag Tag, inTable bool)
	// Noted is told, where it is not nil, of what is no error and may not be meant: in loops often.
	Noted func(*wml.Error)
	// Picture returns the name under which a picture of a loop's row, {{image .照片}}, will be given to package picture.
	Picture func(v action.Value, asked pass.Asked) (string, error)
}

// maxPart is how large a part may become, which is what package opc reads.
const maxPart = 64 << 20

// maxErrors bounds how many errors one filling tells.
const maxErrors = 1000

// Fill carries out the template's actions with the data, whose keys are names in the template, and returns the
// document. Values may be any that encoding/json gives, numbers of any kind, and what package action knows how to
// print. A template with macros, or one that Word calls a template, becomes a plain document. Every error comes at
// once: the error is wml.Errors, or an *opc.Error for a package that cannot be made plain.
func (t *Template) Fill(data map[string]any) ([]byte, error) {
	pkg, err := t.FillWith(data, Options{})
	if err != nil {
		return nil, err
	}
	return pkg.Bytes()
}

// FillWith is Fill with options, and returns the package, to which more may be done before it is written.
func (t *Template) FillWith(data map[string]any, o Options) (*opc.Package, error) {
	out := t.pkg.Clone()
	var problems wml.Errors
	ids := pass.New(t.used)
	ids.Picture = o.Picture
	names := make([]string, len(t.parts), len(t.parts)+len(t.taken))
	for _, part := range slices.Sorted(maps.Keys(t.taken)) { // of two bookmarks of one name the first counts
		out.Set(part, t.taken[part])
		names = append(names, part)
	}
	var written []*partWriter
	for i, p := range t.parts {
		names[i] = p.Name
		policy := o.Missing
		if p.Hidden && policy == action.Refuse {
			policy = action.Keep
		}
		f := p.fill(action.Run{Data: data, Policy: policy, Noted: p.noted(o.Noted)}, ids)
		problems = append(problems, f.problems...)
		out.Set(p.Name, f.Out.Bytes())
		written = append(written, f)
		if o.Skipped != nil && !p.Hidden {
			p.skipped(f.printed, o.Skipped)
		}
	}
	if len(problems) > 0 {
		return nil, problems.Distinct()
	}
	if err := ids.Settle(out, t.main, t.notes, names); err != nil {
		return nil, err
	}
	for _, f := range written { // behind the stores' own actions
		if err := f.follow(out, t.main); err != nil {
			return nil, err
		}
	}
	if t.pkg.Type(t.main) != plainType {
		if err := out.StripMacros(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// plainType is the content type of the main part of a .docx; those of .docm, .dotx and .dotm are others.
const plainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

// A partWriter writes one part of a filled document.
type partWriter struct {
	*action.Run
	part     *part
	problems wml.Errors
	tables   table.Open
	ids      *pass.IDs
	printed  map[int]bool // the numbers of the actions that were
	stores   []storeText
}

func (p *part) fill(run action.Run, ids *pass.IDs) *partWriter {
	ids.Begin(p.linked)
	f := &partWriter{Run: &run, part: p, ids: ids, printed: map[int]bool{}}
	f.Limit, f.Writer = maxPart, f
	f.Out.Grow(p.size + p.size/8)
	f.Start()
	f.Nodes(p.nodes)
	return f
}

// Tables returns the tables that are being written.
func (f *partWriter) Tables() *table.Open { return &f.tables }

// IDs returns what is numbered and named in what is written.
func (f *partWriter) IDs() *pass.IDs { return f.ids }

// Restarts reports whether each pass of a loop begins its lists anew.
func (f *partWriter) Restarts(at int) bool { return f.part.actions[at].Restarts() }

// Print writes a value in an action's place.
func (f *partWriter) Print(n *action.Node, v action.Value) error {
	node := f.part.actions[n.At]
	text, err := v.Print()
	if err == nil && node.context == inMark && f.ids.Picture != nil {
		asked := pass.Asked{Name: node.Source}
		for _, l := range f.Loops() {
			asked.Rows = append(asked.Rows, pass.Row{Of: f.part.actions[l.At].Over(), Number: l.Time, Item: l.Item})
		}
		text, err = f.ids.Picture(v, asked)
	}
	if err == nil && node.leads {
		if fault := seen.LinkFault(text); fault != "" {
			return errors.New(fault)
		}
	}
	if err == nil {
		f.write(n, text)
	}
	return err
}

// lineBreaks make one line of a text.
var lineBreaks = strings.NewReplacer("\r", "", "\n", " ", "\t", " ")

// write writes a text in an action's place.
func (f *partWriter) write(n *action.Node, text string) {
	node := f.part.actions[n.At]
	f.printed[n.At] = true
	switch node.context {
	case inAttribute, inMark:
		f.Out.WriteString(xmltree.EscapeAttr(lineBreaks.Replace(text)))
	case inPlain:
		f.Out.WriteString(xmltree.EscapeText(strings.ReplaceAll(text, "\r", "")))
	case inTarget:
		f.Out.WriteString(xmltree.EscapeAttr(seen.Link(text)))
	case inInstruction:
		f.Out.WriteString(xmltree.EscapeText(node.field.Argument(text)))
	case inInstructionAttribute:
		f.Out.WriteString(xmltree.EscapeAttr(node.field.Argument(text)))
	default:
		wml.WriteRun(&f.Out, text, node.prefix, node.around)
	}
}

// Keep writes an action as it was written.
func (f *partWriter) Keep(_ *action.Node, at int) {
	node := f.part.actions[at]
	p := node.prefix
	text := "<" + p + `t xml:space="preserve">` + xmltree.EscapeText(node.written) + "</" + p + "t>"
	run := "<" + p + "r>" + node.run + text + "</" + p + "r>"
	paragraph := "<" + p + "p>" + node.Paragraph + run + "</" + p + "p>"
	switch {
	case node.context == inText:
		wml.WriteRun(&f.Out, node.written, p, p)
	case node.context == inAttribute, node.context == inMark, node.context == inTarget, node.context == inInstructionAttribute:
		f.Out.WriteString(xmltree.EscapeAttr(node.written))
	case node.context == inPlain, node.context == inInstruction:
		f.Out.WriteString(xmltree.EscapeText(node.written))
	case node.Alone != "":
		f.Out.WriteString(node.Alone)
	case node.context == betweenRuns:
		f.Out.WriteString(run)
	case node.context == betweenBlocks:
		f.Out.WriteString(paragraph)
	case node.context == betweenCells:
		f.Out.WriteString("<" + p + "tc>" + paragraph + "</" + p + "tc>")
	case node.context == betweenRows:
		f.Out.WriteString("<" + p + "tr><" + p + "tc>" + paragraph + "</" + p + "tc></" + p + "tr>")
	}
}

// noted returns what tells of a part's actions.
func (p *part) noted(tell func(*wml.Error)) func(n *action.Node, words string) {
	return func(n *action.Node, words string) {
		if node := p.actions[n.At]; tell != nil && !p.Hidden {
			tell(&wml.Error{Part: p.Called(), Location: node.location.String(), Action: node.Source, Reason: words})
		}
	}
}

// Fail keeps an error with the part and place of its action.
func (f *partWriter) Fail(n *action.Node, err *action.Error) {
	if len(f.problems) == maxErrors {
		return
	}
	e := &wml.Error{Part: f.part.Called(), Reason: err.Reason, Near: err.Near, Lacks: err.Lacks}
	if n.Action != nil {
		node := f.part.actions[n.At]
		e.Location, e.Action, e.At = node.location.String(), node.Source, f.part.at(node.location)
		if node.Function && strings.HasPrefix(err.Reason, "函数“行”用错了") {
			e.Reason = node.NoLines()
		}
	}
	f.problems = append(f.problems, e)
}
