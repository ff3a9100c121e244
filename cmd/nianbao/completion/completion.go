// Package completion has shells complete what is typed of a command: commands, options, the rules and forms that there
// are, files by their endings. The scripts ask the program itself, so that they never are out of date.
package completion

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/file"
	"nianbao/near"
)

//go:embed nianbao.*
var scripts embed.FS

// shells are those for which there is a script, and how it is called.
var shells = []struct{ name, script, says string }{
	{"bash", "nianbao.bash", "Linux 常用"},
	{"zsh", "nianbao.zsh", "macOS 常用"},
	{"fish", "nianbao.fish", "fish"},
	{"powershell", "nianbao.ps1", "Windows"},
}

// Command writes a shell's script, or answers one: what may stand for the last of the words behind it.
func Command(t *terminal.Terminal) *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "命令行按 Tab 键补全：命令、选项、规则、格式、文件",
		ArgsUsage: "bash|zsh|fish|powershell",
		Description: "把写出的内容交给所用的命令行，以后输入 nianbao 再按 Tab 键，就列出可以写什么：\n" +
			"bash：在 ~/.bashrc 里写 source <(nianbao completion bash)\n" +
			"zsh：在 ~/.zshrc 的 compinit 后面写 source <(nianbao completion zsh)\n" +
			"fish：nianbao completion fish > ~/.config/fish/completions/nianbao.fish\n" +
			"PowerShell：在 $PROFILE 里写 nianbao completion powershell | Out-String | Invoke-Expression",
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 {
				return &file.Error{Reason: "没有写是哪一种命令行", Advice: "可以写 " + strings.Join(names(), "、") + "。"}
			}
			shell := strings.ToLower(c.Args().First())
			at := slices.Index(names(), shell)
			if at < 0 {
				return unknown(c.Args().First())
			}
			words := c.Args().Tail()
			if len(words) == 0 {
				script, err := scripts.ReadFile(shells[at].script)
				if err == nil {
					_, err = t.Out.Write(script)
				}
				return err
			}
			if last := len(words) - 1; shell == "powershell" { // it passes on no empty word: one begins with a colon
				words[last] = strings.TrimPrefix(words[last], ":")
			}
			if words[0] == "--" {
				words = words[1:]
			}
			for _, answer := range answer(c.App, words) {
				fmt.Fprintln(t.Out, answer)
			}
			return nil
		},
	}
}

// unknown refuses a shell for which there is no script.
func unknown(shell string) error {
	advice := "可以写 " + strings.Join(names(), "、") + "。"
	meant := near.Nearest(shell, names())
	if slices.Contains([]string{"pwsh", "ps", "ps1"}, strings.ToLower(shell)) {
		meant = "powershell"
	}
	if meant != "" {
		advice = "是不是 " + meant + "？" + advice
	}
	return &file.Error{Reason: "没有“" + terminal.Visible(shell) + "”的补全", Advice: advice}
}

func names() (list []string) {
	for _, s := range shells {
		list = append(list, s.name)
	}
	return list
}
