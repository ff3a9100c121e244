package form

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"nianbao/grid"
)

// readParticulars finds the agency's particulars by their labels (机关名称 | 示例市司法局, 机关名称：示例市司法局, or one below the other), and
// agency and year in the report's title. Where agency or year stands twice and differs, that is a fault.
func (r *Report) readParticulars(grids []*grid.Grid, keys [][]string) {
	ids := map[string]string{}
	for _, p := range r.Form.Particulars {
		for _, label := range append([]string{p.Label}, p.Aliases...) {
			if key := Key(label); ids[key] == "" {
				ids[key] = p.ID
			}
		}
	}
	for at, g := range grids {
		for i, key := range keys[at] {
			if key == "" {
				continue
			}
			label := &g.Cells[i]
			id := ids[key]
			if id == "" {
				id = ids[bare(key)]
			}
			row, col, text := label.Row, label.Col, ""
			if id != "" {
				row, col, text = besideLabel(g, label, ids)
			}
			place := Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col}
			if id != "" {
				r.particular(id, text, place)
			} else {
				r.colons(label.Text, ids, place)
			}
		}
	}
	r.readTitle(grids)
	if m := dateShape.FindStringSubmatch(narrow(r.Particulars[Date])); m != nil {
		r.Particulars[Date] = m[1] + "年" + m[2] + "月" + m[3] + "日"
	}
	r.Agency = r.Particulars[Agency]
	r.Year = ParseYear(r.Particulars[Year])
}

