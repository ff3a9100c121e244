package define

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"nianbao/templates"
)

// TestSchema holds the built-in definitions and those of testdata against the schema that editors use.
func TestSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(templates.Schema))
	if err != nil {
		t.Fatalf("jsonschema.UnmarshalJSON: %v", err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("form.schema.json", doc); err != nil {
		t.Fatalf("c.AddResource: %v", err)
	}
	s, err := c.Compile("form.schema.json")
	if err != nil {
		t.Fatalf("c.Compile: %v", err)
	}
	var files []string
	for _, pattern := range []string{"../../templates/*/form.yaml", "../../testdata/forms/*/form.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, err)
		}
		files = append(files, found...)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("os.ReadFile: %v", err)
		}
		if _, faults := parse(file, data, sourceOf(filepath.Dir(file))); len(faults) > 0 {
			t.Error(faults)
		}
		if err := s.Validate(asJSON(t, data)); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		misspelt := bytes.Replace(data, []byte("    corner:"), []byte("    corners:"), 1)
		if bytes.Equal(misspelt, data) || s.Validate(asJSON(t, misspelt)) == nil {
			t.Errorf("%s: a key that there is not passes", file)
		}
	}
}

func asJSON(t *testing.T, data []byte) any {
	t.Helper()
	var value any
	if err := yaml.Unmarshal(data, &value); err != nil {
		t.Fatalf("yaml.Unmarshal: %v", err)
	}
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatalf("json.Marshal: %v", err)
	}
	value, err = jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("jsonschema.UnmarshalJSON: %v", err)
	}
	return value
}

// TestSchemaKnowsEachKey finds each key that a definition may have in the schema, with its explanation.
func TestSchemaKnowsEachKey(t *testing.T) {
	var root map[string]any
	if err := json.Unmarshal(templates.Schema, &root); err != nil {
		t.Fatalf("json.Unmarshal: %v", err)
	}
	seen := map[reflect.Type]bool{}
	var walk func(at string, of reflect.Type, schema map[string]any)
	walk = func(at string, of reflect.Type, schema map[string]any) {
		for of.Kind() == reflect.Pointer || of.Kind() == reflect.Slice {
			if of.Kind() == reflect.Slice {
				schema = schema["items"].(map[string]any)
			}
			of = of.Elem()
		}
		if ref, ok := schema["$ref"].(string); ok {
			schema = root["$defs"].(map[string]any)[filepath.Base(ref)].(map[string]any)
		}
		if of.Kind() != reflect.Struct || of == numberType || seen[of] {
			return
		}
		seen[of] = true
		properties := schema["properties"].(map[string]any)
		for i := range of.NumField() {
			key := of.Field(i).Tag.Get("yaml")
			property, ok := properties[key].(map[string]any)
			if !ok {
				t.Errorf("%s.%s is not in templates/form.schema.json", at, key)
				continue
			}
			if property["description"] == nil {
				t.Errorf("%s.%s has no description", at, key)
			}
			walk(at+"."+key, of.Field(i).Type, property)
		}
	}
	walk("$", reflect.TypeFor[spec](), root)
}

// TestEveryMistake shows that mistakes in all parts of a definition are told at once, by their lines.
func TestEveryMistake(t *testing.T) {
	good, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	dir := t.TempDir()
	text := string(good)
	wants := []string{"没有“yearz”这一项", "适用年份 years 要写明 from", "没有“corners”这一项", "“行政强制”的别名“行政处罚”也是",
		"等式里的“carried”不是表中的行、列或格", "例子与它要说明的相反", "图表的种类“round”应为"}
	for _, change := range [][2]string{{"years: {", "yearz: {"}, {"    corner: 信息内容", "    corners: 信息内容"},
		{"aliases: [行政强制数量]", "aliases: [行政处罚]"}, {"carried_in = handled", "carried = handled"},
		{"denied.secret: 2, handled: 8}", "denied.secret: 2, handled: 7}"}, {"kind: bar", "kind: round"}, {"kind: column", "kind: round"}} {
		text = strings.Replace(text, change[0], change[1], 1)
	}
	if err := os.WriteFile(filepath.Join(dir, "form.yaml"), []byte(text), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	faults, err := CheckDir(dir)
	if err != nil {
		t.Fatalf("CheckDir: %v", err)
	}
	line := 0
	for _, f := range faults {
		if f.Line < line {
			t.Errorf("%v stands behind line %d", f, line)
		}
		line = f.Line
	}
	for _, want := range wants {
		if !slices.ContainsFunc(faults, func(f *Error) bool { return strings.Contains(f.Reason, want) }) {
			t.Errorf("%q is not told of in %v", want, faults)
		}
	}
	if _, err := CheckDir(t.TempDir()); err == nil {
		t.Error("a folder without a definition is checked")
	}
}
