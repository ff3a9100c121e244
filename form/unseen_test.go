package form

import (
	"testing"

	"nianbao/grid"
)

// TestUnseen shows which figures are read through what nobody sees, and how that is named.
func TestUnseen(t *testing.T) {
	for _, test := range []struct {
		text, want, names string
		state             State
	}{
		{"4\u200b", "4", "U+200B", Number},
		{"\ufeff3,001", "3001", "U+FEFF", Number},
		{"\u200e12\u200f", "12", "U+200E、U+200F", Number},
		{"\u202a1\u202d2\u202c", "12", "U+202A、U+202D、U+202C", Number},
		{"1\u20602", "12", "U+2060", Number},
		{"1\u00ad2件", "12", "U+00AD", Number},
		{"12\u00a0\u3000\t", "12", "U+00A0、U+3000、U+0009", Number},
		{"4\u2800", "4", "U+2800", Number},
		{"\U000E01003", "3", "U+E0100", Number},
		{"3\x7f", "0", "", Unreadable},
		{"3\u2009001", "3001", "U+2009", Number},
		{"30\u200901", "0", "U+2009", Unreadable},
		{"4\u202e", "4", "U+202E", Number},
		{"\u202e4\u202c2", "42", "U+202E、U+202C", Number},
		{"\u202e12", "0", "U+202E", Unreadable}, // is seen as 21
		{"4\u200bO", "0", "U+200B", Unreadable},
		{"\u200b", "0", "U+200B", Blank},
		{"4", "4", "", Number},
		{" 4 ", "4", "", Number},
	} {
		v := ParseValue(test.text, grid.Text, "件", "")
		if names := Unseen(test.text); v.State != test.state || v.Number.String() != test.want || names != test.names {
			t.Errorf("%q is %d %s, with %s", test.text, v.State, v.Number, names)
		}
	}
}
