package form

import (
	"slices"
	"strings"
	"testing"
)

// projects returns a form with an open table, whose blank workbook has some rows, and a sum below it.
func projects(blank int) *Form {
	open := &Open{ID: "project", Name: "项目", Label: "项目名称", Blank: blank}
	with := func(rows map[string]OpenRows) *Form {
		f, _ := sheet(
			&Table{ID: "buy", Name: "采购", Open: open, Rows: append(open.Nodes(rows["buy"]), node("sum")),
				Columns: []*Node{node("a"), node("b")}},
			&Table{ID: "t", Name: "表", Rows: []*Node{node("r")}, Columns: []*Node{node("a")}})
		return f
	}
	f := with(map[string]OpenRows{"buy": {Spare: blank}})
	f.Instantiable(with)
	return f
}

// TestOpenRows makes the same form with other rows, and knows cells by their ids on each.
func TestOpenRows(t *testing.T) {
	f := projects(2)
	if !f.HasOpen() || full().HasOpen() || f.Base() != f {
		t.Error("what is open")
	}
	var ids []string
	for _, c := range f.Cells {
		ids = append(ids, c.ID)
	}
	if s := strings.Join(ids,
		" "); s != "buy.rows.b1.a buy.rows.b1.b buy.rows.b2.a buy.rows.b2.b buy.sum.a buy.sum.b t.r.a" {
		t.Error(s)
	}
	of := f.WithRows(map[string]OpenRows{"buy": {Keys: []string{"甲", ""}, Spare: 1}})
	if of.Base() != f || of.WithRows(nil).Base() != f {
		t.Error("a form with other rows has another base")
	}
	table := of.Tables[0]
	items := table.Items()
	if len(items) != 2 || items[0].ID != "rows.r1" || items[1].ID != "rows.r2" || len(f.Tables[0].Items()) != 0 {
		t.Errorf("%v", items)
	}
	rows, _ := table.Leaves()
	var titles []string
	for _, row := range rows {
		titles = append(titles, row.Title()+" "+row.Name)
	}
	if s := strings.Join(titles, "|"); s != "甲 第1行|第2行（没有写项目名称） 第2行|空1行 空1行|Lsum 名sum" {
		t.Error(s)
	}
	if id := table.KeyID(rows[1]); id != "buy.rows.r2.project" {
		t.Error(id)
	}
	if table.Unlabelled() {
		t.Error("an open table's rows have labels")
	}
	for i, want := range []string{"buy.rows.r1.a", "buy.rows.r2.a", "buy.rows.b1.a", "buy.sum.a"} {
		if cells := table.CellsOf(i); len(cells) != 2 || cells[0].ID != want || cells[1].Column.ID != "b" {
			t.Errorf("row %d: %v", i, cells)
		}
	}
	r := NewReport(of)
	r.SetNumber(of.Cell("buy.sum.a"), number("5"))
	r.SetNumber(of.Cell("buy.rows.r1.b"), number("3"))
	if v := r.Value(f.Cell("buy.sum.a")); v.Text != "5" {
		t.Errorf("%+v", v)
	}
	if v := r.Value(f.Cell("buy.rows.b2.a")); v.State != Blank {
		t.Errorf("%+v", v)
	}
	r.SetKeyPlace(table, rows[0], PlaceNamed("A2", 1))
	if p := r.KeyPlace(table, rows[0]); p.Ref != "A2" || r.KeyPlace(table, rows[1]) != (Place{}) {
		t.Errorf("%v", p)
	}
}

// TestForStaff keeps rows for further items: as many as the blank workbook has, and never too few.
func TestForStaff(t *testing.T) {
	for _, c := range []struct{ blank, items, spare int }{{2, 0, 3}, {5, 0, 5}, {5, 1, 4}, {5, 2, 3}, {5, 3, 3},
		{0, 9, 3}} {
		f := projects(c.blank)
		r := NewReport(f.WithRows(map[string]OpenRows{"buy": {Keys: slices.Repeat([]string{"甲"}, c.items)}}))
		r.SetNumber(r.Form.Cell("buy.sum.b"), number("8"))
		staff := r.ForStaff()
		rows, _ := staff.Form.Tables[0].Leaves()
		if n := len(staff.Form.Tables[0].Items()); n != c.items || len(rows) != c.items+c.spare+1 {
			t.Errorf("%+v: %d items of %d rows", c, n, len(rows))
		}
		if n := staff.Number(staff.Form.Cell("buy.sum.b")); n.String() != "8" {
			t.Errorf("%+v: %s", c, n)
		}
	}
	if r := NewReport(full()); r.ForStaff() != r || r.Form.WithOneRow() != r.Form {
		t.Error("a form without open tables is made again")
	}
	if n := len(projects(4).WithOneRow().Tables[0].Items()); n != 1 {
		t.Errorf("%d items", n)
	}
}

func TestSameRows(t *testing.T) {
	f := projects(1)
	with := func(spare int, keys ...string) *Form {
		return f.WithRows(map[string]OpenRows{"buy": {Keys: keys, Spare: spare}})
	}
	for _, c := range []struct {
		a, b *Form
		want bool
	}{
		{f, f, true}, {with(0, "甲"), with(0, "甲"), true}, {with(0, "甲"), with(0, " 甲 "), true},
		{with(0, "甲"), with(0, "乙"), false},
		{with(0, "甲"), with(0, "甲", "乙"), false}, {with(1, "甲"), with(0, "甲"), false},
		{with(1, "甲"), with(0, "甲", "乙"), false},
		{with(0, "甲"), projects(1), false}, {f, projects(1), false},
	} {
		if SameRows(c.a, c.b) != c.want {
			t.Errorf("%v and %v: not %v", c.a.Tables[0].Items(), c.b.Tables[0].Items(), c.want)
		}
	}
}
