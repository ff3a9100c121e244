package docx

import (
	"nianbao/action"
	"nianbao/docx/wml"
)

// Options say how a template is filled.
type Options struct {
	Missing action.Policy // what becomes of a name that the data does not have
}

// maxPart is how large a part may become, which is what package opc reads.
const maxPart = 64 << 20

// maxErrors bounds how many errors one filling tells.
const maxErrors = 1000

// Fill carries out the template's actions with the data, whose keys are names in the template, and returns the document. Values may be
// any that encoding/json gives, numbers of any kind, and what package form makes of a report. A template with macros, or one that Word
// calls a template, becomes a plain document. Every error comes at once: the error is wml.Errors, or an *opc.Error for a package that cannot be
// made plain.
func (t *Template) Fill(data map[string]any) ([]byte, error) { return t.FillWith(data, Options{}) }

// FillWith is Fill with options.
func (t *Template) FillWith(data map[string]any, o Options) ([]byte, error) {
	out := t.pkg.Clone()
	var problems wml.Errors
	ids := t.newIDs()
	for _, p := range t.parts {
		policy := o.Missing
		if p.hidden && policy == action.Refuse {
			policy = action.Keep
		}
		f := p.fill(action.Run{Data: data, Policy: policy}, ids)
		problems = append(problems, f.problems...)
		out.Set(p.name, f.Out.Bytes())
	}
	if len(problems) > 0 {
		return nil, problems.Distinct()
	}
	// Parts that hold something other than text, such as charts, are to be filled here.
	if t.pkg.Type(t.main) != plainType {
		if err := out.StripMacros(); err != nil {
			return nil, err
		}
	}
	return out.Bytes()
}

// plainType is the content type of the main part of a .docx; those of .docm, .dotx and .dotm are others.
const plainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

// A filling is a part being written.
type filling struct {
	*action.Run
	part     *part
	problems wml.Errors
	table    *tableRun // the table with actions between its rows or cells that is being written
	ids      *ids
}

// fill carries out the part's actions.
func (p *part) fill(run action.Run, ids *ids) *filling {
	f := &filling{Run: &run, part: p, ids: ids}
	f.Limit, f.Writer = maxPart, f
	f.Out.Grow(p.size + p.size/8)
	f.Start()
	f.Nodes(p.nodes)
	return f
}

// Print writes a value in an action's place. A value that is no text, such as a picture, is to be written here.
func (f *filling) Print(n *action.Node, v any) error {
	text, err := action.Print(v)
	if err == nil {
		f.write(n, text)
	}
	return err
}

// write writes a text in an action's place.
func (f *filling) write(n *action.Node, text string) {
	mk := f.part.marks[n.At]
	switch mk.stands {
	case inAttribute:
		wml.WriteAttribute(&f.Out, text)
	case inPlain:
		wml.WriteText(&f.Out, text)
	default:
		wml.WriteRun(&f.Out, text, mk.prefix)
	}
}

// Keep writes an action as it was written.
func (f *filling) Keep(_ *action.Node, at int) {
	mk := f.part.marks[at]
	p := mk.prefix
	run := "<" + p + "r>" + mk.run + "<" + p + `t xml:space="preserve">` + wml.Escape(mk.written) + "</" + p + "t></" + p + "r>"
	paragraph := "<" + p + "p>" + mk.paragraph + run + "</" + p + "p>"
	switch {
	case mk.stands == inText:
		wml.WriteRun(&f.Out, mk.written, p)
	case mk.stands == inAttribute:
		wml.WriteAttribute(&f.Out, mk.written)
	case mk.stands == inPlain:
		wml.WriteText(&f.Out, mk.written)
	case mk.source != "":
		f.Out.WriteString(mk.source)
	case mk.stands == betweenRuns:
		f.Out.WriteString(run)
	case mk.stands == betweenBlocks:
		f.Out.WriteString(paragraph)
	case mk.stands == betweenCells:
		f.Out.WriteString("<" + p + "tc>" + paragraph + "</" + p + "tc>")
	case mk.stands == betweenRows:
		f.Out.WriteString("<" + p + "tr><" + p + "tc>" + paragraph + "</" + p + "tc></" + p + "tr>")
	}
}

// Fail takes an error.
func (f *filling) Fail(n *action.Node, err *action.Error) {
	if len(f.problems) == maxErrors {
		return
	}
	e := &wml.Error{Part: f.part.called(), Reason: err.Reason, Near: err.Near}
	if n.Action != nil {
		mk := f.part.marks[n.At]
		e.Place, e.Action = mk.place.String(), mk.Source
	}
	f.problems = append(f.problems, e)
}
