package serve

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/filing/leftover"
)

// TestFindRunning shows that a second start finds the page that runs, and that nobody who answers where a page was that
// is dead is taken for it: he would be sent the user's files.
func TestFindRunning(t *testing.T) {
	folder := t.TempDir()
	c := start(t, folder)
	r := FindRunning(folder)
	for range 200 { // it is announced when it serves
		if r != nil {
			break
		}
		time.Sleep(5 * time.Millisecond)
		r = FindRunning(folder)
	}
	if r == nil || r.Token != c.token || "http://"+r.Addr != c.base {
		t.Fatalf("%+v", r)
	}
	sample, err := filepath.Abs(samplePath)
	if err != nil {
		t.Fatalf("filepath.Abs: %v", err)
	}
	ids, refused := r.Send(context.Background(), []string{sample, folder, sample}) // a folder is no file
	if len(refused) != 1 || len(ids) != 2 {
		t.Errorf("%v %v", ids, refused)
	}
	c.stop()
	if left, _ := filepath.Glob(filepath.Join(folder, "running*")); len(left) > 0 || FindRunning(folder) != nil {
		t.Errorf("left: %q", left)
	}

	asked := 0
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked++
		json.NewEncoder(w).Encode(map[string]string{"name": Name})
	}))
	defer other.Close()
	dead := Running{Addr: strings.TrimPrefix(other.URL, "http://"), Token: c.token}
	if err := os.WriteFile(filepath.Join(folder, runningName), marshal(t, dead), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	if FindRunning(folder) != nil {
		t.Error("found without a lock")
	}
	held, err := os.Create(dead.lock(folder))
	if err != nil {
		t.Fatalf("os.Create: %v", err)
	}
	defer held.Close()
	switch err := leftover.Lock(held); {
	case err != nil:
		t.Skip("here are no locks:", err)
	case FindRunning(folder) == nil || asked != 1:
		t.Errorf("who runs is not found; asked %d times", asked)
	}
	held.Close()
	if FindRunning(folder) != nil || asked != 1 {
		t.Errorf("found though its lock is free; asked %d times", asked)
	}
}
