package syntax

import "testing"

// FuzzParse checks that a formula, once written by this package, stays as it is.
func FuzzParse(f *testing.F) {
	for _, test := range spellings {
		f.Add(test.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		parsed, err := Parse(text)
		if err != nil {
			wrong, ok := err.(*Error)
			if !ok || wrong.At < 0 || wrong.At > len(text) || wrong.Reason == "" {
				t.Fatalf("%#v", err)
			}
			return
		}
		written := parsed.String()
		again, err := Parse(written)
		if err != nil && len(written) <= len(text) {
			t.Fatalf("%q is written %q: %v", text, written, err)
		}
		if err == nil && again.String() != written {
			t.Fatalf("%q is written %q, then %q", text, written, again)
		}
		if err == nil && again.R1C1(98, 25) != parsed.R1C1(98, 25) {
			t.Fatalf("%q is %q, then %q", text, parsed.R1C1(98, 25), again.R1C1(98, 25))
		}
	})
}
