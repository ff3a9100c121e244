package filing

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"nianbao/filing/seal"
	"nianbao/form"
)

// IsOwn reports whether this program wrote the named file and nobody has changed it since.
func IsOwn(path string) bool { return seal.IsOwn(path) }

// IsMadeOf reports whether a file that has the looks of what this program writes was made by it of others: nobody
// has changed it since, or it says the same as one of them, as an annotated workbook does.
func (l *Library) IsMadeOf(path, password string, others []string) bool {
	if IsOwn(path) {
		return true
	}
	own, err := l.Open(path, password)
	if err != nil {
		return false
	}
	return slices.ContainsFunc(others, func(other string) bool {
		f, err := l.Open(other, password)
		return err == nil && own.saysAs(f)
	})
}

// saysAs reports whether two filings hold the same.
func (f *Filing) saysAs(other *Filing) bool {
	a, b := f.Data(), other.Data()
	a.File, b.File = "", ""
	return reflect.DeepEqual(a, b)
}

// IsTemplate reports whether the filing is a Word template: in most of its cells stands what is to be filled in.
func (f *Filing) IsTemplate() bool {
	actions := 0
	for _, c := range f.Report.Form.Cells {
		if strings.Contains(f.Report.Value(c).Text, "{{") {
			actions++
		}
	}
	return actions > len(f.Report.Form.Cells)/2
}

// IsBlank reports whether the filing looks like a blank table: it has no text, and of its figures that are no totals,
// which formulas make 0, more are blank than not. What is carried over from last year may stand in it.
func (f *Filing) IsBlank() bool {
	r := f.Report
	for _, s := range r.Form.AllTexts() {
		if r.Texts[s.Text].Text != "" {
			return false
		}
	}
	blank, filled := 0, 0
	for _, c := range r.Form.Cells {
		switch v := r.Value(c); {
		case v.State == form.Blank:
			blank++
		case v.State != form.Number || !v.Number.IsZero():
			filled++
		}
	}
	return blank > filled
}

// A Stale is an earlier report that stands where one would have been written, had errors not stopped it. The zero value
// is none.
type Stale struct {
	Path string
	Same bool // it says what the filing does
}

// stale finds what an earlier run made of the agency's filing of that year; what this run wrote there is none.
func (l *Library) stale(f *Filing, c Conversion) Stale {
	out := c.Out
	if out == "" {
		name, err := outputName(f, c.To, false)
		if err != nil {
			return Stale{}
		}
		out = filepath.Join(cmp.Or(c.Folder, filepath.Dir(f.Path)), name)
	}
	if _, taken := c.Run.Written(out); taken || out == f.Path || !seal.Bears(out) && !seal.IsOwn(out) {
		return Stale{}
	}
	earlier, err := l.Open(out, c.Password)
	if err != nil || earlier.Report.Agency != f.Report.Agency || earlier.Report.Year != f.Report.Year {
		return Stale{}
	}
	return Stale{out, earlier.saysAs(f)}
}
