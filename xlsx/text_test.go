package xlsx

import "testing"

func TestUnescape(t *testing.T) {
	for in, want := range map[string]string{
		"":                    "",
		"a_x000D_b":           "a\rb",
		"_x000D__x000A_":      "\r\n",
		"_x0001_":             "\x01",
		"_x005F_x000D_":       "_x000D_",
		"_x000d_":             "\r",
		"_x4E2D_":             "中",
		"_xD83D__xDE00_":      "😀",
		"_xD83D_x":            "\uFFFDx",
		"_xD83D__x0041_":      "\uFFFDA",
		"_x00D_":              "_x00D_",
		"_X000D_":             "_X000D_",
		"_x000D":              "_x000D",
		"_x_x000D_":           "_x\r",
		"_x+00D_":             "_x+00D_",
		"max_x":               "max_x",
		"_x00_0_":             "_x00_0_",
		"中_x000A_文_x005F_中_x": "中\n文_中_x",
	} {
		if got := Unescape(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
