package typed

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/few"
	"nianbao/filing/file"
)

// A typing is what was typed behind a command.
type typing struct {
	commands []*cli.Command
	command  *cli.Command
	name     string // the command's, with that of the command it is below

	options, files []string // options with their values
	given          []cli.Flag
	help           bool // a call for help
}

// divide parts a command's options, with their values, from its files. Behind a call for help nothing counts.
func (t *typing) divide(args []string) (err error) {
	for len(args) > 0 && !t.help && err == nil {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			t.files = append(t.files, args...)
			return nil
		case arg == "-h", arg == "--help", arg == "-help":
			t.help = true
		case isOption(arg) && arg != "-" && !t.isNamedSo(arg):
			args, err = t.option(arg, args)
		default:
			// Word makes a dash of two hyphens.
			if name := strings.TrimLeft(arg, "—–－―−‐‑"); name != arg && name != "" && !IsFile(arg) {
				return t.unknown(arg, name)
			}
			t.files = append(t.files, arg)
		}
	}
	return err
}

// option takes an option with its value, and returns the arguments behind them.
func (t *typing) option(arg string, args []string) ([]string, error) {
	name, value, joined := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(arg, "-"), "-"), "=")
	f := FindOption(t.command, name)
	if f == nil {
		return nil, t.unknown(arg, name)
	}
	_, takesNone := f.(*cli.BoolFlag)
	_, several := f.(*cli.StringSliceFlag)
	again := slices.Contains(t.given, f)
	t.given = append(t.given, f)
	switch name = Dashed(name); {
	case takesNone && joined && value != "true":
		return nil, &file.Error{Reason: "选项“" + name + "”后面不写内容，多出了“" + terminal.Visible(value) + "”",
			Advice: "要的写 " + name + "，不要的不写。"}
	case takesNone && again: // the parser takes two names of one for a fault
	case takesNone:
		t.options = append(t.options, name)
	case again && !several:
		return nil, &file.Error{Reason: "选项“" + name + "”写了两次", Advice: "请只写一次。"}
	case joined && value != "":
		t.options = append(t.options, name, value)
	case joined || len(args) == 0 || args[0] == "" || strings.HasPrefix(args[0], "--") || t.isOwn(args[0]):
		return nil, &file.Error{Reason: "选项“" + name + "”后面缺少内容", Advice: t.usage()}
	default:
		t.options = append(t.options, name, args[0])
		return args[1:], nil
	}
	return args, nil
}

// outputs say how what a command prints is written to a file, by the commands without -o that people ask for it.
var outputs = map[string]string{
	"check": "另存标注了问题的统计表写 --annotate 标注.xlsx，汇总写 --summary 汇总.xlsx；生成 Word 报告用 nianbao convert。",
	"show":  "存成 JSON 用 nianbao convert 文件 -o 报告.json。",
}

// unknown refuses what is no option of the command, and says what is.
func (t *typing) unknown(arg, name string) error {
	name, _, _ = strings.Cut(strings.TrimLeft(name, "-"), "=")
	err := &file.Error{Reason: "没有“" + terminal.Visible(arg) + "”这个选项", Advice: t.usage()}
	output, _ := glued([]string{"o", "output"}, name)
	var names []string
	for _, f := range t.command.Flags {
		names = append(names, f.Names()...)
	}
	parted, value := glued(names, name)
	isOutput := name == "o" || output != "" || len(name) > 1 && strings.HasPrefix("output", name)
	if instead := outputs[t.name]; instead != "" && isOutput {
		err.Advice = instead + err.Advice
	} else if parted != "" {
		parted = Dashed(parted)
		err.Advice = "“" + parted + "”和后面的内容之间要有空格：" + parted + " " + terminal.Visible(file.Typed(value)) + "。" + err.Advice
	} else if meant := option(t.command, name); meant != "" {
		err.Advice = "是不是 " + meant + "？" + err.Advice
	} else if others := having(t.commands, name); len(others) > 0 {
		for i := range others {
			others[i] = "nianbao " + others[i]
		}
		err.Advice = "有这个选项的是 " + few.Of(others, 3, "个命令") + "。" + err.Advice
	}
	return err
}

// glued parts one of some names of options from what is to stand behind it, where that is no more of a word: -o报告.docx.
func glued(names []string, typed string) (name, value string) {
	for _, n := range names {
		rest, is := strings.CutPrefix(typed, n)
		if is && len(n) > len(name) && strings.IndexFunc(rest, notOfOption) >= 0 {
			name, value = n, strings.TrimLeft(rest, "=＝:：")
		}
	}
	return name, value
}

// notOfOption reports whether a character stands in no option's name.
func notOfOption(r rune) bool { return (r < 'a' || r > 'z') && r != '-' }

// isNamedSo reports whether an argument that begins with a dash is no option but a file, as *.xlsx gives one.
func (t *typing) isNamedSo(arg string) bool {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return FindOption(t.command, name) == nil && IsFile(arg)
}

// usage says where the command's options are listed.
func (t *typing) usage() string { return "用法见 nianbao " + t.name + " --help。" }

// isOwn reports whether an argument is an option of the command, and so not the value of another.
func (t *typing) isOwn(arg string) bool {
	name, isDashed := strings.CutPrefix(arg, "-")
	return isDashed && FindOption(t.command, name) != nil
}
