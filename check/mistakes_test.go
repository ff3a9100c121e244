package check

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/formula"
	"nianbao/grid"
)

// A random report is sound: its figures are any, its totals formulas or the figures that they would give.
type randomReport struct {
	*sheets
	*rapid.T
	report *form.Report
	typed  bool // no total is a formula
}

func newRandomReport(t *rapid.T) *randomReport {
	edition := rapid.SampledFrom([][2]string{{"2019", "2020"}, {"2021", "2024"}}).Draw(t, "edition")
	r := &randomReport{sheets: calculated(t, edition[0], edition[1]), T: t}
	r.report = r.sheets.read(t)
	r.typed = rapid.Bool().Draw(t, "typed")
	sparse := rapid.IntRange(1, 4).Draw(t, "sparse")
	for _, c := range r.inputs() {
		n := 0
		if rapid.IntRange(0, sparse).Draw(t, "is filled") <= 1 {
			n = rapid.IntRange(1, 3000).Draw(t, c.ID)
		}
		r.number(c, strconv.Itoa(n))
		if strings.HasSuffix(c.Unit(), "元") {
			r.cell(c).Money = grid.TenThousandYuan
		}
	}
	r.recalculate()
	for _, c := range r.table("applications").Cells { // what came in is what went out
		if c.Row.ID != "received" || r.report.Form.Totals()[c] != nil {
			continue
		}
		row := func(id string) int64 { return r.value("applications." + id + "." + c.Column.ID).IntPart() }
		in, out := row("carried_in"), row("handled")+row("carried_out")
		if in > out {
			r.number(r.form.Cell("applications.carried_in."+c.Column.ID), strconv.FormatInt(out, 10))
			in = out
		}
		r.number(c, strconv.FormatInt(out-in, 10))
	}
	r.recalculate()
	if r.typed {
		for c := range r.report.Form.Totals() {
			r.cell(c).Formula = ""
		}
	}
	return r
}

// cell returns the cell of the grids in which a cell of the form stands.
func (r *randomReport) cell(c *form.Cell) *grid.Cell {
	at, row, col := r.report.Value(c).Place.At()
	return r.grids[at].At(row, col)
}

func (r *randomReport) ref(c *form.Cell) string { return r.report.Value(c).Place.Ref }

func (r *randomReport) value(id string) decimal.Decimal {
	return decimal.RequireFromString(r.cell(r.form.Cell(id)).Text)
}

func (r *randomReport) number(c *form.Cell, n string) {
	at := r.cell(c)
	at.Text, at.Kind, at.Formula = n, grid.Number, ""
}

// inputs returns the cells that staff fill, totals the others.
func (r *randomReport) inputs() []*form.Cell { return r.cellsThat(false) }
func (r *randomReport) totals() []*form.Cell { return r.cellsThat(true) }

func (r *randomReport) cellsThat(are bool) []*form.Cell {
	return slices.DeleteFunc(slices.Clone(r.report.Form.Cells), func(c *form.Cell) bool {
		return (r.report.Form.Totals()[c] != nil) != are
	})
}

func (r *randomReport) table(id string) *form.Table {
	i := slices.IndexFunc(r.form.Tables, func(t *form.Table) bool { return t.ID == id })
	return r.form.Tables[i]
}

// filled returns an input that is part of a total and not 0.
func (r *randomReport) filled() *form.Cell {
	parts := map[*form.Cell]bool{}
	for _, e := range r.report.Form.Totals() {
		for _, t := range e.Right {
			parts[t.Cell] = true
		}
	}
	list := slices.DeleteFunc(r.inputs(), func(c *form.Cell) bool { return !parts[c] || r.cell(c).Text == "0" })
	if len(list) == 0 {
		r.Skip("nothing is filled")
	}
	return rapid.SampledFrom(list).Draw(r.T, "cell")
}

// total returns a total that is not 0.
func (r *randomReport) total() *form.Cell {
	list := slices.DeleteFunc(r.totals(), func(c *form.Cell) bool { return r.cell(c).Text == "0" })
	if len(list) == 0 {
		r.Skip("nothing is filled")
	}
	return rapid.SampledFrom(list).Draw(r.T, "total")
}

