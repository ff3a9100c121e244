// Package checktest makes reports with mistakes, for tests of the rooms below check, and puts into words all that is
// found in one, so that a test can hold it.
package checktest

import (
	"cmp"
	"crypto/sha256"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/check/rule"
	"nianbao/form"
)

var (
	update = flag.Bool("update-told", false, "write testdata/told.sum")
	into   = flag.String("told", "", "write into this folder all that is hashed")
)

// Words returns all that findings carry.
func Words(list []rule.Finding) string {
	var b strings.Builder
	line := func(what string, v ...any) { fmt.Fprintf(&b, what+"\n", v...) }
	suspects := func(what string, list []rule.Suspect) {
		for _, s := range list {
			line("    %s %s %s holds %s, should be %s: %s", what, id(s.Of), s.Place, s.Holds, s.ShouldBe, s.Why)
		}
	}
	for i, f := range list {
		line("%d %s %s %s %s", i, f.Rule.ID, f.Rule.Severity.Chinese(), f.Place, f.Message)
		if f.Follows != nil {
			line("    follows %d", *f.Follows)
		}
		for _, c := range f.Cells {
			line("    cell %+v", c)
		}
		line("    expected %q, actual %q, said %q, accused %q, certain %v, place only %v", f.Expected, f.Actual, f.Said,
			f.Accusation, f.Certain, f.PlaceOnly)
		suspects("suspect", f.Suspects)
		suspects("candidate", f.Candidates)
		b.WriteString(Fixes("mends", f.Fixes))
		trail(&b, &f)
	}
	return b.String()
}

// trail adds what a finding knows that tells which others it explains.
func trail(b *strings.Builder, f *rule.Finding) {
	cells := func(what string, list []*form.Cell) {
		for _, c := range list {
			fmt.Fprintf(b, "    %s %s\n", what, id(c))
		}
	}
	if f.Equation != nil {
		fmt.Fprintf(b, "    equation %s %s\n", f.Equation.Relation.ID, f.Equation.Line)
	}
	cells("stale", f.Stale)
	cells("doubtful", f.Doubtful)
	cells("sum", f.Sums)
	var meant []string
	for c, n := range f.Meant {
		meant = append(meant, fmt.Sprintf("    meant %s %s\n", id(c), n))
	}
	slices.Sort(meant)
	b.WriteString(strings.Join(meant, ""))
	for _, p := range f.Buried {
		fmt.Fprintf(b, "    buried %s\n", p)
	}
	for _, p := range f.Missing {
		fmt.Fprintf(b, "    missing %s\n", p)
	}
	for _, p := range f.From {
		fmt.Fprintf(b, "    from %s\n", p)
	}
	for year := 2015; f.Year != nil && year < 2030; year++ {
		fmt.Fprintf(b, "    year %d %v\n", year, f.Year(year))
	}
}

// Fixes returns what fixes do, a line each.
func Fixes(what string, list []rule.Fix) string {
	var b strings.Builder
	for _, f := range list {
		fmt.Fprintf(&b, "    %s %d %s %s %s %s %v\n", what, f.Action, id(f.Cell), f.Formula, f.Number, f.Why, f.OnBlank)
	}
	return b.String()
}

func id(c *form.Cell) string {
	if c == nil {
		return "-"
	}
	return c.ID
}

// A Telling is what is told of something.
type Telling struct{ Name, Text string }

// Hold holds tellings against testdata/told.sum of the package, whose lines are a sum and a name: none changes, comes or
// goes. With -told DIR the texts are written into a folder, to be compared with those of before; with -update-told the
// sums are.
func Hold(t *testing.T, list []Telling) {
	t.Helper()
	const name = "testdata/told.sum"
	known := map[string]string{}
	data, err := os.ReadFile(name)
	if err != nil && !*update {
		t.Fatalf("read: %v", err)
	}
	for line := range strings.Lines(string(data)) {
		sum, what, _ := strings.Cut(strings.TrimSpace(line), " ")
		known[what] = sum
	}
	var sums []string
	for _, of := range list {
		sum := fmt.Sprintf("%x", sha256.Sum256([]byte(of.Text)))[:12]
		sums = append(sums, sum+" "+of.Name+"\n")
		if *into != "" {
			file := strings.NewReplacer("/", "-", " ", "_").Replace(of.Name) + ".txt"
			if err := os.WriteFile(filepath.Join(*into, file), []byte(of.Text), 0o666); err != nil {
				t.Fatalf("write: %v", err)
			}
		}
		if !*update && known[of.Name] != sum {
			t.Errorf("%s: something else is told; compare what -told DIR writes with that of before", of.Name)
		}
		delete(known, of.Name)
	}
	for name := range known {
		if !*update {
			t.Errorf("%s: nothing is told any more", name)
		}
	}
	if *update {
		slices.SortFunc(sums, func(a, b string) int { return cmp.Compare(a[12:], b[12:]) })
		if err := os.WriteFile(name, []byte(strings.Join(sums, "")), 0o666); err != nil {
			t.Fatalf("write: %v", err)
		}
	}
}
