package main

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestContractLines holds each line of --json-lines of every input against its schema.
func TestContractLines(t *testing.T) {
	c := jsonschema.NewCompiler()
	for _, name := range []string{"check.schema.json", "convert.schema.json", "fix.schema.json", "report.schema.json"} {
		data, err := os.ReadFile("../../contract/" + name)
		must(t, err)
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
		must(t, err)
		closeObjects(doc)
		must(t, c.AddResource(name, doc))
	}
	compiled := func(name string) *jsonschema.Schema { // before the folder changes: names are paths
		s, err := c.Compile(name)
		must(t, err)
		return s
	}
	checked, converted := compiled("check.schema.json#/$defs/file"), compiled("convert.schema.json")
	mended, shown := compiled("fix.schema.json"), compiled("report.schema.json")
	files := inputs(t)
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("in", 0o777))
	count := 0
	for i, f := range files {
		if f.report || i%4 == 0 { // all of them TestContract sees
			must(t, os.WriteFile("in/"+f.name, f.data, 0o666))
			count++
		}
	}
	must(t, os.WriteFile("in/leer.xlsx", nil, 0o666))
	for _, test := range []struct {
		schema *jsonschema.Schema
		args   []string
	}{
		{checked, []string{"check", "in"}},
		{converted, []string{"convert", "in", "-o", "out"}},
		{mended, []string{"fix", "in", "-o", "mended"}},
		{mended, []string{"fix", "in"}},
		{shown, []string{"show", "in"}},
	} {
		var out bytes.Buffer
		run(append([]string{"nianbao"}, append(test.args, "--json-lines")...), &out, io.Discard)
		lines := bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n"))
		if len(lines) < count/2 {
			t.Errorf("%v: %d lines of %d files", test.args, len(lines), count)
		}
		for _, line := range lines {
			printed, err := jsonschema.UnmarshalJSON(bytes.NewReader(line))
			must(t, err)
			err = test.schema.Validate(printed)
			if test.args[0] == "show" && printed.(map[string]any)["status"] == "unreadable" {
				err = checked.Validate(printed)
			}
			if err != nil {
				t.Errorf("%v: %v\n%s", test.args, err, line)
			}
		}
	}
}
