package fill

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
)

func (f *labelFiller) figures() {
	scales := f.scales()
	owners := map[cellKey]*form.Cell{}
	var missing []*form.Cell
	for _, c := range f.report.Form.Cells {
		if c.Row.Spare {
			continue
		}
		was := f.was.Value(c)
		text := f.figure(c, was, scales[c])
		if was.Place == (form.Place{}) {
			if text != "" && !f.omits(c) {
				missing = append(missing, c)
			}
			continue
		}
		at, row, col := was.Place.At()
		cell := f.Main.Grids[at].At(row, col)
		if cell == nil {
			if text != "" {
				f.refuse(was.Place, c.Label()+"没有格子可填，请补上这一格")
			}
			continue
		}
		key := cellKey{at, cell.Row, cell.Col}
		reason := f.obstacle(cell, row, col, owners[key])
		switch {
		case reason == "":
			owners[key] = c
			f.setHandled(at, cell.Row, cell.Col)
			f.write(was.Place, c.Label(), cell, text)
		case text != "" || strings.TrimSpace(cell.Text) != "":
			f.refuse(was.Place, c.Label()+reason)
		}
	}
	f.missing(missing)
}

// obstacle returns why a figure cannot stand in the cell drawn at a place, "" when it can. owner is the figure that
// stands in it already.
func (f *labelFiller) obstacle(cell *grid.Cell, row, col int, owner *form.Cell) string {
	switch {
	case owner != nil:
		return "和" + owner.Label() + "在同一格里，请拆开这一格"
	case cell.Row != row || cell.Col != col:
		return "的格子与旁边的格子合并在一起，请拆开这一格"
	}
	return ""
}

// write replaces what stands in a cell.
func (f *labelFiller) write(at form.Place, what string, cell *grid.Cell, text string) {
	before := strings.TrimSpace(cell.Text)
	grid, row, col := at.At()
	s := f.Main.At(grid, row, col)
	switch {
	case s.HasTable && text != "":
		f.refuse(at, what+"的格子里还有一个表格，请去掉里面的表格")
	case s.HasTable:
	case len(s.Paragraphs()) == 0:
		f.refuse(at, what+"的格子是坏的，里面没有段落")
	case before != text:
		f.Main.SetText(s, text)
		f.change(at, what, before, text)
	}
}

// figure returns what stands in a cell of the document, in the unit that the document counts in.
func (f *labelFiller) figure(c *form.Cell, was form.Value, scale decimal.Decimal) string {
	v := f.report.Value(c)
	switch v.State {
	case form.Blank, form.Stroke:
		return v.Normalized()
	case form.Words:
		return v.Words
	case form.Unreadable:
		return strings.TrimSpace(v.Text) // of a draft, in which nothing may go missing
	}
	unit := ""
	for _, u := range []string{was.Unit, c.Unit()} { // it stands behind the old figure
		if u != "" && strings.HasSuffix(strings.TrimSpace(was.Text), u) {
			unit = u
			break
		}
	}
	switch {
	case unit == "元" && c.Unit() == "万元":
		return v.Number.Shift(4).String() + unit
	case unit != "":
		return v.Number.String() + unit
	case !c.PrintUnit() && !scale.IsZero():
		return v.Number.Div(scale).String()
	}
	return c.Printed(v.Number)
}

