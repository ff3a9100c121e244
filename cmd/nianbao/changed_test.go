//go:build unix

package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/cmd/nianbao/many"
)

// TestChangedInput shows of a file that another one takes the place of after the run has looked at it, or that goes, that
// one state is told of, and that the hash in its line is of that: a later run must not take the other for treated.
func TestChangedInput(t *testing.T) {
	sound, err := os.ReadFile("../../testdata/huaian-2024.xlsx")
	must(t, err)
	wrong := workbookOf(t, sound, "示例甲市人民政府", "D6", 1)
	t.Cleanup(func() { many.BeforeFile = func(string) {} })
	for _, args := range [][]string{{"check"}, {"convert", "-o", "out/"}, {"fix", "-o", "out/"}, {"show"}} {
		root := t.TempDir()
		must(t, os.Mkdir(filepath.Join(root, "in"), 0o777))
		at := filepath.Join(root, "in", "甲.xlsx")
		changed := func(become []byte) (line struct{ File, SHA256, Status, Error string }) {
			must(t, os.WriteFile(at, sound, 0o666))
			many.BeforeFile = func(string) {
				must(t, os.Remove(at))
				if become != nil {
					must(t, os.WriteFile(at, become, 0o666))
				}
			}
			out, errs, _ := said(t, root, append(args, "in", "--json-lines")...)
			if err := json.Unmarshal([]byte(out), &line); err != nil || strings.Count(out, "\n") != 1 {
				t.Fatalf("%v %v: %s%s", args, err, out, errs)
			}
			return line
		}
		if line := changed(wrong); line.SHA256 != fmt.Sprintf("%x", sha256.Sum256(wrong)) {
			t.Errorf("%v: %+v is not of what was read", args, line)
		}
		if line := changed(nil); !strings.Contains(line.Error, "文件不存在") {
			t.Errorf("%v: of a file that is gone %+v", args, line)
		}
	}
}
