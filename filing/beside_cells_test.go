package filing

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/check"
	"nianbao/filing/filingtest"
)

// TestWordsBesideCells tells of comments, headers, facts that the report does not have and hidden texts of a workbook as
// people make them: none is printed or dropped unsaid, and none of the marks of this program is taken for one.
func TestWordsBesideCells(t *testing.T) {
	t.Parallel()
	f := opened(t, func(s *filingtest.Spoiler) {
		s.Text("基本信息!A12", "传真")
		s.Text("基本信息!B12", "0517-83000001")
		s.Text("主动公开!B6", "8（其中\n修订 2 件）")
		s.Rewrite(func(f *excelize.File) error {
			text := []excelize.RichTextRun{{Text: "张科长:", Font: &excelize.Font{Bold: true}}, {Text: "\n这个数先别报"}}
			if err := f.AddComment(filingtest.Applied, excelize.Comment{Cell: "D6", Author: "张科长", Paragraph: text}); err != nil {
				return err
			}
			head := &excelize.HeaderFooterOptions{OddHeader: `&C&"宋体,加粗"&14征求意见稿`, OddFooter: "第 &P 页"}
			if err := f.SetHeaderFooter(filingtest.Applied, head); err != nil {
				return err
			}
			return f.SetRowVisible("文字", 4, false)
		})
	})
	findings := Builtin().Check(f)
	said := messages(findings)
	for _, want := range []string{"“传真：0517-83000001”（B12）", "“批注：这个数先别报”（D6）", "“页眉：征求意见稿”", "V11 文字!"} {
		if !strings.Contains(said, want) {
			t.Errorf("%s is not said:\n%s", want, said)
		}
	}
	again, err := Builtin().Open(annotated(t, f), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if diff := cmp.Diff(said, messages(Builtin().Check(again))); diff != "" {
		t.Errorf("marked (-before +after)\n%s", diff)
	}
	out := filepath.Join(t.TempDir(), "改正.xlsx")
	if _, err := Builtin().Fix(f, Fixing{Out: out}); err != nil {
		t.Fatalf("Builtin().Fix: %v", err)
	}
	fixed, err := Builtin().Open(out, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if after := messages(Builtin().Check(fixed)); strings.Contains(after, "原来填的是") || strings.Contains(after, "V05") {
		t.Errorf("mended:\n%s", after)
	}
}

// TestBlankWorkbooksSayNothingBeside finds nothing beside the cells of the workbooks that this program writes.
func TestBlankWorkbooksSayNothingBeside(t *testing.T) {
	t.Parallel()
	for _, form := range Builtin().Forms {
		path := filepath.Join(t.TempDir(), "新.xlsx")
		if _, err := Builtin().New(Blank{Edition: form.Edition, Agency: "示例市司法局", Out: path}); err != nil {
			t.Fatalf("Builtin().New: %v", err)
		}
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		if said := messages(Builtin().Check(f)); strings.Contains(said, "S18") || strings.Contains(said, "V11") {
			t.Error(said)
		}
	}
}

// TestOwnLines takes every line of this program's for its own, and no other.
func TestOwnLines(t *testing.T) {
	t.Parallel()
	text := "年报助手：\n【错误 R01】一\n【警告 V05】二\n【提示 N20】三\n【嫌疑 R01】最可能是这一格\n原来填的是：8件\n【待核】四"
	if got := strings.TrimSpace(ownLines.ReplaceAllString(text, "")); got != "【待核】四" {
		t.Errorf("%q is left", got)
	}
}

func messages(findings []check.Finding) string {
	var b strings.Builder
	for i := range findings {
		b.WriteString(findings[i].Rule.ID + " " + findings[i].Place.String() + "  " + findings[i].Message + "\n")
	}
	return b.String()
}
