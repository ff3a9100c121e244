package main

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/form/define"
)

func formCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "form",
		Usage:     "格式定义：查错误，从空白表起草",
		ArgsUsage: "check|new ...",
		Subcommands: []*cli.Command{
			{
				Name:      "check",
				Usage:     "查出格式定义（form.yaml）的全部错误，连同文件和行号",
				ArgsUsage: "文件夹... [--json]",
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
				},
				Action: t.checkForm,
			},
			{
				Name:      "new",
				Usage:     "从空白表起草格式定义",
				ArgsUsage: "空白表.xlsx [-o 文件夹]",
				Flags: []cli.Flag{
					&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到`文件夹`；不写则为“格式”"},
					&cli.BoolFlag{Name: "force", Usage: "覆盖已有的 form.yaml", DisableDefaultText: true},
					passwordFlag(),
				},
				Action: t.draftForm,
			},
		},
	}
}

// checkForm says every mistake of the definitions in folders, and what is left to be decided.
func (t *face) checkForm(c *cli.Context) error {
	if c.NArg() == 0 {
		return &file.Error{Reason: "没有写格式定义所在的文件夹", Advice: "用法见 nianbao form check --help。"}
	}
	worst := exitOK
	var checked []filing.CheckedForm
	for _, dir := range c.Args().Slice() {
		f := filing.CheckForm(dir)
		checked = append(checked, f)
		switch {
		case f.Err != nil:
			worst = exitFailed
		case len(f.Faults) > 0:
			worst = max(worst, exitFindings)
		}
	}
	if c.Bool("json") {
		if err := contract.Write(t.Out, formCheck(checked)); err != nil {
			return err
		}
	} else {
		t.formFaults(checked)
	}
	if worst != exitOK {
		return exit(worst)
	}
	return nil
}

// formCheck returns what came of checking definitions for other programs.
func formCheck(checked []filing.CheckedForm) contract.FormCheck {
	var files []contract.FormFile
	for i := range checked {
		f := contract.FormFile{File: checked[i].File, More: checked[i].More}
		if err := checked[i].Err; err != nil {
			f.Error = reason(err)
		}
		for _, fault := range checked[i].Faults {
			f.Findings = append(f.Findings, contract.FormFinding{Line: fault.Line, Severity: "error", Message: fault.Reason})
		}
		for _, left := range checked[i].Undecided {
			f.Findings = append(f.Findings, contract.FormFinding{Line: left.Line, Severity: "warning", Message: left.Reason})
		}
		slices.SortStableFunc(f.Findings, func(a, b contract.FormFinding) int { return cmp.Compare(a.Line, b.Line) })
		files = append(files, f)
	}
	return contract.NewFormCheck(files)
}

// reason returns why a definition cannot be read, without its name.
func reason(err error) string {
	var refused *define.Error
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return err.Error()
}

// formFaults tells people the same.
func (t *face) formFaults(checked []filing.CheckedForm) {
	wrong, left, unread, all := 0, 0, 0, "共"
	for i := range checked {
		f := &checked[i]
		if f.Err != nil {
			unread++
			t.Fail(f.Err)
			continue
		}
		for _, fault := range f.Faults {
			fmt.Fprintln(t.Out, terminal.Visible(fault.Error()))
		}
		for _, u := range f.Undecided {
			fmt.Fprintln(t.Out, terminal.Visible(u.Error()))
		}
		wrong, left = wrong+len(f.Faults), left+len(f.Undecided)
		if f.More {
			all = "至少"
		}
	}
	if wrong+left > 0 {
		fmt.Fprintln(t.Out)
	}
	undecided := fmt.Sprintf("还有 %d 处待定，要由人写好。", left)
	switch {
	case wrong > 0 && left > 0:
		fmt.Fprintf(t.Out, "%s %d 处错误，请对照内置格式的 form.yaml 改正；%s\n", all, wrong, undecided)
	case wrong > 0:
		fmt.Fprintf(t.Out, "%s %d 处错误。请对照内置格式的 form.yaml 改正。\n", all, wrong)
	case left > 0:
		fmt.Fprintf(t.Out, "没有发现错误，%s\n", undecided)
	case unread < len(checked):
		fmt.Fprintln(t.Out, "没有发现错误。")
	}
}

// draftForm drafts a definition from a blank table.
func (t *face) draftForm(c *cli.Context) error {
	if c.NArg() != 1 {
		return &file.Error{Reason: "要写一个空白表的文件名", Advice: "用法见 nianbao form new --help。"}
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
	t.Say("已起草：%s，%d 张表。标着“待定”的地方要由人写；改好后用 nianbao form check %s 查错误。", terminal.Visible(d.Path), d.Tables, terminal.Visible(dir))
	for _, title := range d.Unread {
		t.Say("“%s”照这份定义在原表里认不全，请核对它的行名和列名（nianbao show 原表 --layout --form %s）。", terminal.Visible(title), terminal.Visible(dir))
	}
	return nil
}
