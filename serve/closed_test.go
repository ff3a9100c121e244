package serve

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"nianbao/serve/desk"
	"nianbao/serve/view"
)

// TestNothingByPath shows that no path in a request leads to a file, and that GET changes nothing.
func TestNothingByPath(t *testing.T) {
	folder := t.TempDir()
	c := start(t, folder)
	v := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{received: "1"}})
	before := snapshot(t, c)
	for _, path := range []string{"/../openapi.yaml", "/..%2fopenapi.yaml", "/%2e%2e/serve.go", "/etc/passwd", "//etc/passwd",
		"/assets", "/api/v1/files/..", "/api/v1/files/%2e%2e", "/api/v1/files/" + v.ID + "%2fhuaian-2024.xlsx",
		"/api/v1/files/" + strings.ToLower(v.ID), "/api/v1/downloads/" + v.ID + "/huaian-2024.xlsx",
		"/api/v1/downloads/..%2f" + v.ID + "/huaian-2024.xlsx", "/api/v1/drafts/" + v.Draft + "/draft.json", "/api/v1/nothing",
		"/index.html/", "/.git/config", "/%00", "/index.html%00"} {
		status, _, body := c.do("GET", path, "", nil)
		if status != http.StatusNotFound && status != http.StatusBadRequest {
			t.Errorf("GET %s: %d %.60s", path, status, body)
		}
	}
	for pattern := range (&Server{}).routes() {
		method, path, _ := strings.Cut(pattern, " ")
		if method == "GET" {
			continue
		}
		path = strings.NewReplacer("{id}", v.ID, "{name}", "x").Replace(path)
		for _, m := range []string{"GET", "HEAD"} {
			c.do(m, path, "", nil)
		}
	}
	for _, id := range []string{"..", "%2e%2e", "..%2f..", v.ID, "drafts"} {
		if status, _, _ := c.do("DELETE", "/api/v1/drafts/"+id, "", nil); status/100 == 2 {
			t.Errorf("the draft %s is deleted", id)
		}
	}
	if after := snapshot(t, c); !slices.Equal(before, after) {
		t.Errorf("before %q\nafter %q", before, after)
	}
}

// snapshot returns all files of the desk and of the user's folder, with their contents' sizes and times.
func snapshot(t *testing.T, c *client) (list []string) {
	t.Helper()
	for _, dir := range []string{c.desk.Dir(), c.folder} {
		filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, path+" "+info.ModTime().String())
			return nil
		})
	}
	return list
}

// TestPrivate shows that what is kept its user alone can read.
func TestPrivate(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "nianbao")
	c := start(t, folder)
	v := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{received: "1"}})
	c.fetch(v.ID, desk.Wanted{Kind: "html", Draft: true})
	for _, dir := range []string{c.desk.Dir(), folder} {
		files := 0
		filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
			if err != nil {
				t.Fatal(err)
			}
			if info.IsDir() && info.Mode().Perm() != 0o700 {
				t.Errorf("%s: %v", path, info.Mode())
			}
			files++
			return nil
		})
		if files < 3 {
			t.Errorf("%s: %d files", dir, files)
		}
	}
}

// TestMethods asks for every path by methods that it does not have.
func TestMethods(t *testing.T) {
	c := start(t, "")
	has := map[string][]string{"/": {"GET", "HEAD"}, "/index.html": {"GET", "HEAD"}}
	for pattern := range (&Server{}).routes() {
		method, path, _ := strings.Cut(pattern, " ")
		has[path] = append(has[path], method)
	}
	for path, allowed := range has {
		slices.Sort(allowed)
		for _, method := range []string{"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "WHAT"} {
			if slices.Contains(allowed, method) {
				continue
			}
			status, header, body := c.do(method, strings.NewReplacer("{id}", "x", "{name}", "x").Replace(path), "", nil)
			if status != http.StatusMethodNotAllowed || header.Get("Allow") != strings.Join(allowed, ", ") ||
				!strings.Contains(string(body), "不能这样用这个网址") {
				t.Errorf("%s %s: %d, allowed %q, want %q: %s", method, path, status, header.Get("Allow"), allowed, body)
			}
		}
	}
}

// TestNames shows what becomes of the names under which files come.
func TestNames(t *testing.T) {
	c := start(t, t.TempDir())
	for name, want := range map[string]string{`..\..\a.xlsx`: "a.xlsx", "../../b.xlsx": "b.xlsx", "文件夹/甲局.xlsx": "甲局.xlsx",
		"": "未命名", "..": "未命名", "CON.xlsx": "_CON.xlsx", "a\u202Excod.exe": "a_xcod.exe", "=1+1.xlsx": "=1+1.xlsx"} {
		if got := c.drop(part{name, []byte("x")})[0].Name; got != want && !(name == "" && got == "未命名") {
			t.Errorf("%q is called %q, want %q", name, got, want)
		}
	}
	long := c.drop(part{strings.Repeat("长", 300) + ".xlsx", load(t, samplePath)})[0]
	if len(long.Name) > 250 || !strings.HasSuffix(long.Name, ".xlsx") || !utf8.ValidString(long.Name) || long.Check.Status != "ok" {
		t.Errorf("%d bytes: %s, %s", len(long.Name), long.Name, long.Check.Status)
	}
}

// TestMoreThanIsHeld shows that files which were let go of are read again as they were.
func TestMoreThanIsHeld(t *testing.T) {
	c := start(t, t.TempDir())
	data := load(t, samplePath)
	first := c.correct(c.drop(part{"首.xlsx", data})[0].ID, typed{"cells": typed{received: "7"}})
	var parts []part
	for range 14 {
		parts = append(parts, part{"又.xlsx", data})
	}
	c.drop(parts...)
	if held := c.desk.Held(); held > 13 {
		t.Errorf("%d are held", held)
	}
	v := &view.View{}
	c.must("GET", "/api/v1/files/"+first.ID, nil, v)
	if text(v, received) != "7" || !v.Can.Undo {
		t.Errorf("%s %+v", text(v, received), v.Can)
	}
	c.must("POST", "/api/v1/files/"+first.ID+"/undo", nil, v)
	if text(v, received) != "3001" {
		t.Error(text(v, received))
	}
}

// FuzzCorrections sends anything as corrections: it is answered, never with a failure.
func FuzzCorrections(f *testing.F) {
	for _, seed := range []string{`{}`, `{"cells":{"applications.received.person":"12"}}`, `{"cells":{"applications.received.total":"="}}`,
		`{"cells":null,"texts":{"overview":"{{申请.新收.总计}}"}}`, `{"particulars":{"year":"二〇二四","agency":null}}`, `{"cells":{"":""}}`,
		`[]`, `{"texts":{"overview":"\u0000\ud800"}}`, `{"cells":{"applications.received.person":"1e999999999"}}`} {
		f.Add([]byte(seed))
	}
	c := start(f, f.TempDir())
	v := c.dropped(samplePath)
	f.Fuzz(func(t *testing.T, body []byte) {
		c := *c
		c.t = t
		status, _, answer := c.do("POST", "/api/v1/files/"+v.ID+"/corrections", "application/json", strings.NewReader(string(body)))
		if status != 200 && status != 400 && status != 409 && status != 413 {
			t.Errorf("%d %s", status, answer)
		}
	})
}
