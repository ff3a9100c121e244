package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWrite(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o600); err != nil {
			t.Fatalf("write %s: %v", name, err)
		}
	}
	if _, err := write(from, to); err == nil {
		t.Error("a folder without entries makes a database in which nothing is found")
	}
	put("GO-2026-0001.json", `{"id":"GO-2026-0001","modified":"2026-02-01T00:00:00Z",
		"affected":[{"package":{"name":"stdlib"}},{"package":{"name":"example.com/b"}},{"package":{"name":"stdlib"}}]}`)
	put("GO-2026-0002.json", `{"id":"GO-2026-0002","modified":"2026-01-01T00:00:00Z","affected":[{"package":{"name":"stdlib"}}]}`)
	put("GO-2026-0003.json", `{"id":"GO-2026-0003","withdrawn":"2026-03-01T00:00:00Z","affected":[{"package":{"name":"example.com/c"}}]}`)
	put("README.md", "no entry")
	if n, err := write(from, to); n != 2 || err != nil {
		t.Errorf("wrote %d, %v, want 2", n, err)
	}
	for name, want := range map[string]string{
		"db": `{"modified":"2026-02-01T00:00:00Z"}`,
		"modules": `[{"path":"example.com/b","vulns":[{"id":"GO-2026-0001","modified":"2026-02-01T00:00:00Z"}]},` +
			`{"path":"stdlib","vulns":[{"id":"GO-2026-0001","modified":"2026-02-01T00:00:00Z"},` +
			`{"id":"GO-2026-0002","modified":"2026-01-01T00:00:00Z"}]}]`,
	} {
		got, err := os.ReadFile(filepath.Join(to, "index", name+".json"))
		if err != nil || string(got) != want {
			t.Errorf("index/%s.json is %s, %v, want %s", name, got, err, want)
		}
	}
	written, err := filepath.Glob(filepath.Join(to, "ID", "*"))
	if err != nil || len(written) != 2 {
		t.Errorf("entries %q, %v", written, err)
	}
	for _, bad := range []string{`{`, `{"id":"GO-2026-0005"}`} {
		put("GO-2026-0004.json", bad)
		if _, err := write(from, to); err == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}
