package main

import (
	"bytes"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestManual holds the documents of the commands against the commands, and shows that groff takes the manual page.
func TestManual(t *testing.T) {
	for name, args := range map[string][]string{"nianbao.1": {"man"}, "commands.md": {"man", "--markdown"}} {
		var out, errs bytes.Buffer
		if status := run(append([]string{"nianbao"}, args...), &out, &errs); status != exitOK || errs.Len() > 0 {
			t.Fatalf("%v: exit %d\n%s", args, status, &errs)
		}
		kept, err := os.ReadFile("../../docs/reference/" + name)
		if err != nil {
			t.Fatalf("read the kept document: %v", err)
		}
		if diff := cmp.Diff(string(kept), out.String()); diff != "" {
			t.Errorf("%s has changed: go run ./cmd/docs (-kept +now)\n%s", name, diff)
		}
		if _, err := exec.LookPath("groff"); err != nil || name != "nianbao.1" {
			continue
		}
		command := exec.Command("groff", "-ww", "-b", "-K", "utf8", "-T", "utf8", "-man", "-z")
		command.Stdin = strings.NewReader(out.String())
		if said, err := command.CombinedOutput(); err != nil || len(said) > 0 {
			t.Errorf("groff: %v: %s", err, said)
		}
	}
}

// TestManIsHidden shows that clerks are not told of the command by which the program describes itself.
func TestManIsHidden(t *testing.T) {
	for _, args := range [][]string{{"--help"}, {"check", "表.xlsx", "--markdown"}} {
		var out, errs bytes.Buffer
		run(append([]string{"nianbao"}, args...), &out, &errs)
		if said := out.String() + errs.String(); regexp.MustCompile(`\bman\b`).MatchString(said) {
			t.Errorf("%q: %s", args, said)
		}
	}
}
