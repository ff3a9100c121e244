// Package merge adds up the reports of many agencies into their superior's workbook, and reads them for a check of such a
// workbook. A superior's workbook that it has written before is read as the agencies that it adds up: merged in parts and
// then once more gives the same bytes as at once.
//
// Of each file nothing is kept but its figures.
package merge

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/roster"
	"nianbao/form"
	"nianbao/form/parts"
)

// Files says which files are read.
type Files struct {
	batch.Request
	Password string
	Roster   string          // the list of those that must be there; empty for none
	Listing  string          // what the list is called; empty for its path
	Jobs     int             // so many at once; 0 for one on each core
	Tell     func(One)       // called for each file, in their order; nil for nobody
	Begin    func(files int) // called before the first; nil for nobody
	Context  context.Context // nil for none

	// Held are files that somebody holds open already, in the place of those that the request leads to; With calls use for
	// one of them, by its path, while it may be read. A path is what the file is called, and leads nowhere.
	Held []batch.Item
	With func(path string, use func(One))
}

// list reads the list of those that must be there, nil for none, which is no file of theirs. The error is an *file.Error.
func (f *Files) list() (*roster.List, error) {
	if f.Roster == "" {
		return nil, nil
	}
	f.Except = append(f.Except, f.Roster)
	list, err := roster.Read(f.Roster, f.Password)
	if err == nil {
		list.Path = cmp.Or(f.Listing, list.Path)
	}
	return list, err
}

// A One is what came of reading one file.
type One struct {
	Path     string
	At       string         // where it lies, of a file that is held; empty where Path says so
	Filing   *filing.Filing // nil where it could not be read
	Findings []check.Finding
	Err      error
}

// A source is what is kept of a file.
type source struct {
	item   batch.Item
	at     string     // where it lies
	form   *form.Form // base
	year   int
	parts  []*parts.Part
	out    []*parts.Part // of a superior's workbook those that it could not add
	merged bool          // it is a superior's workbook
	agency string
	traits filing.Traits
	about  *about // what of its words the superior's report has
	err    error
}

// An about is the particulars and texts of a report.
type about struct {
	agency      string
	particulars map[string]string
	texts       map[string]form.Text
}

func aboutOf(r *form.Report) *about {
	a := &about{agency: r.Agency, particulars: map[string]string{}, texts: map[string]form.Text{}}
	for id, text := range r.Particulars {
		if id != form.Year {
			a.particulars[id] = text
		}
	}
	for id, t := range r.Texts {
		a.texts[id] = form.Text{Text: t.Text}
	}
	return a
}

// read reads all files in their order, but one that is no part by itself.
func (f Files) read(l *filing.Library, flat bool, besides string) (sources []source, found batch.Found, err error) {
	if found, err = f.gather(); err != nil {
		return nil, found, err
	}
	if len(found.Unread) > 0 {
		return nil, found, found.Unread[0]
	}
	items := slices.DeleteFunc(slices.Clone(found.Items), func(item batch.Item) bool {
		return f.With == nil && file.AreSame(item.Path, besides)
	})
	if flat {
		if err := roomFor(l, items); err != nil {
			return nil, found, err
		}
	}
	if f.Begin != nil {
		f.Begin(len(items))
	}
	ctx := f.Context
	if ctx == nil {
		ctx = context.Background()
	}
	type result struct {
		source
		One
	}
	var met batch.Originals
	work := func(_ context.Context, _ int, item batch.Item) (r result, err error) {
		f.with(l, item.Path, func(one One) { r = result{sourceOf(item, one, flat), one} })
		return r, nil
	}
	emit := func(_ int, item batch.Item, r result, err error) error {
		if err != nil {
			r.One = One{Path: item.Path, Err: err}
			r.source = sourceOf(item, r.One, flat)
		}
		// What is left out is counted, and nobody asks what is wrong with it.
		if _, leaves := r.leaving(l, &met, f.Password); f.Tell != nil && !leaves {
			f.Tell(r.One)
		}
		sources = append(sources, r.source)
		return nil
	}
	if _, err = batch.Run(ctx, items, f.Jobs, work, emit); errors.Is(err, context.Canceled) {
		err = &file.Error{Reason: "停下了，什么都没有写出", Err: err}
	}
	return sources, found, err
}

// gather returns the files that are read.
func (f Files) gather() (batch.Found, error) {
	if f.With != nil {
		return batch.Found{Items: f.Held, Many: true}, nil
	}
	return f.Gather()
}

