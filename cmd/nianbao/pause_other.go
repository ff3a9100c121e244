//go:build !windows

package main

import "os"

// pause does nothing: only on Windows does the window close with the program.
func pause(*terminal) {}

func enableColor(*os.File) bool { return true }
