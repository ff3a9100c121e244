package filing

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/filing/filingtest"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/sheet"
	"nianbao/xlsx/edit"
)

// slips are what a figure becomes by mistake: a number, or what is written instead of one. A slip that leaves the figure as
// it is is none.
var slips = map[string]func(n decimal.Decimal) string{
	"one more": func(n decimal.Decimal) string { return n.Add(decimal.NewFromInt(1)).String() },
	"one less": func(n decimal.Decimal) string { return n.Sub(decimal.NewFromInt(1)).Abs().String() },
	"digits swapped": func(n decimal.Decimal) string {
		digits := []byte(n.String())
		for i := 1; i < len(digits); i++ {
			if a, b := digits[i-1], digits[i]; a != b && a != '.' && b != '.' && (i > 1 || b != '0') {
				digits[i-1], digits[i] = b, a
				break
			}
		}
		return string(digits)
	},
	"digit lost": func(n decimal.Decimal) string { return n.String()[1:] + strings.Repeat("0", 1/len(n.String())) },
	"tenfold":    func(n decimal.Decimal) string { return n.Shift(1).String() },
	"blank":      func(decimal.Decimal) string { return "" },
	"stroke":     func(decimal.Decimal) string { return "－" },
	"zero":       func(decimal.Decimal) string { return "0" },
}

// carriers are how a slip comes into a file: among typed figures, under formulas whose results nobody renewed or that were
// reckoned anew, in a Word document.
var carriers = []string{"typed", "stale", "reckoned", "document"}

// A trial is one slip in one cell of the reports of a definition.
type trial struct {
	*soundStated
	cell, slip, carrier string
	alone               bool // no other report is at hand
}

func (tr *trial) String() string {
	return fmt.Sprintf("%s: %s %s → %q (%s, %s)", filepath.Base(tr.folder), tr.cell, tr.figures[tr.cell], tr.text(), tr.slip, tr.carrier)
}

func (tr *trial) text() string { return slips[tr.slip](tr.figures[tr.cell]) }

// broken returns the equations that the slip breaks by what the definition says, nil where it breaks none because it is
// another rule's: a total left blank counts as the sum that it should be, a blank of another report as nothing that is known.
func (tr *trial) broken() (list []*statedEquation) {
	v := maps.Clone(tr.figures)
	text := tr.text()
	n, err := decimal.NewFromString(text)
	total := tr.totals[tr.cell]
	switch {
	case err == nil:
		v[tr.cell] = n
	case total != nil && len(total.by) == 0 && tr.otherOf(tr.cell) == "":
		return nil
	default:
		v[tr.cell] = decimal.Zero
	}
	if tr.carrier == "reckoned" {
		tr.reckon(v)
	}
	for _, e := range tr.equations {
		unknown := tr.otherOf(tr.cell) != "" && text == "" && slices.Contains(e.cells(), tr.cell)
		if !unknown && !(tr.alone && e.isOutside(tr.stated)) && !e.holds(v) {
			list = append(list, e)
		}
	}
	return list
}

// isPossible reports whether the slip changes something, and can be carried so.
func (tr *trial) isPossible() bool {
	text := tr.text()
	n, err := decimal.NewFromString(text)
	isOther := tr.otherOf(tr.cell) != ""
	switch {
	case err == nil && n.Equal(tr.figures[tr.cell]), err != nil && tr.figures[tr.cell].IsZero():
		return false
	case tr.carrier == "reckoned":
		return tr.totals[tr.cell] == nil && !isOther
	}
	return true
}

// bases are the files of sound reports, made once.
type bases struct {
	*soundStated
	dir   string
	files map[string][]byte     // of each report, by what relations call it, with formulas
	typed map[string][]byte     // the same without
	at    map[string]form.Place // where cells stand in these
}

func newBases(t *testing.T, s *soundStated) *bases {
	t.Helper()
	b := &bases{s, t.TempDir(), map[string][]byte{}, map[string][]byte{}, map[string]form.Place{}}
	for called := range s.forms {
		prefix := strings.TrimPrefix(called+".", ".")
		data, err := sheet.Workbook(s.report(called, s.figures))
		if err != nil {
			t.Fatalf("%s: %v", s.folder, err)
		}
		b.files[called] = data
		f, err := libraryFor(s, called).Open(b.write(t, called+".xlsx", data), "")
		if err != nil {
			t.Fatalf("%s: %v", s.folder, err)
		}
		for _, c := range f.Report.Form.Cells {
			b.at[prefix+c.ID] = f.Report.Value(c).Place
		}
		b.typed[called] = b.withoutFormulas(t, called, data)
	}
	return b
}

