package check

import (
	"strings"
	"testing"

	"nianbao/form/define"
)

// TestSuspects shows which findings name a suspect with certainty: not where a part of what is missing is no figure.
func TestSuspects(t *testing.T) {
	for _, test := range []struct {
		name, rule string
		cells      map[string]string
		suspect    string // what it should hold and where; empty where none is certain
	}{
		{"a blank total", "V14", map[string]string{"A4": "3", "B4": "2", "E4": ""}, "E4 5"},
		{"a blank total over a part that is no figure", "V14", map[string]string{"A4": "约3", "B4": "2", "E4": ""}, ""},
		{"a blank total over a blank", "V14", map[string]string{"A4": "3", "B4": "", "E4": ""}, "E4 3"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := sound("2021", "2024")
			for at, n := range test.cells {
				s.set("复议诉讼!"+at, n)
			}
			got, told := "", false
			for _, f := range Report(s.read(t), define.Builtin()) {
				if f.Rule.ID != test.rule {
					continue
				}
				told = true
				if f.Certain {
					got = f.Suspects[0].Place.Ref + " " + f.Suspects[0].ShouldBe.String()
				} else if len(f.Suspects) > 0 {
					t.Errorf("suspects that are not certain: %+v", f.Suspects)
				}
			}
			if !told || got != test.suspect {
				t.Errorf("got %q, want %q; %s is told of: %v", got, test.suspect, test.rule, told)
			}
		})
	}
}

// TestUnlocated says of figures that are too large to be reckoned with that no cell was found.
func TestUnlocated(t *testing.T) {
	s := sound("2021", "2024")
	s.set("复议诉讼!A4", "900000000000000000")
	s.set("复议诉讼!E4", "5")
	for _, f := range Report(s.read(t), define.Builtin()) {
		if f.Rule.ID == "R04" && strings.HasPrefix(f.Message, "未能定位是哪一格填错") && len(f.Suspects) == 0 {
			return
		}
	}
	t.Error("nothing says that no cell was found")
}
