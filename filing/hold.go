package filing

import (
	"nianbao/filing/beside"
	"nianbao/form"
)

// What a filing is held against besides its own form: other reports, and a day.

// A Beside is which other reports a filing is held against, where relations of its form name them.
type Beside = beside.Files

// Hold puts other reports beside that of a filing, so that the check asks for the relations to them. It refuses those
// of another agency or year, and those that no relation names. The error is an *file.Error.
func (l *Library) Hold(f *Filing, b Beside) error {
	open := func(path string, forms []*form.Form) (*form.Report, error) {
		among := l
		if forms != nil {
			among = newLibrary(forms, "")
			among.OnWait(l.wait)
		}
		other, err := among.Open(path, b.Password)
		if err != nil {
			return nil, err
		}
		if path == b.Last {
			f.before = other
		}
		return other.Report, nil
	}
	if b.Find != nil && b.Last == "" && (b.Charts || f.asksLast()) {
		found := b.Find(f.Report)
		if b.Last = found.Path; b.Last == "" {
			f.Report.Sought = found.Why + "，" + found.Advice
			if !found.Quiet {
				f.remarks = append(f.remarks, found.Why+"，没有与上年核对")
			}
		}
	}
	f.others, f.run = append(append(f.others, b.Last), b.With...), b.Run
	return l.hold(f, b, open)
}

func (l *Library) hold(f *Filing, b Beside, open beside.Opener) error {
	held, err := beside.Hold(f.Report, f.Path, b, l.Forms, open)
	f.last, f.remarks = held.Last, append(f.remarks, held.Remarks...)
	return err
}

// Last returns the report of the year before that was put beside the filing's, nil for none.
func (f *Filing) Last() *form.Report { return f.last }

// A Deadline is by when reports must be published.
type Deadline = beside.Deadline

// ParseDeadline reads one, as beside does. The error is an *file.Error.
func ParseDeadline(text string) (Deadline, error) { return beside.ParseDeadline(text) }