// withoutFormulas returns a workbook with the figures of its totals and ratios in their places.
func (b *bases) withoutFormulas(t *testing.T, called string, data []byte) []byte {
	t.Helper()
	p, err := opc.Read(data)
	if err != nil {
		t.Fatalf("read a workbook: %v", err)
	}
	e, err := edit.Open(p)
	if err != nil {
		t.Fatalf("open a workbook: %v", err)
	}
	for id, of := range b.totals {
		if b.otherOf(id) != called {
			continue
		}
		_, row, col := b.at[id].At()
		if len(of.by) > 0 && b.figures.sum(of.by).IsZero() {
			err = errors.Join(err, e.SetText(b.at[id].Sheet, row, col, ""))
		} else {
			err = errors.Join(err, e.SetNumber(b.at[id].Sheet, row, col, b.figures[id]))
		}
	}
	data, writeErr := e.Package().Bytes()
	if err = errors.Join(err, writeErr); err != nil {
		t.Fatalf("type totals: %v", err)
	}
	return data
}

// libraryFor returns the library that reads one of the reports.
func libraryFor(s *soundStated, called string) *Library {
	if called == "" || called == form.Last {
		return s.filings
	}
	return Builtin()
}

func (b *bases) write(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(b.dir, name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatalf("write a file: %v", err)
	}
	return path
}

// check carries a slip, none where its cell is empty, into files and returns what is found.
func (b *bases) check(t *testing.T, tr *trial) []check.Finding {
	t.Helper()
	names := map[string]string{}
	for called := range b.forms {
		if called != "" && tr.alone {
			continue
		}
		data := b.files[called]
		if tr.carrier == "typed" || tr.carrier == "document" {
			data = b.typed[called]
		}
		name := called + ".xlsx"
		if own := tr.cell != "" && b.otherOf(tr.cell) == called; own || tr.carrier == "document" && called == "" {
			data, name = b.spoil(t, tr, called, data, own)
		}
		names[called] = b.write(t, name, data)
	}
	f, err := b.filings.Open(names[""], "")
	if err != nil {
		t.Fatalf("%v: %v", tr, err)
	}
	with := Beside{Last: names[form.Last]}
	for _, id := range b.otherIDs() {
		with.With = append(with.With, names[id])
	}
	if len(b.forms) > 1 && !tr.alone {
		if err := b.filings.Hold(f, with); err != nil {
			t.Fatalf("%v: %v", tr, err)
		}
	}
	return b.filings.Check(f)
}

// spoil returns one of the files with the slip in it, if it is in this one.
func (b *bases) spoil(t *testing.T, tr *trial, called string, data []byte, own bool) ([]byte, string) {
	t.Helper()
	name := called + ".xlsx"
	var text string
	var isNumber bool
	if own {
		text = tr.text()
		_, err := decimal.NewFromString(text)
		isNumber = err == nil
	}
	if called != "" || tr.carrier == "typed" || tr.carrier == "stale" {
		return filingtest.Spoil(t, data, func(s *filingtest.Spoiler) {
			if at := b.at[tr.cell].String(); isNumber {
				s.Number(at, text)
			} else {
				s.Text(at, text)
			}
		}), name
	}
	v := maps.Clone(b.figures)
	if own && isNumber {
		v[tr.cell] = decimal.RequireFromString(text)
	} else if own {
		v[tr.cell] = decimal.Zero
	}
	if tr.carrier == "reckoned" {
		b.reckon(v)
	}
	r := b.report(called, v)
	if own && !isNumber {
		c := b.formCell(tr.cell)
		r.SetValue(c, form.ParseValue(text, grid.Text, c.Unit(), ""))
	}
	var err error
	if tr.carrier == "document" {
		name = "report.docx"
		data, err = bytesOf(b.filings.word(r, false, nil, nil))
	} else {
		data, err = sheet.Workbook(r)
	}
	if err != nil {
		t.Fatalf("%v: %v", tr, err)
	}
	return data, name
}

// relationsIn spells the findings of relations as stated equations are spelt.
func relationsIn(s *soundStated, findings []check.Finding) []string {
	var list []string
	for _, f := range findings {
		if !slices.ContainsFunc(s.equations, func(e *statedEquation) bool { return e.id == f.Rule.ID }) {
			continue
		}
		var ids []string
		for _, c := range f.Cells {
			if !strings.Contains(c.ID, "."+form.RowsID+".b") { // a row in which nothing stands
				ids = append(ids, c.ID)
			}
		}
		slices.Sort(ids)
		list = append(list, f.Rule.ID+" "+strings.Join(slices.Compact(ids), " "))
	}
	slices.Sort(list)
	return list
}

