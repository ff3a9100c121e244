package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// TestTableRefs reads references to tables: which parts, from which column to which; ? for what is none.
func TestTableRefs(t *testing.T) {
	const head, data, total = HeaderPart, DataPart, TotalsPart
	is := func(part TablePart, first, last string) string { return fmt.Sprint(part, " ", first, " ", last) }
	for text, want := range map[string]string{
		"T[甲]": is(0, "甲", "甲"), "T[ 甲 ]": is(0, "甲", "甲"), "T[]": is(0, "", ""), "[甲]": is(0, "甲", "甲"),
		"T[@]": is(ThisRow, "", ""), "T[@甲]": is(ThisRow, "甲", "甲"), "T[ @ 甲]": is(ThisRow, "甲", "甲"),
		"T[@[甲]]":     is(ThisRow, "甲", "甲"),
		"T[@[甲]:[乙]]": is(ThisRow, "甲", "乙"), "T[@#All]": "?", "T[[甲]:[乙]]": is(0, "甲", "乙"),
		"T[[甲] : [乙] ]": is(0, "甲", "乙"),
		"T[#All]":       is(AllParts, "", ""), "T[#全部]": is(AllParts, "", ""), "T[#data]": is(data, "", ""),
		"T[#ALLES]":                 "?",
		"T[[#Headers],[#Data],[甲]]": is(head|data, "甲", "甲"), "T[[#Totals] , [甲]:[乙]]": is(total, "甲", "乙"),
		"T[[#This Row],[甲]]": is(ThisRow, "甲", "甲"),
		"T[[#此行],[甲]]":       is(ThisRow, "甲", "甲"), "T[[#汇总]]": is(total, "", ""),
		"T[[#标题],[#数据]]": is(head|data, "", ""),
		"T[[甲],[#All]]":  "?", "T[[甲],[乙]]": "?", "T[[甲]:乙]": "?", "T[[甲][乙]]": "?", "T[[甲],乙]": "?", "T[甲,乙]": "?",
		"T[[甲]:[乙]:[丙]]": "?",
		"T[甲]乙":          "?", "T[甲][乙]": "?", "R[1]": "?", "RC[-1]": "?", "S!T[甲]": "?", "T[[[甲]]]": "?",
		"T[['[甲']]]": is(0, "[甲]", "[甲]"), "T[''甲]": is(0, "'甲", "'甲"), "T[['#甲]:['@乙]]": is(0, "#甲", "@乙"),
		"T[['#All]]": is(0, "#All", "#All"),
	} {
		f, err := Parse(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		got := "?"
		if of, ok := f.Root.(*TableRef); ok {
			got = is(of.Parts, of.First, of.Last)
			if table, _, _ := strings.Cut(text, "["); of.Table != table || of.Source != text {
				t.Errorf("%s is %s of %s", text, of.Source, of.Table)
			}
		} else if _, ok := f.Root.(Unsupported); !ok {
			t.Errorf("%s is %#v", text, f.Root)
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

// TestDefinitions reads what names refer to: lists, which no formula of a cell is.
func TestDefinitions(t *testing.T) {
	for text, want := range map[string]string{"A1:B1,D1": "(A1:B1,D1)", "=表1!$A$1,表1!$B$1,2": "(表1!$A$1,表1!$B$1,2)",
		"A1": "A1"} {
		f, err := ParseDefinition(text)
		if err != nil || f.String() != want {
			t.Errorf("%s: %v %v", text, f, err)
		}
		if _, err := Parse(text); (err == nil) != (want == "A1") {
			t.Errorf("%s in a cell: %v", text, err)
		}
	}
	for text, want := range map[string]bool{"SUM(A1)+SUBTOTAL(9,A1)": true, "aggregate(9,6,A1)": true, "SUM(A1)": false} {
		if f, err := Parse(text); err != nil || f.HasSubtotal != want {
			t.Errorf("%s has a subtotal: %v %v", text, !want, err)
		}
	}
}

// TestNumbers shows which numbers a cell holds, how large they are, and how they are written.
func TestNumbers(t *testing.T) {
	nines := strings.Repeat("9", 61)
	for _, test := range []struct {
		word, want string
		magnitude  int
	}{
		{"0", "0", 1}, {"000", "0", 1}, {"12", "12", 2}, {"1.5", "1.5", 1}, {".5", "0.5", 0}, {".005", "0.005", -2},
		{"2.", "2", 1}, {"1e3", "1000", 4},
		{"123456789012345678", "123456789012345678", 18}, {"9e307", "9E307", 308}, {"1e308", "?", 0},
		{"1e-308", "1E-308", -307}, {"1e-309", "1E-309", -308},
		{"1e-310", "0", 1}, {nines[:60], nines[:60] + "E0", 60}, {nines, "1E61", 62},
		{"100000000000000000000", "100000000000000000000", 21}, {"1000000000000000000000", "1E21", 22},
		{"1234567890123456789000", "1234567890123456789E3", 22}, {"-1", "-1", 1}, {"1.2.3", "?", 0}, {"", "?", 0},
		{".", "?", 0}, {"甲", "?", 0},
	} {
		d, ok := ParseNumber(test.word)
		got := "?"
		if ok {
			got = FormatNumber(d)
		}
		if got != test.want || ok && Magnitude(d) != test.magnitude {
			t.Errorf("%s: got %s of %d digits, want %s of %d", test.word, got, Magnitude(d), test.want,
				test.magnitude)
		}
	}
	for d, want := range map[string]string{"1.500": "1.5", "10.000": "10", "100": "100", "0.0": "0", "-0.10": "-0.1",
		"0.0000000000000000000001": "1E-22"} {
		if got := FormatNumber(decimal.RequireFromString(d)); got != want {
			t.Errorf("%s is written %s", d, got)
		}
	}
	for text, want := range map[string]bool{"#N/A": true, " #ref! ": true, "#DIV/0": false, "": false, "N/A": false,
		"#EXTERNAL!": true} {
		if IsErrorValue(text) != want {
			t.Errorf("%q is an error value: %v", text, !want)
		}
	}
	if Fold("Ａbc表") != "abc表" || Upper("ａbé") != "ABé" {
		t.Error(Fold("Ａbc表"), Upper("ａbé"))
	}
}
