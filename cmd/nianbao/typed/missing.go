package typed

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/file"
)

// reading are the commands whose arguments are files to be read, and nothing else.
var reading = []string{"check", "fix", "convert", "show", "overview", "serve"}

// missing refuses names of files that there are not where it can say what was meant. The others are the command's to tell
// of, a line each, so that what there is is treated all the same.
func (t *typing) missing() error {
	if err := divided(t.files); err != nil {
		return err
	}
	if err := t.misplaced(); err != nil {
		return err
	}
	told := slices.ContainsFunc([]string{"--json", "--json-lines", "--files-from"}, // a program wants its lines
		func(name string) bool { return slices.Contains(t.options, name) })
	if len(t.files) != 1 || told || !slices.Contains(reading, t.name) || leads(t.files[0]) {
		return nil
	}
	name := t.files[0]
	meant := strings.Trim(name, "\"'“”‘’")
	if meant == name || !IsFile(meant) {
		meant = fileMeant(name)
	}
	if meant == "" || strings.ContainsAny(name, "*?") {
		return nil
	}
	return &file.Error{Path: name, Reason: "文件不存在", Advice: "是不是 " + terminal.Visible(meant) + "？"}
}

// misplaced refuses a command behind the file (统计表.xlsx check), and a report to be written that no option names
// (convert 统计表.xlsx 报告.docx).
func (t *typing) misplaced() error {
	if len(t.files) != 2 || !IsFile(t.files[0]) || IsFile(t.files[1]) || t.name != "convert" {
		return nil
	}
	first, second := terminal.Visible(t.files[0]), terminal.Visible(t.files[1])
	switch ending := strings.ToLower(filepath.Ext(second)); {
	case slices.ContainsFunc(t.commands, func(c *cli.Command) bool { return c.Name == second }):
		return &file.Error{Reason: "命令“" + second + "”要写在文件名前面", Advice: "请写：nianbao " + second + " " + first + "。"}
	case (ending == ".docx" || ending == ".pdf") && len(t.options) == 0:
		return &file.Error{Path: second, Reason: "文件不存在", Advice: "要写到这个文件的，请写：-o " + second + "。"}
	}
	return nil
}

// mostWords bounds how many arguments are taken for the words of one name.
const mostWords = 12

// divided refuses arguments that are the words of one file's name, which was typed without quotes.
func divided(args []string) error {
	for i, name := range args {
		if IsFile(name) {
			continue
		}
		for n := 2; n <= min(mostWords, len(args)-i); n++ {
			if whole := strings.Join(args[i:i+n], " "); IsFile(whole) {
				return &file.Error{Reason: "文件名“" + terminal.Visible(whole) + "”里有空格，没有写在引号里",
					Advice: "请写成 \"" + terminal.Visible(whole) + "\"。"}
			}
		}
	}
	return nil
}
