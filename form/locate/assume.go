package locate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// assume takes agency and year, where no label and no title has them, from the names of the sheets with the form's tables and at last from
// that of the file. What was assumed stands in Assumed.
func (r *draft) assume(from *reading) {
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
func (r *draft) assumeFrom(source string, names []string) {
	var years, agencies []string
	for _, name := range names {
		if year := form.YearIn(name); year > 0 && !slices.Contains(years, strconv.Itoa(year)) {
			years = append(years, strconv.Itoa(year))
		}
		if agency := agencyIn(name); agency != "" && !slices.Contains(agencies, agency) {
			agencies = append(agencies, agency)
		}
	}
	take := func(id string, found []string) {
		if r.Particulars[id] == "" && len(found) == 1 {
			r.Particulars[id] = found[0]
			r.Assumed = append(r.Assumed, form.Assumption{ID: id, Value: found[0], From: source})
		}
	}
	take(form.Agency, agencies)
	take(form.Year, years)
	r.Agency, r.Year = r.Particulars[form.Agency], form.ParseYear(r.Particulars[form.Year])
}

var agencyShape = regexp.MustCompile(`^(?:附件\d*[:：]?)?[\d.、_\- （()）]*(?:年度?)?(\p{Han}[\p{Han}（）()]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|管理处|中心|街道|街道办事处|镇|乡|院|部|署|总社|公司|大队|支队|总队|站))(?:20\d\d|[（(_\- ]|年报|信息公开|政府信息|政务公开|统计|$)`)

// agencyIn returns the agency that a sheet or file is named after, empty for none.
func agencyIn(name string) string {
	m := agencyShape.FindStringSubmatch(form.PlainDigits(strings.TrimSpace(name)))
	if m == nil {
		return ""
	}
	return m[1]
}
