package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/filing"
	"nianbao/filing/file"
)

// arrange puts options before files, as the flag parser wants them, and makes a bare file a conversion.
func arrange(app *cli.App, args []string) ([]string, error) {
	if len(args) == 2 && (args[1] == "help" || args[1] == "version") {
		return []string{args[0], "--" + args[1]}, nil
	}
	if len(args) > 2 && args[1] == "help" {
		args = append(slices.Concat(args[:1], args[2:]), "--help")
	}
	about := []string{"-h", "--help", "-help", "-v", "--version", "-version"}
	if len(args) < 2 || slices.Contains(about, args[1]) {
		return args, nil
	}
	command, path, rest, err := chosen(app, args[1:])
	if err != nil {
		return nil, err
	}
	flags, files, err := divide(command, strings.Join(path, " "), rest)
	switch {
	case err != nil:
		return nil, err
	case slices.Contains(flags, "--help"):
		flags, files = []string{"--help"}, nil
	case len(command.Subcommands) > 0:
		flags, files = nil, nil
	default:
		flags = append(flags, "--")
	}
	return slices.Concat(args[:1], path, flags, files), nil
}

// chosen returns the command that arguments begin with, its name and that of the command it is below, and the
// arguments behind it.
func chosen(app *cli.App, args []string) (command *cli.Command, path, rest []string, err error) {
	name, rest := args[0], args[1:]
	if command = app.Command(name); command == nil {
		if !isFile(name) && !strings.ContainsAny(name, `-./\`) {
			return nil, nil, nil, &file.Error{
				Reason: "没有“" + name + "”这个命令，也没有这个文件", Advice: "用法见 nianbao --help。",
			}
		}
		name, rest = "convert", args
		command = app.Command(name)
	}
	if len(rest) == 0 || len(command.Subcommands) == 0 {
		return command, []string{name}, rest, nil
	}
	for _, sub := range command.Subcommands {
		if sub.Name == rest[0] {
			return sub, []string{name, sub.Name}, rest[1:], nil
		}
	}
	if !strings.HasPrefix(rest[0], "-") {
		return nil, nil, nil, &file.Error{
			Reason: "“" + name + "”没有“" + rest[0] + "”这个命令", Advice: "用法见 nianbao " + name + " --help。",
		}
	}
	return command, []string{name}, rest, nil
}

// divide parts a command's options, with their values, from its files. A call for help is the option --help, and then
// the last.
func divide(command *cli.Command, name string, args []string) (flags, files []string, err error) {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return flags, append(files, args[i+1:]...), nil
		case arg == "-h", arg == "--help", arg == "-help":
			return append(flags, "--help"), files, nil
		case strings.HasPrefix(arg, "-") && arg != "-":
			flags = append(flags, arg)
			if !takesValue(command, arg) {
				break
			}
			if i++; i == len(args) || strings.HasPrefix(args[i], "--") {
				return nil, nil, &file.Error{
					Reason: "选项“" + arg + "”后面缺少内容", Advice: "用法见 nianbao " + name + " --help。",
				}
			}
			flags = append(flags, args[i])
		default:
			files = append(files, arg)
		}
	}
	return flags, files, nil
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

// files returns the files that a command is given, at least one, without those that Office and WPS keep beside what is
// open: a pattern gives them, too.
func files(c *cli.Context) (names []string, err error) {
	if c.NArg() == 0 {
		return nil, many.NoFile(c)
	}
	byPattern := c.NArg() > 1 // other prompts expand it before the program sees it
	for _, name := range c.Args().Slice() {
		found, err := filepath.Glob(name) // the Windows prompt does not expand *.xlsx
		if err != nil || len(found) == 0 || isFile(name) {
			found = []string{name}
		} else {
			byPattern = true
		}
		names = append(names, found...)
	}
	if !byPattern {
		return names, nil
	}
	if names = slices.DeleteFunc(names, isOwnerFile); len(names) == 0 {
		return nil, &file.Error{Reason: "只有打开文件时产生的临时文件（~$ 开头），没有别的文件",
			Advice: "请写明要处理的文件。"}
	}
	return names, nil
}

// isOwnerFile reports whether a file is one that Office, or LibreOffice, keeps beside one that is open.
func isOwnerFile(path string) bool {
	name := filepath.Base(path)
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~")
}

// givenOne returns the forms and the one file that a command is given. What it does is called so where there are more.
func givenOne(c *cli.Context, what string) (*filing.Library, string, error) {
	path, err := oneFile(c, what)
	if err != nil {
		return nil, "", err
	}
	l, err := library(c)
	return l, path, err
}

func oneFile(c *cli.Context, what string) (string, error) {
	paths, err := files(c)
	if err != nil {
		return "", err
	}
	if len(paths) > 1 {
		return "", &file.Error{Reason: "一次只能" + what + "一个文件", Advice: "请只写一个文件名。"}
	}
	return paths[0], nil
}
