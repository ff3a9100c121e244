package pagetest_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nianbao/serve/pagetest"
)

// TestWidths: from 360 px to a wide screen nothing but the tables is wider than the screen.
func TestWidths(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	file := pagetest.Eval[string](p, "location.hash")
	for _, hash := range []string{file, "#/", "#/new", "#/rules", "#/help"} {
		p.Go(hash)
		for _, width := range []int64{360, 768, 1024, 1440, 2560} {
			p.Do(chromedp.EmulateViewport(width, 800))
			if wide := pagetest.Eval[int](p, "document.documentElement.scrollWidth"); wide > int(width) {
				t.Errorf("%s is %d px wide on a screen of %d", hash, wide, width)
			}
		}
	}
}

// TestHeads: in the middle of the long table the heads of its columns are in sight, and above the cell that has the focus.
func TestHeads(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	for _, width := range []int64{1440, 360} {
		p.Do(chromedp.EmulateViewport(width, 700))
		for _, cell := range []string{"applications.unavailable.unclear.person", "applications.granted.person"} { // from below, too
			pagetest.Eval[any](p, `document.querySelector('[data-cell="`+cell+`"]').focus()`)
			p.Until(`(() => { const cell = document.activeElement.getBoundingClientRect();
				return cell.bottom <= innerHeight && Array.from(document.querySelectorAll("th.stays")).every((th) =>
					(({top, bottom}) => top > 40 && bottom <= cell.top + 1)(th.getBoundingClientRect())); })()`)
		}
		p.Do(chromedp.MouseEvent(chromedp.MouseMoved, 1, 1))
		pagetest.Eval[any](p, "document.activeElement.blur()")
	}
	p.Press("依申请公开!D17")
	p.Until(`document.querySelector("#hint .where b").textContent === "“8.属于行政查询事项”的“自然人”　依申请公开!D17"`)
}

// TestKeyboard: the wrong cell is found and mended without a pointer, and what has the focus is seen.
func TestKeyboard(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	for range 40 {
		p.Keys(kb.Tab)
		if pagetest.Eval[bool](p, `document.activeElement !== document.body &&
			getComputedStyle(document.activeElement).outlineStyle === "none"`) {
			t.Errorf("the focus is not seen: %s", pagetest.Eval[string](p, "document.activeElement.outerHTML.slice(0, 200)"))
		}
		if pagetest.Eval[string](p, "document.activeElement.textContent") == "依申请公开!D17" {
			break
		}
	}
	p.Keys(kb.Enter)
	p.Until(focused)
	p.Keys(kb.ArrowDown)
	p.Until(`document.activeElement.dataset.cell === "applications.unavailable.not_held.person"`)
	p.Keys(kb.ArrowUp)
	p.Until(focused)
	p.Keys(kb.ArrowRight)
	p.Until(`document.activeElement.dataset.cell === "applications.denied.inquiry.company"`)
	p.Keys(kb.ArrowLeft)
	p.Until(focused)
	p.Keys("105" + kb.Enter)
	p.Until(`document.activeElement.dataset.cell === "applications.unavailable.not_held.person"`)
	p.Sees("没有错误，可以生成报告")
}

var latin = regexp.MustCompile(`[A-Za-z]{2,}`)

// TestChinese: what is seen is Chinese, but for names of programs and kinds of file.
func TestChinese(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t), write(t, "说明.txt", "x"))
	p.Sees("读不了")
	list := pagetest.Eval[string](p, `document.querySelector("tbody a").getAttribute("href")`)
	known := " Excel WPS Word PDF xlsx docx xls et json zip txt Esc Ctrl LibreOffice JavaScript html HTML MB "
	for _, hash := range []string{"#/", list, "#/new", "#/help"} {
		p.Go(hash)
		text := pagetest.Eval[string](p, `document.body.innerText + Array.from(document.querySelectorAll("[title],[aria-label],[placeholder]")).
			map((e) => [e.title, e.getAttribute("aria-label"), e.placeholder].join(" ")).join(" ")`)
		for _, word := range latin.FindAllString(text, -1) {
			if !strings.Contains(known, " "+word+" ") {
				t.Errorf("%s says %s", hash, word)
			}
		}
	}
}

// TestPrint: what is pressed is not printed, and the findings are.
func TestPrint(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	file := pagetest.Eval[string](p, "location.hash")
	p.Print(true)
	p.Until(`Array.from(document.querySelectorAll("main button")).every((b) => b.offsetParent === null)`)
	p.Until(`document.querySelector(".findings").offsetParent !== null`)
	p.Until(`document.querySelector("td.is-suspect .printed").innerText === "应为 105"`)
	p.Drop(pagetest.Sound)
	p.Until(`document.querySelector("h1").innerText.includes("2024年") && document.querySelector(".verdict.good")`)
	p.Go("#/")
	p.Until(`new Set(Array.from(document.querySelectorAll(".batch tr")).map((r) => Array.from(r.cells).
		filter((c) => getComputedStyle(c).display !== "none").length)).size === 1`)
	p.Go(file)
	p.Until(`document.querySelector(".findings").innerText.includes("也可能是 依申请公开!D28：现为 108，应为 63")`)
}
