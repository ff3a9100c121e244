package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"nianbao/contract/contracttest"
	"nianbao/serve/desk"
	"nianbao/serve/guard"
	"nianbao/serve/view"
)

// A described API is what openapi.yaml says.
type described struct {
	t       *testing.T
	paths   map[string]map[string]any
	schemas *jsonschema.Compiler
	seen    map[string]bool // METHOD path status
}

const apiName = "file:///openapi.json"

func describe(t *testing.T) *described {
	t.Helper()
	var tree any
	if err := yaml.Unmarshal(api, &tree); err != nil {
		t.Fatalf("yaml.Unmarshal: %v", err)
	}
	data, err := json.Marshal(tree)
	if err != nil {
		t.Fatalf("json.Marshal: %v", err)
	}
	doc := contracttest.Closed(t, data)
	d := &described{t: t, paths: map[string]map[string]any{}, schemas: jsonschema.NewCompiler(), seen: map[string]bool{}}
	if err := d.schemas.AddResource(apiName, doc); err != nil {
		t.Fatalf("d.schemas.AddResource: %v", err)
	}
	for path, of := range doc.(map[string]any)["paths"].(map[string]any) {
		d.paths[path] = of.(map[string]any)
	}
	return d
}

var methods = []string{"get", "post", "delete", "put", "patch"}

// operations returns all that is described as METHOD path, and with its statuses.
func (d *described) operations() (operations, statuses []string) {
	for path, of := range d.paths {
		for _, m := range methods {
			if of[m] == nil {
				continue
			}
			operation := strings.ToUpper(m) + " " + path
			operations = append(operations, operation)
			for status := range of[m].(map[string]any)["responses"].(map[string]any) {
				statuses = append(statuses, operation+" "+status)
			}
		}
	}
	slices.Sort(operations)
	slices.Sort(statuses)
	return operations, statuses
}

var inPath = regexp.MustCompile(`\{[a-z]+\}`)

// take holds an answer against what is described.
func (d *described) take(method, path string, status int, body []byte) {
	for pattern, of := range d.paths {
		match := regexp.MustCompile("^" + inPath.ReplaceAllString(pattern, "[^/]+") + "$")
		if !match.MatchString(path) || of[strings.ToLower(method)] == nil {
			continue
		}
		d.seen[fmt.Sprintf("%s %s %d", method, pattern, status)] = true
		responses := of[strings.ToLower(method)].(map[string]any)["responses"].(map[string]any)
		response, ok := responses[fmt.Sprint(status)].(map[string]any)
		if !ok {
			d.t.Errorf("%s %s answers with %d, which is not described: %.300s", method, pattern, status, body)
			return
		}
		name := ""
		content, _ := response["content"].(map[string]any)
		if of, ok := content["application/json"].(map[string]any); ok {
			name = of["schema"].(map[string]any)["$ref"].(string)
		} else if response["$ref"] != nil {
			name = "#/components/schemas/Error"
		}
		d.hold(method+" "+pattern, name, body)
		return
	}
	d.t.Errorf("%s %s is not described", method, path)
}

// hold holds JSON against a schema, "" for what is none.
func (d *described) hold(who, name string, body []byte) {
	if name == "" {
		return
	}
	s, err := d.schemas.Compile(apiName + name)
	if err != nil {
		d.t.Fatalf("d.schemas.Compile: %v", err)
	}
	answer, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err == nil {
		err = s.Validate(answer)
	}
	if err != nil {
		d.t.Errorf("%s: %v\n%.500s", who, err, body)
	}
	if strings.Contains(string(body), os.TempDir()) || strings.Contains(string(body), "nianbao-page") {
		d.t.Errorf("%s tells of the temporary folder: %.500s", who, body)
	}
}

// TestAPI holds openapi.yaml against the handlers: every route and every status that one has the other has, and every
// answer is as its schema says.
func TestAPI(t *testing.T) {
	d := describe(t)
	operations, statuses := d.operations()
	routes := slices.Sorted(maps.Keys((&Server{}).routes()))
	if !slices.Equal(routes, operations) {
		t.Errorf("routes %q\ndescribed %q", routes, operations)
	}
	c := start(t, t.TempDir())
	c.seen = d.take
	done := walk(t, c)
	refused(t, c, done)
	for _, s := range statuses {
		if !d.seen[s] {
			t.Errorf("%s is described, and nothing has shown it", s)
		}
	}
}

