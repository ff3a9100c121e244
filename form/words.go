package form

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"nianbao/grid"
)

// readParticulars finds the agency's particulars by their labels (机关名称 | 示例市司法局, 机关名称：示例市司法局), and agency and year in
// the report's title where no label tells them.
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
		for i := range g.Cells {
			if keys[at][i] == "" {
				continue
			}
			label, value := &g.Cells[i], &g.Cells[i]
			id, text := ids[keys[at][i]], ""
			if id != "" {
				if value = g.At(label.Row, label.Right()); value != nil {
					text = value.Text
				}
			} else if id, text = r.colon(label.Text, ids); id == "" {
				continue
			}
			if _, have := r.places[id]; have && (r.Particulars[id] != "" || text == "") {
				continue
			}
			row, col := label.Row, label.Right()
			if value != nil {
				row, col = value.Row, value.Col
			}
			r.places[id] = Place{Sheet: g.Name, Ref: g.Ref(row, col), grid: at, row: row, col: col}
			r.Particulars[id] = strings.TrimSpace(text)
		}
	}
	r.readTitle(grids)
	if m := dateShape.FindStringSubmatch(norm.NFKC.String(r.Particulars[Date])); m != nil {
		r.Particulars[Date] = m[1] + "年" + m[2] + "月" + m[3] + "日"
	}
	r.Agency = r.Particulars[Agency]
	r.Year = ParseYear(r.Particulars[Year])
}

// maxParticular is the longest text, in bytes, that is read as a label and its value: 填报单位：示例市司法局.
const maxParticular = 150

// colon reads agency or year behind a label's colon. The other particulars are not sought so: 地址：… may stand in any text.
func (r *Report) colon(text string, ids map[string]string) (id, value string) {
	name, value, ok := strings.Cut(strings.Replace(text, "：", ":", 1), ":")
	if !ok || len(text) > maxParticular {
		return "", ""
	}
	if id = ids[Key(name)]; id != Agency && id != Year {
		return "", ""
	}
	return id, value
}

var (
	titleShape = regexp.MustCompile(`^(.*?)(\d{4})年度?政府信息公开(工作)?年度报告`)
	dateShape  = regexp.MustCompile(`^(\d{4})[-/.]0?(\d{1,2})[-/.]0?(\d{1,2})$`) // how a sheet shows a date that was typed as one
	yearShape  = regexp.MustCompile(`^(\d{4})(年|年度)?$`)
)

// ParseYear reads a report year: 2024, 2024年, ２０２４年度. It returns 0 for anything else.
func ParseYear(text string) int {
	m := yearShape.FindStringSubmatch(strings.Join(strings.Fields(norm.NFKC.String(text)), ""))
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
			if len(c.Text) > maxLabel || !strings.Contains(c.Text, "年度报告") {
				continue
			}
			m := titleShape.FindStringSubmatch(strings.Join(strings.Fields(norm.NFKC.String(c.Text)), ""))
			if m == nil {
				continue
			}
			agency, place := m[1], Place{Sheet: g.Name, Ref: g.Ref(c.Row, c.Col), grid: at, row: c.Row, col: c.Col}
			if agency == "" && i > 0 {
				agency = strings.TrimSpace(g.Cells[i-1].Text)
			}
			for id, text := range map[string]string{Agency: agency, Year: m[2]} {
				if r.Particulars[id] == "" && text != "" {
					r.Particulars[id], r.places[id] = text, place
				}
			}
			return
		}
	}
}

// readTexts takes as each text what stands below its heading, down to the next heading of the report, or beside it.
func (r *Report) readTexts(grids []*grid.Grid, keys [][]string) {
	titles := map[string]*Section{}
	for _, s := range r.Form.Sections {
		titles[Key(s.Title)] = s
	}
	for at, g := range grids {
		for i := range g.Cells {
			s := titles[keys[at][i]]
			if s == nil || s.Text == "" || r.Texts[s.Text].Text != "" {
				continue
			}
			head := &g.Cells[i]
			var lines []string
			first := -1
			for j := i + 1; j < len(g.Cells); j++ {
				c := &g.Cells[j]
				below := c.Row > head.Row && c.Col == head.Col
				if keys[at][j] != "" && titles[keys[at][j]] != nil && below {
					break
				}
				if (below || c.Row == head.Row && c.Col == head.Right() && titles[keys[at][j]] == nil) && strings.TrimSpace(c.Text) != "" {
					lines = append(lines, strings.Split(strings.ReplaceAll(c.Text, "\r\n", "\n"), "\n")...)
					if first < 0 {
						first = j
					}
				}
			}
			if g.Source == grid.Prose {
				lines = r.unsigned(lines)
			}
			text := Text{Place: Place{Sheet: g.Name, Ref: g.Ref(head.Row+1, head.Col), grid: at, row: head.Row + 1, col: head.Col}}
			if first >= 0 {
				c := &g.Cells[first]
				text.Place.Ref, text.Place.row, text.Place.col = g.Ref(c.Row, c.Col), c.Row, c.Col
			}
			text.Text, text.Removed = clean(lines)
			r.Texts[s.Text] = text
		}
	}
}

var dateLine = regexp.MustCompile(`^[0-9〇一二三四五六七八九十]+年[0-9一二三四五六七八九十]+月[0-9一二三四五六七八九十]+日$`)

// unsigned cuts the agency's name and the date, which close a document, off its last text.
func (r *Report) unsigned(lines []string) []string {
	n := len(lines)
	if n > 0 && dateLine.MatchString(strings.Join(strings.Fields(lines[n-1]), "")) {
		n--
		if n > 0 && strings.TrimSpace(lines[n-1]) == r.Agency {
			n--
		}
	}
	return lines[:n]
}

// clean joins a text's lines without blank ones and drops the characters that XML cannot hold; it returns how many there were.
func clean(lines []string) (string, int) {
	var kept []string
	removed := 0
	for _, line := range lines {
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
		if line = strings.Trim(line, " \t\u00a0\u3000"); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n"), removed
}
