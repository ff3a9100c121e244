package pagetest

import (
	"os"
	"strings"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// Accessible fails the test where axe-core, whose file NIANBAO_AXE names, finds that the page excludes somebody. Without it
// nothing is asked, or the test fails where NIANBAO_REQUIRE_BROWSER is set.
func (p *Page) Accessible(what string) {
	p.t.Helper()
	name := os.Getenv("NIANBAO_AXE")
	if name == "" {
		if required() {
			p.t.Fatal("NIANBAO_AXE names no axe.min.js of the npm package axe-core")
		}
		return
	}
	script, err := os.ReadFile(name)
	if err != nil {
		p.t.Fatal(err)
	}
	if !Eval[bool](p, "Boolean(window.axe)") {
		Eval[any](p, string(script)+"\n;null")
	}
	list := Eval[[]struct {
		ID    string   `json:"id"`
		Help  string   `json:"help"`
		Nodes []string `json:"nodes"`
	}](p, `axe.run(document, {resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
		.then((r) => r.violations.map((v) => ({id: v.id, help: v.help, nodes: v.nodes.map((n) => n.html + "\n" + n.failureSummary)})))`)
	for _, v := range list {
		p.t.Errorf("%s: %s (%s), %d places:\n%s", what, v.Help, v.ID, len(v.Nodes),
			strings.Join(v.Nodes[:min(3, len(v.Nodes))], "\n"))
	}
}

// Dark shows the page in dark, or in light.
func (p *Page) Dark(yes bool) {
	p.t.Helper()
	scheme := &emulation.MediaFeature{Name: "prefers-color-scheme", Value: "light"}
	if yes {
		scheme.Value = "dark"
	}
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia,
		emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{scheme}})
	if err != nil {
		p.t.Fatal(err)
	}
}

// PictureOf returns the first that a CSS selector finds, as PNG.
func (p *Page) PictureOf(selector string) []byte {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.Screenshot(chromedp.CSS(selector)))
	if err != nil {
		p.t.Fatal(err)
	}
	return png
}

// Print shows the page as it is printed.
func (p *Page) Print(yes bool) {
	p.t.Helper()
	media := map[bool]string{true: "print", false: ""}[yes]
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
		p.t.Fatal(err)
	}
}

// Settle is how long what moves on the page moves.
const Settle = 2 * time.Second

// Picture returns what is seen, as PNG.
func (p *Page) Picture() []byte {
	p.t.Helper()
	png, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Fatal(err)
	}
	return png
}

// Still shows the page as to somebody who has asked for less motion.
func (p *Page) Still() {
	p.t.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-reduced-motion", Value: "reduce"}}})
	if err != nil {
		p.t.Fatal(err)
	}
}
