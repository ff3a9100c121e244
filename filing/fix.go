package filing

import (
	"crypto/sha256"
	"errors"

	"nianbao/check"
	"nianbao/filing/file"
	"nianbao/filing/fix"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

// A Fixing says how a workbook is to be mended.
type Fixing struct {
	Out        string // empty: only tell what would change
	ZeroBlanks bool   // write 0 into blank cells and those with a stroke
	Suspects   bool   // write what they should be into the cells that are the one smallest explanation of what is off
	Force      bool   // replace an existing file
	Beside     Beside // the reports that it is held against: with last year's more is certain
}

// A Fixed is the outcome of mending a workbook.
type Fixed struct {
	Filing  *Filing
	Changes []fix.Change
	Doubts  []fix.Change      // those of totals that were another figure: that, or a part, is wrong
	Unset   []fix.Change      // what could not be set; After says why
	Left    []check.Finding   // what is wrong with the mended workbook still
	Path    string            // the file written; empty where only the changes were asked for
	Sum     [sha256.Size]byte // of that
}

// Fix puts the mandated formulas back, turns text into the numbers that it spells, gives such cells a number format
// that shows them, and stores the results that formulas give. No figure is guessed, but those of suspects where that is
// asked for: what cannot be mended so, and what would bring new findings, is left and told of. Everything else in the
// workbook stays as it was, but the marks of an earlier Annotate and macros, which are left out. The error is an
// *file.Error; nothing is written then.
func (l *Library) Fix(f *Filing, how Fixing) (*Fixed, error) {
	if how.Out != "" || f.Kind != Workbook {
		if err := f.editable(how.Out, file.Inputs(l.Inputs()), how.Force); err != nil {
			return nil, err
		}
	}
	if err := f.ReadWaivers(); err != nil {
		return nil, err
	}
	if err := l.Hold(f, how.Beside); err != nil {
		return nil, err
	}
	w := fix.Workbook{
		Report: f.Report,
		Edit:   f.edit,
		Check:  func(r *form.Report) []check.Finding { return check.Superior(r, l.Forms, f.parts) },
		Read: func(data []byte) (*form.Report, error) {
			mended, err := l.readBack(f.Path, data)
			if err != nil {
				return nil, err
			}
			return mended.Report, l.Hold(mended, how.Beside)
		},
	}
	m, err := w.Mend(fix.Asked{Blanks: how.ZeroBlanks, Suspects: how.Suspects})
	if wrong := (*fix.Misread)(nil); errors.As(err, &wrong) {
		return nil, &file.Error{
			Path:   f.Path,
			Reason: wrong.Error() + "，没有保存",
			Advice: "请手工改正，并告诉程序的维护者。",
		}
	}
	if err != nil {
		return nil, file.Explain(f.Path, err, "这个工作簿改不了")
	}
	done := &Fixed{Filing: f, Changes: m.Changes, Doubts: m.Doubts, Unset: m.Unset, Left: f.waived(m.Left)}
	if how.Out == "" {
		return done, nil
	}
	if err := f.save(how.Out, m.Data, how.Force); err != nil {
		return nil, err
	}
	done.Path, done.Sum = how.Out, sha256.Sum256(m.Data)
	return done, nil
}

// OpenBytes reads a workbook that was not saved yet, under the name that it will have. The error is an *file.Error.
func (l *Library) OpenBytes(path string, data []byte) (f *Filing, err error) {
	err = file.Guard(path, func() (err error) {
		f, err = l.readBack(path, data)
		return err
	})
	return f, err
}

// readBack reads a workbook that was not saved yet.
func (l *Library) readBack(path string, data []byte) (*Filing, error) {
	pkg, err := opc.Read(data)
	if err != nil {
		return nil, file.Explain(path, err, "改过的工作簿读不回来")
	}
	f, book, err := unpack(path, pkg)
	if err != nil {
		return nil, err
	}
	return f, l.find(f, book)
}