// walk does everything that can be done once, and returns what there is then.
func walk(t *testing.T, c *client) (ids map[string]string) {
	t.Helper()
	v := c.drop(part{"统计表.xlsx", load(t, samplePath)}, part{"读我.txt", []byte("不是统计表")})[0]
	url := "/api/v1/files/" + v.ID
	c.must("GET", "/api/v1/files", nil, nil)
	c.must("GET", url, nil, nil)
	c.correct(v.ID, typed{"cells": typed{granted: "1828"}, "texts": typed{"others": "无。"}, "particulars": typed{"phone": "1"}})
	c.must("POST", url+"/undo", nil, nil)
	c.must("POST", url+"/redo", nil, nil)
	c.correct(v.ID, typed{"cells": typed{granted: nil, "documents.normative.issued": ""}})
	c.must("POST", url+"/waivers", typed{"rule": "V01", "reason": "没有发生"}, nil)
	last := c.correct(c.dropped(samplePath).ID, typed{"particulars": typed{"year": "2023"}})
	c.must("POST", url+"/last", typed{"file": last.ID}, nil)
	c.must("POST", url+"/last", typed{"file": nil}, nil)
	var made struct{ Download string }
	c.must("POST", url+"/documents", desk.Wanted{Kind: "json"}, &made)
	c.download(made.Download)
	fresh := &view.View{}
	c.must("POST", "/api/v1/new", typed{"agency": "示例市司法局", "year": 2024, "form": "2021"}, fresh)
	c.must("POST", "/api/v1/sample", nil, nil)
	c.must("GET", "/api/v1/drafts", nil, nil)
	c.must("POST", "/api/v1/drafts/"+fresh.Draft+"/open", nil, nil)
	c.must("POST", "/api/v1/batch", typed{"files": []string{v.ID, last.ID}, "kind": "zip"}, nil)
	c.must("POST", "/api/v1/together", typed{"files": []string{v.ID, last.ID}, "roster": []string{"示例市人民政府", "示例市司法局"}}, nil)
	for _, fact := range []string{"rules", "forms", "version", "openapi.yaml"} {
		if status, _, _ := c.do("GET", "/api/v1/"+fact, "", nil); status != http.StatusOK {
			t.Errorf("%s: %d", fact, status)
		}
	}
	gone := c.dropped(samplePath)
	c.json("DELETE", "/api/v1/files/"+gone.ID, nil, nil)
	kept := c.correct(c.dropped(samplePath).ID, typed{"cells": typed{received: "1"}})
	c.json("DELETE", "/api/v1/drafts/"+kept.Draft, nil, nil)
	return map[string]string{"file": v.ID, "gone": gone.ID, "draft": fresh.Draft, "download": made.Download,
		"keptDraft": last.Draft, "last": last.ID}
}

