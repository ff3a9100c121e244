package locate

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// flatTable draws a table without merged cells, its rows under the labels that a function gives.
func flatTable(t *form.Table, label func(*form.Leaf) string, kind grid.Kind) *grid.Grid {
	rows, columns := t.Leaves()
	g := &grid.Grid{Name: t.Section.Title, Cells: []grid.Cell{{Text: "项目"}}}
	for j, c := range columns {
		g.Cells = append(g.Cells, grid.Cell{Col: j + 1, Text: c.Label})
	}
	for i, row := range rows {
		g.Cells = append(g.Cells, grid.Cell{Row: i + 1, Text: label(row)})
		for _, c := range t.Cells {
			if c.Row == row {
				j := slices.Index(columns, c.Column)
				g.Cells = append(g.Cells, grid.Cell{Row: i + 1, Col: j + 1, Text: strconv.Itoa(c.Index), Kind: kind})
			}
		}
	}
	g.Sort()
	return g
}

// applicationsOf returns the table of section three.
func applicationsOf(t *rapid.T) *form.Table {
	f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
	return f.Tables[slices.IndexFunc(f.Tables, func(t *form.Table) bool { return t.ID == "applications" })]
}

// parts parts a printed label into its number and its name: （三） and 不予公开.
func parts(label string) (number, name string) {
	for _, end := range []string{"）", "、", "."} {
		if n, rest, ok := strings.Cut(label, end); ok && len(n) <= len("（三") {
			return n + end, rest
		}
	}
	return "", label
}

// pathOf spells a label as one of the many paths to it. Groups may be left out, or be numbers alone.
func pathOf(t *rapid.T, l *form.Leaf) string {
	between := rapid.SampledFrom([]string{"-", "—", "——", "/", "：", ">", "", " - ", "→", "\n", "|", "、", "·"}).Draw(t, "between")
	path := ""
	groups := l.Path[:len(l.Path)-1]
	for i, n := range groups {
		number, name := parts(n.Label)
		switch how := rapid.IntRange(0, 4).Draw(t, "group"); {
		case how == 0 && i < len(groups)-1:
			continue
		case how == 1 && len(l.Path) > 1:
			path += number
			continue // 三（三）1.
		case how == 2:
			path += name + between
		default:
			path += number + name + between
		}
	}
	number, name := parts(l.Label)
	if short, ok := shorter[l.Label]; ok && strings.HasPrefix(l.Label, short) && rapid.Bool().Draw(t, "without remark") {
		_, name = parts(short)
		if rest := strings.TrimPrefix(l.Label, short); !strings.HasPrefix(rest, "（") {
			_, name = parts(l.Label)
		}
	}
	if rapid.Bool().Draw(t, "numbered") {
		path += number
	}
	return path + name
}

// TestReadAnyPath reads row labels that are written as paths in many notations.
func TestReadAnyPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := applicationsOf(t)
		var labels []string
		g := flatTable(table, func(l *form.Leaf) string {
			labels = append(labels, pathOf(t, l))
			return labels[len(labels)-1]
		}, rapid.SampledFrom([]grid.Kind{grid.Text, grid.Number}).Draw(t, "kind"))
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		for _, c := range table.Cells {
			if v := r.Value(r.Form.Cell(c.ID)); v.Text != strconv.Itoa(c.Index) {
				t.Fatalf("%s is %q, labels %q, faults %v", c.ID, v.Text, labels, faults(r))
			}
		}
	})
}

// TestNumberPaths reads labels that are numbers alone.
func TestNumberPaths(t *testing.T) {
	for _, f := range define.Builtin() {
		table := f.Tables[slices.IndexFunc(f.Tables, func(t *form.Table) bool { return t.ID == "applications" })]
		g := flatTable(table, func(l *form.Leaf) string {
			if len(l.Path) == 1 {
				return l.Label
			}
			label := ""
			for _, n := range l.Path {
				number, _ := parts(n.Label)
				label += strings.TrimSuffix(number, "、")
			}
			return label
		}, grid.Number)
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		for _, c := range table.Cells {
			if v := r.Value(r.Form.Cell(c.ID)); v.Text != strconv.Itoa(c.Index) {
				t.Fatalf("%s: %s is %q, faults %v", f.Edition, c.ID, v.Text, faults(r))
			}
		}
	}
}

// TestNeverGuessAnyPath shows that a path whose parts contradict each other is no label at all.
func TestNeverGuessAnyPath(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := applicationsOf(t)
		rows, _ := table.Leaves()
		var deep []*form.Leaf
		for _, l := range rows {
			if len(l.Path) == 3 {
				deep = append(deep, l)
			}
		}
		spoilt := deep[rapid.IntRange(0, len(deep)-1).Draw(t, "row")]
		other := deep[rapid.IntRange(0, len(deep)-1).Draw(t, "other")]
		if other.Path[1] == spoilt.Path[1] {
			t.Skip("the same group")
		}
		number, name := parts(spoilt.Label)
		group, groupName := parts(spoilt.Path[1].Label)
		otherGroup, otherName := parts(other.Path[1].Label)
		between := rapid.SampledFrom([]string{"-", "—", "/", "：", ">"}).Draw(t, "between")
		label := map[string]string{
			"another group":          "三、" + otherGroup + otherName + between + number + name,
			"another group's name":   "三、" + group + otherName + between + number + name,
			"another group's number": "三、" + otherGroup + between + number + name,
			"another number":         "三、" + group + groupName + between + "9." + name,
			"another top":            "四、" + group + groupName + between + number + name,
			"a name alone":           groupName + between,
			"a remark":               name + "（" + otherName + "）",
		}
		how := rapid.SampledFrom([]string{"another group", "another group's name", "another group's number",
			"another number", "another top", "a remark"}).Draw(t, "how")
		g := flatTable(table, func(l *form.Leaf) string {
			if l == spoilt {
				return label[how]
			}
			return pathOf(t, l)
		}, grid.Number)
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil {
			t.Fatalf("builtin.Read: %v", err)
		}
		for _, c := range table.Cells {
			v, want := r.Value(r.Form.Cell(c.ID)), strconv.Itoa(c.Index)
			if c.Row == spoilt {
				want = ""
			}
			if v.Text != want {
				t.Fatalf("%s: %q: %s is %q, faults %v", how, label[how], c.ID, v.Text, faults(r))
			}
		}
		if list := strings.Join(faults(r), "; "); !strings.Contains(list, "no row applications "+spoilt.Label) ||
			!strings.Contains(list, "foreign row") {
			t.Fatalf("%s: %q: faults %s", how, label[how], list)
		}
	})
}
