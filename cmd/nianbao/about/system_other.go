//go:build !windows

package about

import (
	"bufio"
	"cmp"
	"os"
	"os/exec"
	"runtime"
	"strings"

	"nianbao/contract"
)

// systemName returns what the system calls itself, empty where it does not say.
func systemName() string {
	if runtime.GOOS == "darwin" {
		version, err := exec.Command("sw_vers", "-productVersion").Output()
		if err != nil {
			return ""
		}
		return "macOS " + strings.TrimSpace(string(version))
	}
	f, err := os.Open("/etc/os-release")
	if err != nil {
		return ""
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if name, ok := strings.CutPrefix(lines.Text(), "PRETTY_NAME="); ok {
			return strings.Trim(name, `"'`)
		}
	}
	return ""
}

// console says whether the terminal is told to show UTF-8, in which all is written.
func console() contract.Probe {
	p := contract.Probe{ID: "terminal", Name: "终端的中文", State: contract.StateOK,
		Enables: "命令的结果里的中文不乱；输出一律是 UTF-8"}
	locale := cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG"))
	if plain := strings.ToLower(strings.ReplaceAll(locale, "-", "")); strings.Contains(plain, "utf8") {
		p.Found = []string{"语言和编码：" + locale}
		return p
	}
	p.State = contract.StateUnknown
	if locale == "" {
		locale = "没有设"
	}
	p.Found = []string{"语言和编码：" + locale}
	p.Advice = "终端用不用 UTF-8 查不出；中文显示不对的，运行 export LANG=C.UTF-8 再试。"
	return p
}
