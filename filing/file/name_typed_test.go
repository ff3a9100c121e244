package file

import (
	"os"
	"os/exec"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyTyped: a shell reads back the path that was to be typed, and no program takes it for an option.
func TestAnyTyped(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil || os.PathSeparator != '/' {
		t.Skip("no such shell")
	}
	script, want := "", ""
	for range 60 {
		path := rapid.StringOfN(rapid.SampledFrom([]rune("甲乙a/.-_ '\"$`\\!()&;*?<>|[]{}#~^%,=")), 1, 8, -1).Example()
		script += "printf '%s\\n' " + Typed(path) + "\n"
		if path[0] == '-' {
			path = "./" + path
		}
		want += path + "\n"
	}
	if got, err := exec.Command(sh, "-c", script).CombinedOutput(); err != nil || string(got) != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}
