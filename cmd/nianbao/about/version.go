// Package about tells of the program itself: which version it is, what it finds on the machine, and by a sample what it
// does.
package about

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/built"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
)

// VersionCommand says which program this is.
func VersionCommand(t *terminal.Terminal) *cli.Command {
	return &cli.Command{
		Name:      "version",
		Usage:     "显示版本、由哪次提交编译、内置的格式",
		ArgsUsage: "[--json]",
		Flags:     []cli.Flag{jsonFlag()},
		Action: func(c *cli.Context) error {
			if err := none(c); err != nil {
				return err
			}
			if c.Bool("json") {
				return contract.Write(t.Out, built.Tell(filing.Builtin().Forms))
			}
			WriteVersion(t.Out)
			return nil
		},
	}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true}
}

// none refuses words behind a command that takes none.
func none(c *cli.Context) error {
	if c.NArg() == 0 {
		return nil
	}
	return &file.Error{Reason: "多出了“" + terminal.Visible(c.Args().First()) + "”",
		Advice: "用法：" + strings.TrimSpace("nianbao "+c.Command.Name+" "+c.Command.ArgsUsage) + "。"}
}

// WriteVersion says it for people.
func WriteVersion(w io.Writer) { versionWords(w, built.Tell(filing.Builtin().Forms)) }

func versionWords(w io.Writer, v contract.Version) {
	fmt.Fprintf(w, "nianbao %s\n", v.Version)
	commit := "编译时没有记下来"
	if v.Commit != "" {
		commit = v.Commit
		if at, err := time.Parse(time.RFC3339, v.Date); err == nil {
			commit += "（" + at.Format("2006年1月2日 15:04 MST") + "）"
		}
		if v.Modified {
			commit += "，编译时另有没有提交的改动"
		}
	}
	fmt.Fprintf(w, "提交：%s\n编译：%s，%s\n", commit, v.Go, v.Platform)
	for _, e := range v.Editions {
		fmt.Fprintf(w, "格式：%s版，%s，%s的年报\n", e.Edition, e.Notice, e.Years)
	}
}
