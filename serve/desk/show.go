package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/printing"
	"nianbao/form/pair"
	"nianbao/serve/view"
)

// with does a work on a file in its turn, on a free core, with the file shown as it is now.
func (d *Desk) with(ctx context.Context, id string, work func(f *File, last lastYear) error) error {
	f, err := d.file(id)
	if err != nil {
		return err
	}
	for {
		last, err := d.lastOf(ctx, f)
		if err != nil {
			return err
		}
		again := false
		err = d.alone(ctx, f, func() error {
			if again = f.last != last.id; again {
				return nil
			}
			if err := d.show(f, last); err != nil {
				return err
			}
			return work(f, last)
		})
		if err != nil || !again {
			return err
		}
	}
}

// alone does a work in a file's turn, on a free core.
func (d *Desk) alone(ctx context.Context, f *File, work func() error) error {
	if err := f.lock(ctx); err != nil {
		return err
	}
	defer f.unlock()
	return d.do(ctx, func() error {
		err := file.Guard(f.name, work)
		d.held.use(f)
		if _, gone := d.file(f.id); gone != nil { // it was taken off meanwhile
			d.held.forget(f)
		}
		return err
	})
}

// A lastYear is last year's file as it is now. The zero lastYear is none.
type lastYear struct {
	id, name, path, password string
	state                    state
	revision                 int
}

// lastOf returns last year's file of a file.
func (d *Desk) lastOf(ctx context.Context, f *File) (lastYear, error) {
	if err := f.lock(ctx); err != nil {
		return lastYear{}, err
	}
	id := f.last
	f.unlock() // whoever waits for a turn has none: two files may be each other's
	if id == "" {
		return lastYear{}, nil
	}
	last, err := d.asLast(ctx, id)
	if errors.Is(err, errNoFile) { // it was taken off the desk
		return lastYear{id: id}, nil
	}
	return last, err
}

// asLast returns a file as last year's.
func (d *Desk) asLast(ctx context.Context, id string) (lastYear, error) {
	f, err := d.file(id)
	if err != nil {
		return lastYear{}, err
	}
	if err := f.lock(ctx); err != nil {
		return lastYear{}, err
	}
	defer f.unlock()
	return lastYear{f.id, f.name, f.path, f.password, f.state.clone(), f.revision}, nil
}

// lastFiling reads last year's file. It is read anew for each that is held against it: what a check looks up in a file it
// keeps there, and two must not at once.
func (d *Desk) lastFiling(last lastYear) (*filing.Filing, error) {
	base, err := d.open(last.path, last.name, last.password)
	if err != nil {
		return nil, err
	}
	return d.filings.Correct(base, last.state.Typed, last.state.Explained)
}

// open reads a file, of which is said from then on what its user calls it.
func (d *Desk) open(path, name, password string) (*filing.Filing, error) {
	f, err := d.filings.Open(path, password)
	if err == nil {
		err = f.ReadWaivers()
	}
	if err != nil {
		return nil, err
	}
	f.Path = name
	return f, nil
}

// read reads a file as it was dropped, where it is not held.
func (d *Desk) read(f *File) (err error) {
	if f.base == nil {
		f.base, err = d.open(f.path, f.name, f.password)
	}
	return err
}

// show sees to it that a file is shown as it is now.
func (d *Desk) show(f *File, last lastYear) error {
	if s := f.shown; s != nil && s.lastID == last.id && s.lastRev == last.revision {
		return nil
	}
	s, err := d.apply(f, f.state, last)
	if err != nil {
		return err
	}
	f.shown = s
	f.list()
	return nil
}

// apply returns a file in a state, held against last year's, checked. A file that cannot be read is shown as such.
func (d *Desk) apply(f *File, to state, last lastYear) (*shown, error) {
	s := &shown{lastID: last.id, lastName: last.name, lastRev: last.revision}
	if s.refused = d.read(f); s.refused != nil {
		return s, nil
	}
	var err error
	if s.filing, err = d.filings.Correct(f.base, to.Typed, to.Explained); err != nil {
		return nil, err
	}
	if last.path != "" {
		s.notHeld = d.holdLast(s.filing, last)
	}
	if s.notHeld != nil {
		s.remarks = append(s.remarks, "没有与上年的 "+last.name+" 核对："+strings.TrimSuffix(f.said(s.notHeld), "。"))
	}
	s.findings = d.filings.Check(s.filing)
	return s, nil
}

// holdLast puts last year's file beside a filing.
func (d *Desk) holdLast(f *filing.Filing, last lastYear) error {
	of, err := d.lastFiling(last)
	if err != nil {
		return err
	}
	return d.filings.HoldLast(f, of)
}

// view returns what the page shows of a file.
func (f *File) view(last lastYear) *view.View {
	v := &view.View{ID: f.id, Name: f.name, Check: f.checked()}
	s := f.shown
	if s.refused != nil {
		return v
	}
	v.Fill(s.filing)
	for i := range s.findings {
		v.Accusations = append(v.Accusations, Plain(s.findings[i].Accusation))
		v.Candidates = append(v.Candidates, append([]contract.Suspect{}, contract.Candidates(&s.findings[i])...))
	}
	typed := f.state.Typed.Clone()
	v.Corrected = &view.Corrected{Cells: typed.Cells, Texts: typed.Texts, Particulars: typed.Particulars}
	for _, w := range f.state.Explained {
		v.Waivers = append(v.Waivers, view.Waiver{Rule: w.Rule, Place: w.Place, Reason: w.Reason})
	}
	v.Can = &view.Can{Undo: len(f.undo) > 0, Redo: len(f.redo) > 0, Workbook: s.filing.Kind == filing.Workbook,
		PDF: CanPrint()}
	v.Draft = f.draft
	for _, remark := range slices.Concat(f.notes, s.filing.Remarks(), s.remarks) {
		v.Remarks = append(v.Remarks, Plain(remark))
	}
	if f.unkept != "" {
		v.Remarks = append(v.Remarks, f.unkept)
	}
	v.Last = f.lastYear(last)
	return v
}

// lastYear returns last year's figures where they are held beside a file's, nil for none.
func (f *File) lastYear(last lastYear) *view.Last {
	held := f.shown.filing.Last()
	if held == nil {
		return nil
	}
	l := &view.Last{ID: last.id, Name: last.name, Year: held.Year, Values: map[string]string{}}
	values := contract.NewReport("", held).Values
	for _, p := range pair.Of(f.shown.filing.Report, held) {
		if own, old, ok := p.Both(); ok && values[old.ID] != "" {
			l.Values[own.ID] = values[old.ID]
		}
	}
	return l
}

// CanPrint reports whether a word processor is installed that makes PDF.
func CanPrint() bool { return printing.Find() != nil }
