package main

import (
	"cmp"
	"errors"
	"io"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/about"
	"nianbao/cmd/nianbao/built"
	"nianbao/cmd/nianbao/completion"
	"nianbao/cmd/nianbao/examples"
	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/cmd/nianbao/typed"
	"nianbao/cmd/nianbao/usage"
	"nianbao/filing/file"
)

// Exit statuses. Scripts rely on them.
const (
	exitOK       = many.OK
	exitFindings = many.Findings
	exitFailed   = many.Failed
)

type exit = many.Exit

// A face is the program's commands, with the terminal at which they speak.
type face struct{ *terminal.Terminal }

func newFace(stdout, stderr io.Writer) *face { return &face{terminal.New(stdout, stderr)} }

// ownsConsole reports whether the program was opened by hand, in a window of its own. Tests say so.
var ownsConsole = terminal.OwnsConsole

// run is the program: its arguments in, its exit status out.
func run(args []string, stdout, stderr io.Writer) int {
	t := newFace(stdout, stderr)
	defer t.Pause()
	app := newApp(t)
	err := file.Guard("", func() error { return t.start(app, args) })
	if t.Out.Err != nil {
		err = errOutput
	}
	var status exit
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &status):
		return int(status)
	}
	t.Fail(err)
	return exitFailed
}

// start runs the command that arguments name. Opened by hand, the program shows its page where it was given nothing, or
// files with errors.
func (t *face) start(app *cli.App, args []string) error {
	given, hand := args[1:], ownsConsole()
	if hand && len(given) == 0 {
		args = append(args, "serve", "--open")
	}
	args, err := typed.Arrange(app, args)
	if err == nil {
		err = app.Run(args)
	}
	if status, ended := err.(exit); hand && ended && status != exitOK && len(given) > 0 && typed.IsFile(given[0]) {
		return cmp.Or(t.showFaulty(given), err)
	}
	return err
}

// errOutput says that standard output took no more.
var errOutput = &file.Error{Reason: "结果写不出去", Advice: "请看磁盘是否已满，或者接收结果的程序是否已经关闭。"}

func newApp(t *face) *cli.App {
	app := &cli.App{
		Name:  "nianbao",
		Usage: "政府信息公开工作年度报告：读统计表，查勾稽关系，生成 Word 报告",
		UsageText: "nianbao 统计表.xlsx              检查并生成 Word 报告（也可以把文件拖到程序上）\n   " +
			"nianbao 命令 [选项] 文件...",
		Version:         built.Version(),
		HideHelpCommand: true,

		DisableSliceFlagSeparator: true, // a comma is part of a file's name

		Writer:         t.Out,
		ErrWriter:      t.Err,
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   usageError,
		Commands: []*cli.Command{newCommand(t), checkCommand(t), waiveCommand(t), fixCommand(t), convertCommand(t),
			mergeCommand(t), compareCommand(t), showCommand(t), overviewCommand(t), templateCommand(t), formCommand(t),
			rulesCommand(t), serveCommand(t), usage.Command(),
			about.SampleCommand(t.Terminal), about.DoctorCommand(t.Terminal), about.VersionCommand(t.Terminal),
			completion.Command(t.Terminal)},
		Action: func(c *cli.Context) error { return cli.ShowAppHelp(c) },
	}
	app.CustomAppHelpTemplate = appHelp
	dress(app.Commands)
	examples.Show(app.Commands, "")
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
