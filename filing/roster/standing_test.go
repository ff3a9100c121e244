package roster

import "testing"

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
