package structure

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/agencies"
	"nianbao/form/signing"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

var s32 = &rule.Rule{
	ID: "S32", Severity: rule.Warning, Waivable: true, Title: "落款、编制单位或表的标题与机关名称不完全一样",
	What: "报告末尾落款的，是标题里那个机关的另一种写法，或者它所属的部门；或者引言里写的编制单位看不出是不是它；或者表的标题里是别处的机关、同一处的另一个部门。" +
		"生成的报告，落款印机关名称。",
	Basis:   "GB/T 9704-2012：发文机关署名用全称或者规范化简称",
	Example: "标题是“示例市2024年{title}”，落款是“示例市人民政府办公室”。",
	Mend:    "把标题里的机关名称或者落款改成一致；确实要这样写的，生成以后在 Word 里改落款。",
	Run:     whoseInDoubt,
}

func whoseInDoubt(p *rule.Pass) {
	titledByOthers(p)
	agency := p.Report.Agency
	for place, f := range p.Faults(form.OtherSigner) {
		signer := f.Texts[0]
		what := "请核对，最好改成一致。"
		switch {
		case agency == "" || !form.AgenciesAlike(agency, signer):
			continue
		case !form.SameAgency(agency, signer):
			what = "落款的像是它所属的部门，请核对这是谁的报告。"
		}
		p.Found(place, fmt.Sprintf("落款写的是%s，报告的机关名称是%s。%s",
			form.Quote(signer), form.Quote(agency), what), rule.Cell{Place: place, Value: signer})
	}
	for _, s := range compilers.Of(p) {
		name, isOther := otherName(p, s)
		if isOther && !fullName.MatchString(name) || name != "" && !isOther && !form.SameAgency(agency, name) {
			p.Found(s.place, fmt.Sprintf("%s里写的是“%s”，报告的机关名称是%s。请核对是不是它的单位。",
				form.Quote(s.section.Title), form.Clip(s.words, longestQuote), form.Quote(agency)), rule.Cell{Place: s.place, Value: s.value})
		}
	}
}

