package many

import (
	"fmt"
	"os"
	"strconv"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// Flags are the options of every command that treats many files.
func Flags(lines string) []cli.Flag {
	return []cli.Flag{
		RecursiveFlag(),
		FilesFromFlag(),
		JobsFlag(),
		LinesFlag(lines),
		&cli.StringFlag{Name: "resume",
			Usage: "上次 --json-lines 的输出`文件`：没有变的文件不再处理（这次的输出写到另一个文件）"},
	}
}

func RecursiveFlag() cli.Flag {
	return &cli.BoolFlag{Name: "recursive", Aliases: []string{"r"}, Usage: "文件夹连同下级文件夹",
		DisableDefaultText: true}
}

func FilesFromFlag() cli.Flag {
	return &cli.StringFlag{Name: "files-from", Usage: "从`文件`里读文件名，一行一个；- 是标准输入"}
}

func JobsFlag() cli.Flag {
	return &cli.StringFlag{Name: "jobs", Usage: "同时处理的文件`个数`；不写则用上全部处理器核心"}
}

func LinesFlag(lines string) cli.Flag {
	return &cli.BoolFlag{Name: "json-lines", Usage: "每处理完一个文件输出一行 JSON：" + lines, DisableDefaultText: true}
}

// maxJobs bounds how many files are treated at once: each takes its memory.
const maxJobs = 256

// JobsOf reads --jobs; 0 is one on each core.
func JobsOf(c *cli.Context) (int, error) {
	typed := c.String("jobs")
	if typed == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(typed)
	if err != nil || n < 1 || n > maxJobs {
		return 0, &file.Error{Reason: "--jobs 后面的“" + typed + "”不对",
			Advice: fmt.Sprintf("请写 1 到 %d 的数；不写则用上全部处理器核心。", maxJobs)}
	}
	return n, nil
}

// Listed reads the names of --files-from.
func Listed(c *cli.Context, request *batch.Request) (err error) {
	from := c.String("files-from")
	switch from {
	case "":
	case "-":
		request.List, err = batch.ReadList(os.Stdin, "标准输入")
	default:
		var list *os.File
		if list, err = file.Open(from, "文件名的清单", ""); err == nil {
			request.List, err = batch.ReadList(list, from)
			list.Close()
		}
	}
	if err == nil && from != "" && len(request.List)+len(request.Names) == 0 {
		err = &file.Error{Path: from, Reason: "文件名的清单是空的", Advice: "请一行写一个文件名。"}
	}
	return err
}

// NoFile refuses a command without a file. Where an option has taken the one that was meant (check --last 统计表.xlsx), it
// says which.
func NoFile(c *cli.Context) error {
	err := &file.Error{Reason: "没有写文件名", Advice: "用法：" + c.Command.HelpName + " " + c.Command.ArgsUsage + "。"}
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		for _, value := range append(c.StringSlice(name), c.String(name)) {
			if batch.IsReport(value) {
				err.Reason += "，“" + terminal.Visible(value) + "”算作 --" + name + " 的内容"
				return err
			}
		}
	}
	return err
}

// Gather returns the items that a request leads to, and shows how far the search for them is.
func Gather(t *terminal.Terminal, r batch.Request) (batch.Found, error) {
	search := t.Search()
	defer search.End()
	r.Looking = search.Found
	return r.Gather()
}
