package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/cmd/nianbao/typed"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/form/yearly"
	"nianbao/grid"
)

func compareCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "compare",
		Usage:     "与上年对比：每个指标的上年数、本年数、增减和增减幅度",
		ArgsUsage: "上年文件 本年文件 [-o 对比表.docx|.xlsx|.html]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`：Word、工作簿或网页，可以贴进报告；不写则列在这里"},
			&cli.BoolFlag{Name: "all", Usage: "各类申请人的数也逐格列出", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			if c.NArg() != 2 {
				return &file.Error{Reason: fmt.Sprintf("要给出两个文件，给出的是 %d 个", c.NArg()),
					Advice: "先写上年的，再写本年的：nianbao compare 上年.xlsx 本年.xlsx。"}
			}
			last, this := c.Args().Get(0), c.Args().Get(1)
			if !typed.IsFile(last) && !typed.IsFile(this) {
				return &file.Error{Reason: "两个文件都不存在：" + terminal.Visible(last) + "、" + terminal.Visible(this),
					Advice: "检查文件名和所在文件夹是否写对。"}
			}
			l, err := library(c)
			if err != nil {
				return err
			}
			done, err := l.Compare(filing.Comparison{Last: last, This: this,
				Password: c.String("password"), All: c.Bool("all"), Out: c.String("output"), Force: c.Bool("force")})
			if err != nil {
				return err
			}
			t.Remarks(done.Filing.Path, done.Remarks)
			if done.Path == "" {
				t.yearly(done.Table)
				return nil
			}
			t.WroteTo("已生成", done.Spot)
			for _, n := range done.Table.Notes {
				t.Say("%s", terminal.Visible(n))
			}
			return nil
		},
	}
}

// labelWidth is how wide a label is on a terminal at most; figureWidth is how wide a figure is.
const labelWidth, figureWidth = 46, 12

// yearly prints the year-on-year table.
func (t *face) yearly(of *yearly.Table) {
	fmt.Fprintln(t.Out, terminal.Paint(t.OutColor, terminal.Bold, terminal.Visible(of.Heading())))
	fmt.Fprintln(t.Out, yearlyLine("", of.Columns()))
	for i := range of.Rows {
		r := &of.Rows[i]
		if r.Title != "" {
			fmt.Fprintln(t.Out, terminal.Paint(t.OutColor, terminal.Bold, terminal.Visible(r.Title)))
			continue
		}
		fmt.Fprintln(t.Out, yearlyLine(strings.Repeat("  ", r.Level+1)+terminal.Visible(r.Label), r.Cells()))
	}
	for _, n := range of.Notes {
		fmt.Fprintln(t.Out, "注："+terminal.Visible(n))
	}
}

// yearlyLine lays out a row: its label at the left, the figures at the right of their columns.
func yearlyLine(label string, cells []string) string {
	for clipped := []rune(label); grid.TextWidth(label) > labelWidth; label = string(clipped) + "…" {
		clipped = clipped[:len(clipped)-1]
	}
	line := label + strings.Repeat(" ", labelWidth-grid.TextWidth(label)) + "  " + cells[0]
	line += strings.Repeat(" ", max(0, 4-grid.TextWidth(cells[0])))
	for _, c := range cells[1:] {
		line += strings.Repeat(" ", max(1, figureWidth-grid.TextWidth(c))) + terminal.Visible(c)
	}
	return line
}
