package about

import (
	"fmt"
	"os"

	"golang.org/x/sys/windows"

	"nianbao/contract"
)

// systemName returns the system and its version, as the kernel says it.
func systemName() string {
	v := windows.RtlGetVersion()
	name := fmt.Sprintf("Windows %d.%d", v.MajorVersion, v.MinorVersion)
	if v.MajorVersion == 10 && v.BuildNumber >= 22000 { // it still calls itself 10
		name = "Windows 11"
	}
	return fmt.Sprintf("%s，内部版本 %d", name, v.BuildNumber)
}

// utf8 is the code page of UTF-8.
const utf8 = 65001

// console says how Chinese is shown in the window, and how it comes to other programs.
func console() contract.Probe {
	p := contract.Probe{ID: "terminal", Name: "命令窗口的中文", State: contract.StateOK,
		Enables: "命令的结果在窗口里、交给别的程序时，中文不乱"}
	var mode uint32
	onScreen := windows.GetConsoleMode(windows.Handle(os.Stdout.Fd()), &mode) == nil
	page, err := windows.GetConsoleOutputCP()
	switch {
	case err != nil || page == 0:
		p.State, p.Advice = contract.StateUnknown, "没有命令窗口，代码页查不出；写到文件、交给别的程序的是 UTF-8。"
	case page == utf8:
		p.Found = []string{"代码页 65001（UTF-8）"}
	default:
		p.Found = []string{fmt.Sprintf("代码页 %d：窗口里显示的中文不受影响", page)}
		p.Advice = "用 | 或 > 交给别的程序的是 UTF-8，那边乱的，先运行 chcp 65001。"
		if !onScreen {
			p.State = contract.StateMissing
		}
	}
	return p
}
