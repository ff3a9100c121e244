package reference_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v4"

	"nianbao/action/manual"
	"nianbao/check"
	"nianbao/cmd/docs/reference"
	"nianbao/form/define"
	"nianbao/form/fields"
)

var tree = os.DirFS("../../..")

var once = sync.OnceValues(func() ([]reference.Document, error) { return reference.Documents(tree) })

func documents(t *testing.T) map[string]string {
	t.Helper()
	list, err := once()
	if err != nil {
		t.Fatalf("write the documents: %v", err)
	}
	texts := map[string]string{}
	for _, d := range list {
		texts[d.Name] = d.Text
	}
	return texts
}

// TestUpToDate holds the documents that are kept against the program. What the program itself writes, package cmd/nianbao
// holds.
func TestUpToDate(t *testing.T) {
	for name, text := range documents(t) {
		kept, err := fs.ReadFile(tree, path.Join("docs/reference", name))
		if err != nil {
			t.Errorf("%v: go run ./cmd/docs", err)
		} else if diff := cmp.Diff(string(kept), text); text != "" && diff != "" {
			t.Errorf("%s has changed: go run ./cmd/docs (-kept +now)\n%s", name, diff)
		}
	}
}

// TestAllThereIs shows that nothing of the program is left out.
func TestAllThereIs(t *testing.T) {
	texts := documents(t)
	for _, r := range check.Rules(define.Builtin()) {
		_, about, ok := strings.Cut(texts["rules.md"], "\n### "+r.ID+"\n")
		if !ok {
			t.Errorf("%s is not in rules.md", r.ID)
		}
		about, _, _ = strings.Cut(about, "\n### ")
		for _, point := range []string{"内容", "依据", "例子", "不通过", "通过", "怎样改", "能否说明"} {
			if !strings.Contains(about, "\n- "+point+"：") {
				t.Errorf("of %s the point %s is not told", r.ID, point)
			}
		}
	}
	for _, f := range define.Builtin() {
		text := texts["form-"+f.Edition+".md"]
		for _, c := range f.Cells {
			if !strings.Contains(text, "| `"+c.ID+"` | `{{"+c.Name()+"}}` |") {
				t.Errorf("%s is not in the form of %s", c.ID, f.Edition)
			}
		}
		for _, name := range fields.List(f) {
			if !strings.Contains(text, "`{{"+name[0]+"}}`") {
				t.Errorf("{{%s}} is not in the form of %s", name[0], f.Edition)
			}
		}
		for _, r := range f.Relations {
			if !strings.Contains(text, "| ["+r.ID+"](") {
				t.Errorf("the relation %s is not in the form of %s", r.ID, f.Edition)
			}
		}
	}
	for _, chapter := range manual.Chapters {
		for _, e := range chapter.Entries {
			if !strings.Contains(texts["functions.md"], strings.ReplaceAll(e.Usage, "|", `\|`)) {
				t.Errorf("%s is not in functions.md", e.Usage)
			}
		}
	}
}

// row is the beginning of a table's row, with the last part of the key that it is about.
var row = regexp.MustCompile("(?m)^\\| `(?:[^`|]*\\.)?([^`|.]+)` \\|")

// TestEveryKey shows that every key of every schema, and every request, is told.
func TestEveryKey(t *testing.T) {
	texts := documents(t)
	for pattern, document := range map[string]string{
		"contract/*.schema.json": "json.md", "templates/*.schema.json": "form-schema.md", "serve/openapi.yaml": "api.md",
	} {
		told := map[string]bool{}
		for _, m := range row.FindAllStringSubmatch(texts[document], -1) {
			told[m[1]] = true
		}
		names, _ := fs.Glob(tree, pattern)
		if len(names) == 0 {
			t.Errorf("no file is %s", pattern)
		}
		for _, name := range names {
			data, err := fs.ReadFile(tree, name)
			if err != nil {
				t.Fatalf("read a schema: %v", err)
			}
			var root any
			if err := yaml.Unmarshal(data, &root); err != nil {
				t.Fatalf("read %s: %v", name, err)
			}
			if !strings.Contains(texts[document], "/"+name+")") {
				t.Errorf("%s does not lead to %s", document, name)
			}
			for _, key := range keysOf(root) {
				if !told[key] {
					t.Errorf("the key %s of %s is not in %s", key, name, document)
				}
			}
		}
	}
	data, err := fs.ReadFile(tree, "serve/openapi.yaml")
	if err != nil {
		t.Fatalf("read the description of the interface: %v", err)
	}
	for _, m := range regexp.MustCompile(`(?m)^  (/api/\S+):$`).FindAllSubmatch(data, -1) {
		if !strings.Contains(texts["api.md"], " "+strings.ReplaceAll(string(m[1]), "_", `\_`)+"\n") {
			t.Errorf("%s is not in api.md", m[1])
		}
	}
}

// keysOf returns the keys of all objects that a schema describes.
func keysOf(n any) []string {
	var list []string
	switch n := n.(type) {
	case map[string]any:
		for key, of := range n {
			if properties, ok := of.(map[string]any); key == "properties" && ok && n["type"] == "object" {
				for name := range properties {
					list = append(list, name)
				}
			}
			list = append(list, keysOf(of)...)
		}
	case []any:
		for _, of := range n {
			list = append(list, keysOf(of)...)
		}
	}
	return list
}
