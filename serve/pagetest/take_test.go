package pagetest_test

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"nianbao/contract"
	"nianbao/filing"
	"nianbao/serve/pagetest"
)

// TestWithinAMinute is what the page is for: the workbook dropped, the cell mended, the Word report in hand.
func TestWithinAMinute(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	p.Press("下载 Word 报告")
	path := p.Download(".docx")
	if v := values(t, path)[pagetest.WrongCell]; v != "105" || isDraft(t, path) {
		t.Errorf("the report %s has %s, a draft: %v", filepath.Base(path), v, isDraft(t, path))
	}
	if !strings.HasPrefix(filepath.Base(path), "示例市人民政府2024年政府信息公开工作年度报告") {
		t.Errorf("it is called %s", filepath.Base(path))
	}
}

// TestTake: the corrected workbook is the one that was dropped, mended; besides it the marked copy and the web page.
func TestTake(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	wrong := pagetest.Wrong(t)
	p.Drop(wrong)
	p.Press("标出问题的统计表")
	marked := p.Download("标注")
	if f := opened(t, marked); len(filing.Builtin().Check(f)) == 0 {
		t.Errorf("%s has no errors", marked)
	}
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	p.Press("统计表（Excel）")
	mended := p.Download(".xlsx")
	if findings := filing.Builtin().Check(opened(t, mended)); len(findings) != 0 {
		t.Errorf("%s: %v", mended, findings)
	}
	p.Press("网页")
	if f := opened(t, p.Download(".html")); f.Report.Year != 2024 {
		t.Errorf("the page is of %d", f.Report.Year)
	}
}

// TestDraft: while errors remain the Word report is a draft, and says so.
func TestDraft(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("下载 Word 草稿")
	p.Sees("每页标明“草稿”")
	if path := p.Download(".docx"); !isDraft(t, path) {
		t.Errorf("%s is no draft", path)
	}
}

// TestLastYear: this year's and last year's file dropped together are held against each other, and drawn side by side.
func TestLastYear(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	last := pagetest.Workbook(t, "2023年统计表.xlsx", func(r *contract.Report) {
		r.Year = 2023
		r.Values["applications.received.person"] = "2001"
	})
	p.Drop(pagetest.Wrong(t), last)
	p.Sees("已与上年核对")
	open(p, "示例统计表.xlsx")
	p.Sees("2023年")
	p.Until(`document.querySelectorAll("svg g.last").length > 3`)
	p.Until(`document.querySelector("svg[role='img']").getAttribute("aria-label").length > 20`)
	p.Until(`document.querySelector(".findings").innerText.includes("Y01")`)
}

// TestYearBefore: only what may be the year before is offered: the agency's own files of earlier years.
func TestYearBefore(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	of := func(agency string, year int) string {
		return pagetest.Workbook(t, agency+strconv.Itoa(year)+".xlsx", func(r *contract.Report) { r.Agency, r.Year = agency, year })
	}
	p.Drop(pagetest.Wrong(t), of("示例市人民政府", 2022), of("示例市人民政府", 2023), of("示例市人民政府", 2025), of("示例市水务局", 2023))
	p.Sees("5 个文件")
	p.Go("#/new")
	offered := `Array.from(document.querySelector("select[id^=last]").options).map((o) => o.text).join()`
	p.Do(chromedp.SendKeys(chromedp.CSS("#agency"), "示例市水务局"), chromedp.SetValue(chromedp.CSS("#year"), "2024"))
	pagetest.Eval[any](p, `document.querySelector("#year").dispatchEvent(new Event("change"))`)
	p.Until(offered + ` === "（没有）,2023年 示例市水务局2023.xlsx"`)
	p.Go("#/")
	open(p, "示例统计表.xlsx")
	p.Until(offered + ` === "（没有给）,2023年 示例市人民政府2023.xlsx,2022年 示例市人民政府2022.xlsx"`)
}

// TestLastYearLater: last year's file dropped afterwards is held against this year's, which is shown again.
func TestLastYearLater(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("最可能是")
	p.Drop(pagetest.Workbook(t, "2023年统计表.xlsx", func(r *contract.Report) { r.Year = 2023 }))
	p.Sees("已与上年核对")
	p.Until(`document.querySelector("h1").innerText.includes("2024年") && document.querySelectorAll("svg g.last").length > 3`)
}

// TestCharts: applicants and results are drawn, every figure beside its bar.
func TestCharts(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Sound)
	p.Until(`document.querySelectorAll("figure.chart svg").length >= 2`)
	p.Until(`Array.from(document.querySelectorAll("svg g.now text")).map((e) => e.textContent).includes("3001")`)
}

