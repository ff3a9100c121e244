package check

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

// again draws a row of a grid once more below itself, with other figures.
func again(g *grid.Grid, row int) {
	var copied []grid.Cell
	for i := range g.Cells {
		switch c := &g.Cells[i]; {
		case c.Row > row:
			c.Row++
		case c.Row == row && c.Rows() == 1:
			twin := *c
			if twin.Row++; form.IsFigure(c) {
				twin.Text = strconv.Itoa(7 + c.Col)
			}
			copied = append(copied, twin)
		case c.Bottom() > row+1 || c.Row == row:
			c.RowSpan = c.Rows() + 1
		}
	}
	g.Cells = append(g.Cells, copied...)
	g.Sort()
}

// TestAnyRowTwice draws each row of each table twice, the first and the last and those without a label, too, on sheets
// and in documents: the error names both places, and nothing of the second is called none of the form's.
func TestAnyRowTwice(t *testing.T) {
	for _, edition := range [][2]string{{"2019", "2020"}, {"2021", "2024"}} {
		for _, source := range []grid.Source{grid.Sheet, grid.Table} {
			rows := map[string]bool{}
			r := sound(edition[0], edition[1]).read(t)
			for _, c := range r.Form.Cells {
				at, row, _ := r.Value(c).Place.At()
				if key := c.Table.ID + c.Row.ID + strconv.Itoa(row); !rows[key] {
					rows[key] = true
					s := sound(edition[0], edition[1])
					again(s.grids[at], row)
					rowTwice(t, s, source, c, row)
				}
			}
		}
	}
}

func rowTwice(t *testing.T, s *sheets, source grid.Source, c *form.Cell, row int) {
	t.Helper()
	for _, g := range s.grids {
		if len(g.Cells) > 20 {
			g.Source = source
		}
	}
	var found []rule.Finding
	foreign := false
	for _, f := range Report(s.read(t), []*form.Form{s.form}) {
		if f.Rule.ID == "S04" {
			found = append(found, f)
		}
		foreign = foreign || f.Rule.ID == "S08" || f.Rule.ID == "S30"
	}
	if len(found) != 1 || foreign || found[0].Rule.Severity != Error || !strings.Contains(found[0].Message, "有 2 处") {
		t.Fatalf("%s twice: %v, foreign %v", c.Label(), found, foreign)
	}
	_, first, _ := found[0].Cells[0].Place.At()
	_, second, _ := found[0].Cells[1].Place.At()
	if first != row || second != row+1 {
		t.Errorf("%s: rows %d and %d, want %d and the next", c.Label(), first, second, row)
	}
}

// TestLastYearTwice draws the last row of last year's table twice: which of the two counts nobody knows, whatever they
// say, and nothing is judged by it.
func TestLastYearTwice(t *testing.T) {
	s := sound("2021", "2024")
	s.last = sound("2021", "2023")
	r := s.last.read(t)
	at, row, _ := r.Value(r.Form.Cell("applications.carried_out.total")).Place.At()
	again(s.last.grids[at], row)
	list := typed(s.findings(t))
	if len(list) != 1 || !strings.Contains(list[0], "警告 V30") || !strings.Contains(list[0], "写了不止一处，不知道用哪一处") {
		t.Error(list)
	}
}

// TestLastYearStroke names a stroke that was taken for 0.
func TestLastYearStroke(t *testing.T) {
	s := sound("2021", "2024")
	s.last = sound("2021", "2023")
	r := s.read(t)
	s.set(r.Value(r.Form.Cell("applications.carried_in.total")).Place.String(), "3")
	s.last.set(r.Value(r.Form.Cell("applications.carried_out.total")).Place.String(), "/")
	if !slices.ContainsFunc(s.findings(t), func(line string) bool {
		return strings.Contains(line, " Y01 ") && strings.Contains(line, "（填的是“/”，按 0 算）")
	}) {
		t.Error(s.findings(t))
	}
}
