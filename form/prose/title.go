package prose

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/grid"
	"nianbao/regex"
)

// announces is what the title of another document says before the report's: 关于报送….
var announces = regex.New(`^关于.*(?:报送|上报|印发|公布|发布|编制|做好|开展|提交|转发|的(?:通知|公告|函)$)|^关于(?:19|20)\d\d`)

// MaxLine is the longest text, in bytes, that is read for what it says about the report: a title, a note with the unit,
// a label and its value (填报单位：示例市司法局). What is longer is prose, and costs too much to look through. Chosen:
// fifty characters of Chinese. The longest title in the tests has between 90 and 110 bytes.
const MaxLine = 150

// maxTitle is over how many lines a title may go.
const maxTitle = 3

// A Title is the report's title, with the cells and paragraphs that belong to it.
type Title struct {
	Agency, Year string // empty where it does not say them
	Place        form.Place
	Cells        []Cell
}

// FindTitle returns the first title that says the year, else the first that names the agency: in one line or several,
// with agency and year in it, above it or below. Grids that are not to be trusted are left out.
func FindTitle(f *form.Form, grids []*grid.Grid, except map[int]bool) (best Title, ok bool) {
	for at, g := range grids {
		if except[at] {
			continue
		}
		for i := range g.Cells {
			t, found := titleAt(f, g, at, i)
			switch {
			case !found || t.Year == "" && (t.Agency == "" || !agencyEnd.MatchString(t.Agency)):
				continue
			case t.Year != "":
				return t, true
			case !ok:
				best, ok = t, true
			}
		}
	}
	return best, ok
}

// agencyEnd is how the names of agencies end.
var agencyEnd = regex.New(`[省市县区州盟旗乡镇局委办厅院府部署会处队所站社团行库馆司校心室道台狱地）)]$`)

// titleAt reads a title whose last line is a cell.
func titleAt(f *form.Form, g *grid.Grid, at, i int) (Title, bool) {
	last := &g.Cells[i]
	if len(last.Text) > MaxLine || !f.MayEndTitle(last.Text) {
		return Title{}, false
	}
	above := linesAbove(g, i)
	text := bare(last.Text)
	for n := 0; ; n++ {
		if strings.HasPrefix(text, "关于") && announces.MatchString(text) {
			return Title{}, false
		}
		if agency, year, ok := f.ParseTitle(strings.TrimPrefix(text, "关于")); ok {
			t := Title{Agency: agency, Year: year, Place: form.PlaceIn(g, at, last.Row, last.Col)}
			for _, c := range above[:n] {
				t.Cells = append(t.Cells, Cell{at, c.Row, c.Col})
			}
			t.Cells = append(t.Cells, Cell{at, last.Row, last.Col})
			t.around(g, at, i, above[n:])
			return t, true
		}
		if n == len(above) || n == maxTitle-1 {
			return Title{}, false
		}
		text = bare(above[n].Text) + text
	}
}

// bare returns a line without the signs with which plain text marks headings and bold: ## 标题, **标题**.
func bare(line string) string { return strings.Trim(line, "#*_＃ \t\n\u3000") }

// linesAbove returns the lines above a cell in its column, the nearest first: those that a title may go over.
func linesAbove(g *grid.Grid, i int) []*grid.Cell {
	var above []*grid.Cell
	row, col := g.Cells[i].Row, g.Cells[i].Col
	for k := i - 1; k >= 0 && len(above) < 2*maxTitle; k-- {
		c := &g.Cells[k]
		if strings.TrimSpace(c.Text) == "" || c.Row == row {
			continue
		}
		if c.Col != col || len(c.Text) > MaxLine || g.Source == grid.Sheet && c.Bottom() != row {
			break
		}
		above, row = append(above, c), c.Row
	}
	return above
}

// around reads agency and year, as far as the title does not say them, from the lines above it and those below.
func (t *Title) around(g *grid.Grid, at, i int, above []*grid.Cell) {
	t.read(at, above, isName)
	if g.Source != grid.Sheet {
		var below []*grid.Cell
		for k := i + 1; k < min(i+1+maxAround, len(g.Cells)); k++ {
			below = append(below, &g.Cells[k])
		}
		t.read(at, below, IsAgency)
	} else if k := i + 1; t.Year == "" && k < len(g.Cells) {
		if agency, year := CleanAgency(form.Squeeze(g.Cells[k].Text)); agency == "" && year != "" {
			t.take(at, &g.Cells[k], "", year)
		}
	}
}

// maxAround is in how many lines above a title, and below, its agency and year may stand: one of each or both in one.
const maxAround = 2

// read takes agency and year, as far as nothing says them yet, from lines beside the title, the nearest first: up to one
// that says something else. isAgency tells an agency's name from other words.
func (t *Title) read(at int, lines []*grid.Cell, isAgency func(string) bool) {
	for _, c := range lines[:min(maxAround, len(lines))] {
		if t.Agency != "" && t.Year != "" || len(c.Text) > MaxLine {
			return
		}
		agency, year := CleanAgency(enclosed.ReplaceAllString(strings.TrimPrefix(form.Squeeze(bare(c.Text)), "《"), "$1"))
		switch {
		case agency != "" && (t.Agency != "" || !isAgency(agency) || form.YearIn(agency) != 0),
			year != "" && t.Year != "" && (agency == "" || year != t.Year):
			return
		case agency != "" || year != "":
			t.take(at, c, agency, year)
		}
	}
}

// enclosed is a line in brackets: （2024年）.
var enclosed = regex.New(`^[（(](.*)[）)]$`)

// take takes what a cell says into the title.
func (t *Title) take(at int, c *grid.Cell, agency, year string) {
	t.Agency, t.Year = cmp.Or(t.Agency, agency), cmp.Or(t.Year, year)
	t.Cells = append(t.Cells, Cell{at, c.Row, c.Col})
}

// IsAgency reports whether a text is the name of an agency by how it ends.
func IsAgency(text string) bool {
	name := form.Squeeze(text)
	return isName(name) && agencyEnd.MatchString(name)
}

// isName reports whether a line may be an agency's name.
func isName(text string) bool {
	n := utf8.RuneCountInString(text)
	return n > 1 && n <= 40 && !strings.ContainsAny(text, "。，；：:《》“”〔〕[]") && !strings.HasPrefix(text, "附件") &&
		!form.IsDate(text)
}

// saysTitle reports whether a line before the first heading says nothing but what the title does.
func (b *Source) saysTitle(text string) bool {
	text = form.Squeeze(form.PlainYear(text))
	if agency := form.Squeeze(b.Agency); agency != "" {
		text = strings.Replace(text, agency, "", 1)
	}
	if year := strings.TrimSuffix(b.PrintedYear(), "年"); year != "" {
		text = strings.Replace(text, year, "", 1)
	}
	return b.Form.RestsOfTitle(text)
}
