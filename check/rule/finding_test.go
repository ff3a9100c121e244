package rule

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
	"nianbao/form/define"
)

// TestPlaces shows where a finding is marked: at all that it is about, each once and its own place first, or at its place alone.
func TestPlaces(t *testing.T) {
	at := func(ref string) form.Place { return form.Place{Sheet: "依申请公开", Ref: ref} }
	nowhere := Cell{ID: "applications.received.person"}
	f := Finding{Place: at("J7"), Cells: []Cell{{Place: at("J6")}, nowhere, {Place: at("J7")}, {Place: at("J8")}, {Place: at("J6")}}}
	refs := func() (list []string) {
		for _, p := range f.Places() {
			list = append(list, p.Ref)
		}
		return list
	}
	if diff := cmp.Diff([]string{"J7", "J6", "J8"}, refs()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	f.PlaceOnly = true
	if diff := cmp.Diff([]string{"J7"}, refs()); diff != "" {
		t.Errorf("place only (-want +got)\n%s", diff)
	}
	f.Place = form.Place{}
	if diff := cmp.Diff([]string(nil), refs()); diff != "" {
		t.Errorf("about the filing (-want +got)\n%s", diff)
	}
}

// TestFaultsNowhere goes through faults of some kinds, one of which stands nowhere.
func TestFaultsNowhere(t *testing.T) {
	r := form.NewReport(define.Builtin()[1])
	at := form.Place{Sheet: "依申请公开", Ref: "J6"}
	r.Faults = []form.Fault{{Kind: form.MissingTable, Label: "甲"}, {Kind: form.ForeignRow, Label: "乙", Places: []form.Place{at, {}}},
		{Kind: form.ForeignColumn, Label: "丙"}}
	got := map[string]string{}
	for place, f := range NewPass(r, nil).Faults(form.MissingTable, form.ForeignRow) {
		got[f.Label] = place.String()
	}
	if diff := cmp.Diff(map[string]string{"甲": "", "乙": at.String()}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestCanWaive shows which breaches staff may explain: those of what lies outside of the tables, and what a rule says so of.
func TestCanWaive(t *testing.T) {
	for _, test := range []struct {
		rule Rule
		want bool
	}{{Rule{ID: "R01"}, false}, {Rule{ID: "F02"}, false}, {Rule{ID: "V01"}, false}, {Rule{ID: "V24", Waivable: true}, true},
		{Rule{ID: "Y02"}, true}, {Rule{ID: "N01"}, true}} {
		if got := test.rule.CanWaive(); got != test.want {
			t.Errorf("%s can be waived: %v", test.rule.ID, got)
		}
	}
}
