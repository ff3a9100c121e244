package fill

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// blanks are what stands in a blank form where characters are to be written: ××, XX, ＿＿.
const blanks = `XxＸｘ×✕╳＿_○〇*＊`

const blank = `[` + blanks + `]`

const fourDigits = `\d{4}|[０-９]{4}|[` + form.Zeros + `一二三四五六七八九]{4}|(?:20|２０|二〇)` + blank + `{0,2}|` +
	`[（(](?:年份|年度)[）)]`

var (
	blanked  = regex.New(blank + `{2}|名称|[（(]\s*[）)]`)
	yearLast = regex.New(`^(.*?)(` + fourDigits + `|` + blank + `{2,4}|)年度?$`)
	yearFore = regex.New(`^(` + fourDigits + `|` + blank + `{4})年度?`)
	yearOnly = regex.New(`^[（(]?(` + fourDigits + `|` + blank + `{2,4})(?:年度?)?[）)]?$`)
)

// A textRange is a part of a text, in bytes.
type textRange struct{ from, to int }

// A lineEdit is what comes in the place of a part of a line.
type lineEdit struct {
	textRange
	text string
}

// A titleLine is a line above the first heading, which may name the agency and the year of the report. Its text is
// without spaces.
type titleLine struct {
	place form.Place
	grid  int // the number of its grid, and its own among the grid's cells
	index int
	cell  *grid.Cell
	text  string
	at    []int // where each byte of the text stands in the cell's

	agency, year textRange // where they stand in the text, or would stand
	dated        bool      // the year has its place: a year or blanks before 年
	model        textRange // what says that it is a model's title
	edits        []lineEdit
}

// titleLines returns the lines above the first heading.
func (f *labelFiller) titleLines() []*titleLine {
	var lines []*titleLine
	for at, g := range f.Main.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if f.isHeading(at, c) {
				return lines
			}
			if len(c.Text) <= maxTitleLine && strings.TrimSpace(c.Text) != "" {
				h := newTitleLine(f.asWritten(at, c), f.was.PlaceOf(at, c.Row, c.Col))
				h.grid, h.index = at, i
				lines = append(lines, h)
			}
		}
	}
	return lines
}

// asWritten returns a cell of a table with all that is written in it: what is read of it has no footnotes' marks.
func (f *labelFiller) asWritten(at int, c *grid.Cell) *grid.Cell {
	if f.Main.Grids[at].Source != grid.Table {
		return c
	}
	text := f.Main.At(at, c.Row, c.Col).Text()
	if text == c.Text {
		return c
	}
	whole := *c
	whole.Text = text
	return &whole
}

// isHeading reports whether a heading of the form stands in a cell or paragraph of the document.
func (f *labelFiller) isHeading(at int, c *grid.Cell) bool {
	h, ok := f.report.Form.ReadHeading(c.Text)
	return ok && h.Exact && h.Section != nil || f.was.Headings[f.was.PlaceOf(at, c.Row, c.Col)] != nil
}

// maxTitleLine is the longest line, in bytes, that is looked at: a title is shorter.
const maxTitleLine = 400

func newTitleLine(c *grid.Cell, place form.Place) *titleLine {
	h := &titleLine{place: place, cell: c}
	var b strings.Builder
	for i, r := range c.Text {
		if unicode.IsSpace(r) {
			continue
		}
		for k := range utf8.RuneLen(r) {
			h.at = append(h.at, i+k)
		}
		b.WriteRune(r)
	}
	h.text = b.String()
	return h
}

func (h *titleLine) part(s textRange) string { return h.text[s.from:s.to] }

// named reports whether an agency's name stands in the line.
func (h *titleLine) named() bool { return h.agency.from < h.agency.to }

// read finds agency and year in a part of the line.
func (h *titleLine) read(from, to int) {
	part := h.text[from:to]
	if m := yearLast.FindStringSubmatchIndex(part); m != nil {
		h.agency, h.year, h.dated = textRange{from, from + m[3]}, textRange{from + m[4], from + m[5]}, true
		return
	}
	if m := yearFore.FindStringSubmatchIndex(part); m != nil {
		h.agency, h.year, h.dated = textRange{from + m[1], to}, textRange{from + m[2], from + m[3]}, true
		return
	}
	h.agency, h.year, h.dated = textRange{from, to}, textRange{to, to}, false
}

// onlyYear reads the line as one that states the year and nothing else, and reports whether it is.
func (h *titleLine) onlyYear() bool {
	m := yearOnly.FindStringSubmatchIndex(h.text)
	if m == nil {
		return false
	}
	h.year, h.dated = textRange{m[2], m[3]}, true
	return true
}

// edit replaces a part of the line, once: a line between two titles may be said of both.
func (h *titleLine) edit(at textRange, text string) {
	if e := (lineEdit{at, text}); !slices.Contains(h.edits, e) {
		h.edits = append(h.edits, e)
	}
}

// overlaps reports whether some of a part of the line is replaced.
func (h *titleLine) overlaps(at textRange) bool {
	return slices.ContainsFunc(h.edits, func(e lineEdit) bool { return e.from < at.to && at.from < e.to })
}

// editYear writes the year in the line's own kind of digits.
func (h *titleLine) editYear(at textRange, year int) {
	text := digitsLike(h.part(at), year)
	if at.from == at.to && !h.dated {
		text += "年"
	}
	h.edit(at, text)
}

// digitsLike returns a year in digits of the kind in which another one is written.
func digitsLike(old string, year int) string {
	text := strconv.Itoa(year)
	first, _ := utf8.DecodeRuneInString(old)
	switch {
	case first >= '０' && first <= '９':
		return strings.Map(func(r rune) rune { return r - '0' + '０' }, text)
	case strings.ContainsRune("零一二三四五六七八九", first):
		zero := "〇"
		for _, z := range []string{"○", "零"} {
			if strings.Contains(old, z) && !strings.Contains(old, "〇") {
				zero = z
			}
		}
		digits := []string{zero, "一", "二", "三", "四", "五", "六", "七", "八", "九"}
		spelled := ""
		for _, r := range text {
			spelled += digits[r-'0']
		}
		return spelled
	}
	return text
}

// source returns where in the cell's text a part of the line stands.
func (h *titleLine) source(s textRange) textRange {
	switch {
	case s.from < s.to:
		return textRange{h.at[s.from], h.at[s.to-1] + 1}
	case s.from < len(h.at): // in front of what follows
		return textRange{h.at[s.from], h.at[s.from]}
	case len(h.at) > 0:
		return textRange{h.at[s.from-1] + 1, h.at[s.from-1] + 1}
	}
	return textRange{}
}

// apply writes what was edited of a line into the document.
func (f *labelFiller) apply(h *titleLine, what string) {
	if len(h.edits) == 0 {
		return
	}
	at, row, col := h.place.At()
	f.setHandled(at, h.cell.Row, h.cell.Col)
	s := f.Main.At(at, row, col)
	before := strings.TrimSpace(s.Text())
	// From the last on, so that the others keep their places: what comes in front of a part behind it.
	slices.SortStableFunc(h.edits, func(a, b lineEdit) int { return cmp.Or(a.from-b.from, a.to-b.to) })
	for i := len(h.edits) - 1; i >= 0; i-- {
		e := h.edits[i]
		if h.part(e.textRange) == e.text {
			continue
		}
		if from := h.source(e.textRange); !f.Main.Splice(s, from.from, from.to, e.text) {
			f.refuse(h.place, what+"改不了，请把它作为普通文字重新输入")
			return
		}
	}
	h.edits = nil
	f.change(h.place, what, before, strings.TrimSpace(s.Text()))
}
