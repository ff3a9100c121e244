package form

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/grid"
)

var (
	titleWords  = regexp.MustCompile(`年度|年份|政府信息公开|统计时间|统计期|报告期`)
	digitRuns   = regexp.MustCompile(`[0-9]+`)
	chineseYear = regexp.MustCompile(`[二][〇○零][〇○零一二三四五六七八九]{2}年`)
	lastYear    = regexp.MustCompile(`上年度|上一年|去年|往年|上年(?:度|数|$|[^结度])`)
)

// aboveTable is how many rows above a table a line is taken for its own.
const aboveTable = 6

// unknownLast stands for the year of a table that is called last year's.
const unknownLast = -1

// yearOf returns the year that stands above a drawing, in the nearest title or close by, or on its sheet's tab; 0 for none.
func (r *reading) yearOf(f *find) int {
	g := r.grids[f.grid]
	year, nearest := 0, -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row >= f.band.top || c.Row < nearest {
			continue
		}
		titled := titleWords.MatchString(c.Text)
		near := c.Row >= f.band.top-aboveTable && len(c.Text) <= len("（2024年数据）")
		if c.Kind != grid.Text || !titled && !near || c.Col >= f.band.right || len(c.Text) > maxParticular || IsDate(c.Text) {
			continue
		}
		if found := yearIn(c.Text); found != 0 {
			year, nearest = found, c.Row
		}
	}
	if year != 0 {
		return year
	}
	return yearIn(g.Name)
}

// yearIn returns the one year that a name states, unknownLast for one that is called last year's, 0 for none or several.
func yearIn(name string) int {
	name = chineseYear.ReplaceAllStringFunc(fullDigits.Replace(name), digits.Replace)
	year := 0
	for _, run := range digitRuns.FindAllString(name, -1) {
		n, _ := strconv.Atoi(run)
		switch {
		case len(run) != len("2024") || n < 2000 || n > 2099:
		case year != 0 && year != n:
			return 0
		default:
			year = n
		}
	}
	switch {
	case year != 0:
		return year
	case lastYear.MatchString(name):
		return unknownLast
	}
	return 0
}

// settle reads the particulars and drops, of the tables that stand in the filing more than once, those of another year than the report's.
func (r *reading) settle(report *Report) {
	rivals := map[int]bool{} // the grids with tables of which there are several
	for _, finds := range r.finds {
		for _, f := range finds {
			if len(finds) > 1 {
				rivals[f.grid] = true
			}
		}
	}
	if len(rivals) > 0 {
		first := NewReport(r.form)
		first.Book = report.Book
		first.readParticulars(r.grids, r.keys, rivals)
		if first.Year == 0 {
			first.Year = r.yearOfSingles()
		}
		if first.Year == 0 && first.Book.File != "" { // the sheets' own names are what is to be decided
			first.assumeFrom("文件名", []string{first.Book.File})
		}
		for t := range r.finds {
			r.finds[t] = r.ofYear(report, r.finds[t], first.Year)
		}
		for _, finds := range r.finds { // what tables are left stand where the particulars may stand as well
			for _, f := range finds {
				delete(rivals, f.grid)
			}
		}
	}
	report.readParticulars(r.grids, r.keys, rivals)
	r.titles(report)
	report.assume(r)
}

// yearOfSingles returns the year that stands above those tables of which there is one each, 0 for none or several.
func (r *reading) yearOfSingles() int {
	year := 0
	for _, finds := range r.finds {
		if len(finds) != 1 {
			continue
		}
		switch found := r.yearOf(finds[0]); {
		case found <= 0:
		case year == 0:
			year = found
		case year != found:
			return 0
		}
	}
	return year
}

// titles compares what the titles above the tables say with each other, and takes the year from them where no particular has it. Tables of
// different years or agencies make no report.
func (r *reading) titles(report *Report) {
	first := [2]string{}
	from := [2]Place{}
	seen := map[int]bool{}
	for _, finds := range r.finds {
		if len(finds) != 1 || seen[finds[0].grid] {
			continue
		}
		f := finds[0]
		seen[f.grid] = true
		agency, place := titleAbove(r.grids[f.grid], f.band.top)
		if place.row >= 0 {
			place = r.place(f.grid, place.row, place.col)
		}
		year := ""
		if y := r.yearOf(f); y > 0 {
			year = strconv.Itoa(y)
		}
		for i, said := range [2]string{agency, year} {
			at := place
			if at.Ref == "" {
				at = r.corner(f)
			}
			switch {
			case said == "":
			case first[i] == "":
				first[i], from[i] = said, at
			case first[i] != said:
				report.Faults = append(report.Faults, Fault{Kind: Contradiction, Label: [2]string{Agency, Year}[i], Texts: []string{first[i], said}, Places: []Place{from[i], at}})
			}
		}
	}
	if have := report.Year; first[1] != "" && have != 0 && strconv.Itoa(have) != first[1] && !report.contradicts(Year) {
		report.Faults = append(report.Faults, Fault{Kind: Contradiction, Label: Year, Texts: []string{strconv.Itoa(have), first[1]}, Places: []Place{report.places[Year], from[1]}})
	}
	if report.Particulars[Year] == "" && first[1] != "" {
		report.particular(Year, first[1], from[1])
		report.Year = ParseYear(first[1])
	}
}

