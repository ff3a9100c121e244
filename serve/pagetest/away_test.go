package pagetest_test

import (
	"testing"

	"github.com/chromedp/chromedp"

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
