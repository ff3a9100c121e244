package desk

import (
	"context"
	"errors"
	"slices"
	"strings"

	"nianbao/check/waive"
	"nianbao/filing"
	"nianbao/filing/correct"
	"nianbao/form/parts"
	"nianbao/serve/view"
)

// maxUndo is how many steps can be taken back.
const maxUndo = 200

// Corrections are what is typed in one step, by ids; nil takes a correction back.
type Corrections struct {
	Cells       map[string]*string `json:"cells"`
	Texts       map[string]*string `json:"texts"`
	Particulars map[string]*string `json:"particulars"`
}

// Correct types over a file.
func (d *Desk) Correct(ctx context.Context, id string, c Corrections) (*view.View, error) {
	return d.step(ctx, id, func(_ *File, s *state) error {
		enter(s.Typed.Cells, c.Cells)
		enter(s.Typed.Texts, c.Texts)
		enter(s.Typed.Particulars, c.Particulars)
		return nil
	})
}

func enter(into map[string]string, typed map[string]*string) {
	for id, text := range typed {
		if text == nil {
			delete(into, id)
		} else {
			into[id] = *text
		}
	}
}

// Undo takes the last step back.
func (d *Desk) Undo(ctx context.Context, id string) (*view.View, error) {
	return d.move(ctx, id, func(f *File) (from, to *[]state) { return &f.undo, &f.redo })
}

// Redo takes the last undo back.
func (d *Desk) Redo(ctx context.Context, id string) (*view.View, error) {
	return d.move(ctx, id, func(f *File) (from, to *[]state) { return &f.redo, &f.undo })
}

func (d *Desk) move(ctx context.Context, id string, between func(f *File) (from, to *[]state)) (v *view.View, err error) {
	err = d.with(ctx, id, func(f *File, last lastYear) error {
		from, to := between(f)
		if len(*from) == 0 {
			return &Error{Kind: Conflict, Reason: "没有可以撤销或者恢复的", Advice: "请接着填。"}
		}
		was, next := f.state, (*from)[len(*from)-1]
		if err := d.enter(f, next, last); err != nil {
			return err
		}
		*from, *to = (*from)[:len(*from)-1], append(*to, was)
		v = f.view(last)
		return nil
	})
	return v, err
}

// step makes a change to what was done to a file, which can be undone.
func (d *Desk) step(ctx context.Context, id string, change func(f *File, s *state) error) (v *view.View, err error) {
	err = d.with(ctx, id, func(f *File, last lastYear) error {
		if f.shown.refused != nil {
			return &Error{Kind: Conflict, Reason: "这个文件读不了，改不了", Advice: f.said(f.shown.refused)}
		}
		was, next := f.state, f.state.clone()
		if err := change(f, &next); err != nil {
			return err
		}
		if err := d.enter(f, next, last); err != nil {
			return err
		}
		f.undo, f.redo = append(f.undo, was), nil
		if len(f.undo) > maxUndo {
			f.undo = slices.Delete(f.undo, 0, 1)
		}
		v = f.view(last)
		return nil
	})
	return v, err
}

// enter puts a file into a state, and keeps what was typed. A state that it cannot be in leaves it as it is.
func (d *Desk) enter(f *File, next state, last lastYear) error {
	s, err := d.apply(f, next, last)
	var wrong *correct.Error
	switch {
	case errors.As(err, &wrong):
		return &Error{Kind: Conflict, Reason: wrong.Reason, Advice: wrong.Advice, Cell: wrong.Cell, Err: err}
	case err != nil:
		return conflict(err)
	}
	f.state, f.shown = next, s
	f.revision++
	f.list()
	d.keep(f)
	return nil
}

// SetLast holds a file against another one, last year's; "" lets go of it. Unlike refuses one with the same figures: where
// nobody has chosen it, it may be this year's with another year on it.
func (d *Desk) SetLast(ctx context.Context, id, lastID string, unlike bool) (v *view.View, err error) {
	f, err := d.file(id)
	if err != nil {
		return nil, err
	}
	var last lastYear
	if lastID == id {
		return nil, &Error{Kind: Conflict, Reason: "这是同一个文件", Advice: "请选上年的统计表或报告。"}
	}
	if lastID != "" {
		if last, err = d.asLast(ctx, lastID); err != nil {
			return nil, err
		}
	}
	err = d.alone(ctx, f, func() error {
		s, err := d.apply(f, f.state, last)
		switch {
		case err != nil:
			return conflict(err)
		case s.refused != nil:
			return conflict(s.refused)
		case s.notHeld != nil:
			return conflict(s.notHeld)
		case unlike && isSame(s.filing):
			return &Error{Kind: Conflict, Reason: "“" + f.name + "”和“" + last.name + "”年度不同，数却完全相同，没有当作上年的核对",
				Advice: "请核对这两份的年度；确实是上年的，请在“与上年核对”里选。"}
		}
		f.last, f.shown = lastID, s
		f.list()
		v = f.view(last)
		return nil
	})
	return v, err
}

// leastSame is how many figures besides 0 two years must have in common before that is no accident, as of two agencies.
const leastSame = 5

// isSame reports whether last year's figures are a filing's own.
func isSame(f *filing.Filing) bool {
	if f.Last() == nil {
		return false
	}
	own, last := parts.Of(f.Report, ""), parts.Of(f.Last(), "")
	return own.Figures() >= leastSame && own.SameFigures(last)
}

// A Waiving is which findings are explained, and why. Without a reason what was explained counts again.
type Waiving struct {
	Rule   string  `json:"rule"`
	Cell   string  `json:"cell"` // the id of one of its cells, or its place; empty for all of the rule
	Text   string  `json:"text"` // words of the one that is meant, where several are found at the place; empty for any
	Reason *string `json:"reason"`
}

// Waive explains findings of a file.
func (d *Desk) Waive(ctx context.Context, id string, w Waiving) (*view.View, error) {
	return d.step(ctx, id, func(f *File, s *state) error {
		if w.Reason == nil {
			left := slices.DeleteFunc(slices.Clone(s.Explained), w.is)
			if len(left) == len(s.Explained) {
				return &Error{Kind: Conflict, Reason: "这一处没有在网页上说明过",
					Advice: "写在统计表“校验说明”里的，请在 Excel 或 WPS 里删去。"}
			}
			s.Explained = left
			return nil
		}
		if strings.TrimSpace(*w.Reason) == "" {
			return &Error{Kind: Bad, Reason: "没有写理由", Advice: "请写明为什么可以这样，如：清理废止 3 件，见第六部分。"}
		}
		w := filing.Waiving{Rule: w.Rule, Place: w.Cell, Text: w.Text, Reason: *w.Reason}
		explained, err := d.filings.Explain(f.shown.filing, w, s.Explained)
		if err != nil {
			return conflict(err)
		}
		s.Explained = explained
		return nil
	})
}

// is reports whether a waiver is of the rule and about the place.
func (w *Waiving) is(of waive.Waiver) bool {
	return of.Rule == w.Rule && (w.Cell == "" || of.Place == w.Cell ||
		slices.ContainsFunc(of.Values, func(v waive.Value) bool { return v.Cell == w.Cell }))
}
