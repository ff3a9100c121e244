package merge

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/form"
	"nianbao/form/parts"
)

var cases = flag.Int("cases", 7, "how many random sets of reports each line of the table is of")

// A trial is reports of agencies and their superior's, of which one has a slip.
type trial struct {
	rand    *rand.Rand
	form    *form.Form
	reports []*form.Report
	whole   *form.Report
	follow  bool // totals follow what they add up: they are formulas
	at      int  // the report with the slip; -1 for the superior's
	cells   []*form.Cell
}

func newTrial(seed uint64, n int) *trial {
	r := rand.New(rand.NewPCG(seed, 20241231))
	forms := filing.Builtin().Forms
	t := &trial{rand: r, form: forms[int(seed)%len(forms)]}
	for i := range n {
		t.reports = append(t.reports, soundReport(r, t.form, fmt.Sprintf("示例县第%d局", i+1), t.form.Years.From))
	}
	t.whole = t.set().Report()
	t.whole.Agency, t.whole.Year = "示例县人民政府", t.form.Years.From
	settle(t.whole)
	return t
}

// set returns the reports as parts, each with what its own check says.
func (t *trial) set() *parts.Set {
	var list []*parts.Part
	for i, r := range t.reports {
		list = append(list, partOf(r, fmt.Sprintf("%02d.xlsx", i+1), check.Report(r, filing.Builtin().Forms)))
	}
	return parts.NewSet(t.form, t.form.Years.From, list)
}

// input chooses a cell that staff fill and in which a figure stands.
func (t *trial) input(r *form.Report, least int64) *form.Cell {
	for range 1000 {
		c := r.Form.Cells[t.rand.IntN(len(r.Form.Cells))]
		if n := r.Number(c); r.Form.Computed(c) == nil && n.GreaterThanOrEqual(decimal.NewFromInt(least)) {
			return c
		}
	}
	return nil
}

// slip is how a figure is mistyped.
type slip struct {
	name  string
	least int64
	make  func(t *trial, digits string) string
}

var figureSlips = []slip{
	{"数字颠倒", 12, func(t *trial, d string) string {
		b, i := []byte(d), t.rand.IntN(len(d)-1)
		b[i], b[i+1] = b[i+1], b[i]
		return string(b)
	}},
	{"漏一位", 10, func(t *trial, d string) string { i := t.rand.IntN(len(d)); return d[:i] + d[i+1:] }},
	{"重复一位", 1, func(t *trial, d string) string { i := t.rand.IntN(len(d)); return d[:i+1] + d[i:] }},
	{"多一个 0", 1, func(t *trial, d string) string { return d + "0" }},
	{"错一位", 1, func(t *trial, d string) string {
		b := []byte(d)
		b[t.rand.IntN(len(b))] = byte('0' + t.rand.IntN(10))
		return string(b)
	}},
	{"填成 0", 1, func(*trial, string) string { return "0" }},
}

// mistype puts a slip into a report; false where there is no figure for it.
func (t *trial) mistype(r *form.Report, s slip) bool {
	for range 50 {
		c := t.input(r, s.least)
		if c == nil {
			return false
		}
		typed, err := decimal.NewFromString(s.make(t, r.Number(c).Truncate(0).String()))
		if err != nil || typed.Equal(r.Number(c)) || c.Decimal() {
			continue
		}
		r.SetNumber(c, typed)
		t.cells = []*form.Cell{c}
		if t.follow {
			settle(r)
		}
		return true
	}
	return false
}

// move puts a figure into the cell beside it.
func (t *trial) move(r *form.Report) bool {
	for range 200 {
		c := t.input(r, 1)
		if c == nil {
			return false
		}
		next := c.Index + 1
		if next >= len(r.Form.Cells) {
			continue
		}
		d := r.Form.Cells[next]
		if d.Row != c.Row || r.Form.Computed(d) != nil || !r.Number(d).IsZero() || c.Decimal() != d.Decimal() {
			continue
		}
		r.SetNumber(d, r.Number(c))
		r.SetNumber(c, decimal.Zero)
		t.cells = []*form.Cell{c, d}
		if t.follow {
			settle(r)
		}
		return true
	}
	return false
}

