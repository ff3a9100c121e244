package terminal

import (
	"bufio"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

var getConsoleProcessList = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList")

// Pause waits for a key when the console closes with the program: it was opened by a double click, or by dropping a
// file on it.
func (t *Terminal) Pause() {
	var list [2]uint32
	if n, _, _ := getConsoleProcessList.Call(uintptr(unsafe.Pointer(&list[0])), uintptr(len(list))); n != 1 {
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