// TestBatch: a folder is dropped: a table with the worst first, the roster, all Word reports, the summary, the sum.
func TestBatch(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	dir := filepath.Join(t.TempDir(), "各单位")
	if err := os.MkdirAll(filepath.Join(dir, "第二批"), 0o700); err != nil {
		t.Fatalf("os.MkdirAll: %v", err)
	}
	for name, cell := range map[string]string{"示例市司法局": "150", "示例市水务局": "105", "第二批/示例市民政局": "105"} {
		from := pagetest.Workbook(t, "x.xlsx", func(r *contract.Report) {
			r.Agency = filepath.Base(name)
			r.Values["documents.regulations.issued"], r.Values["documents.regulations.effective"] = "0", "0"
			r.Values[pagetest.WrongCell] = cell
			r.Texts["overview"] = strings.NewReplacer("制发规章1件、", "制发", "示例市人民政府", filepath.Base(name)).Replace(r.Texts["overview"])
		})
		if err := os.Rename(from, filepath.Join(dir, name+".xlsx")); err != nil {
			t.Fatalf("os.Rename: %v", err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "~$示例市司法局.xlsx"), []byte("x"), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	p.Drop(dir)
	p.Sees("3 个文件：1 个有错误")
	p.Until(`document.querySelector("tbody tr").innerText.includes("示例市司法局")`)
	fill(p, "roster", "示例市司法局\n示例市水务局\n示例市财政局")
	p.Press("核对名单和各单位的文字")
	p.Sees("应报 3 个机关，已报 2 个，没有报 1 个")
	p.Sees("没有报（1 个）：示例市财政局")
	p.Sees("名单里没有的机关（1 个）：“示例市民政局”")
	p.Press("全部 Word 报告（zip）")
	p.Download(".zip")
	p.Press("检查结果汇总（Excel）")
	p.Download(".xlsx")
	p.Press("报送情况通报")
	p.Download(".docx")
	p.Press("汇总成一份统计表")
	p.Sees("1 个文件有错误，没有汇总")
	p.Press("有错误的也生成：Word 报告标明“草稿”，汇总照填的数")
	p.Press("汇总成一份统计表")
	p.Download(".xlsx")
}

// TestNextJob: the list and the name that were written for other files are not taken for the next ones unasked.
func TestNextJob(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(write(t, "甲.txt", "x"), write(t, "乙.txt", "x"))
	p.Sees("应报名单")
	fill(p, "roster", "示例市水务局")
	fill(p, "sum-agency", "示例市水务局")
	p.Press("移走 甲.txt")
	p.Sees("1 个文件：1 个读不了") // the row has moved up
	p.Press("移走 乙.txt")
	p.Sees("把统计表拖到这里")
	p.Drop(write(t, "丙.txt", "x"), write(t, "丁.txt", "x"))
	p.Sees("应报名单")
	p.Until(`document.querySelector("#roster").value === "" && document.querySelector("#sum-agency").value === ""`)
	p.Press("填入上次的名单（1 行）")
	p.Until(`document.querySelector("#roster").value === "示例市水务局"`)
	p.Drop(write(t, "戊.txt", "x"))
	p.Sees("3 个文件")
	p.Until(`document.querySelector("#roster").value === "示例市水务局"`)
}

// TestOnward: from a file one goes to the next with errors, without the table between.
func TestOnward(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	of := func(name string) string {
		return pagetest.Workbook(t, name+".xlsx", func(r *contract.Report) { r.Agency, r.Values[pagetest.WrongCell] = name, "150" })
	}
	p.Drop(of("示例市司法局"), of("示例市水务局"), pagetest.Sound)
	p.Press("示例市司法局")
	p.Press("下一个有错误的：示例市水务局")
	p.Until(`document.querySelector("h1").innerText.startsWith("示例市水务局")`)
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	p.Sees("没有错误了，可以下载 Word 报告")
	p.Press("下一个有错误的：示例市司法局")
	p.Until(`document.querySelector("h1").innerText.startsWith("示例市司法局")`)
	p.SeesNot("没有错误了，可以下载 Word 报告") // that was of the other file
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	p.Until(`!document.querySelector(".onward")`)
}

// isDraft tells whether a document says 草稿.
func isDraft(t *testing.T, path string) bool {
	t.Helper()
	r, err := zip.OpenReader(path)
	if err != nil {
		t.Fatalf("zip.OpenReader: %v", err)
	}
	defer r.Close()
	for _, f := range r.File {
		if !strings.HasPrefix(f.Name, "word/header") {
			continue
		}
		part, err := f.Open()
		if err != nil {
			t.Fatalf("f.Open: %v", err)
		}
		data, err := io.ReadAll(part)
		if part.Close(); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "草稿") {
			return true
		}
	}
	return false
}
