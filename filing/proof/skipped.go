package proof

import (
	"slices"
	"strings"

	"nianbao/docx"
	"nianbao/few"
	"nianbao/form"
)

// Skipped are the actions in tables of a template that print a figure and that a block kept from doing so, by the names
// of the figures.
type Skipped map[string][]docx.Tag

// Add takes an action that was not carried out. One outside tables is part of a sentence: sentences say what they like.
func (s Skipped) Add(tag docx.Tag, inTable bool) {
	for _, name := range tag.Names {
		if inTable {
			s[name] = append(s[name], tag)
		}
	}
}

// losses refuses a document that lacks figures which its template prints where a block does not keep it from that: the
// form leaves no cell blank. They are no longer among those that are gone. A template without a table of the form may
// print what it likes, and leave out.
func (p *Proof) losses(gone map[*form.Cell]bool) {
	if p.back == nil {
		return
	}
	var names []string
	for _, t := range p.report.Form.Tables {
		lost := map[*form.Cell]bool{}
		for _, c := range t.Cells {
			if gone[c] && len(p.lost[c.Name()]) > 0 {
				lost[c] = true
			}
		}
		if len(lost) == 0 {
			continue
		}
		at := p.blocks(t, lost)
		for c := range lost {
			delete(gone, c)
		}
		what, omitted := p.grouped(t, lost)
		p.Lost = append(p.Lost, "表"+form.Quote(t.Title())+"的"+strings.Join(what, "；")+"（"+at+"）")
		names = append(names, omitted...)
	}
	p.Omit = strings.Join(names, " ")
}

// maxPlaces is how many places of a template a line names.
const maxPlaces = 3

// blocks says where in the template figures of a table stand that were not printed.
func (p *Proof) blocks(t *form.Table, lost map[*form.Cell]bool) string {
	var places []string
	for _, c := range t.Cells {
		for _, tag := range p.lost[c.Name()] {
			place := tag.Part + tag.Location + " " + tag.Text
			if lost[c] && !slices.Contains(places, place) {
				places = append(places, place)
			}
		}
	}
	return few.Of(places, maxPlaces, "处")
}