// recalculate stores what all formulas give, as a spreadsheet does that can.
func (r *randomReport) recalculate() {
	w := formula.New(&grid.Book{Grids: r.grids, Names: r.book.Names})
	type result struct {
		cell  *grid.Cell
		value formula.Value
	}
	var results []result
	for sheet, g := range r.grids {
		for i := range g.Cells {
			if c := &g.Cells[i]; c.Formula != "" {
				v, err := w.Recalculate(formula.Cell{Sheet: sheet, Row: c.Row, Col: c.Col})
				if err != nil {
					v = formula.Value{Kind: formula.Number} // as Excel does in a circle
				}
				results = append(results, result{c, v})
			}
		}
	}
	for _, r := range results {
		r.cell.Text = r.value.String()
		r.cell.Kind = map[formula.Kind]grid.Kind{
			formula.Number: grid.Number, formula.Fault: grid.Fault, formula.Text: grid.Text, formula.Bool: grid.Bool,
		}[r.value.Kind]
	}
}

// calculatedOnly passes over reports whose totals are no formulas.
func (r *randomReport) calculatedOnly() {
	if r.typed {
		r.Skip("the totals are no formulas")
	}
}

// other returns a sheet of its own with some cells, each in the first column.
func (r *randomReport) other(cells ...grid.Cell) {
	for i := range cells {
		cells[i].Row = i
	}
	r.grids = append(r.grids, &grid.Grid{Name: "台账", Cells: cells})
}

