package filing

import (
	"slices"
	"strings"

	"nianbao/check"
	"nianbao/filing/fix"
	"nianbao/form"
)

// A mending is one workbook's way through fixes: what they make worse, or what is not read back as it was meant, is
// left out, and the rest tried anew.
type mending struct {
	library *Library
	filing  *Filing
	found   []check.Finding // what was wrong before
	blanks  bool
	leave   map[fix.Left]string // what is not mended, and why

	before       map[ruleAt]bool // what breaks which rule before, nil until it is asked for
	recalculated bool            // what shows once results are up to date is known as well

	result *fix.Result
	data   []byte
	left   []check.Finding // what is wrong still
}

// maxTries bounds how often fixes are tried. The last time no cell is left that could make anything worse.
const maxTries = 20

const (
	misread = "改过的工作簿读回来与要改的不一致"
	worse   = "改了会出现新的问题（%），先核对这一格和它加的各格"
)

// mend carries the fixes out. The error is an *Error.
func (m *mending) mend() error {
	for try := range maxTries {
		mended, err := m.try(false)
		if err != nil {
			return err
		}
		wrong, sameForm := m.result.Misread(mended.Report)
		if wrong != nil {
			if action, ok := m.result.Mended(wrong); ok {
				m.leave[fix.Left{Cell: wrong, Action: action}] = misread
				continue
			}
		}
		if !sameForm || wrong != nil {
			where := "版本"
			if wrong != nil {
				where = m.filing.Report.Value(wrong).Place.String()
			}
			return &Error{
				Path:   m.filing.Path,
				Reason: misread + "（" + where + "），没有保存",
				Advice: "请手工改正，并告诉程序的维护者。",
			}
		}
		m.left = m.library.Check(mended)
		if again, err := m.leaveWorse(mended.Report, try == maxTries-2); err != nil || !again {
			return err
		}
	}
	return nil
}

// try carries out what is not left out, or stores results alone, and reads it back.
func (m *mending) try(results bool) (*Filing, error) {
	f := m.filing
	e, err := f.edit()
	if err != nil {
		return nil, explain(f.Path, err, "这个工作簿改不了")
	}
	how := fix.Options{Blanks: m.blanks, Leave: m.leave, Results: results}
	result, err := fix.Apply(f.Report, e, check.Fixes(f.Report, m.found), how)
	if err != nil {
		return nil, explain(f.Path, err, "这个工作簿改不了")
	}
	data, err := e.Package().Bytes()
	if err != nil {
		return nil, explain(f.Path, err, "改过的工作簿写不出来")
	}
	if !results {
		m.result, m.data = result, data
	}
	return m.library.readBack(f.Path, data)
}

// leaveWorse leaves out the changes that have brought new findings, and reports whether there are any.
func (m *mending) leaveWorse(mended *form.Report, all bool) (bool, error) {
	again := false
	for i := range m.left {
		f := &m.left[i]
		isNew, err := m.isNew(f)
		if err != nil {
			return false, err
		}
		if !isNew {
			continue
		}
		for _, c := range m.causes(f, mended, all) {
			action, _ := m.result.Mended(c)
			m.leave[fix.Left{Cell: c, Action: action}] = strings.ReplaceAll(worse, "%", f.Rule.ID)
			again = true
		}
	}
	return again, nil
}

// isNew reports whether a finding is about a place that did not break its rule before. What shows only because results
// that were out of date are calculated anew, as every spreadsheet does when it opens the workbook, is not: no change
// has brought it.
func (m *mending) isNew(f *check.Finding) (bool, error) {
	if m.before == nil {
		m.before = map[ruleAt]bool{}
		m.know(m.found)
	}
	isNew := func(at ruleAt) bool { return !m.before[at] }
	if !slices.ContainsFunc(rulesAt(f), isNew) {
		return false, nil
	}
	if !m.recalculated {
		m.recalculated = true
		calculated, err := m.try(true)
		if err != nil {
			return false, err
		}
		m.know(m.library.Check(calculated))
	}
	return slices.ContainsFunc(rulesAt(f), isNew), nil
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

// causes are the mended cells that a finding is about: those whose figure is another now, else the others; where it is
// about none, all cells whose figure is another.
func (m *mending) causes(f *check.Finding, mended *form.Report, all bool) []*form.Cell {
	var direct, others, changed []*form.Cell
	for _, c := range m.filing.Report.Form.Cells {
		if _, ok := m.result.Mended(c); !ok {
			continue
		}
		was, is := m.filing.Report.Value(c), mended.Value(c)
		another := was.State != is.State || !was.Number.Equal(is.Number)
		about := f.Place == was.Place || slices.ContainsFunc(f.Cells, func(at check.Cell) bool { return at.ID == c.ID })
		switch {
		case about && another:
			direct = append(direct, c)
		case about:
			others = append(others, c)
		}
		if another || all {
			changed = append(changed, c)
		}
	}
	switch {
	case len(direct) > 0 && !all:
		return direct
	case len(others) > 0 && !all && f.Rule.ID[0] != 'R': // an equation knows figures alone
		return others
	}
	return changed
}
