package check

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// A filed is two workbooks of one agency, of two years that follow each other: both sound, and they go together. Their
// overviews name figures.
type filed struct {
	*rand.Rand
	this, last *sheets
	now, then  map[*form.Cell]int64 // figures
	r, before  *form.Report         // as read, while all was sound
	byHand     bool                 // totals are typed
	wordings   []string
	size       float64
}

// filedWordings are sentences of an overview; what stands between braces is a figure.
var filedWordings = []string{
	"全年共收到政府信息公开申请{applications.received.total}件，其中自然人{applications.received.person}件，商业企业{applications.received.company}件。",
	"上年结转政府信息公开申请{applications.carried_in.total}件。",
	"办结政府信息公开申请{applications.handled.total}件，其中予以公开{applications.granted.total}件，部分公开{applications.partial.total}件。",
	"政府信息公开申请结转下年度继续办理{applications.carried_out.total}件。",
	"因政府信息公开被申请行政复议{disputes.review.total}件，其中维持{disputes.review.upheld}件，纠正{disputes.review.corrected}件。",
	"作出行政处罚决定{enforcement.penalties.decisions}件，行政强制决定{enforcement.coercion.decisions}件。",
	"作出行政许可决定{licensing.permits.decisions}件。",
	"制发行政规范性文件{documents.normative.issued}件，废止{documents.normative.repealed}件，现行有效{documents.normative.effective}件。",
	"收取行政事业性收费{fees.charges.amount}万元。",
}

// newFiled returns two years' workbooks, of an agency of any size. Of a hundred some ten are not sound by chance.
func newFiled(t failer, rnd *rand.Rand) *filed {
	pairs := [][4]string{{"2019", "2019", "2019", "2020"}, {"2019", "2020", "2021", "2021"}, {"2021", "2023", "2021", "2024"}, {"2021", "2023", "2021", "2024"}}
	p := pairs[rnd.IntN(len(pairs))]
	x := &filed{Rand: rnd, last: calculated(t, p[0], p[1]), this: calculated(t, p[2], p[3]), byHand: rnd.IntN(2) == 0}
	x.size = math.Exp(rnd.Float64() * math.Log(200))
	x.before, x.r = x.last.read(t), x.this.read(t)
	x.then, x.now = map[*form.Cell]int64{}, map[*form.Cell]int64{}
	for _, c := range x.before.Form.Cells {
		if x.before.Form.Totals()[c] == nil && c.Row.ID != "received" {
			x.then[c] = x.any(c)
		}
	}
	x.settle(x.before.Form, x.then, nil)
	for _, c := range x.r.Form.Cells {
		if x.r.Form.Totals()[c] != nil || c.Row.ID == "received" {
			continue
		}
		if of := x.before.Form.Cell(c.ID); of != nil {
			x.now[c] = int64(float64(x.then[of])*(0.6+0.9*rnd.Float64()) + 0.8*rnd.Float64())
		} else {
			x.now[c] = x.any(c)
		}
	}
	x.settle(x.r.Form, x.now, x.then)
	x.wordings = nil
	for _, w := range filedWordings {
		if rnd.IntN(3) > 0 && x.says(x.r.Form, x.now, w) != "" {
			x.wordings = append(x.wordings, w)
		}
	}
	x.write(x.last, x.before, x.then)
	x.write(x.this, x.r, x.now)
	x.last.set("文字!A2", x.overview(x.before.Form, x.then)+x.filler(0))
	x.this.set("文字!A2", x.overview(x.r.Form, x.now)+x.filler(1))
	x.this.last = x.last
	return x
}

// any returns a figure, much like published ones.
func (x *filed) any(c *form.Cell) int64 {
	if c.Column.ID == "change" || x.IntN(3) == 0 {
		return 0
	}
	size := map[string]float64{"documents": 12, "licensing": 60, "enforcement": 40, "fees": 20, "procurement": 9, "applications": 1.5, "disputes": 0.3}[c.Table.ID]
	if c.Column.ID == "person" {
		size *= 6
	}
	if c.Table.ID != "documents" {
		size *= x.size
	}
	return int64(size * math.Exp(0.7*x.NormFloat64()))
}

