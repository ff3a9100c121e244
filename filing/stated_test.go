package filing

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"go.yaml.in/yaml/v4"
)

// A stated is a definition as its text says it: the relations are expanded and reckoned here once more, by nothing of what
// form/define and check make of them.
type stated struct {
	Years  struct{ From int }
	Tables []struct {
		ID            string
		Open          *struct{ ID string }
		Rows, Columns []statedNode
	}
	Others    []struct{ ID string }
	Relations []statedRelation

	folder string
	items  int // how many rows an open table has
}

type statedNode struct {
	ID            string
	Rows, Columns []statedNode
	Decimal       bool
	Type          string
	OneOf         []string `yaml:"one_of"`
}

type statedRelation struct {
	ID, Each, Equation, When, Severity string
	Tolerance                          string
	Round                              *int32
}

// statedForms reads every definition that the program or its tests carry and that states relations.
func statedForms(t *testing.T) []*stated {
	t.Helper()
	var list []*stated
	for _, pattern := range []string{"../templates/*/form.yaml", "../testdata/forms/*/form.yaml", "testdata/*/form.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no definitions, %v", pattern, err)
		}
		for _, name := range files {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("read a definition: %v", err)
			}
			s := &stated{folder: filepath.Dir(name), items: 3}
			if err := yaml.Unmarshal(data, s); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if len(s.Relations) > 0 {
				list = append(list, s)
			}
		}
	}
	return list
}

// A statedLeaf is a row or a column by its id, with its groups'.
type statedLeaf struct {
	id             string
	words, decimal bool
}

func statedLeaves(within string, nodes []statedNode) []statedLeaf {
	var list []statedLeaf
	for _, n := range nodes {
		id := strings.TrimSuffix(within+n.ID, ".")
		if below := append(slices.Clone(n.Rows), n.Columns...); len(below) > 0 {
			if n.ID != "" {
				id += "."
			}
			list = append(list, statedLeaves(id, below)...)
			continue
		}
		list = append(list, statedLeaf{id, n.Type == "text" || len(n.OneOf) > 0, n.Decimal})
	}
	return list
}

// A statedTable is a table's rows and columns that hold figures.
type statedTable struct {
	id            string
	rows, columns []statedLeaf
}

func (s *stated) tables() []statedTable {
	var list []statedTable
	for _, t := range s.Tables {
		of := statedTable{t.ID, statedLeaves("", t.Rows), statedLeaves("", t.Columns)}
		for i := range s.items {
			if t.Open != nil {
				of.rows = slices.Insert(of.rows, i, statedLeaf{id: fmt.Sprintf("rows.r%d", i+1)})
			}
		}
		isWords := func(l statedLeaf) bool { return l.words }
		of.rows, of.columns = slices.DeleteFunc(of.rows, isWords), slices.DeleteFunc(of.columns, isWords)
		list = append(list, of)
	}
	return list
}

// A term is a signed cell.
type statedTerm struct {
	cell  string
	minus bool
}

// A statedEquation is a relation's instance: one column, one row.
type statedEquation struct {
	id, operator    string
	left, right, by []statedTerm
	tolerance       decimal.Decimal
	places          int32
	warns           bool
	when            *statedEquation // its right side may be a number
	number          decimal.Decimal
}

