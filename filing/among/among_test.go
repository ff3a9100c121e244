package among

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/check/copied"
	"nianbao/contract"
	"nianbao/filing/batch"
	"nianbao/filing/roster"
	"nianbao/filing/seal"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/ooxml/opc"
)

// added returns what is told of reports, by their files, agencies and dates, against a list.
func added(t testing.TB, list string, r Request, reports ...[3]string) *Told {
	t.Helper()
	if list != "" {
		r.Roster = filepath.Join(t.TempDir(), "名单.txt")
		if err := os.WriteFile(r.Roster, []byte(list), 0o666); err != nil {
			t.Fatalf("os.WriteFile: %v", err)
		}
	}
	r.Rules = check.Rules(define.Builtin())
	run, err := New(r)
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	f := define.Builtin()[1]
	for _, of := range reports {
		report := form.NewReport(f)
		report.Agency, report.Year = of[1], 2024
		report.SetParticular(form.Date, of[2], form.Place{})
		report.Texts["problems"] = form.Text{Text: "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢。二是依申请办理的规范化水平还需提高，" +
			"个别答复书说理不够充分。三是基层报送渠道单一，群众反映查询入口不好找。" + of[1]}
		file := contract.NewFile(of[0], report, nil)
		if of[1] == "" {
			file = contract.Unreadable(of[0], "读不了")
			run.Add(&file, nil)
			continue
		}
		file.Findings = append(file.Findings, contract.Finding{Rule: "V01", Severity: "error",
			Cells: []contract.Cell{{Sheet: "依申请公开", Ref: "D4"}}})
		run.Add(&file, run.Read(report, "工作簿", nil))
	}
	told, err := run.End()
	if err != nil {
		t.Fatalf("run.End: %v", err)
	}
	return told
}

// TestLines shows what a clerk reads of a list.
func TestLines(t *testing.T) {
	told := added(t, "甲县司法局\n甲县卫健委\n甲县教育局\n甲县财政局\n甲县水利局\n县民政局\n审计局", Request{Choice: check.Choice{Ignore: []string{"Y"}}},
		[3]string{"01.xlsx", "甲县司法局", "2025年1月20日"}, [3]string{"02.xlsx", "甲县卫生健康委员会", "2025年2月20日"},
		[3]string{"03.xlsx", "甲县财政局", "2025年1月20日"}, [3]string{"04.xlsx", "甲县财政局", ""}, [3]string{"05.xlsx", "甲县水务局", ""},
		[3]string{"06.xlsx", "乙市商务局", ""}, [3]string{"07.xlsx", "", ""}, [3]string{"08.xlsx", "甲县民政局", ""},
		[3]string{"09.xlsx", "甲县审计局", "2025年1月20日"})
	want := []string{
		"名单 名单.txt：应报 7 个机关，已报 5 个，没有报 1 个，其中报了几份的 1 个，待核 1 个。",
		"没有报（1 个）：甲县教育局。",
		"报了几份（1 个），请核对用哪一份：",
		"  甲县财政局：03.xlsx、04.xlsx",
		"写法和名单不同（3 个），当作同一个机关，请核对：",
		"  甲县卫健委 ← 甲县卫生健康委员会（简称，02.xlsx）",
		"  名单没有写全地名，都是甲县的（2 个）：县民政局、审计局",
		"待核（1 项）：",
		"  名单第 5 行“甲县水利局”；收到“甲县水务局”（05.xlsx）：名称相近，可能是同一个机关",
		"名单里没有的机关（1 个）：“乙市商务局”（06.xlsx）",
		"没有机关名称、或者读不了的文件（1 个）：07.xlsx",
		"逾期（1 个，按成文日期）：甲县卫健委 2025年2月20日（期限 2025年1月31日）",
		"没有成文日期，看不出是否逾期（1 个）：县民政局",
	}
	got := told.Lines()
	got[0] = strings.Replace(got[0], told.List.Path, "名单.txt", 1)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if told.Undated = true; len(told.Lines()) != len(want)-2 {
		t.Errorf("of a sum, where nobody asks who is late: %q", told.Lines())
	}
	if len(told.Findings) > 0 || !told.Amiss() || told.Roster().Summary != (contract.RosterSummary{Agencies: 7, Filed: 5, Repeated: 1, Missing: 1, Doubtful: 1, Late: 1}) {
		t.Errorf("%+v %+v", told.Findings, told.Roster().Summary)
	}
}

