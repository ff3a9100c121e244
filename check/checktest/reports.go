package checktest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/grid"
)

// A named report is one with mistakes, called by them.
type named struct {
	name string
	*form.Report
}

// HoldRules holds all that rules, those for a report's form, find in n reports.
func HoldRules(t *testing.T, n int, rules func(*form.Form) []*rule.Rule) {
	t.Helper()
	HoldReports(t, n, func(p *rule.Pass) string {
		for _, r := range rules(p.Report.Form) {
			p.Run(r)
		}
		return Words(p.Findings())
	})
}

// HoldReports holds what is told of n reports with mistakes, each by a pass over it.
func HoldReports(t *testing.T, n int, told func(p *rule.Pass) string) {
	t.Helper()
	list, err := reports(n)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	var tellings []Telling
	for _, r := range list {
		tellings = append(tellings, Telling{r.name, told(rule.NewPass(r.Report, define.Builtin()))})
	}
	Hold(t, tellings)
}

// reports returns n reports, always the same: of all editions and of agencies of any size, most with last year's beside
// them, each with a mistake or two in its workbook.
func reports(n int) ([]named, error) {
	var list []named
	for i := range n {
		rnd := rand.New(rand.NewPCG(uint64(i), 3))
		years := [][2]int{{2019, 2020}, {2020, 2021}, {2022, 2023}, {2023, 2024}}[rnd.IntN(4)]
		last, err := newBook(rnd, years[0], nil)
		if err != nil {
			return nil, err
		}
		b, err := newBook(rnd, years[1], last)
		if err != nil {
			return nil, err
		}
		names := []string{fmt.Sprintf("%03d", i)}
		for range 1 + rnd.IntN(2) {
			m := mistakes[(i+rnd.IntN(2)*rnd.IntN(len(mistakes)))%len(mistakes)]
			names = append(names, m.name)
			m.make(b)
		}
		r, err := b.read()
		if err != nil {
			return nil, err
		}
		if before, err := last.read(); err != nil {
			return nil, err
		} else if o := r.Form.Other(form.Last); o != nil && rnd.IntN(5) > 0 {
			r.Hold(o, before, "上年.xlsx")
		}
		list = append(list, named{strings.Join(names, " "), r})
	}
	return list, nil
}

// A book is a workbook that is being filled.
type book struct {
	*rand.Rand
	form    *form.Form
	year    int
	grids   []*grid.Grid
	cells   map[*form.Cell]*grid.Cell
	figures map[*form.Cell]int64
	typed   bool // no total is a formula
}

// newBook returns a sound workbook for a year, as far as the relations within it go; figures of most cells are near those
// of last year's.
func newBook(rnd *rand.Rand, year int, last *book) (*book, error) {
	b := &book{Rand: rnd, year: year, cells: map[*form.Cell]*grid.Cell{}, figures: map[*form.Cell]int64{},
		typed: rnd.IntN(3) == 0}
	i := slices.IndexFunc(define.Builtin(), func(f *form.Form) bool { return f.Years.Fit(year) })
	b.form = define.Builtin()[i]
	b.draw()
	size := []int64{4, 40, 900}[rnd.IntN(3)]
	for _, c := range b.form.Cells {
		n := rnd.Int64N(size)
		if last != nil {
			if was := last.form.Cell(c.ID); was != nil {
				n = last.figures[was]*(60+rnd.Int64N(90))/100 + rnd.Int64N(2)
			}
		}
		if rnd.IntN(3) == 0 || c.Column.ID == "change" {
			n = 0
		}
		b.figures[c] = n
	}
	b.settle()
	b.say(1)
	if b.typed {
		return b, nil
	}
	r, err := b.read()
	if err != nil {
		return nil, err
	}
	for c := range b.form.Totals() {
		b.cells[c].Formula = rule.Mandated(r, c)
	}
	return b, nil
}

