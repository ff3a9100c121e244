package fix

import (
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/xlsx/edit"
)

// A Workbook is what is to be mended, with the hands that open, read and check it.
type Workbook struct {
	Report *form.Report
	Edit   func() (*edit.Editor, error)            // a new editor of the file
	Read   func(data []byte) (*form.Report, error) // what was written, read back
	Check  func(r *form.Report) []check.Finding    // what is wrong with a report
}

// A Mended is a workbook that was mended.
type Mended struct {
	*Result
	Data []byte
	Left []check.Finding // what is wrong still
}

// A Misread is the error of a workbook that is not read back as it was meant.
type Misread struct{ Where string }

func (e *Misread) Error() string { return misread + "（" + e.Where + "）" }

// Asked are the fixes that are carried out only where somebody asks for them.
type Asked struct {
	Blanks   bool // 0 into blank cells
	Suspects bool // into cells that certainly are suspected what they should be
}

// Mend carries out the fixes that the check of a workbook gives, and those that somebody asks for. What they
// make worse, or what is not read back as it was meant, is left out, and the rest tried anew. The error is a *Misread
// or one of the workbook's hands.
func (w *Workbook) Mend(asked Asked) (*Mended, error) {
	m := &mending{Workbook: w, found: w.Check(w.Report), asked: asked, leave: map[Left]string{}}
	if err := m.mend(); err != nil {
		return nil, err
	}
	if asked.Suspects && m.suspectAgain() {
		if err := m.mend(); err != nil {
			return nil, err
		}
	}
	return &Mended{m.result, m.data, m.left}, nil
}

// A mending is one workbook's way through fixes.
type mending struct {
	*Workbook
	found  []check.Finding // what was wrong before
	asked  Asked
	leave  map[Left]string // what is not mended, and why
	afresh bool            // all results are stored

	revealed     []rule.Fix      // of what shows only once the rest is mended
	before       map[ruleAt]bool // what breaks which rule before, nil until it is asked for
	recalculated bool            // what shows once results are up to date is known as well

	result *Result
	data   []byte
	left   []check.Finding
}

// maxTries bounds how often fixes are tried. The last time no cell is left that could make anything worse.
const maxTries = 20

const (
	misread = "改过的工作簿读回来与要改的不一致"
	worse   = "改了会出现新的问题（%），先核对这一格和它加的各格"
)

// mend tries until nothing is worse.
func (m *mending) mend() error {
	for try := range maxTries {
		mended, err := m.try(false)
		if err != nil {
			return err
		}
		wrong, sameForm := m.result.Misread(mended)
		if wrong != nil {
			if action, ok := m.result.Mended(wrong); ok {
				m.leave[Left{wrong, action}] = misread
				continue
			}
			return &Misread{m.Report.Value(wrong).Place.String()}
		}
		if !sameForm {
			return &Misread{"版本"}
		}
		m.left = m.Check(mended)
		if again, err := m.leaveWorse(mended, try == maxTries-2); err != nil || !again {
			return err
		}
	}
	return nil
}

// suspectAgain takes down which cells certainly are suspected in the mended workbook, and reports whether there are any:
// where results were out of date, nobody saw before what does not hang together.
func (m *mending) suspectAgain() bool {
	before := check.SuspectFixes(m.Report, m.found)
	for _, f := range check.SuspectFixes(m.Report, m.left) {
		if !slices.ContainsFunc(before, func(b rule.Fix) bool { return b.Cell == f.Cell }) {
			m.revealed = append(m.revealed, f)
		}
	}
	return len(m.revealed) > 0
}

