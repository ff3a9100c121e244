package prose

import (
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
	text := last.Text
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
		text = above[n].Text + text
	}
}

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

// around reads agency and year, as far as the title does not say them, from the lines above it and the one below.
func (t *Title) around(g *grid.Grid, at, i int, above []*grid.Cell) {
	take := func(c *grid.Cell) { t.Cells = append(t.Cells, Cell{at, c.Row, c.Col}) }
	if t.Year == "" && len(above) > 0 {
		if agency, year := CleanAgency(form.Squeeze(above[0].Text)); year != "" && (agency == "" || isName(agency)) {
			t.Year = year
			if t.Agency == "" {
				t.Agency = agency
			}
			take(above[0])
			above = above[1:]
		}
	}
	if t.Agency == "" && len(above) > 0 {
		if name := strings.TrimPrefix(form.Squeeze(above[0].Text), "《"); isName(name) && form.YearIn(name) == 0 {
			t.Agency = name
			take(above[0])
		}
	}
	t.below(g, at, i)
	for k := i + 1; t.Year == "" && k < len(g.Cells) && k < i+2; k++ {
		if agency, year := CleanAgency(form.Squeeze(g.Cells[k].Text)); agency == "" && year != "" {
			t.Year = year
			take(&g.Cells[k])
		}
	}
}

// IsAgency reports whether a text is the name of an agency by how it ends.
func IsAgency(text string) bool {
	name := form.Squeeze(text)
	return isName(name) && agencyEnd.MatchString(name)
}

// below takes the agency from the line below the title of a document, or the year and it from the two below.
func (t *Title) below(g *grid.Grid, at, i int) {
	for k := i + 1; t.Agency == "" && g.Source != grid.Sheet && k < len(g.Cells) && k < i+3; k++ {
		name := strings.Trim(form.Squeeze(g.Cells[k].Text), "（）()")
		agency, year := CleanAgency(name)
		switch {
		case name == "" || agency == "" && t.Year == "":
			continue
		case agency == "" || year != "" && t.Year != "" && year != t.Year || !isName(agency) ||
			!agencyEnd.MatchString(agency) || form.YearIn(agency) != 0:
			return
		}
		t.Agency = agency
		t.Cells = append(t.Cells, Cell{at, g.Cells[k].Row, g.Cells[k].Col})
	}
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
