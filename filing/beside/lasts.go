package beside

import (
	"fmt"
	"strings"

	"nianbao/form"
)

// A Past is a report of an earlier year in a folder of many.
type Past struct {
	Path     string
	Agency   string
	Year     int
	Sum      string // of its figures: two files with the same ones are one report
	Workbook bool   // which is taken before other kinds with the same figures
}

// Lasts are the reports of earlier years among which that of each agency's year before is found.
type Lasts struct {
	Silent bool // say nothing where there is none: of many files it is told together

	years map[int][]Past
	named map[string][]Past // by year and agency
}

// Add takes in one more report. One that states no agency or no year is nobody's.
func (l *Lasts) Add(p Past) {
	if p.Agency == "" || p.Year == 0 {
		return
	}
	if l.years == nil {
		l.years, l.named = map[int][]Past{}, map[string][]Past{}
	}
	l.years[p.Year] = append(l.years[p.Year], p)
	key := keyOf(p.Year, p.Agency)
	l.named[key] = append(l.named[key], p)
}

func keyOf(year int, agency string) string { return fmt.Sprint(year, " ", form.AgencyKey(agency)) }

// Find is a Finder. It takes the report of the year before whose agency is called the same; where there is none, the
// one whose name ends as the agency's does, or the other way round (市司法局, 示例市司法局). Where several are left
// whose figures are not the same, it takes none.
func (l *Lasts) Find(r *form.Report) Sought {
	if r.Agency == "" || r.Year == 0 {
		return Sought{Why: "没有写机关名称或年度，没有找上年的文件", Advice: "请先填上"}
	}
	found := l.named[keyOf(r.Year-1, r.Agency)]
	if len(found) == 0 {
		own := form.AgencyKey(r.Agency)
		for _, p := range l.years[r.Year-1] {
			theirs := form.AgencyKey(p.Agency)
			if strings.HasSuffix(own, theirs) || strings.HasSuffix(theirs, own) {
				found = append(found, p)
			}
		}
	}
	switch {
	case len(found) == 0:
		return Sought{Why: fmt.Sprintf("--last 的文件夹里没有“%s” %d年的文件", r.Agency, r.Year-1),
			Advice: "请放进去，或者单独检查，用 --last 写明是哪个文件", Quiet: l.Silent}
	case !areOne(found):
		var names []string
		for _, p := range found {
			names = append(names, p.Path)
		}
		return Sought{Why: fmt.Sprintf("“%s” %d年的文件有几个（%s），数不一样，不能确定是哪一个", r.Agency, r.Year-1,
			strings.Join(names, "、")), Advice: "请在文件夹里只留一个，或者单独检查，用 --last 写明是哪个文件"}
	}
	for _, p := range found {
		if p.Workbook {
			return Sought{Path: p.Path}
		}
	}
	return Sought{Path: found[0].Path}
}

func areOne(list []Past) bool {
	for _, p := range list[1:] {
		if p.Sum != list[0].Sum || form.AgencyKey(p.Agency) != form.AgencyKey(list[0].Agency) {
			return false
		}
	}
	return true
}
