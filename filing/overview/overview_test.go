package overview

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/docx/edit"
	"nianbao/filing"
	"nianbao/form"
	"nianbao/form/compose"
	"nianbao/form/define"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
)

const filed = "../../testdata/huaian-2024.xlsx"

// TestAnyOverview drafts the overview of a random report: it names all that an overview should, says what the figures
// are also after they have changed, and the check finds its slots.
func TestAnyOverview(t *testing.T) {
	forms := define.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		r := form.NewReport(rapid.SampledFrom(forms).Draw(t, "edition"))
		r.Year = r.Form.Years.From
		r.Agency = rapid.SampledFrom([]string{"示例市人民政府", "示例市司法局", "示例县示例镇人民政府", ""}).Draw(t, "agency")
		r.Particulars[form.Agency] = r.Agency
		missing := 0
		for _, c := range r.Form.Cells {
			switch n := rapid.IntRange(-1, 9).Draw(t, "figure"); {
			case n > 0:
				r.SetNumber(c, decimal.NewFromInt(int64(n*n*n)))
			case n == 0:
				r.SetNumber(c, decimal.Zero)
			default:
				missing++
			}
		}
		var last *form.Report
		if rapid.Bool().Draw(t, "last year's") {
			last = form.NewReport(r.Form)
			last.SetNumber(r.Form.Cell("applications.received.total"), decimal.NewFromInt(int64(rapid.IntRange(0, 900).Draw(t, "before"))))
		}
		section, lines, err := compose.Overview(r, last)
		if err != nil {
			t.Fatalf("compose.Overview: %v", err)
		}
		r.Texts[section.Text] = form.Text{Text: strings.Join(lines, "\n")}
		r.Texts["problems"], r.Texts["others"] = form.Text{Text: "解读单一。"}, form.Text{Text: "没有收取信息处理费。"}
		isFound := false
		for _, f := range check.Report(r, forms) {
			switch f.Rule.ID {
			case "N20":
				isFound = true
			case "N23":
				if missing > 0 { // each is a slot, longer than its figure
					continue
				}
				t.Fatalf("%s %s", f.Rule.ID, f.Message)
			case "N01", "N03", "N04", "N22", "N24", "N25", "N28", "N32", "V07":
				t.Fatalf("%s %s", f.Rule.ID, f.Message)
			}
		}
		if !isFound {
			t.Fatal("the slots are not found")
		}
		received := r.Form.Cell("applications.received.total")
		if r.Value(received).State != form.Number {
			return
		}
		r.SetNumber(received, decimal.NewFromInt(77777))
		filled, err := compose.Fill(r, section, lines)
		if err != nil || !strings.Contains(strings.Join(filled, "\n"), "新收政府信息公开申请77777件") {
			t.Fatalf("%v, %s", err, filled)
		}
	})
}

// TestOverviewBesideLastYear tells how figures have changed.
func TestOverviewBesideLastYear(t *testing.T) {
	f := define.Builtin()[1]
	for _, test := range []struct {
		now, before int64
		want        string
	}{
		{60, 50, "申请60件，比上年的50件增加10件（20%）"}, {1, 3, "申请1件，比上年的3件减少2件（66.7%）"}, {5, 5, "申请5件，与上年持平"}, {5, 0, "申请5件，上年为0件"},
	} {
		r, last := form.NewReport(f), form.NewReport(f)
		received := f.Cell("applications.received.total")
		r.SetNumber(received, decimal.NewFromInt(test.now))
		last.SetNumber(received, decimal.NewFromInt(test.before))
		section, lines, err := compose.Overview(r, last)
		if err != nil {
			t.Fatalf("compose.Overview: %v", err)
		}
		filled, err := compose.Fill(r, section, lines)
		if err != nil || !strings.Contains(strings.Join(filled, "\n"), test.want) {
			t.Errorf("%v: %s, want %s", err, filled, test.want)
		}
		r.SetNumber(received, decimal.NewFromInt(80)) // what was drafted stays true
		if filled, err = compose.Fill(r, section, lines); test.before == 50 && !strings.Contains(strings.Join(filled, "\n"),
			"申请80件，比上年的50件增加30件（60%）") {
			t.Errorf("%v: %s", err, filled)
		}
	}
}