// hold checks one trial: those equations are told of that the definition says are broken, in all their cells, and no
// others, the cell is at its place, and is accused where cells can be.
func (b *bases) hold(t *testing.T, tr *trial) {
	t.Helper()
	findings := b.check(t, tr)
	var want []string
	errors, plain := false, true
	for _, e := range tr.broken() {
		want = append(want, e.String())
		errors, plain = errors || !e.warns, plain && e.isPlain(b.stated)
	}
	slices.Sort(want)
	if got := relationsIn(b.soundStated, findings); !slices.Equal(got, want) {
		t.Errorf("%v\nfound %q\nwant  %q\n%s", tr, got, want, messages(findings))
		return
	}
	if errors && check.Count(findings, check.Error) == 0 {
		t.Errorf("%v: no error is counted", tr)
	}
	if len(want) > 0 && plain && !tr.isStale(findings) && !accused(findings, tr.cell) {
		t.Errorf("%v: not accused: %s", tr, messages(findings))
	}
}

// isStale reports whether what is at fault is that nobody has reckoned anew: the figure itself may be as it should.
func (tr *trial) isStale(findings []check.Finding) bool {
	return tr.carrier == "stale" && slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Rule.ID == "F12" && f.Follows == nil })
}

// isPlain reports whether sums of the report's own figures must be equal whatever else stands there: of these a cell can be
// found that does not fit.
func (e *statedEquation) isPlain(s *stated) bool {
	return e.operator == "=" && len(e.by) == 0 && e.when == nil && e.tolerance.IsZero() && !e.warns && !e.isOutside(s)
}

// accused reports whether a cell is named as the one at fault, or one that may be. Where nothing is certain its equations say
// that it may be another of their cells than those that are named.
func accused(findings []check.Finding, id string) bool {
	doubted := false
	for _, f := range findings {
		for _, s := range slices.Concat(f.Suspects, f.Candidates) {
			if s.Of.ID == id {
				return true
			}
		}
		named := slices.ContainsFunc(f.Cells, func(c check.Cell) bool { return c.ID == id })
		if named && len(f.Cells) == 1 {
			return true
		}
		doubted = doubted || named && f.Follows == nil && !f.Certain && openEnded.MatchString(f.Message)
	}
	return doubted
}

// openEnded is how a message says that the cell at fault may be another than those that it names.
var openEnded = regexp.MustCompile(`^未能定位|不排除别的可能|等，共 \d+ 种可能`)

// TestEveryEquation breaks each equation of each definition by a slip in one of its cells, carried by each kind of file: what
// is found is what the text of the definition says. With NIANBAO_LONG=SEED by every slip in every cell of it, over figures
// of that seed.
func TestEveryEquation(t *testing.T) {
	t.Parallel()
	long, _ := strconv.ParseUint(os.Getenv("NIANBAO_LONG"), 10, 64)
	for at, s := range statedForms(t) {
		t.Run(filepath.Base(s.folder), func(t *testing.T) {
			t.Parallel()
			source := rand.New(rand.NewPCG(long, uint64(at)))
			b := newBases(t, newSoundStated(t, s, source))
			for _, carrier := range carriers {
				sound := b.check(t, &trial{soundStated: b.soundStated, carrier: carrier})
				if list := relationsIn(b.soundStated, sound); len(list) > 0 || check.Count(sound, check.Error) > 0 {
					t.Fatalf("%s: the sound report has findings: %v", carrier, messages(sound))
				}
			}
			for _, e := range b.equations {
				tr := breaking(b, e, source)
				for range 50 { // others may break what these figures cannot
					if tr != nil {
						break
					}
					b = newBases(t, newSoundStated(t, s, source))
					e = b.equations[slices.IndexFunc(b.equations, func(of *statedEquation) bool { return of.String() == e.String() })]
					tr = breaking(b, e, source)
				}
				if tr == nil {
					t.Errorf("%v: nothing breaks it", e)
					continue
				}
				tr.alone = !e.isOutside(s)
				b.hold(t, tr)
				for _, tr := range b.trials(e) {
					if long > 0 && tr.carrier == carriers[source.IntN(len(carriers))] {
						b.hold(t, tr)
					}
				}
			}
		})
	}
}

// breaking returns any trial that breaks an equation, nil for none.
func breaking(b *bases, e *statedEquation, source *rand.Rand) *trial {
	trials := b.trials(e)
	for _, i := range source.Perm(len(trials)) {
		if e.isBrokenBy(trials[i]) {
			return trials[i]
		}
	}
	return nil
}

func (e *statedEquation) isBrokenBy(tr *trial) bool {
	return slices.ContainsFunc(tr.broken(), func(of *statedEquation) bool { return of == e })
}

// trials are all that can be done to the cells of an equation.
func (b *bases) trials(e *statedEquation) (list []*trial) {
	for _, cell := range e.cells() {
		for _, slip := range slices.Sorted(maps.Keys(slips)) {
			for _, carrier := range carriers {
				if tr := (&trial{b.soundStated, cell, slip, carrier, false}); tr.isPossible() {
					list = append(list, tr)
				}
			}
		}
	}
	return list
}
