package pagetest_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/xuri/excelize/v2"

	"nianbao/contract"
	"nianbao/serve/pagetest"
)

var update = flag.Bool("update", false, "take the pictures of the READMEs anew: docs/page*.png and docs/message-*.png")

// TestPicture takes the picture of a file that the README shows.
func TestPicture(t *testing.T) {
	if !*update {
		t.Skip("-update takes them anew")
	}
	p := pagetest.Open(t, 1280, 1560)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	picture(p, t, "page.png")
	p.Do(chromedp.EmulateViewport(1280, 720)) // what prints on half a page
	picture(p, t, "page-top.png")
}

// TestPictureOfMany takes the picture of many files.
func TestPictureOfMany(t *testing.T) {
	if !*update {
		t.Skip("-update takes it anew")
	}
	names := []string{"示例市教育局", "示例市民政局", "示例市司法局", "示例市财政局", "示例市水务局", "示例市体育局"}
	p := pagetest.Open(t, 1280, 1080)
	files := []string{write(t, "关于报送的通知.txt", "x")}
	for i, name := range names {
		files = append(files, pagetest.Workbook(t, name+".xlsx", func(r *contract.Report) {
			r.Agency = name
			r.Texts["overview"] = strings.NewReplacer("制发规章1件、", "制发", "示例市人民政府", name).Replace(r.Texts["overview"])
			r.Values["documents.regulations.issued"], r.Values["documents.regulations.effective"] = "0", "0"
			switch i {
			case 2:
				r.Values[pagetest.WrongCell] = "150"
			case 4:
				delete(r.Values, "licensing.permits.decisions")
			}
		}))
	}
	p.Drop(files...)
	p.Sees("7 个文件")
	fill(p, "roster", "示例市教育局\n示例市民政局\n示例市司法局\n示例市财政局\n示例市公安局")
	p.Press("核对名单和各单位的文字")
	p.Sees("没有报")
	pagetest.Eval[any](p, "document.activeElement.blur(), scrollTo(0, 0)")
	p.Do(chromedp.MouseEvent(chromedp.MouseMoved, 1, 1))
	picture(p, t, "page-batch.png")
}

// TestPicturesOfMessages takes the pictures of the messages that README.zh-CN.md explains.
func TestPicturesOfMessages(t *testing.T) {
	if !*update {
		t.Skip("-update takes them anew")
	}
	changed := func(change func(*contract.Report)) string { return pagetest.Workbook(t, "统计表.xlsx", change) }
	files := map[string]string{
		"sum": pagetest.Wrong(t),
		"number": changed(func(r *contract.Report) {
			r.Unreadable = map[string]string{"licensing.permits.decisions": "约5件"}
			delete(r.Values, "licensing.permits.decisions")
		}),
		"blank": changed(func(r *contract.Report) { delete(r.Values, "licensing.permits.decisions") }),
		"sentence": changed(func(r *contract.Report) {
			r.Texts["overview"] = strings.Replace(r.Texts["overview"], "申请3119件", "申请3191件", 1)
		}),
	}
	f, err := excelize.OpenFile(pagetest.Sound)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	files["formula"] = filepath.Join(t.TempDir(), "统计表.xlsx")
	if err := errors.Join(f.SetCellFormula("依申请公开", "D29", "SUM(D8:D27)"), f.SaveAs(files["formula"])); err != nil {
		t.Fatalf("f.SetCellFormula, f.SaveAs: %v", err)
	}
	p := pagetest.Open(t, 1280, 1080)
	for name, file := range files {
		p.Visit("")
		p.Drop(file)
		p.Until(`document.querySelector(".findings > li") !== null`)
		p.Do(chromedp.MouseEvent(chromedp.MouseMoved, 1, 1), chromedp.Sleep(pagetest.Settle))
		if err := os.WriteFile("../../docs/message-"+name+".png", p.PictureOf(".findings > li"), 0o600); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
}

func picture(p *pagetest.Page, t *testing.T, name string) {
	t.Helper()
	p.Do(chromedp.Sleep(pagetest.Settle))
	if err := os.WriteFile("../../docs/"+name, p.Picture(), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
}
