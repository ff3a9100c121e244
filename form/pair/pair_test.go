package pair_test

import (
	"fmt"
	"slices"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/pair"
)

func ids(cells []*form.Cell) []string {
	var list []string
	for _, c := range cells {
		list = append(list, c.ID)
	}
	return list
}

// TestEditions shows which figures are the same on both editions: those with one id, what one edition has in one row and
// the other in three, and nothing else. Each figure of both is there once.
func TestEditions(t *testing.T) {
	forms := define.Builtin()
	for _, way := range [][2]int{{0, 0}, {1, 1}, {1, 0}, {0, 1}} {
		own, last := form.NewReport(forms[way[0]]), form.NewReport(forms[way[1]])
		both, alone := 0, map[string]bool{}
		seen := map[string]int{}
		for _, p := range pair.Of(own, last) {
			a, b, single := p.Both()
			switch {
			case single && a.ID != b.ID:
				t.Errorf("%s beside %s", a.ID, b.ID)
			case single:
				both++
			case len(p.Own) > 0 && len(p.Last) > 0:
				got := fmt.Sprint(ids(p.Own), ids(p.Last))
				col := slices.Concat(p.Own, p.Last)[0].Column.ID
				parts := fmt.Sprintf("[applications.other.no_correction.%[1]s applications.other.unpaid.%[1]s applications.other.rest.%[1]s]", col)
				if one := "[applications.other." + col + "]"; got != parts+" "+one && got != one+" "+parts &&
					!slices.Equal(ids(p.Own), ids(p.Last)) { // a group of both
					t.Error(got)
				}
			default:
				for _, c := range slices.Concat(p.Own, p.Last) {
					alone[c.Table.ID] = true
				}
			}
			if len(p.Own) == 1 {
				seen[p.Own[0].ID]++
			}
			if len(p.Last) == 1 {
				seen["last."+p.Last[0].ID]++
			}
		}
		for _, c := range own.Form.Cells {
			if seen[c.ID] != 1 {
				t.Errorf("%s stands in %d pairs", c.ID, seen[c.ID])
			}
		}
		if way[0] == way[1] {
			if both != len(own.Form.Cells) || len(alone) > 0 {
				t.Errorf("of one edition %d are the same, %v are not", both, alone)
			}
			continue
		}
		if both != 172 {
			t.Errorf("%d figures are the same", both)
		}
		for _, table := range []string{"disputes"} {
			if alone[table] {
				t.Errorf("%s differs", table)
			}
		}
	}
}

// TestItems pairs the items of open tables by their keys, and neither words nor what nobody could tell apart.
func TestItems(t *testing.T) {
	f, err := define.LoadDir("../../testdata/forms/budget")
	if err != nil {
		t.Fatalf("define.LoadDir: %v", err)
	}
	of := func(spare int, keys ...string) *form.Report {
		return form.NewReport(f.WithRows(map[string]form.OpenRows{"procurement": {Keys: keys, Spare: spare}}))
	}
	var got []string
	for _, p := range pair.Of(of(2, "电脑", "车", "桌", "桌", "桌"), of(1, "桌", "电 脑", "船", "船")) {
		if c := slices.Concat(p.Own,
			p.Last)[0]; c.Table.ID == "procurement" && c.Column.ID != "spent" || c.IsWords() {
			got = append(got, fmt.Sprint(ids(p.Own), ids(p.Last)))
		}
	}
	want := []string{"[procurement.rows.r1.budget] [procurement.rows.r2.budget]", "[procurement.rows.r2.budget] []",
		"[procurement.all.budget] [procurement.all.budget]"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
