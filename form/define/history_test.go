package define

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/templates"
)

// TestRefusedHistory shows that what says nothing about last year's report is refused with its line, and that a form
// may say how it is compared without any relation to it.
func TestRefusedHistory(t *testing.T) {
	data, err := templates.FS.ReadFile("2021/form.yaml")
	if err != nil {
		t.Fatalf("templates.FS.ReadFile: %v", err)
	}
	good := string(data)
	for _, test := range []struct{ old, new, want string }{
		{"of: [fees.charges.amount]", "of: [fees.charge]", "“fees.charge”不是表、行或格的 id"},
		{"factor: 5, floor: 50}", "factor: 1, floor: 50}", "至少 2"},
		{"factor: 5, floor: 100}", "factor: 5, floor: 0}", "要大于 0"},
		{"unchanged: 5", "unchanged: 1", "至少 2 个"},
		{"texts: [overview, problems]", "texts: [overview, problem]", "没有 id 为“problem”的文字"},
		{"share: 50", "share: 500", "1 到 100"},
		{"shortest: 8", "shortest: 0", "都要大于 0"},
	} {
		if !strings.Contains(good, test.old) {
			t.Fatalf("%q does not stand in the definition", test.old)
		}
		_, err := Parse("form.yaml", []byte(strings.Replace(good, test.old, test.new, 1)))
		if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "格式定义 form.yaml 第 ") {
			t.Errorf("%s: got %v\nwant %s", test.new, err, test.want)
		}
	}
	first, second := strings.Index(good, "  - id: Y01"), strings.Index(good, "\nhistory:")
	f, err := Parse("form.yaml", []byte(good[:first]+good[second:]))
	if err != nil || f.Other(form.Last) == nil || len(f.History.Jumps) != 2 || f.History.JumpOf("fees.charges.amount") != f.History.Jumps[0] {
		t.Error(err, f)
	}
}
