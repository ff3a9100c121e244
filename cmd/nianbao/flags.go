package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/filing"
)

// formFlag lets a folder's definition take the place of the built-in editions.
func formFlag() cli.Flag {
	return &cli.StringFlag{Name: "form", Usage: "用这个`文件夹`里的格式定义（form.yaml、report.docx），代替内置格式"}
}

func allFlag() cli.Flag {
	return &cli.BoolFlag{Name: "all", Usage: "由别的问题引起的也逐条列出", DisableDefaultText: true}
}

// lastFolder says of --last that it may be a folder.
const lastFolder = "；写文件夹的，每个机关的上年文件从里面找"

func lastFlag(use, more string) cli.Flag {
	return &cli.StringFlag{Name: "last", Usage: "上年的统计表或报告`文件`" + use + more}
}

func withFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "with",
		Usage: "格式的勾稽关系用到的别的报告`文件`，同一机关、同一年度的；可以写几次"}
}

func passwordFlag() cli.Flag {
	return &cli.StringFlag{Name: "password", Usage: "打开文件的`密码`"}
}

func library(c *cli.Context) (*filing.Library, error) {
	l := filing.Builtin()
	if dir := c.String("form"); dir != "" {
		var err error
		if l, err = filing.LoadDir(dir); err != nil {
			return nil, err
		}
	}
	l.OnWait(func(words string) { fmt.Fprintln(c.App.ErrWriter, words) })
	return l, nil
}

// many reads the options of a command that treats many files. What the run writes is none of them.
func (t *face) many(c *cli.Context, writes ...string) (*many.Run, error) {
	l, err := library(c)
	if err != nil {
		return nil, err
	}
	return many.New(t.Terminal, c, l, writes...)
}
