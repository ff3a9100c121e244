package define

import "testing"

// TestShares divides a page's width among the columns of every form: all of it but what rounding leaves, none without.
func TestShares(t *testing.T) {
	for _, f := range Builtin() {
		for _, s := range f.Sections {
			d := s.Grid()
			sum := 0
			for i, share := range d.Shares() {
				if sum += share; share <= 0 || i > 0 && i < d.Stub && share <= d.Shares()[i-1] {
					t.Errorf("%s %s: column %d gets %d", f.Edition, s.Title, i, share)
				}
			}
			if d.Width > 0 && (sum > 1000 || sum < 1000-d.Width) {
				t.Errorf("%s %s: %d in all", f.Edition, s.Title, sum)
			}
		}
	}
}
