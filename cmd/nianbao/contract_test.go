package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"nianbao/contract/contracttest"
)

// schema compiles a schema of package contract with every object closed.
func schema(t *testing.T, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	addSchema(t, c, name)
	s, err := c.Compile(name)
	must(t, err)
	return s
}

// addSchema reads a schema of package contract, closed.
func addSchema(t *testing.T, to *jsonschema.Compiler, name string) {
	t.Helper()
	data, err := os.ReadFile("../../contract/" + name)
	must(t, err)
	must(t, to.AddResource(name, contracttest.Closed(t, data)))
}

// TestContract holds what check and show print as JSON of every input against its schema.
func TestContract(t *testing.T) {
	check, report, layout := schema(t, "check.schema.json"), schema(t, "report.schema.json"), schema(t, "layout.schema.json")
	definition, digests := schema(t, "form_check.schema.json"), schema(t, "digest.schema.json")
	files := inputs(t)
	t.Chdir(t.TempDir())
	readable := 0
	for _, f := range files {
		must(t, os.WriteFile(f.name, f.data, 0o666))
		printed := valid(t, check, "check", f.name, "--json")
		if status := printed["files"].([]any)[0].(map[string]any)["status"]; status != "unreadable" {
			readable++
			valid(t, report, "show", f.name, "--json")
			valid(t, layout, "show", f.name, "--layout", "--json")
		}
	}
	if readable == 0 || readable == len(files) {
		t.Errorf("%d of %d files are readable: the test should see both kinds", readable, len(files))
	}
	valid(t, check, "check", "--json", sample, "none.xlsx")
	run([]string{"nianbao", "waive", "zhongwei-2020.xlsx", "V01", "--reason", "没有发生"}, io.Discard, io.Discard)
	valid(t, check, "check", "--json", "zhongwei-2020.xlsx")
	valid(t, check, "check", "--json", "--only", "V,R01", "--ignore", "V01", "zhongwei-2020.xlsx")
	run([]string{"nianbao", "check", sample, "none.xlsx", "--summary", "all.json"}, io.Discard, io.Discard)
	all, err := os.ReadFile("all.json")
	must(t, err)
	digest, err := jsonschema.UnmarshalJSON(bytes.NewReader(all))
	must(t, err)
	must(t, digests.Validate(digest))
	must(t, os.MkdirAll("wrong", 0o777))
	must(t, os.WriteFile("wrong/form.yaml", []byte("edition: 草稿 # 待定：名称\ntable: []\n"), 0o666))
	valid(t, definition, "form", "check", "--json", "wrong", "none")
}

// TestContractOfProgram holds what the program tells of itself against its schemas.
func TestContractOfProgram(t *testing.T) {
	c := jsonschema.NewCompiler()
	addSchema(t, c, "version.schema.json")
	addSchema(t, c, "doctor.schema.json")
	version, err := c.Compile("version.schema.json")
	must(t, err)
	doctor, err := c.Compile("doctor.schema.json")
	must(t, err)
	aside(t)
	valid(t, version, "version", "--json")
	valid(t, doctor, "doctor", "--json")
	t.Setenv("PATH", "")
	t.Setenv("TMPDIR", "/nowhere")
	valid(t, doctor, "doctor", "--json")
}

// valid runs the program and returns the JSON that it prints, once it is valid.
func valid(t *testing.T, s *jsonschema.Schema, args ...string) map[string]any {
	t.Helper()
	var out bytes.Buffer
	run(append([]string{"nianbao"}, args...), &out, io.Discard)
	printed, err := jsonschema.UnmarshalJSON(bytes.NewReader(out.Bytes()))
	must(t, err)
	if err := s.Validate(printed); err != nil {
		t.Errorf("%v: %v", args, err)
	}
	return printed.(map[string]any)
}

