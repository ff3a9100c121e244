package about

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/serve"
)

// sampleName is what the sample is called where nobody says.
const sampleName = "示例统计表.xlsx"

// SampleCommand writes the workbook that the page offers, and says what is wrong in it.
func SampleCommand(t *terminal.Terminal) *cli.Command {
	return &cli.Command{
		Name:        "sample",
		Usage:       "写出一份示例统计表，里面有一处错，供试用",
		ArgsUsage:   "[-o 示例统计表.xlsx]",
		Description: "示例里的机关和数都是编的，有一个数填错了。已有的文件不会覆盖。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`；不写则是当前文件夹里的“" + sampleName + "”"},
		},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			return writeSample(t, cmp.Or(c.String("output"), sampleName))
		},
	}
}

// writeSample writes it to a place where nothing stands, and says how to go on.
func writeSample(t *terminal.Terminal, out string) error {
	if !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return &file.Error{Path: out, Reason: "输出的文件名要以 .xlsx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if _, err := os.Lstat(out); err == nil {
		return &file.Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请用 -o 写另一个文件名。"}
	}
	if err := file.Writable(out, nil, false); err != nil {
		return err
	}
	if err := file.Save(out, serve.Sample(), false); err != nil {
		return err
	}
	t.WroteTo("已写出", file.Spot{Path: out})
	l := filing.Builtin()
	f, err := l.Open(out, "")
	if err != nil {
		return err
	}
	findings := l.Check(f)
	fmt.Fprintf(t.Out, "里面有一个数填错了，引起 %d 个错误：\n", check.Count(findings, check.Error))
	terminal.Findings(t.Out, t.OutColor, findings, false)
	fmt.Fprintf(t.Out, "\n接着这样试：\n"+
		"  用 WPS 或 Excel 打开它，把上面说的那一格改成应为的数，保存\n"+
		"  nianbao check %[1]s      再检查一次，就没有错误了\n"+
		"  nianbao convert %[1]s      生成 Word 报告\n"+
		"  nianbao serve %[1]s --open      也可以在网页上看、改、下载 Word 报告\n", file.Typed(out))
	return nil
}
