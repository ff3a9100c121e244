package few

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAnyList shows that as many names are told as may be, in their order, and that what is left out is counted.
func TestAnyList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfN(rapid.StringMatching(`[甲-鿿]{1,4}`), 0, 12).Draw(t, "names")
		most := rapid.IntRange(1, 12).Draw(t, "most")
		told, rest, cut := strings.Cut(Of(names, most, "处"), " ")
		if got := strings.Count(told, "、"); len(names) > 0 && got+1 != min(len(names), most) || len(names) == 0 && told != "" {
			t.Fatalf("%d of %d: %s", got+1, len(names), told)
		}
		if !strings.HasPrefix(strings.Join(names, "、"), told) {
			t.Errorf("%s is not how %v begins", told, names)
		}
		if cut != (len(names) > most) || cut && rest != fmt.Sprintf("等 %d 处", len(names)) {
			t.Errorf("%d names, %d told: %q", len(names), most, rest)
		}
	})
}
