package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/filing"
)

// Exit statuses. Scripts rely on them.
const (
	exitOK       = 0 // nothing wrong
	exitFindings = 1 // findings of severity error
	exitFailed   = 2 // could not run: bad usage, unreadable file, nothing written
)

// An exit ends the program with a status; what had to be said has been said.
type exit int

func (e exit) Error() string { return "exit" }

// run is the program: its arguments in, its exit status out.
func run(args []string, stdout, stderr io.Writer) int {
	t := newTerminal(stdout, stderr)
	defer pause(t)
	app := newApp(t)
	args, err := arrange(app, args)
	if err == nil {
		err = app.Run(args)
	}
	if t.out.err != nil {
		err = errOutput
	}
	var status exit
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	}
	t.fail(err)
	return exitFailed
}

// errOutput says that standard output took no more.
var errOutput = &filing.Error{Reason: "结果写不出去", Advice: "请看磁盘是否已满，或者接收结果的程序是否已经关闭。"}

func newApp(t *terminal) *cli.App {
	app := &cli.App{
		Name:            "nianbao",
		Usage:           "政府信息公开工作年度报告：读统计表，查勾稽关系，生成 Word 报告",
		UsageText:       "nianbao 统计表.xlsx              检查并生成 Word 报告（也可以把文件拖到程序上）\n   nianbao 命令 [选项] 文件...",
		Version:         version(),
		HideHelpCommand: true,
		Writer:          t.out,
		ErrWriter:       t.err,
		ExitErrHandler:  func(*cli.Context, error) {},
		OnUsageError:    usageError,
		Commands:        []*cli.Command{newCommand(t), checkCommand(t), fixCommand(t), convertCommand(t), showCommand(t), templateCommand(t), rulesCommand(t)},
		Action:          func(c *cli.Context) error { return cli.ShowAppHelp(c) },
	}
	app.CustomAppHelpTemplate = appHelp
	dress(app.Commands)
	return app
}

// dress makes commands and those below them speak Chinese.
func dress(commands []*cli.Command) {
	for _, c := range commands {
		c.OnUsageError = usageError
		c.CustomHelpTemplate = commandHelp
		if c.HideHelpCommand = true; len(c.Subcommands) > 0 {
			c.CustomHelpTemplate = groupHelp
			dress(c.Subcommands)
		}
	}
}

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
   {{printf "%-8s" .Name}}{{.Usage}}{{end}}
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
	cli.VersionPrinter = func(c *cli.Context) { io.WriteString(c.App.Writer, "nianbao "+c.App.Version+"\n") }
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "开发版"
}

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
	return &filing.Error{Reason: reason, Advice: "用法见 " + command + " --help。"}
}

// arrange puts options before files, as the flag parser wants them, and makes a bare file a conversion.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 2 && args[1] == "help" {
		return []string{args[0], "--help"}, nil
	}
	if len(args) == 2 && args[1] == "version" {
		return []string{args[0], "--version"}, nil
	}
	if len(args) < 2 || slices.Contains([]string{"-h", "--help", "-help", "-v", "--version", "-version"}, args[1]) {
		return args, nil
	}
	name, rest := args[1], args[2:]
	command := app.Command(name)
	if command == nil {
		if !isFile(name) && !strings.ContainsAny(name, `-./\`) {
			return nil, &filing.Error{Reason: "没有“" + name + "”这个命令，也没有这个文件", Advice: "用法见 nianbao --help。"}
		}
		name, rest = "convert", args[1:]
		command = app.Command(name)
	}
	path := []string{name}
	if len(rest) > 0 && len(command.Subcommands) > 0 {
		for _, sub := range command.Subcommands {
			if sub.Name == rest[0] {
				command, path, rest = sub, append(path, sub.Name), rest[1:]
				break
			}
		}
		if len(path) == 1 && !strings.HasPrefix(rest[0], "-") {
			return nil, &filing.Error{Reason: "“" + name + "”没有“" + rest[0] + "”这个命令", Advice: "用法见 nianbao " + name + " --help。"}
		}
	}
	name = strings.Join(path, " ")
	var flags, files []string
	for i := 0; i < len(rest); i++ {
		switch arg := rest[i]; {
		case arg == "--":
			files = append(files, rest[i+1:]...)
			i = len(rest)
		case strings.HasPrefix(arg, "-") && arg != "-":
			if arg == "-h" || arg == "--help" || arg == "-help" {
				return append(append([]string{args[0]}, path...), "--help"), nil
			}
			flags = append(flags, arg)
			if !takesValue(command, arg) {
				break
			}
			if i++; i == len(rest) || strings.HasPrefix(rest[i], "--") {
				return nil, &filing.Error{Reason: "选项“" + arg + "”后面缺少内容", Advice: "用法见 nianbao " + name + " --help。"}
			}
			flags = append(flags, rest[i])
		default:
			files = append(files, arg)
		}
	}
	if len(command.Subcommands) > 0 {
		return append([]string{args[0]}, path...), nil
	}
	return slices.Concat(args[:1], path, flags, []string{"--"}, files), nil
}

func isFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// takesValue reports whether an option is followed by its value.
func takesValue(c *cli.Command, arg string) bool {
	name := strings.TrimLeft(arg, "-")
	for _, f := range c.Flags {
		for _, n := range f.Names() {
			if n == name {
				_, isBool := f.(*cli.BoolFlag)
				return !isBool
			}
		}
	}
	return false
}

// formFlag lets a folder's definition take the place of the built-in editions.
func formFlag() cli.Flag {
	return &cli.StringFlag{Name: "form", Usage: "用文件夹 `DIR` 里的格式定义（form.yaml、report.docx），代替内置格式"}
}

func passwordFlag() cli.Flag {
	return &cli.StringFlag{Name: "password", Usage: "打开文件的密码 `WORD`"}
}

func library(c *cli.Context) (*filing.Library, error) {
	if dir := c.String("form"); dir != "" {
		return filing.LoadDir(dir)
	}
	return filing.Builtin(), nil
}

// files returns the files that a command is given, at least one.
func files(c *cli.Context) ([]string, error) {
	if c.NArg() == 0 {
		return nil, &filing.Error{Reason: "没有写文件名", Advice: "用法：nianbao " + c.Command.Name + " " + c.Command.ArgsUsage + "。"}
	}
	var names []string
	for _, name := range c.Args().Slice() {
		found, err := filepath.Glob(name) // the Windows prompt does not expand *.xlsx
		if err != nil || len(found) == 0 || isFile(name) {
			found = []string{name}
		}
		names = append(names, found...)
	}
	return names, nil
}
