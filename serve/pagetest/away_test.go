package pagetest_test

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"nianbao/contract"
	"nianbao/serve/pagetest"
)

// TestRestart: the page says that the program is gone, keeps what is typed meanwhile, and goes on when it is back.
func TestRestart(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17")
	p.Keys("104")
	p.Until(corrected)
	p.Halt()
	p.Do(chromedp.Focus(chromedp.CSS(`[data-cell="` + pagetest.WrongCell + `"]`)))
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("105")
	p.Sees("程序没有回应")
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
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17")
	p.Until(focused)
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
	if f := opened(t, p.Download(".docx")); contract.NewReport("", f.Report).Values[pagetest.WrongCell] != "105" {
		t.Error("the report is not of what was typed")
	}
}
