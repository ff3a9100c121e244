// Package pagetest opens the page in a real browser for tests: it starts the server, drops files, presses keys, reads what
// is shown and takes what is downloaded.
package pagetest

import (
	"context"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"nianbao/filing"
	"nianbao/serve"
)

// patience is how long something that is expected on the page may take on a busy machine.
const patience = 40 * time.Second

// names are programs of browsers that speak the Chrome DevTools Protocol.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"}

var (
	once    sync.Once
	running context.Context // of the one browser of a test's process, nil where there is none
	stop    = func() {}
)

// Run runs a package's tests and closes the browser behind them.
func Run(m *testing.M) int {
	code := m.Run()
	stop()
	return code
}

// required tells whether the tests must run.
func required() bool { return os.Getenv("NIANBAO_REQUIRE_BROWSER") != "" }

// start starts the browser. The tests take a minute: they run where NIANBAO_REQUIRE_BROWSER is set, and fail there without
// a browser, or where NIANBAO_BROWSER names one.
func start(t testing.TB) context.Context {
	t.Helper()
	if !required() && os.Getenv("NIANBAO_BROWSER") == "" {
		t.Skip("NIANBAO_REQUIRE_BROWSER=1, or a browser named in NIANBAO_BROWSER, tests the page in it")
	}
	once.Do(func() {
		program := os.Getenv("NIANBAO_BROWSER")
		for _, name := range names {
			if program == "" {
				program, _ = exec.LookPath(name)
			}
		}
		if program == "" {
			return
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox,
			chromedp.Flag("lang", "zh-CN"))
		allocator, free := chromedp.NewExecAllocator(context.Background(), options...)
		ctx, cancel := chromedp.NewContext(allocator)
		if err := chromedp.Do(ctx); err != nil {
			t.Logf("start %s: %v", program, err)
			free()
			return
		}
		running, stop = ctx, func() { cancel(); free() }
	})
	if running == nil {
		t.Fatal("no browser: install Chromium, or name one in NIANBAO_BROWSER")
	}
	return running
}

// A Page is the page in a tab of the browser, with a server of its own.
type Page struct {
	t         *testing.T
	ctx       context.Context
	folder    string // the user's own
	downloads string
	taken     map[string]bool // of the downloads
	server    *serve.Server
	address   string
	halt      func()
}

// Open starts a server and opens the page at a width and a height in pixels, beside other tests.
func Open(t *testing.T, width, height int64) *Page {
	t.Helper()
	whole := start(t)
	t.Parallel()
	p := &Page{t: t, folder: t.TempDir(), downloads: t.TempDir(), address: "127.0.0.1:0", taken: map[string]bool{}, halt: func() {}}
	p.Serve()
	tab, cancel := chromedp.NewContext(whole, chromedp.WithNewBrowserContext())
	p.ctx = tab
	t.Cleanup(cancel)
	p.watch() // it opens the tab, which then lasts as long as the context: with Do's it would end with that
	p.Do(chromedp.EmulateViewport(width, height))
	yes := true
	_, err := chromedp.CallBrowser(tab, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: p.downloads, EventsEnabled: &yes,
		BrowserContextID: chromedp.FromContext(tab).BrowserContextID})
	if err != nil {
		t.Fatal(err)
	}
	p.Visit("")
	return p
}

// watch fails the test where the page throws, or its policy refuses something.
func (p *Page) watch() {
	messages := chromedp.Console(p.ctx)
	var lock sync.Mutex
	ended := false
	p.t.Cleanup(func() { lock.Lock(); defer lock.Unlock(); ended = true })
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			lock.Lock()
			if !ended && (m.IsException() || strings.Contains(m.Text, "Content Security Policy")) {
				p.t.Errorf("the page's console: %s", m.String())
			}
			lock.Unlock()
		}
	}()
}

// Serve starts a server at the page's address, with the user's own folder.
func (p *Page) Serve() {
	p.t.Helper()
	s, err := serve.New(serve.Options{Addresses: []string{p.address}, Library: filing.Builtin(), Folder: p.folder, Version: "test",
		Log: slog.New(slog.NewTextHandler(io.Discard, nil))})
	if err != nil {
		p.t.Fatal(err)
	}
	p.server = s
	p.address = strings.TrimPrefix(strings.SplitN(s.URL(""), "/?", 2)[0], "http://")
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := s.Serve(ctx); err != nil {
			p.t.Errorf("serve: %v", err)
		}
	}()
	halt := sync.OnceFunc(func() { cancel(); <-done })
	p.halt = halt
	p.t.Cleanup(halt)
}

// Halt stops the server, as closing the program does.
func (p *Page) Halt() { p.halt() }

// Visit opens the page's address with its token, and a part of the page: "#/help".
func (p *Page) Visit(hash string) {
	p.t.Helper()
	p.Do(chromedp.Navigate(p.server.URL("")+hash), chromedp.WaitVisible(chromedp.CSS("main[data-shown]")))
}

