package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestContractLines holds each line of --json-lines of every input against its schema.
func TestContractLines(t *testing.T) {
	c := jsonschema.NewCompiler()
	for _, name := range []string{"check.schema.json", "convert.schema.json", "fill.schema.json", "fix.schema.json",
		"report.schema.json"} {
		addSchema(t, c, name)
	}
	compiled := func(name string) *jsonschema.Schema { // before the folder changes: names are paths
		s, err := c.Compile(name)
		must(t, err)
		return s
	}
	checked, converted := compiled("check.schema.json#/$defs/file"), compiled("convert.schema.json")
	filled := compiled("fill.schema.json")
	samples, err := filepath.Abs("../../testdata/fill")
	must(t, err)
	mended, shown := compiled("fix.schema.json"), compiled("report.schema.json")
	files := inputs(t)
	t.Chdir(t.TempDir())
	must(t, os.Mkdir("in", 0o777))
	for i, f := range files {
		if f.report || i%4 == 0 { // all of them TestContract sees
			must(t, os.WriteFile("in/"+f.name, f.data, 0o666))
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
		{filled, []string{"template", "fill", samples + "/letter.docx", "--data", samples + "/agencies.xlsx", "--data",
			samples + "/common.json", "--missing", "blank", "-o", "letters/{{单位}}.docx"}},
		{filled, []string{"template", "fill", samples, "in", "--data", samples + "/agencies.xlsx", "--data",
			samples + "/common.json", "--missing", "blank", "-o", "many/{{单位}}"}},
	} {
		var out bytes.Buffer
		run(append([]string{"nianbao"}, append(test.args, "--json-lines")...), &out, io.Discard)
		lines := bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n"))
		if len(lines) < 3 {
			t.Errorf("%v: %d lines", test.args, len(lines))
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
