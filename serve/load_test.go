package serve

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestTabs lets five tabs drop fifty files each, correct some, take some away, two of them make one document of the others, all
// at once: nothing fails, and when they are gone nothing is left of them. With -short there are fewer files.
func TestTabs(t *testing.T) {
	const tabs = 5
	files := 50
	if testing.Short() || !long() {
		files = 4
	}
	before := runtime.NumGoroutine()
	c := start(t, t.TempDir())
	data := load(t, samplePath)
	var took times
	var all sync.WaitGroup
	for tab := range tabs {
		all.Go(func() {
			var ids []string
			for i := range files {
				begun := time.Now()
				v := c.drop(part{fmt.Sprintf("%d-%d.xlsx", tab, i), data})[0]
				took.add(time.Since(begun))
				if v.Check.Status != "ok" {
					t.Errorf("%s is %s", v.Name, v.Check.Status)
				}
				switch i % 3 {
				case 0:
					begun = time.Now()
					if v = c.correct(v.ID, typed{"cells": typed{granted: "1828"}}); v.Check.Status != "findings" {
						t.Errorf("%s is %s once it is wrong", v.Name, v.Check.Status)
					}
					took.add(time.Since(begun))
				case 1:
					c.json("DELETE", "/api/v1/files/"+v.ID, nil, nil)
					continue
				}
				ids = append(ids, v.ID)
			}
			if tab < 2 {
				c.together(ids)
			}
		})
	}
	all.Wait()
	if want := tabs * (files - (files+1)/3); len(c.ids()) != want {
		t.Errorf("%d files on the desk, want %d", len(c.ids()), want)
	}
	if held := c.desk.Held(); held > 20 {
		t.Errorf("%d files are held in memory", held)
	}
	t.Log(took.String())
	c.stop()
	nothingLeft(t, c, before)
}

// together makes of files what is made of many, while others are dropped.
func (c *client) together(ids []string) {
	if status := c.json("POST", "/api/v1/together", typed{"files": ids}, nil); status != http.StatusOK {
		c.t.Errorf("together: %d", status)
	}
	for kind, want := range map[string]int{"summary.xlsx": http.StatusOK, "zip": http.StatusOK,
		"merge": http.StatusConflict} { // all are of one agency
		if status := c.json("POST", "/api/v1/batch", typed{"files": ids, "kind": kind, "draft": true}, nil); status != want {
			c.t.Errorf("%s: %d", kind, status)
		}
	}
}

// long reports whether somebody has asked for tests of minutes.
func long() bool { return os.Getenv("NIANBAO_LONG") != "" }

// times are how long requests took.
type times struct {
	mu   sync.Mutex
	list []time.Duration
}

func (t *times) add(d time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.list = append(t.list, d)
}

func (t *times) String() string {
	slices.Sort(t.list)
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	return fmt.Sprintf("%d requests, median %v, 95%% within %v, at most %v; %d MiB from the system", len(t.list),
		t.list[len(t.list)/2], t.list[len(t.list)*95/100], t.list[len(t.list)-1], memory.Sys>>20)
}

// nothingLeft holds what is left of a server that has stopped against what was there before.
func nothingLeft(t *testing.T, c *client, before int) {
	t.Helper()
	if _, err := os.Stat(c.desk.Dir()); !os.IsNotExist(err) {
		t.Errorf("the temporary folder is still there: %v", err)
	}
	for range 100 { // connections that are closed end a moment later
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines, before %d:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
}

// TestCutOff breaks requests off in the middle, of sending and of answering: no file stays of them, on the desk or in
// its folder, and no work goes on.
func TestCutOff(t *testing.T) {
	before := runtime.NumGoroutine()
	c := start(t, t.TempDir())
	data := load(t, samplePath)
	kept := c.drop(part{"留.xlsx", data})[0]
	var parts []part
	for i := range 8 {
		parts = append(parts, part{fmt.Sprintf("%d.xlsx", i), data})
	}
	kind, body := form(parts...)
	for i := range 12 {
		ctx, cancel := context.WithCancel(context.Background())
		sent := io.Reader(bytes.NewReader(body.Bytes()))
		if i%2 == 0 { // while it is sent
			at := rand.IntN(body.Len())
			sent = io.MultiReader(bytes.NewReader(body.Bytes()[:at]), cutting{cancel})
		} else { // while it is worked on
			time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, cancel)
		}
		r, err := http.NewRequestWithContext(ctx, "POST", c.base+"/api/v1/files", sent)
		if err != nil {
			t.Fatalf("http.NewRequestWithContext: %v", err)
		}
		r.Header.Set("Authorization", "Bearer "+c.token)
		r.Header.Set("Content-Type", kind)
		if answer, err := http.DefaultClient.Do(r); err == nil { // it was faster
			io.Copy(io.Discard, answer.Body)
			answer.Body.Close()
		}
		cancel()
	}
	for _, id := range c.ids() {
		if id != kept.ID {
			c.json("DELETE", "/api/v1/files/"+id, nil, nil) // of a request that was faster
		}
	}
	var left []string
	for range 200 {
		if left = onDisk(t, c); len(left) == 1 && len(c.ids()) == 1 {
			break
		}
		for _, id := range c.ids() {
			if id != kept.ID {
				c.json("DELETE", "/api/v1/files/"+id, nil, nil)
			}
		}
		time.Sleep(20 * time.Millisecond)
	}
	if len(left) != 1 || !strings.Contains(left[0], kept.ID) {
		t.Errorf("left: %v", left)
	}
	c.stop()
	nothingLeft(t, c, before)
}

// A cutting reader breaks off what it is read for.
type cutting struct{ cancel func() }

func (c cutting) Read([]byte) (int, error) {
	c.cancel()
	return 0, io.ErrUnexpectedEOF
}

// onDisk returns what stands in the desk's folder besides its lock.
func onDisk(t *testing.T, c *client) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(c.desk.Dir())
	if err != nil {
		t.Fatalf("os.ReadDir: %v", err)
	}
	for _, e := range entries {
		if e.Name() != "lock" {
			names = append(names, filepath.Join(c.desk.Dir(), e.Name()))
		}
	}
	return names
}

// TestStop stops the server while documents of many files are made: it ends soon, and nothing is left of it.
func TestStop(t *testing.T) {
	before := runtime.NumGoroutine()
	for i, kind := range []string{"zip", "merge", "summary.xlsx"} {
		c := start(t, t.TempDir())
		var parts []part
		for n := range 8 {
			parts = append(parts, part{fmt.Sprintf("%d.xlsx", n), load(t, samplePath)})
		}
		c.drop(parts...)
		body := marshal(t, typed{"files": c.ids(), "kind": kind, "draft": true})
		answered := make(chan int, 1)
		go func() {
			r, _ := http.NewRequest("POST", c.base+"/api/v1/batch", bytes.NewReader(body))
			r.Header.Set("Authorization", "Bearer "+c.token)
			r.Header.Set("Content-Type", "application/json")
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				answered <- 0
				return
			}
			answer.Body.Close()
			answered <- answer.StatusCode
		}()
		time.Sleep(time.Duration(10+20*i) * time.Millisecond)
		c.stop()
		if status := <-answered; !slices.Contains([]int{0, http.StatusOK, http.StatusConflict, http.StatusServiceUnavailable}, status) {
			t.Errorf("%s: %d", kind, status)
		}
		nothingLeft(t, c, before)
	}
}