// draw makes the sheets.
func (b *book) draw() {
	about := &grid.Grid{Name: "基本信息"}
	for row, pair := range [][2]string{{"机关名称", "示例市司法局"}, {"年度", strconv.Itoa(b.year)}, {"地址", "甲"},
		{"邮编", "000000"},
		{"电话", "1"}, {"邮箱", "a@b"}, {"网站", "c"}, {"成文日期", strconv.Itoa(b.year+1) + "年1月20日"}} {
		about.Cells = append(about.Cells, grid.Cell{Row: row, Text: pair[0]},
			grid.Cell{Row: row, Col: 1, Text: pair[1]})
	}
	words := &grid.Grid{Name: "文字"}
	for col, s := range b.form.Texts() {
		words.Cells = append(words.Cells, grid.Cell{Col: col, Text: s.Title}, grid.Cell{Row: 1, Col: col, Text: "无"})
	}
	words.Sort()
	b.grids = []*grid.Grid{about, words}
	for _, s := range b.form.Sections {
		d := s.Grid()
		if len(d.Cells) == 0 {
			continue
		}
		d.Name = s.Sheet
		type at struct{ row, col int }
		slots := map[at]*form.Cell{}
		for i, slot := range d.Slots {
			if slot.Cell != nil {
				slots[at{d.Cells[i].Row, d.Cells[i].Col}] = slot.Cell
			}
		}
		d.Sort()
		for i := range d.Cells {
			if c := slots[at{d.Cells[i].Row, d.Cells[i].Col}]; c != nil {
				b.cells[c] = &d.Cells[i]
			}
		}
		b.grids = append(b.grids, &d.Grid)
	}
}

// settle lets what came in be what went out, makes sums of totals, and writes all figures.
func (b *book) settle() {
	b.sum()
	for _, c := range b.form.Cells {
		if c.Row.ID != "received" || c.Table.ID != "applications" || b.form.Totals()[c] != nil {
			continue
		}
		row := func(id string) *form.Cell { return b.form.Cell("applications." + id + "." + c.Column.ID) }
		in, out := b.figures[row("carried_in")], b.figures[row("handled")]+b.figures[row("carried_out")]
		b.figures[row("carried_in")] = min(in, out)
		b.figures[c] = out - min(in, out)
	}
	b.sum()
	for c, n := range b.figures {
		b.write(c, strconv.FormatInt(n, 10))
	}
}

func (b *book) sum() {
	for range 5 {
		for c, e := range b.form.Totals() {
			b.figures[c] = form.Sum(e.Right,
				func(c *form.Cell) decimal.Decimal { return decimal.NewFromInt(b.figures[c]) }).IntPart()
		}
	}
}

// write puts a text or figure into a cell.
func (b *book) write(c *form.Cell, text string) {
	cell := b.cells[c]
	if c.IsWords() {
		return
	}
	cell.Text, cell.Kind = text, grid.Text
	if _, err := strconv.ParseFloat(text, 64); err == nil {
		cell.Kind = grid.Number
	}
	if strings.HasSuffix(c.Unit(), "元") {
		cell.Money = grid.TenThousandYuan
	}
}

// say writes an overview that names figures, each so many times what it is.
func (b *book) say(times int64) {
	n := func(id string) int64 {
		if c := b.form.Cell(id); c != nil {
			return b.figures[c] * times
		}
		return 0
	}
	text := fmt.Sprintf("全年收到政府信息公开申请%d件，其中自然人%d件。办结%d件，予以公开%d件。行政许可决定%d件。",
		n("applications.received.total"),
		n("applications.received.person"), n("applications.handled.total"), n("applications.granted.total"),
		n("licensing.permits.decisions"))
	g := b.sheet("文字")
	for i := range g.Cells {
		if g.Cells[i].Row == 1 && g.Cells[i].Col == 0 {
			g.Cells[i].Text = text + "围绕重点领域推进政策解读和网站栏目建设，" + strings.Repeat("加强业务培训、审查流程和公众参与。", 1+b.IntN(2))
		}
	}
}

func (b *book) sheet(name string) *grid.Grid {
	return b.grids[slices.IndexFunc(b.grids, func(g *grid.Grid) bool { return g.Name == name })]
}

func (b *book) read() (*form.Report, error) {
	return locate.New(define.Builtin()...).Read(&grid.Book{Grids: b.grids})
}
