package bill_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/CycloneDX/cyclonedx-go"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"nianbao/cmd/release/bill"
	"nianbao/cmd/release/licence"
)

const sum = "h1:ChwIKnQN3kcZteTXMgb1wztSgaU+ZemkgWdohwgs8tY="

func example(t *testing.T) (bill.Release, []bill.Module, []licence.Notice) {
	t.Helper()
	r := bill.Release{Version: "1.0.0", Commit: "0123abc", Toolchain: "go1.26.8", Time: time.Unix(1.8e9, 0),
		Targets: []string{"linux/amd64", "windows/arm64"}, Needs: []string{licence.PdfiumModule, bill.Standard}}
	modules := []bill.Module{
		{Notice: licence.Notice{Name: licence.PdfiumModule, Version: "v1.21.4", IDs: []string{"MIT"}}, Sum: sum,
			Needs: []string{"example.com/b/v2", bill.Standard}},
		{Notice: licence.Notice{Name: "example.com/b/v2", Version: "v2.0.0", IDs: []string{"ISC", "MIT"}}, Sum: sum, Needs: []string{bill.Standard}},
		{Notice: licence.Notice{Name: bill.Standard, Version: "1.26.8", IDs: []string{"BSD-3-Clause"}}},
	}
	parts, err := licence.PdfiumParts()
	if err != nil {
		t.Fatalf("read the parts of pdfium: %v", err)
	}
	return r, modules, parts
}

// TestSchema holds a bill against CycloneDX's own schema, which the library carries.
func TestSchema(t *testing.T) {
	folder, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/CycloneDX/cyclonedx-go").Output()
	if err != nil {
		t.Fatalf("find the library: %v", err)
	}
	c := jsonschema.NewCompiler()
	for _, name := range []string{"bom-1.6.schema.json", "spdx.schema.json", "jsf-0.82.schemax.json"} {
		data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(folder)), "schema", name))
		if err != nil {
			t.Fatalf("read the schema: %v", err)
		}
		schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		if err != nil {
			t.Fatalf("read %s: %v", name, err)
		}
		name = strings.Replace(name, "schemax", "schema", 1)
		if err := c.AddResource("http://cyclonedx.org/schema/"+name, schema); err != nil {
			t.Fatalf("take %s: %v", name, err)
		}
	}
	schema, err := c.Compile("http://cyclonedx.org/schema/bom-1.6.schema.json")
	if err != nil {
		t.Fatalf("compile the schema: %v", err)
	}
	r, modules, parts := example(t)
	made, err := bill.JSON(r, modules, parts, strings.Repeat("ab", 32))
	if err != nil {
		t.Fatalf("write the bill: %v", err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(made))
	if err != nil {
		t.Fatalf("read the bill: %v", err)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("the bill is against the schema: %v\n%s", err, made)
	}
}

// TestSame shows that the order in which modules come, the zone of the clock and the run make no difference.
func TestSame(t *testing.T) {
	r, modules, parts := example(t)
	want, err := bill.JSON(r, modules, parts, strings.Repeat("ab", 32))
	if err != nil {
		t.Fatalf("write the bill: %v", err)
	}
	for range 20 {
		rand.Shuffle(len(modules), func(i, j int) { modules[i], modules[j] = modules[j], modules[i] })
		slices.Reverse(modules[0].Needs)
		r.Time = r.Time.In(time.FixedZone("东八区", 8*3600))
		if got, err := bill.JSON(r, modules, parts, strings.Repeat("ab", 32)); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("another order makes another bill, %v", err)
		}
	}
}

func TestSaid(t *testing.T) {
	r, modules, parts := example(t)
	made, err := bill.JSON(r, modules, parts, strings.Repeat("ab", 32))
	if err != nil {
		t.Fatalf("write the bill: %v", err)
	}
	var b cyclonedx.BOM
	if err := json.Unmarshal(made, &b); err != nil {
		t.Fatalf("read the bill: %v", err)
	}
	if b.SerialNumber != "" || b.Metadata.Timestamp != "2027-01-15T08:00:00Z" {
		t.Errorf("serial %q, time %s", b.SerialNumber, b.Metadata.Timestamp)
	}
	// The hash of go.sum is that of base64 in hexadecimal.
	if h := (*b.Components)[1].Hashes; h == nil || (*h)[0].Value != "0a1c082a740dde4719b5e4d73206f5c33b5281a53e65e9a481676887082cf2d6" {
		t.Errorf("hashes of %s: %v", (*b.Components)[1].Name, h)
	}
	for _, want := range []string{`"ref": "pkg:golang/nianbao@1.0.0"`, `"pkg:generic/pdfium.wasm@v1.21.4?checksum=sha256:abab`,
		`"expression": "ISC AND MIT"`, `"expression": "Apache-2.0 WITH LLVM-exception"`, `"name": "Anti-Grain Geometry Public License"`} {
		if !strings.Contains(string(made), want) {
			t.Errorf("%s is missing in\n%s", want, made)
		}
	}
	modules[0].Sum = ""
	if _, err := bill.JSON(r, modules, parts, ""); err == nil {
		t.Error("a module without sum is taken")
	}
}