// try carries out what is not left out, or stores results alone, and reads it back.
func (m *mending) try(results bool) (*form.Report, error) {
	e, err := m.Edit()
	if err != nil {
		return nil, err
	}
	how := Options{Blanks: m.asked.Blanks, Leave: m.leave, Results: results, Afresh: m.afresh || results}
	fixes := check.Fixes(m.Report, m.found)
	if m.asked.Suspects {
		fixes = append(fixes, check.SuspectFixes(m.Report, m.found)...)
		fixes = append(fixes, m.revealed...)
	}
	result, err := Apply(m.Report, e, fixes, how)
	if err != nil {
		return nil, err
	}
	data, err := e.Package().Bytes()
	if err != nil {
		return nil, err
	}
	if !results {
		m.result, m.data = result, data
	}
	return m.Read(data)
}

// leaveWorse leaves out the changes that have brought new findings, and reports whether there are any.
func (m *mending) leaveWorse(mended *form.Report, all bool) (bool, error) {
	again := false
	for i := range m.left {
		f := &m.left[i]
		switch {
		case !m.isNew(f):
			continue
		case m.result.values.kept && !all:
			m.afresh = true
			return true, nil
		}
		shown, err := m.isShownAnyway(f)
		if err != nil {
			return false, err
		}
		if shown {
			continue
		}
		for _, c := range m.causes(f, mended, all) {
			action, _ := m.result.Mended(c)
			m.leave[Left{c, action}] = strings.ReplaceAll(worse, "%", f.Rule.ID)
			again = true
		}
	}
	return again, nil
}

// isNew reports whether a finding is about a place that did not break its rule before.
func (m *mending) isNew(f *check.Finding) bool {
	if m.before == nil {
		m.before = map[ruleAt]bool{}
		m.know(m.found)
	}
	return slices.ContainsFunc(rulesAt(f), func(at ruleAt) bool { return !m.before[at] })
}

// isShownAnyway reports whether a new finding shows only because results that were out of date are calculated anew, as
// every spreadsheet does when it opens the workbook: no change has brought it.
func (m *mending) isShownAnyway(f *check.Finding) (bool, error) {
	if !m.recalculated {
		m.recalculated = true
		calculated, err := m.try(true)
		if err != nil {
			return false, err
		}
		m.know(m.Check(calculated))
	}
	return !m.isNew(f), nil
}

func (m *mending) know(findings []check.Finding) {
	for i := range findings {
		for _, at := range rulesAt(&findings[i]) {
			m.before[at] = true
		}
	}
}

// A ruleAt is a rule that a place breaks.
type ruleAt struct {
	rule string
	at   form.Place
}

func rulesAt(f *check.Finding) []ruleAt {
	list := []ruleAt{{f.Rule.ID, f.Place}}
	for _, c := range f.Cells {
		list = append(list, ruleAt{f.Rule.ID, c.Place})
	}
	return list
}

// causes are the mended cells that a finding is about: those whose figure is another now, else those that had none (of an
// equation that passed over them, which 0 breaks, too), else the others. An equation that is about none of them may be
// broken through totals: all cells whose figure is another are its causes.
func (m *mending) causes(f *check.Finding, mended *form.Report, all bool) []*form.Cell {
	var direct, filled, others, changed []*form.Cell
	for _, c := range m.Report.Form.Cells {
		if _, ok := m.result.Mended(c); !ok {
			continue
		}
		was, is := m.Report.Value(c), mended.Value(c)
		another := (was.State == form.Unreadable) != (is.State == form.Unreadable) || !was.Number.Equal(is.Number)
		about := f.Place == was.Place || slices.ContainsFunc(f.Cells, func(at check.Cell) bool { return at.ID == c.ID })
		switch {
		case about && another:
			direct = append(direct, c)
		case about && was.State != is.State:
			filled = append(filled, c)
		case about:
			others = append(others, c)
		}
		if another || all {
			changed = append(changed, c)
		}
	}
	equation := f.Rule.ID[0] == 'R' // which knows figures alone
	switch {
	case all:
		return changed
	case len(direct) > 0:
		return direct
	case len(filled) > 0:
		return filled
	case equation:
		return changed
	}
	return others
}
