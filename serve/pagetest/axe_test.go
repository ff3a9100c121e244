package pagetest_test

import (
	"testing"

	"github.com/chromedp/chromedp"

	"nianbao/serve/pagetest"
)

func TestAccessible(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Sees("把统计表拖到这里")
	for _, dark := range []bool{false, true} {
		p.Dark(dark)
		p.Accessible("the first page")
	}
	p.Go("#/help")
	p.Accessible("help")
	p.Go("#/rules/R01")
	p.Sees("依据")
	p.Accessible("rules")
	p.Go("#/new")
	p.Sees("开始填写")
	p.Accessible("new")
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	for _, dark := range []bool{false, true} {
		p.Dark(dark)
		p.Accessible("a file")
	}
	p.Press("依申请公开!D17")
	p.Sees("回到列表")
	p.Accessible("a cell's message")
	p.Press("修改一、总体情况")
	p.Accessible("a text that is written")
	p.Go("#/")
	p.Drop(pagetest.Sound, write(t, "说明.txt", "x"))
	p.Sees("应报名单")
	for _, dark := range []bool{false, true} {
		p.Dark(dark)
		p.Accessible("many files")
	}
	p.Do(chromedp.EmulateViewport(360, 800))
	p.Accessible("many files on a narrow screen")
}