// scales returns by how much the document's unit of money differs from the form's, for the cells of which that is
// known: a column may count 元 where the form counts 万元.
func (f *labelFiller) scales() map[*form.Cell]decimal.Decimal {
	scales := map[*form.Cell]decimal.Decimal{}
	if !f.countsMoney() {
		return scales
	}
	var probed []*grid.Cell
	var kept []grid.Cell
	for _, c := range f.report.Form.Cells {
		at, row, col := f.was.Value(c).Place.At()
		cell := f.Main.Grids[at].At(row, col)
		isMoney := strings.HasSuffix(c.Unit(), "元") && !c.PrintUnit()
		if cell == nil || !isMoney || f.was.Value(c).Place == (form.Place{}) {
			continue
		}
		probed, kept = append(probed, cell), append(kept, *cell)
		cell.Text = "1"
	}
	back, err := f.index.Of(f.report.Form).Read(&grid.Book{Grids: f.Main.Grids})
	for i, cell := range probed {
		*cell = kept[i]
	}
	if err != nil {
		return scales
	}
	for _, c := range f.report.Form.Cells {
		v := back.Value(c)
		wasProbed := v.State == form.Number && v.Text == "1" && strings.HasSuffix(c.Unit(), "元")
		if wasProbed && !v.Number.Equal(decimal.NewFromInt(1)) {
			scales[c] = v.Number
		}
	}
	return scales
}

// countsMoney reports whether some label of a table may state another unit of money than 万元.
func (f *labelFiller) countsMoney() bool {
	for _, g := range f.Main.Grids {
		for i := range g.Cells {
			text := strings.ReplaceAll(g.Cells[i].Text, "万元", "")
			if g.Source == grid.Table && strings.Contains(text, "元") {
				return true
			}
		}
	}
	return false
}

// missing names the figures that have no place: whole tables, rows and columns rather than each.
func (f *labelFiller) missing(cells []*form.Cell) {
	if len(cells) > 0 {
		f.otherEdition()
	}
	if f.other != "" {
		return
	}
	gone := map[*form.Cell]bool{}
	for _, c := range cells {
		gone[c] = true
	}
	for _, of := range []struct {
		same  func(a, b *form.Cell) bool
		named func(c *form.Cell) string
	}{
		{func(a, b *form.Cell) bool { return a.Table == b.Table }, func(c *form.Cell) string {
			return "没有找到表" + form.Quote(c.Table.Title())
		}},
		{func(a, b *form.Cell) bool { return a.Table == b.Table && a.Row == b.Row }, func(c *form.Cell) string {
			return "表" + form.Quote(c.Table.Title()) + "里没有找到" + form.Quote(c.Row.Title()) + "这一行"
		}},
		{func(a, b *form.Cell) bool { return a.Table == b.Table && a.Column == b.Column }, func(c *form.Cell) string {
			return "表" + form.Quote(c.Table.Title()) + "里没有找到" + form.Quote(c.Column.Label) + "这一列"
		}},
		{func(a, b *form.Cell) bool { return a == b }, func(c *form.Cell) string {
			return "表" + form.Quote(c.Table.Title()) + "里没有找到" + c.Label()
		}},
	} {
		for _, c := range cells {
			if !gone[c] {
				continue
			}
			if n, all := f.count(c, gone, of.same); all {
				f.refuse(form.Place{}, fmt.Sprintf("%s，%d 个数没有地方写", of.named(c), n))
			}
		}
	}
}

// otherEdition refuses a document that is on another edition of the form: that is why figures have no place.
func (f *labelFiller) otherEdition() {
	book := &grid.Book{Grids: f.Main.Grids}
	other, err := f.index.Of(append([]*form.Form{f.report.Form}, f.index.Forms()...)...).Read(book)
	if have := f.report.Form.Edition; err == nil && other.Form.Edition != have {
		f.other = other.Form.Edition // all that does not fit comes of this
	}
}

// count returns how many figures like one are gone, and whether all of them are; these are not counted again.
func (f *labelFiller) count(c *form.Cell, gone map[*form.Cell]bool, same func(a, b *form.Cell) bool) (n int, all bool) {
	for _, other := range c.Table.Cells {
		if !same(c, other) {
			continue
		}
		if f.was.Value(other).Place != (form.Place{}) {
			return 0, false
		}
		if gone[other] {
			n++
		}
	}
	for _, other := range c.Table.Cells {
		if same(c, other) {
			delete(gone, other)
		}
	}
	return n, true
}