// A verdict is what is said of a trial.
type verdict struct {
	told, oneLine, first, three bool
	words                       string
}

func (t *trial) judge() verdict {
	var v verdict
	set := t.set()
	var heads []check.Finding
	for _, f := range check.Superior(t.whole, filing.Builtin().Forms, set) {
		if f.Rule.Severity == check.Error && f.Follows == nil {
			heads = append(heads, f)
			v.words += f.Rule.ID + " " + f.Message + "\n"
		}
	}
	v.told, v.oneLine = len(heads) > 0, len(heads) == 1
	if !v.told {
		return v
	}
	is := func(place form.Place, of *form.Cell, suspect int) bool {
		s := heads[0].Suspects[suspect]
		if s.Of.ID != of.ID {
			return false
		}
		if t.at < 0 {
			return place.File == ""
		}
		return place.File == fmt.Sprintf("%02d.xlsx", t.at+1)
	}
	for i, s := range heads[0].Suspects {
		for _, c := range t.cells {
			if is(s.Place, c, i) {
				v.first = v.first || i == 0
				v.three = true
			}
		}
	}
	return v
}

// TestSlips puts one slip into one of many reports, or into their superior's, and counts how often its place is named
// first. -v -cases 1000 prints the table.
func TestSlips(t *testing.T) {
	for _, line := range []struct {
		name         string
		n            int
		follow       bool
		own          bool
		first, three float64 // at least
	}{
		{"一个机关，总计手填", 20, false, false, 0.9, 0.95},
		{"一个机关，总计是公式", 20, true, false, 0.3, 0.6},
		{"一个机关，总计是公式", 60, true, false, 0.15, 0.35},
		{"汇总表自己，总计手填", 20, false, true, 0.9, 0.95},
		{"汇总表自己，总计跟着改", 20, true, true, 0.1, 0.3},
	} {
		var told, one, first, three, n float64
		for i := range *cases {
			tr := newTrial(uint64(i)+1, line.n)
			tr.follow, tr.at = line.follow, tr.rand.IntN(line.n)
			of := tr.reports[tr.at]
			if line.own {
				tr.at, of = -1, tr.whole
			}
			k := i % (len(figureSlips) + 1)
			if k == len(figureSlips) && !tr.move(of) || k < len(figureSlips) && !tr.mistype(of, figureSlips[k]) {
				continue
			}
			v := tr.judge()
			n++
			told, one, first, three = told+b(v.told), one+b(v.oneLine), first+b(v.first), three+b(v.three)
			if testing.Verbose() && !v.first && i < 40 {
				name := "移到相邻的一列"
				if k < len(figureSlips) {
					name = figureSlips[k].name
				}
				t.Logf("%s #%d at %d %s %s\n%s", line.name, i, tr.at+1, name, tr.cells[0].ID, v.words)
			}
			if !v.told {
				t.Errorf("%s #%d: nothing is told of %s", line.name, i, tr.cells[0].ID)
			}
		}
		percent := func(x float64) string { return strconv.FormatFloat(100*x/n, 'f', 1, 64) }
		t.Logf("| %s | %d | %s | %s | %s | %s |", line.name, line.n, percent(told), percent(one), percent(first), percent(three))
		if *cases > 100 && (first/n < line.first || three/n < line.three) {
			t.Errorf("%s of %d: first %s, in three %s", line.name, line.n, percent(first), percent(three))
		}
	}
}

func b(is bool) float64 {
	if is {
		return 1
	}
	return 0
}

