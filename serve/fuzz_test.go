package serve

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"nianbao/fuzztest"
)

// requests are what the fuzzer begins with: for each route what the page sends, and something beside it. {a} and {b} are
// files on the desk, {draft} is a's.
var requests = []struct{ method, path, kind, body string }{
	{"GET", "/api/v1/files", "", ""}, {"GET", "/api/v1/files/{a}", "", ""}, {"DELETE", "/api/v1/files/{b}", "", ""},
	{"POST", "/api/v1/files", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"甲.xlsx\"\r\n\r\nPK\x03\x04\r\n--x--"},
	{"POST", "/api/v1/files", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"password\"\r\n\r\n1\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n" +
		`{"schema":1,"form":"2021","agency":"甲局","year":2024,"values":{"applications.received.person":"1"},"texts":{"overview":"x"}}` + "\r\n--x--"},
	{"POST", "/api/v1/files", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"..\\\\a.html\"\r\n\r\n<html><table><tr><td>规章<td>1</table>\r\n--x--"},
	{"POST", "/api/v1/files", "multipart/form-data", "--"}, {"POST", "/api/v1/files", "multipart/mixed; boundary=\"\"", ""},
	{"POST", "/api/v1/files/{a}/corrections", "application/json", `{"cells":{"applications.received.person":"12","applications.received.total":"="},"texts":{"overview":"新收{{申请.新收.总计}}件"},"particulars":{"year":"二〇二四","agency":null}}`},
	{"POST", "/api/v1/files/{a}/corrections", "application/json", `{"cells":{"documents.regulations.issued":"1e999999999","fees.charges.amount":"3万元"}}`},
	{"POST", "/api/v1/files/{a}/corrections", "application/json", `{"cells":{"applications.received.person":"1\t2\n3\t4"}}`},
	{"POST", "/api/v1/files/{a}/undo", "", ""}, {"POST", "/api/v1/files/{a}/redo", "application/json", "{}"},
	{"POST", "/api/v1/files/{a}/last", "application/json", `{"file":"{b}"}`}, {"POST", "/api/v1/files/{a}/last", "application/json", `{"file":null}`},
	{"POST", "/api/v1/files/{a}/waivers", "application/json", `{"finding":0,"reason":"已核实"}`}, {"POST", "/api/v1/files/{a}/waivers", "application/json", `{"rule":"S13","cell":"","why":"没有"}`},
	{"POST", "/api/v1/files/{a}/documents", "application/json", `{"kind":"docx","draft":true,"charts":true}`}, {"POST", "/api/v1/files/{a}/documents", "application/json", `{"kind":"marked"}`},
	{"POST", "/api/v1/files/{a}/documents", "application/json", `{"kind":"workbook"}`}, {"POST", "/api/v1/files/{a}/documents", "application/json", `{"kind":"html"}`},
	{"POST", "/api/v1/files/{a}/documents", "application/json", `{"kind":"json"}`}, {"GET", "/api/v1/downloads/{a}/x.docx", "", ""},
	{"POST", "/api/v1/new", "application/json", `{"agency":"甲县某局","year":2025,"form":"2021"}`}, {"POST", "/api/v1/new", "application/json", `{"agency":"甲","year":-1}`},
	{"POST", "/api/v1/new", "application/json", `{"last":"{a}"}`}, {"POST", "/api/v1/sample", "application/json", `{}`}, {"POST", "/api/v1/sample", "", ""},
	{"GET", "/api/v1/drafts", "", ""}, {"POST", "/api/v1/drafts/{draft}/open", "", ""}, {"DELETE", "/api/v1/drafts/{draft}", "", ""},
	{"POST", "/api/v1/batch", "application/json", `{"files":["{a}","{b}"],"kind":"merge","agency":"甲县人民政府","draft":true}`},
	{"POST", "/api/v1/batch", "application/json", `{"files":["{a}"],"kind":"summary.html","roster":["机关\t别名","示例市司法局"],"issuer":"x"}`},
	{"POST", "/api/v1/batch", "application/json", `{"files":["{a}","{b}"],"kind":"notice.docx","roster":["a"]}`}, {"POST", "/api/v1/batch", "application/json", `{"files":["{a}"],"kind":"zip"}`},
	{"POST", "/api/v1/together", "application/json", `{"files":["{a}","{b}"],"roster":["甲局\t\t乙局","","甲局"]}`},
	{"GET", "/api/v1/rules", "", ""}, {"GET", "/api/v1/forms", "", ""}, {"GET", "/api/v1/version", "", ""}, {"GET", "/api/v1/openapi.yaml", "", ""},
	{"GET", "/js/../index.html", "", ""}, {"HEAD", "/", "", ""}, {"OPTIONS", "/api/v1/files", "", ""}, {"PUT", "/%00", "x", "x"},
}

// FuzzRequests sends anything to any address, to a desk with files on it. Whatever comes is answered: never with a failure
// of the server, in Chinese where it is refused, and the files on the desk can be shown still.
func FuzzRequests(f *testing.F) {
	for _, r := range requests {
		f.Add(r.method, r.path, r.kind, []byte(r.body))
	}
	shared := start(f, f.TempDir())
	shared.dropped(samplePath)
	shared.drop(part{"前.xlsx", load(f, "../testdata/zhongwei-2020.xlsx")})
	f.Fuzz(func(t *testing.T, method, path, kind string, body []byte) {
		fuzztest.Watch(t)
		c := *shared
		c.t = t
		ids := c.ids()
		for len(ids) < 2 { // the last one was removed
			ids = append(ids, c.dropped(samplePath).ID)
		}
		draft := ""
		if strings.Contains(path, "{draft}") {
			draft = c.correct(ids[0], typed{"cells": typed{received: "7"}}).Draft
		}
		named := strings.NewReplacer("{a}", ids[0], "{b}", ids[1], "{draft}", draft)
		r, err := http.NewRequestWithContext(context.Background(), method, c.base+named.Replace(path), strings.NewReader(named.Replace(string(body))))
		if err != nil || r.URL.Host != strings.TrimPrefix(c.base, "http://") || method == "CONNECT" || method == "HEAD" {
			return
		}
		r.Header.Set("Authorization", "Bearer "+c.token)
		r.Header.Set("Content-Type", kind)
		answer, err := http.DefaultTransport.RoundTrip(r)
		if err != nil {
			return // the client itself refuses it
		}
		answeredWell(t, answer)
		for i, id := range c.ids() {
			if status := c.json("GET", "/api/v1/files/"+id, nil, nil); status != http.StatusOK {
				t.Fatalf("a file is shown with %d", status)
			}
			if i > 1 { // the next input finds as few as this one
				c.json("DELETE", "/api/v1/files/"+id, nil, nil)
			}
		}
	})
}

// answeredWell fails where an answer says that the server failed, or refuses in words that are not for a clerk.
func answeredWell(t *testing.T, answer *http.Response) {
	t.Helper()
	defer answer.Body.Close()
	known := []int{200, 204, 400, 401, 403, 404, 405, 409, 413, 415, 429, 503, 301, 304, 307, 308}
	if !slices.Contains(known, answer.StatusCode) {
		t.Fatal(answer.Status)
	}
	if answer.StatusCode < 400 {
		return
	}
	var said struct {
		Error struct{ Reason, Advice string }
	}
	if err := json.NewDecoder(answer.Body).Decode(&said); err != nil {
		t.Fatalf("%s: %v", answer.Status, err)
	}
	fuzztest.Said(t, said.Error.Reason)
}
