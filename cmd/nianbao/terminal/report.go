package terminal

import (
	"fmt"
	"strings"

	"nianbao/action"
	"nianbao/filing"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/grid"
)

// Show prints a report's particulars and sections in order, tables as the form has them.
func (t *Terminal) Show(f *filing.Filing) error {
	r := f.Report
	fmt.Fprintln(t.Out, Title(f))
	for _, p := range r.Form.Particulars {
		if value := r.Particulars[p.ID]; value != "" {
			fmt.Fprintln(t.Out, p.Label+"："+Visible(value))
		}
	}
	texts, _ := fields.Expand(r)
	t.note(r.Form.Note(form.Intro), texts)
	for _, s := range r.Form.Sections {
		fmt.Fprintln(t.Out, "\n"+Paint(t.OutColor, Bold, s.Title))
		if s.Text != "" {
			t.paragraphs(texts[s.Text])
			continue
		}
		d := s.Grid()
		for i := range d.Cells {
			if cell := d.Slots[i].Cell; cell != nil {
				d.Cells[i].Text = spell(cell, r.Value(cell))
				if !cell.IsWords() {
					d.Cells[i].Kind = grid.Number
				}
			}
		}
		if err := d.Print(t.Out, func(i int) int { return widest(d.Slots[i], d.Width) }); err != nil {
			return err
		}
		t.note(r.Form.NoteBeside(s), texts)
	}
	t.note(r.Form.Note(form.Closing), texts)
	return nil
}

// note prints a text that a report may have, under its name; nothing where it has none.
func (t *Terminal) note(n *form.Section, texts map[string]string) {
	if n == nil || texts[n.Text] == "" {
		return
	}
	fmt.Fprintln(t.Out, "\n"+Paint(t.OutColor, Bold, n.Title))
	t.paragraphs(texts[n.Text])
}

func (t *Terminal) paragraphs(text string) {
	for _, line := range action.Lines(text) {
		fmt.Fprintln(t.Out, "　　"+Visible(line))
	}
}

func spell(c *form.Cell, v form.Value) string {
	switch {
	case v.Kind == grid.Uncalculated:
		return "=?"
	case v.State == form.Number:
		return c.Printed(v.Number)
	case v.State == form.Stroke:
		return Visible(strings.Join(strings.Fields(v.Text), " "))
	}
	return Visible(v.Normalized())
}

// widest returns at how many columns of the terminal a label is broken in a table of a number of columns, so that the
// widest has about a hundred.
func widest(s form.Slot, columns int) int {
	switch {
	case s.Vertical:
		return 4
	case s.Role == form.Stub && len(s.Node.Nodes) > 0:
		return 8
	case s.Role == form.Stub:
		return 26
	case s.Role == form.Header:
		return max(4, 56/columns/2*2)
	}
	return 40
}
