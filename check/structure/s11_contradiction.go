package structure

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/title"
	"nianbao/grid"
)

var s11 = &rule.Rule{
	ID: "S11", Severity: rule.Error, Title: "机关名称或年度前后不一致",
	What: "机关名称或年度在文件里出现了两次而内容不同，无法判断报告该用哪一个：在表里、标题里、各张表的标题里、工作表的名称里，" +
		"报告末尾的落款，引言里的“本报告由……编制”、统计期限。",
	Basis:   "一份年报只有一个机关、一个年度",
	Example: "“基本信息”的年度是 2024，而标题写着“2023年{title}”。",
	Mend:    "改成一致，或者删去多余的一处。",
	Run:     contradictions,
}

func contradictions(p *rule.Pass) {
	for place, f := range p.Faults(form.Contradiction) {
		found := p.Found(place, fmt.Sprintf("%s在%s是“%s”，%s是“%s”。请改成一致，或者删去多余的一处。",
			particular(p, f.Label), here(place), f.Texts[0], there(f.Places[1]), f.Texts[1]), rule.CellsAt(f.Places)...)
		if f.Label == form.Year {
			found.Year = func(y int) bool { return y == form.ParseYear(f.Texts[0]) || y == form.ParseYear(f.Texts[1]) }
		}
	}
	titledByOthers(p)
	signedByOthers(p)
	statedOtherwise(p)
}

// titledByOthers tells of sheets whose titles name another agency than the report's: one of another place, or another
// department of the same place. A superior may have made the form, and its name stay.
func titledByOthers(p *rule.Pass) {
	r := p.Report
	if r.Agency == "" || r.Book == nil {
		return
	}
	above := map[int]int{} // by grid, the row below its titles
	if at, row, _ := r.ParticularPlace(form.Agency).At(); r.ParticularPlace(form.Agency).Ref != "" {
		above[at] = row
	}
	for _, v := range p.Values() {
		at, row, _ := v.Place.At()
		if first, ok := above[at]; !ok || row < first {
			above[at] = row
		}
	}
	own, told := agencies.NamesOf(r.Agency), map[string][]rule.Cell{}
	var names []string
	for at, g := range r.Book.Grids {
		if g.Source != grid.Sheet {
			continue
		}
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.Row >= above[at] || c.Kind != grid.Text || len(c.Text) > title.MaxLine {
				continue
			}
			if name := titled(r.Form, c.Text); name != "" && areOthers(own, agencies.NamesOf(name)) {
				if told[name] == nil {
					names = append(names, name)
				}
				told[name] = append(told[name], rule.Cell{Place: form.PlaceIn(g, at, c.Row, c.Col), Value: c.Text})
			}
		}
	}
	for _, name := range names {
		var where []string
		for _, c := range told[name] {
			where = append(where, c.Place.String())
		}
		p.Found(told[name][0].Place, fmt.Sprintf("表的标题（%s）里的机关是%s，报告的机关名称却是%s%s。请核对这是不是别的单位的表，改成一致。",
			rule.List(where, "处"), form.Quote(name), form.Quote(r.Agency), whereSaid(p, form.Agency)), told[name]...)
	}
}

// titled returns the agency that the title of a sheet or of a table on it names, empty for none.
func titled(f *form.Form, line string) string {
	agency, _, ok := f.ParseTitle(line)
	if before, isSection := f.BeforeSection(line); isSection {
		agency, _ = title.CleanAgency(before)
	} else if !ok {
		return ""
	}
	if !title.IsAgency(agency) {
		return ""
	}
	return agency
}

// areOthers reports whether two agencies, each as what its name may be read as, surely are two of one rank.
func areOthers(own, other []agencies.Name) bool {
	for i := range own {
		for k := range other {
			n, o := &own[i], &other[k]
			departments := agencies.IsUsual(n.Body) && agencies.IsUsual(o.Body) && n.Last() == o.Last() && agencies.KinOf(n, o) == agencies.Foreign
			if !n.HasPlace() || !o.HasPlace() || agencies.Level(o.Areas) != agencies.Level(n.Areas) || !n.Conflicts(o) && !departments {
				return false
			}
		}
	}
	return len(own) > 0 && len(other) > 0
}

// here and there name the place of a finding and another one in its message: 工作表名 where it is a sheet's own name.
func here(place form.Place) string {
	if place.Sheet != "" && place.Ref == "" {
		return "这张工作表的名称里"
	}
	return "这里"
}

func there(place form.Place) string {
	if place.Sheet != "" && place.Ref == "" {
		return "工作表的名称“" + place.Sheet + "”里"
	}
	return "在 " + place.String() + " "
}
