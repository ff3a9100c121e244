package locate

import (
	"slices"
	"testing"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// slips are ways to misspell a label.
var slips = []func(label []rune) string{
	func(l []rune) string { return "特" + string(l[1:]) },
	func(l []rune) string { return string(l[:len(l)/2]) + "特" + string(l[len(l)/2:]) },
	func(l []rune) string {
		n := len(l) / 3
		return string(l[:n]) + string(l[n+1]) + string(l[n]) + string(l[n+2:])
	},
}

// TestMisspelt misspells every label of both editions in turn: what cannot be read then is told of where the label stands,
// and by nothing else.
func TestMisspelt(t *testing.T) {
	for _, f := range define.Builtin() {
		for at, g := range drawn(f) {
			for i, c := range g.Cells {
				for _, slip := range slips {
					if !isLeaf(f, c.Text) {
						continue
					}
					grids := drawn(f)
					grids[at].Cells[i].Text = slip([]rune(c.Text))
					checkMisspelt(t, f, grids, form.PlaceIn(g, at, c.Row, c.Col), c.Text)
				}
			}
		}
	}
}

func checkMisspelt(t *testing.T, f *form.Form, grids []*grid.Grid, place form.Place, label string) {
	t.Helper()
	at, row, col := place.At()
	text := grids[at].At(row, col).Text
	r, err := builtin.Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatalf("read %s with %s for %s: %v", f.Edition, text, label, err)
	}
	near, other := false, false
	for _, f := range r.Faults {
		switch f.Kind {
		case form.MissingRow, form.MissingColumn, form.MissingTable:
			near, other = near || f.Near == place, other || f.Near != place
		case form.ForeignRow, form.ForeignColumn: // follows
		default:
			other = true
		}
	}
	if lost := wrong(r); r.Form != f || other || near != (len(lost) > 0) {
		t.Errorf("%s, %s for %s at %s: lost %v, faults %v", f.Edition, text, label, place, lost, faults(r))
	}
}

// isLeaf reports whether a text is the label of a row or column.
func isLeaf(f *form.Form, text string) bool {
	return slices.ContainsFunc(f.Cells, func(c *form.Cell) bool { return c.Row.Label == text || c.Column.Label == text })
}

// TestRowsTellEditions changes labels of rows that only one edition has: as long as most of them are there, or something
// like them, their table is that edition's.
func TestRowsTellEditions(t *testing.T) {
	const first, second, third = "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "3.其他"
	for _, test := range []struct {
		name        string
		changed     map[string]string
		other, lost bool
	}{
		{name: "as it is"},
		{name: "another word", changed: map[string]string{third: "3.其它"}, lost: true},
		{name: "a word more", changed: map[string]string{third: "3.其他情形"}, lost: true},
		{name: "a note below", changed: map[string]string{third: "3.其他\n含撤回"}, lost: true},
		{name: "blank", changed: map[string]string{third: ""}, lost: true},
		{name: "all misspelt", changed: map[string]string{first: first + "的", second: second + "的", third: "3.其它"}, lost: true},
		{name: "one left", changed: map[string]string{first: "", second: ""}, other: true, lost: true},
		{name: "none left", changed: map[string]string{first: "", second: "", third: ""}, other: true, lost: true},
		{name: "the other edition's label alone", changed: map[string]string{first: "", second: "", third: "（六）其他处理"}, other: true, lost: true},
	} {
		grids := drawn(edition(t, "2021"))
		g := named(grids, "依申请公开")
		for was, text := range test.changed {
			label(g, was).Text = text
		}
		g.Cells = append(g.Cells, grid.Cell{Row: 40, Text: "年度"}, figure(40, 1, "2024"))
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("%s: read: %v", test.name, err)
		}
		other := slices.ContainsFunc(r.Faults, func(f form.Fault) bool { return f.Kind == form.OtherEdition })
		if lost := len(wrong(r)); other != test.other || (lost > 0) != test.lost || lost > 7*len(test.changed) || r.Form.Edition != "2021" {
			t.Errorf("%s: %s, lost %v, faults %v", test.name, r.Form.Edition, wrong(r), faults(r))
		}
	}
}

// TestHeaderMisspelt misspells all columns of a table below another one with the same: its figures are not read below that
// one's header. A line of other words, or a title, between two tables below one header is none.
func TestHeaderMisspelt(t *testing.T) {
	for _, test := range []struct {
		name    string
		edition string
		between map[string]string // by the label of a column
		lost    int
		missing []string
	}{
		{name: "one column", edition: "2021", between: map[string]string{"本年处理决定数量": "本年作出处理决定数量"}, lost: 2,
			missing: []string{"本年处理决定数量 主动公开!B9"}},
		{name: "three columns", edition: "2019", lost: 6,
			between: map[string]string{"上一年项目数量": "上年的项目数", "本年增/减": "今年增减数", "处理决定数量": "处理决定的数量"},
			missing: []string{"上一年项目数量 主动公开!B10", "本年增/减 主动公开!C10", "处理决定数量 主动公开!D10"}},
		{name: "one of three", edition: "2019", between: map[string]string{"处理决定数量": "处理决定的数量"}, lost: 2,
			missing: []string{"处理决定数量 主动公开!D10"}},
		{name: "nothing like it", edition: "2021", between: map[string]string{"本年处理决定数量": "见附件"}},
		{name: "blank", edition: "2021", between: map[string]string{"本年处理决定数量": ""}},
	} {
		grids := drawn(edition(t, test.edition))
		g := named(grids, "主动公开")
		row := label(g, "行政处罚").Row - 1
		for i := range g.Cells {
			if text, ok := test.between[g.Cells[i].Text]; ok && g.Cells[i].Row == row {
				g.Cells[i].Text = text
			}
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatalf("%s: read: %v", test.name, err)
		}
		var missing []string
		for _, f := range r.Faults {
			if f.Kind == form.MissingColumn {
				missing = append(missing, f.Label+" "+f.Near.String())
			}
		}
		if lost := wrong(r); len(lost) != test.lost || !slices.Equal(missing, test.missing) {
			t.Errorf("%s: lost %v, missing %v, faults %v", test.name, lost, missing, faults(r))
		}
	}
}
