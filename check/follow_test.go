package check

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/form/define"
)

// followers returns what is found in a report, and by each finding the one that explains it, -1 for none.
func followers(t testing.TB, s *sheets) (list []Finding, heads []int) {
	t.Helper()
	for i, f := range ofFigures(Report(s.read(t), define.Builtin())) {
		head := -1
		if f.Follows != nil {
			head = *f.Follows
		}
		list, heads = append(list, f), append(heads, head)
		t.Log(i, head, f.Rule.ID, f.Place, f.Message)
	}
	return list, heads
}

// TestCircleExplains shows that what is off because its figures come from a circle follows what is told of that: equations
// and stored results alike; and that what is off besides, or among others that are, does not.
func TestCircleExplains(t *testing.T) {
	for _, besides := range []bool{false, true} {
		s := calculated(t, "2021", "2024")
		s.formula("依申请公开!D4", "D5", "7") // in which nobody but staff knows what should stand
		s.formula("依申请公开!D5", "D4", "7")
		s.set("依申请公开!J4", "7")
		s.set("依申请公开!J5", "6")
		if besides {
			s.set("复议诉讼!E4", "1")
		}
		list, heads := followers(t, s)
		want := map[string]bool{"R01": true, "R03": true, "R04": false, "F12": !besides}
		seen := map[string]bool{}
		for i, f := range list {
			id := f.Rule.ID
			ofCircle := heads[i] >= 0 && list[heads[i]].Rule.ID == "F11"
			if seen[id] = true; id != "F11" && ofCircle != want[id] {
				t.Errorf("besides %v: %s %s follows the circle: %v", besides, id, f.Place, ofCircle)
			}
		}
		if !seen["F11"] || !seen["R01"] || !seen["R03"] || !seen["F12"] || seen["R04"] != besides {
			t.Errorf("besides %v: found %v", besides, seen)
		}
	}
}

// TestShiftedSentences shows that what sentences say of a row's figures that stand one column further follows the first;
// what a sentence says wrongly of one figure alone does not, nor do figures that are merely all wrong.
func TestShiftedSentences(t *testing.T) {
	for _, test := range []struct {
		name  string
		cells [4]string
		heads int
	}{
		{"to the right", [4]string{"5", "1", "2", "3"}, 1},
		{"to the left", [4]string{"2", "3", "4", "9"}, 1},
		{"two exchanged", [4]string{"2", "1", "3", "4"}, 1},
		{"all wrong", [4]string{"15", "27", "38", "46"}, 4},
	} {
		s := calculated(t, "2021", "2024")
		total := 0
		for i, text := range test.cells {
			s.set("复议诉讼!"+string("ABCD"[i])+"4", text)
			n := 0
			fmt.Sscan(text, &n)
			total += n
		}
		s.set("复议诉讼!E4", fmt.Sprint(total))
		s.set("文字!A2", fmt.Sprintf("因政府信息公开被申请行政复议%d件，其中结果维持1件、结果纠正2件、其他结果3件、尚未审结4件。", total))
		list, heads := followers(t, s)
		var claims []int
		for i, f := range list {
			if f.Rule.ID == "N01" {
				claims = append(claims, i)
			}
		}
		open := slices.DeleteFunc(slices.Clone(claims), func(i int) bool { return heads[i] >= 0 })
		if len(claims) < 2 || len(open) != test.heads {
			t.Errorf("%s: %d claims, %d of their own", test.name, len(claims), len(open))
		}
	}
}
