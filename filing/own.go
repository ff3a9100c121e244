package filing

import (
	"cmp"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"nianbao/filing/batch"
	"nianbao/filing/seal"
	"nianbao/form"
)

// IsMadeOf reports whether a file that has the looks of what this program writes was made by it of others: nobody
// has changed it since, or it says the same as one of them, as an annotated workbook does.
func (l *Library) IsMadeOf(path, password string, others []string) bool {
	if seal.IsOwn(path) {
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

// isTemplate reports whether the filing is a Word template: in most of its cells stands what is to be filled in.
func (f *Filing) isTemplate() bool {
	actions := 0
	for _, c := range f.Report.Form.Cells {
		if strings.Contains(f.Report.Value(c).Text, "{{") {
			actions++
		}
	}
	return actions > len(f.Report.Form.Cells)/2
}

// isBlank reports whether the filing looks like a blank table: it has no text, and of its figures that are no totals,
// which formulas make 0, more are blank than not. What is carried over from last year may stand in it.
func (f *Filing) isBlank() bool {
	r := f.Report
	if f.countTexts() > 0 {
		return false
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

// countTexts returns how many of the report's texts are written.
func (f *Filing) countTexts() int {
	n := 0
	for _, s := range f.Report.Form.AllTexts() {
		if f.Report.Texts[s.Text].Text != "" {
			n++
		}
	}
	return n
}

// A Stale is an earlier report that stands where one would have been written, had errors not stopped it. The zero value
// is none.
type Stale struct {
	Path string
	Same bool // it says what the filing does
}

// Stale finds what an earlier run made of a filing that has errors, as a conversion tells; nothing of one that cannot be
// read.
func (l *Library) Stale(path string, c Conversion) Stale {
	f, err := l.Open(path, c.Password)
	if err != nil {
		return Stale{}
	}
	return l.stale(f, c)
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

// Traits are what of a file found in a folder says whether it is a filing of its own. Those of one that could not be
// read are Unread alone.
type Traits struct {
	Agency string
	Year   int
	Unread bool

	template, blank bool
	texts           int      // how many stand in it
	sumOf           []string // the agencies that a superior's workbook adds up, without its own
}

// Traits returns those of a filing, which may be nil for one that could not be read.
func (f *Filing) Traits() Traits {
	if f == nil || f.Report == nil {
		return Traits{Unread: true}
	}
	t := Traits{Agency: f.Report.Agency, Year: f.Report.Year, template: f.isTemplate(), blank: f.isBlank(),
		texts: f.countTexts()}
	if f.parts != nil && f.parts.InSheet {
		for _, p := range f.parts.Parts {
			if !p.Own {
				t.sumOf = append(t.sumOf, p.Agency)
			}
		}
	}
	return t
}

// IsSumOf returns how many of the agencies that a superior's workbook adds up were met, and how many it adds up.
func (t *Traits) IsSumOf(met *batch.Originals) (there, all int) {
	for _, agency := range t.sumOf {
		if met.Met(agency, t.Year) {
			there++
		}
	}
	return there, len(t.sumOf)
}

// WhyNone returns why what was found in a folder is nobody's filing: a template, a blank workbook of this program's making,
// or an output of it that is no report, as a summary is. It reports false for any other.
func WhyNone(item batch.Item, t Traits) (batch.Reason, bool) {
	switch {
	case item.Found && t.template:
		return batch.Template, true
	case item.Made && isAside(item.Path, t):
		if !seal.IsOwn(item.Path) && seal.KindOf(item.Path) != seal.None && !isPage(item.Path) {
			return batch.Altered, true
		}
		return batch.Written, true
	case !item.Made || !t.blank && !t.Unread || !seal.IsOwn(item.Path):
		return 0, false
	case t.blank:
		return batch.Blank, true
	}
	return batch.Written, true
}

// isAside reports whether an output is no report, though people may have changed it. A table of two years in which somebody
// has written the sections' texts is a report that was made of it.
func isAside(path string, t Traits) bool {
	switch seal.KindOf(path) {
	case seal.None:
		return false
	case seal.Comparison:
		const introduction = 1 // is found in any
		return t.Unread || t.texts <= introduction || isPage(path) || seal.IsOwn(path)
	}
	return t.Unread || t.blank
}

// isPage reports whether a file is a page: it bears no mark that would tell whether somebody has changed it.
func isPage(path string) bool {
	return slices.Contains(pageKind().endings, strings.ToLower(filepath.Ext(path)))
}

// WhyLeft returns why what was found in a folder is no filing of its own: what this program made of others there, be it
// the sum of most, a blank workbook of its making, a template, or another output. It reports false for any other, and takes
// it in as one that others may be made of.
func (l *Library) WhyLeft(item batch.Item, t Traits, met *batch.Originals, password string) (batch.Reason, bool) {
	if why, none := WhyNone(item, t); none {
		return why, true
	}
	switch {
	case t.Unread:
		return 0, false
	case item.Made:
		if there, all := t.IsSumOf(met); 2*there > all {
			met.Add(item, t.Agency, t.Year) // there may be a Word report of it
			return batch.Written, true
		}
	}
	made := func(of []string) bool { return l.IsMadeOf(item.Path, password, of) }
	return batch.Written, met.Meet(item, t.Agency, t.Year, made)
}
