package xlsx

import (
	"strings"
	"testing"
)

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

// TestEscape shows that no text is read as another once it is escaped.
func TestEscape(t *testing.T) {
	for _, text := range []string{"", "a", "_x0041_", "_x005F_", "_x_x0041_x0042_", "中_x4E2D_", "_x00D_", "_X0041_"} {
		if got := Unescape(Escape(text)); got != text {
			t.Errorf("%q: got %q", text, got)
		}
	}
	for _, text := range []string{"", "a\tb\n", "\x00_x0000_\r\n", "_x0001\x1f_", "\uFFFE\uFFFF\uFFFD"} {
		if got := EscapeAll(text); Unescape(got) != text || strings.ContainsFunc(got, unwritable) {
			t.Errorf("%q: got %q", text, got)
		}
	}
	if got := Escape("_x0041_ max_x"); got != "_x005F_x0041_ max_x" {
		t.Errorf("got %q", got)
	}
}

func TestSheetName(t *testing.T) {
	taken := map[string]bool{"文字": true}
	for _, c := range []struct{ name, want string }{
		{"主动公开", "主动公开"},
		{"主动公开", "主动公开2"},
		{"文字", "文字2"},
		{"ABC", "ABC"},
		{"abc", "abc2"},
		{"", "2"},
		{"a:b\\c", "a_b_c"},
		{strings.Repeat("长", 40), strings.Repeat("长", 31)},
		{strings.Repeat("长", 40), strings.Repeat("长", 30) + "2"},
		{strings.Repeat("😀", 20), strings.Repeat("😀", 15)},
	} {
		if got := SheetName(c.name, taken); got != c.want {
			t.Errorf("SheetName(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, test := range []struct {
		text  string
		units int
		want  string
	}{
		{"", 0, ""}, {"abc", 3, "abc"}, {"abc", 2, "ab"}, {"年报", 2, "年报"}, {"年报", 1, "年"}, {"年报", 0, ""},
		{"a😀b", 4, "a😀b"}, {"a😀b", 3, "a😀"}, {"a😀b", 2, "a"},
	} {
		if got := Clip(test.text, test.units); got != test.want {
			t.Errorf("%q is cut to %d as %q, want %q", test.text, test.units, got, test.want)
		}
		if got := TooLong(test.text, test.units); got != (test.want != test.text) {
			t.Errorf("%q is longer than %d: %v", test.text, test.units, got)
		}
	}
}

func TestRichText(t *testing.T) {
	const source = `<text><t>甲_x000D_</t><r><rPr><b/></rPr><t xml:space="preserve"> 乙</t></r><rPh><t>yi</t></rPh></text>`
	if got := RichText(source); got != "甲\r 乙" {
		t.Errorf("got %q", got)
	}
}
