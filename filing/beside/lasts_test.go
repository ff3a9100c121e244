package beside

import (
	"strings"
	"testing"

	"nianbao/form"
)

// TestLasts shows whose file of the year before is taken, and when none is.
func TestLasts(t *testing.T) {
	var l Lasts
	for _, p := range []Past{
		{"甲.docx", "示例市甲局", 2023, "1", false}, {"甲.xlsx", "示例市甲局", 2023, "1", true}, {"旧.xlsx", "示例市甲局", 2022, "9", true},
		{"乙.xlsx", "示例市乙局", 2023, "2", true}, {"乙2.xlsx", "示例市 乙局", 2023, "3", true}, {"丙.xlsx", "丙局", 2023, "4", true},
		{"戊.xlsx", "甲县戊局", 2023, "5", true}, {"戊2.xlsx", "乙县戊局", 2023, "5", true}, {"无.xlsx", "", 2023, "6", true},
		{"己.xlsx", "示例市甲区己局", 2023, "7", true}, {"庚.docx", "庚局", 2023, "8", false}, {"庚.pdf", "庚局", 2023, "8", false}, {"年.xlsx", "辛局", 0, "8", true},
	} {
		l.Add(p)
	}
	for _, c := range []struct {
		agency       string
		year         int
		path, remark string
	}{
		{"示例市甲局", 2024, "甲.xlsx", ""},
		{"示例市甲局", 2023, "旧.xlsx", ""},
		{"示例市甲局", 2025, "", "没有“示例市甲局” 2024年的文件"},
		{"示例市乙局", 2024, "", "有几个（乙.xlsx、乙2.xlsx），数不一样，不能确定是哪一个"},
		{"示例市丙局", 2024, "丙.xlsx", ""},
		{"戊局", 2024, "", "有几个"}, // two agencies, though with the same figures
		{"示例市己局", 2024, "", "没有“示例市己局”"}, {"庚局", 2024, "庚.docx", ""}, {"辛局", 1, "", "没有“辛局” 0年的文件"},
		{"", 2024, "", "没有写机关名称或年度"},
		{"示例市甲局", 0, "", "没有写机关名称或年度"},
	} {
		found := l.Find(&form.Report{Agency: c.agency, Year: c.year})
		path, remark := found.Path, found.Why
		if path != c.path || !strings.Contains(remark, c.remark) || (path == "") != (remark != "" && found.Advice != "") {
			t.Errorf("%s %d: %q, %q", c.agency, c.year, path, remark)
		}
	}
}
