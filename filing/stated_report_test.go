package filing

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
)

// A soundStated is figures for which all hold that a definition states, of its report and of the others that it names.
type soundStated struct {
	*stated
	filings   *Library
	equations []*statedEquation          // of the report itself
	all       []*statedEquation          // with those of the others
	totals    map[string]*statedEquation // by the cell that each defines
	inputs    []string
	figures   statedFigures
	forms     map[string]*form.Form // of the reports, by what relations call them, the own one by ""
}

// newSoundStated returns random figures; nil where none were found that hold.
func newSoundStated(t *testing.T, s *stated, source *rand.Rand) *soundStated {
	t.Helper()
	of := &soundStated{stated: s, totals: map[string]*statedEquation{}, figures: statedFigures{}, forms: map[string]*form.Form{}}
	of.filings = libraryOf(t, s.folder)
	f := of.filings.Forms[slices.IndexFunc(of.filings.Forms, func(f *form.Form) bool { return f.Years.From == s.Years.From })]
	of.equations = s.equations(t)
	of.add("", f, of.equations)
	if f.Other(form.Last) != nil {
		of.add("last.", f, without(s, of.equations))
	}
	for _, o := range f.Others {
		for _, other := range statedForms(t) {
			if !o.IsLast() && other.folder == "../templates/2021" {
				of.add(o.ID+".", define.Builtin()[1], without(other, other.equations(t)))
			}
		}
	}
	for range 20 {
		if of.draw(source) {
			return of
		}
	}
	t.Fatalf("%s: no figures hold", s.folder)
	return nil
}

func libraryOf(t *testing.T, folder string) *Library {
	t.Helper()
	if strings.HasPrefix(folder, "../templates/") {
		return Builtin()
	}
	l, err := LoadDir(folder)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	return l
}

// without returns equations without those that name other reports.
func without(s *stated, list []*statedEquation) []*statedEquation {
	return slices.DeleteFunc(slices.Clone(list), func(e *statedEquation) bool { return e.isOutside(s) })
}

// add adds a report's cells and equations, under what relations call it.
func (s *soundStated) add(called string, f *form.Form, equations []*statedEquation) {
	open := map[string]form.OpenRows{}
	for _, t := range f.Tables {
		if t.Open != nil {
			open[t.ID] = form.OpenRows{Keys: []string{"办公设备", "物业服务", "软件", "车辆"}[:s.items]}
		}
	}
	if len(open) > 0 {
		f = f.WithRows(open)
	}
	s.forms[strings.TrimSuffix(called, ".")] = f
	prefixed := func(list []statedTerm) []statedTerm {
		list = slices.Clone(list)
		for i := range list {
			list[i].cell = called + list[i].cell
		}
		return list
	}
	for _, of := range equations {
		e := *of
		e.left, e.right, e.by = prefixed(e.left), prefixed(e.right), prefixed(e.by)
		if e.when != nil {
			when := *e.when
			when.left, when.right = prefixed(when.left), prefixed(when.right)
			e.when = &when
		}
		s.all = append(s.all, &e)
		if len(e.left) != 1 || e.left[0].minus || e.operator != "=" || e.when != nil || called == "" && e.isOutside(s.stated) {
			continue
		}
		if s.totals[e.left[0].cell] == nil {
			s.totals[e.left[0].cell] = &e
		}
	}
	for _, e := range s.all { // one that would lead back to its own cell defines none
		if s.totals[e.left[0].cell] == e && s.leadsBack(e, e.left[0].cell, 0) {
			delete(s.totals, e.left[0].cell)
		}
	}
	for _, c := range f.Cells {
		if !c.IsWords() && s.totals[called+c.ID] == nil {
			s.inputs = append(s.inputs, called+c.ID)
		}
	}
}

func (s *soundStated) leadsBack(e *statedEquation, to string, depth int) bool {
	return depth > 20 || slices.ContainsFunc(slices.Concat(e.right, e.by), func(t statedTerm) bool {
		next := s.totals[t.cell]
		return t.cell == to || next != nil && s.leadsBack(next, to, depth+1)
	})
}

// formCell returns the form's cell with an id.
func (s *soundStated) formCell(id string) *form.Cell {
	other := s.otherOf(id)
	return s.forms[other].Cell(strings.TrimPrefix(id, other+"."))
}

