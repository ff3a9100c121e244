package filing

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/filing/waivers"
	"nianbao/form/parts"
)

// TestVerdictWords says of a clean filing what that leaves out: what is explained, and what was not asked for.
func TestVerdictWords(t *testing.T) {
	l := Builtin()
	path := spoiled(t, func(s *filingtest.Spoiler) { s.Text("基本信息!B11", "2025年6月20日") })
	f, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if _, explained, asked := f.Sums(); explained != "" || asked {
		t.Errorf("before it is read: %q, %v", explained, asked)
	}
	done, err := l.Waive(f, Waiving{Rule: "N31", Reason: "经批准延期公布"})
	if err != nil || done.Path != waivers.Beside(path) || len(done.Findings) != 1 || done.Alone {
		t.Fatalf("l.Waive: %+v, %v", done, err)
	}
	for _, test := range []struct {
		choice  check.Choice
		want    string
		unasked bool
	}{
		{check.Choice{}, "没有发现问题（已说明 1 处）", false},
		{check.Choice{Ignore: []string{"N"}}, "没有发现问题（未检查 N）", false},
		{check.Choice{Ignore: []string{"V14"}}, "没有发现问题（已说明 1 处；未检查 V14）", false},
		{check.Choice{Only: []string{"M01"}}, "没有检查（只检查 M01）", true},
	} {
		again, err := l.Open(path, "")
		if err == nil {
			err = again.ReadWaivers()
		}
		if err != nil {
			t.Fatalf("open again: %v", err)
		}
		again.Choose(test.choice)
		found := l.Check(again)
		if got := again.Verdict(found); got != test.want || again.IsUnasked() != test.unasked || check.Count(found, check.Error) > 0 {
			t.Errorf("%+v: %s, %v", test.choice, got, found)
		}
		content, explained, asked := again.Sums()
		if len(content) != 64 || len(explained) != 64 || !asked || content == explained {
			t.Errorf("hashes %q, %q, %v", content, explained, asked)
		}
	}
}

