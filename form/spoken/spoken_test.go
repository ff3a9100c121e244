package spoken

import "testing"

func TestCounts(t *testing.T) {
	topic := &Topic{Units: []string{"件", "人次"}}
	for _, c := range []struct {
		p    *Phrase
		unit string
		want bool
	}{
		{&Phrase{}, "件", true}, {&Phrase{}, "人次", true}, {&Phrase{}, "元", false},
		{&Phrase{Units: []string{"元"}}, "元", true}, {&Phrase{Units: []string{"元"}}, "件", false},
	} {
		if c.p.Counts(topic, c.unit) != c.want {
			t.Errorf("%v counts %s: not %v", c.p.Units, c.unit, c.want)
		}
	}
}

// TestClasses holds that each class stands once among all.
func TestClasses(t *testing.T) {
	seen := map[WordClass]bool{}
	for _, c := range WordClasses {
		if c == "" || seen[c] {
			t.Errorf("%q stands twice", c)
		}
		seen[c] = true
	}
}
