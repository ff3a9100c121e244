package filing

import (
	"nianbao/filing/beside"
	"nianbao/form"
)

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
		return other.Report, nil
	}
	held, err := beside.Hold(f.Report, f.Path, b, l.Forms, open)
	f.last, f.remarks = held.Last, append(f.remarks, held.Remarks...)
	return err
}
