package locate

import (
	"strings"

	"nianbao/form"
	"nianbao/form/particular"
	"nianbao/form/prose"
	"nianbao/form/title"
	"nianbao/grid"
)

// readParticulars finds the agency's particulars by their labels (机关名称 | 示例市司法局, 机关名称：示例市司法局, or
// one below the other), and agency and year in the report's title. Where agency or year stands twice and differs, that
// is a fault. Grids that are not to be trusted are left out.
func (b *reportBuilder) readParticulars(except map[int]bool) {
	ids := b.from.index.particulars
	behind := b.from.behindHeadings(ids)
	for at, g := range b.from.grids {
		if except[at] || behind[at] {
			continue
		}
		lists := ids.Lists(g, b.from.keys[at])
		for i, key := range b.from.keys[at] {
			if key == "" {
				continue
			}
			label := &g.Cells[i]
			if id := ids.Of(key); id != "" && lists[label.Row] {
				continue
			} else if id != "" {
				row, col, text := ids.Beside(g, label)
				b.particular(id, text, form.PlaceIn(g, at, row, col))
				b.taken[prose.Cell{Grid: at, Row: label.Row, Col: label.Col}] = true
				b.taken[prose.Cell{Grid: at, Row: row, Col: col}] = true
			} else {
				b.readAfterColons(ids, at, label)
			}
		}
	}
	b.readTitle(ids, except)
	if date := b.Particulars[form.Date]; date != "" {
		b.Particulars[form.Date] = form.PlainDate(date)
	}
	b.Agency = b.Particulars[form.Agency]
	b.Year = form.ParseYear(b.Particulars[form.Year])
}

// maxLabelled is the longest line, in bytes, that is parted into labels and values. Chosen: 130 characters, of which
// half may be the space between them.
const maxLabelled = 400

// particular takes a particular's value, the first that is not empty; another one for agency or year is a fault.
func (b *reportBuilder) particular(id, text string, place form.Place) {
	text = form.OneLine(text)
	if id == form.Agency {
		year := ""
		if text, year = title.CleanAgency(text); year != "" {
			b.particular(form.Year, year, place)
		}
	}
	have, at := b.Particulars[id], b.ParticularPlace(id)
	switch {
	case have == "" && (text != "" || at == form.Place{}):
		b.SetParticular(id, text, place)
	case text != "" && (id == form.Agency && text != have ||
		id == form.Year && form.ParseYear(text) != form.ParseYear(have)):
		b.contradiction(id, statement{have, at}, statement{text, place})
	}
}

// readAfterColons reads agency and year behind their labels' colons: 填报单位：示例市司法局　　年度：2024. The other
// particulars are not sought so: 地址：… may stand in any text.
func (b *reportBuilder) readAfterColons(ids particular.Labels, at int, c *grid.Cell) {
	text := c.Text
	if len(text) > maxLabelled || !strings.Contains(text, ":") && !strings.Contains(text, "：") || !ids.Named(text) {
		return
	}
	_, values := b.from.index.known.Split(text)
	for _, v := range values {
		id := ids.Of(form.Key(v.Label))
		if id == form.Agency || id == form.Year {
			b.particular(id, v.Value, b.from.place(at, c.Row, c.Col))
			if b.from.index.known.All(text) {
				b.taken[prose.Cell{Grid: at, Row: c.Row, Col: c.Col}] = true
			}
		}
	}
}

// readTitle takes agency and year from the report's title. A superior office's sheet is titled with that office's area.
func (b *reportBuilder) readTitle(ids particular.Labels, except map[int]bool) {
	t, ok := title.Find(b.Form, b.from.grids, except)
	if !ok {
		return
	}
	if b.Particulars[form.Agency] == "" && ids.Of(form.Key(t.Agency)) == "" {
		b.particular(form.Agency, t.Agency, t.Place)
	}
	if t.Year != "" {
		b.particular(form.Year, t.Year, t.Place)
	}
	for _, p := range t.Cells {
		b.titles[prose.CellAt(p)] = true
	}
}
