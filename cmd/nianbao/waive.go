package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/cmd/nianbao/typed"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/merge"
)

func waiveCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "waive",
		Usage:     "说明一处问题：核实过、可以这样的，以后不再计入",
		ArgsUsage: "文件 规则 [格] --reason \"理由\" [-o 副本.xlsx]",
		Description: "写在文件旁边的“文件名.waivers.yaml”里；写了 -o 的，另存一份有“校验说明”工作表的统计表。" +
			"原来的文件不会改动。\n" +
			"格里的内容一变，问题重新列出。勾稽关系、公式和不是数的格不能说明，必须改正" +
			"（能不能说明见 nianbao rules 规则）。\n" +
			"格照 check 列出的写，如 主动公开!D3；这条规则只有一处的，可以不写。\n" +
			"一格里有几处（如一段文字里几句）的，用 --text 写其中的几个字，只说明那一处；--all 一起说明。\n" +
			"几个文件一起检查才有的（Y11、Y12），加 --among 写明别的文件；没有的，用 --text 写明是哪一句。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "reason", Usage: "可以这样的`理由`"},
			&cli.StringFlag{Name: "text", Usage: "几处里只说明写着这`几个字`的一处"},
			&cli.BoolFlag{Name: "all", Usage: "几处一起说明", DisableDefaultText: true},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到统计表的副本`文件`"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的副本", DisableDefaultText: true},
			&cli.StringSliceFlag{Name: "among", Usage: "与`文件夹`里别的机关的文件雷同（Y11）、写了它们的名称（Y12）的：" +
				"文件夹（下级文件夹加 -r）、文件，可以写几次"},
			many.RecursiveFlag(),
			lastFlag("，用于与上年的勾稽", lastFolder),
			withFlag(),
			partsFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, err := library(c)
			if err != nil {
				return err
			}
			if err := wrongWaive(l, c); err != nil {
				return err
			}
			path := c.Args().Get(0)
			beside, err := many.BesideOne(t.Terminal, c, l)
			if err != nil {
				return err
			}
			w := filing.Waiving{Rule: c.Args().Get(1), Place: strings.TrimSpace(c.Args().Get(2)),
				Reason: c.String("reason"), Text: c.String("text"), All: c.Bool("all"), Out: c.String("output"), Force: c.Bool("force")}
			return many.Guarded(path, func() error { return t.waive(l, path, beside, partsOf(c), amongOf(c), w) })
		},
	}
}

// wrongWaive refuses arguments that are not a file, a rule and perhaps a cell.
func wrongWaive(l *filing.Library, c *cli.Context) error {
	usage := "用法：nianbao waive " + c.Command.ArgsUsage + "。"
	first, rule := c.Args().Get(0), c.Args().Get(1)
	switch n := c.NArg(); {
	case n == 1 && typed.IsFile(first):
		return &file.Error{Reason: "没有写要说明的规则", Advice: "先用 nianbao check " + terminal.Visible(file.Typed(first)) +
			" 看是哪条规则、哪一格。" + usage}
	case n < 2 || n > 3:
		return &file.Error{Reason: "要写一个文件、一条规则和一格", Advice: usage}
	case !typed.IsFile(first) && typed.IsFile(rule) && isRule(l, first):
		words := append([]string{rule, first}, c.Args().Slice()[2:]...)
		for i := range words {
			words[i] = file.Typed(words[i])
		}
		return &file.Error{Reason: "规则“" + terminal.Visible(first) + "”要写在文件名后面",
			Advice: "请写：nianbao waive " + terminal.Visible(strings.Join(words, " ")) + " --reason \"理由\"。"}
	}
	return nil
}

// isRule reports whether a word is the id of a rule.
func isRule(l *filing.Library, word string) bool {
	return slices.ContainsFunc(check.Rules(l.Forms), func(r check.Rule) bool { return strings.EqualFold(r.ID, word) })
}

// waive explains findings of one file and says which.
func (t *face) waive(
	l *filing.Library, path string, beside filing.Beside, of merge.Files, others batch.Request, w filing.Waiving,
) error {
	f, err := l.Open(path, beside.Password)
	if err != nil {
		return err
	}
	if err := l.Hold(f, beside); err != nil {
		return err
	}
	if _, err := holdParts(l, f, of); err != nil {
		return err
	}
	if w.Between.Asked = len(others.Names) > 0; w.Between.Asked {
		if w.Between.Found, err = many.Shared(t.Terminal, l, f, others, beside.Password); err != nil {
			return err
		}
	}
	done, err := l.Waive(f, w)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.Out, terminal.Paint(t.OutColor, terminal.Bold, terminal.Visible(path))+"  "+terminal.Title(f))
	for i := range done.Findings {
		done.Findings[i].Waived = strings.TrimSpace(w.Reason)
		fmt.Fprintf(t.Out, "  %s\n", terminal.Finding(t.OutColor, &done.Findings[i]))
	}
	t.Say("已说明 %d 处：%s。格里的内容一变，问题会重新列出。", len(done.Findings), terminal.Visible(done.Path))
	if done.Alone {
		t.Say("没有和别的文件比较：写的是这几句和别的机关相同、写了别的机关也可以，几个文件一起检查时不再计入。")
	}
	if w.Out != "" {
		t.Unprotected(f)
		t.Uncopied(f)
	}
	return nil
}

// amongOf returns the other agencies' files.
func amongOf(c *cli.Context) batch.Request {
	return batch.Request{Names: c.StringSlice("among"), Recursive: c.Bool("recursive")}
}
