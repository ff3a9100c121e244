//go:build !windows

package terminal

import "os"

// Pause does nothing: only on Windows does the window close with the program.
func (*Terminal) Pause() {}

func enableColor(*os.File) bool { return true }
