package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/action"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/grid"
)

func showCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "显示从统计表或 Word 报告里读到的数",
		ArgsUsage: "文件 [--layout] [--json]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "layout", Usage: "说明每张表、每行每列是在哪里找到的，别处为什么没有采用",
				DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, path, err := givenOne(c, "显示")
			if err != nil {
				return err
			}
			return guarded(path, func() error {
				f, err := l.Open(path, c.String("password"))
				if err != nil {
					return err
				}
				t.remarks(path, f.Remarks())
				switch {
				case c.Bool("layout"):
					return t.showLayout(l, f, c.Bool("json"))
				case c.Bool("json"):
					return contract.Write(t.out, f.Data())
				}
				return t.show(f)
			})
		},
	}
}

// show prints a report's particulars and sections in order, tables as the form has them.
func (t *terminal) show(f *filing.Filing) error {
	r := f.Report
	fmt.Fprintln(t.out, title(f))
	for _, p := range r.Form.Particulars {
		if value := r.Particulars[p.ID]; value != "" {
			fmt.Fprintln(t.out, p.Label+"："+visible(value))
		}
	}
	texts, _ := fields.Expand(r)
	t.note(r.Form.Note(form.Intro), texts)
	for _, s := range r.Form.Sections {
		fmt.Fprintln(t.out, "\n"+paint(t.outColor, bold, s.Title))
		if s.Text != "" {
			t.lines(texts[s.Text])
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
		if err := d.Print(t.out, func(i int) int { return widest(d.Slots[i], d.Width) }); err != nil {
			return err
		}
		t.note(r.Form.NoteBeside(s), texts)
	}
	t.note(r.Form.Note(form.Closing), texts)
	return nil
}

// note prints a text that a report may have, under its name; nothing where it has none.
func (t *terminal) note(n *form.Section, texts map[string]string) {
	if n == nil || texts[n.Text] == "" {
		return
	}
	fmt.Fprintln(t.out, "\n"+paint(t.outColor, bold, n.Title))
	t.lines(texts[n.Text])
}

func (t *terminal) lines(text string) {
	for _, line := range action.Lines(text) {
		fmt.Fprintln(t.out, "　　"+visible(line))
	}
}

func spell(c *form.Cell, v form.Value) string {
	switch {
	case v.Kind == grid.Uncalculated:
		return "=?"
	case v.State == form.Number:
		return c.Printed(v.Number)
	case v.State == form.Stroke:
		return visible(strings.Join(strings.Fields(v.Text), " "))
	}
	return visible(v.Normalized())
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
