package pagetest_test

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/xuri/excelize/v2"

	"nianbao/contract"
	"nianbao/serve/pagetest"
)

const focused = `document.activeElement.dataset.cell === "` + pagetest.WrongCell + `"`

// TestFindTheCell: a workbook is dropped, the verdict names the cell, which is marked, with the value that fits beside it.
func TestFindTheCell(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Sees("说不准是哪一格：可能是 依申请公开!D17（“8.属于行政查询事项”的“自然人”，现为 150），或者 依申请公开!D28（")
	p.Until(`!document.querySelector(".verdict").innerText.includes("应为")`)
	p.Until(`document.querySelector(".finding .lead").innerText.includes("应为 105（数字颠倒），改后全部相平；共 7 种可能")`)
	cell := `document.querySelector('[data-cell="` + pagetest.WrongCell + `"]').closest("td")`
	p.Until(cell + `.classList.contains("is-suspect") && ` + cell + `.textContent.includes("改成 105")`)
	if n := pagetest.Eval[int](p, `document.querySelectorAll("td.is-suspect").length`); n != 1 {
		t.Errorf("%d cells are said to be the wrong one", n)
	}
	for _, words := range []string{"示例市人民政府", "2024年", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
		"三、收到和处理政府信息公开申请情况", "第二十条第（五）项", "一、总体情况"} {
		p.Sees(words)
	}
	// The table is drawn as the form has it.
	p.Until(cell + `.closest("table").querySelector("th.down").rowSpan > 20`)
	p.Until(cell + `.closest("table").querySelectorAll("th[colspan='5']").length > 0`)
}

// TestJump: an entry of the list leads to the cell and back, by keys and by the pointer; the message is seen there.
func TestJump(t *testing.T) {
	p := wrongCell(t)
	p.Until(`document.querySelector("#hint").textContent.includes("相差 45")`)
	p.Until(`document.activeElement.getAttribute("aria-describedby") === "hint"`)
	p.Until(`(({top, bottom}) => top > 40 && bottom < innerHeight)(document.activeElement.getBoundingClientRect())`)
	p.Keys(kb.Escape)
	p.Until(`document.activeElement.textContent === "依申请公开!D17" && document.querySelector("#hint").hidden`)
	p.Keys(kb.Enter)
	p.Until(focused)
	p.Press("回到列表（Esc）")
	p.Until(`document.activeElement.textContent === "依申请公开!D17"`)
	p.Do(chromedp.ScrollIntoView(chromedp.CSS(`[data-cell="` + pagetest.WrongCell + `"]`)))
	box := pagetest.Eval[[]float64](p, `(({x, y}) => [x + 9, y + 9])(document.querySelector('[data-cell="`+pagetest.WrongCell+`"]').
		getBoundingClientRect())`)
	p.Do(chromedp.MouseEvent(chromedp.MouseMoved, box[0], box[1]))
	p.Until(`!document.querySelector("#hint").hidden`)
}

// TestClause: the clause of a text that disagrees is marked, and leads to its entry.
func TestClause(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", disagree))
	p.Until(`document.querySelector("mark.clause").textContent === "不予公开187件"`)
	p.Sees("先看 文字!A6：“不予公开187件”里是 187，按表是 178，请看哪一处对。")
	p.Do(chromedp.Click(chromedp.CSS("mark.clause")))
	p.Until(`document.activeElement.closest(".finding") && document.activeElement.textContent === "文字!A6"`)
	p.Keys(kb.Enter)
	p.Until(`document.activeElement.matches("mark.clause")`)
	p.Press("修改一、总体情况")
	p.Press("文字!A6")
	p.Until(`document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) === "不予公开187件"`)
	p.Press("完成一、总体情况")
	p.Press("文字“不予公开187件”改成“不予公开178件”")
	p.Sees("没有错误，可以生成报告")
	p.Until(`!document.querySelector("mark.clause")`)
}

// TestQuoted: a text that quotes the tables is read with their numbers, which follow what is corrected.
func TestQuoted(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Sound)
	p.Sees("行政处罚决定3985758件")
	p.Sees("文中的数从表里取，跟着表变")
	if text := pagetest.Eval[string](p, "document.body.innerText"); strings.Contains(text, "{{") {
		t.Errorf("what stands between braces is seen: %s", text)
	}
	pagetest.Eval[any](p, `document.querySelector('[data-cell="enforcement.penalties.decisions"]').focus()`)
	p.Keys("3985759")
	p.Sees("行政处罚决定3985759件")
	p.Press("修改一、总体情况")
	p.Until(`document.activeElement.value.includes("{{")`)
	p.Sees("请保留")
}

