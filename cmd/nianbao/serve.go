package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/built"
	"nianbao/cmd/nianbao/local"
	"nianbao/cmd/nianbao/many"
	"nianbao/filing"
)

func serveCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "serve",
		Usage:     "在浏览器里用：看哪里不对，改正，下载 Word 报告",
		ArgsUsage: "[文件...] [--open] [--addr 127.0.0.1:端口号]",
		Description: "网页只有本机能打开，统计表不会离开本机。写了文件的，就在网页上打开它们。\n" +
			"程序停下以后，网页上的文件就没有了；填过的内容存成草稿，下次还在。\n" +
			"已经有一个在运行的，就用那一个。按 Ctrl+C 停止。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "addr", Usage: "网页的`地址`，只能是本机的；不写则是 127.0.0.1:26050，" +
				"有别的程序在用时是后面的端口"},
			&cli.BoolFlag{Name: "open", Usage: "打开浏览器", DisableDefaultText: true},
			formFlag(),
		},
		Action: func(c *cli.Context) error {
			l, err := library(c)
			if err != nil {
				return err
			}
			files, err := local.Items(c.Args().Slice())
			if err != nil {
				return err
			}
			return t.serve(local.Start{Library: l, Own: c.String("form") != "", Addr: c.String("addr"),
				Open: c.Bool("open"), Files: files})
		},
	}
}

// interrupts ends when somebody presses Ctrl+C or closes the window. Tests end it themselves.
var interrupts = many.UntilEnded

// browse opens the browser. Tests look at the address.
var browse = local.Browse

// serve starts the local page.
func (t *face) serve(s local.Start) error {
	ctx, stop := interrupts()
	defer stop()
	s.Terminal, s.Browse, s.Version = t.Terminal, browse, built.Version()
	served, err := s.Run(ctx)
	t.Stopped = served && err == nil
	return err
}

// showFaulty opens the page on those of the files that were dropped on the program in which there are errors.
func (t *face) showFaulty(names []string) error {
	paths, err := local.Items(names)
	if err != nil {
		return err
	}
	l := filing.Builtin()
	faulty := local.Faulty(l, paths)
	if len(faulty) == 0 {
		return nil
	}
	t.Say("下面在网页上打开有错误的 %d 个文件。", len(faulty))
	return t.serve(local.Start{Library: l, Open: true, Files: faulty})
}
