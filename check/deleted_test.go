package check

import (
	"reflect"
	"slices"
	"testing"

	"nianbao/check/copied"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// A collection is cases that break rules in one sound workbook.
type collection struct {
	name  string
	forms []*form.Form
	sound func(testing.TB) *sheets
	cases []failing
}

// collections are all cases that break rules, each in every sound workbook in which it can be made.
func collections(t testing.TB) []collection {
	t.Helper()
	budget, err := define.LoadDir("../testdata/forms/budget")
	if err != nil {
		t.Fatalf("load a form: %v", err)
	}
	items := budget.WithRows(map[string]form.OpenRows{"procurement": {Keys: []string{"办公设备", "空", "车辆"}, Spare: 2}})
	return []collection{
		{"formulas", define.Builtin(), func(t testing.TB) *sheets { return calculated(t, "2021", "2024") }, formulasCases},
		{"figures", define.Builtin(), func(testing.TB) *sheets { return sound("2021", "2024") }, slices.Concat(structureCases, proseCases, valuesCases,
			totalsCases, historyCases, copiedCases, plausibleCases, sentencesCases, partsCases)},
		{"texts", define.Builtin(), told, textsCases},
		{"ledger", define.Builtin(), func(t testing.TB) *sheets {
			s := calculated(t, "2021", "2024")
			s.grids = append(s.grids, &grid.Grid{Name: "台账"})
			for _, col := range "DEFGH" { // F17 tells of them
				s.formula("依申请公开!"+string(col)+"4", "台账!"+string(col)+"2", "0")
			}
			return s
		}, []failing{{"F16", func(s *sheets) { s.formula("依申请公开!F4", "台账!F3", "0") }, nil}}},
		{"words", []*form.Form{budget}, func(testing.TB) *sheets {
			s := soundOf(budget, "2024")
			s.setWords("三公经费", "转账", "")
			return s
		}, wordsCases},
		{"items", []*form.Form{items}, func(testing.TB) *sheets { return soundItems(items) }, openCases},
	}
}

// readOn reads a workbook as one on some forms.
func (s *sheets) readOn(t testing.TB, forms []*form.Form) *form.Report {
	t.Helper()
	if s.book.Grids = s.grids; len(forms) > 1 {
		return s.read(t)
	}
	r, err := locate.New(forms...).Read(&grid.Book{Grids: s.grids})
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return r
}

// findingsWithout returns what is found where one rule is not there.
func (c *collection) findingsWithout(t testing.TB, s *sheets, id string) []Finding {
	t.Helper()
	r := s.readOn(t, c.forms)
	p := rule.NewPass(r, c.forms)
	p.Parts = s.parts
	return judge(p, slices.DeleteFunc(rulesOf(r.Form), func(of *rule.Rule) bool { return of.ID == id }))
}

// heads returns the rules of the findings that nothing else explains, each once.
func heads(findings []Finding, known []string) []string {
	var ids []string
	for _, f := range findings {
		if f.Follows == nil && !slices.Contains(known, f.Rule.ID) {
			ids = append(ids, f.Rule.ID)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// TestEveryRuleCounts takes each rule out of the program, those that a definition's data make with the others. There is a case
// in which it alone, with what follows from it, says that something is wrong; without the fault nothing is said, without the
// rule something else is, most often nothing.
func TestEveryRuleCounts(t *testing.T) {
	alone, missed := map[string]string{}, map[string]bool{}
	for _, c := range collections(t) {
		known := heads(c.findingsWithout(t, c.sound(t), ""), nil)
		for _, test := range c.cases {
			s, ok := changed(c.sound(t), test)
			if !ok {
				t.Errorf("%s: %s is for another workbook", c.name, test.name)
				continue
			}
			found := c.findingsWithout(t, s, "")
			ids := heads(found, known)
			if len(ids) != 1 || missed[ids[0]] {
				continue
			}
			id := ids[0]
			s, _ = changed(c.sound(t), test)
			alone[id], missed[id] = test.name, !slices.EqualFunc(found, c.findingsWithout(t, s, id), func(a, b Finding) bool {
				return a.Rule == b.Rule && a.Place == b.Place && a.Message == b.Message && (a.Follows == nil) == (b.Follows == nil)
			})
		}
	}
	for _, r := range Rules(define.Builtin()) {
		switch {
		case r.Together: // TestEveryKeyCounts
		case alone[r.ID] == "":
			t.Errorf("no case breaks %s alone", r.ID)
		case !missed[r.ID]:
			t.Errorf("nobody misses %s, not in %q", r.ID, alone[r.ID])
		}
	}
}

// changed returns a workbook with a case's change, false where it has not the cells that the case changes.
func changed(s *sheets, test failing) (_ *sheets, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	test.change(s)
	for _, g := range s.grids { // cells may have gone
		g.Sort()
	}
	return s, true
}

// TestEveryKeyCounts takes out of a definition each key by which it says what is asked besides relations: some case is told of
// otherwise then. Among may not be without its Copied.
func TestEveryKeyCounts(t *testing.T) {
	for _, of := range []struct {
		name  string
		part  func(*form.Form) any // the key's place: a pointer to the pointer that the form has
		cases []failing
		near  []passing
		sound func(testing.TB) *sheets
	}{
		{"texts", func(f *form.Form) any { return &f.Wanted }, textsCases, textsPassing, told},
		{"sentences", func(f *form.Form) any { return &f.Sentences }, sentencesCases, sentencesPassing, soundFigures},
		{"history", func(f *form.Form) any { return &f.History }, historyCases, historyPassing, soundFigures},
		{"among", func(f *form.Form) any { return &f.Among }, copiedCases, copiedPassing, soundFigures},
		{"plausible", func(f *form.Form) any { return &f.Plausible }, plausibleCases, plausiblePassing, soundFigures},
	} {
		var changes []func(*sheets)
		for _, c := range of.cases {
			changes = append(changes, c.change)
		}
		for _, c := range of.near {
			changes = append(changes, c.change)
		}
		var books []*sheets
		var reports []*form.Report
		for _, change := range changes {
			s := of.sound(t)
			change(s)
			books, reports = append(books, s), append(reports, s.read(t))
		}
		key := reflect.ValueOf(of.part(define.Builtin()[1])).Elem().Elem().Type()
		for i := range key.NumField() {
			if field := key.Field(i); field.IsExported() && (of.name != "among" || field.Name != "Copied") && !isMissed(t, of.part, i, books, reports) {
				t.Errorf("nobody misses %s of %s", field.Name, of.name)
			}
		}
	}
}

func soundFigures(testing.TB) *sheets { return sound("2021", "2024") }

// isMissed reports whether what is found in some report is another thing without a key of its form.
func isMissed(t testing.TB, part func(*form.Form) any, key int, books []*sheets, reports []*form.Report) bool {
	for i, r := range reports {
		bare, copied := *r.Form, *r
		at := reflect.ValueOf(part(&bare)).Elem()
		without := reflect.New(at.Type().Elem())
		without.Elem().Set(at.Elem())
		without.Elem().Field(key).SetZero()
		at.Set(without)
		copied.Form = &bare
		if !slices.Equal(saidOf(t, books[i], r), saidOf(t, books[i], &copied)) {
			return true
		}
	}
	return false
}

// saidOf returns what is found in a report and, where another is beside it, between both.
func saidOf(t testing.TB, s *sheets, r *form.Report) (list []string) {
	t.Helper()
	for _, f := range Superior(r, define.Builtin(), s.parts) {
		list = append(list, f.Rule.ID+f.Place.String()+f.Message)
	}
	if s.beside == nil {
		return list
	}
	other := *s.beside.read(t)
	other.Form = r.Form
	run := copied.NewRun(nil)
	run.Add("甲.xlsx", copied.Read(r, nil))
	run.Add("乙.xlsx", copied.Read(&other, nil))
	for _, f := range run.Findings() {
		list = append(list, f.Rule.ID+f.Message)
	}
	return list
}