// TestFormula: a total whose formula leaves a row out is told of in the verdict, and has the form's formula again.
func TestFormula(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	f, err := excelize.OpenFile(pagetest.Sound)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	if err := errors.Join(f.SetCellFormula("依申请公开", "D29", "SUM(D8:D27)"), f.SetCellValue("依申请公开", "J6", 3119),
		f.SetCellValue("依申请公开", "J7", 34)); err != nil {
		t.Fatalf("f.SetCellFormula, f.SetCellValue: %v", err)
	}
	path := filepath.Join(t.TempDir(), "漏加.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatalf("f.SaveAs: %v", err)
	}
	p.Drop(path)
	p.Sees("先看 依申请公开!D29：“（七）总计”的“自然人”的公式 =SUM(D8:D27) 漏加了“3.其他”（D28）。")
	p.Do(chromedp.Click(chromedp.CSS(".findings .fix")))
	p.Sees("没有错误，可以生成报告")
	p.Press("依申请公开!J6 2 格换成规定的公式，重新算出")
	p.Sees("没有问题。")
	p.Until(`["received", "carried_in"].every((r) => document.querySelector('[data-cell="applications.' + r + '.total"]').readOnly)`)
}

// TestTypedTotal: a total that somebody typed over, wrongly, has the form's formula again in one step, and no typed figure.
func TestTypedTotal(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	f, err := excelize.OpenFile(pagetest.Sound)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	path := filepath.Join(t.TempDir(), "覆盖.xlsx")
	if err := errors.Join(f.SetCellValue("依申请公开", "J6", 3191), f.SaveAs(path)); err != nil {
		t.Fatalf("f.SetCellValue, f.SaveAs: %v", err)
	}
	p.Drop(path)
	p.Sees("处错误")
	p.Do(chromedp.Click(chromedp.CSS(".findings .fix")))
	p.Sees("没有问题。")
	p.Until(`(({readOnly, value}) => readOnly && value === "3119")(document.querySelector('[data-cell="applications.received.total"]'))`)
}

// TestNoWorkbook: what is no workbook says so beside its name, and the others are checked.
func TestNoWorkbook(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(write(t, "说明.txt", "这不是统计表"), pagetest.Sound)
	p.Sees("2 个文件：1 个读不了，1 个没有问题")
	p.Until(`Array.from(document.querySelectorAll("tr")).some((r) => r.innerText.includes("说明.txt") && r.innerText.includes("是纯文本"))`)
	p.Press("示例市人民政府")
	p.Sees("没有错误，可以生成报告")
}

// TestShut: a file that the browser cannot read is named, and the others of the drop are checked.
func TestShut(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Sound, filepath.Join(t.TempDir(), "移走了.xlsx"), pagetest.Wrong(t))
	p.Sees("2 个文件：1 个有错误")
	p.Sees("移走了.xlsx：这个文件打不开")
	p.Until(`document.querySelector("#banner").hidden`)
	p.Drop(filepath.Join(t.TempDir(), "也移走了.xlsx"))
	p.Sees("也移走了.xlsx：这个文件打不开")
}

// TestDroppedAgain: a file that was changed on the page before says so when it is dropped again, and is gone on with.
func TestDroppedAgain(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	wrong := pagetest.Wrong(t)
	p.Drop(wrong)
	p.Press("依申请公开!D17 改成 105")
	p.Sees(sound)
	p.Go("#/")
	p.Sees("示例统计表.xlsx，改了 1 格，保存于 ")
	p.Press("移走 示例统计表.xlsx")
	p.Sees("把统计表拖到这里")
	p.Drop(wrong)
	p.Sees("这个文件以前在页面上改过（改了 1 格，保存于 ")
	p.Press("接着上次的填")
	p.Sees(sound)
	p.Go("#/")
	p.Until(`document.querySelectorAll(".batch tbody tr").length === 1`)
}

// TestSample: one click loads the sample, and another mends it.
func TestSample(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Go("#/help")
	p.Press("打开示例看看")
	p.Sees("最可能是")
	p.Do(chromedp.Click(chromedp.CSS(".verdict .fix")))
	p.Sees(sound)
}

