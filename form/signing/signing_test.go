package signing

import (
	"testing"

	"nianbao/form"
)

// TestName shows which lines are an agency's name and nothing else.
func TestName(t *testing.T) {
	for line, want := range map[string]string{
		"示例市司法局": "示例市司法局", "报告单位：示例市 司法局（盖章）": "示例市司法局", "示例县人民政府办公室": "示例县人民政府办公室",
		"联系市司法局": "", "一、市司法局": "", "市司法局，县司法局": "", "2024年示例局": "", "局": "",
	} {
		if name, ok := Name(line); ok != (want != "") || ok && name != want {
			t.Errorf("%q: %q, %v", line, name, ok)
		}
	}
}

// TestClosing shows which lines close a report, with whom they name and when.
func TestClosing(t *testing.T) {
	for line, want := range map[string][2]string{
		"2025年1月20日": {"", "2025年1月20日"}, "（二〇二五年一月二十日）": {"", "二〇二五年一月二十日"}, "2025年1月  日": {"", "2025年1月  日"},
		"示例市司法局 2025年1月20日": {"示例市司法局", "2025年1月20日"}, "2025年×月×日": {"", "2025年×月×日"},
		"（示例市司法局 2025年1月20日）": {"示例市司法局", "2025年1月20日"}, "示例市司法局（2025年1月20日）": {"示例市司法局", "2025年1月20日"},
	} {
		signer, date, ok := Closing(line)
		if !ok || signer != want[0] || date != want[1] {
			t.Errorf("%q: %q, %q, %v", line, signer, date, ok)
		}
	}
	for _, line := range []string{"", "2025年", "全年公开信息5条。", "截至2025年1月20日，共收到5件", "（省政府办公厅2025年1月）"} {
		if signer, date, ok := Closing(line); ok {
			t.Errorf("%q: %q, %q", line, signer, date)
		}
	}
}

// TestLine shows that lines which list what was held and when sign no report, nor a date within the report's year by
// another agency, unless somebody asks for its seal.
func TestLine(t *testing.T) {
	r := form.NewReport(&form.Form{})
	r.Agency, r.Year = "示例市司法局", 2024
	for _, test := range []struct {
		lines []string
		want  string
	}{
		{[]string{"示例市司法局 2025年1月20日"}, "示例市司法局"},
		{[]string{"示例市教育局 2025年1月20日"}, "示例市教育局"},
		{[]string{"示例市教育局 2024年5月20日"}, ""},
		{[]string{"示例市教育局（盖章） 2024年5月20日"}, "示例市教育局"},
		{[]string{"市教育局，县教育局 2025年1月20日"}, ""},
		{[]string{"示例市教育局 2025年1月20日", "示例市财政局 2025年1月21日"}, ""},
	} {
		var lines []form.Line
		for _, text := range test.lines {
			lines = append(lines, form.Line{Text: text})
		}
		if signer, _, ok := Line(r, lines, 0); ok != (test.want != "") || ok && signer != test.want {
			t.Errorf("%q: %q %v", test.lines, signer, ok)
		}
	}
	r.Agency = ""
	if signer, date,
		ok := Line(r, []form.Line{{Text: "示例市教育局 2024年5月20日"}},
		0); signer != "示例市教育局" || date != "2024年5月20日" || !ok {
		t.Errorf("where nobody knows the agency: %q %q %v", signer, date, ok)
	}
	r.Agency = "示例"
	if By(r, "示例") != "示例" || By(r, "市教育局") != "市教育局" || By(r, "无") != "" {
		t.Error("the report's own name signs it, and agencies' names do")
	}
}

// TestAbove shows which lines may stand above a signature, and which stand below one for a date.
func TestAbove(t *testing.T) {
	for line, want := range map[string]bool{"全部办结。": true, " 全部办结。 ": true, "无": true, "无其他事项": true, "全部办结": false,
		"": false} {
		if EndsText(line) != want {
			t.Errorf("%q ends a text: %v", line, !want)
		}
	}
	for line, want := range map[string]bool{"2025年": true, "2025.1": true, "2025 - 1 - 20": true, "二〇二五年": true,
		"2025": false, "25年1月": false,
		"2025年全年一共公开信息五百二十条": false, "": false} {
		if IsShortDate(line) != want {
			t.Errorf("%q stands for a date: %v", line, !want)
		}
	}
}
