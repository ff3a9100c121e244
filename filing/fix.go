package filing

import (
	"nianbao/check"
	"nianbao/filing/fix"
	"nianbao/ooxml/opc"
)

// A Fixing says how a workbook is to be mended.
type Fixing struct {
	Out        string // empty: only tell what would change
	ZeroBlanks bool   // write 0 into blank cells and those with a stroke
	Force      bool   // replace an existing file
}

// A Fixed is the outcome of mending a workbook.
type Fixed struct {
	Filing  *Filing
	Changes []fix.Change
	Doubts  []fix.Change    // those of totals that were another figure: that, or a part, is wrong
	Unset   []fix.Change    // what could not be set; After says why
	Left    []check.Finding // what is wrong with the mended workbook still
	Path    string          // the file written; empty where only the changes were asked for
}

// Fix puts the mandated formulas back, turns text into the numbers that it spells, gives such cells a number format
// that shows them, and stores the results that formulas give. No figure is guessed: what cannot be mended so, and what
// would bring new findings, is left and told of. Everything else in the workbook stays as it was, but the marks of an
// earlier Annotate and macros, which are left out. The error is an *Error; nothing is written then.
func (l *Library) Fix(f *Filing, how Fixing) (*Fixed, error) {
	if how.Out != "" || f.Kind != Workbook {
		if err := f.editable(how.Out, Inputs(l.inputs()), how.Force); err != nil {
			return nil, err
		}
	}
	m := &mending{library: l, filing: f, found: l.Check(f), blanks: how.ZeroBlanks, leave: map[fix.Left]string{}}
	if err := m.mend(); err != nil {
		return nil, err
	}
	done := &Fixed{
		Filing: f, Changes: m.result.Changes, Doubts: m.result.Doubts, Unset: m.result.Unset, Left: m.left,
	}
	if how.Out == "" {
		return done, nil
	}
	if err := save(how.Out, m.data, how.Force); err != nil {
		return nil, err
	}
	done.Path = how.Out
	return done, nil
}

// readBack reads a workbook that was not saved yet.
func (l *Library) readBack(path string, data []byte) (*Filing, error) {
	pkg, err := opc.Read(data)
	if err != nil {
		return nil, explain(path, err, "改过的工作簿读不回来")
	}
	return l.read(path, pkg)
}
