package xlsx

import (
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"
)

func TestNumberText(t *testing.T) {
	for raw, want := range map[string]string{
		"0": "0", "-0": "0", "-0.0": "0", "000": "0", "5": "5", "-5": "-5", "+5": "5", "007": "7",
		"123456789012345678901234567890":   "123456789012345678901234567890",
		"-" + strings.Repeat("9", 400):     "-" + strings.Repeat("9", 400),
		"00" + strings.Repeat("9", 1000):   strings.Repeat("9", 1000),
		"96171.600000000006":               "96171.6",
		"0.30000000000000004":              "0.3",
		"1.0E-2":                           "0.01",
		"1E5":                              "100000",
		"1e+05":                            "100000",
		"2.5E-3":                           "0.0025",
		"1.2345678901234499E+17":           "123456789012345000",
		"0.1":                              "0.1",
		".5":                               "0.5",
		"5.":                               "5",
		"100.00":                           "100",
		"-12.50":                           "-12.5",
		"25.1":                             "25.1",
		"25.100000000000001":               "25.1",
		"99999999999999.9":                 "99999999999999.9",
		"1E-400":                           "0",
		"1E21":                             "1000000000000000000000",
		"0.000001":                         "0.000001",
		"4.9406564584124654E-324":          "0." + strings.Repeat("0", 323) + "494065645841247",
		"0.12345678901234567890":           "0.123456789012346",
		"1.7976931348623157E308":           "179769313486232" + strings.Repeat("0", 294),
		"0.00000000000000011102230246252":  "0.00000000000000011102230246252",
		"1.1102230246251565404236316680E0": "1.11022302462516",
	} {
		if got, ok := NumberText(raw); !ok || got != want {
			t.Errorf("%s: got %q %v, want %q", raw, got, ok, want)
		}
	}
	for _, raw := range []string{"", "-", "+", ".", "E5", "1E", "1E+", "1E999", "inf", "NaN", "0x10", "0x1p4", "1_000", "1,000", "１２", "1 2", "--1", "+-1", "1.2.3", "1e5.5",
		strings.Repeat("9", 1001)} {
		if got, ok := NumberText(raw); ok {
			t.Errorf("%q is no number, got %q", raw, got)
		}
	}
}

// TestTypedFiguresStay shows that a decimal of up to 15 digits comes back exactly, however Excel writes the double in
// which it stores it.
func TestTypedFiguresStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.Int64Range(-999_999_999_999_999, 999_999_999_999_999).Draw(t, "digits")
		typed := decimal.New(digits, rapid.Int32Range(-30, 0).Draw(t, "exponent"))
		f, _ := typed.Float64()
		raw := strconv.FormatFloat(f, 'G', rapid.SampledFrom([]int{17, -1}).Draw(t, "precision"), 64)
		got, ok := storedText(raw, false)
		if d, err := decimal.NewFromString(got); !ok || err != nil || !d.Equal(typed) {
			t.Fatalf("%s, stored as %s, comes back as %s", typed, raw, got)
		}
	})
}

// TestResidue takes away what binary fractions leave of a calculation, and nothing else.
func TestResidue(t *testing.T) {
	for _, test := range []struct {
		raw        string
		calculated bool
		want       string
	}{
		{"-2.7755575615628914E-17", true, "0"}, {"-2.7755575615628914E-17", false, "0"}, // pasted as a value
		{"5.5511151231257827E-17", true, "0"}, {"-2.77555756156289E-17", true, "0"}, {"117.00000000000001", true, "117"},
		{"0.30000000000291038", true, "0.3"}, {"0.30000000000291038", false, "0.3"}, {"2.9103830456733704E-11", true, "0"},
		{"96171.599999999991", true, "96171.6"}, {"25.100001000000001", true, "25.100001"},
		{"0.33333333333333331", true, "0.333333333333333"}, {"1E-8", true, "0.00000001"},
		{"1E-17", false, "0.00000000000000001"}, {"0.30000000000001", false, "0.30000000000001"}, {"-0", true, "0"},
		{"123456789012345678", true, "123456789012345678"},
	} {
		if got, ok := storedText(test.raw, test.calculated); !ok || got != test.want {
			t.Errorf("%s: got %s, want %s", test.raw, got, test.want)
		}
	}
}