// TestWaiveRefused says what cannot be explained; nothing is written then.
func TestWaiveRefused(t *testing.T) {
	l := Builtin()
	path := spoiled(t, func(s *filingtest.Spoiler) {
		s.Text("基本信息!B11", "2025年6月20日")
		s.Text(filingtest.Applied+"!D6", "约5")
	})
	damaged := spoiled(t, func(s *filingtest.Spoiler) { s.Text("基本信息!B11", "2025年6月20日") })
	if err := os.WriteFile(waivers.Beside(damaged), []byte("a: ["), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for _, test := range []struct {
		path string
		w    Waiving
		want string
	}{
		{path, Waiving{Rule: "N31"}, "请在 --reason 后面写明为什么可以这样，如 --reason \"清理废止 3 件，见第六部分\"。"},
		{path, Waiving{Rule: "N99", Reason: "理由"}, "N99"}, {path, Waiving{Rule: "N21", Reason: "理由"}, "N21"},
		{path, Waiving{Rule: "N31", Reason: "理由", Out: filepath.Join(t.TempDir(), "a.xls")}, "输出的文件名要以 .xlsx 结尾"},
		{path, Waiving{Rule: "N31", Reason: "理由", Out: path, Force: true}, "输出文件就是输入文件"},
		{damaged, Waiving{Rule: "N31", Reason: "理由"}, "请改正；不要其中的说明的，请把这个文件移走，再用 nianbao waive 写。"},
	} {
		f, err := l.Open(test.path, "")
		if err != nil {
			t.Fatalf("l.Open: %v", err)
		}
		if done, err := l.Waive(f, test.w); err == nil || done != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %+v, %v", test.w, done, err)
		}
		if _, err := os.Stat(waivers.Beside(path)); err == nil {
			t.Errorf("%+v: it is written", test.w)
		}
	}
	f, err := l.Open(path, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	out := filepath.Join(t.TempDir(), "a.xlsx")
	if done, err := l.Waive(f, Waiving{Rule: "N31", Reason: "理由", Out: out}); err != nil || done.Path != out {
		t.Errorf("within a copy: %+v, %v", done, err)
	}
}

// TestHoldParts tells of agencies that a sum calls otherwise, and which files were read.
func TestHoldParts(t *testing.T) {
	f, err := Builtin().Open(books[0], "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	out := parts.NewPart("", "坏.xlsx")
	out.Out = true
	now, then := parts.NewPart("甲县民政局", "1.xlsx"), parts.NewPart("甲县民政和社保局", "1.xlsx")
	set := parts.NewSet(f.Report.Form, 2024, []*parts.Part{now, out})
	set.Renamed = []parts.Rename{{Now: now, Then: then}}
	f.HoldParts(set)
	want := []string{"1.xlsx 的机关名称是“甲县民政局”，当作汇总表里“甲县民政和社保局”的另一种写法，请看是不是同一机关的"}
	if f.Parts() != set || !slices.Equal(f.Remarks(), want) || !slices.Equal(f.inputs(), []string{books[0], "1.xlsx", "坏.xlsx"}) {
		t.Errorf("%q, %q", f.Remarks(), f.inputs())
	}
}

// TestNotWritten says of conversions, marks and layouts what they cannot be made as; nothing is written then.
func TestNotWritten(t *testing.T) {
	l, dir := Builtin(), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	template := at("模板.docx")
	if _, err := l.ExportTemplate("2021", template, false); err != nil {
		t.Fatalf("l.ExportTemplate: %v", err)
	}
	words := spoiled(t, func(s *filingtest.Spoiler) { s.Text("文字!A5", "新收{{申请.新受}}件。") })
	for _, test := range []struct {
		path string
		c    Conversion
		want string
	}{
		{books[0], Conversion{Out: at("a.txt")}, "a.txt：输出的文件名要以 .docx、.xlsx、.html、.pdf 或 .json 结尾。请改正 -o 后面的文件名。"},
		{books[0], Conversion{To: ".txt"}, "输出的文件名要以"},
		{books[0], Conversion{Out: at("a.html"), Template: template}, "a.html：只有 .docx、.pdf 才用模板和图表。请去掉 --template、--charts、--last，或者改正 -o 后面的文件名。"},
		{books[0], Conversion{Out: at("a.json"), Charts: true}, "只有 .docx、.pdf 才用模板和图表"},
		{books[0], Conversion{Out: at("a.docx"), Template: at("无.docx")}, "无.docx：文件不存在"},
		{books[0], Conversion{Out: books[0], Force: true}, "输出文件就是输入文件"},
		{books[0], Conversion{Out: template, Template: template, Force: true}, "输出文件就是输入文件"},
		{books[0], Conversion{Out: at("a.docx"), Last: books[0]}, "这是 2024年的，不是上年（2023年）的"},
		{at("无.xlsx"), Conversion{Out: at("a.docx")}, "无.xlsx：文件不存在"},
	} {
		if done, err := l.Convert(test.path, test.c); err == nil || done != nil && done.Path != "" || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %+v, %v", test.c, done, err)
		}
	}
	f, err := l.Open(words, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if err := f.printable(); err == nil || !strings.Contains(err.Error(), "“一、总体情况”的文字里，") || !strings.Contains(err.Error(), "，没有生成报告。请改正文字；要先看样子，加 --draft 生成草稿。") {
		t.Errorf("a text with a wrong name: %v", err)
	}
	f, err = l.Open(spoiled(t, func(s *filingtest.Spoiler) { s.Text(filingtest.Applied+"!D6", "约5") }), "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if err := f.printable(); err == nil || !strings.Contains(err.Error(), "依申请公开!D6 “一、本年新收政府信息公开申请数量”的“自然人”不是数，没有生成报告。请改正这一格；") {
		t.Errorf("what is no figure: %v", err)
	}
	data := convertTo(t, books[0], "a.json")
	f, err = l.Open(data, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	if _, err := l.Layout(f); err == nil || !strings.Contains(err.Error(), "a.json：这个文件里没有表格，说不出每个数是从哪里读来的") {
		t.Errorf("a layout of data: %v", err)
	}
	if err := l.Annotate(f, nil, at("b.xlsx"), false); err == nil || !strings.Contains(err.Error(), "这不是统计表（.xlsx）。只有统计表能标注、改正；") {
		t.Errorf("marks in data: %v", err)
	}
	if _, err := l.Fix(f, Fixing{}); err == nil || !strings.Contains(err.Error(), "这不是统计表（.xlsx）") {
		t.Errorf("data mended: %v", err)
	}
	if f.Uncopied() != "" || f.Encrypted() {
		t.Error("data has what a copy has not")
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("written: %v, %v", entries, err)
	}
}
