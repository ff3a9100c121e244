package filing

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"nianbao/filing/beside"
	"nianbao/form"
)

// Inputs are the files that a run reads. No output may be one of them, by whatever name: neither the one that it is
// made of nor another whose turn comes later.
type Inputs []string

// inputs returns what the library's form is read from.
func (l *Library) inputs() []string {
	if l.dir == "" {
		return nil
	}
	return []string{filepath.Join(l.dir, "form.yaml"), filepath.Join(l.dir, "report.docx")}
}

// has reports whether a file is one of the inputs.
func (in Inputs) has(out string) bool {
	for _, path := range in {
		if path != "" && sameFile(out, path) {
			return true
		}
	}
	return false
}

// sameFile reports whether two names mean one file. Of two that exist the file system knows; of two that do not exist
// yet the names tell, in which case makes no difference on most systems of an office.
func sameFile(a, b string) bool {
	one, errA := os.Stat(a)
	other, errB := os.Stat(b)
	switch {
	case errA == nil && errB == nil:
		return os.SameFile(one, other)
	case errA == nil || errB == nil:
		return false
	}
	return strings.EqualFold(placed(a), placed(b))
}

// placed returns the whole path of a file that need not exist, its folder without links.
func placed(path string) string {
	dir := filepath.Dir(path)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	return filepath.Join(dir, filepath.Base(path))
}

// A Beside is which other reports a filing is held against, where relations of its form name them.
type Beside = beside.Files

// Hold puts other reports beside that of a filing, so that the check asks for the relations to them. It refuses those
// of another agency or year, and those that no relation names. The error is an *Error.
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
	if r := (*beside.Refusal)(nil); errors.As(err, &r) {
		return &Error{Path: r.File, Reason: r.Reason, Advice: r.Advice, Err: r.Err}
	}
	f.last, f.remarks = held.Last, append(f.remarks, held.Remarks...)
	return err
}
