package filing

import (
	"slices"

	"nianbao/check"
	"nianbao/check/waive"
	"nianbao/filing/correct"
	"nianbao/filing/file"
	"nianbao/filing/waivers"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/xlsx/edit"
)

// What the local page does with a filing that it holds: it corrects it, holds another one against it, and writes it.

// Correct returns a filing with what was typed over it and what was explained of its findings besides; f stays as it
// is. A workbook is mended in place. The error is an *file.Error, of which an *correct.Error may be the cause.
func (l *Library) Correct(f *Filing, typed correct.Typed, explained []waive.Waiver) (done *Filing, err error) {
	err = file.Guard(f.Path, func() error {
		now := *f
		now.remarks = slices.Clone(f.remarks)
		now.unwaived, now.last = nil, nil
		done = &now
		if typed.Count() == 0 {
			now.Report = f.Report.Copy()
		} else if err := l.typeOver(&now, typed); err != nil {
			return file.Explain(f.Path, err, "这个文件改不了")
		} else if err := now.Report.Overlong(); err != nil { // as of a file that is opened
			return file.Explain(f.Path, err, "这个文件改不了")
		}
		if len(explained) > 0 {
			now.waivers = waive.Renew(now.Report, check.Superior(now.Report, l.Forms, now.parts), f.waivers, explained)
		}
		now.within = now.waivers // a copy that is fetched has nothing beside it
		return nil
	})
	return done, err
}

// typeOver types over a filing.
func (l *Library) typeOver(f *Filing, typed correct.Typed) (err error) {
	if f.Kind != Workbook {
		f.Report, err = correct.Type(f.Report, typed)
		return err
	}
	bare := *f // of what is explained a sheet is made when all is written
	bare.within = nil
	w := correct.Workbook{
		Report: f.Report,
		Edit:   bare.edit,
		Again:  edit.Open,
		Read: func(p *opc.Package) (*form.Report, error) {
			again, book, err := unpack(f.Path, p)
			if err != nil {
				return nil, err
			}
			err = l.find(again, book)
			return again.Report, err
		},
	}
	c, err := w.Type(typed)
	if err != nil {
		return err
	}
	f.Report, f.source, f.remarks = c.Report, c.Package, append(f.remarks, c.Remarks...)
	return nil
}

// HoldLast puts the report of another filing, that of the year before, beside that of a filing. The error is an
// *file.Error.
func (l *Library) HoldLast(f, last *Filing) error {
	open := func(string, []*form.Form) (*form.Report, error) { return last.Report, nil }
	return l.hold(f, Beside{Last: last.Path, Charts: true, How: "选%s"}, open)
}

// Print writes a filing that was checked already, as Convert does.
func (l *Library) Print(f *Filing, findings []check.Finding, c Conversion) (done *Converted, err error) {
	done = &Converted{Filing: f, Findings: findings}
	return done, file.Guard(f.Path, func() error { return l.printSound(done, c, nil) })
}

// Explain returns what was explained of a filing on the page with the waivers of the findings of a rule at a place, for
// Correct; nothing is written. The error is an *file.Error.
func (l *Library) Explain(f *Filing, w Waiving, had []waive.Waiver) (list []waive.Waiver, err error) {
	err = file.Guard(f.Path, func() error {
		_, more, findings, err := l.explained(f, w)
		list = waive.Renew(f.Report, waivers.Whole(f.Report, findings), had, more)
		return err
	})
	return list, err
}

// SaveWorkbook writes a workbook as it is held, with what is explained within, once it is read back so; macros and the
// marks of an earlier Annotate are left out. The error is an *file.Error; nothing is written then.
func (l *Library) SaveWorkbook(f *Filing, out string) error {
	return file.Guard(f.Path, func() error { return l.copyWaived(f, Waiving{Out: out}, f.within) })
}
