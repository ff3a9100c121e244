package rule

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/form"
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
