package word

import (
	"maps"
	"strings"
	"testing"

	"nianbao/docx"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/fields"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// said returns the paragraphs outside tables of the template filled with the data, without empty ones.
func said(t *testing.T, f *form.Form, data map[string]any) []string {
	t.Helper()
	source, err := Template(f)
	if err != nil {
		t.Fatalf("Template: %v", err)
	}
	pkg, err := opc.Read(source)
	if err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	template, err := docx.Parse(pkg)
	if err != nil {
		t.Fatalf("docx.Parse: %v", err)
	}
	data["草稿"] = false
	filled, err := template.Fill(data)
	if err != nil {
		t.Fatalf("template.Fill: %v", err)
	}
	if pkg, err = opc.Read(filled); err != nil {
		t.Fatalf("opc.Read: %v", err)
	}
	book, err := edit.Read(pkg)
	if err != nil {
		t.Fatalf("edit.Read: %v", err)
	}
	var lines []string
	for _, g := range book.Grids {
		for i := range g.Cells {
			if g.Source == grid.Prose && !g.Aside {
				lines = append(lines, g.Cells[i].Text)
			}
		}
	}
	return lines
}

// report returns a report's data with some particulars.
func report(f *form.Form, given map[string]string) map[string]any {
	r := form.NewReport(f)
	r.Agency, r.Year = "示例市司法局", 2024
	r.Particulars = map[string]string{form.Agency: "示例市司法局", form.Year: "2024"}
	maps.Copy(r.Particulars, given)
	return fields.Names(r)
}

func TestBlankParticularsLeaveNothing(t *testing.T) {
	f := define.Builtin()[1]
	got := said(t, f, report(f, nil))
	want := []string{
		"示例市司法局",
		"2024年政府信息公开工作年度报告",
		"本报告由示例市司法局依据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）的要求编制，" +
			"反映本机关2024年政府信息公开工作的情况。所列数据的统计期限自2024年1月1日起，至2024年12月31日止。",
	}
	for _, s := range f.Sections {
		want = append(want, s.Title)
	}
	want = append(want, "示例市司法局") // it is signed, with a date or without
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestParticularsAreTold(t *testing.T) {
	f := define.Builtin()[1]
	for _, test := range []struct {
		given map[string]string
		want  string
	}{
		{map[string]string{"website": "www.example.gov.cn"}, "本报告的电子版可在www.example.gov.cn查阅和下载。"},
		{map[string]string{"phone": "0517-83900000"}, "对本报告有疑问的，请与本机关联系（电话：0517-83900000）。"},
		{map[string]string{"address": "人民路1号", "email": "a@example.cn"},
			"对本报告有疑问的，请与本机关联系（地址：人民路1号；电子邮箱：a@example.cn）。"},
		{map[string]string{"date": "2025年1月20日"}, "2025年1月20日"},
	} {
		if got := strings.Join(said(t, f, report(f, test.given)), "\n"); !strings.Contains(got+"\n",
			"\n"+test.want+"\n") {
			t.Errorf("%v: no %q in\n%s", test.given, test.want, got)
		}
	}
}

func TestOneSigner(t *testing.T) {
	f := define.Builtin()[1]
	for _, agency := range []string{"示例市司法局", "示例省示例市示例区人民政府政务服务管理办公室"} {
		got := said(t, f, report(f, map[string]string{form.Agency: agency, form.Date: "2025年1月20日"}))
		if n := len(got); got[n-1] != "2025年1月20日" || got[n-2] != agency || got[n-3] == agency {
			t.Errorf("%s: signed %q", agency, got[n-3:])
		}
	}
}

func TestFormWithoutNoticeOrContacts(t *testing.T) {
	f := forms(t)["province"]
	got := strings.Join(said(t, f, report(f, nil)), "\n")
	if strings.Contains(got, "（）") || strings.Contains(got, "联系") {
		t.Errorf("something dangles:\n%s", got)
	}
}
