package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
)

func showCommand(t *face) *cli.Command {
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
				t.Remarks(path, f.Remarks())
				switch {
				case c.Bool("layout"):
					return t.showLayout(l, f, c.Bool("json"))
				case c.Bool("json"):
					return contract.Write(t.Out, f.Data())
				}
				return t.Show(f)
			})
		},
	}
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
