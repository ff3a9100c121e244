package check

import (
	"strings"
	"testing"

	"nianbao/grid"
)

// TestUncalculable says of a formula without a result why fix cannot help, and advises it only where it does.
func TestUncalculable(t *testing.T) {
	for formula, want := range map[string]string{
		`申请`:  "这 1 格 nianbao fix 也算不出：文字!A2 =申请 公式用了没有定义的名称：申请。请改正公式",
		`1/0`: "这 1 格 nianbao fix 也算不出：文字!A2 =1/0 的结果是出错值 #DIV/0!。请改正公式",
		`"无"`: "",
	} {
		s := sound("2021", "2024")
		c := s.at("文字!A2")
		c.Text, c.Kind, c.Formula = "", grid.Uncalculated, formula
		said := ""
		for _, line := range s.findings(t) {
			if strings.Contains(line, " F13 ") {
				said = line
			}
		}
		helps := strings.Contains(said, "或者用 nianbao fix 算出结果")
		if said == "" || helps != (want == "") || !strings.Contains(said, want) {
			t.Errorf("=%s: %s", formula, said)
		}
	}
}

// TestCausesBesideUncalculable folds what a total as text breaks under it, although a formula in the same column cannot
// be calculated.
func TestCausesBesideUncalculable(t *testing.T) {
	s := calculated(t, "2021", "2024")
	s.set("依申请公开!D6", "5")
	s.set("依申请公开!D4", "5")
	for _, at := range []string{"依申请公开!D27", "依申请公开!J27", "依申请公开!J4"} {
		s.at(at).Text = "5"
	}
	total := s.at("依申请公开!J6")
	total.Text, total.Kind, total.Formula = "5", grid.Text, `SUM(D6:I6)&""`
	s.at("依申请公开!J9").Formula = "SUM(OFFSET(D9,0,0,1,6))"
	s.at("依申请公开!J27").Text = "0"
	heads := 0
	for _, line := range s.findings(t) {
		if strings.Contains(line, " R0") && !strings.Contains(line, "[follows") {
			t.Error(line)
		}
		if strings.Contains(line, " F20 ") {
			heads++
		}
	}
	if heads != 1 {
		t.Error(s.findings(t))
	}
}
