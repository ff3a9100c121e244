package pagetest_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nianbao/contract"
	"nianbao/serve/pagetest"
)

// accessible asks in light and in dark.
func accessible(p *pagetest.Page, what string) {
	for _, dark := range []bool{false, true} {
		p.Dark(dark)
		p.Accessible(what)
	}
}

func TestAccessible(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Sees("把统计表拖到这里")
	accessible(p, "the first page")
	for hash, words := range map[string]string{"#/help": "放心", "#/rules/R01": "依据", "#/new": "开始填写", "#/file/none": "不在程序里"} {
		p.Go(hash)
		p.Sees(words)
		accessible(p, hash)
	}
	p.Go("#/")
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	accessible(p, "a file")
	p.Press("依申请公开!D17")
	p.Sees("回到列表")
	accessible(p, "a cell's message")
	p.Keys("104")
	p.Until(corrected)
	accessible(p, "a cell that was corrected")
	p.Press("修改一、总体情况")
	accessible(p, "a text that is written")
}

func TestAccessibleMany(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Sound, write(t, "说明.txt", "x"), pagetest.Workbook(t, "水务局.xlsx", func(r *contract.Report) { r.Agency = "示例市水务局" }))
	p.Sees("应报名单")
	p.Press("核对名单和各单位的文字")
	p.Until(`document.querySelector(".told").children.length > 0`)
	accessible(p, "many files")
	p.Do(chromedp.EmulateViewport(360, 800))
	accessible(p, "many files on a narrow screen")
	p.Press("示例市水务局")
	p.Press("核实过，写说明")
	p.Do(chromedp.SendKeys(chromedp.CSS(".waive textarea"), "与规范性文件同在一表统计"))
	accessible(p, "a finding that is explained, on a narrow screen")
	p.Press("记下")
	p.Sees("另有 1 处已说明")
	accessible(p, "a finding that was explained")
	p.Halt()
	p.Press("取消说明")
	p.Sees("程序没有回应")
	accessible(p, "the program is gone")
}

// TestTabs: the Tab key goes through everything that can be pressed or typed into, in the order in which it is read, and
// round again; what has the focus is on the screen and not under the top.
func TestTabs(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", disagree))
	p.Sees("核实过，写说明") // the rules are here, and nothing is drawn anew
	all := pagetest.Eval[int](p, `(window.stops = Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, mark")).
		filter((e) => e.tabIndex >= 0 && !e.disabled && e.offsetParent !== null && !e.closest("details:not([open]) > :not(summary)")), stops.length)`)
	if all < 200 {
		t.Fatalf("%d stops", all)
	}
	pagetest.Eval[any](p, `(() => { window.seen = []; window.hid = []; document.addEventListener("focusin", (e) => {
		seen.push(stops.indexOf(e.target));
		const {top, bottom} = e.target.getBoundingClientRect();
		if (!e.target.closest(".top, .skip") && (top < 44 || bottom > innerHeight)) hid.push(e.target.outerHTML.slice(0, 120));
	}); })()`)
	for range all + 1 { // one leads out of the page and in again
		p.Keys(kb.Tab)
	}
	if n := pagetest.Eval[int](p, `new Set(seen).size`); n != all {
		t.Errorf("Tab comes to %d of %d", n, all)
	}
	if !pagetest.Eval[bool](p, `seen.every((n, i) => n >= 0 && (i === 0 || n === (seen[i - 1] + 1) % stops.length))`) {
		t.Errorf("the order is %v", pagetest.Eval[[]int](p, "seen"))
	}
	if hidden := pagetest.Eval[[]string](p, "hid"); len(hidden) > 0 {
		t.Errorf("what has the focus is not seen: %q", hidden)
	}
}

// TestStill: where the system asks for less motion, nothing moves.
func TestStill(t *testing.T) {
	p := wrongCell(t)
	moves := `Array.from(document.querySelectorAll("td.figure")).map((e) => (e.classList.add("flash"), getComputedStyle(e).animationName))[0]`
	if name := pagetest.Eval[string](p, moves); name != "flash" {
		t.Errorf("the animation of the cell that is meant is %s", name)
	}
	p.Still()
	if name := pagetest.Eval[string](p, moves); name != "none" {
		t.Errorf("the animation %s runs", name)
	}
}
