package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
)

func checkCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "检查统计表：表格版本、各格的数、勾稽关系",
		ArgsUsage: "文件.xlsx... [--last 上年文件] [--annotate 标注.xlsx] [--json]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "annotate",
				Usage: "另存一份标注了问题的工作簿 `FILE`：有问题的格涂色、加批注，第一张表列出全部问题"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的标注文件", DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽"),
			withFlag(),
			&cli.StringFlag{Name: "text",
				Usage: "年报的文字写在另一个文件里：Word 文档等 `FILE`，标题同格式规定的一样"},
			&cli.StringSliceFlag{Name: "only", Usage: "只列出这些规则或类的问题 `RULES`，如 R,Y01"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "不列出这些规则或类的问题 `RULES`，如 N,F01"},
			&cli.BoolFlag{Name: "strict", Usage: "有警告也算没有通过（退出状态 1）", DisableDefaultText: true},
			&cli.BoolFlag{Name: "exit-zero", Usage: "有错误也算通过（退出状态 0）；文件读不了仍是 2",
				DisableDefaultText: true},
			&cli.StringFlag{Name: "deadline", Usage: "公布期限 `DAY`，如 2月15日；不写则按格式规定的（form.yaml 的 deadlines）"},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: t.check,
	}
}

func (t *face) check(c *cli.Context) error {
	l, paths, skipped, err := given(c)
	if err != nil {
		return err
	}
	how, err := measureOf(c, l, len(paths) > 1)
	if err != nil {
		return err
	}
	var tell teller = &terminal.Tally{Terminal: t.Terminal, All: c.Bool("all"), Skipped: skipped}
	if c.Bool("json") {
		tell = &jsonTeller{Terminal: t.Terminal, to: contract.NewCheckWriter(t.Out), skipped: skipped}
	}
	worst := exitOK
	var o outcome
	for _, path := range paths { // one at a time: a thousand reports are more than memory should hold
		o = inspect(l, path, how)
		if o.refused != nil {
			return o.refused
		}
		worst = max(worst, o.status(how))
		tell.File(o.Outcome)
	}
	err = tell.End()
	if annotated := c.String("annotate"); err == nil && annotated != "" && o.Err == nil {
		err = guarded(o.Path, func() error { return t.annotate(l, o, annotated, c.Bool("force")) })
	}
	if err != nil {
		return err
	}
	if worst != exitOK {
		return exit(worst)
	}
	return nil
}

// An outcome is what came of checking one file.
type outcome struct {
	terminal.Outcome
	refused error // the reports that it is to be held against
}

func inspect(l *filing.Library, path string, how measure) outcome {
	o := outcome{Outcome: terminal.Outcome{Path: path, Choice: how.Choice}}
	o.Err = guarded(path, func() (err error) {
		if o.Filing, err = l.Open(path, how.beside.Password); err != nil {
			return err
		}
		o.Filing.Report.Deadline = how.until
		if err = o.Filing.ReadWaivers(); err != nil {
			return err
		}
		o.Filing.Choose(how.Choice)
		if how.texts != "" {
			o.refused = l.TakeTexts(o.Filing, how.texts, how.beside.Password)
		}
		if o.refused == nil {
			o.refused = l.Hold(o.Filing, how.beside)
		}
		if o.refused == nil {
			o.Findings = l.Check(o.Filing)
		}
		return nil
	})
	return o
}

// A teller tells what came of checking files, one after the other.
type teller interface {
	File(o terminal.Outcome)
	End() error
}

// A jsonTeller tells other programs.
type jsonTeller struct {
	*terminal.Terminal
	to      *contract.CheckWriter
	skipped int
}

func (t *jsonTeller) File(o terminal.Outcome) {
	if o.Err != nil {
		t.to.Add(contract.Unreadable(o.Path, terminal.ReasonWithout(o.Path, o.Err)))
		return
	}
	t.Remarks(o.Path, o.Filing.Remarks())
	f := contract.NewFile(o.Path, o.Filing.Report, o.Findings)
	f.Only, f.Ignore = o.Choice.Only, o.Choice.Ignore
	t.to.Add(f)
}

func (t *jsonTeller) End() error {
	if t.skipped > 0 {
		t.Say("%s。", terminal.SkippedWords(t.skipped))
	}
	return t.to.Close()
}

// annotate writes the marked copy of a workbook.
func (t *face) annotate(l *filing.Library, o outcome, out string, force bool) error {
	if err := l.Annotate(o.Filing, o.Findings, out, force); err != nil {
		return err
	}
	t.WroteTo("已标注", file.Spot{Path: out})
	t.Unprotected(o.Filing)
	t.Uncopied(o.Filing)
	return nil
}
