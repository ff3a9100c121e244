package serve

import (
	"net/http"
	"strings"
	"testing"

	"nianbao/serve/desk"
	"nianbao/serve/view"
)

// TestNotItsOwnYearBefore drops a file twice, once with the year mistyped: the two are not held against each other unless
// somebody says so, and the list tells what is held beside each.
func TestNotItsOwnYearBefore(t *testing.T) {
	c := start(t, t.TempDir())
	own, mistyped := c.dropped(samplePath), c.dropped(samplePath)
	c.correct(mistyped.ID, typed{"particulars": typed{"year": "2023"}})
	url := "/api/v1/files/" + own.ID + "/last"
	status, data := c.posted(url, typed{"file": mistyped.ID, "unlike": true})
	if status != http.StatusConflict || !strings.Contains(string(data), "数却完全相同，没有当作上年的核对") {
		t.Errorf("%d %s", status, data)
	}
	if got := lastNamed(c, own.ID); got != "" {
		t.Errorf("it is held all the same: %s", got)
	}
	v := &view.View{}
	c.must("POST", url, typed{"file": mistyped.ID}, v)
	if got := lastNamed(c, own.ID); v.Last == nil || got != mistyped.Name {
		t.Errorf("what somebody has chosen is %q", got)
	}
	c.must("POST", url, typed{"file": nil}, v)
	c.correct(mistyped.ID, typed{"cells": typed{received: "2001"}})
	c.must("POST", url, typed{"file": mistyped.ID, "unlike": true}, v)
	if got := lastNamed(c, own.ID); v.Last == nil || got != mistyped.Name {
		t.Errorf("another year's figures are held as %q", got)
	}
	c.must("POST", url, typed{"file": nil}, v)
	if got := lastNamed(c, own.ID); v.Last != nil || got != "" {
		t.Errorf("let go of, it is %q", got)
	}
}

// lastNamed returns what the list says is held beside a file.
func lastNamed(c *client, id string) string {
	c.t.Helper()
	var list struct{ Files []desk.Listed }
	c.must("GET", "/api/v1/files", nil, &list)
	for _, f := range list.Files {
		if f.ID == id {
			return f.Last
		}
	}
	return "?"
}