// settle lets what came in be what went out, what is in force follow from last year, and totals be sums.
func (x *filed) settle(f *form.Form, list, last map[*form.Cell]int64) {
	before := x.before.Form
	at := func(id string) *form.Cell { return f.Cell(id) }
	for _, row := range []string{"regulations", "normative"} {
		if f.Edition == "2019" {
			total := at("documents." + row + ".public_total")
			if last != nil {
				list[total] = last[before.Cell(total.ID)] + list[at("documents."+row+".published")]
			}
			continue
		}
		issued, repealed, effective := at("documents."+row+".issued"), at("documents."+row+".repealed"), at("documents."+row+".effective")
		had := int64(20 + x.IntN(30))
		if of := before.Cell(effective.ID); of != nil && last != nil {
			had = last[of]
		}
		list[repealed] = min(list[repealed], had/2)
		list[effective] = had + list[issued] - list[repealed]
	}
	for _, c := range f.Cells {
		if of := before.Cell(c.ID); last != nil && c.Column.ID == "last_year" && of != nil {
			list[c] = last[of]
		}
	}
	filedSums(f, list)
	_, columns := at("applications.received.person").Table.Leaves()
	for _, column := range columns[:len(columns)-1] {
		in, out := at("applications.carried_in."+column.ID), at("applications.carried_out."+column.ID)
		list[out] = min(list[out], 1+list[at("applications.granted."+column.ID)])
		if last != nil {
			list[in] = last[before.Cell(out.ID)]
		} else {
			list[in] = min(list[in], list[at("applications.handled."+column.ID)])
		}
		if handled := at("applications.handled." + column.ID); list[handled]+list[out] < list[in] {
			list[at("applications.granted."+column.ID)] += list[in] - list[handled] - list[out]
			filedSums(f, list)
		}
		list[at("applications.received."+column.ID)] = list[at("applications.handled."+column.ID)] + list[out] - list[in]
	}
	filedSums(f, list)
}

func filedSums(f *form.Form, list map[*form.Cell]int64) {
	for range 4 {
		for c, e := range f.Totals() {
			list[c] = form.Sum(e.Right, func(c *form.Cell) decimal.Decimal { return decimal.NewFromInt(list[c]) }).IntPart()
		}
	}
}

func (x *filed) write(s *sheets, r *form.Report, list map[*form.Cell]int64) {
	for _, c := range r.Form.Cells {
		x.put(s, r, c, strconv.FormatInt(list[c], 10))
	}
}

// put writes into a cell, whose formula stays.
func (x *filed) put(s *sheets, r *form.Report, c *form.Cell, text string) {
	at, row, col := r.Value(c).Place.At()
	g := s.grids[at].At(row, col)
	g.Text, g.Kind = text, grid.Number
	if text == "" {
		g.Kind = grid.Text
	}
	if c.Unit() == "万元" {
		g.Money = grid.TenThousandYuan
	}
	if x.byHand && s == x.this {
		g.Formula = ""
	}
}

// says returns a wording with figures, empty where the form has not all of them.
func (x *filed) says(f *form.Form, list map[*form.Cell]int64, wording string) string {
	for {
		before, rest, found := strings.Cut(wording, "{")
		if !found {
			return wording
		}
		id, behind, _ := strings.Cut(rest, "}")
		c := f.Cell(id)
		if c == nil {
			return ""
		}
		wording = before + strconv.FormatInt(list[c], 10) + behind
	}
}

func (x *filed) overview(f *form.Form, list map[*form.Cell]int64) string {
	var b strings.Builder
	for _, w := range x.wordings {
		b.WriteString(x.says(f, list, w))
	}
	return b.String()
}

