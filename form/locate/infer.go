package locate

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// inferFromNames takes agency and year, where no label and no title has them, from the names of the sheets with the
// form's tables and at last from that of the file. What was taken so stands in Assumed.
func (b *reportBuilder) inferFromNames() {
	var names []string
	for at, g := range b.from.grids {
		if g.Name != "" && g.Source == grid.Sheet && b.from.holds(at) && !slices.Contains(names, g.Name) {
			names = append(names, g.Name)
		}
	}
	b.inferFrom("工作表名", names)
	if b.Book.File != "" {
		b.inferFrom("文件名", []string{b.Book.File})
	}
}

// holds reports whether a grid has one of the tables that are read.
func (r *formMatch) holds(at int) bool {
	return slices.ContainsFunc(r.matches, func(matches []*tableMatch) bool {
		return slices.ContainsFunc(matches, func(m *tableMatch) bool { return m.grid == at })
	})
}

// inferFrom takes what of agency and year is missing from names that do not contradict each other.
func (b *reportBuilder) inferFrom(source string, names []string) {
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
		if b.Particulars[id] == "" && len(found) == 1 {
			b.Particulars[id] = found[0]
			b.Assumed = append(b.Assumed, form.Assumption{ID: id, Value: found[0], From: source})
		}
	}
	take(form.Agency, agencies)
	take(form.Year, years)
	b.Agency, b.Year = b.Particulars[form.Agency], form.ParseYear(b.Particulars[form.Year])
}

// agencyShape finds the agency at the beginning of a name, behind an attachment's or a list's number, by how agencies'
// names end.
var agencyShape = regexp.MustCompile(`^(?:附件\d*[:：]?)?[\d.、_\- （()）]*(?:年度?)?` +
	`(\p{Han}[\p{Han}（）()]{2,30}?(?:局|委员会|委|办公室|办|厅|政府|管理处|中心|街道|街道办事处|镇|乡|院|部|署|` +
	`总社|公司|大队|支队|总队|站))(?:20\d\d|[（(_\- ]|年报|信息公开|政府信息|政务公开|统计|$)`)

// agencyIn returns the agency that a sheet or file is named after, empty for none.
func agencyIn(name string) string {
	m := agencyShape.FindStringSubmatch(form.ASCIIDigits(strings.TrimSpace(name)))
	if m == nil {
		return ""
	}
	return m[1]
}
