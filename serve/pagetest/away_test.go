package pagetest_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nianbao/contract"
	"nianbao/filing"
	"nianbao/serve/pagetest"
)

// TestRestart: the page says that the program is gone, keeps what is typed meanwhile, and goes on when it is back.
func TestRestart(t *testing.T) {
	p := wrongCell(t)
	p.Keys("104")
	p.Until(corrected)
	p.Halt()
	p.Do(chromedp.Focus(chromedp.CSS(`[data-cell="` + pagetest.WrongCell + `"]`)))
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("105")
	p.Sees("程序没有回应")
	p.Sees("暂时没有重新检查")
	p.Do(chromedp.Focus(chromedp.CSS(`[data-cell="applications.granted.person"]`))) // what was typed is seen all the while
	if v := p.Value(pagetest.WrongCell); v != "105" {
		t.Errorf("while the program is gone the cell is %q", v)
	}
	p.SeesNot("没有错误")
	p.Serve()
	p.Sees("程序重新打开过")
	p.Renew()
	p.Sees("程序已恢复")
	p.Sees(sound)
	p.SeesNot("程序重新打开过")
	if v := p.Value(pagetest.WrongCell); v != "105" {
		t.Errorf("after the restart the cell is %q", v)
	}
}

// TestNotTaken: while the program has not taken what is typed, no document is made: it would have another figure than
// the page shows.
func TestNotTaken(t *testing.T) {
	p := wrongCell(t)
	pagetest.Eval[any](p, `(() => {
		const own = window.fetch;
		const busy = JSON.stringify({error: {reason: "正在处理的文件太多", advice: "请过一会儿再试。"}});
		window.crowd = true;
		window.asked = 0;
		window.fetch = (url, options) => {
			if (url.endsWith("/documents")) window.asked++;
			return window.crowd && url.endsWith("/corrections") ? Promise.resolve(new Response(busy, {status: 503})) : own(url, options);
		};
	})()`)
	p.Keys("105")
	p.Press("下载 Word 草稿")
	p.Sees("正在处理的文件太多")
	p.Do(chromedp.Sleep(300 * time.Millisecond))
	if n := pagetest.Eval[int](p, "asked"); n != 0 || p.Value(pagetest.WrongCell) != "105" {
		t.Errorf("%d documents were asked for; the cell shows %s", n, p.Value(pagetest.WrongCell))
	}
	pagetest.Eval[any](p, "window.crowd = false") // it is sent again by itself
	p.Sees(sound)
	p.Press("下载 Word 报告")
	if v := values(t, p.Download(".docx"))[pagetest.WrongCell]; v != "105" {
		t.Error("the report is not of what was typed")
	}
}

// TestStaysTyped: what was typed and the program has not taken stays in sight when the page is drawn anew meanwhile.
func TestStaysTyped(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	pagetest.Eval[any](p, `(() => {
		const own = window.fetch;
		const busy = JSON.stringify({error: {reason: "正在处理的文件太多", advice: "请过一会儿再试。"}});
		const held = new Promise((ok) => window.explain = ok);
		window.crowd = true;
		window.fetch = (url, options) => {
			if (url.endsWith("/rules")) return held.then(() => own(url, options));
			return window.crowd && url.endsWith("/corrections") ? Promise.resolve(new Response(busy, {status: 503})) : own(url, options);
		};
	})()`)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", disagree))
	p.Sees("先看 文字!A6")
	p.Do(chromedp.Focus(chromedp.CSS(`[data-cell="documents.normative.issued"]`)))
	p.Keys("17")
	pagetest.Eval[any](p, `document.querySelector("details.own").open = true, null`)
	p.Do(chromedp.Focus(chromedp.CSS("[data-particular=agency]")))
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("又一市人民政府")
	p.Press("修改一、总体情况")
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("又写了一段。")
	p.Press("完成一、总体情况")
	p.Sees("正在处理的文件太多")
	pagetest.Eval[any](p, `document.querySelectorAll(".finding").forEach((e) => e.classList.add("drawn-before")), window.explain()`)
	p.Until(`document.querySelector(".finding:not(.drawn-before)")`)
	stays := func() {
		t.Helper()
		p.Until(`document.querySelector('[data-cell="documents.normative.issued"]').value === "17"`)
		p.Until(`document.querySelector("[data-particular=agency]").value === "又一市人民政府"`)
		p.Sees("又写了一段。")
	}
	stays()
	p.Press("修改一、总体情况")
	p.Until(`document.activeElement.value === "又写了一段。"`)
	p.Press("完成一、总体情况")
	pagetest.Eval[any](p, "window.crowd = false")
	p.Sees("已自动保存")
	stays()
}

// TestOtherTab: what another tab has typed is shown before a document is made of it, and a file that it has put right
// is no draft.
func TestOtherTab(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	pagetest.Eval[any](p, `fetch("/api/v1/files/" + location.hash.split("/").pop() + "/corrections", {method: "POST",
		headers: {"Content-Type": "application/json"}, body: JSON.stringify({cells: {"`+pagetest.WrongCell+`": "105"}})}).then(() => null)`)
	p.Press("下载 Word 草稿")
	path := p.Download(".docx")
	if v := values(t, path)[pagetest.WrongCell]; v != "105" || isDraft(t, path) {
		t.Errorf("the report has %s, a draft: %v", v, isDraft(t, path))
	}
	if v := p.Value(pagetest.WrongCell); v != "105" {
		t.Errorf("the page shows %s", v)
	}
}

// TestExplainedBeside: what was explained of a file counts with it, whatever stands between them in the drop.
func TestExplainedBeside(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	path := pagetest.Workbook(t, "示例统计表.xlsx", func(r *contract.Report) { delete(r.Values, "documents.normative.issued") })
	if _, err := filing.Builtin().Waive(opened(t, path), filing.Waiving{Rule: "V01", Reason: "没有发生"}); err != nil {
		t.Fatalf("filing.Builtin().Waive: %v", err)
	}
	p.Drop(path, pagetest.Sound, path+".waivers.yaml")
	p.Sees("2 个文件：2 个没有问题")
}
