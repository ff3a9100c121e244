package main

import (
	"io"
	"strings"
	"text/template"

	"github.com/mattn/go-runewidth"
	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/about"
	"nianbao/cmd/nianbao/usage"
	"nianbao/filing/file"
)

const appHelp = `{{.Usage}}

用法：
   {{.UsageText}}

命令：
{{commands .VisibleCommands}}
每个命令的选项：nianbao 命令 --help
版本：{{.Version}}
`

const groupHelp = `{{.Usage}}

用法：
   nianbao {{.Name}} {{.ArgsUsage}}

命令：
{{commands .VisibleCommands}}
例：
{{.UsageText}}`

const commandHelp = `{{.Usage}}

用法：
   {{.HelpName}} {{.ArgsUsage}}
{{if .Description}}
{{.Description}}
{{end}}
选项：
{{options .VisibleFlags}}{{if .UsageText}}
例：
{{.UsageText}}{{end}}`

func init() {
	cli.HelpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "显示帮助", DisableDefaultText: true}
	cli.VersionFlag = &cli.BoolFlag{Name: "version", Aliases: []string{"v"}, Usage: "显示版本", DisableDefaultText: true}
	cli.HelpPrinter = func(to io.Writer, text string, of any) { helpOf(text).Execute(to, of) }
	cli.VersionPrinter = func(c *cli.Context) { about.WriteVersion(c.App.Writer) }
}

// helpOf reads a help text. Its columns are as wide as a terminal shows them, for which the library counts characters.
func helpOf(text string) *template.Template {
	return template.Must(template.New("help").Funcs(template.FuncMap{"options": options, "commands": commands}).Parse(text))
}

// options returns a command's options, a line each.
func options(flags []cli.Flag) string {
	var rows [][2]string
	for _, f := range flags {
		if o, ok := usage.OptionOf(f); ok {
			value := ""
			if o.Value != "" {
				value = " " + o.Value
			}
			rows = append(rows, [2]string{strings.Join(o.Names, value+", ") + value, o.Says})
		}
	}
	return columns(rows)
}

// commands returns what each command is for, a line each.
func commands(list []*cli.Command) string {
	var rows [][2]string
	for _, c := range list {
		rows = append(rows, [2]string{c.Name, c.Usage})
	}
	return columns(rows)
}

func columns(rows [][2]string) string {
	wide := 0
	for _, row := range rows {
		wide = max(wide, runewidth.StringWidth(row[0]))
	}
	var b strings.Builder
	for _, row := range rows {
		b.WriteString("   " + runewidth.FillRight(row[0], wide+2) + row[1] + "\n")
	}
	return b.String()
}

// usageError says that the options cannot be read; what is wrong with them has been told before, see package typed.
func usageError(c *cli.Context, _ error, _ bool) error {
	command := "nianbao"
	if c.Command != nil && c.Command.Name != "" && c.Command.Name != "nianbao" {
		command = c.Command.HelpName
	}
	return &file.Error{Reason: "选项写法有误", Advice: "用法见 " + command + " --help。"}
}