// mistakes are what is done to a sound report: each returns what its first line must name, and the rules that may be
// broken by it first.
var mistakes = map[string]func(*randomReport) []string{
	"number as text": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.filled()
		r.cell(c).Kind = grid.Text
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{r.ref(c), "F14"}
	},
	"character that nobody sees": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.filled()
		unseen := rapid.SampledFrom([]string{"\u200b", "\u00ad", "\ufeff", "\u00a0"}).Draw(r.T, "character")
		r.cell(c).Text, r.cell(c).Kind = r.cell(c).Text+unseen, grid.Text
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{r.ref(c), "F14", fmt.Sprintf("U+%04X", []rune(unseen)[0])}
	},
	"letter among digits": func(r *randomReport) []string {
		c := r.filled()
		r.cell(c).Text, r.cell(c).Kind = r.cell(c).Text+rapid.SampledFrom([]string{"O", "l", "Z"}).
			Draw(r.T, "letter"), grid.Text
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{r.ref(c), "V02"}
	},
	"words": func(r *randomReport) []string {
		c := r.filled()
		r.cell(c).Text, r.cell(c).Kind = "约5件", grid.Text
		r.recalculate()
		return []string{r.ref(c), "V02"}
	},
	"negative": func(r *randomReport) []string {
		c := r.filled()
		r.number(c, "-"+r.cell(c).Text)
		r.recalculate()
		return []string{r.ref(c), "V03"}
	},
	"fraction": func(r *randomReport) []string {
		c := r.filled()
		r.number(c, r.cell(c).Text+".5")
		r.recalculate()
		return []string{r.ref(c), "V04"}
	},
	"error value": func(r *randomReport) []string {
		c := r.filled()
		r.cell(c).Text, r.cell(c).Kind = rapid.SampledFrom([]string{"#N/A", "#REF!", "#VALUE!"}).Draw(r.T, "error"), grid.Fault
		r.recalculate()
		return []string{r.ref(c), "V02"}
	},
	"error value of another sheet": func(r *randomReport) []string {
		c := r.filled()
		r.other(grid.Cell{Text: "#N/A", Kind: grid.Fault}, grid.Cell{Formula: "A1", Text: "0", Kind: grid.Number})
		r.cell(c).Formula = rapid.SampledFrom([]string{"台账!A1", "台账!A2", "SUM(台账!A1:A2)", "来源+0"}).Draw(r.T, "formula")
		r.book.Names = []grid.Name{{Name: "来源", Refers: "台账!$A$2", Sheet: -1}}
		r.recalculate()
		return []string{r.ref(c), "F10", "台账!A1"}
	},
	"circle": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Formula += "+" + r.ref(c)
		r.recalculate()
		return []string{r.ref(c), "F11"}
	},
	"circle over another sheet": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		at := r.report.Value(c).Place
		r.other(grid.Cell{Formula: at.Sheet + "!" + at.Ref, Text: "0", Kind: grid.Number})
		r.cell(c).Formula += "+台账!A1"
		r.recalculate()
		return []string{r.ref(c), "F11"}
	},
	"lost reference": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Formula = "SUM(#REF!)"
		r.recalculate()
		return []string{r.ref(c), "F10"}
	},
	"wrong figure": func(r *randomReport) []string {
		c := r.filled()
		if !r.typed && c.Table.ID == "disputes" {
			r.Skip("nothing but its sum builds on the figure")
		}
		r.number(c, r.cell(c).Text+"1")
		r.recalculate()
		return []string{r.column(c), "R"}
	},
	"wrong total": func(r *randomReport) []string {
		c := r.total()
		r.number(c, r.cell(c).Text+"1")
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{r.ref(c), "R"}
	},
	"term missing": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		part := rapid.SampledFrom(r.report.Form.Totals()[c].Right).Draw(r.T, "part").Cell
		if r.cell(part).Text == "0" {
			r.Skip("no figure is missing")
		}
		r.cell(c).Formula += "-" + r.ref(part)
		r.recalculate()
		return []string{r.ref(c), "F02"}
	},
	"stale result": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Text += "7"
		return []string{r.ref(c), "F12"}
	},
	"never calculated": func(r *randomReport) []string {
		r.calculatedOnly()
		first := ""
		for _, c := range r.totals() {
			if at := r.cell(c); at.Text != "0" {
				at.Text = "0"
				if first == "" {
					first = r.ref(c)
				}
			}
		}
		return []string{first, "F12"}
	},
	"no results": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Text, r.cell(c).Kind = "", grid.Uncalculated
		return []string{r.ref(c), "F13"}
	},
	"empty result": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Text, r.cell(c).Kind = "", grid.Text
		return []string{r.ref(c), "F12"}
	},
	"stale error": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.total()
		r.cell(c).Text, r.cell(c).Kind = "#VALUE!", grid.Fault
		return []string{r.ref(c), "F12"}
	},
	"blank total": func(r *randomReport) []string {
		c := r.total()
		if sum := form.Sum(r.report.Form.Totals()[c].Right, func(p *form.Cell) decimal.Decimal { return r.value(p.ID) }); sum.IsZero() {
			r.Skip("a sum of nothing")
		}
		r.cell(c).Text, r.cell(c).Kind, r.cell(c).Formula = "", grid.Text, ""
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{r.ref(c), "V14"}
	},
	"row pasted over another": func(r *randomReport) []string {
		rows, columns := r.table("applications").Leaves()
		draw := func(label string) string { return rapid.SampledFrom(rows).Draw(r.T, label).ID }
		from, to := draw("from"), draw("to")
		changed := 0
		for _, column := range columns {
			a := r.form.Cell("applications." + from + "." + column.ID)
			b := r.form.Cell("applications." + to + "." + column.ID)
			if r.cell(a).Text != r.cell(b).Text {
				changed++
			}
			if text := r.cell(a).Text; column.ID != "total" || rapid.Bool().Draw(r.T, "with its total") {
				r.number(b, text)
			}
		}
		if changed < 4 || to == "handled" {
			r.Skip("the rows are nearly alike")
		}
		r.recalculate()
		return []string{"", "R"}
	},
	"section blank": func(r *randomReport) []string {
		s := rapid.SampledFrom([]string{"applications", "disputes"}).Draw(r.T, "table")
		first := ""
		for _, c := range r.table(s).Cells {
			if r.report.Form.Totals()[c] == nil {
				r.cell(c).Text, r.cell(c).Kind = "", grid.Text
				if first == "" {
					first = r.ref(c)
				}
			}
		}
		if rapid.Bool().Draw(r.T, "recalculated") {
			r.recalculate()
		}
		return []string{first, "V13"}
	},
	"figure under a merge": func(r *randomReport) []string {
		r.calculatedOnly()
		c := r.filled()
		at, row, col := r.report.Value(c).Place.At()
		r.grids[at].Under = append(r.grids[at].Under, grid.Cell{Row: row, Col: col, Text: "5", Kind: grid.Number})
		return []string{r.ref(c), "V12"}
	},
}

// column returns the letters of a cell's place: a wrong figure breaks the identity of its column, wherever it stands.
func (r *randomReport) column(c *form.Cell) string {
	if r.typed || c.Table.ID != "applications" {
		return r.ref(c)
	}
	return strings.TrimRight(r.ref(c), "0123456789")
}