// TestOverviewDocument reads the document back: a heading and the paragraphs, with the names in them.
func TestOverviewDocument(t *testing.T) {
	out := filepath.Join(t.TempDir(), "总体情况.docx")
	o, err := Draft(filing.Builtin(), filed, Outline{Out: out})
	if err != nil {
		t.Fatalf("Draft: %v", err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	pkg, err := opc.Read(data)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book, err := edit.Read(pkg)
	if err != nil {
		t.Fatalf("edit.Read: %v", err)
	}
	var lines []string
	for _, g := range book.Grids {
		if g.Source == grid.Prose && !g.Aside {
			for _, c := range g.Cells {
				lines = append(lines, c.Text)
			}
		}
	}
	if got, want := strings.Join(lines, "\n"), o.Section.Title+"\n"+strings.Join(o.Lines, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := Draft(filing.Builtin(), filed, Outline{Out: out}); err == nil {
		t.Error("a file is replaced without being asked to")
	}
	if _, err := Draft(filing.Builtin(), filed, Outline{Out: filepath.Join(t.TempDir(), "a.xlsx")}); err == nil {
		t.Error("an overview is written as a workbook")
	}
}

// TestDraftRefused says what an overview cannot be drafted from, or written as, and that figures with errors may not be right.
func TestDraftRefused(t *testing.T) {
	l, dir := filing.Builtin(), t.TempDir()
	other, err := filing.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("filing.LoadDir: %v", err)
	}
	blank := filepath.Join(dir, "别的格式.xlsx")
	if _, err := other.New(filing.Blank{Agency: "甲局", Year: 2024, Out: blank}); err != nil {
		t.Fatalf("other.New: %v", err)
	}
	for _, test := range []struct {
		about string
		l     *filing.Library
		path  string
		o     Outline
		want  string
	}{
		{"no file", l, filepath.Join(dir, "无.xlsx"), Outline{}, "无.xlsx：文件不存在"},
		{"a form without sentences", other, blank, Outline{}, "版格式没有总体情况的句子。请在 form.yaml 的 texts.overview.drafts 里写上。"},
		{"its own year as the one before", l, filed, Outline{Last: filed}, "这是 2024年的，不是上年（2023年）的"},
		{"as a workbook", l, filed, Outline{Out: filepath.Join(dir, "a.xlsx")}, "a.xlsx：总体情况只能写成 .docx 或 .txt。请改正 -o 后面的文件名。"},
		{"into no folder", l, filed, Outline{Out: filepath.Join(dir, "无", "a.txt")}, "要放进去的文件夹不存在"},
	} {
		if done, err := Draft(test.l, test.path, test.o); err == nil || done != nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: %+v, %v", test.about, done, err)
		}
	}
	out := filepath.Join(dir, "a.TXT")
	done, err := Draft(l, filed, Outline{Out: out, Filled: true})
	data, readErr := os.ReadFile(out)
	if err != nil || readErr != nil || done.Path != out || len(done.Remarks) > 0 {
		t.Fatalf("as text: %+v, %v, %v", done, err, readErr)
	}
	if want := "一、总体情况\n" + strings.Join(done.Lines, "\n") + "\n"; string(data) != want || !strings.Contains(want, "3119件") || strings.Contains(want, "{{申请") {
		t.Errorf("as text: %s", data)
	}
	f, err := l.Open(filed, "")
	if err != nil {
		t.Fatalf("l.Open: %v", err)
	}
	f.Report.SetNumber(f.Report.Form.Cell("applications.received.person"), decimal.NewFromInt(1))
	workbook, err := sheet.Workbook(f.Report)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "错.xlsx"), workbook, 0o666)
	}
	if err != nil {
		t.Fatalf("write a workbook: %v", err)
	}
	done, err = Draft(l, filepath.Join(dir, "错.xlsx"), Outline{})
	if err != nil || done.Path != "" || len(done.Remarks) != 1 || !strings.HasPrefix(done.Remarks[0], "表里有 ") || !strings.HasSuffix(done.Remarks[0], " 个错误没有改，起草的数不一定对，请先用 nianbao check 检查") {
		t.Errorf("of figures with errors: %+v, %v", done, err)
	}
}
