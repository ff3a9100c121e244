package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/check/copied"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/form/parts"
	"nianbao/grid"
)

// sheets is a sound workbook of an edition in which every figure is 0.
type sheets struct {
	form   *form.Form
	grids  []*grid.Grid
	book   grid.Book  // what is true of the workbook as a whole
	last   *sheets    // the workbook of the year before, nil for none
	beside *sheets    // another agency's workbook of the same run, nil for none
	parts  *parts.Set // the reports that it adds up, nil for none
	whole  bool       // what its texts should say is looked at, see ofWholeTexts
}

func sound(edition, year string) *sheets {
	i := slices.IndexFunc(define.Builtin(), func(f *form.Form) bool { return f.Edition == edition })
	return soundOf(define.Builtin()[i], year)
}

func soundOf(f *form.Form, year string) *sheets {
	s := &sheets{form: f}
	about := &grid.Grid{Name: "基本信息"}
	number, _ := strconv.Atoi(year)
	date := strconv.Itoa(number+1) + "年1月20日"
	for row, pair := range [][2]string{
		{"机关名称", "示例市司法局"}, {"年度", year}, {"地址", "甲"}, {"邮编", "000000"}, {"电话", "1"},
		{"邮箱", "a@b"}, {"网站", "c"}, {"成文日期", date},
	} {
		label, value := grid.Cell{Row: row, Text: pair[0]}, grid.Cell{Row: row, Col: 1, Text: pair[1]}
		about.Cells = append(about.Cells, label, value)
	}
	words := &grid.Grid{Name: "文字"}
	for col, section := range s.form.Texts() {
		title, text := grid.Cell{Col: col, Text: section.Title}, grid.Cell{Row: 1, Col: col, Text: "无"}
		words.Cells = append(words.Cells, title, text)
	}
	words.Sort()
	s.grids = []*grid.Grid{about, words}
	for _, section := range s.form.Sections {
		if d := section.Grid(); len(d.Cells) > 0 {
			d.Name = section.Sheet
			for i := range d.Cells {
				if c := d.Slots[i].Cell; c != nil && !c.IsWords() {
					d.Cells[i].Text, d.Cells[i].Kind = "0", grid.Number
				}
			}
			d.Sort()
			s.grids = append(s.grids, &d.Grid)
		}
	}
	return s
}

// A failer is a test, or one with random values.
type failer interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// at returns the cell at a place such as 依申请公开!D5.
func (s *sheets) at(place string) *grid.Cell {
	sheet, ref, _ := strings.Cut(place, "!")
	for _, g := range s.grids {
		for i := range g.Cells {
			if c := &g.Cells[i]; g.Name == sheet && g.Ref(c.Row, c.Col) == ref {
				return c
			}
		}
	}
	panic("no cell " + place)
}

func (s *sheets) set(place, text string) {
	c := s.at(place)
	c.Text, c.Kind = text, grid.Text
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		c.Kind = grid.Number
	}
}

func (s *sheets) sheet(name string) *grid.Grid {
	return s.grids[slices.IndexFunc(s.grids, func(g *grid.Grid) bool { return g.Name == name })]
}

func (s *sheets) read(t failer) *form.Report {
	t.Helper()
	s.book.Grids = s.grids
	r, err := locate.New(define.Builtin()...).Read(&s.book)
	if err != nil {
		t.Fatalf("locate.New().Read: %v", err)
	}
	if s.last != nil {
		r.Hold(r.Form.Other(form.Last), s.last.read(t), "上年.xlsx")
	}
	return r
}

// ofWholeTexts are the rules about what a text should say at all: those of most cases say next to nothing.
var ofWholeTexts = []string{"N21", "N22", "N23", "N24", "N26", "N30"}

func (s *sheets) findings(t testing.TB) []string {
	t.Helper()
	var list []string
	for _, f := range Superior(s.read(t), define.Builtin(), s.parts) {
		if !s.whole && slices.Contains(ofWholeTexts, f.Rule.ID) {
			continue
		}
		where := strings.TrimSpace(f.Rule.Severity.Chinese() + " " + f.Rule.ID + " " + f.Place.String())
		line := where + "  " + f.Message
		if f.Follows != nil {
			line += fmt.Sprintf(" [follows %d]", *f.Follows)
		}
		list = append(list, line)
	}
	if s.beside != nil {
		run := copied.NewRun(nil)
		run.Add("甲.xlsx", copied.Read(s.read(t), nil))
		run.Add("乙.xlsx", copied.Read(s.beside.read(t), nil))
		for _, f := range run.Findings() {
			list = append(list, f.Rule.Severity.Chinese()+" "+f.Rule.ID+"  "+f.Message)
		}
	}
	return list
}

// typed returns findings without those that say that totals are no formulas.
func typed(list []string) []string {
	return slices.DeleteFunc(list, func(line string) bool { return strings.Contains(line, " F01 ") })
}

// calculated is a sound workbook of an edition whose totals are the formulas that they must be.
func calculated(t failer, edition, year string) *sheets {
	s := sound(edition, year)
	r := s.read(t)
	for c := range r.Form.Totals() {
		s.at(r.Value(c).Place.String()).Formula = rule.Mandated(r, c)
	}
	return s
}

// array lets some cells of a column have one array formula together.
func (s *sheets) array(first, last, formula string) {
	top, bottom := s.at(first), s.at(last)
	sheet, _, _ := strings.Cut(first, "!")
	for row := top.Row; row <= bottom.Row; row++ {
		c := s.sheet(sheet).At(row, top.Col)
		c.Formula, c.Each, c.Array, c.ArrayAt = formula, true, true, [2]int{row - top.Row, 0}
	}
}

// formula puts a formula into a cell, with its result.
func (s *sheets) formula(place, formula, result string) {
	s.set(place, result)
	s.at(place).Formula = formula
}