// titledByOthers tells of sheets whose titles name another agency than the report's: one of another place, or another
// department of the same place. A superior may have made the form, and its name stay.
func titledByOthers(p *rule.Pass) {
	r := p.Report
	if r.Agency == "" || r.Book == nil {
		return
	}
	end, texts := endOfTitles(p), linesOfTexts(r)
	own, told := agencies.NamesOf(r.Agency), map[string][]rule.Cell{}
	var names []string
	for at, g := range r.Book.Grids {
		if g.Source != grid.Sheet {
			continue
		}
		for i := range g.Cells {
			c := &g.Cells[i]
			if c.Kind != grid.Text || len(c.Text) > title.MaxLine {
				continue
			}
			if c.Row >= end[at] { // a table may stand below another
				if _, isSection := r.Form.BeforeSection(c.Text); !isSection || texts[form.PlaceIn(g, at, c.Row, c.Col)] {
					continue
				}
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
		p.Found(told[name][0].Place, fmt.Sprintf("表的标题（%s）里的机关是%s，报告的机关名称却是%s%s。请核对这是不是别的单位的表。",
			rule.List(where, "处"), form.Quote(name), form.Quote(r.Agency), whereSaid(p, form.Agency)), told[name]...)
	}
}

// endOfTitles returns the first row below the titles of each grid that has figures or the agency's name.
func endOfTitles(p *rule.Pass) map[int]int {
	end := map[int]int{}
	if place := p.Report.ParticularPlace(form.Agency); place.Ref != "" {
		at, row, _ := place.At()
		end[at] = row
	}
	for _, v := range p.Values() {
		at, row, _ := v.Place.At()
		if first, ok := end[at]; !ok || row < first {
			end[at] = row
		}
	}
	return end
}

// linesOfTexts returns where the lines of the report's texts stand.
func linesOfTexts(r *form.Report) map[form.Place]bool {
	at := map[form.Place]bool{}
	for _, s := range r.Form.AllTexts() {
		t := r.Texts[s.Text]
		for _, l := range t.Placed() {
			at[l.Place] = true
		}
	}
	return at
}

// titled returns the agency that the title of a sheet or of a table on it names, empty for none.
func titled(f *form.Form, line string) string {
	if forExample.MatchString(line) && !exempt.MatchString(line) {
		return ""
	}
	agency, _, ok := f.ParseTitle(line)
	if name, isSection := f.BeforeSection(line); isSection {
		agency, _ = title.CleanAgency(name)
	} else if !ok {
		return ""
	}
	if !title.IsAgency(agency) {
		return ""
	}
	return agency
}

// forExample is what lines have that show or say how something is filled in, and of whom they are not: 样例, 参照….
var forExample = regex.New(`样[例式本表]|范[例本]|例如|参[照看考见]|填写|填报说明|模[板版]|^\s*(?:请|如|见|不?含|抄[送报]|主送|对照|按照|依照)`)

// exempt are places whose names begin like those.
var exempt = regex.New(`^\s*(?:如[皋东]|含山)`)

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

// signedByOthers tells of another agency's signature below the report.
func signedByOthers(p *rule.Pass) {
	agency := p.Report.Agency
	for place, f := range p.Faults(form.OtherSigner) {
		if agency != "" && !form.AgenciesAlike(agency, f.Texts[0]) {
			p.Found(place, fmt.Sprintf("落款的机关是%s，报告的机关名称却是%s%s。请核对，改成一致。",
				form.Quote(f.Texts[0]), form.Quote(agency), whereSaid(p, form.Agency)), rule.Cell{Place: place, Value: f.Texts[0]})
		}
	}
}

// whereSaid says where a particular stands, behind its value; empty where it was taken from a name.
func whereSaid(p *rule.Pass, id string) string {
	if at := p.Report.ParticularPlace(id).String(); at != "" {
		return "（" + at + "）"
	}
	for _, a := range p.Report.Assumed {
		if a.ID == id {
			return "（取自" + a.From + "）"
		}
	}
	return ""
}

// What every report says of itself in set phrases: whose it is (本报告由……编制), what it stands on (……〔2021〕30号), and
// the time that it covers (统计期限自……起，至……止). Nothing else that is said of other agencies, notices and years is
// looked at: a report mentions its superiors, other rules, and last year.

// A statement is a set phrase in one of the report's texts.
type statement struct {
	section *form.Section
	place   form.Place
	words   string // as they are quoted
	value   string // what they state
	before  string // them on their line
	behind  string
}

// A saidLine is a line of one of the report's texts, without spaces and with its years in digits.
type saidLine struct {
	section *form.Section
	place   form.Place
	text    string
}

// saidLines are the lines in which set phrases are looked for.
var saidLines = rule.NewFact(func(p *rule.Pass) []saidLine {
	var list []saidLine
	for _, s := range p.Report.Form.AllTexts() {
		for _, l := range p.Report.Texts[s.Text].Lines {
			list = append(list, saidLine{s, l.Place, form.Squeeze(form.PlainYear(l.Text))})
		}
	}
	return list
})

// statements returns what a pattern's group says in the report's texts, all or some of them.
func statements(p *rule.Pass, pattern *regex.Lazy, in func(*form.Section) bool) []statement {
	var list []statement
	for _, l := range saidLines.Of(p) {
		if !in(l.section) {
			continue
		}
		for _, m := range pattern.FindAllStringSubmatchIndex(l.text, -1) {
			words := strings.TrimLeft(l.text[m[0]:m[1]], "，。；：、）)》")
			list = append(list, statement{l.section, l.place, words, l.text[m[2]:m[3]], l.text[:m[0]], l.text[m[1]:]})
		}
	}
	return list
}

var (
	compiledBy = regex.New(`本(?:年度)?(?:年度)?报告(?:是|系)?由([^，。；：、（）()《》“”]{3,40}?)` +
		`(?:负责)?(?:依据|根据|按照|依照|遵照|编制|编写|撰写|起草|发布|公布|，)`)
	// introduces begins an introduction with the agency's name.
	introduces = regex.New(`^([^，。；：、（）()《》“”]{3,40}?)(?:依据|根据|按照|依照|遵照)[^。我]*?` +
		`(?:(?:编制|编写|形成|公布|发布)[^。，；我]{0,40}(?:本报告|年度报告)|将[^。，；我]{0,40}(?:本报告|年度报告)[^。，；]{0,9}[公发]布)`)
	// period is the time that figures cover, periodYear the same as a year, wholeYear without that word.
	period = regex.New(`(?:统计|数据|报告)(?:的?统计)?的?(?:期限|时限|时间|时段|期间|周期|区间|起止时间)[^。；，]{0,4}?` +
		`(20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?起?[，,]?[至到—~～\-]+(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?止?)`)
	periodYear = regex.New(`统计(?:期限|年度|时间|周期|区间)[为是：:]?(20\d\d年度?)(?:[。；，,）)]|全年|$)`)
	wholeYear  = regex.New(`[自从](20\d\d年1月1日起?[，,]?[至到—~～\-]+(?:20\d\d年)?12月31日止?)`)
	fourDigits = regex.New(`20\d\d`)
	// compares stands before a time that the report's own is compared with, compared behind it.
	compares = regex.New(`(?:上一?年度?|去年|往年|同比)[^。；，]{0,6}$`)
	compared = regex.New(`^[^。；，]{0,4}(?:相比|对比|比较|同比|同期)`)
	// shortName is a name without its area: of whom 市教育局 is, nobody can say. fullName has its area.
	shortName = regex.New(`^[省市区县州盟旗乡镇局委办厅院]`)
	fullName  = regex.New(`^(?:[^城]|.{2,})[省市区县州盟旗乡镇].*(?:局|厅|委|委员会|政府|院)(?:办公室|办公厅)?$`)
)

// statedOtherwise tells of another agency or another year than the report's in what it says of itself.
func statedOtherwise(p *rule.Pass) {
	for _, s := range compilers.Of(p) {
		if name, isOther := otherName(p, s); isOther && fullName.MatchString(name) {
			otherAgency(p, s)
		}
	}
	for _, s := range inNotes(p, announces(p.Report.Form)) {
		if _, isOther := otherName(p, s); isOther {
			otherAgency(p, s)
		}
	}
	otherPeriod(p, slices.Concat(atEnds(p, period), atEnds(p, periodYear), inNotes(p, wholeYear)))
}

// announces returns the pattern of an introduction's beginning with the report's title.
func announces(f *form.Form) *regex.Lazy {
	return f.AroundTitle(`(?:现将|公布|发布|编制了?|形成了?)([^，。；：、（）()《》“”]{3,40}?)20\d\d年度?`, "")
}

// compiles returns the pattern of who makes this report, wherever in a sentence he stands: 根据条例，甲局编制本报告.
func compiles(f *form.Form) *regex.Lazy {
	return f.AroundTitle(`(?:^|[，。；：、）)》])(?:现|特)?(?:由)?([^，。；：、（）()《》“”]{3,40}?)`+
		`(?:负责|牵头|组织|认真|现|特)?(?:编制|编写|撰写|起草|形成|制作)(?:了|完成)?(?:20\d\d年度?)?(?:本(?:年度)?报告|`, `)`)
}

// inNotes returns those that stand before the first heading or behind the end, atEnds those of the first and the last
// text as well, anywhere all.
func inNotes(p *rule.Pass, pattern *regex.Lazy) []statement {
	return statements(p, pattern, func(s *form.Section) bool { return slices.Contains(p.Report.Form.Notes, s) })
}

func atEnds(p *rule.Pass, pattern *regex.Lazy) []statement {
	texts := p.Report.Form.Texts()
	between := texts[min(1, len(texts)):max(min(1, len(texts)), len(texts)-1)]
	list := statements(p, pattern, func(s *form.Section) bool { return !slices.Contains(between, s) })
	return slices.DeleteFunc(list, func(s statement) bool {
		return compares.MatchString(s.before) || compared.MatchString(s.behind)
	})
}

func anywhere(p *rule.Pass, pattern *regex.Lazy) []statement {
	return statements(p, pattern, func(*form.Section) bool { return true })
}

// compilers are what the report says of who has made it. Another than the agency may: that is an error only where the
// name is another agency's.
var compilers = rule.NewFact(func(p *rule.Pass) []statement {
	all := slices.Concat(anywhere(p, compiledBy), inNotes(p, introduces))
	told := map[form.Place]bool{}
	for _, s := range all {
		told[s.place] = true
	}
	for _, s := range anywhere(p, compiles(p.Report.Form)) {
		if !told[s.place] {
			all = append(all, s)
		}
	}
	return all
})

// otherName returns the agency that is stated, empty where it is none or nobody knows whose, and whether it is another
// than the report's.
func otherName(p *rule.Pass, s statement) (name string, isOther bool) {
	name, isName := signing.Name(s.value)
	agency := p.Report.Agency
	if agency == "" || !isName || shortName.MatchString(name) {
		return "", false
	}
	return name, !form.AgenciesAlike(agency, name)
}

func otherAgency(p *rule.Pass, s statement) {
	p.Found(s.place, fmt.Sprintf("%s里写的是“%s”，报告的机关名称却是%s%s。请核对，改成一致。",
		form.Quote(s.section.Title), form.Clip(s.words, longestQuote), form.Quote(p.Report.Agency), whereSaid(p, form.Agency)),
		rule.Cell{Place: s.place, Value: s.value})
}

func otherPeriod(p *rule.Pass, list []statement) {
	told := map[form.Place]bool{}
	for _, s := range list {
		year := otherYearIn(s.value, p.Report.Year)
		if year == 0 || told[s.place] {
			continue
		}
		told[s.place] = true
		f := p.Found(s.place, fmt.Sprintf("%s里写的统计期限是%s，报告的年度却是 %d。请核对，改成一致。",
			form.Quote(s.section.Title), form.Quote(s.value), p.Report.Year), rule.Cell{Place: s.place, Value: s.value})
		f.Year = func(y int) bool { return y == year }
	}
}

// otherYearIn returns the first year in a text that is not the report's, 0 for none. What begins in the report's year
// may end in the next: until when an application was answered.
func otherYearIn(text string, own int) int {
	for i, digits := range fourDigits.FindAllString(text, -1) {
		if year, _ := strconv.Atoi(digits); own != 0 && year != own && (i == 0 || year < own) {
			return year
		}
	}
	return 0
}
