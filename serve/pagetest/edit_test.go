package pagetest_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"nianbao/contract"
	"nianbao/filing"
	"nianbao/serve/pagetest"
)

// corrected is true once the program has taken what was typed into the wrong cell.
const corrected = `document.querySelector('[data-cell="` + pagetest.WrongCell + `"]').closest("td").classList.contains("corrected")`

const sound = "没有错误，可以生成报告"

// TestMend: the button beside the cell puts the value there, all is checked again at once, and undo takes it back.
func TestMend(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	if v := p.Value("applications.handled.total"); v != "3050" {
		t.Errorf("the total is %s after the correction", v)
	}
	p.Until(corrected)
	p.Keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Sees("最可能是 依申请公开!D17")
	p.Keys("y", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Sees(sound)
	p.Press("撤销")
	p.Sees("最可能是 依申请公开!D17")
	p.Press("重做")
	p.Sees(sound)
}

// TestType: a figure that is typed is checked while one types; Escape takes it back; a wrong word is told of.
func TestType(t *testing.T) {
	p := wrongCell(t)
	p.Keys("105")
	p.Sees(sound)
	p.Until(`document.activeElement.dataset.cell === "` + pagetest.WrongCell + `" && document.activeElement.value === "105"`)
	p.Keys("x")
	p.Sees("处错误")
	p.Do(chromedp.KeyEvent(kb.Backspace))
	p.Sees(sound)
	// A total is reckoned, and nobody types over it.
	p.Until(`document.querySelector('[data-cell="applications.handled.total"]').readOnly`)
}

// TestMessageFollows: the message beside a cell is that of what stands there now, and what is to be done next is in sight.
func TestMessageFollows(t *testing.T) {
	p := wrongCell(t)
	p.Sees("现为 150，应为 105")
	p.Keys("104")
	p.Until(corrected)
	p.Sees("已自动保存")
	p.Until(`(document.querySelector("#hint").hidden || !document.querySelector("#hint").textContent.includes("现为 150"))`)
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("105")
	p.Sees("没有错误了，可以下载 Word 报告")
	p.Until(`document.querySelector("#standing").textContent.includes("没有错误")`)
	p.Until(`(({top, bottom}) => top > 44 && bottom < innerHeight)(document.querySelector("#next").getBoundingClientRect())`)
	p.Press("没有错误，下载 Word 报告")
	if v := values(t, p.Download(".docx"))[pagetest.WrongCell]; v != "105" {
		t.Error("the report is not of what was typed")
	}
}

// TestUndoInField: what is undone is undone in the very field in which one stands, too.
func TestUndoInField(t *testing.T) {
	p := wrongCell(t)
	p.Keys("105")
	p.Sees(sound)
	p.Keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Sees("最可能是 依申请公开!D17")
	p.Until(focused + ` && document.activeElement.value === "150"`)
	p.Press("修改一、总体情况")
	p.Until(`document.activeElement.dataset.text === "overview"`)
	p.Keys("末尾")
	p.Until(`document.querySelector(".text.corrected")`)
	p.Keys("z", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Until(`!document.querySelector(".text.corrected") && !document.activeElement.value.includes("末尾")`)
}

// TestUndoByKeys: what undoes and redoes keeps the focus, although all is drawn anew, for as long as it can be pressed.
func TestUndoByKeys(t *testing.T) {
	p := wrongCell(t)
	p.Keys("104")
	p.Until(corrected)
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("103")
	p.Until(`document.querySelector("#saved").textContent === "已自动保存"`)
	p.Do(chromedp.Focus(chromedp.CSS("[data-hold=undo]")))
	p.Keys(kb.Enter)
	value := `document.querySelector('[data-cell="` + pagetest.WrongCell + `"]').value`
	p.Until(value + ` === "104" && document.activeElement.textContent === "撤销"`)
	p.Keys(kb.Enter)
	p.Until(value + ` === "150" && document.activeElement.textContent === "重做"`)
}

// TestPressAfterTyping: what is pressed right after typing is pressed, although all is checked and drawn anew meanwhile.
func TestPressAfterTyping(t *testing.T) {
	p := wrongCell(t)
	p.Keys("151")
	pagetest.Eval[any](p, "scrollTo(0, 0)")
	at := pagetest.Eval[[]float64](p, `(({x, y}) => [x + 9, y + 9])(document.querySelector("[data-kind='docx']").getBoundingClientRect())`)
	p.Do(chromedp.MouseEvent(chromedp.MousePressed, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)),
		chromedp.Sleep(time.Second),
		chromedp.MouseEvent(chromedp.MouseReleased, at[0], at[1], chromedp.ButtonLeft, chromedp.ClickCount(1)))
	if v := values(t, p.Download(".docx"))[pagetest.WrongCell]; v != "151" {
		t.Error("the report is not of what was typed")
	}
}

// TestReload: what was typed stands there again when the page is loaded anew, also what had not been sent yet.
func TestReload(t *testing.T) {
	p := wrongCell(t)
	p.Keys("104")
	p.Do(chromedp.Reload())
	p.Until(`document.querySelector('[data-cell="` + pagetest.WrongCell + `"]').value === "104" && ` + corrected)
}

// TestTexts: a text is corrected in place.
func TestTexts(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", disagree))
	p.Sees("不予公开187件")
	p.Press("修改一、总体情况")
	p.Until(`document.activeElement.dataset.text === "overview"`)
	pagetest.Eval[any](p, `(() => { const a = document.activeElement; const at = a.value.indexOf("187"); a.setSelectionRange(at, at + 3); })()`)
	p.Keys("178")
	p.Sees(sound)
	p.Press("完成一、总体情况")
	p.Until(`document.querySelector(".read").innerText.includes("不予公开178件") && !document.querySelector("mark")`)
}

// TestWaive: a finding is explained with its reason, no longer counts, and the explanation can be taken back.
func TestWaive(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", func(r *contract.Report) { r.Agency = "示例市水务局" }))
	p.Sees("1 处提示")
	p.Press("核实过，写说明")
	p.Do(chromedp.SendKeys(chromedp.CSS(".waive textarea"), "与规范性文件同在一表统计"))
	// What was written of it is there again after something else is corrected, and when the page is loaded anew.
	pagetest.Eval[any](p, `document.querySelector('[data-cell="`+pagetest.WrongCell+`"]').focus()`)
	p.Keys("106")
	p.Sees("处错误")
	written := `document.querySelector(".waive textarea").value === "与规范性文件同在一表统计"`
	p.Until(written)
	p.Keys("a", chromedp.KeyModifiers(chromedp.ModifierCtrl))
	p.Keys("105")
	p.Sees(sound)
	p.Do(chromedp.Reload())
	p.Until(written)
	p.Press("记下")
	p.Sees("另有 1 处已说明")
	p.Sees("说明：与规范性文件同在一表统计")
	p.Press("取消说明")
	p.Sees("1 处提示")
}

// TestNew: a report is filled from nothing: agency and year, a block pasted from Excel, texts; the workbook is taken.
func TestNew(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Visit("#/new")
	p.Do(chromedp.SendKeys(chromedp.CSS("#agency"), "示例市水务局"), chromedp.Reload(),
		chromedp.SetValue(chromedp.CSS("#year"), "2024"))
	p.Until(`document.querySelector("#agency").value === "示例市水务局"`)
	p.Press("开始填写")
	p.Sees("还没有填数")
	p.Do(chromedp.Click(chromedp.CSS(`[data-cell="applications.received.person"]`)))
	paste(p, rows(27, 7, func(row, col int) string {
		if (row == 0 || row == 2) && col == 0 {
			return "1,204"
		}
		return "0"
	}))
	p.Sees("粘贴了 ")
	p.Until(`document.querySelector('[data-cell="applications.received.total"]').value === "1204"`)
	p.Until(`document.querySelector('[data-cell="applications.handled.person"]').value === "1204"`)
	// What has not happened is filled with 0 in one step.
	p.Press("确实没有发生：22 格都填 0")
	p.Until(`document.querySelector('[data-cell="documents.regulations.issued"]').value === "0"`)
	p.SeesNot("没有填：")
	p.Press("统计表（Excel）")
	f := opened(t, p.Download(".xlsx"))
	if v := contract.NewReport("", f.Report).Values["applications.granted.person"]; v != "1204" || f.Report.Year != 2024 {
		t.Errorf("the workbook has %q of %d", v, f.Report.Year)
	}
	// Nothing of it is lost when the page is loaded anew, and it is among what can be gone on with.
	p.Visit("")
	p.Sees("接着填")
	p.Press("示例市水务局 2024年")
	p.Until(`document.querySelector('[data-cell="applications.granted.person"]').value === "1204"`)
}

// TestParticulars: what is still empty of them is told of as it is now, and of a postcode that it is none.
func TestParticulars(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Visit("#/new")
	p.Do(chromedp.SendKeys(chromedp.CSS("#agency"), "示例市水务局"))
	p.Press("开始填写")
	p.Sees("、邮编")
	pagetest.Eval[any](p, `document.querySelector("details.own").open = true`)
	p.Do(chromedp.SendKeys(chromedp.CSS("#particular-postcode"), "22300"))
	p.Sees("邮编应为六位数字")
	p.Do(chromedp.SendKeys(chromedp.CSS("#particular-postcode"), "0"))
	p.SeesNot("邮编应为六位数字")
	p.SeesNot("、邮编")
}

// TestBlank: the blank workbook alone.
func TestBlank(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Visit("#/new")
	p.Do(chromedp.SendKeys(chromedp.CSS("#agency"), "示例市水务局"), chromedp.SetValue(chromedp.CSS("#year"), "2019"))
	pagetest.Eval[any](p, `document.querySelector("#year").dispatchEvent(new Event("input"))`)
	p.Press("只下载空白统计表")
	if f := opened(t, p.Download(".xlsx")); f.Report.Form.Edition != "2019" {
		t.Errorf("of 2019 it is on edition %s", f.Report.Form.Edition)
	}
	// Nothing was typed: nothing of it stays.
	for _, of := range []string{"files", "drafts"} {
		for end := time.Now().Add(5 * time.Second); pagetest.Eval[int](p, `fetch("/api/v1/`+of+`").then((r) => r.json()).
			then((said) => said.`+of+`.length)`) > 0; time.Sleep(30 * time.Millisecond) {
			if time.Now().After(end) {
				t.Fatalf("it is still among the %s", of)
			}
		}
	}
}

// paste pastes a text into the field that has the focus, as Ctrl+V does.
func paste(p *pagetest.Page, text string) {
	pagetest.Eval[any](p, `(() => {
		const data = new DataTransfer();
		data.setData("text/plain", `+strconv.Quote(text)+`);
		document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
	})()`)
}

// rows writes a block as Excel puts it on the clipboard.
func rows(n, width int, cell func(row, col int) string) string {
	var b strings.Builder
	for row := range n {
		for col := range width {
			if col > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(cell(row, col))
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

// values are the figures of a file that was taken.
func values(t *testing.T, path string) map[string]string {
	t.Helper()
	return contract.NewReport("", opened(t, path).Report).Values
}

// opened reads a file that was taken.
func opened(t *testing.T, path string) *filing.Filing {
	t.Helper()
	f, err := filing.Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("filing.Builtin().Open: %v", err)
	}
	return f
}
