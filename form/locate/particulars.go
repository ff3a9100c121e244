package locate

import (
	"regexp"
	"strings"
	"unicode"

	"nianbao/form"
	"nianbao/grid"
)

// readParticulars finds the agency's particulars by their labels (机关名称 | 示例市司法局, 机关名称：示例市司法局, or
// one below the other), and agency and year in the report's title. Where agency or year stands twice and differs, that
// is a fault. Grids that are not to be trusted are left out.
func (b *reportBuilder) readParticulars(except map[int]bool) {
	ids := newParticularIDs(b.Form)
	for at, g := range b.from.grids {
		if except[at] {
			continue
		}
		for i, key := range b.from.keys[at] {
			if key == "" {
				continue
			}
			label := &g.Cells[i]
			if id := ids.of(key); id != "" {
				row, col, text := besideLabel(g, label, ids)
				b.particular(id, text, form.PlaceIn(g, at, row, col))
			} else {
				b.readAfterColons(label.Text, ids, form.PlaceIn(g, at, label.Row, label.Col))
			}
		}
	}
	b.readTitle(except)
	if m := dateShape.FindStringSubmatch(form.HalfWidth(b.Particulars[form.Date])); m != nil {
		b.Particulars[form.Date] = m[1] + "年" + m[2] + "月" + m[3] + "日"
	}
	b.Agency = b.Particulars[form.Agency]
	b.Year = form.ParseYear(b.Particulars[form.Year])
}

// particularIDs are the particulars' ids by the keys of their labels.
type particularIDs map[string]string

func newParticularIDs(f *form.Form) particularIDs {
	ids := particularIDs{}
	for _, p := range f.Particulars {
		for _, label := range append([]string{p.Label}, p.Aliases...) {
			if key := form.Key(label); ids[key] == "" {
				ids[key] = p.ID
			}
		}
	}
	return ids
}

// of returns the particular that a key labels, with or without a closing remark: 填报单位（盖章）.
func (ids particularIDs) of(key string) string {
	if id := ids[key]; id != "" {
		return id
	}
	return ids[bare(key)]
}

// besideLabel returns where a label's value stands and what it is: right of it, or below it where its right neighbour
// is a label too.
func besideLabel(g *grid.Grid, label *grid.Cell, ids particularIDs) (row, col int, text string) {
	row, col = label.Row, label.Right()
	if next := g.At(row, col); next != nil && ids[form.Key(next.Text)] != "" {
		row, col = label.Bottom(), label.Col
	}
	if value := g.At(row, col); value != nil && ids[form.Key(value.Text)] == "" {
		return value.Row, value.Col, value.Text
	}
	return row, col, ""
}

// oneLine returns a text without line breaks, control characters and spaces around it.
func oneLine(text string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == 0xFFFE || r == 0xFFFF || r == '\uFFFD' {
			return -1
		}
		return r
	}, text))
}

// particular takes a particular's value, the first that is not empty; another one for agency or year is a fault.
func (b *reportBuilder) particular(id, text string, place form.Place) {
	text = oneLine(text)
	have, at := b.Particulars[id], b.ParticularPlace(id)
	switch {
	case have == "" && (text != "" || at == form.Place{}):
		b.SetParticular(id, text, place)
	case text != "" && (id == form.Agency && text != have ||
		id == form.Year && form.ParseYear(text) != form.ParseYear(have)):
		b.contradiction(id, statement{have, at}, statement{text, place})
	}
}

// maxLine is the longest text, in bytes, that is read for what it says about the report: a title, a note with the unit,
// a label and its value (填报单位：示例市司法局). What is longer is prose, and costs too much to look through. Chosen:
// fifty characters of Chinese. The longest title in the tests has between 90 and 110 bytes.
const maxLine = 150

// readAfterColons reads agency and year behind their labels' colons: 填报单位：示例市司法局　　年度：2024. The other
// particulars are not sought so: 地址：… may stand in any text.
func (b *reportBuilder) readAfterColons(text string, ids particularIDs, place form.Place) {
	if len(text) > maxLine || !strings.ContainsAny(text, ":：") {
		return
	}
	text = strings.ReplaceAll(text, "：", ":")
	parts := strings.Split(text, ":")
	for i, value := range parts[1:] {
		words := strings.Fields(parts[i])
		if len(words) == 0 {
			continue
		}
		id := ids.of(form.Key(words[len(words)-1])) // what stands before the label belongs to the value before
		if i+2 < len(parts) {                       // the next label is no part of the value
			if next := strings.Fields(value); len(next) > 0 {
				value = strings.TrimSuffix(strings.TrimRight(value, " \u3000\t"), next[len(next)-1])
			}
		}
		if id == form.Agency || id == form.Year {
			b.particular(id, sealRemark.ReplaceAllString(oneLine(value), ""), place)
		}
	}
}

var (
	sealRemark = regexp.MustCompile(`[（(](盖章|公章|章)[）)]$`)
	titleShape = regexp.MustCompile(`^(?:附件\d*[:：])?(?:(\d{4})年度?)?(.*?)(?:(\d{4})年度?)?` +
		`政府信息公开(?:工作)?年度报告`)
	// dateShape is how a sheet shows a date that was typed as one.
	dateShape = regexp.MustCompile(`^(\d{4})[-/.]0?(\d{1,2})[-/.]0?(\d{1,2})$`)
)

// readTitle takes agency and year from the first title, 示例市司法局2024年政府信息公开工作年度报告, in one line or two.
func (b *reportBuilder) readTitle(except map[int]bool) {
	for at, g := range b.from.grids {
		if except[at] {
			continue
		}
		for i := range g.Cells {
			c := &g.Cells[i]
			if len(c.Text) > maxLine || strings.HasPrefix(c.Text, "关于") {
				continue
			}
			agency, year, ok := parseTitle(c.Text)
			if !ok || year == "" {
				continue
			}
			if above := g.At(c.Row-1, c.Col); agency == "" && above != nil && !strings.HasPrefix(above.Text, "附件") {
				agency = above.Text
			}
			place := form.PlaceIn(g, at, c.Row, c.Col)
			if b.Particulars[form.Agency] == "" { // a superior office's sheet is titled with that office's area
				b.particular(form.Agency, agency, place)
			}
			b.particular(form.Year, year, place)
			return
		}
	}
}
