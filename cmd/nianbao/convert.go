package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing"
)

func convertCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "检查统计表，生成 Word 报告",
		ArgsUsage: "文件.xlsx... [-o 报告.docx] [--draft]",
		Description: "没有错误才生成；报告放在统计表旁边，文件名是“机关名称年度年政府信息公开工作年度报告.docx”。\n" +
			"写出的报告会读回来与统计表逐格比较，有一格不同就不保存。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到 `FILE`"},
			&cli.BoolFlag{Name: "draft", Usage: "有错误也生成，每页标明“草稿”", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			formFlag(),
		},
		Action: func(c *cli.Context) error {
			paths, err := files(c)
			if err != nil {
				return err
			}
			if len(paths) > 1 && c.String("output") != "" {
				return &filing.Error{Reason: "有几个文件时不能用 -o", Advice: "请一次转换一个文件，或者不写 -o。"}
			}
			l, err := library(c)
			if err != nil {
				return err
			}
			worst := exitOK
			how := filing.Conversion{Out: c.String("output"), Draft: c.Bool("draft"), Force: c.Bool("force")}
			for _, path := range paths {
				written, status := t.convert(l, path, how)
				worst, how.Keep = max(worst, status), append(how.Keep, written)
			}
			if worst != exitOK {
				return exit(worst)
			}
			return nil
		},
	}
}

// convert converts one file, says what came of it and returns the file written and the exit status.
func (t *terminal) convert(l *filing.Library, path string, how filing.Conversion) (written string, status int) {
	done, err := l.Convert(path, how)
	if err != nil {
		t.fail(err)
		return "", exitFailed
	}
	if len(done.Findings) > 0 {
		t.say("%s  %s", paint(t.errColor, bold, path), title(done.Filing))
		findings(t.err, t.errColor, done.Findings)
	}
	if done.Path == "" {
		t.say("%s", paint(t.errColor, red, fmt.Sprintf("有 %d 个错误，没有生成报告。", check.Count(done.Findings, check.Error)))+"改正后再试；要先看样子，加 --draft 生成草稿。")
		return "", exitFindings
	}
	t.say("已生成：%s", done.Path)
	return done.Path, exitOK
}
