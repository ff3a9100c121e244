package site_test

import (
	"context"
	"os"
	"os/exec"
	"testing"

	"github.com/chromedp/chromedp"

	"nianbao/cmd/docs/site"
)

const violations = `axe.run(document, {resultTypes: ["violations"]}).then((r) => r.violations.map((v) =>
	v.id + " " + v.nodes.length + " " + v.nodes[0].html.slice(0, 150)))`

// TestAccessible shows that axe-core finds nothing on any page, and that none is wider than a narrow screen. It runs where
// NIANBAO_REQUIRE_BROWSER is set, with axe.min.js where NIANBAO_AXE names it, as serve/pagetest does.
func TestAccessible(t *testing.T) {
	program, required := os.Getenv("NIANBAO_BROWSER"), os.Getenv("NIANBAO_REQUIRE_BROWSER") != ""
	if program == "" && required {
		program, _ = exec.LookPath("chromium")
	}
	axe, err := os.ReadFile(os.Getenv("NIANBAO_AXE"))
	switch {
	case (program == "" || err != nil) && required:
		t.Fatal("install Chromium, and name axe.min.js of the npm package axe-core in NIANBAO_AXE")
	case program == "" || err != nil:
		t.Skip("NIANBAO_REQUIRE_BROWSER=1, or a browser named in NIANBAO_BROWSER, tests the pages in it")
	}
	folder := t.TempDir()
	if err := site.Write(os.DirFS("../../.."), folder); err != nil {
		t.Fatalf("write the site: %v", err)
	}
	allocator, free := chromedp.NewExecAllocator(context.Background(),
		append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(program), chromedp.NoSandbox)...)
	defer free()
	ctx, end := chromedp.NewContext(allocator)
	defer end()
	pages, err := os.ReadDir(folder)
	if err != nil {
		t.Fatalf("list the pages: %v", err)
	}
	for _, page := range pages {
		if page.IsDir() {
			continue
		}
		must(t, chromedp.Do(ctx, chromedp.EmulateViewport(360, 800), chromedp.Navigate("file://"+folder+"/"+page.Name())))
		over, err := chromedp.Run(ctx, chromedp.Evaluate[int]("document.documentElement.scrollWidth - innerWidth"))
		must(t, err)
		must(t, chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)))
		_, err = chromedp.Run(ctx, chromedp.Evaluate[any](string(axe)+"\n;null"))
		must(t, err)
		list, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](violations, chromedp.EvalAwaitPromise))
		must(t, err)
		if len(list) > 0 || over > 0 {
			t.Errorf("%s: axe-core finds %q; on a narrow screen %d too wide", page.Name(), list, over)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatalf("ask the browser: %v", err)
	}
}
