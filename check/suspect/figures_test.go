package suspect

import (
	"bufio"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
)

// A trial is a balanced report of which figures are mistyped.
type trial struct {
	*rand.Rand
	form   *form.Form
	meant  map[*form.Cell]int64
	typed  map[*form.Cell]int64
	byHand bool                // totals are typed, too
	hand   map[*form.Cell]bool // these are, if not all
	last   map[*form.Cell]int64
	text   string
}

// overview says the totals that are meant.
func (x *trial) overview() string {
	n := func(row string) string {
		return strconv.FormatInt(x.meant[x.form.Cell("applications."+row+".total")], 10)
	}
	return "（二）依申请公开。全年新收政府信息公开申请" + n("received") + "件，上年结转" + n("carried_in") + "件，办结" + n("handled") +
		"件，结转下年度" + n("carried_out") + "件。其中予以公开" + n("granted") + "件，部分公开" + n("partial") + "件。"
}

// rowsSaid says what was meant of whose applications they were and of how they were answered, as many overviews do.
func (x *trial) rowsSaid() string {
	n := func(id string) int64 { return x.meant[x.form.Cell("applications."+id)] }
	sum := func(group string) string {
		all := int64(0)
		for _, c := range x.form.Cells {
			if strings.HasPrefix(c.ID, "applications."+group+".") && x.form.Totals()[c] != nil && c.Column.ID == "total" {
				all += x.meant[c]
			}
		}
		return strconv.FormatInt(all, 10)
	}
	return fmt.Sprintf("新收申请中，自然人%d件，商业企业%d件，法律服务机构%d件。办理结果中，不予公开%s件，无法提供%s件，不予处理%s件，其他处理%s件。",
		n("received.person"), n("received.company"), n("received.legal"),
		sum("denied"), sum("unavailable"), sum("rejected"), sum("other"))
}

// newTrial returns a report much like a published one, of any size, in which nothing is mistyped yet.
func newTrial(t fataler, r *rand.Rand, byHand, last bool) *trial {
	f, figures := published(t, "testdata/huaian-2024.txt", []string{"2019", "2021"}[r.IntN(2)])
	x := &trial{Rand: r, form: f, byHand: byHand, meant: scaled(r, f, figures)}
	x.typed = maps.Clone(x.meant)
	if last {
		x.last = map[*form.Cell]int64{}
		for _, c := range f.Cells { // in one order, for the same seed gives the same reports
			x.last[c] = int64(float64(x.meant[c])*(0.5+r.Float64()) + r.Float64())
		}
		for _, c := range f.Cells { // what was carried over, which a count anew may change
			in := f.Cell(strings.Replace(c.ID, ".carried_out.", ".carried_in.", 1))
			if in != nil && in != c && r.IntN(8) > 0 {
				x.last[c] = x.meant[in]
			}
		}
		sums(f, x.last)
	}
	return x
}

// A fataler is a test, of package testing or of rapid.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// published returns the figures of a published report, from testdata.
func published(t fataler, file, edition string) (*form.Form, map[string]int64) {
	t.Helper()
	var of *form.Form
	for _, f := range define.Builtin() {
		if f.Edition == edition {
			of = f
		}
	}
	lines, err := os.Open(file)
	if err != nil {
		t.Fatalf("os.Open: %v", err)
	}
	defer lines.Close()
	figures := map[string]int64{}
	for sc := bufio.NewScanner(lines); sc.Scan(); {
		id, list, _ := strings.Cut(sc.Text(), " ")
		for i, table := range of.Tables {
			rows, columns := table.Leaves()
			for _, row := range rows {
				if table.ID+"."+row.ID != id {
					continue
				}
				for k, n := range strings.Fields(list) {
					v, err := strconv.ParseInt(n, 10, 64)
					if err != nil {
						t.Fatalf("strconv.ParseInt: %v", err)
					}
					figures[of.Tables[i].ID+"."+row.ID+"."+columns[k].ID] = v
				}
			}
		}
	}
	return of, figures
}

// scaled returns a balanced report of the size of a township up to a province, much like a real one.
func scaled(r *rand.Rand, f *form.Form, figures map[string]int64) map[*form.Cell]int64 {
	size := math.Exp(math.Log(0.004) + r.Float64()*math.Log(10/0.004))
	list := map[*form.Cell]int64{}
	for _, c := range f.Cells {
		if f.Totals()[c] != nil || c.Table.ID != "applications" && c.Table.ID != "disputes" {
			continue
		}
		n := float64(figures[c.ID])
		if n == 0 && r.IntN(12) == 0 {
			n = 1 + 3*r.Float64()
		}
		n *= size * math.Exp(0.5*r.NormFloat64())
		list[c] = int64(n)
		if r.Float64() < n-math.Floor(n) {
			list[c]++
		}
	}
	balance(f, list)
	return list
}

// balance makes received what was handled and carried out, and calculates totals.
func balance(f *form.Form, list map[*form.Cell]int64) {
	sums(f, list)
	_, columns := f.Cell("applications.received.person").Table.Leaves()
	for _, column := range columns {
		at := func(row string) *form.Cell { return f.Cell("applications." + row + "." + column.ID) }
		if f.Totals()[at("received")] != nil {
			continue
		}
		out := list[at("handled")] + list[at("carried_out")]
		list[at("carried_in")] = min(list[at("carried_in")], out)
		list[at("received")] = out - list[at("carried_in")]
	}
	sums(f, list)
}

func sums(f *form.Form, list map[*form.Cell]int64) {
	calculate(f, list, func(*form.Cell) bool { return false })
}

// calculate makes the totals anew that nobody typed.
func calculate(f *form.Form, list map[*form.Cell]int64, typed func(*form.Cell) bool) {
	var figure func(c *form.Cell) int64
	figure = func(c *form.Cell) int64 {
		e := f.Totals()[c]
		if e == nil || typed(c) {
			return list[c]
		}
		sum := int64(0)
		for _, t := range e.Right {
			sum += figure(t.Cell)
		}
		list[c] = sum
		return sum
	}
	for c := range f.Totals() {
		figure(c)
	}
}

// isTyped reports whether somebody types a cell.
func (x *trial) isTyped(c *form.Cell) bool { return x.byHand || x.hand[c] || x.form.Totals()[c] == nil }

// suspects returns the case of the trial's figures as they were typed; ok is false where nothing is broken.
func (x *trial) suspects() (Case, bool) {
	r := form.NewReport(x.form)
	for c, n := range x.typed {
		r.SetNumber(c, decimal.NewFromInt(n))
	}
	r.Texts["overview"] = form.Text{Text: x.text}
	if x.last != nil {
		last := form.NewReport(x.form)
		for c, n := range x.last {
			last.SetNumber(c, decimal.NewFromInt(n))
		}
		r.Hold(x.form.Other(form.Last), last, "")
	}
	c := Case{
		Report: r,
		Figure: func(c *form.Cell) (decimal.Decimal, bool) { return r.Number(c), true },
		Typed:  x.isTyped,
	}
	for _, e := range x.form.Equations {
		if t := e.OwnCells()[0].Table.ID; e.IsOutside() || t != "applications" && t != "disputes" {
			continue
		}
		if e.Balanced(r.Number) {
			c.Sound = append(c.Sound, e)
		} else {
			c.Broken = append(c.Broken, e)
		}
	}
	return c, len(c.Broken) > 0
}
