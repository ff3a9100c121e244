//go:build !windows

package terminal

import "os"

// OwnsConsole reports whether the console closes with the program, which is so on Windows alone.
func OwnsConsole() bool { return false }

// Pause does nothing: only on Windows does the window close with the program.
func (*Terminal) Pause() {}

func enableColor(*os.File) bool { return true }
