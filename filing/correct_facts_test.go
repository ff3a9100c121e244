package filing

import (
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/filing/correct"
	"nianbao/form"
)

// typedFacts are particulars as people type them, those first that every workbook takes.
var typedFacts = map[string][2][]string{
	form.Agency: {{"示例市财政局", "示例市民族宗教局"}, {"财政", "示例市财政局2023年", "示例市财政局\n办公室"}},
	form.Year:   {{"2023", "2025", "２０２４", "2024年"}, {"24", "二四", "2024-2025", "年度", "", "2024.0", "1e400"}},
	"address":   {{"示例市人民路 1 号", "新区大楼（3 楼）"}, {""}},
	"postcode":  {{"010000", "223001"}, {"", "无"}},
	"phone":     {{"0517-83000001", "0517-83000001、83000002"}, {"", "/"}},
	"email":     {{"a@example.gov.cn"}, {""}},
	"website":   {{"http://www.example.gov.cn"}, {""}},
	form.Date: {{"2026年1月15日", "2025-1-15", "2025/01/15", "2026.1.15", "二〇二六年一月十五日", " 2025年1月20日 "},
		{"2026/1", "2025年2月30日", "2026/13/45", "一月", "2026年1月", "15/1/2026", ""}},
}

// TestAnyFact types particulars, good ones and bad: each stands on the page, and in the workbook that is saved or is
// named as the one that does not. Good ones stand in it whatever stands beside them.
func TestAnyFact(t *testing.T) {
	bases := openAll(t, "../testdata/huaian-2024.xlsx", "../testdata/zhongwei-2020.xls", blankWorkbook(t))
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.SampledFrom(bases).Draw(t, "file")
		typed, good := correct.Typed{Particulars: map[string]string{}}, map[string]bool{}
		for _, p := range f.Report.Form.Particulars {
			if rapid.Bool().Draw(t, p.ID) {
				kinds, bad := typedFacts[p.ID], rapid.IntRange(0, 3).Draw(t, "bad")/3
				good[p.ID] = bad == 0
				typed.Particulars[p.ID] = rapid.SampledFrom(kinds[bad]).Draw(t, "value")
			}
		}
		now, err := Builtin().Correct(f, typed, nil)
		if err != nil {
			t.Fatalf("Builtin().Correct: %v", err)
		}
		out := filepath.Join(dir, rapid.StringMatching(`[a-z]{16}`).Draw(t, "name")+".xlsx")
		if err := Builtin().SaveWorkbook(now, out); err != nil {
			t.Fatalf("Builtin().SaveWorkbook: %v", err)
		}
		back, err := Builtin().Open(out, "")
		if err != nil {
			t.Fatalf("Builtin().Open: %v", err)
		}
		for _, p := range f.Report.Form.Particulars {
			text, ok := typed.Particulars[p.ID]
			if !ok {
				text = f.Report.Particular(p.ID)
			}
			holdFact(t, p, text, now, back, good[p.ID] && f.Report.ParticularPlace(p.ID) != form.Place{})
		}
	})
}

// holdFact fails where a particular is not on the page, or neither in the workbook nor named. Good must be in it.
func holdFact(t *rapid.T, p *form.Particular, text string, now, back *Filing, good bool) {
	text = strings.TrimSpace(text)
	same := func(r *form.Report) bool {
		switch p.ID {
		case form.Year:
			return r.Year == form.ParseYear(text)
		case form.Date:
			return r.Particulars[p.ID] == form.PlainDate(text)
		}
		return strings.TrimSpace(r.Particular(p.ID)) == text
	}
	if !same(now.Report) {
		t.Fatalf("%s: %q is %q on the page", p.Label, text, now.Report.Particular(p.ID))
	}
	named := false
	for _, said := range now.Remarks() {
		named = named || strings.Contains(said, "“"+p.Label+"”")
	}
	if written := same(back.Report); written == named || good && named {
		t.Fatalf("%s: %q is written %t, good %t: %q", p.Label, text, written, good, now.Remarks())
	}
}
