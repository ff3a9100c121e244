package serve

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"nianbao/filing"
	"nianbao/serve/desk"
	"nianbao/serve/view"
)

const samplePath = "../testdata/huaian-2024.xlsx"

// A client is a program that calls a running server.
type client struct {
	t      testing.TB
	base   string // http://127.0.0.1:PORT
	token  string
	folder string // the user's own
	stop   func()
	desk   *desk.Desk
	seen   func(method, path string, status int, body []byte) // is told of every answer of the API
}

// start serves on a free port until the test ends or stop is called.
func start(t testing.TB, folder string) *client {
	t.Helper()
	s, err := New(Options{Addresses: []string{"127.0.0.1:0"}, Library: filing.Builtin(), Folder: folder,
		Version: "试", Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Serve(ctx) }()
	c := &client{t: t, folder: folder, desk: s.desk, seen: func(string, string, int, []byte) {}}
	stopped := false
	c.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		http.DefaultClient.CloseIdleConnections()
	}
	t.Cleanup(c.stop)
	u, err := url.Parse(s.URL(""))
	if err != nil {
		t.Fatalf("url.Parse: %v", err)
	}
	c.base, c.token = "http://"+u.Host, u.Query().Get("token")
	return c
}

// do sends a request and returns the answer's status, header and body.
func (c *client) do(method, path, kind string, body io.Reader) (int, http.Header, []byte) {
	c.t.Helper()
	r, err := http.NewRequest(method, c.base+path, body)
	if err != nil {
		c.t.Fatalf("http.NewRequest: %v", err)
	}
	if c.token != "" {
		r.Header.Set("Authorization", "Bearer "+c.token)
	}
	if kind != "" {
		r.Header.Set("Content-Type", kind)
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		c.t.Fatalf("http.DefaultClient.Do: %v", err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		c.t.Fatalf("io.ReadAll: %v", err)
	}
	c.seen(method, path, answer.StatusCode, data)
	return answer.StatusCode, answer.Header, data
}

// json sends JSON and returns the answer read into a value, with its status.
func (c *client) json(method, path string, body, into any) int {
	c.t.Helper()
	var from io.Reader
	kind := ""
	if body != nil {
		data, err := json.Marshal(body)
		if err != nil {
			c.t.Fatalf("json.Marshal: %v", err)
		}
		from, kind = bytes.NewReader(data), "application/json"
	}
	status, _, data := c.do(method, path, kind, from)
	if into != nil && status == http.StatusOK {
		reflect.ValueOf(into).Elem().SetZero()
		if err := json.Unmarshal(data, into); err != nil {
			c.t.Fatalf("%s %s: %v: %.200s", method, path, err, data)
		}
	}
	return status
}

// must is json for what is answered with 200.
func (c *client) must(method, path string, body, into any) {
	c.t.Helper()
	if status := c.json(method, path, body, into); status != http.StatusOK {
		c.t.Fatalf("%s %s: %d", method, path, status)
	}
}

// A part is a file that is dropped.
type part struct {
	name string
	data []byte
}

// form returns files as a browser sends them.
func form(parts ...part) (kind string, body *bytes.Buffer) {
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	for _, p := range parts {
		to, _ := w.CreateFormFile("file", p.name)
		to.Write(p.data)
	}
	w.Close()
	return w.FormDataContentType(), body
}

// drop drops files and returns their views.
func (c *client) drop(parts ...part) []*view.View {
	c.t.Helper()
	kind, body := form(parts...)
	status, _, data := c.do("POST", "/api/v1/files", kind, body)
	var list struct{ Files []*view.View }
	if err := json.Unmarshal(data, &list); err != nil || status != http.StatusOK || len(list.Files) != len(parts) {
		c.t.Fatalf("%d, %d files, %v: %.200s", status, len(list.Files), err, data)
	}
	return list.Files
}

// dropped drops one file of the disk.
func (c *client) dropped(path string) *view.View {
	c.t.Helper()
	return c.drop(part{filepath.Base(path), load(c.t, path)})[0]
}

func load(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	return data
}

// correct types over a file; nil takes back.
func (c *client) correct(id string, typed map[string]any) *view.View {
	c.t.Helper()
	v := &view.View{}
	c.must("POST", "/api/v1/files/"+id+"/corrections", typed, v)
	return v
}

// fetch makes a document and returns it.
func (c *client) fetch(id string, w desk.Wanted) (name string, data []byte) {
	c.t.Helper()
	var made struct{ Download, Name string }
	c.must("POST", "/api/v1/files/"+id+"/documents", w, &made)
	return made.Name, c.download(made.Download)
}

func (c *client) download(path string) []byte {
	c.t.Helper()
	status, header, data := c.do("GET", path, "", nil)
	if status != http.StatusOK || !strings.HasPrefix(header.Get("Content-Disposition"), "attachment") {
		c.t.Fatalf("%s: %d %v", path, status, header)
	}
	return data
}

// opened reads a file that was fetched.
func opened(t testing.TB, name string, data []byte) *filing.Filing {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := filing.Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("filing.Builtin().Open: %v", err)
	}
	return f
}

// text returns what a view shows of a cell.
func text(v *view.View, id string) string {
	for _, t := range v.Tables {
		for _, c := range t.Cells {
			if c.ID == id {
				return c.Text
			}
		}
	}
	return "?"
}

// unzip returns what is in a zip by its names.
func unzip(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatalf("zip.NewReader: %v", err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		from, err := f.Open()
		if err == nil {
			files[f.Name], err = io.ReadAll(from)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func marshal(t testing.TB, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("json.Marshal: %v", err)
	}
	return data
}