// besideLabel returns the place and the text of a label's value: right of it, or below it where its right neighbour is a label too.
func besideLabel(g *grid.Grid, label *grid.Cell, ids map[string]string) (row, col int, text string) {
	row, col = label.Row, label.Right()
	if next := g.At(row, col); next != nil && ids[Key(next.Text)] != "" {
		row, col = label.Bottom(), label.Col
	}
	if value := g.At(row, col); value != nil && ids[Key(value.Text)] == "" {
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
func (r *Report) particular(id, text string, place Place) {
	text = oneLine(text)
	have, found := r.Particulars[id], r.places[id] != Place{}
	switch {
	case have == "" && (text != "" || !found):
		r.Particulars[id], r.places[id] = text, place
	case text != "" && (id == Agency && text != have || id == Year && ParseYear(text) != ParseYear(have)):
		r.Faults = append(r.Faults, Fault{Kind: Contradiction, Label: id, Texts: []string{have, text}, Places: []Place{r.places[id], place}})
	}
}

// maxParticular is the longest text, in bytes, that is read as a label and its value: 填报单位：示例市司法局.
const maxParticular = 150

// colons reads agency and year behind their labels' colons: 填报单位：示例市司法局　　年度：2024. The other particulars are not sought so:
// 地址：… may stand in any text.
func (r *Report) colons(text string, ids map[string]string, place Place) {
	if len(text) > maxParticular || !strings.ContainsAny(text, ":：") {
		return
	}
	text = strings.ReplaceAll(text, "：", ":")
	parts := strings.Split(text, ":")
	for i, value := range parts[1:] {
		words := strings.Fields(parts[i])
		if len(words) == 0 {
			continue
		}
		name := words[len(words)-1] // what stands before it belongs to the value before
		key := Key(name)
		id := ids[key]
		if id == "" {
			id = ids[bare(key)]
		}
		if i+2 < len(parts) { // the next label is no part of the value
			if next := strings.Fields(value); len(next) > 0 {
				value = strings.TrimSuffix(strings.TrimRight(value, " \u3000\t"), next[len(next)-1])
			}
		}
		if id == Agency || id == Year {
			r.particular(id, sealed.ReplaceAllString(oneLine(value), ""), place)
		}
	}
}

var (
	sealed     = regexp.MustCompile(`[（(](盖章|公章|章)[）)]$`)
	titleShape = regexp.MustCompile(`^(?:附件\d*[:：])?(?:(\d{4})年度?)?(.*?)(?:(\d{4})年度?)?政府信息公开(?:工作)?年度报告`)
	dateShape  = regexp.MustCompile(`^(\d{4})[-/.]0?(\d{1,2})[-/.]0?(\d{1,2})$`) // how a sheet shows a date that was typed as one
	yearShape  = regexp.MustCompile(`^(\d{4})(年|年度)?$`)
	digits     = strings.NewReplacer("〇", "0", "○", "0", "零", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

// ParseYear reads a report year: 2024, 2024年, ２０２４年度, 二〇二四年. It returns 0 for anything else.
func ParseYear(text string) int {
	m := yearShape.FindStringSubmatch(digits.Replace(strings.Join(strings.Fields(narrow(text)), "")))
	if m == nil {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

// readTitle takes agency and year from the first title, 示例市司法局2024年政府信息公开工作年度报告, in one line or two.
func (r *Report) readTitle(grids []*grid.Grid) {
	for at, g := range grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if len(c.Text) > maxParticular || !strings.Contains(c.Text, "年度报告") || strings.HasPrefix(c.Text, "关于") {
				continue
			}
			m := titleShape.FindStringSubmatch(strings.Join(strings.Fields(fullDigits.Replace(c.Text)), ""))
			if m == nil || m[1]+m[3] == "" {
				continue
			}
			agency, year := m[2], m[1]
			if year == "" {
				year = m[3]
			}
			if above := g.At(c.Row-1, c.Col); agency == "" && above != nil && !strings.HasPrefix(above.Text, "附件") {
				agency = above.Text
			}
			place := Place{Sheet: g.Name, Ref: g.Ref(c.Row, c.Col), grid: at, row: c.Row, col: c.Col}
			if r.Particulars[Agency] == "" { // the title of a sheet that a superior office circulates names that office's area
				r.particular(Agency, agency, place)
			}
			r.particular(Year, year, place)
			return
		}
	}
}

// fullDigits makes full-width digits plain and leaves all else as the agency writes it.
var fullDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// readTexts takes as each text what stands below its heading, down to the next heading of the report; where nothing does, what stands
// beside it. On a sheet with the headings side by side a text runs down its column whatever stands in it.
func (r *Report) readTexts(grids []*grid.Grid, keys [][]string) {
	titles := map[string]*Section{}
	for _, s := range r.Form.Sections {
		titles[Key(s.Title)] = s
	}
	for at, g := range grids {
		for i := range g.Cells {
			c := column{grid: g, keys: keys[at], titles: titles, head: i}
			s := c.title(i)
			if s == nil || s.Text == "" || c.inside() {
				continue
			}
			c.section = s
			r.text(s, r.lines(g, at, c.cells(), s.Text == r.Form.Texts()[len(r.Form.Texts())-1].Text), Place{Sheet: g.Name, Ref: g.Ref(g.Cells[i].Row+1, g.Cells[i].Col), grid: at, row: g.Cells[i].Row + 1, col: g.Cells[i].Col})
		}
	}
}

// A column is what may hold a section's text: the cells below its heading.
type column struct {
	grid    *grid.Grid
	keys    []string
	titles  map[string]*Section
	section *Section
	head    int // the heading's cell
}

// title returns the section whose heading a cell is, nil for none.
func (c *column) title(i int) *Section {
	if c.keys[i] == "" {
		return nil
	}
	if s := c.titles[c.keys[i]]; s != nil {
		return s
	}
	return c.titles[bare(c.keys[i])]
}

// abreast reports whether another text's heading stands in the heading's row.
func (c *column) abreast(head int) bool {
	for i := range c.grid.Cells {
		if s := c.title(i); s != nil && s != c.title(head) && s.Text != "" && c.grid.Cells[i].Row == c.grid.Cells[head].Row {
			return true
		}
	}
	return false
}

// inside reports whether the heading is a line of a text: it stands below one of several headings that stand side by side.
func (c *column) inside() bool {
	for i := range c.head {
		if s := c.title(i); s != nil && s.Text != "" && c.grid.Cells[i].Col == c.grid.Cells[c.head].Col && c.grid.Cells[i].Row < c.grid.Cells[c.head].Row && c.abreast(i) {
			return true
		}
	}
	return false
}

// cells returns the cells of the text.
func (c *column) cells() []*grid.Cell {
	head := &c.grid.Cells[c.head]
	abreast := c.abreast(c.head)
	var below []*grid.Cell
	for i := c.head + 1; i < len(c.grid.Cells); i++ {
		cell := &c.grid.Cells[i]
		if cell.Row == head.Row || cell.Col != head.Col || strings.TrimSpace(cell.Text) == "" {
			continue
		}
		if s := c.title(i); s == c.section && len(below) == 0 {
			continue // pasted together with its heading
		} else if s != nil && !abreast {
			break
		}
		below = append(below, cell)
	}
	if beside := c.grid.At(head.Row, head.Right()); len(below) == 0 && beside != nil && beside.Row == head.Row && c.titles[Key(beside.Text)] == nil {
		return []*grid.Cell{beside}
	}
	return below
}

// A Line is one line of a text and its place.
type Line struct {
	Text  string
	Place Place
}

// lines returns the lines of a text's cells; the last text of a document may be followed by its closing.
func (r *Report) lines(g *grid.Grid, at int, cells []*grid.Cell, last bool) []Line {
	var lines []Line
	for _, c := range cells {
		place := Place{Sheet: g.Name, Ref: g.Ref(c.Row, c.Col), grid: at, row: c.Row, col: c.Col}
		for text := range strings.SplitSeq(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n") {
			lines = append(lines, Line{text, place})
		}
	}
	if last && g.Source == grid.Prose {
		lines = r.unsigned(lines)
	}
	return lines
}

// text takes a section's text, the first that is not empty; another one is a fault.
func (r *Report) text(s *Section, lines []Line, place Place) {
	text := Text{Place: place}
	for _, l := range lines {
		kept, removed := clean(l.Text)
		text.Removed += removed
		if removed > 0 && text.RemovedAt == (Place{}) {
			text.RemovedAt = l.Place
		}
		if kept != "" {
			text.Lines = append(text.Lines, Line{kept, l.Place})
		}
	}
	for _, l := range text.Lines {
		text.Text += "\n" + l.Text
	}
	text.Text = strings.TrimPrefix(text.Text, "\n")
	switch have := r.Texts[s.Text]; {
	case have.Text == "":
		if len(text.Lines) > 0 {
			text.Place = text.Lines[0].Place
		}
		r.Texts[s.Text] = text
	case text.Text != "" && text.Text != have.Text:
		r.Faults = append(r.Faults, Fault{Kind: DoubledText, Label: s.Title, Places: []Place{have.Place, text.Lines[0].Place}})
	}
}

// IsDate reports whether a line is nothing but a date, as it closes a document.
func IsDate(line string) bool {
	return dateLine.MatchString(strings.Join(strings.Fields(line), ""))
}

var dateLine = regexp.MustCompile(`^[0-9〇一二三四五六七八九十]+年[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+日$`)

// unsigned cuts the agency's name and the date, which close a document, off its last text.
func (r *Report) unsigned(lines []Line) []Line {
	n := len(lines)
	if n > 0 && IsDate(lines[n-1].Text) {
		n--
		if n > 0 && strings.TrimSpace(lines[n-1].Text) == r.Agency {
			n--
		}
	}
	return lines[:n]
}

// clean returns a line without spaces around it and without the characters that XML cannot hold, and how many these were.
func clean(line string) (string, int) {
	removed := 0
	line = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return -1
		case r == '\t' || r >= 0x20 && r != 0xFFFE && r != 0xFFFF && r != '\uFFFD':
			return r
		}
		removed++
		return -1
	}, line)
	return strings.Trim(line, " \t\u00a0\u3000"), removed
}