// TestTold shows what a run without a list tells, and what it writes.
func TestTold(t *testing.T) {
	out := filepath.Join(t.TempDir(), "通报.docx")
	told := added(t, "", Request{Notice: out}, [3]string{"01.xlsx", "甲县司法局", ""}, [3]string{"02.xlsx", "甲县教育局", ""})
	if len(told.Findings) != 1 || told.Count(check.Warning) != 1 || told.Notice != out || told.Lines() != nil || told.Roster() != nil || told.Amiss() {
		t.Errorf("%+v", told)
	}
	if a := told.Among(); len(a) != 1 || len(a[0].Files) != 2 || a[0].Severity != "warning" || a[0].Files[1].Agency != "甲县教育局" {
		t.Errorf("%+v", a)
	}
	pkg, err := opc.ReadFile(out)
	if err != nil {
		t.Fatalf("read the notice: %v", err)
	}
	if data, _ := pkg.Part("word/document.xml"); !strings.Contains(string(data), "文字雷同的单位（1组）") {
		t.Error("the notice says nothing of texts that are alike")
	}
	all := added(t, "甲县司法局，司法局\n甲县教育局", Request{}, [3]string{"01.xlsx", "甲县司法局", ""}, [3]string{"02.xlsx", "甲县教育局", ""})
	if all.Amiss() {
		t.Error("all have filed")
	}
}

// TestRefusedRequests shows what is refused before any work is done.
func TestRefusedRequests(t *testing.T) {
	dir := t.TempDir()
	have := filepath.Join(dir, "有.docx")
	if err := os.WriteFile(have, []byte("x"), 0o666); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	for want, r := range map[string]Request{
		"没有写 --notice": {Template: have}, "要以 .docx 结尾": {Notice: filepath.Join(dir, "a.doc")}, "文件已经存在": {Notice: have},
		"文件夹不存在": {Notice: filepath.Join(dir, "无", "a.docx")}, "名单打不开": {Roster: filepath.Join(dir, "无.txt")},
		"输出文件就是输入文件": {Notice: have, Template: have, Force: true},
	} {
		if _, err := New(r); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", r, err, want)
		}
	}
}

// TestFewWords says what a file's first error is by its rule's title and its place, of a document the table alone.
func TestFewWords(t *testing.T) {
	run, err := New(Request{Rules: []check.Rule{{ID: "R01", Title: "勾稽关系不平"}}})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	at := func(sheet, ref string) []contract.Cell { return []contract.Cell{{Sheet: sheet, Ref: ref}} }
	long := strings.Repeat("长", maxWords+1)
	for _, test := range []struct {
		f    contract.Finding
		want string
	}{
		{contract.Finding{Rule: "R01", Cells: at("依申请公开", "J4")}, "勾稽关系不平（依申请公开!J4）"},
		{contract.Finding{Rule: "R01", Cells: at("三、收到和处理", "R4C7")}, "勾稽关系不平（三、收到和处理）"},
		{contract.Finding{Rule: "R01", Cells: at("表", "R4")}, "勾稽关系不平（表!R4）"},
		{contract.Finding{Rule: "R01", Cells: at("", "")}, "勾稽关系不平"}, {contract.Finding{Rule: "R01"}, "勾稽关系不平"},
		{contract.Finding{Rule: "甲01", Message: "自己的规则"}, "自己的规则"}, {contract.Finding{Rule: "甲01", Message: long}, form.Clip(long, maxWords)},
	} {
		if got := run.inFewWords(&test.f); got != test.want {
			t.Errorf("%+v: %s, want %s", test.f, got, test.want)
		}
	}
}

