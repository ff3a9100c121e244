package among

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/check"
	"nianbao/contract"
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