// TestContractRefuses shows that the schemas refuse what breaks the contract.
func TestContractRefuses(t *testing.T) {
	const file = `{"file":"a.xlsx","form":"2021","agency":"","year":2024,"status":"ok","findings":[]}`
	const summary = `"summary":{"files":1,"errors":0,"warnings":0,"notes":0}`
	const waived = `{"rule":"V01","severity":"note","message":"空","cells":[],"waived":`
	const table = `{"table":"fees","title":"二","cells":1,"of":1,"sheet":"主动公开","ref":"B15","rows":[],"columns":[],"passed_over":[`
	const layout = `{"schema":1,"file":"a.xlsx","form":"2021","cells":1,"of":1,"other_forms":[],"tables":[` + table
	const report = `"schema":1,"file":"a.xlsx","form":"2021","agency":"","year":2024,"texts":{}`
	for _, test := range []struct {
		schema, name, data string
		want               bool
	}{
		{"check.schema.json", "sound", `{"schema":1,"files":[` + file + `],` + summary + `}`, true},
		{"check.schema.json", "another version", `{"schema":2,"files":[` + file + `],` + summary + `}`, false},
		{"check.schema.json", "no summary", `{"schema":1,"files":[` + file + `]}`, false},
		{"check.schema.json", "a new key", `{"schema":1,"files":[` + file + `],` + summary + `,"more":1}`, false},
		{"check.schema.json", "ok with an error", `{"schema":1,"files":[{"error":"读不了",` + file[1:] + `],` + summary + `}`, false},
		{"check.schema.json", "ok with what is explained", `{"schema":1,"files":[` + strings.Replace(file, `[]`, `[`+waived+`"好"}]`, 1) +
			`],` + summary + `}`, true},
		{"check.schema.json", "ok with what counts", `{"schema":1,"files":[` + strings.Replace(file, `[]`,
			`[{"rule":"V01","severity":"note","message":"空","cells":[]}]`, 1) + `],` + summary + `}`, false},
		{"check.schema.json", "explained without a reason", `{"schema":1,"files":[` + strings.Replace(file, `[]`, `[`+waived+`""}]`, 1) +
			`],` + summary + `}`, false},
		{"check.schema.json", "findings of which none counts", `{"schema":1,"files":[` + strings.NewReplacer(`[]`, `[`+waived+`"好"}]`,
			`"ok"`, `"findings"`).Replace(file) + `],` + summary + `}`, false},
		{"report.schema.json", "sound", `{` + report + `,"values":{"fees.charges.amount":"25.1"}}`, true},
		{"report.schema.json", "a number", `{` + report + `,"values":{"fees.charges.amount":25.1}}`, false},
		{"report.schema.json", "no decimal", `{` + report + `,"values":{"fees.charges.amount":"25,1"}}`, false},
		{"report.schema.json", "no schema", `{` + strings.TrimPrefix(report, `"schema":1,`) + `,"values":{}}`, false},
		{"report.schema.json", "strokes", `{` + report + `,"values":{},"strokes":["fees.charges.amount"]}`, true},
		{"report.schema.json", "a draft that is none", `{` + report + `,"values":{},"draft":false}`, false},
		{"form_check.schema.json", "sound", `{"schema":1,"files":[{"file":"a/form.yaml","status":"ok","findings":[]}],` +
			`"summary":{"files":1,"errors":0,"warnings":0}}`, true},
		{"form_check.schema.json", "no line", `{"schema":1,"files":[{"file":"a/form.yaml","status":"findings","findings":[` +
			`{"line":0,"severity":"error","message":"错"}]}],"summary":{"files":1,"errors":1,"warnings":0}}`, false},
		{"layout.schema.json", "sound", layout + `{"sheet":"上年","ref":"B2","why":"hidden","message":"隐藏"}]}]}`, true},
		{"layout.schema.json", "no place", layout + `{"why":"hidden","message":"隐藏"}]}]}`, false},
		{"layout.schema.json", "another reason", layout + `{"sheet":"上年","ref":"B2","why":"old","message":"旧"}]}]}`, false},
		{"layout.schema.json", "a place that is none", strings.Replace(layout, "B15", "B0", 1) + `]}]}`, false},
	} {
		var data any
		must(t, json.Unmarshal([]byte(test.data), &data))
		if err := schema(t, test.schema).Validate(data); (err == nil) != test.want {
			t.Errorf("%s: %s: %v", test.schema, test.name, err)
		}
	}
}
