package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/overview"
)

func overviewCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "overview",
		Usage:     "按报告里的数起草总体情况，分五个方面",
		ArgsUsage: "文件 [--last 上年文件] [-o 总体情况.docx]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到`文件`（.docx 或 .txt）；不写则显示在屏幕上"},
			&cli.BoolFlag{Name: "filled", Usage: "写数，不写 {{申请.新收.总计}} 这样的引用；数改了，文字不会跟着改", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			lastFlag("，写明比上年增减多少", ""),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, path, err := givenOne(c, "起草")
			if err != nil {
				return err
			}
			o, err := overview.Draft(l, path, overview.Outline{Out: c.String("output"), Last: c.String("last"),
				Filled: c.Bool("filled"), Force: c.Bool("force"), Password: c.String("password")})
			if err != nil {
				return err
			}
			t.Remarks(path, o.Remarks)
			if o.Path != "" {
				t.WroteTo("已起草", o.Spot)
				return nil
			}
			for _, line := range o.Lines {
				fmt.Fprintln(t.Out, terminal.Visible(line))
			}
			return nil
		},
	}
}