// TestMistakes makes one mistake in a random sound report: it is found, what is said first names its cell, and no more
// than three findings stand on their own.
func TestMistakes(t *testing.T) {
	kinds := slices.Sorted(maps.Keys(mistakes))
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(kinds).Draw(t, "kind")
		r := newRandomReport(t)
		before := r.check(t)
		for _, f := range before {
			if strings.HasPrefix(f.Rule.ID, "P") {
				t.Skip("random figures are not always likely ones")
			}
			if f.Rule.ID != "F01" {
				t.Fatalf("a sound report: %s %s %s", f.Rule.ID, f.Place, f.Message)
			}
		}
		want := mistakes[kind](r)
		found := r.check(t)
		checkFollows(t, found)
		heads := 0
		for _, f := range found {
			if f.Follows == nil {
				heads++
			}
			t.Log(f.Follows != nil, f.Rule.ID, f.Place, f.Message)
		}
		switch {
		case len(found) == 0 || found[0].Rule.Severity != Error:
			t.Fatalf("%s is not found", kind)
		case !strings.HasPrefix(found[0].Rule.ID, want[1]):
			t.Errorf("%s: first %s, want %s", kind, found[0].Rule.ID, want[1])
		case want[0] != "" && !names(&found[0], want[0]), len(want) > 2 && !strings.Contains(found[0].Message, want[2]):
			t.Errorf("%s: %v is not named", kind, want)
		case heads > max(3, 2+len(before)):
			t.Errorf("%s: %d findings", kind, heads)
		}
	})
}

// TestTwoMistakes makes two mistakes that have nothing to do with each other: none hides the other.
func TestTwoMistakes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := newRandomReport(t)
		one, other := r.filled(), r.filled()
		if one.Row == other.Row || one.Column == other.Column || one.Table != other.Table || one.Table.ID != "applications" {
			t.Skip("they may be one")
		}
		was := map[*form.Cell]decimal.Decimal{one: r.value(one.ID), other: r.value(other.ID)}
		for _, c := range []*form.Cell{one, other} {
			switch rapid.IntRange(0, 2).Draw(t, "mistake") {
			case 0:
				r.number(c, r.cell(c).Text+"1")
			case 1:
				r.cell(c).Text, r.cell(c).Kind = "约5件", grid.Text
			case 2:
				r.number(c, "-"+r.cell(c).Text)
			}
		}
		if r.changed(one, was).Equal(r.changed(other, was)) {
			t.Skip("they cancel out, as one figure in the wrong column does")
		}
		r.recalculate()
		found := r.check(t)
		checkFollows(t, found)
		for _, c := range []*form.Cell{one, other} {
			if !slices.ContainsFunc(found, func(f Finding) bool { return f.Follows == nil && names(&f, r.column(c)) }) {
				for _, f := range found {
					t.Log(f.Rule.ID, f.Place, f.Follows != nil, f.Message)
				}
				t.Errorf("%s is not named", r.ref(c))
			}
		}
	})
}

// changed returns by how much a cell's figure is another than it was, as a magnitude.
func (r *randomReport) changed(c *form.Cell, was map[*form.Cell]decimal.Decimal) decimal.Decimal {
	now, err := decimal.NewFromString(r.cell(c).Text)
	if err != nil { // words
		return decimal.NewFromInt(int64(-1 - c.Index))
	}
	return now.Sub(was[c]).Abs()
}

// names reports whether a finding is about a cell, or a column.
func names(f *Finding, ref string) bool {
	return slices.ContainsFunc(f.Cells, func(c rule.Cell) bool {
		return c.Place.Ref == ref || strings.TrimRight(c.Place.Ref, "0123456789") == ref
	})
}

func (r *randomReport) check(t failer) []Finding {
	return ofFigures(Report(r.sheets.read(t), define.Builtin()))
}

// ofFigures leaves out what is said of texts that say next to nothing.
func ofFigures(findings []Finding) []Finding {
	return slices.DeleteFunc(findings, func(f Finding) bool { return slices.Contains(ofWholeTexts, f.Rule.ID) })
}