func (r *Report) contradicts(id string) bool {
	return slices.ContainsFunc(r.Faults, func(f Fault) bool { return f.Kind == Contradiction && f.Label == id })
}

// titleAbove returns the agency that the nearest title above a row names, and where it stands; row -1 for none.
func titleAbove(g *grid.Grid, top int) (agency string, place Place) {
	place.row = -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row >= top || c.Kind != grid.Text || len(c.Text) > maxParticular || !strings.Contains(c.Text, "年度报告") {
			continue
		}
		if m := titleShape.FindStringSubmatch(strings.Join(strings.Fields(fullDigits.Replace(c.Text)), "")); m != nil && m[1]+m[3] != "" && m[2] != "" {
			agency, place.row, place.col = m[2], c.Row, c.Col
		}
	}
	return agency, place
}

// blank reports whether a drawing has no figure at all: a copy that nobody has filled.
func (r *reading) blank(f *find) bool {
	g := r.grids[f.grid]
	for _, row := range f.rows {
		for _, column := range f.columns {
			if row.label == nil || column.label == nil {
				continue
			}
			if c := g.At(row.label.Row, column.label.Col); c != nil && c.Kind == grid.Number && c.Text != "0" {
				return false
			}
		}
	}
	return true
}

// ofYear drops the drawings of other years when that leaves one.
func (r *reading) ofYear(report *Report, finds []*find, year int) []*find {
	other := func(f *find) bool { return f.year != 0 && f.year != year }
	left := slices.DeleteFunc(slices.Clone(finds), other)
	if of := slices.DeleteFunc(slices.Clone(left), func(f *find) bool { return f.year != year }); len(of) > 0 {
		left = of
	}
	if year == 0 || len(left) != 1 || len(finds) == 1 {
		return finds
	}
	for _, f := range finds {
		if f != left[0] {
			report.Faults = append(report.Faults, Fault{Kind: OtherYear, Table: f.table, Year: max(0, f.year), Places: []Place{r.corner(f)}})
		}
	}
	return left
}

// assume takes agency and year, where no label and no title has them, from the names of the sheets with the form's tables and at last from
// that of the file. What was assumed stands in Assumed.
func (r *Report) assume(from *reading) {
	var names []string
	for at, g := range from.grids {
		if g.Name != "" && g.Source == grid.Sheet && from.holds(at) && !slices.Contains(names, g.Name) {
			names = append(names, g.Name)
		}
	}
	r.assumeFrom("工作表名", names)
	if r.Book.File != "" {
		r.assumeFrom("文件名", []string{r.Book.File})
	}
}

// holds reports whether a grid has one of the tables that are read.
func (r *reading) holds(at int) bool {
	return slices.ContainsFunc(r.finds, func(finds []*find) bool {
		return slices.ContainsFunc(finds, func(f *find) bool { return f.grid == at })
	})
}

// assumeFrom takes what of agency and year is missing from names that do not contradict each other.
func (r *Report) assumeFrom(source string, names []string) {
	var years, agencies []string
	for _, name := range names {
		if year := yearIn(name); year > 0 && !slices.Contains(years, strconv.Itoa(year)) {
			years = append(years, strconv.Itoa(year))
		}
		if agency := agencyIn(name); agency != "" && !slices.Contains(agencies, agency) {
			agencies = append(agencies, agency)
		}
	}
	take := func(id string, found []string) {
		if r.Particulars[id] == "" && len(found) == 1 {
			r.Particulars[id] = found[0]
			r.Assumed = append(r.Assumed, Assumption{ID: id, Value: found[0], From: source})
		}
	}
	take(Agency, agencies)
	take(Year, years)
	r.Agency, r.Year = r.Particulars[Agency], ParseYear(r.Particulars[Year])
}

var agencyShape = regexp.MustCompile(`^(?:附件\d*[:：]?)?[\d.、_\- （()）]*(?:年度?)?(\p{Han}[\p{Han}（）()]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|管理处|中心|街道|街道办事处|镇|乡|院|部|署|总社|公司|大队|支队|总队|站))(?:20\d\d|[（(_\- ]|年报|信息公开|政府信息|政务公开|统计|$)`)

// agencyIn returns the agency that a sheet or file is named after, empty for none.
func agencyIn(name string) string {
	m := agencyShape.FindStringSubmatch(fullDigits.Replace(strings.TrimSpace(name)))
	if m == nil {
		return ""
	}
	return m[1]
}
