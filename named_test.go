package house_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// namedIn are the documents whose tests must be there: a reader looks for them. CHANGELOG.md tells of what was.
var namedIn = []string{"ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "docs/form.md", "docs/worked.md"}

var (
	testName    = regexp.MustCompile(`\b(?:Test|Fuzz)[A-Z][A-Za-z0-9]*\b(…)?`)
	testDefined = regexp.MustCompile(`(?m)^func ((?:Test|Fuzz|Benchmark|Example)\w*)\(`)
	runFlag     = regexp.MustCompile(`go test (\./\S+)[^\n` + "`" + `]*? -run '?([\w^$|/]+)`)
)

// TestNamedTests shows that each test of which a document speaks is there, and in the package in which a command looks for
// it.
func TestNamedTests(t *testing.T) {
	all := map[string]bool{}
	of := map[string][]string{} // by package
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, "_test.go") {
			return err
		}
		data, err := os.ReadFile(file)
		for _, m := range testDefined.FindAllStringSubmatch(string(data), -1) {
			all[m[1]] = true
			folder := "./" + filepath.ToSlash(filepath.Dir(file))
			of[folder] = append(of[folder], m[1])
		}
		return err
	})
	if err != nil {
		t.Fatalf("read the tests: %v", err)
	}
	for _, document := range namedIn {
		data, err := os.ReadFile(document)
		if err != nil {
			t.Fatalf("read the document: %v", err)
		}
		for _, m := range testName.FindAllStringSubmatch(string(data), -1) {
			if name := m[0]; m[1] == "" && !all[name] {
				t.Errorf("%s speaks of %s, which is no test", document, name)
			}
		}
		for _, m := range runFlag.FindAllStringSubmatch(string(data), -1) {
			folder, below := strings.CutSuffix(m[1], "/...")
			for _, pattern := range strings.Split(m[2], "|") {
				pattern, _, _ = strings.Cut(pattern, "/")
				if pattern == "^$" || pattern == "xxx" { // benchmarks or fuzzing alone
					continue
				}
				if !runs(of, folder, below, pattern) {
					t.Errorf("%s: go test %s -run %s runs nothing", document, m[1], pattern)
				}
			}
		}
	}
}

// runs reports whether a test of a package, or of one below it, meets a pattern.
func runs(of map[string][]string, folder string, below bool, pattern string) bool {
	meets := regexp.MustCompile(pattern)
	for name, tests := range of {
		if name != folder && !(below && strings.HasPrefix(name, folder+"/")) {
			continue
		}
		for _, test := range tests {
			if meets.MatchString(test) {
				return true
			}
		}
	}
	return false
}
