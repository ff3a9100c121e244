package roster

import (
	"slices"
	"strings"
	"testing"

	"nianbao/filing/record"
)

// TestPlaced shows with which place files call an agency that the list calls without it.
func TestPlaced(t *testing.T) {
	for _, test := range []struct {
		name, by, place string
		ok              bool
	}{
		{"县司法局", "示例县司法局", "示例县", true}, {"司法局", "示例县司法局", "示例县", true}, {"司法局", "样例市示例县司法局", "样例市示例县", true},
		{"示例县司法局", "样例市示例县司法局", "样例市", true}, {"司法局", "示例县民政局", "", false}, {"司法局", "司法局", "", false}, {"司法局", "", "", false},
		{"", "示例县司法局", "", false},
	} {
		s := Standing{Line: Line{Name: test.name}, By: test.by}
		if place, ok := s.Placed(); ok != test.ok || ok && place != test.place {
			t.Errorf("%s, %s: %q, %v", test.name, test.by, place, ok)
		}
	}
}

// TestLate shows which file of an agency is late, and whether nobody knows.
func TestLate(t *testing.T) {
	for _, test := range []struct {
		files   []File
		late    string
		undated bool
	}{
		{nil, "", false}, {[]File{{Path: "1"}, {Path: "2"}}, "", true}, {[]File{{Path: "1"}, {Path: "2", Date: "2025年1月20日"}}, "", false},
		{[]File{{Path: "1", Date: "a"}, {Path: "2", Date: "b", Late: true}, {Path: "3", Date: "c", Late: true}}, "2", false},
	} {
		s := Standing{Files: test.files}
		late := ""
		if f := s.Late(); f != nil {
			late = f.Path
		}
		if late != test.late || s.IsUndated() != test.undated {
			t.Errorf("%+v: late %s, undated %v", test.files, late, s.IsUndated())
		}
	}
}

// TestHoldsAgencies: a list is one by its head, or as half of its lines name an agency.
func TestHoldsAgencies(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "甲县司法局": true, "甲县司法局|说明": true, "甲县司法局|说明|备注": false, "说明": false, "1、甲县司法局|说明": true, "单位名称|说明|备注|其他": true,
	} {
		var lines []record.Line
		for i, field := range strings.Split(text, "|") {
			if field != "" {
				lines = append(lines, record.Line{Number: i + 1, Fields: []string{field}})
			}
		}
		if got := holdsAgencies(lines); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestForeignAliases: one name of another place beside an agency is told of as its alias, two are several agencies.
func TestForeignAliases(t *testing.T) {
	for text, want := range map[string][]string{
		"单位名称,别名\n安山县供销社,供销合作社\n": nil, "安山县供销社,人民商场\n安山县司法局\n": {"名单里这些当作同一个机关的别名，不是的请分成两行：第 1 行“安山县供销社”的“人民商场”"},
	} {
		l, err := read(t, "名单.csv", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if !slices.Equal(l.Remarks, want) {
			t.Errorf("%s: %q", text, l.Remarks)
		}
	}
}
