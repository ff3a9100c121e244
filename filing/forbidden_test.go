package filing

import (
	"testing"

	"nianbao/form"
	"nianbao/ooxml/xmlscan"
)

// TestForbidden shows that the model, which knows no file, keeps out of a report what none can hold.
func TestForbidden(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if got, want := form.IsForbidden(r), xmlscan.IsForbidden(r) || r == '\uFFFD'; got != want {
			t.Errorf("%U: %t, want %t", r, got, want)
		}
	}
}