// filler is sentences that no other year has, longer than those about figures.
func (x *filed) filler(year int) string {
	var b strings.Builder
	words := []string{"重点领域", "政策解读", "营商环境", "网站栏目", "业务培训", "审查流程", "公众参与", "信息管理", "专题专栏", "服务事项", "办事指南"}
	for i := range 12 {
		fmt.Fprintf(&b, "围绕%s和%s，推进%s的%s工作落实到位。", words[x.IntN(len(words))], words[x.IntN(len(words))], words[x.IntN(len(words))],
			[]string{"甲乙丙丁戊己庚辛壬癸子丑", "寅卯辰巳午未申酉戌亥天地"}[year][i*3:i*3+3])
	}
	return b.String()
}

// heads returns the findings that follow nothing, but those about texts as a whole.
func (x *filed) heads(t failer) (heads, all []Finding) {
	t.Helper()
	r := x.this.read(t)
	all = Report(r, define.Builtin())
	for _, f := range all {
		if f.Follows == nil && !slices.Contains(ofWholeTexts, f.Rule.ID) && (f.Rule.ID != "F01" || !x.byHand) {
			heads = append(heads, f)
		}
	}
	return heads, all
}

// type puts figures into this year's workbook, with those that are calculated anew.
func (x *filed) enter(changed map[*form.Cell]int64) {
	list := maps.Clone(x.now)
	maps.Copy(list, changed)
	if !x.byHand {
		filedSums(x.r.Form, list)
	}
	x.write(x.this, x.r, list)
}

// A filedSlip makes one mistake and says which; empty for none.
type filedSlip struct {
	name string
	make func(x *filed) string
}

