// Package compose begins a report's overview: the paragraphs that the form's definition has for it (wanted.Draft), with
// the report's names, so that they stay true when figures change, and with slots for what no figure says.
package compose

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/form/wanted"
)

// ErrNoDraft means that the form's definition has no paragraphs for an overview.
var ErrNoDraft = errors.New("no draft of an overview")

// Overview returns the overview's section and its paragraphs for a report, as they are to be quoted in its texts. last is
// the report of the year before, nil where none is known: changes are told then. What the report has no figure for is a
// slot, 【请补充：……】. The error is ErrNoDraft, or a fields.TextError's where a name is none of the report's.
func Overview(r, last *form.Report) (*form.Section, []string, error) {
	w := r.Form.Wanted
	if w == nil || w.Overview == nil || len(w.Overview.Drafts) == 0 {
		return nil, nil, ErrNoDraft
	}
	var lines []string
	for _, d := range w.Overview.Drafts {
		if d.Of != nil && !d.Of.Regexp().MatchString(r.Agency) {
			continue
		}
		text := wanted.Changes.ReplaceAllStringFunc(d.Text, func(mark string) string {
			return change(r, last, wanted.Changes.FindStringSubmatch(mark)[1])
		})
		if d.Join && len(lines) > 0 {
			lines[len(lines)-1] += text
			continue
		}
		lines = append(lines, text)
	}
	slots := slotsOf(r)
	for i, line := range lines {
		lines[i] = slots.Replace(line)
	}
	section := sectionOf(r.Form, w.Overview.Text)
	if _, err := Fill(r, section, lines); err != nil {
		return nil, nil, err
	}
	return section, lines, nil
}

func sectionOf(f *form.Form, id string) *form.Section {
	for _, s := range f.AllTexts() {
		if s.Text == id {
			return s
		}
	}
	return &form.Section{Text: id}
}

// Fill returns paragraphs of a section with the report's figures in the place of their names.
func Fill(r *form.Report, s *form.Section, lines []string) ([]string, error) {
	text := strings.Join(lines, "\n")
	of := *r
	of.Texts = map[string]form.Text{s.Text: {Text: text}}
	texts, errs := fields.Expand(&of)
	for _, e := range errs {
		if len(e.Cells) == 0 {
			return nil, e.Err
		}
	}
	return strings.Split(texts[s.Text], "\n"), nil
}

// slotsOf replaces names by slots where nothing stands that could be printed.
func slotsOf(r *form.Report) *strings.Replacer {
	var pairs []string
	slot := func(name, label string) { pairs = append(pairs, "{{"+name+"}}", "【请补充："+label+"】") }
	for _, p := range r.Form.Particulars {
		if r.Particular(p.ID) == "" {
			slot(p.Name, p.Label)
		}
	}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State != form.Number && !c.IsWords() {
			slot(c.Name(), strings.NewReplacer("“", "", "”", "").Replace(c.Label()))
		}
	}
	return strings.NewReplacer(pairs...)
}

// changed tells how a figure, NOW, has changed since it was BASE, in a way that stays true when it changes again.
const changed = "{{if eq NOW BASE}}，与上年持平{{else if gt NOW BASE}}，比上年的BASEUNIT增加{{减 NOW BASE}}UNIT" +
	"（{{除 (乘 (减 NOW BASE) 100) BASE 1}}%）{{else}}，比上年的BASEUNIT减少{{减 BASE NOW}}UNIT" +
	"（{{除 (乘 (减 BASE NOW) 100) BASE 1}}%）{{end}}"

// change tells how a figure has changed since the year before, empty where nobody knows.
func change(r, last *form.Report, id string) string {
	cell := r.Form.Cell(id)
	if last == nil || cell == nil || last.Form.Cell(id) == nil {
		return ""
	}
	now, before := r.Value(cell), last.Value(last.Form.Cell(id))
	if now.State != form.Number || before.State != form.Number {
		return ""
	}
	unit := cell.Unit()
	if before.Number.IsZero() {
		return fmt.Sprintf("，上年为0%s", unit)
	}
	return strings.NewReplacer("NOW", cell.Name(), "BASE", before.Number.String(), "UNIT", unit).Replace(changed)
}
