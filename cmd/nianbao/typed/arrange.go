// Package typed makes of what somebody types the arguments that the flag parser wants: options before files, a bare file
// a conversion. What is mistyped it refuses before any work begins, and says what was most likely meant.
package typed

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/form/folding"
	"nianbao/near"
)

// Arrange returns the arguments of a program, its name the first, as the flag parser wants them. The error is an
// *file.Error.
func Arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 2 && args[1] == "help" {
		return []string{args[0], "--help"}, nil
	}
	if len(args) > 2 && args[1] == "help" {
		args = append(slices.Concat(args[:1], args[2:]), "--help")
	}
	alone := []string{"-h", "--help", "-help", "-v", "--version", "-version"}
	if len(args) < 2 || slices.Contains(alone, args[1]) {
		return args, nil
	}
	c, path, rest, err := chosen(app, args[1:])
	if err != nil {
		return nil, err
	}
	t := typing{commands: app.Commands, command: c, name: strings.Join(path, " ")}
	if err = t.divide(rest); err != nil {
		return nil, err
	}
	switch {
	case t.help:
		return slices.Concat(args[:1], path, []string{"--help"}), nil
	case len(c.Subcommands) > 0 && len(rest) > 0:
		return nil, &file.Error{Reason: "“" + t.name + "”后面要先写做什么", Advice: t.usage()}
	case len(c.Subcommands) > 0:
		return slices.Concat(args[:1], path), nil
	}
	if err = t.missing(); err != nil {
		return nil, err
	}
	return slices.Concat(args[:1], path, t.options, []string{"--"}, t.files), nil
}

// chosen returns the command that arguments begin with, its name and that of the command it is below, and the
// arguments behind it.
func chosen(app *cli.App, args []string) (c *cli.Command, path, rest []string, err error) {
	name, rest := args[0], args[1:]
	if c = app.Command(name); c == nil {
		if err := notFile(app.Commands, args); err != nil {
			return nil, nil, nil, err
		}
		return app.Command("convert"), []string{"convert"}, args, nil
	}
	if len(rest) == 0 || len(c.Subcommands) == 0 {
		return c, []string{name}, rest, nil
	}
	for _, sub := range c.Subcommands {
		if sub.Name == rest[0] {
			return sub, []string{name, sub.Name}, rest[1:], nil
		}
	}
	if !isOption(rest[0]) {
		advice := "用法见 nianbao " + name + " --help。"
		if meant := below(c, rest[0]); meant != "" {
			advice = "是不是 nianbao " + name + " " + meant + "？" + advice
		}
		return nil, nil, nil, &file.Error{Reason: "“" + name + "”没有“" + terminal.Visible(rest[0]) + "”这个命令",
			Advice: advice}
	}
	return c, []string{name}, rest, nil
}

// notFile refuses arguments that begin with no command where they do not begin with a file either, as those of a
// conversion may: a mistyped command must not have the files behind it converted.
func notFile(commands []*cli.Command, args []string) error {
	name := args[0]
	if isOption(name) {
		if meant := about(strings.TrimLeft(name, "-")); meant != "" && len(args) == 1 {
			return &file.Error{Reason: "没有“" + terminal.Visible(name) + "”这个选项", Advice: "是不是 --" + meant + "？"}
		}
		for i, arg := range args {
			if slices.ContainsFunc(commands, func(c *cli.Command) bool { return c.Name == arg }) && !IsFile(arg) {
				rest := slices.Concat([]string{arg}, args[:i], args[i+1:])
				return &file.Error{Reason: "命令“" + arg + "”要写在选项前面",
					Advice: "请写：nianbao " + terminal.Visible(strings.Join(rest, " ")) + "。"}
			}
		}
		return nil
	}
	if leads(name) || batch.IsReport(name) {
		return nil
	}
	if err := divided(args); err != nil {
		return err
	}
	advice := "用法见 nianbao --help。"
	if meant := fileMeant(name); meant != "" {
		advice = "是不是文件 " + terminal.Visible(meant) + "？" + advice
	} else if meant := command(commands, name); meant != "" {
		advice = "是不是 nianbao " + meant + "？" + advice
	}
	return &file.Error{Reason: "没有“" + terminal.Visible(name) + "”这个命令，也没有这个文件", Advice: advice}
}

// about returns the option of the program itself, help or version, that a name most likely was meant to be; "" for none.
func about(name string) string {
	switch name = folding.HalfWidth(name); name {
	case "?", "H":
		return "help"
	case "V":
		return "version"
	}
	return near.Nearest(strings.ToLower(name), []string{"help", "version"})
}

func isOption(arg string) bool { return strings.HasPrefix(arg, "-") }

// leads reports whether a name is that of a file or folder, or a pattern that one meets.
func leads(name string) bool {
	found, err := filepath.Glob(name)
	return IsFile(name) || err == nil && len(found) > 0
}

// IsFile reports whether there is a file or folder of a name.
func IsFile(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}