// refused asks for what is refused, in every way that is described.
func refused(t *testing.T, c *client, ids map[string]string) {
	t.Helper()
	file, none := "/api/v1/files/"+ids["file"], "/api/v1/files/"+ids["gone"]
	bodies := map[string]any{"/corrections": typed{}, "/undo": nil, "/redo": nil, "/last": typed{"file": nil},
		"/waivers": typed{"rule": "V01", "reason": "无"}, "/documents": typed{"kind": "docx"}}
	posts := map[string]any{"/api/v1/new": typed{"agency": "示例市司法局", "year": 2024},
		"/api/v1/batch":    typed{"files": []string{ids["file"]}, "kind": "zip"},
		"/api/v1/together": typed{"files": []string{ids["file"]}}}
	for end, body := range bodies {
		posts[file+end] = body
		c.expect(http.StatusNotFound, "POST", none+end, body)
	}
	for path, body := range posts {
		if body != nil {
			c.raw(http.StatusUnsupportedMediaType, path, "text/plain", "{}")
			c.raw(http.StatusBadRequest, path, "application/json", `{"what":1}`)
			c.raw(http.StatusBadRequest, path, "application/json", "")
			c.raw(http.StatusBadRequest, path, "application/json", `{`)
			c.raw(http.StatusBadRequest, path, "application/json", `{} {}`)
			c.raw(http.StatusRequestEntityTooLarge, path, "application/json", `{"`+strings.Repeat("x", guard.MaxJSON)+`":1}`)
		}
	}
	c.expect(http.StatusNotFound, "GET", none, nil)
	c.expect(http.StatusNotFound, "DELETE", none, nil)
	c.expect(http.StatusNotFound, "DELETE", "/api/v1/drafts/"+ids["gone"], nil)
	c.expect(http.StatusNotFound, "POST", "/api/v1/drafts/"+ids["gone"]+"/open", nil)
	c.expect(http.StatusNotFound, "GET", "/api/v1/downloads/"+ids["gone"]+"/a.docx", nil)
	c.expect(http.StatusNotFound, "POST", file+"/last", typed{"file": ids["gone"]})
	c.expect(http.StatusNotFound, "POST", "/api/v1/batch", typed{"files": []string{ids["gone"]}, "kind": "zip"})
	c.expect(http.StatusNotFound, "POST", "/api/v1/new", typed{"agency": "甲局", "year": 2024, "last": ids["gone"]})
	c.expect(http.StatusBadRequest, "POST", file+"/documents", typed{"kind": "exe"})
	c.expect(http.StatusBadRequest, "POST", "/api/v1/batch", typed{"files": []string{}, "kind": "zip"})
	c.expect(http.StatusBadRequest, "POST", "/api/v1/new", typed{"agency": " ", "year": 2024})
	c.expect(http.StatusConflict, "POST", file+"/corrections", typed{"cells": typed{"no.such.cell": "1"}})
	c.expect(http.StatusConflict, "POST", file+"/redo", nil)
	c.expect(http.StatusConflict, "POST", "/api/v1/files/"+c.dropped(samplePath).ID+"/undo", nil)
	c.expect(http.StatusConflict, "POST", file+"/last", typed{"file": ids["file"]})
	c.expect(http.StatusConflict, "POST", file+"/waivers", typed{"rule": "R01", "reason": "有"})
	c.expect(http.StatusConflict, "POST", "/api/v1/new", typed{"agency": "甲局", "year": 1999})
	c.correct(ids["last"], typed{"cells": typed{granted: "1828"}})
	c.expect(http.StatusConflict, "POST", "/api/v1/files/"+ids["last"]+"/documents", typed{"kind": "docx"})
	c.expect(http.StatusNotFound, "POST", "/api/v1/together", typed{"files": []string{ids["gone"]}})
	c.expect(http.StatusBadRequest, "POST", "/api/v1/together", typed{"files": []string{}})
	c.expect(http.StatusBadRequest, "POST", "/api/v1/batch", typed{"files": []string{ids["file"]}, "kind": "exe"})
	c.expect(http.StatusConflict, "POST", "/api/v1/batch", typed{"files": []string{ids["file"], ids["last"]}, "kind": "merge"})
	c.expect(http.StatusConflict, "POST", "/api/v1/together", typed{"files": []string{ids["file"]}, "roster": []string{"甲局", "甲局"}})
	c.spoilDraft(ids)
	c.files(t)
	c.crowded(ids, posts)
	c.stranger(ids, posts)
}

// expect sends JSON that is answered with a status.
func (c *client) expect(want int, method, path string, body any) {
	c.t.Helper()
	if got := c.json(method, path, body, nil); got != want {
		c.t.Errorf("%s %s: %d, want %d", method, path, got, want)
	}
}

// raw sends bytes that are answered with a status.
func (c *client) raw(want int, path, kind, body string) {
	c.t.Helper()
	if got, _, _ := c.do("POST", path, kind, strings.NewReader(body)); got != want {
		c.t.Errorf("POST %s %s %.20s: %d, want %d", path, kind, body, got, want)
	}
}

// files sends what are no files.
func (c *client) files(t *testing.T) {
	t.Helper()
	const path = "/api/v1/files"
	c.raw(http.StatusUnsupportedMediaType, path, "application/json", "{}")
	c.raw(http.StatusBadRequest, path, "multipart/form-data", "")
	c.raw(http.StatusBadRequest, path, "multipart/form-data; boundary=x", "--x--\r\n")
	c.raw(http.StatusBadRequest, path, "multipart/form-data; boundary=x",
		"--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n")
	c.raw(http.StatusBadRequest, path, "multipart/form-data; boundary=x",
		"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nhalf")
	kind, body := form(part{"大.xlsx", make([]byte, guard.MaxFile+1)})
	c.raw(http.StatusRequestEntityTooLarge, path, kind, body.String())
	kind, body = form(slices.Repeat([]part{{"a", nil}}, guard.MaxFiles+1)...)
	c.raw(http.StatusRequestEntityTooLarge, path, kind, body.String())
}

