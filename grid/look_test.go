package grid

import "testing"

func TestInvisible(t *testing.T) {
	for _, test := range []struct {
		ink, ground string
		want        bool
	}{
		{"FFFFFF", "FFFFFF", true}, {"FFFFFF", "FFF9E3", true}, {"FEFEFE", "FFFFFF", true}, {"000000", "000000", true},
		{"dce6f2", "DCE6F2", true}, {"000000", "FFFFFF", false}, {"FFFFFF", "4472C4", false}, {"D9D9D9", "FFFFFF", false},
		{"FF0000", "FFFFFF", false}, {"", "FFFFFF", false}, {"FFFFFF", "?", false}, {"FFF", "FFF", false},
	} {
		if got := Invisible(test.ink, test.ground); got != test.want {
			t.Errorf("%s on %s: %v", test.ink, test.ground, got)
		}
	}
}

func TestIsPart(t *testing.T) {
	for _, test := range []struct {
		piece, text string
		want        bool
	}{{"", "12", false}, {"12", " 12\n", false}, {"1", "12", true}} {
		if got := IsPart(test.piece, test.text); got != test.want {
			t.Errorf("%q of %q: %v", test.piece, test.text, got)
		}
	}
}
