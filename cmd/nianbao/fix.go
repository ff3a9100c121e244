package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing"
)

func fixCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "改正统计表：恢复总计的公式，把文本变成数，重新计算",
		ArgsUsage: "文件.xlsx [-o 改正.xlsx] [--zero-blanks] [--suspects]",
		Description: "不写 -o 只列出要改什么，不写文件；原来的文件不会改动。\n" +
			"只改能确定的：数填错了、平不了的，列出来由人核对。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到 `FILE`"},
			&cli.BoolFlag{Name: "zero-blanks", Usage: "空白和划线的格填 0", DisableDefaultText: true},
			&cli.BoolFlag{Name: "suspects", Usage: "把能唯一解释不平的格改成应为的数（逐格列出原因，请对照台账核对）",
				DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, path, err := givenOne(c, "改正")
			if err != nil {
				return err
			}
			var fixed *filing.Fixed
			err = guarded(path, func() error {
				f, err := l.Open(path, c.String("password"))
				if err != nil {
					return err
				}
				t.Remarks(path, f.Remarks())
				how := filing.Fixing{Out: c.String("output"), ZeroBlanks: c.Bool("zero-blanks"),
					Suspects: c.Bool("suspects"), Force: c.Bool("force")}
				fixed, err = l.Fix(f, how)
				return err
			})
			if err != nil {
				return err
			}
			t.Fixed(path, fixed, c.Bool("all"))
			if len(fixed.Doubts)+len(fixed.Unset) > 0 || check.Count(fixed.Left, check.Error) > 0 {
				return exit(exitFindings)
			}
			return nil
		},
	}
}