var filedSlips = []filedSlip{
	{"figure", func(x *filed) string {
		c := x.cell(nil)
		n := x.now[c]
		typed := []int64{n * 10, n + 1, n + 7, n / 10, n * 100, n*10 + 3, 0, n + 40}[x.IntN(8)]
		return x.change(map[*form.Cell]int64{c: typed})
	}},
	{"carried in", func(x *filed) string {
		c := x.cell(func(c *form.Cell) bool { return c.Row.ID == "carried_in" })
		return x.change(map[*form.Cell]int64{c: x.now[c] + 1 + x.Int64N(9)})
	}},
	{"carried in balanced", func(x *filed) string {
		c := x.cell(func(c *form.Cell) bool { return c.Row.ID == "carried_in" })
		n := 1 + x.Int64N(9)
		in := x.r.Form.Cell("applications.granted." + c.Column.ID)
		list := maps.Clone(x.now)
		list[c] += n
		list[in] += n
		filedSums(x.r.Form, list)
		return x.change(list)
	}},
	{"carried in is last year's", func(x *filed) string { // the row left as it was, all else fits
		list := maps.Clone(x.now)
		for _, c := range x.r.Form.Cells {
			if c.Row.ID == "carried_in" {
				list[c] = x.then[x.before.Form.Cell(c.ID)]
			}
		}
		for _, c := range x.r.Form.Cells {
			if c.Row.ID == "received" && c.Column.ID != "total" {
				in := x.r.Form.Cell("applications.carried_in." + c.Column.ID)
				if list[c] += x.now[in] - list[in]; list[c] < 0 {
					return ""
				}
			}
		}
		filedSums(x.r.Form, list)
		return x.change(list)
	}},
	{"effective", func(x *filed) string {
		c := x.cell(func(c *form.Cell) bool { return c.Table.ID == "documents" && c.Column.ID == "effective" })
		if c == nil {
			return ""
		}
		return x.change(map[*form.Cell]int64{c: x.now[c] + 1 + x.Int64N(9)})
	}},
	{"torn", func(x *filed) string {
		if x.r.Form.Edition == "2019" || x.before.Form.Edition == "2019" {
			return ""
		}
		// a large stock
		f := x.r.Form
		row := []string{"regulations", "normative"}[x.IntN(2)]
		at := func(column string) *form.Cell { return f.Cell("documents." + row + "." + column) }
		whole := 1000 + x.Int64N(9000)
		if whole/100%10 == 0 || whole%1000*2 >= whole {
			return ""
		}
		x.then[x.before.Form.Cell(at("effective").ID)] = whole
		x.write(x.last, x.before, x.then)
		x.now[at("issued")], x.now[at("repealed")], x.now[at("effective")] = 0, 0, whole
		x.this.set("文字!A2", x.overview(f, x.now)+x.filler(1))
		x.write(x.this, x.r, x.now)
		return x.change(map[*form.Cell]int64{at("repealed"): whole / 1000, at("effective"): whole % 1000})
	}},
	{"shifted row", func(x *filed) string {
		c := x.cell(nil)
		return x.change(x.shifted(c, 1-2*x.IntN(2)))
	}},
	{"row of another", func(x *filed) string {
		c := x.cell(func(c *form.Cell) bool { return c.Table.ID == "applications" })
		rows, _ := c.Table.Leaves()
		from := rows[x.IntN(len(rows))]
		list := map[*form.Cell]int64{}
		for _, to := range c.Table.Cells {
			if to.Row == c.Row && (x.byHand || x.r.Form.Totals()[to] == nil) {
				for _, of := range c.Table.Cells {
					if of.Row == from && of.Column == to.Column {
						list[to] = x.now[of]
					}
				}
			}
		}
		return x.change(list)
	}},
	{"exchanged", func(x *filed) string {
		c := x.cell(nil)
		for i, of := range c.Table.Cells {
			if of == c && i+1 < len(c.Table.Cells) {
				if next := c.Table.Cells[i+1]; next.Row == c.Row && (x.byHand || x.r.Form.Totals()[next] == nil) {
					return x.change(map[*form.Cell]int64{c: x.now[next], next: x.now[c]})
				}
			}
		}
		return ""
	}},
	{"yuan", func(x *filed) string {
		c := x.cell(func(c *form.Cell) bool { return c.Unit() == "万元" })
		return x.change(map[*form.Cell]int64{c: x.now[c] * 10_000})
	}},
	{"table of last year", func(x *filed) string {
		tables := x.r.Form.Tables
		return x.change(x.lastOf(tables[x.IntN(len(tables))]))
	}},
	{"all of last year", func(x *filed) string {
		list := map[*form.Cell]int64{}
		for _, t := range x.r.Form.Tables {
			maps.Copy(list, x.lastOf(t))
		}
		return x.change(list)
	}},
	{"report of last year", func(x *filed) string {
		list := map[*form.Cell]int64{}
		for _, t := range x.r.Form.Tables {
			maps.Copy(list, x.lastOf(t))
		}
		x.this.set("文字!A2", x.last.at("文字!A2").Text)
		return x.change(list)
	}},
	{"number of a sentence", func(x *filed) string {
		text := x.overview(x.r.Form, x.now)
		var at []int
		for i := range text {
			if text[i] >= '0' && text[i] <= '9' {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return ""
		}
		i := at[x.IntN(len(at))]
		digit := byte('0' + x.IntN(10))
		if digit == text[i] {
			return ""
		}
		x.this.set("文字!A2", text[:i]+string(digit)+text[i+1:]+x.filler(1))
		return text[:i] + "[" + string(digit) + "]" + text[i+1:]
	}},
	{"sentences of last year", func(x *filed) string {
		text := x.overview(x.before.Form, x.then)
		x.this.set("文字!A2", text+x.filler(1))
		return text
	}},
	{"overview of last year", func(x *filed) string {
		text := x.last.at("文字!A2").Text
		x.this.set("文字!A2", text)
		return text
	}},
	{"sentence of last year", func(x *filed) string {
		if len(x.wordings) == 0 {
			return ""
		}
		i := x.IntN(len(x.wordings))
		var b strings.Builder
		for k, w := range x.wordings {
			if k == i {
				b.WriteString(x.says(x.before.Form, x.then, w))
			} else {
				b.WriteString(x.says(x.r.Form, x.now, w))
			}
		}
		x.this.set("文字!A2", b.String()+x.filler(1))
		return b.String()
	}},
	{"all 0", func(x *filed) string {
		list := map[*form.Cell]int64{}
		for _, c := range x.r.Form.Cells {
			list[c] = 0
		}
		return x.change(list)
	}},
}

func (x *filed) lastOf(t *form.Table) map[*form.Cell]int64 {
	list := map[*form.Cell]int64{}
	for _, c := range t.Cells {
		if of := x.before.Form.Cell(c.ID); of != nil {
			list[c] = x.then[of]
		}
	}
	return list
}

// cell returns any cell that staff fill and of which something is true, nil for none.
func (x *filed) cell(is func(*form.Cell) bool) *form.Cell {
	list := slices.DeleteFunc(slices.Clone(x.r.Form.Cells), func(c *form.Cell) bool {
		return !x.byHand && x.r.Form.Totals()[c] != nil || is != nil && !is(c)
	})
	if len(list) == 0 {
		return nil
	}
	return list[x.IntN(len(list))]
}

func (x *filed) shifted(c *form.Cell, by int) map[*form.Cell]int64 {
	list := map[*form.Cell]int64{}
	var row []*form.Cell
	for _, of := range c.Table.Cells {
		if of.Row == c.Row && x.r.Form.Totals()[of] == nil {
			row = append(row, of)
		}
	}
	for i, of := range row {
		if k := i - by; k >= 0 && k < len(row) {
			list[of] = x.now[row[k]]
		} else {
			list[of] = 0
		}
	}
	return list
}

func (x *filed) change(list map[*form.Cell]int64) string {
	var b strings.Builder
	for c, n := range list {
		if n != x.now[c] {
			fmt.Fprintf(&b, " %s %d→%d", c.ID, x.now[c], n)
		}
	}
	x.enter(list)
	return b.String()
}

var slipsOfAKind = flag.Int("mistakes", 6, "so many mistakes of each kind are made")

// ambiguous are kinds of mistakes of several figures at once, which now and then look like two, or like one of a table and
// one of a sentence: so many of a hundred are told of on two lines.
var ambiguous = map[string]int{"shifted row": 3, "row of another": 1}

// TestOneMistakeIsOneLine shows that one mistake in a sound report, with last year's beside it and an overview that names
// figures, is told of on one line, whatever else is wrong for it. With -v -mistakes 150 it is a table of them.
func TestOneMistakeIsOneLine(t *testing.T) {
	for k, slip := range filedSlips {
		lines := map[int]int{}
		made := 0
		for seed := range uint64(*slipsOfAKind) {
			x := newFiled(t, rand.New(rand.NewPCG(seed, uint64(k))))
			if heads, _ := x.heads(t); len(heads) > 0 {
				continue // by chance few figures are last year's
			}
			what := slip.make(x)
			if what == "" {
				continue
			}
			made++
			heads, all := x.heads(t)
			if lines[len(heads)]++; len(heads) < 2 {
				continue
			}
			tell := t.Errorf
			if lines[len(heads)]*100 <= 100+made*ambiguous[slip.name] && ambiguous[slip.name] > 0 {
				tell = t.Logf
			}
			tell("%s, seed %d, totals typed: %v, %s-%s:%s\n%s", slip.name, seed, x.byHand, x.before.Form.Edition,
				x.r.Form.Edition, what, linesOf(all))
		}
		t.Logf("%-28s %d made, by lines %v", slip.name, made, lines)
	}
}

func linesOf(all []Finding) string {
	var b strings.Builder
	for i, f := range all {
		if f.Rule.ID == "F01" || slices.Contains(ofWholeTexts, f.Rule.ID) {
			continue
		}
		fmt.Fprintf(&b, "%d %s %s %s", i, f.Rule.ID, f.Place, f.Message)
		if f.Follows != nil {
			fmt.Fprintf(&b, " [follows %d]", *f.Follows)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestTwoMistakesAreTwoLines shows that what has nothing to do with a mistake does not go behind it: a wrong number of
// decisions in a sentence beside a wrong figure of requests, of disputes or of last year's.
func TestTwoMistakesAreTwoLines(t *testing.T) {
	for _, name := range []string{"figure", "carried in", "exchanged", "shifted row"} {
		k := slices.IndexFunc(filedSlips, func(s filedSlip) bool { return s.name == name })
		for seed := range uint64(*slipsOfAKind) {
			x := newFiled(t, rand.New(rand.NewPCG(seed, uint64(k))))
			if heads, _ := x.heads(t); len(heads) > 0 {
				continue
			}
			what := filedSlips[k].make(x)
			heads, _ := x.heads(t)
			if what == "" || len(heads) == 0 || !strings.Contains(what, "applications.") && !strings.Contains(what, "disputes.") {
				continue
			}
			c := x.r.Form.Cell("enforcement.coercion.decisions")
			x.this.set("文字!A2", x.this.at("文字!A2").Text+fmt.Sprintf("作出行政强制决定%d件。", x.now[c]+3))
			both, all := x.heads(t)
			if len(both) != len(heads)+1 {
				t.Errorf("%s, seed %d:%s: %d lines, %d before\n%s", name, seed, what, len(both), len(heads), linesOf(all))
			}
		}
	}
}

// TestNothingLastYear shows that a sentence about a figure that is 0, as it was last year, does not go behind another
// about one that was left as it was: 0 beside 0 says nothing of where it comes from.
func TestNothingLastYear(t *testing.T) {
	for had, want := range map[int64]int{0: 2, 9: 1} {
		y := withTexts("overview", "甲乙丙。", "全年作出行政处罚决定17件。作出行政强制决定13件。")
		for _, r := range []*form.Report{y.last, y.this} {
			r.SetNumber(r.Form.Cell("enforcement.penalties.decisions"), decimal.NewFromInt(12))
			r.SetNumber(r.Form.Cell("enforcement.coercion.decisions"), decimal.NewFromInt(had))
		}
		y.this.SetNumber(y.this.Form.Cell("licensing.permits.decisions"), decimal.NewFromInt(5))
		y.hold()
		lines := 0
		all := Report(y.this, define.Builtin())
		for _, f := range all {
			if f.Follows == nil && f.Rule.ID == "N01" {
				lines++
			}
		}
		if lines != want {
			t.Errorf("%d, last year %d: %d lines\n%s", had, had, lines, linesOf(all))
		}
	}
}

// TestSentenceBesideRows shows that a wrong number of a sentence does not go behind columns that do not hang together
// because of some row, where no figure puts both right; one that fits goes there.
func TestSentenceBesideRows(t *testing.T) {
	for says, want := range map[string]bool{"59": false, "71": true} {
		y := withTexts("overview", "甲乙丙。", "全年办结政府信息公开申请132件，其中予以公开82件。部分公开政府信息公开申请"+says+"件。")
		for row, list := range map[string][5]int64{
			"received": {57, 64, 21, 11, 153}, "handled": {50, 62, 10, 10, 132}, "granted": {30, 42, 5, 5, 82}, "partial": {20, 20, 5, 5, 50},
		} {
			for i, column := range []string{"person", "company", "research", "legal", "total"} {
				y.this.SetNumber(y.this.Form.Cell("applications."+row+"."+column), decimal.NewFromInt(list[i]))
			}
		}
		y.hold()
		all := Report(y.this, define.Builtin())
		for _, f := range all {
			if f.Rule.ID == "N01" && f.Actual == says && (f.Follows != nil) != want {
				t.Errorf("%s件: %v\n%s", says, f.Follows, linesOf(all))
			}
		}
		if !slices.ContainsFunc(all, func(f Finding) bool { return f.Rule.ID == "N01" && f.Actual == says }) ||
			!slices.ContainsFunc(all, func(f Finding) bool { return strings.Contains(f.Message, "有一整行填错") }) {
			t.Errorf("%s件: %s", says, linesOf(all))
		}
	}
}