// TestVerdict puts random things into random cells: a report without errors has nothing but figures, blanks and strokes
// in its cells, and all its equations hold.
func TestVerdict(t *testing.T) {
	garbage := []string{
		"", "/", "#N/A", "#REF!", "约5件", "5", "7", "0", "-1", "2.5", "５", "5件", "一", "TRUE", "2024-01-01", "5\u200b",
		"=A1", "５０", "1,234", "5（其中2件）", "无", "——", "1e3", "0x10", "¥5", "5%", "\u00a0", "999999999999999999999",
	}
	kinds := []grid.Kind{grid.Text, grid.Number, grid.Bool, grid.Date, grid.Fault, grid.Uncalculated}
	rapid.Check(t, func(t *rapid.T) {
		r := newRandomReport(t)
		r.other(grid.Cell{Text: "#N/A", Kind: grid.Fault}, grid.Cell{Text: "3", Kind: grid.Number})
		for range rapid.IntRange(1, 4).Draw(t, "cells") {
			c := rapid.SampledFrom(r.report.Form.Cells).Draw(t, "cell")
			at := r.cell(c)
			at.Text = rapid.SampledFrom(garbage).Draw(t, "text")
			at.Kind = rapid.SampledFrom(kinds).Draw(t, "kind")
			if rapid.Bool().Draw(t, "formula") {
				at.Formula = rapid.SampledFrom([]string{
					"台账!A1", "台账!A2", "没有!A1", r.ref(c), "1/0", "\"\"", "\"x\"", "SUM(", "NA()", "IFERROR(台账!A1,0)",
					rule.Mandated(r.report, c), "UNKNOWN(A1)", "[1]甲!A1",
				}).Draw(t, "as")
			}
		}
		if rapid.Bool().Draw(t, "recalculated") {
			r.recalculate()
		}
		if rapid.Bool().Draw(t, "held against last year's") {
			r.last = randomLast(t, r)
		}
		report := r.sheets.read(t)
		findings := Report(report, define.Builtin())
		checkFollows(t, findings)
		if Count(findings, Error) > 0 {
			return
		}
		told := map[string]bool{}
		for _, f := range findings {
			for _, c := range f.Cells {
				told[c.ID] = told[c.ID] || f.Rule.ID == "V30"
			}
		}
		for _, c := range report.Form.Cells {
			if v := report.Value(c); v.State == form.Unreadable || v.Place == (form.Place{}) {
				t.Errorf("%s holds %q", c.ID, v.Text)
			}
		}
		for _, c := range report.Form.Outside {
			if report.Has(c) && !report.IsKnown(c) && !told[c.ID] {
				t.Errorf("nobody tells that %s holds %q", c.ID, report.Value(c).Text)
			}
		}
		for _, e := range report.Form.Equations {
			known := !slices.ContainsFunc(e.Cells(), func(c *form.Cell) bool { return c.Of != nil && !report.IsKnown(c) })
			if known && !e.Relation.Plausible && !e.Balanced(report.Number) {
				t.Errorf("%s %s does not hold", e.Relation.ID, e.Line)
			}
		}
	})
}

// randomLast returns the year before of a random report, on either edition: what it carried over is what that began with,
// but in some cells.
func randomLast(t *rapid.T, r *randomReport) *sheets {
	last := sound(rapid.SampledFrom([]string{"2019", "2021"}).Draw(t, "last edition"), "2020")
	for _, col := range "DEFGHIJ" {
		text := r.at("依申请公开!" + string(col) + "5").Text
		if rapid.IntRange(0, 9).Draw(t, "last is other") == 0 {
			text = rapid.SampledFrom([]string{"", "/", "#N/A", "约5件", "5", "0"}).Draw(t, "last")
		}
		last.set("依申请公开!"+string(col)+strconv.Itoa(last.carriedOut()), text)
	}
	return last
}

// carriedOut returns the row on which stands what is carried over into the next year.
func (s *sheets) carriedOut() int {
	for _, c := range s.sheet("依申请公开").Cells {
		if strings.HasPrefix(c.Text, "四、结转") {
			return c.Row + 1
		}
	}
	panic("nothing is carried over")
}

// checkFollows checks what is true of all findings: each that follows another follows one that follows none, is no
// less grave and stands before it.
func checkFollows(t *rapid.T, findings []Finding) {
	for i, f := range findings {
		if f.Follows == nil {
			continue
		}
		head := findings[*f.Follows]
		if head.Follows != nil || head.Rule.Severity > f.Rule.Severity || *f.Follows >= i {
			t.Errorf("%s %s follows %d %s %s", f.Rule.ID, f.Place, *f.Follows, head.Rule.ID, head.Place)
		}
	}
}