// TestWholeParts leaves parts out of the sum, or adds them twice: each is told of in one line, by its name.
func TestWholeParts(t *testing.T) {
	fewer(t, "6")
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 30).Draw(t, "agencies")
		tr := newTrial(rapid.Uint64Range(1, 1<<40).Draw(t, "seed"), n)
		all := tr.reports
		wrong := map[string]bool{}
		for range rapid.IntRange(1, 2).Draw(t, "wrong") {
			i := rapid.IntRange(0, n-1).Draw(t, "which")
			name := all[i].Agency
			if wrong[name] {
				continue
			}
			wrong[name] = true
			if rapid.Bool().Draw(t, "twice") {
				tr.reports = append(slices.Clone(tr.reports), all[i])
			} else {
				tr.reports = slices.DeleteFunc(slices.Clone(tr.reports), func(r *form.Report) bool { return r == all[i] })
			}
		}
		if len(tr.reports) == 0 {
			return
		}
		tr.whole = tr.set().Report()
		tr.whole.Agency, tr.whole.Year = "示例县人民政府", tr.form.Years.From
		settle(tr.whole)
		tr.reports = all
		for _, f := range check.Superior(tr.whole, filing.Builtin().Forms, tr.set()) {
			if f.Rule.ID[0] != 'M' || f.Rule.ID == "M07" {
				continue
			}
			named := ""
			for name := range wrong {
				if strings.Contains(f.Message, name+"（") {
					named = name
				}
			}
			if f.Rule.ID != "M02" || named == "" {
				t.Fatalf("%s %s", f.Rule.ID, f.Message)
			}
			delete(wrong, named)
		}
		if len(wrong) > 0 {
			t.Fatalf("nothing is told of %v", wrong)
		}
	})
}

// TestFiledAgain changes several figures of one report after it was added up: one line names it.
func TestFiledAgain(t *testing.T) {
	one, n := 0, 0
	for seed := range uint64(*cases) {
		tr := newTrial(seed+1, 15)
		tr.follow, tr.at = true, tr.rand.IntN(15)
		for k := range 3 {
			tr.mistype(tr.reports[tr.at], figureSlips[k])
		}
		var heads []check.Finding
		for _, f := range check.Superior(tr.whole, filing.Builtin().Forms, tr.set()) {
			if f.Rule.ID[0] == 'M' && f.Rule.ID != "M07" {
				heads = append(heads, f)
			}
		}
		n++
		if len(heads) == 1 && strings.Contains(heads[0].Message, tr.reports[tr.at].Agency+"（") {
			one++
		} else if testing.Verbose() {
			for _, f := range heads {
				t.Log(tr.reports[tr.at].Agency, f.Rule.ID, f.Message)
			}
		}
	}
	t.Logf("three figures of one of 15: in one line %d of %d", one, n)
	if one*2 < n {
		t.Error("too few are told of in one line")
	}
}

// TestLeftOutAndSlip leaves two to four of many parts out and puts a slip into the sum: what is named are just those.
func TestLeftOutAndSlip(t *testing.T) {
	named, n, lines := 0, 0, 0
	for seed := range uint64(*cases) {
		tr := newTrial(seed+1, 60)
		all, out := tr.reports, map[string]bool{}
		for len(out) < 2+int(seed%3) {
			out[all[tr.rand.IntN(len(all))].Agency] = true
		}
		tr.reports = slices.DeleteFunc(slices.Clone(all), func(r *form.Report) bool { return out[r.Agency] })
		tr.whole = tr.set().Report()
		tr.whole.Agency, tr.whole.Year = "示例县人民政府", tr.form.Years.From
		settle(tr.whole)
		tr.follow = true
		if !tr.mistype(tr.whole, figureSlips[seed%uint64(len(figureSlips))]) {
			continue
		}
		tr.reports = all
		n++
		said := map[string]bool{}
		for _, f := range check.Superior(tr.whole, filing.Builtin().Forms, tr.set()) {
			if f.Rule.Severity != check.Error || f.Rule.ID[0] != 'M' || f.Follows != nil {
				continue
			}
			lines++
			if f.Rule.ID != "M02" {
				continue
			}
			for _, r := range all {
				if strings.Contains(f.Message, r.Agency+"（") {
					if said[r.Agency] = true; !out[r.Agency] {
						t.Errorf("%d: %s was added up: %s", seed, r.Agency, f.Message)
					}
				}
			}
		}
		if len(said) == len(out) {
			named++
		} else if testing.Verbose() {
			t.Log(seed, tr.form.Edition, len(out), len(said), tr.cells[0].ID)
		}
	}
	t.Logf("all named in %d of %d, %d lines", named, n, lines)
	if named*2 < n {
		t.Error("too few are named")
	}
}