// cells returns the ids of those that the equation is about, each once, in order.
func (e *statedEquation) cells() []string {
	var list []string
	for _, t := range slices.Concat(e.left, e.right, e.by) {
		list = append(list, t.cell)
	}
	if e.when != nil {
		list = append(list, e.when.cells()...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// String is the equation as a finding is compared with it.
func (e *statedEquation) String() string { return e.id + " " + strings.Join(e.cells(), " ") }

func (e *statedEquation) isOutside(s *stated) bool {
	return slices.ContainsFunc(e.cells(), func(id string) bool { return s.otherOf(id) != "" })
}

// otherOf returns the id of the other report whose cell an id is, empty for one of its own.
func (s *stated) otherOf(cell string) string {
	for _, o := range append([]string{"last"}, s.otherIDs()...) {
		if strings.HasPrefix(cell, o+".") {
			return o
		}
	}
	return ""
}

func (s *stated) otherIDs() []string {
	var ids []string
	for _, o := range s.Others {
		ids = append(ids, o.ID)
	}
	return ids
}

var (
	statedSides = regexp.MustCompile(`^(.*?)(<=|>=|!=|≤|≥|=|<|>)(.*)$`)
	statedID    = regexp.MustCompile(`([+-]?)\s*([a-z][a-z0-9_.]*)`)
	statedEach  = regexp.MustCompile(`^(row|column)\s*(.*?)\s*of (\w+)$`)
)

// equations expands all relations.
func (s *stated) equations(t *testing.T) []*statedEquation {
	t.Helper()
	var list []*statedEquation
	for _, r := range s.Relations {
		if r.Each == "" {
			list = append(list, s.equation(t, r, func(id string) []string { return s.whole(id) }))
			continue
		}
		m := statedEach.FindStringSubmatch(r.Each)
		if m == nil {
			t.Fatalf("%s: each %q", s.folder, r.Each)
		}
		table := s.tables()[slices.IndexFunc(s.tables(), func(t statedTable) bool { return t.id == m[3] })]
		along, across, cell := table.rows, table.columns, "%[1]s.%[2]s.%[3]s"
		if m[1] == "column" {
			along, across, cell = table.columns, table.rows, "%[1]s.%[3]s.%[2]s"
		}
		some := strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ' ' })
		for _, line := range along {
			if len(some) > 0 && !slices.ContainsFunc(some, func(id string) bool { return within(line.id, id) }) {
				continue
			}
			list = append(list, s.equation(t, r, func(id string) []string {
				other := s.otherOf(id)
				var cells []string
				for _, l := range across {
					if within(l.id, strings.TrimPrefix(id, other+".")) {
						cells = append(cells, strings.TrimPrefix(other+"."+fmt.Sprintf(cell, table.id, line.id, l.id), "."))
					}
				}
				if cells == nil {
					return s.whole(id)
				}
				return cells
			}))
		}
	}
	return list
}

func within(id, group string) bool { return id == group || strings.HasPrefix(id, group+".") }

// whole returns the cells of a whole id: one of its own, or one of another report.
func (s *stated) whole(id string) []string {
	if s.otherOf(id) != "" {
		return []string{id}
	}
	var list []string
	for _, t := range s.tables() {
		for _, row := range t.rows {
			for _, column := range t.columns {
				if c := t.id + "." + row.id + "." + column.id; within(c, id) {
					list = append(list, c)
				}
			}
		}
	}
	return list
}

func (s *stated) equation(t *testing.T, r statedRelation, named func(id string) []string) *statedEquation {
	t.Helper()
	e := s.sides(t, r.Equation, named)
	e.id, e.warns = r.ID, r.Severity == "warning" || r.Severity == "note"
	if r.Tolerance != "" {
		e.tolerance = decimal.RequireFromString(r.Tolerance)
	}
	if r.Round != nil {
		e.places = *r.Round
	}
	if r.When != "" {
		e.when = s.sides(t, r.When, named)
	}
	return e
}

func (s *stated) sides(t *testing.T, text string, named func(id string) []string) *statedEquation {
	t.Helper()
	m := statedSides.FindStringSubmatch(text)
	if m == nil {
		m = []string{"", text, "!=", "0"}
	}
	right, by, _ := strings.Cut(m[3], "/")
	e := &statedEquation{operator: m[2], left: terms(t, m[1], named), by: terms(t, by, named)}
	if n, err := decimal.NewFromString(strings.TrimSpace(right)); err == nil {
		e.number = n
		return e
	}
	e.right = terms(t, right, named)
	return e
}

func terms(t *testing.T, side string, named func(id string) []string) []statedTerm {
	t.Helper()
	var list []statedTerm
	for _, m := range statedID.FindAllStringSubmatch(side, -1) {
		cells := named(m[2])
		if len(cells) == 0 {
			t.Fatalf("%q names no cell in %q", m[2], side)
		}
		for _, c := range cells {
			list = append(list, statedTerm{c, m[1] == "-"})
		}
	}
	return list
}

// statedFigures are what stands in cells, by their ids; those of other reports begin with what relations call these.
type statedFigures map[string]decimal.Decimal

func (v statedFigures) sum(terms []statedTerm) decimal.Decimal {
	sum := decimal.Zero
	for _, t := range terms {
		n := v[t.cell]
		if t.minus {
			n = n.Neg()
		}
		sum = sum.Add(n)
	}
	return sum
}

// off returns by how much the left side is more than the right, of a ratio than what it should be.
func (e *statedEquation) off(v statedFigures) decimal.Decimal {
	if len(e.by) > 0 {
		return v.sum(e.left).Sub(e.ratio(v))
	}
	return v.sum(e.left).Sub(v.sum(e.right)).Sub(e.number)
}

// ratio returns what a ratio should be, 0 for none. The definitions of tests have them in percent.
func (e *statedEquation) ratio(v statedFigures) decimal.Decimal {
	by := v.sum(e.by)
	if by.IsZero() {
		return by
	}
	return v.sum(e.right).Mul(decimal.NewFromInt(100)).DivRound(by, e.places)
}

func (e *statedEquation) holds(v statedFigures) bool {
	if e.when != nil && !e.when.holds(v) {
		return true
	}
	switch off := e.off(v); e.operator {
	case "<=", "≤":
		return !off.IsPositive()
	case ">=", "≥":
		return !off.IsNegative()
	case "<":
		return off.IsNegative()
	case ">":
		return off.IsPositive()
	case "!=":
		return !off.IsZero()
	default:
		return off.Abs().LessThanOrEqual(e.tolerance)
	}
}