// with calls use for a file that was read and checked.
func (f Files) with(l *filing.Library, path string, use func(One)) {
	if f.With != nil {
		f.With(path, use)
		return
	}
	use(f.open(l, path))
}

// open reads and checks one file.
func (f Files) open(l *filing.Library, path string) One {
	one := One{Path: path}
	one.Err = file.Guard(path, func() (err error) {
		if one.Filing, err = l.Open(path, f.Password); err != nil {
			return err
		}
		if err = one.Filing.ReadWaivers(); err != nil {
			return err
		}
		one.Findings = l.Check(one.Filing)
		return nil
	})
	return one
}

// sourceOf returns what is kept of a file. flat asks for the agencies of a superior's workbook instead of its sums.
func sourceOf(item batch.Item, one One, flat bool) source {
	s := source{item: item, at: cmp.Or(one.At, item.Path), err: one.Err, traits: one.Filing.Traits()}
	if one.Err != nil {
		return s
	}
	r := one.Filing.Report
	s.form, s.year, s.agency = r.Form.Base(), r.Year, r.Agency
	of := one.Filing.Parts()
	if s.merged = flat && of != nil; !s.merged {
		s.parts = []*parts.Part{partOf(r, item.Path, one.Findings)}
		return s
	}
	if err := sound(item.Path, r, of); err != nil {
		s.err = err
		return s
	}
	s.parts, s.out = of.Parts, of.Out
	for _, p := range s.parts {
		if p.Own {
			s.about = aboutOf(r)
		}
		if p.Wrong == "" {
			p.Wrong = unbalanced(of.Form, p)
		}
	}
	return s
}

// partOf returns what of a report is added up.
func partOf(r *form.Report, path string, findings []check.Finding) *parts.Part {
	p := parts.Of(r, filepath.ToSlash(path))
	p.Wrong = wrongWords(findings)
	for i := range findings {
		for _, s := range findings[i].Suspects {
			if s.Place.File == "" && findings[i].Waived == "" {
				if p.Doubts == nil {
					p.Doubts = map[string]decimal.Decimal{}
				}
				p.Doubts[parts.Name(s.Of)] = s.ShouldBe
			}
		}
	}
	return p
}

// maxWords is how many characters of a finding stand beside a part.
const maxWords = 90

// wrongWords says how many errors there are and the first of them; empty for none.
func wrongWords(findings []check.Finding) string {
	n := check.Count(findings, check.Error)
	if n == 0 {
		return ""
	}
	i := slices.IndexFunc(findings, func(f check.Finding) bool { return f.Rule.Severity == check.Error && f.Waived == "" })
	f := findings[i]
	first := strings.Join(strings.Fields(f.Rule.ID+" "+f.Place.String()+" "+f.Message), " ")
	return fmt.Sprintf("%d 个错误：%s", n, form.Clip(first, maxWords))
}

// sound refuses a superior's workbook whose figures are not those of its agencies: somebody has changed one or the other.
func sound(path string, r *form.Report, of *parts.Set) error {
	if d := of.Damage; d != nil {
		return &file.Error{Path: path, Reason: strings.TrimSpace(d.Place.String() + " " + d.Words),
			Advice: "“" + parts.SheetTitle + "”表被改动过，读不出来；请用各机关的文件重新汇总。"}
	}
	meant := calculated(of.Report())
	for _, c := range r.Form.Cells {
		if !parts.IsSummed(r.Form, c) || r.Number(c).Equal(meant.Number(c)) {
			continue
		}
		return &file.Error{Path: path, Reason: fmt.Sprintf("这份汇总表的数与它的“%s”对不上：%s %s填的是 %s，各机关之和 %s", parts.SheetTitle,
			r.Value(c).Place, c.Label(), c.Printed(r.Number(c)), c.Printed(meant.Number(c))),
			Advice: "请先用 nianbao check 核对，或者用各机关的文件重新汇总。"}
	}
	return nil
}

// unbalanced says that the figures of a part that stands in a workbook do not hang together: its report was checked
// before, so somebody has changed them there.
func unbalanced(f *form.Form, p *parts.Part) string {
	figure := func(c *form.Cell) decimal.Decimal { return p.At(c).Number }
	for _, e := range f.Equations {
		if e.IsEquality() && !e.IsRatio() && !e.IsOutside() && !e.Relation.Plausible && !e.Balanced(figure) {
			return "“" + parts.SheetTitle + "”里它的数不相平（" + e.Relation.ID + "，" + e.Left[0].Cell.Label() + "），可能在那里改过"
		}
	}
	return ""
}
