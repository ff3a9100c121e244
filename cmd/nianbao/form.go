package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/filing"
)

func formCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "form",
		Usage:     "格式定义：查错误，从空白表起草",
		ArgsUsage: "check|new ...",
		Subcommands: []*cli.Command{
			{
				Name:      "check",
				Usage:     "查出格式定义（form.yaml）的全部错误，连同文件和行号",
				ArgsUsage: "文件夹",
				Action:    t.checkForm,
			},
			{
				Name:      "new",
				Usage:     "从空白表起草格式定义",
				ArgsUsage: "空白表.xlsx [-o 文件夹]",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到文件夹 `DIR`；不写则为“格式”"},
					&cli.BoolFlag{Name: "force", Usage: "覆盖已有的 form.yaml", DisableDefaultText: true},
					passwordFlag(),
				},
				Action: t.draftForm,
			},
		},
	}
}

// checkForm says every mistake of the definitions in folders.
func (t *terminal) checkForm(c *cli.Context) error {
	if c.NArg() == 0 {
		return &filing.Error{Reason: "没有写格式定义所在的文件夹", Advice: "用法见 nianbao form check --help。"}
	}
	wrong, all := 0, "共"
	for _, dir := range c.Args().Slice() {
		faults, more, err := filing.CheckForm(dir)
		if err != nil {
			return err
		}
		for _, f := range faults {
			fmt.Fprintln(t.out, visible(f))
		}
		wrong += len(faults)
		if more {
			all = "至少"
		}
	}
	if wrong > 0 {
		fmt.Fprintf(t.out, "\n%s %d 处错误。请对照内置格式的 form.yaml 改正。\n", all, wrong)
		return exit(exitFindings)
	}
	fmt.Fprintln(t.out, "没有发现错误。")
	return nil
}

// draftForm drafts a definition from a blank table.
func (t *terminal) draftForm(c *cli.Context) error {
	if c.NArg() != 1 {
		return &filing.Error{Reason: "要写一个空白表的文件名", Advice: "用法见 nianbao form new --help。"}
	}
	dir := c.String("output")
	if dir == "" {
		dir = "格式"
	}
	l, err := library(c)
	if err != nil {
		return err
	}
	d, err := l.DraftForm(c.Args().First(), c.String("password"), dir, c.Bool("force"))
	if err != nil {
		return err
	}
	t.say("已起草：%s，%d 张表。标着“待定”的地方要由人写；改好后用 nianbao form check %s 查错误。", visible(d.Path), d.Tables, visible(dir))
	for _, title := range d.Unread {
		t.say("“%s”照这份定义在原表里认不全，请核对它的行名和列名（nianbao show 原表 --layout --form %s）。", visible(title), visible(dir))
	}
	return nil
}