// TestAddCounts counts a file's errors and warnings but those that are explained, and an error that only other files show.
func TestAddCounts(t *testing.T) {
	run, err := New(Request{})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	found := []contract.Finding{{Rule: "V01", Severity: "error", Message: "一", Waived: "理由"}, {Rule: "V02", Severity: "warning"}, {Rule: "V03", Severity: "error", Message: "二"},
		{Rule: "V04", Severity: "error", Message: "三"}, {Rule: "V05", Severity: "note"}, {Rule: "V06", Severity: "warning", Waived: "理由"}}
	run.Add(&contract.File{File: "1.xlsx", Findings: found}, nil)
	run.Add(&contract.File{File: "2.xlsx", Status: "unreadable"}, nil)
	of := func(severity check.Severity, waived string) *copied.Finding {
		return &copied.Finding{Rule: &check.Rule{ID: "Y12", Severity: severity, Title: "抄错"}, Waived: waived, Members: []copied.Member{{File: "2.xlsx"}, {File: "1.xlsx"}}}
	}
	for range 2 {
		run.blame(of(check.Error, ""))
	}
	run.blame(of(check.Error, "理由"))
	run.blame(of(check.Warning, ""))
	want := []roster.File{{Path: "1.xlsx", Errors: 2, Warnings: 1, First: "二"}, {Path: "2.xlsx", Failed: true, Errors: 2, First: "抄错"}}
	if diff := cmp.Diff(want, run.files); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestLastless: where nobody named last year's reports the run says so, else of each file whose could not be had.
func TestLastless(t *testing.T) {
	for why, want := range map[string][2]bool{"": {}, string(check.NotGiven): {true, false}, "missing": {false, true}} {
		run, err := New(Request{})
		if err != nil {
			t.Fatalf("New: %v", err)
		}
		f := contract.File{File: "1.xlsx"}
		if why != "" {
			f.Unchecked = []contract.Unchecked{{Report: form.Last, Why: why}}
		}
		run.Add(&f, nil)
		if got := [2]bool{run.lastless, run.files[0].NoLast}; got != want {
			t.Errorf("%q: %v, want %v", why, got, want)
		}
	}
}

// TestOf returns what of the findings among files one of them is about, sentence by sentence, and nothing of a third.
func TestOf(t *testing.T) {
	run, err := New(Request{})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	pieces := map[string]*Piece{}
	for name, text := range map[string]string{"1.xlsx": "甲县司法局", "2.xlsx": "甲县教育局", "3.xlsx": ""} {
		r := form.NewReport(define.Builtin()[1])
		r.Agency, r.Year = text, 2024
		words := "一是公开内容有待深化，部分业务科室主动发布意识不强，政策文件印发后解读材料跟进较慢。二是依申请办理的规范化水平还需提高，" +
			"个别答复书说理不够充分。三是基层报送渠道单一，群众反映查询入口不好找。"
		if text == "" {
			r.Agency, words = "甲县水利局", "本年没有需要说明的问题，各项工作都照计划办完了。"
		}
		r.Texts["problems"] = form.Text{Text: words, Lines: []form.Line{{Text: words}}}
		pieces[name] = run.Read(r, "工作簿", nil)
		run.Add(&contract.File{File: name, Agency: r.Agency, Year: 2024}, pieces[name])
	}
	told, err := run.End()
	if err != nil || len(told.Findings) != 1 {
		t.Fatalf("told: %+v, %v", told, err)
	}
	for name, want := range map[string]int{"1.xlsx": 3, "2.xlsx": 3, "3.xlsx": 0} {
		found := told.Of(name, pieces[name])
		if len(found) != want || want > 0 && (found[0].Message != told.Findings[0].Message || found[0].Follows != nil || found[1].Follows == nil || *found[1].Follows != 0) {
			t.Errorf("%s: %+v", name, found)
		}
	}
	told.Findings = append(told.Findings, told.Findings[0]) // what follows is counted among all
	if found := told.Of("1.xlsx", pieces["1.xlsx"]); len(found) != 6 || *found[5].Follows != 3 || *found[1].Follows != 0 {
		t.Errorf("of two: %+v", found)
	}
}

// TestStray tells of reports of this program's making, in a folder with workbooks, that are of none of them: maybe of old ones.
func TestStray(t *testing.T) {
	path := filepath.Join(t.TempDir(), "报告.docx")
	pkg := opc.New()
	if err := seal.Sign(pkg); err != nil {
		t.Fatalf("seal.Sign: %v", err)
	}
	data, err := pkg.Bytes()
	if err == nil {
		err = os.WriteFile(path, data, 0o666)
	}
	if err != nil {
		t.Fatalf("write the report: %v", err)
	}
	for _, test := range []struct {
		items []batch.Item
		want  bool
	}{
		{[]batch.Item{{Path: "1.xlsx"}, {Path: path, Made: true}}, true}, {[]batch.Item{{Path: path, Made: true}}, false},
		{[]batch.Item{{Path: "1.xlsx"}, {Path: path}}, false}, {[]batch.Item{{Path: path, Made: true}, {Path: "1.docx"}}, false},
	} {
		run, err := New(Request{})
		if err != nil {
			t.Fatalf("New: %v", err)
		}
		for _, item := range test.items {
			run.Note(item)
			run.Add(&contract.File{File: item.Path}, nil)
		}
		told, err := run.End()
		if err != nil {
			t.Fatalf("run.End: %v", err)
		}
		for _, f := range told.files {
			if f.Stray != (test.want && f.Path == path) {
				t.Errorf("%+v: %+v", test, f)
			}
		}
	}
}

// TestOtherYears tells of files of another year than most, of a list or of none, as programs take it too.
func TestOtherYears(t *testing.T) {
	run, err := New(Request{})
	if err != nil {
		t.Fatalf("New: %v", err)
	}
	for i, year := range []int{2024, 2023, 2024, 0} {
		run.Add(&contract.File{File: fmt.Sprintf("%d.xlsx", i), Agency: fmt.Sprintf("甲县第%d局", i), Year: year}, nil)
	}
	told, err := run.End()
	if err != nil {
		t.Fatalf("run.End: %v", err)
	}
	if got, want := told.OtherYears(), []string{"年度和别的机关（2024年）不同，请核对年度，是否逾期没有算（1 个文件）：甲县第1局 报的是 2023年（1.xlsx）"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	told.Outcome, told.List = roster.Agencies(told.files).Match(told.files), &roster.List{Path: "名单.txt"}
	r := told.Roster()
	if r.Year != 2024 || r.Agencies[1].Year != 2023 || r.Agencies[0].Year != 0 || r.List != "名单.txt" {
		t.Errorf("%+v", r)
	}
}

// TestSummaryNames shows that what nobody has done is not counted in words.
func TestSummaryNames(t *testing.T) {
	told := added(t, "甲县司法局\n甲县教育局", Request{Choice: check.Choice{Ignore: []string{"Y"}}},
		[3]string{"01.xlsx", "甲县司法局", "2025年1月20日"}, [3]string{"02.xlsx", "甲县教育局", "2025年1月20日"})
	if got, want := told.Lines()[0], "应报 2 个机关，已报 2 个，没有报 0 个。"; !strings.HasSuffix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// BenchmarkAmong takes a thousand reports against a list of as many.
func BenchmarkAmong(b *testing.B) {
	var list strings.Builder
	var reports [][3]string
	for i := range 1000 {
		name := fmt.Sprintf("甲县%s局", strings.Repeat(string(rune('一'+i)), 3))
		list.WriteString(name + "\n")
		reports = append(reports, [3]string{fmt.Sprintf("%d.xlsx", i), name, ""})
	}
	for b.Loop() {
		added(b, list.String(), Request{}, reports...)
	}
}
