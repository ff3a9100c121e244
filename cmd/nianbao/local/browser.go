package local

import (
	"os/exec"
	"runtime"
)

// Browse opens an address in the user's browser, and reports whether the system took it.
func Browse(url string) bool {
	var open *exec.Cmd
	switch runtime.GOOS {
	case "windows":
		open = exec.Command("rundll32", "url.dll,FileProtocolHandler", url)
	case "darwin":
		open = exec.Command("open", url)
	default:
		open = exec.Command(opener, url)
	}
	if open.Start() != nil {
		return false
	}
	go open.Wait()
	return true
}

// opener is the program that opens addresses where neither Windows nor macOS does.
const opener = "xdg-open"