// spoilDraft opens a draft that somebody has written into.
func (c *client) spoilDraft(ids map[string]string) {
	c.t.Helper()
	path := filepath.Join(c.folder, "drafts", ids["keptDraft"], "draft.json")
	data := strings.Replace(string(load(c.t, path)), `"particulars":{`, `"particulars":{"fax":"1",`, 1)
	if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
		c.t.Fatalf("os.WriteFile: %v", err)
	}
	c.json("DELETE", "/api/v1/files/"+ids["last"], nil, nil)
	c.expect(http.StatusConflict, "POST", "/api/v1/drafts/"+ids["keptDraft"]+"/open", nil)
}

// crowded asks where nothing more can be taken, and where too much waits.
func (c *client) crowded(ids map[string]string, posts map[string]any) {
	c.t.Helper()
	was := c.desk.Limits
	defer func() { c.desk.Limits = was }()
	kind, body := form(part{"a.xlsx", []byte("x")})
	paths := append(slices.Collect(maps.Keys(posts)), "/api/v1/sample")
	for _, limits := range []struct {
		set  desk.Limits
		want int
	}{
		{desk.Limits{Files: was.Files, Bytes: was.Bytes}, http.StatusServiceUnavailable},
		{desk.Limits{Waiting: was.Waiting}, http.StatusTooManyRequests},
	} {
		c.desk.Limits = limits.set
		for _, path := range paths {
			full := strings.HasSuffix(path, "/documents") || !strings.HasPrefix(path, "/api/v1/files/") &&
				path != "/api/v1/together" // which keeps nothing
			if limits.want == http.StatusServiceUnavailable || full {
				c.expect(limits.want, "POST", path, posts[path])
			}
		}
		c.raw(limits.want, "/api/v1/files", kind, body.String())
		if limits.set.Waiting == 0 {
			c.expect(limits.want, "GET", "/api/v1/files/"+ids["file"], nil)
		}
	}
	c.desk.Limits = was
	for _, f := range c.ids() { // a draft that is on the desk is not taken again
		if f != ids["file"] {
			c.json("DELETE", "/api/v1/files/"+f, nil, nil)
		}
	}
	c.desk.Limits = desk.Limits{Waiting: was.Waiting}
	c.expect(http.StatusTooManyRequests, "POST", "/api/v1/drafts/"+ids["draft"]+"/open", nil)
	c.desk.Limits = desk.Limits{Files: was.Files, Bytes: was.Bytes}
	c.expect(http.StatusServiceUnavailable, "POST", "/api/v1/drafts/"+ids["draft"]+"/open", nil)
}

// ids returns those of all files on the desk.
func (c *client) ids() []string {
	var list struct{ Files []desk.Listed }
	c.must("GET", "/api/v1/files", nil, &list)
	var ids []string
	for _, f := range list.Files {
		ids = append(ids, f.ID)
	}
	return ids
}

// stranger asks for everything without the token.
func (c *client) stranger(ids map[string]string, posts map[string]any) {
	c.t.Helper()
	defer func(token string) { c.token = token }(c.token)
	c.token = ""
	for path := range posts {
		c.expect(http.StatusForbidden, "POST", path, nil)
	}
	file, draft := "/api/v1/files/"+ids["file"], "/api/v1/drafts/"+ids["draft"]
	for _, path := range []string{"/api/v1/sample", "/api/v1/files", draft + "/open"} {
		c.expect(http.StatusForbidden, "POST", path, nil)
	}
	for _, path := range []string{file, draft} {
		c.expect(http.StatusForbidden, "DELETE", path, nil)
	}
	for _, path := range []string{file, "/api/v1/files", "/api/v1/drafts", ids["download"], "/api/v1/rules", "/api/v1/forms",
		"/api/v1/version", "/api/v1/openapi.yaml"} {
		c.expect(http.StatusForbidden, "GET", path, nil)
	}
}
