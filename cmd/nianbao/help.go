package main

import (
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/filing/file"
	"nianbao/regex"
)

const appHelp = `{{.Usage}}

用法：
   {{.UsageText}}

命令：{{range .VisibleCommands}}
   {{printf "%-10s" .Name}}{{.Usage}}{{end}}

每个命令的选项：nianbao 命令 --help
版本：{{.Version}}
`

const groupHelp = `{{.Usage}}

用法：
   nianbao {{.Name}} {{.ArgsUsage}}

命令：{{range .VisibleCommands}}
   {{printf "%-10s" .Name}}{{.Usage}}{{end}}
`

const commandHelp = `{{.Usage}}

用法：
   {{.HelpName}} {{.ArgsUsage}}
{{if .Description}}
{{.Description}}
{{end}}
选项：{{range .VisibleFlags}}
   {{.}}{{end}}
`

func init() {
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "显示帮助", DisableDefaultText: true}
	cli.VersionFlag = &cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "显示版本", DisableDefaultText: true}
	plain := cli.FlagStringer
	cli.FlagStringer = func(f cli.Flag) string { return repeats.ReplaceAllString(plain(f), "") }
	cli.VersionPrinter = func(c *cli.Context) { io.WriteString(c.App.Writer, "nianbao "+c.App.Version+"\n") }
}

// repeats is how the library shows that an option may stand several times, which its words say.
var repeats = regex.New(` \[ --\S+ \S+ \]`)

// usageError says in Chinese what is wrong with the options.
func usageError(c *cli.Context, err error, _ bool) error {
	text := err.Error()
	reason := "选项写法有误"
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		if len(name) > 1 {
			name = "-" + name
		}
		reason = "没有“-" + name + "”这个选项"
	} else if i := strings.Index(text, " for flag "); i > 0 && strings.HasPrefix(text, "invalid value ") {
		name, _, _ := strings.Cut(text[i+len(" for flag "):], ":")
		reason = "选项“" + name + "”的内容“" + strings.Trim(text[len("invalid value "):i], `"`) + "”不对"
	}
	command := "nianbao"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "nianbao" {
		command += " " + c.Command.Name
	}
	return &file.Error{Reason: reason, Advice: "用法见 " + command + " --help。"}
}