// Go goes to a part of the page as a link does, and waits until it is shown.
func (p *Page) Go(hash string) {
	p.t.Helper()
	Eval[any](p, `(() => {
		if (location.hash === `+strconv.Quote(hash)+`) return;
		delete document.querySelector("#main").dataset.shown;
		location.hash = `+strconv.Quote(hash)+`;
	})()`)
	p.Until(`document.querySelector("#main").dataset.shown`)
}

// Do runs actions of the browser.
func (p *Page) Do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%v; the page says:\n%s", err, p.said())
	}
}

func (p *Page) said() string {
	ctx, cancel := context.WithTimeout(p.ctx, 5*time.Second)
	defer cancel()
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string]("document.body.innerText.slice(0, 1500)"))
	return text
}

// Eval returns what an expression is worth on the page; a promise is waited for.
func Eval[T any](p *Page, script string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", script, err)
	}
	return v
}

// Until waits until an expression is true on the page.
func (p *Page) Until(script string) {
	p.t.Helper()
	// What is not there yet is no mistake of the page.
	holds := "(() => { try { return Boolean(" + script + "); } catch (e) { return false; } })()"
	for end := time.Now().Add(patience); !Eval[bool](p, holds); time.Sleep(30 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("never: %s; the page says:\n%s", script, p.said())
		}
	}
}

// Sees waits until the page shows words.
func (p *Page) Sees(words string) {
	p.t.Helper()
	p.Until("document.body.innerText.includes(" + strconv.Quote(words) + ")")
}

// SeesNot waits until the page no longer shows words.
func (p *Page) SeesNot(words string) {
	p.t.Helper()
	p.Until("!document.body.innerText.includes(" + strconv.Quote(words) + ")")
}

// Press clicks the first button or link that is seen and is called so, with the pointer as a person does.
func (p *Page) Press(name string) {
	p.t.Helper()
	find := `(() => {
		const name = ` + strconv.Quote(name) + `;
		const is = (e) => e.getAttribute("aria-label") === name || e.textContent.trim() === name;
		const it = Array.from(document.querySelectorAll("button, a, summary, label")).find((e) =>
			is(e) && e.offsetParent !== null && !e.disabled && e.getAttribute("aria-disabled") !== "true");
		if (!it) return [];
		it.scrollIntoView({block: "center"});
		const {x, y, width, height} = it.getClientRects()[0];
		return [x + width / 2, y + height / 2];
	})()`
	p.Until(find + ".length === 2")
	at := Eval[[]float64](p, find)
	if len(at) != 2 {
		p.t.Fatalf("%s is no longer there; the page says:\n%s", name, p.said())
	}
	p.Do(chromedp.MouseClickXY(at[0], at[1]))
}

// Keys types on the keyboard, into what has the focus.
func (p *Page) Keys(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	p.Do(chromedp.KeyEvent(keys, options...))
}

// Drop drops files, or folders, onto the page.
func (p *Page) Drop(files ...string) {
	p.t.Helper()
	for i, name := range files {
		whole, err := filepath.Abs(name)
		if err != nil {
			p.t.Fatal(err)
		}
		files[i] = whole
	}
	data := &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1}
	for _, kind := range []input.DispatchDragEventType{"dragEnter", "dragOver", "drop"} {
		_, err := chromedp.Call(p.ctx, input.DispatchDragEvent, input.DispatchDragEventParams{Type: kind, X: 200, Y: 200, Data: data})
		if err != nil {
			p.t.Fatal(err)
		}
	}
}

// Download waits for a file that the browser has taken since the last one, and returns where it is. Its name holds a text.
func (p *Page) Download(name string) string {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
		list, _ := os.ReadDir(p.downloads)
		for _, e := range list {
			info, err := e.Info() // the browser takes the name first, with nothing in it
			if err != nil || info.Size() == 0 {
				continue
			}
			if strings.Contains(e.Name(), name) && !strings.HasSuffix(e.Name(), ".crdownload") && !p.taken[e.Name()] {
				p.taken[e.Name()] = true
				return filepath.Join(p.downloads, e.Name())
			}
		}
	}
	p.t.Fatalf("no file %s was taken; the page says:\n%s", name, p.said())
	return ""
}

// Value returns what stands in a cell's field.
func (p *Page) Value(cell string) string {
	p.t.Helper()
	return Eval[string](p, `(document.querySelector('[data-cell="`+cell+`"]') || {}).value || ""`)
}

// Renew lets the browser in anew, as the page does that the program opens in another tab.
func (p *Page) Renew() {
	p.t.Helper()
	Eval[any](p, `fetch(`+strconv.Quote(p.server.URL(""))+`).then(() => null)`)
}
