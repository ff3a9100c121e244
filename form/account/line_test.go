package account

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/form"
	"nianbao/grid"
)

// rowsOf returns a grid of rows in which | divides cells.
func rowsOf(source grid.Source, rows string) *grid.Grid {
	g := &grid.Grid{Name: "收费", Source: source}
	for row, line := range strings.Split(rows, "/") {
		for col, text := range strings.Split(line, "|") {
			c := grid.Cell{Row: row, Col: col, Text: text}
			if text != "" && strings.Trim(text, "0123456789.") == "" {
				c.Kind = grid.Number
			}
			if text != "" {
				g.Cells = append(g.Cells, c)
			}
		}
	}
	return g
}

// TestIsNumbering tells rows that only number the columns from figures.
func TestIsNumbering(t *testing.T) {
	for row, want := range map[string]bool{"甲|1|2|3": true, "栏 次|1": true, "1|2": true, "1": false, "|1|2|": true,
		"甲|乙": false, "甲|2|3": false, "甲|1|3": false,
		"行政|1|2": false, "甲|1|2|约3": false, "甲|1.5": false, "甲|1|1": false, "": false, "1|甲|2": true} {
		if got := IsNumbering(rowsOf(grid.Sheet, row), 0); got != want {
			t.Errorf("%s numbers columns: %v", row, got)
		}
	}
}

