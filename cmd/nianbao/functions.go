package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/action/manual"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/file"
	"nianbao/near"
)

func functionsCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "functions",
		Usage:     "列出标记的写法和全部函数，各有一个例子",
		ArgsUsage: "[函数]",
		Action:    t.templateFunctions,
	}
}

// templateFunctions prints what may stand between braces: all of it, or what has a word.
func (t *face) templateFunctions(c *cli.Context) error {
	word := c.Args().First()
	found, names := false, []string(nil)
	for _, chapter := range manual.Chapters {
		title := chapter.Title
		for _, e := range chapter.Entries {
			names = append(names, e.Name)
			if word != "" && e.Name != word && !strings.Contains(e.Usage+e.Says, word) {
				continue
			}
			if title != "" {
				fmt.Fprintln(t.Out, terminal.Paint(t.OutColor, terminal.Bold, title))
				title = ""
			}
			found = true
			fmt.Fprintf(t.Out, "  %s  %s\n      例：%s → %s\n", e.Usage, e.Says, e.Example, strings.TrimSpace(e.Prints))
		}
	}
	if !found {
		advice := "nianbao template functions 列出全部函数。"
		if meant := near.Nearest(word, names); meant != "" {
			advice = "是不是 " + meant + "？" + advice
		}
		return &file.Error{Reason: "没有“" + terminal.Visible(word) + "”这个函数", Advice: advice}
	}
	if word == "" {
		fmt.Fprintln(t.Out, "名称和函数、函数和值之间都用空格隔开；引号里的是文字。"+
			"例子里的数据："+"单位 示例市司法局，数量 12，单价 2.5，金额 1234567.8，比例 0.125，电话 空白，名单 甲 3、乙 5。")
	}
	return nil
}
