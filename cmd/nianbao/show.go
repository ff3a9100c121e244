package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/urfave/cli/v2"

	"nianbao/filing"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/phrase"
)

func showCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "显示从统计表或 Word 报告里读到的数",
		ArgsUsage: "文件 [--json]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			formFlag(),
		},
		Action: func(c *cli.Context) error {
			paths, err := files(c)
			if err != nil {
				return err
			}
			if len(paths) > 1 {
				return &filing.Error{Reason: "一次只能显示一个文件", Advice: "请只写一个文件名。"}
			}
			l, err := library(c)
			if err != nil {
				return err
			}
			f, err := l.Open(paths[0])
			if err != nil {
				return err
			}
			if c.Bool("json") {
				return writeJSON(t.out, reportJSON(f))
			}
			return t.show(f)
		},
	}
}

// show prints a report's sections in order: tables as the form has them, texts by their length.
func (t *terminal) show(f *filing.Filing) error {
	r := f.Report
	fmt.Fprintln(t.out, title(f))
	texts, _ := r.Expand()
	for _, s := range r.Form.Sections {
		fmt.Fprintln(t.out, "\n"+paint(t.outColor, bold, s.Title))
		if s.Text != "" {
			text := texts[s.Text]
			fmt.Fprintf(t.out, "（%d 段，%d 字）\n", len(phrase.Lines(text)), utf8.RuneCountInString(strings.Join(phrase.Lines(text), "")))
			continue
		}
		d := s.Draw()
		for i := range d.Cells {
			if cell := d.Slots[i].Cell; cell != nil {
				d.Cells[i].Text, d.Cells[i].Kind = spell(cell, r.Value(cell)), grid.Number
			}
		}
		if err := d.Print(t.out, func(i int) int { return widest(d.Slots[i], d.Width) }); err != nil {
			return err
		}
	}
	return nil
}

func spell(c *form.Cell, v form.Value) string {
	switch {
	case v.State != form.Number:
		return strings.Join(strings.Fields(v.Text), " ")
	case c.PrintUnit():
		return v.Number.String() + c.Unit()
	}
	return v.Number.String()
}

// widest returns at how many columns of the terminal a label is broken in a table of a number of columns, so that the widest has about a
// hundred.
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
