package review

import "testing"

// TestHolds finds the name of an element in a part, with any prefix or none, and nothing that only holds the name.
func TestHolds(t *testing.T) {
	for part, want := range map[string]bool{"<w:ins w:id='1'>": true, "<ins/>": true, "<x:ins>": true, "<a><ins\n>": true, "<w:instrText>": false, "<w:a ins='1'>": false,
		"<w:pins/>": false, "ins": false, "<w:ins": false, "ins <w:ins\t/>": true, "": false, "</w:ins>": true} {
		if holds([]byte(part), "ins") != want {
			t.Errorf("%s holds ins: not %v", part, want)
		}
	}
}
