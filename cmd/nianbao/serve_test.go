package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
)

const served = "../../testdata/" + sample

// A screen is a terminal that several goroutines write on.
type screen struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *screen) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// atHome gives the test a user's folder of its own, a port of its own, and takes the place of the browser and of Ctrl+C.
func atHome(t *testing.T, byHand bool) (opened chan string, interrupt func()) {
	t.Helper()
	home := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(name, home)
	}
	opened = make(chan string, 4)
	ctx, cancel := context.WithCancel(context.Background())
	wasBrowse, wasInterrupts, wasOwns := browse, interrupts, ownsConsole
	browse = func(url string) bool { opened <- url; return true }
	interrupts = func() (context.Context, context.CancelFunc) { return ctx, func() {} }
	ownsConsole = func() bool { return byHand }
	t.Cleanup(func() {
		cancel()
		browse, interrupts, ownsConsole = wasBrowse, wasInterrupts, wasOwns
	})
	return opened, cancel
}

// page opens an address as a browser does, which keeps cookies, and returns the API's answer.
func page(t *testing.T, url, path string) (int, string) {
	t.Helper()
	base, rest, _ := strings.Cut(url, "/?token=")
	token, _, _ := strings.Cut(rest, "#")
	r, err := http.NewRequest("GET", base+path, nil)
	must(t, err)
	r.Header.Set("Authorization", "Bearer "+token)
	answer, err := http.DefaultClient.Do(r)
	must(t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	must(t, err)
	http.DefaultClient.CloseIdleConnections()
	return answer.StatusCode, string(body)
}

// started runs the program and returns what it says and its exit status once it ends.
func started(args ...string) (said *screen, status chan int) {
	said, status = &screen{}, make(chan int, 1)
	go func() { status <- run(append([]string{"nianbao"}, args...), said, said) }()
	return said, status
}

// TestServe starts the page, starts it again, with a file, and stops it.
func TestServe(t *testing.T) {
	opened, interrupt := atHome(t, false)
	said, status := started("serve", "--open")
	url := <-opened
	if code, body := page(t, url, "/api/v1/version"); code != 200 || !strings.Contains(body, `"nianbao"`) {
		t.Errorf("%d %s", code, body)
	}
	again, ended := started("serve", "--open", served)
	second := <-opened
	if code := <-ended; code != exitOK || !strings.Contains(again.String(), "已经在运行") {
		t.Errorf("the second start ends with %d: %s", code, again)
	}
	if first, _, _ := strings.Cut(second, "#"); first != url || !regexp.MustCompile(`#file=[A-Z2-7]{26}$`).MatchString(second) {
		t.Errorf("the second start opens %s, not %s", second, url)
	}
	if _, body := page(t, url, "/api/v1/files"); !strings.Contains(body, filepath.Base(served)) {
		t.Errorf("the file is not on the page: %s", body)
	}
	interrupt()
	if code := <-status; code != exitOK {
		t.Errorf("ends with %d", code)
	}
	for _, words := range []string{url, "关闭这个窗口", "Ctrl+C", "不会传出去", "已经停止"} {
		if !strings.Contains(said.String(), words) {
			t.Errorf("%s is not said:\n%s", words, said)
		}
	}
	config, err := os.UserConfigDir()
	must(t, err)
	if _, err := os.Stat(filepath.Join(config, "nianbao", "running.json")); !os.IsNotExist(err) {
		t.Error("a server that has stopped is announced")
	}
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "nianbao-page-*")); len(left) > 0 {
		for _, dir := range left {
			if info, err := os.Stat(dir); err == nil && info.Mode().Perm() != 0o700 {
				t.Errorf("%s can be read by others", dir)
			}
		}
	}
}

// TestDoubleClick shows what comes of opening the program by hand: without a file its page, with a file in which there
// are errors that file on it.
func TestDoubleClick(t *testing.T) {
	dir := t.TempDir()
	sound, faulty, none := filepath.Join(dir, "好.xlsx"), filepath.Join(dir, "错.xlsx"), filepath.Join(dir, "坏.xlsx")
	must(t, os.WriteFile(none, []byte("不是统计表"), 0o666))
	data, err := os.ReadFile(served)
	must(t, err)
	must(t, os.WriteFile(sound, data, 0o666))
	data, err = os.ReadFile("../../serve/sample.xlsx")
	must(t, err)
	must(t, os.WriteFile(faulty, data, 0o666))
	for _, test := range []struct {
		name  string
		hand  bool
		args  []string
		page  string // what stands on the page; "-" for no page
		wrote bool
	}{
		{"nothing", true, nil, "", false},
		{"a sound file", true, []string{sound}, "-", true},
		{"a file with errors", true, []string{faulty}, "错.xlsx", false},
		{"both", true, []string{sound, faulty}, "错.xlsx", true},
		{"a folder", true, []string{dir}, "错.xlsx", true},
		{"what cannot be read besides", true, []string{none, faulty}, "错.xlsx", false},
		{"what cannot be read", true, []string{none}, "-", false},
		{"in a script", false, []string{faulty}, "-", false},
		{"nothing in a script", false, nil, "-", false},
		{"a command", true, []string{"check", faulty}, "-", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			opened, interrupt := atHome(t, test.hand)
			said, status := started(test.args...)
			if test.page != "-" {
				url := <-opened
				_, body := page(t, url, "/api/v1/files")
				if test.page == "" && strings.Contains(body, "xlsx") || test.page != "" && strings.Count(body, `"name"`) != 1 ||
					!strings.Contains(body, test.page) || strings.Contains(url, "#file=") != (test.page != "") {
					t.Errorf("%s: %s", url, body)
				}
				interrupt()
			}
			<-status
			if len(opened) > 0 {
				t.Error("a page was opened")
			}
			written, _ := filepath.Glob(filepath.Join(dir, "*.docx"))
			if len(written) > 0 != test.wrote {
				t.Errorf("%d reports: %s", len(written), said)
			}
			for _, path := range written {
				os.Remove(path)
			}
		})
	}
}

// TestServeRefused shows which addresses are none for it.
func TestServeRefused(t *testing.T) {
	atHome(t, false)
	for _, addr := range []string{"0.0.0.0:26050", ":26050", "192.168.1.2:80", "26050"} {
		said, status := started("serve", "--addr", addr)
		if code := <-status; code != exitFailed || !strings.Contains(said.String(), "127.0.0.1") {
			t.Errorf("%s: %d %s", addr, code, said)
		}
	}
}