// TestAround tells of figures around drawings of the form's table: of a table drawn without labels of rows, of one whose
// rows stand twice, of several tables on a sheet.
func TestAround(t *testing.T) {
	f := theForm()
	for _, test := range []struct {
		name, rows string
		unnamed    bool
		want       string
	}{
		{"a row twice", "项目|上半年|下半年/行政收费|1|2/服务收费|3|4/合计|4|6/行政收费|7|8", false, `doubled "行政收费" [收费!A2 收费!A5]`},
		{"a row twice, its label further left", "项目||上半年|下半年/行政收费||1|2/服务收费||3|4/合计||4|6/行政收费||7|8", false,
			`doubled "行政收费" [收费!A2 收费!A5]`},
		{"a label of another table", "项目|上半年|下半年/行政收费|1|2/服务收费|3|4/合计|4|6/下年|7|8", false, `row "" [收费!B5]`},
		{"another row", "项目|上半年|下半年/行政收费|1|2/服务收费|3|4/合计|4|6/其他|7|8", false, `row "其他" [收费!A5]`},
		{"a figure without a label", "项目|上半年|下半年/行政收费|1|2/服务收费|3|4/合计|4|6/|7|", false, `row "" [收费!B5]`},
		{"a row twice, apart", "项目|上半年|下半年/行政收费|1|2/服务收费|3|4/合计|4|6//行政收费|7|8", false, `table "行政收费" [收费!A6]`},
		{"columns numbered above the rows", "项目|上半年|下半年/甲|1|2/行政收费|1|2/服务收费|3|4/合计|4|6", false, ""},
		{"figures above the rows", "项目|上半年|下半年/甲|1|5/行政收费|1|2/服务收费|3|4/合计|4|6", false, `row "甲" [收费!A2]`},
		{"rows numbered left of their labels", "|项目|上半年|下半年/1|行政收费|1|2/2|服务收费|3|4/3|合计|4|6", false, ""},
		{"figures left of labels", "|项目|上半年|下半年/1|行政收费|1|2/5|服务收费|3|4/3|合计|4|6", false, `column "" [收费!A2]`},
		{"rows numbered from 0", "|项目|上半年|下半年/0|行政收费|1|2/1|服务收费|3|4/2|合计|4|6", false, `column "" [收费!A2]`},
		{"rows numbered anew", "|项目|上半年|下半年/1|行政收费|1|2/2|服务收费|3|4/1|合计|4|6", false, ""},
		{"a further column with its label", "项目|上半年|下半年|全年/行政收费|1|2|3/服务收费|3|4|7/合计|4|6|10", false,
			`column "全年" [收费!D1]`},
		{"without labels of rows", "上半年|下半年/1|2/7|8", true, `doubled "" [收费!A2 收费!A3]`},
		{"without labels of rows, above", "7|8/上半年|下半年/1|2", true, `row "" [收费!A1]`},
	} {
		g := rowsOf(grid.Sheet, test.rows)
		d := Drawing{Table: f.Tables[0], Unnamed: test.unnamed}
		for i := range g.Cells {
			c := &g.Cells[i]
			switch c.Text {
			case "上半年", "下半年":
				d.Columns, d.Top, d.Bottom = append(d.Columns, c), c.Row, c.Row+1
				if d.Right = c.Col + 1; c.Text == "上半年" {
					d.Left = c.Col
				}
			case "行政收费", "服务收费", "合计":
				if len(d.Rows) < 3 {
					d.Rows = append(d.Rows, c)
				}
			}
		}
		if test.unnamed {
			d.Rows = []*grid.Cell{{Row: d.Bottom}}
		}
		r := form.NewReport(f)
		r.Book = &grid.Book{Grids: []*grid.Grid{g}, Ruled: true}
		Read(r, []Drawing{d}, nil, func(c *grid.Cell) bool { return c.Text == "下年" || c.Text == "行政收费" })
		var got []string
		for _, fault := range r.Faults {
			kind := map[form.FaultKind]string{form.ForeignRow: "row", form.ForeignColumn: "column",
				form.DoubledLabel: "doubled", form.ForeignTable: "table"}[fault.Kind]
			got = append(got, fmt.Sprintf("%s %q %v", kind, fault.Label, fault.Places))
		}
		if got := strings.Join(got, "; "); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestReadElsewhere tells of a table of a document only where nothing of the report was read from it and the report goes
// on behind it.
func TestReadElsewhere(t *testing.T) {
	f := theForm()
	for _, test := range []struct {
		name string
		note func(r *form.Report, at form.Place)
		want int
	}{
		{"nothing", func(*form.Report, form.Place) {}, 1},
		{"a text", func(r *form.Report, at form.Place) {
			r.Texts["overview"] = form.Text{Text: "好", Lines: []form.Line{{Text: "好", Place: at}}}
		}, 0},
		{"a text that stands nowhere", func(r *form.Report, at form.Place) {
			r.Texts["overview"] = form.Text{Text: "好", Lines: []form.Line{{Text: "好"}}}
		}, 1},
		{"a particular", func(r *form.Report, at form.Place) { r.SetParticular("phone", "1", at) }, 0},
		{"words in one column", func(r *form.Report, _ form.Place) { r.Book.Grids[1] = rowsOf(grid.Table, "甲/乙") }, 0},
		{"words in one row", func(r *form.Report, _ form.Place) { r.Book.Grids[1] = rowsOf(grid.Table, "甲|乙") }, 0},
		{"a figure alone", func(r *form.Report, _ form.Place) { r.Book.Grids[1] = rowsOf(grid.Table, "5") }, 0},
		{"a figure beside a word", func(r *form.Report, _ form.Place) { r.Book.Grids[1] = rowsOf(grid.Table, "甲|5") }, 1},
		{"one below a word", func(r *form.Report, _ form.Place) { r.Book.Grids[1] = rowsOf(grid.Table, "甲/5") }, 1},
		{"an empty particular", func(r *form.Report, at form.Place) { r.SetParticular("phone", "", at) }, 1},
	} {
		r := form.NewReport(f)
		g := rowsOf(grid.Table, "甲|乙/丙|丁")
		r.Book = &grid.Book{Grids: []*grid.Grid{rowsOf(grid.Table, "项目|上半年|下半年/行政收费|1|2"), g,
			rowsOf(grid.Table, "项目|上半年|下半年/合计|1|2")}, Ruled: true}
		test.note(r, form.PlaceIn(g, 1, 0, 0))
		var drawings []Drawing
		for _, at := range []int{0, 2} {
			cells := r.Book.Grids[at].Cells
			drawings = append(drawings, Drawing{Table: f.Tables[0], Grid: at, Bottom: 1, Left: 1, Right: 3,
				Columns: []*grid.Cell{&cells[1], &cells[2]}, Rows: []*grid.Cell{&cells[3]}})
		}
		Read(r, drawings, nil, func(*grid.Cell) bool { return false })
		if len(r.Faults) != test.want {
			t.Errorf("%s: %+v", test.name, r.Faults)
		}
	}
}
