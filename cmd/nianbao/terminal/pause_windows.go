package terminal

import (
	"bufio"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

var getConsoleProcessList = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")

// OwnsConsole reports whether the console closes with the program: it was opened by a double click, or by dropping a
// file on it.
func OwnsConsole() bool {
	var list [2]uint32
	n, _, _ := getConsoleProcessList.Call(uintptr(unsafe.Pointer(&list[0])), uintptr(len(list)))
	return n == 1
}

// Pause waits for a key where the console closes with the program.
func (t *Terminal) Pause() {
	if t.Stopped || !OwnsConsole() {
		return
	}
	fmt.Fprint(t.Err, "\n按回车键关闭窗口。")
	bufio.NewReader(os.Stdin).ReadString('\n')
}

// enableColor switches on the console's colours; old consoles have none.
func enableColor(f *os.File) bool {
	var mode uint32
	console := windows.Handle(f.Fd())
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
