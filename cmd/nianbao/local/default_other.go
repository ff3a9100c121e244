//go:build !windows

package local

import (
	"context"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// maxAsking is how long a program of the system's may take to answer.
const maxAsking = 5 * time.Second

// Browser returns the user's browser, empty where the system does not say, and whether addresses can be opened.
func Browser() (name string, opens bool) {
	if runtime.GOOS == "darwin" {
		return "", true
	}
	_, err := exec.LookPath(opener)
	opens = err == nil
	ctx, cancel := context.WithTimeout(context.Background(), maxAsking)
	defer cancel()
	said, err := exec.CommandContext(ctx, "xdg-settings", "get", "default-web-browser").Output()
	if name = strings.TrimSuffix(strings.TrimSpace(string(said)), ".desktop"); err == nil && name != "" {
		return name, opens
	}
	for _, program := range []string{"firefox", "google-chrome", "chromium", "microsoft-edge", "browser360-cn", "qaxbrowser"} {
		if path, err := exec.LookPath(program); err == nil {
			return path, opens
		}
	}
	return "", opens
}
