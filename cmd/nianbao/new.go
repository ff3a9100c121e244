package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/form"
)

func newCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "new",
		Usage:     "新建空白统计表（工作簿）",
		ArgsUsage: "--agency 机关名称 --year 年度 | --from 上年文件 [-o 文件.xlsx]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "edition", Usage: "格式`版本`，2019 或 2021；不写则按年度选择"},
			&cli.StringFlag{Name: "agency", Usage: "机关`名称`"},
			&cli.StringFlag{Name: "year", Usage: "报告`年度`，如 2024"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`；不写则放在当前文件夹，以机关名称和年度命名"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			&cli.StringFlag{Name: "from",
				Usage: "上年的统计表或报告`文件`：机关名称、联系方式、上年结转等从这里带过来，年度加一"},
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			if c.NArg() > 0 {
				return &file.Error{Reason: "多出了“" + c.Args().First() + "”", Advice: "输出的文件名写在 -o 后面。"}
			}
			l, err := library(c)
			if err != nil {
				return err
			}
			year := 0
			if typed := c.String("year"); typed != "" {
				if year = form.ParseYear(typed); year == 0 {
					return &file.Error{Reason: "年度“" + typed + "”不是四位年份", Advice: "请写如 --year 2024。"}
				}
			}
			made, err := l.New(filing.Blank{Edition: c.String("edition"), Agency: c.String("agency"), Year: year,
				From: c.String("from"), Password: c.String("password"), Out: c.String("output"), Force: c.Bool("force")})
			if err != nil {
				return err
			}
			t.WroteTo("已新建", made.Spot)
			if len(made.Carried) > 0 {
				t.Say("从上年带过来的：%s。", terminal.Visible(strings.Join(made.Carried, "、")))
			}
			for _, what := range made.Left {
				t.Say("%s", terminal.Visible(what))
			}
			return nil
		},
	}
}
