package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"nianbao/filing/filingtest"
)

// spoiltBook writes the sound workbook as a spoiler leaves it.
func spoiltBook(t testing.TB, spoil func(*filingtest.Spoiler)) string {
	t.Helper()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, filingtest.Spoil(t, sound, spoil), 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	return path
}

// newSheet adds a sheet with rows of values.
func newSheet(name string, rows ...[]any) func(*filingtest.Spoiler) {
	return func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error {
			if _, err := f.NewSheet(name); err != nil {
				return err
			}
			for i, row := range rows {
				at, _ := excelize.CoordinatesToCellName(1, i+1)
				if err := f.SetSheetRow(name, at, &row); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// TestWordsBesideTheReport puts words into a sound workbook where the report has none: a finding for a sheet or column
// says so, and none comes of what somebody works with.
func TestWordsBesideTheReport(t *testing.T) {
	row := func(values ...any) []any { return values }
	cells := func(at ...string) func(*filingtest.Spoiler) {
		return func(s *filingtest.Spoiler) {
			for i := 0; i < len(at); i += 2 {
				s.Text(at[i], at[i+1])
			}
		}
	}
	for _, test := range []struct {
		name  string
		spoil func(*filingtest.Spoiler)
		want  string
	}{
		{"a sheet of paragraphs", newSheet("公开年度总结", row("第一段，我局开展工作。"), row("第二段，我局公开信息。")), "S18 公开年度总结!A1"},
		{"a heading with its text", newSheet("Sheet9", row("七、典型案例"), row("我局编印案例三个。")), "S18 Sheet9!A1"},
		{"headings beside texts", newSheet("补充", row("（一）机构", "设专职人员二名，归办公室管理。"), row("（二）培训", "全年培训三次，覆盖各科室。")),
			"S18 补充!A1"},
		{"a column with a heading", cells("文字!D3", "七、附件", "文字!D4", "典型案例三个。"), "S20 文字!D3"},
		{"a column apart", cells("文字!F3", "四、政务新媒体", "文字!F4", "开设公众号1个。", "文字!F5", "发布三百条。"), "S20 文字!F3"},
		{"a column of remarks", cells("文字!D3", "备注", "文字!D4", "请领导审阅后再定稿，数据以法规科为准"), "S18 文字!D3"},
		{"one remark", cells("文字!E5", "待审"), "S18 文字!E5"},
		{"a section below a table", cells("依申请公开!A40", "七、附件", "依申请公开!A41", "案例三个。"), "S18 依申请公开!A40"},
		{"a speech", newSheet("讲话", row("同志们："), row("今年以来，我们认真落实条例要求。"), row("谢谢大家！")), "S18 讲话!A1"},
		{"who has filled it in", cells("文字!A22", "填报人：张三　审核人：李四", "文字!A23", "填报日期：2025年1月3日"), "S33 文字!A22"},
		{"with a seal", cells("文字!A22", "主管领导签字：　　科室负责人：王五", "文字!A23", "（盖章）", "文字!A24", "填报时间：2025年1月3日"), "S33 文字!A22"},
		{"without colons", cells("文字!A22", "填报人　张三　　负责人　李四"), "S33 文字!A22"},

		{"a telephone number of the report's", cells("文字!A22", "联系电话：0517-83000000"), ""},
		{"a column of advice", cells("文字!D3", "填写要求", "文字!D4", "不少于五百字，分段写。"), ""},
		{"advice beside the texts", cells("文字!E4", "本列不得合并单元格，每格一段。"), ""},
		{"a register", newSheet("Sheet7", row("序号", "申请人", "申请内容"), row(1, "张某", "征地补偿，涉及三个村的安置方案。"), row(2, "李某", "拆迁，要求公开补偿标准。")), ""},
		{"a list in two columns", newSheet("Sheet7", row("科室", "处理情况"), row("办公室", "已经答复，当事人没有异议。"), row("法规科", "正在办理，尚未答复。")), ""},
		{"a register with a sentence below", newSheet("Sheet7", row("序号", "申请人", "内容"), row(1, "张某", "补偿"), row(2, "李某", "拆迁"),
			row("第一季度收到两件，已经全部办结。")), ""},
		{"a ledger", newSheet("依申请台账", row("本台账由法规科登记，按月汇总。"), row("第一季度收到八件，已经全部办结。")), ""},
		{"last year's texts", newSheet("2023年总结", row("上一年，我局公开信息若干条。")), ""},
		{"instructions", newSheet("须知", row("一、填报范围"), row("各单位应当如实填写，不得漏报。")), ""},
		{"instructions by another name", newSheet("Sheet8", row("一、填报范围"), row("各单位应当如实填写，不得漏报。"), row("二、口径"), row("数据截至年底，按件统计。")), ""},
		{"names and places", newSheet("Sheet8", row("示例县人民路1号"), row("张三"), row("公开办")), ""},
		{"a remark on a sheet of figures", newSheet("Sheet8", row("注：数据来自法规科，截至年底。")), ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(spoiltBook(t, test.spoil), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if got := findings(t, f); strings.TrimSpace(got) != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// TestTextsAsShown reads numbers and dates on the sheet of texts as the sheet shows them.
func TestTextsAsShown(t *testing.T) {
	path := spoiltBook(t, func(s *filingtest.Spoiler) {
		for i, format := range []string{"0.0%", `yyyy"年"m"月"d"日"`, `#,##0"件"`, "yyyy/m/d h:mm", "# ?/?", "[DBNum1]0.0", "General"} {
			at := fmt.Sprint("文字!A", 22+i)
			s.Number(at, "45657.5")
			s.Style(at, &excelize.Style{CustomNumFmt: &format})
		}
	})
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	want := "4565750.0%\n2024年12月31日\n45,658件\n2024/12/31 12:00\n45657 1/2\n45657.5\n45657.5"
	if got := f.Report.Texts["others"].Text; !strings.HasSuffix(got, want) {
		t.Errorf("read %q", got)
	}
	if got := strings.TrimSpace(findings(t, f)); got != "V10 文字!A27" {
		t.Errorf("found %q", got)
	}
}

// odd are characters that texts bring along from other programs.
var odd = []rune("\u2028\u2029\v\f\u0085\r\n\t\u0000\u0001\u001b\u007f\u0080\u009f\u00a0\u00ad\u200b\u200e\u202e\u2060\ufeff\ufffd\ufffe" +
	"\uffff\ufdd0\ue000𠮷😀\u0301\u3000\u2003<&>\"'{}_x000D_")

// TestAnyTextIsCarried puts any text into a cell of the texts: the report is written in every kind of file, or a finding
// says why not.
func TestAnyTextIsCarried(t *testing.T) {
	t.Parallel()
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	dir := t.TempDir()
	rapid.Check(t, func(r *rapid.T) {
		text := "公开" + rapid.StringOf(rapid.OneOf(rapid.SampledFrom(odd), rapid.SampledFrom([]rune("一二、。（）：甲乙")), rapid.Rune())).Draw(r, "text") + "完毕。"
		at := rapid.SampledFrom([]string{"文字!A5", "文字!A14", "文字!A21"}).Draw(r, "at")
		path := filepath.Join(dir, "text.xlsx")
		data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) { s.Text(at, text) })
		if err := os.WriteFile(path, data, 0o600); err != nil {
			r.Fatalf("os.WriteFile: %v", err)
		}
		l := Builtin()
		f, err := l.Open(path, "")
		if err != nil {
			r.Fatalf("l.Open: %v", err)
		}
		found := findings(t, f)
		ending := rapid.SampledFrom([]string{".docx", ".xlsx", ".html", ".json"}).Draw(r, "ending")
		out := filepath.Join(dir, "out"+ending)
		if _, err := l.Convert(path, Conversion{Out: out, Force: true}); err != nil {
			if found == "" {
				r.Fatalf("%q is not carried: %v", text, err)
			}
			return
		}
		back, err := l.Open(out, "")
		if err != nil {
			r.Fatalf("l.Open: %v", err)
		}
		for _, s := range f.Report.Form.Texts() {
			if have, want := back.Report.Texts[s.Text].Text, f.Report.Texts[s.Text].Text; !strings.Contains(want, "{{") && have != want {
				r.Fatalf("%s: %q came back as %q", ending, want, have)
			}
		}
	})
}