// TestProgress: a large drop is told of while it is worked through, and can be stopped: what was taken by then stays, and how much was
// not is said. The program does not answer the fifth of the page's requests, however fast it is.
func TestProgress(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	var files []string
	for range 30 {
		files = append(files, copied(t, pagetest.Sound))
	}
	pagetest.Eval[any](p, `{
		const send = window.fetch;
		let sent = 0;
		window.fetch = (path, how) => {
			if (!how || how.method !== "POST" || ++sent < 5) return send(path, how);
			return new Promise((_, refuse) => {
				const stop = () => refuse(new DOMException("", "AbortError"));
				if (how.signal.aborted) stop(); // before it was sent
				how.signal.addEventListener("abort", stop);
			});
		};
	}`)
	p.Drop(files...)
	p.Until(`document.querySelector("#progress progress").max === 30 && document.querySelector("#progress").innerText.includes("/ 30")`)
	p.Until(`document.querySelector("#progress progress").value === 8`)
	p.Press("停止")
	p.Sees("已停止：检查了 8 个，其余 22 个没有检查。")
	p.Until(`document.querySelector("#progress").hidden`)
	p.Sees("8 个文件：8 个没有问题")
}

// TestDoubt: where several cells may be the wrong one all are named, and none is changed at the top.
func TestDoubt(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Workbook(t, "示例统计表.xlsx", func(r *contract.Report) {
		r.Values["applications.received.person"] = "3010"
		r.Texts["overview"] = "本机关按时办结。"
	}))
	p.Sees("说不准是哪一格：可能是 ")
	p.Until(`!document.querySelector(".verdict .fix") && document.querySelectorAll(".findings .fix").length > 1`)
	p.Press("一、总体情况")
	p.Until(`document.activeElement.dataset.text === "overview"`)
}

// TestOpenDoubt: where not even all cells are named that may be the wrong one, the verdict says so.
func TestOpenDoubt(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	f, err := excelize.OpenFile(pagetest.Sound)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	for ref, n := range map[string]int{"A6": 60, "B6": 58, "C6": 17, "D6": 20, "E6": 154} {
		err = errors.Join(err, f.SetCellValue("复议诉讼", ref, n))
	}
	path := filepath.Join(t.TempDir(), "复议.xlsx")
	if err := errors.Join(err, f.SaveAs(path)); err != nil {
		t.Fatalf("f.SetCellValue, f.SaveAs: %v", err)
	}
	p.Drop(path)
	p.Sees("不排除别的可能，请对照台账核对。")
	p.Until(`document.querySelector(".verdict").innerText.includes("，也可能是别的格。请对照台账。")`)
	p.Sees("说不准是哪一格，较可能的是：")
}

// TestGuess: a value that was taken because it fits stays marked until somebody has held it against the ledger.
func TestGuess(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	p.Drop(pagetest.Wrong(t))
	p.Press("依申请公开!D17 改成 105")
	p.Sees("采用了建议值，请对照台账核实")
	p.Sees("有 1 格采用了建议值，还没有对照台账核实。")
	p.Press("撤销")
	p.SeesNot("采用了建议值")
	p.Press("重做")
	p.Sees("：原为 150，改成了 105")
	p.Do(chromedp.Reload())
	p.Sees("：原为 150，改成了 105")
	p.Press("依申请公开!D17 已核实")
	p.SeesNot("采用了建议值")
	p.Sees(sound)
}

// TestPassword: a file with a password asks for it beside its name, and is read with it.
func TestPassword(t *testing.T) {
	p := pagetest.Open(t, 1440, 900)
	f, err := excelize.OpenFile(pagetest.Sound)
	if err != nil {
		t.Fatalf("excelize.OpenFile: %v", err)
	}
	path := filepath.Join(t.TempDir(), "加密.xlsx")
	if err := f.SaveAs(path, excelize.Options{Password: "示例1"}); err != nil {
		t.Fatalf("f.SaveAs: %v", err)
	}
	p.Drop(path)
	p.Sees("读不了")
	p.Do(chromedp.SendKeys(chromedp.CSS(".password input"), "示例1"))
	p.Press("再试")
	p.Sees("2024年")
	p.Until(`document.querySelectorAll("table.form").length > 2`)
}
