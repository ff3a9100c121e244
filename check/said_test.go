package check

import (
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
)

var updateSaid = flag.Bool("update", false, "write said.txt anew")

// TestSaid holds what explanations of rules quote against what the check says in the first case that breaks each: the other
// tests hold these cases against the program. A rule that a form states is explained by its own example.
func TestSaid(t *testing.T) {
	var lines []string
	for _, r := range Rules(define.Builtin()) {
		if isRelation(r.ID) {
			continue
		}
		line := firstSaid(r.ID)
		if line == "" {
			t.Errorf("no case says what %s says", r.ID)
		}
		lines = append(lines, r.ID+" "+line)
	}
	want := strings.Join(lines, "\n") + "\n"
	if *updateSaid {
		if err := os.WriteFile("said.txt", []byte(want), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return
	}
	if diff := cmp.Diff(want, saidText); diff != "" {
		t.Errorf("what rules say has changed: go test ./check -run TestSaid -update (-want +got)\n%s", diff)
	}
}

var following = regexp.MustCompile(` \[follows \d+\]$`)

// firstSaid returns the place and the message of the first finding of a rule in the cases that break rules.
func firstSaid(id string) string {
	for _, test := range failingCases() {
		for _, line := range test.want {
			if idOf(line) == id {
				_, said, _ := strings.Cut(line, " "+id)
				return strings.Join(strings.Fields(following.ReplaceAllString(said, "")), " ")
			}
		}
	}
	return ""
}

func isRelation(id string) bool {
	return slices.ContainsFunc(define.Builtin(), func(f *form.Form) bool {
		return slices.ContainsFunc(f.Relations, func(r *form.Relation) bool { return r.ID == id })
	})
}
