package account

import (
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// TestSuggest points what is missing to what is most like it, and to nothing where nothing is.
func TestSuggest(t *testing.T) {
	at := func(n int) []form.Place { return []form.Place{form.PlaceNamed("R", n)} }
	faults := []form.Fault{
		{Kind: form.MissingRow, Label: "行政事业性收费"}, {Kind: form.ForeignRow, Label: "行政事业收废", Places: at(1)},
		{Kind: form.ForeignRow, Label: "行政事业性收废", Places: at(2)},
		{Kind: form.ForeignColumn, Label: "行政事业性收费", Places: at(3)},
		{Kind: form.MissingColumn, Label: "法人：商业企业"},
		{Kind: form.ForeignColumn, Label: "商业企亚", Places: at(4)},
		{Kind: form.MissingColumn, Label: "自然人"}, {Kind: form.MissingRow, Label: "甲乙"},
		{Kind: form.ForeignRow, Label: "甲丙", Places: at(5)},
		{Kind: form.MissingRow, Label: "甲乙丙丁"},
		{Kind: form.ForeignRow, Label: strings.Repeat("长", 200), Places: at(6)},
		{Kind: form.MissingColumn, Label: "直接起诉：总计"},
		{Kind: form.ForeignColumn, Label: "总计\n不含公安部门", Places: at(7)},
		{Kind: form.ForeignColumn, Label: "不含公安部门总计", Places: at(8)},
	}
	Suggest(faults)
	for i, want := range map[int]string{0: "行政事业性收废", 4: "商业企亚", 6: "", 7: "甲丙", 9: "甲丙", 11: "总计不含公安部门"} {
		have := strings.Join(faults[i].Texts, "")
		if have != want || (want == "") != (faults[i].Near == form.Place{}) {
			t.Errorf("%s: %q at %v, not %q", faults[i].Label, have, faults[i].Near, want)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"行政收费", "行政收费", true}, {"1.行政收费", "行政收费", true}, {"行政收费", "行政", false}, {"", "", false},
		{"行政收废", "行政收费", true}} {
		if have := Likeness(c.a, c.b) > leastLike; have != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, Likeness(c.a, c.b))
		}
	}
}

// TestWords shows what may be a label, and that lengths alone tell labels apart, whichever is the longer.
func TestWords(t *testing.T) {
	for n, want := range map[int]bool{0: false, 1: true, 300: true, 301: false} {
		if c := (&grid.Cell{Text: strings.Repeat("a", n)}); IsWord(c) != want {
			t.Errorf("%d bytes are a label: %v", n, !want)
		}
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{{"行政", "行政收费", true}, {"行政收费", "行政", true}, {"行政", "行政收费的", false}, {"行政收费的", "行政", false}} {
		if have := Likeness(c.a, c.b) > 0; have != c.want {
			t.Errorf("%s and %s are alike: %v", c.a, c.b, have)
		}
	}
}

// TestSuggestForTables finds a misspelt label of a table that was not found, beside a figure, on a sheet that is seen.
func TestSuggestForTables(t *testing.T) {
	f := theForm()
	sheet := func(hidden, aside bool, cells ...grid.Cell) *grid.Grid {
		return &grid.Grid{Name: "甲", Hidden: hidden, Aside: aside, Cells: cells}
	}
	label := grid.Cell{Text: "行政收废"}
	five := grid.Cell{Text: "5", Kind: grid.Number}
	right, below, apart := five, five, five
	right.Col, below.Row, apart.Col = 1, 1, 2
	for _, c := range []struct {
		name  string
		g     *grid.Grid
		known bool
		want  string
	}{
		{"beside", sheet(false, false, label, right), false, "行政收废"},
		{"above", sheet(false, false, label, below), false, "行政收废"},
		{"apart", sheet(false, false, label, apart), false, ""},
		{"hidden", sheet(true, false, label, right), false, ""},
		{"aside", sheet(false, true, label, right), false, ""}, {"known", sheet(false, false, label, right), true, ""},
		{"unlike", sheet(false, false, grid.Cell{Text: "行政处罚"}, right), false, ""},
		{"a number", sheet(false, false, grid.Cell{Text: "行政收废", Kind: grid.Number}, right), false, ""},
		{"the better one", sheet(false, false, grid.Cell{Text: "行政收X费"}, right, grid.Cell{Row: 2, Text: "行政收费"},
			grid.Cell{Row: 2, Col: 1, Text: "5", Kind: grid.Number}), false, "行政收费"},
	} {
		faults := []form.Fault{{Kind: form.MissingRow, Table: f.Tables[0]},
			{Kind: form.MissingTable, Table: f.Tables[0]}}
		SuggestForTables(faults, []*grid.Grid{{}, c.g}, func(*grid.Cell) bool { return c.known })
		if have := strings.Join(faults[1].Texts, ""); have != c.want || faults[0].Texts != nil ||
			(have != "") != (faults[1].Label == "行政收费") || have != "" && faults[1].Near.Sheet != "甲" {
			t.Errorf("%s: %+v", c.name, faults[1])
		}
	}
}
