package fill

import (
	"testing"

	"nianbao/form"
	"nianbao/form/define"
)

// TestMadeUp shows that in a made-up report computed figures follow from the others, of which each is another, and that
// of these none with decimals is whole.
func TestMadeUp(t *testing.T) {
	for _, f := range define.Builtin() {
		r := MadeUp(f, f.Years.From)
		seen := map[string]*form.Cell{}
		for _, c := range f.Cells {
			n := r.Number(c)
			if e := f.Computed(c); e != nil {
				if want, ok := e.Value(r.Number); !ok || !n.Equal(want) {
					t.Errorf("%s: %s is %s, and computed %s", f.Edition, c.ID, n, want)
				}
				continue
			}
			if other := seen[n.String()]; other != nil {
				t.Errorf("%s: %s and %s are %s", f.Edition, c.ID, other.ID, n)
			}
			if seen[n.String()] = c; c.Decimal() == n.IsInteger() {
				t.Errorf("%s: %s is %s", f.Edition, c.ID, n)
			}
		}
	}
}
