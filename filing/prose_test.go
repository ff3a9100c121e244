package filing

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"nianbao/filing/filingtest"
	"nianbao/ooxml/opc"
)

// reworded returns the Word report of the sound workbook with some of its words replaced, or paragraphs put behind them:
// each change is a word, then what comes in its place, paragraphs divided by ¶, lines by ↵.
func reworded(t *testing.T, changes ...string) string {
	t.Helper()
	pkg, err := opc.ReadFile(convertTo(t, books[0], "report.docx"))
	if err != nil {
		t.Fatalf("opc.ReadFile: %v", err)
	}
	xml, _ := pkg.Part("word/document.xml")
	for i := 0; i < len(changes); i += 2 {
		with := strings.NewReplacer("¶", "</w:t></w:r></w:p><w:p><w:r><w:t>", "↵", "</w:t><w:br/><w:t>").Replace(changes[i+1])
		if !bytes.Contains(xml, []byte(changes[i])) {
			t.Fatalf("no %q in the report", changes[i])
		}
		xml = bytes.Replace(xml, []byte(changes[i]), []byte(with), 1)
	}
	pkg.Set("word/document.xml", xml)
	data, err := pkg.Bytes()
	path := filepath.Join(t.TempDir(), "report.docx")
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// findings lists what is wrong with a filing: the rule and where.
func findings(t *testing.T, f *Filing) string {
	t.Helper()
	var list []string
	for _, found := range Builtin().Check(f) {
		list = append(list, found.Rule.ID+" "+found.Place.String())
	}
	return strings.Join(list, ", ")
}

const (
	one, five, six = "一、总体情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"
	agency, title  = "示例市人民政府", "2024年政府信息公开工作年度报告"
)

// TestHeadingsOfReports reads reports whose headings and titles are written as agencies do: the texts, the agency and
// the year are there.
func TestHeadingsOfReports(t *testing.T) {
	whole, err := Builtin().Open(reworded(t), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	for _, test := range []struct {
		name    string
		changes []string
		want    string // findings
		year    int
	}{
		{"heading five with the work's name", []string{five, "五、政府信息公开工作存在的主要问题及改进情况"}, "S31 第15段", 2024},
		{"heading six without 的", []string{six, "六、其他需要报告事项"}, "S31 第18段", 2024},
		{"和 for 及", []string{five, "五、存在的主要问题和改进情况"}, "S31 第15段", 2024},
		{"measures", []string{five, "五、信息公开工作存在的主要问题及改进措施"}, "S31 第15段", 2024},
		{"a direction", []string{five, "五、政务信息工作存在的问题、改进方向"}, "S31 第15段", 2024},
		{"a way of thinking", []string{five, "五、存在不足与改进思路"}, "S31 第15段", 2024},
		{"a scanner's bar", []string{six, "|六、其它需要报告的事项"}, "S31 第18段", 2024},
		{"a scanner's l", []string{six, "l六、其他事项"}, "S31 第18段", 2024},
		{"signs of a markup language", []string{one, "## 一、总体情况", five, "## " + five, six, "## " + six}, "S31 第5段", 2024},
		{"heading and text in one paragraph", []string{six + "</w:t></w:r></w:p>", six + "</w:t><w:br/></w:r></w:p>"}, "", 2024},
		{"the agency's name in headings", []string{one, "一、" + agency + "政府信息公开工作总体情况", five, "五、" + agency + "存在的主要问题和改进措施"}, "S31 第5段", 2024},
		{"headings over two paragraphs", []string{one, "一、¶总体情况", five, "五、存在的主要问题¶及改进情况", six, "六、其他需要¶报告的事项"}, "", 2024},
		{"run together with the text", []string{six + "</w:t></w:r></w:p>", six + "</w:t></w:r>", "<w:p><w:pPr><w:pStyle w:val=\"ClosingText\"/></w:pPr>", "",
			five + "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>", five + "；</w:t></w:r>"}, "", 2024},
		{"without a number, before a colon", []string{five + "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"BodyText\"/></w:pPr>",
			"主要问题：</w:t></w:r>"}, "S19 第15段", 2024},
		{"a heading in the cells of a table", []string{"<w:p><w:pPr><w:pStyle w:val=\"Heading1\"/></w:pPr><w:r><w:t>" + six + "</w:t></w:r></w:p>",
			"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>六、</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>其他需要报告的事项</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"}, "", 2024},
		{"a title in other words", []string{title, "2024年政务公开工作情况报告"}, "", 2024},
		{"a title in brackets", []string{agency + "</w:t>", "《" + agency + "</w:t>", title, title + "》"}, "", 2024},
		{"the year behind the title", []string{title, title[len("2024年"):] + "（2024）"}, "", 2024},
		{"the year before 年度报告", []string{title, "政府信息公开工作2024年年度报告"}, "", 2024},
		{"the agency below the title", []string{agency + "</w:t>", title + "</w:t>", title, agency}, "", 2024},
		{"name and date in one line", []string{agency + "</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"SignDate\"/></w:pPr><w:r><w:t xml:space=\"preserve\">2025",
			agency + "　　2025"}, "", 2024},
		{"headings misnumbered", []string{"二、主动", "三、主动", "三、收到", "四、收到", "四、政府", "五、政府", five, "l六、存在的主要问题及改进情况",
			six, "七、其他需要报告的事项"}, "S19 第12段", 2024},
		{"a title over two lines", []string{title + "</w:t>", "2024年政府信息公开¶工作年度报告</w:t>"}, "", 2024},
		{"the year above the title", []string{agency + "</w:t>", agency + "2024年</w:t>", title, title[len("2024年"):]}, "", 2024},
		{"a title without a year", []string{title, title[len("2024年"):], "反映本机关2024年", "反映本机关", "自2024年1月1日起，至2024年12月31日止", "到年底"},
			"S06 ", 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, err := Builtin().Open(reworded(t, test.changes...), "")
			if err != nil {
				t.Fatalf("Builtin().Open: %v", err)
			}
			if got := findings(t, f); strings.TrimSpace(got) != strings.TrimSpace(test.want) {
				t.Errorf("found %q", got)
			}
			for _, s := range f.Report.Form.Texts() {
				if diff := cmp.Diff(whole.Report.Texts[s.Text].Text, f.Report.Texts[s.Text].Text); diff != "" {
					t.Errorf("%s (-want +got)\n%s", s.Title, diff)
				}
			}
			if f.Report.Agency != agency || f.Report.Year != test.year {
				t.Errorf("of %q, %d", f.Report.Agency, f.Report.Year)
			}
		})
	}
}

// TestNotesComeBack sends what stands before, between and behind the parts of a report to a workbook, a page and back.
func TestNotesComeBack(t *testing.T) {
	path := reworded(t, "本报告由", "引语：根据《条例》编制本报告。¶本报告由", "二、主动公开政府信息情况", "二、主动公开政府信息情况¶二前：本年主动公开信息20条。",
		"三、收到", "二后：注：规章由市政府填报。¶三、收到", five, "四后：备注。¶"+five, "2025年1月20日", "2025年1月20日¶（联系人：张三）")
	source, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if got := findings(t, source); got != "S34 第14段" {
		t.Errorf("found %s", got)
	}
	want := source.Data()
	for id, text := range map[string]string{
		"notes_disclosure": "二前：本年主动公开信息20条。\n二后：注：规章由市政府填报。", "notes_disputes": "四后：备注。", "closing": "（联系人：张三）",
	} {
		if want.Texts[id] != text {
			t.Errorf("%s is %q", id, want.Texts[id])
		}
	}
	if intro := want.Texts["intro"]; !strings.HasPrefix(intro, "引语：根据《条例》编制本报告。\n本报告由") {
		t.Errorf("the introduction is %q", intro)
	}
	if source.Report.Particulars["date"] != "2025年1月20日" {
		t.Errorf("dated %q", source.Report.Particulars["date"])
	}
	for _, name := range []string{"back.xlsx", "again.docx", "page.html", "last.xlsx", "last.docx"} {
		path = convertTo(t, path, name)
		f, err := Builtin().Open(path, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		got := f.Data()
		got.File = want.File
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// TestForeignSectionStays shows that a section which is none of the form's is printed where it stood, and told of.
func TestForeignSectionStays(t *testing.T) {
	path := reworded(t, five, "五、专项整改情况¶整改三项。¶六、存在的主要问题及改进情况", six, "七、其他需要报告的事项")
	f, err := Builtin().Open(path, "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if got := findings(t, f); got != "S20 第15段" {
		t.Errorf("found %s", got)
	}
	if got := f.Report.Texts["notes_disputes"].Text; got != "五、专项整改情况\n整改三项。" {
		t.Errorf("kept as %q", got)
	}
}

// TestAgencyLineOfWorkbook reads the agency from a line on a sheet that says more.
func TestAgencyLineOfWorkbook(t *testing.T) {
	sound, err := os.ReadFile(books[0])
	if err != nil {
		t.Fatalf("os.ReadFile: %v", err)
	}
	data := filingtest.Spoil(t, sound, func(s *filingtest.Spoiler) {
		s.Rewrite(func(f *excelize.File) error { return f.DeleteSheet("基本信息") })
		s.Text("依申请公开!A2", "填报单位：甲县某局（盖章）　2024年度　　填报日期：2025年1月10日")
	})
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("os.WriteFile: %v", err)
	}
	f, err := Builtin().Open(path, "")
	if err != nil || f.Report.Agency != "甲县某局" || f.Report.Year != 2024 {
		t.Fatalf("%q, %d, %v", f.Report.Agency, f.Report.Year, err)
	}
	if got := findings(t, f); got != "N30 主动公开!B5" { // the figures are a government's
		t.Errorf("found %s", got)
	}
}

// TestPlacedStatements tells of what a report that is filled by its labels still says of another agency or year.
func TestPlacedStatements(t *testing.T) {
	for from, to := range map[string]string{
		"": "", "本报告由" + agency: "本报告由示例县民政局", "自2024年": "自2022年", "〔2021〕30号": "〔2019〕60号",
	} {
		template, out := reworded(t), filepath.Join(t.TempDir(), "o.docx")
		if from != "" {
			template = reworded(t, from, to)
		}
		done, err := Builtin().Convert(books[0], Conversion{Out: out, Template: template})
		if err != nil {
			t.Fatalf("Builtin().Convert: %v", err)
		}
		told := 0
		for _, n := range done.Notices {
			if strings.HasPrefix(n.Text, "写出的文件 第") {
				told++
			}
		}
		if told != min(1, len(from)) {
			t.Errorf("%q for %q: %v", to, from, done.Notices)
		}
	}
}

// TestDrawingsAreNamed tells of a picture in a report, which no report made of it has, and not of the charts that were
// drawn of its figures.
func TestDrawingsAreNamed(t *testing.T) {
	picture := `</w:t><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing><w:t>`
	f, err := Builtin().Open(reworded(t, five, five+picture), "")
	if err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if got := findings(t, f); got != "S40 " {
		t.Errorf("found %q", got)
	}
	charts := filepath.Join(t.TempDir(), "charts.docx")
	if _, err := Builtin().Convert(books[0], Conversion{Out: charts, Charts: true}); err != nil {
		t.Fatalf("Builtin().Convert: %v", err)
	}
	if f, err = Builtin().Open(charts, ""); err != nil {
		t.Fatalf("Builtin().Open: %v", err)
	}
	if got := findings(t, f); got != "" {
		t.Errorf("charts of figures: found %q", got)
	}
}
