package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing"
	"nianbao/filing/file"
)

func convertCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "检查统计表，生成 Word 报告",
		ArgsUsage: "文件... [-o 报告.docx] [--draft]",
		Description: "没有错误才生成；报告放在统计表旁边，文件名是“机关名称年度年政府信息公开工作年度报告.docx”。\n" +
			"写出的报告会读回来与统计表逐格比较，有一格不同就不保存。\n" +
			"-o 的结尾决定生成什么：.docx、.xlsx、.html、.pdf、.json。Word 报告、网页和 PDF 也可以转换，" +
			"不写 -o 就变成统计表。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到 `FILE`"},
			&cli.StringFlag{Name: "template",
				Usage: "用自己的 Word 模板 `FILE`：里面有 {{…}} 标记的按标记填，" +
					"没有的（空白格式、上年报告）按表里的文字填"},
			missingFlag(),
			cleanFlag(),
			&cli.BoolFlag{Name: "charts", Usage: "Word 报告末尾加附件“数据图表”", DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽和对比的图表"),
			withFlag(),
			&cli.BoolFlag{Name: "draft", Usage: "有错误也生成，每页标明“草稿”", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, paths, skipped, err := given(c)
			if err != nil {
				return err
			}
			if skipped > 0 {
				t.Say("%s。", terminal.SkippedWords(skipped))
			}
			if len(paths) > 1 && c.String("output") != "" {
				return &file.Error{Reason: "有几个文件时不能用 -o", Advice: "请一次转换一个文件，或者不写 -o。"}
			}
			missing, err := missingPolicy(c)
			if err != nil {
				return err
			}
			worst := exitOK
			how := filing.Conversion{Inputs: paths, Out: c.String("output"), Draft: c.Bool("draft"),
				Force: c.Bool("force"), Password: c.String("password"), Template: c.String("template"),
				Missing: missing, Clean: c.Bool("clean"), Charts: c.Bool("charts"), Last: c.String("last"),
				With: c.StringSlice("with")}
			var skippedChecks terminal.Unchecked
			for _, path := range paths {
				written, status := t.convert(l, path, how, c.Bool("all"), &skippedChecks)
				worst, how.Keep = max(worst, status), append(how.Keep, written)
			}
			for _, u := range skippedChecks {
				t.Say("%s。", terminal.Visible(u))
			}
			if worst != exitOK {
				return exit(worst)
			}
			return nil
		},
	}
}

// convert converts one file, says what came of it and returns the file written and the exit status.
func (t *face) convert(
	l *filing.Library, path string, how filing.Conversion, all bool, skipped *terminal.Unchecked,
) (written string, status int) {
	var done *filing.Converted
	err := guarded(path, func() (err error) {
		done, err = l.Convert(path, how)
		return err
	})
	if err != nil {
		t.Fail(err)
		return "", exitFailed
	}
	t.Remarks(path, done.Filing.Remarks())
	skipped.Add(done.Filing)
	if len(done.Findings) > 0 {
		t.Say("%s  %s", terminal.Paint(t.ErrColor, terminal.Bold, terminal.Visible(path)), terminal.Title(done.Filing))
		terminal.Findings(t.Err, t.ErrColor, done.Findings, all)
	}
	if done.Path == "" {
		t.Say("%s",
			terminal.Paint(t.ErrColor, terminal.Red,
				fmt.Sprintf("有 %d 个错误，没有生成报告。", check.Count(done.Findings, check.Error)))+
				"改正后再试；要先看样子，加 --draft 生成草稿。")
		if what := done.Filing.Explainable(done.Findings); what != "" {
			t.say("%s", visible(what))
		}
		return "", exitFindings
	}
	t.Placed(done)
	for _, n := range done.Notices {
		t.Say("  %s %s", terminal.Severity(t.ErrColor, n.Severity), terminal.Visible(n.Text))
	}
	t.Remarks(done.Path, done.Remarks)
	t.WroteTo("已生成", done.Spot)
	t.Unprotected(done.Filing)
	return done.Path, exitOK
}
