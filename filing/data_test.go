package filing

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNotTheData shows what is said of JSON that is no report and of templates that are no Word files.
func TestNotTheData(t *testing.T) {
	dir := t.TempDir()
	at := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
		return path
	}
	for content, want := range map[string]string{
		`[{"a": 1}]`: "不像是年报的数据", `["a"]`: "不像是年报的数据", "[1, 2]": "不像是年报的数据",
		"\xFF\xFE{\x00}\x00": "编码不是 UTF-8", "\xFE\xFF\x00{\x00}": "编码不是 UTF-8", "{\"机关\": \"\xBC\xD7\"}": "编码不是 UTF-8",
		"[说明]甲,1": "分隔的文本", `{"schema": 1, "form": "2021"`: "不是完整的 JSON",
	} {
		if _, err := Builtin().Open(at("a.json", content), ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
	for _, template := range []string{books[0], at("b.json", `{"schema": 1}`)} {
		_, err := Builtin().Convert(books[0], Conversion{Out: filepath.Join(dir, "o.docx"), Template: template})
		if err == nil || !strings.Contains(err.Error(), ".docx") || strings.Contains(err.Error(), "xml") {
			t.Errorf("%s as a template: %v", template, err)
		}
		if _, err := Builtin().CheckTemplate(template, ""); err == nil || strings.Contains(err.Error(), "xml") {
			t.Errorf("%s checked: %v", template, err)
		}
	}
}
