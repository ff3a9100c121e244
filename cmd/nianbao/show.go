package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

func showCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "show",
		Usage:     "显示从统计表或 Word 报告里读到的数",
		ArgsUsage: "文件或文件夹... [-r] [--layout] [--json]",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "layout", Usage: "说明每张表、每行每列是在哪里找到的，别处为什么没有采用",
				DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			formFlag(),
			passwordFlag(),
		}, many.Flags("同 --json")...),
		Action: t.show,
	}
}

// show prints what files hold, one after the other.
func (t *face) show(c *cli.Context) error {
	m, err := t.many(c)
	if err != nil {
		return err
	}
	layout, json := c.Bool("layout"), c.Bool("json")
	switch {
	case json && m.Found.Many:
		return &file.Error{Reason: "有几个文件时不能用 --json", Advice: "请用 --json-lines，一行一个文件。"}
	case layout && m.Lines:
		return &file.Error{Reason: "--layout 和 --json-lines 不能一起用", Advice: "请一次看一个文件。"}
	}
	err = many.Each(m, func(to *terminal.Terminal, n int, item batch.Item) shown {
		return (&face{to}).showOne(m, n, item.Path, layout, json)
	}, func(item batch.Item, o shown) bool {
		if m.Leaves(item, o.found) {
			return false
		}
		m.Worst = max(m.Worst, o.status)
		if o.line != nil {
			contract.WriteLine(m.Out, o.line)
		}
		return true
	})
	if err != nil {
		return err
	}
	t.LeftOut(&terminal.Tally{Left: m.Found.Left.Words()})
	return m.End()
}

// A shown is what came of showing one file.
type shown struct {
	found  filing.Traits
	status int
	line   any // of --json-lines: what was not said
}

// showOne shows what a file holds.
func (f *face) showOne(m *many.Run, n int, path string, layout, json bool) (o shown) {
	traced := m.Traced(path)
	line := contract.Shown{}
	o.found.Unread = true
	if m.EarlierLine(path, traced, &line) && line.Schema == contract.Schema {
		o.found = filing.Traits{Agency: line.Agency, Year: line.Year}
		if o.line = line; !m.Lines {
			f.Say("%s：没有变，不再显示。", terminal.Visible(path))
		}
		return o
	}
	err := many.Guarded(path, func() error {
		of, err := m.Library.Open(path, m.Password)
		if err != nil {
			return err
		}
		o.found = of.Traits()
		if n > 0 && !m.Lines {
			fmt.Fprintln(f.Out)
		}
		f.Remarks(path, of.Remarks())
		if m.Found.Many && !m.Lines {
			fmt.Fprintln(f.Out, terminal.Paint(f.OutColor, terminal.Bold, terminal.Visible(path)))
		}
		switch {
		case layout:
			return f.showLayout(m.Library, of, json)
		case json:
			return contract.Write(f.Out, of.Data())
		case m.Lines:
			o.line = contract.Shown{Report: of.Data(), Traced: m.TraceOf(of, traced)}
			return nil
		}
		return f.Show(of)
	})
	if err == nil {
		return o
	}
	if o.status = exitFailed; m.Lines {
		unread := contract.Unreadable(path, terminal.ReasonWithout(path, err))
		unread.Traced = traced
		o.line = unread
	} else {
		f.Fail(err)
	}
	return o
}

// showLayout says where the tables of a filing stand, as JSON or for people.
func (t *face) showLayout(l *filing.Library, f *filing.Filing, json bool) error {
	layout, err := l.Layout(f)
	if err != nil {
		return err
	}
	if json {
		return contract.Write(t.Out, layout)
	}
	fmt.Fprintln(t.Out, terminal.Title(f))
	t.Layout(layout)
	return nil
}
