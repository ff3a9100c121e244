package parts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
	"nianbao/grid"
)

// A Damage is what is wrong with a sheet of parts.
type Damage struct {
	Place form.Place
	Words string // in Chinese, without a full stop
}

// Read returns the parts that stand in a superior's workbook, whose report was read on a form; nil of a workbook
// without any. Of one that cannot be read the set has nothing but its Damage.
func Read(book *grid.Book, f *form.Form, year int) *Set {
	var list []*Part
	known := map[string]bool{}
	for at, g := range book.Grids {
		if !IsSheet(g) {
			continue
		}
		r := &sheetReader{grid: g, at: at, byID: map[string]*form.Cell{}}
		own := r.ownForm(f)
		for _, c := range own.Cells {
			r.byID[c.ID] = c
		}
		more, err := r.read(own)
		if err != nil {
			return &Set{Form: f, Year: year, InSheet: true, Damage: err}
		}
		for id := range r.has {
			known[id] = true
		}
		list = append(list, more...)
	}
	if len(known) == 0 {
		return nil
	}
	Tie(list)
	s := NewSet(f, year, list)
	s.InSheet = true
	return s
}

type sheetReader struct {
	grid  *grid.Grid
	at    int
	byID  map[string]*form.Cell
	has   map[string]bool
	cells []*form.Cell // by the columns
}

func (r *sheetReader) damage(row, col int, format string, args ...any) *Damage {
	return &Damage{form.PlaceIn(r.grid, r.at, row, col), fmt.Sprintf(format, args...)}
}

func (r *sheetReader) text(row, col int) string {
	if c := r.grid.At(row, col); c != nil && c.Row == row && c.Col == col {
		return strings.TrimSpace(c.Text)
	}
	return ""
}

// ownForm returns the form with the rows that the sheet has of open tables: somebody may have added others to the tables.
func (r *sheetReader) ownForm(f *form.Form) *form.Form {
	if !f.HasOpen() {
		return f
	}
	rows := map[string]form.OpenRows{}
	_, width := r.grid.Size()
	for _, t := range f.Tables {
		if t.Open == nil {
			continue
		}
		var of form.OpenRows
		for col := FirstColumn; col < width; col++ {
			prefix := fmt.Sprintf("%s.%s.r%d.", t.ID, form.RowsID, len(of.Keys)+1)
			if !strings.HasPrefix(r.text(IDRow, col), prefix) {
				continue
			}
			key := ""
			if c := r.grid.At(LineRow, col); c != nil {
				key = strings.TrimSpace(c.Text)
			}
			of.Keys = append(of.Keys, key)
		}
		rows[t.ID] = of
	}
	return f.WithRows(rows)
}

func (r *sheetReader) read(f *form.Form) ([]*Part, *Damage) {
	if r.grid.Cut {
		return nil, r.damage(FirstRow, 0, "内容太多，没有读完")
	}
	if err := r.columns(f); err != nil {
		return nil, err
	}
	var list []*Part
	height, _ := r.grid.Size()
	for row := FirstRow; row < height; row++ {
		if r.isBlank(row) {
			continue
		}
		p, err := r.part(row)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	return list, nil
}

// columns reads the row of ids: each cell of the form has its column there, once.
func (r *sheetReader) columns(f *form.Form) *Damage {
	r.has = map[string]bool{}
	_, width := r.grid.Size()
	r.cells = make([]*form.Cell, width)
	for col := FirstColumn; col < width; col++ {
		id := r.text(IDRow, col)
		c := r.byID[id]
		switch {
		case id == "" && r.isEmptyColumn(col):
			continue
		case c == nil:
			return r.damage(IDRow, col, "这一列不知道是哪一格（第 %d 行隐藏的编号是“%s”）", IDRow+1, id)
		case r.has[id]:
			return r.damage(IDRow, col, "这一列与前面的一列都是%s", c.Label())
		}
		r.has[id], r.cells[col] = true, c
	}
	for _, c := range f.Cells {
		if IsStated(f, c) && !r.has[c.ID] {
			return r.damage(IDRow, FirstColumn, "缺少%s一列", c.Label())
		}
	}
	return nil
}

func (r *sheetReader) isEmptyColumn(col int) bool {
	return !slices.ContainsFunc(r.grid.Cells, func(c grid.Cell) bool {
		return c.Col == col && c.Row >= FirstRow && strings.TrimSpace(c.Text) != ""
	})
}

func (r *sheetReader) isBlank(row int) bool {
	for col := range r.cells {
		if r.text(row, col) != "" {
			return false
		}
	}
	return true
}

// part reads a row.
func (r *sheetReader) part(row int) (*Part, *Damage) {
	p := NewPart(r.text(row, AgencyColumn), r.text(row, FileColumn))
	p.takeRemark(r.text(row, WrongColumn))
	switch kind := r.text(row, KindColumn); kind {
	case KindOf:
	case KindOwn:
		p.Own = true
	case KindOut:
		p.Out = true
		return p, nil
	default:
		return nil, r.damage(row, KindColumn, "类别“%s”不是%s、%s、%s", kind, KindOf, KindOwn, KindOut)
	}
	for col, c := range r.cells {
		if c != nil {
			if m := r.grid.At(row, col); m != nil && isMerged(m) && strings.TrimSpace(m.Text) != "" {
				return nil, r.damage(m.Row, m.Col, "这一格与旁边的格合并了，不知道是哪个机关、哪一格的数")
			}
			f := r.figure(row, col, c)
			f.Place = form.PlaceIn(r.grid, r.at, row, col)
			p.Put(c, f)
		}
	}
	return p, nil
}

// isMerged reports whether a cell covers others: what stands in it would count in each.
func isMerged(c *grid.Cell) bool { return max(c.RowSpan, c.ColSpan) > 1 }

// maxExponent bounds how large or small a number may be, as a power of ten: what is beyond no worksheet has, and sums of it
// would fill the memory.
const maxExponent = 400

// figure reads a cell as it was written: numbers are figures, strokes strokes, any other text is none.
func (r *sheetReader) figure(row, col int, of *form.Cell) Figure {
	c := r.grid.At(row, col)
	if c == nil || strings.TrimSpace(c.Text) == "" {
		return Figure{}
	}
	text := strings.TrimSpace(c.Text)
	switch {
	case of.IsWords():
		return Figure{State: form.Words, Text: text}
	case c.Kind == grid.Number:
		if n, err := decimal.NewFromString(text); err == nil && max(n.Exponent(), -n.Exponent()) <= maxExponent {
			return Figure{State: form.Number, Number: n}
		}
	case text == Stroke:
		return Figure{State: form.Stroke}
	}
	return Figure{State: form.Unreadable, Text: text}
}
