package template

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/filing/filingtest"
	"nianbao/filing/record"

	"pgregory.net/rapid"
)

// TestAnyCheckHolds shows that a template in which nothing is found wrong for some data is filled with all of it, and
// that whatever keeps a row from being filled is found.
func TestAnyCheckHolds(t *testing.T) {
	folder := t.TempDir()
	passed, failed := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		names := []string{"甲", "乙", "丙", "表.子", "列"}
		name := rapid.SampledFrom(names)
		action := rapid.Custom(func(r *rapid.T) string {
			n := name.Draw(r, "name")
			return rapid.SampledFrom([]string{"{{" + n + "}}", "{{if " + n + "}}{{" + name.Draw(r, "then") + "}}{{end}}", "{{加 " + n + " 1}}",
				"{{range 列}}{{." + "丙}}{{end}}", "{{range " + n + "}}x{{end}}", "{{默认 “无” " + n + "}}", "{" + n + "}", "{{“" + n + "”}}", "字",
				"{{合计 列 “丙”}}", "{{endif}}", "{{除 1 " + n + "}}"}).Draw(r, "action")
		})
		value := rapid.SampledFrom([]any{"字", "", 0, 3, nil, []any{}, []any{map[string]any{"丙": 1}}, map[string]any{"子": 2}})
		row := rapid.MapOfN(rapid.SampledFrom([]string{"甲", "乙", "丙", "表", "列"}), value, 2, 5)
		rows := rapid.SliceOfN(row, 1, 3).Draw(r, "rows")
		for i := range rows {
			rows[i]["号"] = i
		}
		data, err := json.Marshal(rows)
		filingtest.Must(t, err)
		from := filepath.Join(folder, "data.json")
		filingtest.Must(t, os.WriteFile(from, data, 0o600))
		paragraphs := rapid.SliceOfN(action, 1, 3).Draw(r, "paragraphs")
		path := document(t, folder, paragraphs...)
		source := record.Source{Paths: []string{from}}
		checked, err := Check(path, source)
		done, fillErr := Fill(path, Filling{Data: source, Out: filepath.Join(folder, "{{号}}.docx"), Force: true})
		filled := fillErr == nil && done.Left == 0
		switch {
		case err == nil && !filled:
			r.Fatalf("%v are filled with %s? %v %v", paragraphs, data, fillErr, done)
		case err == nil && checked.Documents != len(done.Written):
			r.Fatalf("%v documents are %v", checked.Documents, done.Written)
		case err == nil:
			passed++
		default:
			failed++
			if !strings.Contains(err.Error(), "模板") {
				r.Fatal(err)
			}
		}
	})
	if passed == 0 || failed == 0 {
		t.Errorf("%d passed, %d did not", passed, failed)
	}
}

// TestUnmarked shows that data which nothing asks for is told of: the check refuses the template, and a filling warns.
func TestUnmarked(t *testing.T) {
	folder := t.TempDir()
	from := filepath.Join(folder, "data.json")
	filingtest.Must(t, os.WriteFile(from, []byte(`{"甲": 1}`), 0o600))
	source := record.Source{Paths: []string{from}}
	for line, unmarked := range map[string]bool{"没有标记": true, "": true, "{{甲}}": false, "{{/* 说明 */}}": true} {
		path := document(t, folder, line)
		_, err := Check(path, source)
		if (err != nil) != unmarked || unmarked && !strings.Contains(err.Error(), "没有一处 {{…}} 标记") {
			t.Errorf("%q is checked: %v", line, err)
		}
		done, err := Fill(path, Filling{Data: source, Out: filepath.Join(folder, "新.docx"), Force: true})
		if err != nil || (len(done.Printed) == 1) != unmarked {
			t.Errorf("%q is filled: %v, %v", line, done, err)
		}
	}
}
