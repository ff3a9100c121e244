package fill

import (
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// particulars writes the agency's particulars beside their labels in the document's tables.
func (f *labelFiller) particulars() {
	own := map[int]bool{}
	for at, g := range f.Main.Grids {
		own[at] = g.Source == grid.Table && f.isCover(g)
	}
	for _, each := range f.report.Form.Particulars {
		place := f.was.ParticularPlace(each.ID)
		if place == (form.Place{}) {
			continue
		}
		at, row, col := place.At()
		g := f.Main.Grids[at]
		c := g.At(row, col)
		if !own[at] || c == nil || f.isHandled(at, c) || col == 0 || f.labelled(g.At(row, col-1)) != each.ID {
			continue
		}
		old, text := strings.TrimSpace(c.Text), f.report.Particulars[each.ID]
		if each.ID == form.Year && f.report.Year != 0 {
			text = strconv.Itoa(f.report.Year) + strings.TrimLeft(old, "0123456789")
		}
		if text != "" && withoutSpace(old) == withoutSpace(f.was.Particulars[each.ID]) {
			f.setHandled(at, c.Row, c.Col)
			f.write(place, each.Label, c, text)
		}
	}
}

// isCover reports whether a table states the agency's own particulars, each label before its value: 机关名称 | … | 年度 |
// …. A table with several agencies' telephones, or with the figures of several years, is none: in it a label heads a
// column, or stands several times. Nor is one that says besides whose telephone it has: 受理机构 | ….
func (f *labelFiller) isCover(g *grid.Grid) bool {
	seen := map[string]bool{}
	rows, labelled := map[int]bool{}, map[int]bool{}
	for i := range g.Cells {
		c := &g.Cells[i]
		rows[c.Row] = rows[c.Row] || strings.TrimSpace(c.Text) != ""
		id := f.labelled(c)
		if id == "" {
			continue
		}
		value := g.At(c.Row, c.Right())
		if seen[id] || value == nil || f.labelled(value) != "" {
			return false
		}
		text := strings.TrimSpace(value.Text)
		if id == form.Year && text != "" && form.ParseYear(text) == 0 && !blanked.MatchString(text) {
			return false
		}
		seen[id], labelled[c.Row] = true, true
	}
	filled := 0
	for row, is := range rows {
		if is && !labelled[row] {
			filled++
		}
	}
	return len(seen) > 1 && seen[form.Agency] || len(seen) > 0 && filled == 0
}

// labelled returns the particular that a cell is the label of, "" for none.
func (f *labelFiller) labelled(c *grid.Cell) string {
	if c == nil {
		return ""
	}
	key := form.Key(c.Text)
	for _, p := range f.report.Form.Particulars {
		for _, label := range append([]string{p.Label}, p.Aliases...) {
			if k := form.Key(label); key == k || k != "" && form.Key(sealed.ReplaceAllString(c.Text, "")) == k {
				return p.ID
			}
		}
	}
	return ""
}