// draw fills the inputs at random and raises them until all holds, false where that comes to no end.
func (s *soundStated) draw(source *rand.Rand) bool {
	for _, id := range s.inputs {
		n := decimal.Zero
		if source.IntN(5) > 0 {
			n = decimal.NewFromInt(int64(source.IntN(60)))
		}
		if s.formCell(id).Decimal() {
			n = n.Add(decimal.New(int64(source.IntN(100)), -2))
		}
		s.figures[id] = n
	}
	for _, e := range s.all { // else a condition that nothing is 0 would never be met
		for _, id := range e.cells() {
			if e.when != nil && source.IntN(4) > 0 {
				s.figures[id] = decimal.Zero
			}
		}
	}
	for range 1000 {
		s.reckon(s.figures)
		var broken []*statedEquation
		for _, e := range s.all {
			if !e.holds(s.figures) {
				broken = append(broken, e)
			}
		}
		if len(broken) == 0 {
			return true
		}
		s.raise(broken[source.IntN(len(broken))], source)
	}
	return false
}

// raise lets an equation hold by raising one of the cells on the side that is too small.
func (s *soundStated) raise(e *statedEquation, source *rand.Rand) {
	off := e.off(s.figures)
	weights := map[string]int{}
	s.weigh(weights, e.left, 1)
	s.weigh(weights, e.right, -1)
	var list []string
	for _, id := range s.inputs {
		if w := weights[id]; w != 0 && (w > 0) == off.IsNegative() && (off.IsInteger() || s.formCell(id).Decimal() || e.operator != "=") {
			list = append(list, id)
		}
	}
	if len(list) > 0 {
		id := list[source.IntN(len(list))]
		more := off.Abs()
		if !s.formCell(id).Decimal() {
			more = more.Ceil()
		}
		s.figures[id] = s.figures[id].Add(more)
	}
}

// weigh adds how often inputs stand in a side, through totals too.
func (s *soundStated) weigh(weights map[string]int, side []statedTerm, sign int) {
	for _, t := range side {
		by := sign
		if t.minus {
			by = -sign
		}
		if e := s.totals[t.cell]; e != nil && len(e.by) == 0 {
			s.weigh(weights, e.right, by)
			continue
		}
		weights[t.cell] += by
	}
}

// reckon puts into totals and ratios what they come to.
func (s *soundStated) reckon(v statedFigures) {
	done := map[string]bool{}
	var reckon func(id string)
	reckon = func(id string) {
		e := s.totals[id]
		if e == nil || done[id] {
			return
		}
		done[id] = true
		for _, t := range slices.Concat(e.right, e.by) {
			reckon(t.cell)
		}
		if len(e.by) > 0 {
			v[id] = e.ratio(v)
			return
		}
		v[id] = v.sum(e.right)
	}
	for id := range s.totals {
		reckon(id)
	}
}

// report returns one of the reports with the figures of it.
func (s *soundStated) report(called string, v statedFigures) *form.Report {
	f, prefix := s.forms[called], strings.TrimPrefix(called+".", ".")
	r := form.NewReport(f)
	year, date := "2024", "2025年1月20日"
	if s.folder == "../templates/2019" {
		year, date = "2020", "2021年1月20日"
	}
	if called == form.Last {
		year, date = map[string]string{"2024": "2023", "2020": "2019"}[year], strings.Replace(strings.Replace(date, "2021", "2020", 1), "2025", "2024", 1)
	}
	for id, text := range map[string]string{form.Agency: "甲县某局", form.Year: year, form.Date: date} {
		r.SetParticular(id, text, form.Place{})
	}
	r.Agency, r.Year = "甲县某局", int(decimal.RequireFromString(year).IntPart())
	for _, of := range f.Texts() {
		r.Texts[of.Text] = form.Text{Text: "略。", Lines: []form.Line{{Text: "略。"}}}
	}
	for _, c := range f.Cells {
		switch e := s.totals[prefix+c.ID]; {
		case c.IsWords() && c.Row.Open != nil && len(c.OneOf()) > 0:
			r.SetValue(c, c.ReadWords(c.OneOf()[0], c.OneOf()[0], 0))
		case c.IsWords(), e != nil && len(e.by) > 0 && v.sum(e.by).IsZero() && v[prefix+c.ID].IsZero():
		default:
			r.SetNumber(c, v[prefix+c.ID])
		}
	}
	return r
}
