package fill

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/signing"
	"nianbao/form/title"
	"nianbao/regex"
)

var (
	// modelled is what a model's title says behind the title: 格式模板, （样式）.
	modelled = regex.New(`^(?:[（(][^（）()]*(?:模板|格式|样[式本稿表]|范[本例]|参考)[^（）()]*[）)]|` +
		`的?(?:统一|格式|模板|样式|样本|样稿|范本|范例|文本|参考))+`)
	remarked = regex.New(`^(?:[（(][^（）()]*[）)])?$`)
)

// titles writes agency and year into the title, and into the one on the cover: where they are read of a filing, and in a
// blank form where they are to be written.
func (f *labelFiller) titles() {
	lines := f.titleLines()
	shape := f.report.Form.AroundTitle(`^(?:附件\d*[:：])?([^。，；：:《》]*?)`, `(.*)$`)
	found := false
	for i, h := range lines {
		said, isTitle := title.At(f.report.Form, f.Main.Grids[h.grid], h.grid, h.index)
		isForm := h.readTitle(shape)
		if !isForm && !isTitle {
			continue
		}
		found = true
		f.title(lines, i, &said, isForm)
	}
	for _, h := range lines {
		f.apply(h, "标题")
	}
	f.days(lines)
	f.otherNames(lines)
	if !found {
		f.refuse(form.Place{}, "没有找到标题“××年"+f.report.Form.ReportTitle()+"”，机关名称和年度没有地方写")
	}
}

// otherNames remarks on lines above the text that are an agency's name, alone or beside a date, and stay.
func (f *labelFiller) otherNames(lines []*titleLine) {
	for _, h := range lines {
		name := h.text
		if signer, _, ok := signing.Closing(h.text); ok {
			name = signer
		}
		if !f.isHandled(h.grid, h.cell) && title.IsAgency(name) && !f.isOwn(name) && !blanked.MatchString(name) {
			f.remark(h.place, stays(h.text))
			f.beside = append(f.beside, besideTitle{h.place, h.text, name})
		}
	}
}

// A besideTitle is a line beside the title of which it is told that it stays, with the agency that it names.
type besideTitle struct {
	place      form.Place
	text, name string
}

func stays(text string) string { return "标题旁边的" + form.Quote(text) + "没有改，请核对" }

// tellBeside tells of the lines beside the title in which some of last year's was replaced after all only what stays of
// them: the name.
func (f *labelFiller) tellBeside() {
	for _, b := range f.beside {
		told := slices.Index(f.result.Remarks, Remark{b.place, stays(b.text)})
		changed := slices.IndexFunc(f.result.Changes, func(c Change) bool { return c.Place == b.place })
		switch {
		case told < 0 || changed < 0:
		case strings.Contains(withoutSpace(f.result.Changes[changed].After), b.name):
			f.result.Remarks[told].Text = stays(b.name)
		default:
			f.result.Remarks = slices.Delete(f.result.Remarks, told, told+1)
		}
	}
}

// isOwn reports whether a name is the report's agency, or has last year's in it: what remains of that is replaced.
func (f *labelFiller) isOwn(name string) bool {
	return strings.Contains(withoutSpace(f.report.Agency), name) || f.was.Agency != "" && strings.Contains(name, withoutSpace(f.was.Agency))
}

// title writes agency and year into one title, which may be divided over several lines.
func (f *labelFiller) title(lines []*titleLine, at int, said *title.Title, isForm bool) {
	names, years := spotsOf(lines, said)
	var agency, year *titleLine
	if isForm {
		agency, year = f.nameLines(lines, at)
	} else {
		agency, year = inFront(lines, at, said, names)
	}
	if len(names) == 0 {
		names = [][]spot{{{agency, agency.agency}}}
	}
	if len(years) == 0 {
		years = []spot{{year, year.year}}
	}
	f.remember(said.Agency, said.Year)
	f.remember(agency.part(agency.agency), year.part(year.year))
	title := lines[at]
	if f.report.Agency == "" {
		f.remark(title.place, "统计表里没有机关名称，标题里的机关名称没有改")
	} else {
		for _, name := range names {
			name[0].edit(name[0].textRange, f.report.Agency)
			for _, rest := range name[1:] {
				rest.edit(rest.textRange, "")
			}
		}
	}
	if f.report.Year == 0 {
		f.remark(title.place, "统计表里没有年度，标题里的年度没有改")
	} else {
		for _, y := range years {
			y.editYear(y.textRange, f.report.Year)
		}
	}
	if title.model.from < title.model.to && !title.overlaps(title.model) {
		title.edit(title.model, "")
	}
	if names[0][0].titleLine == title && years[0].titleLine == title {
		f.named[title.place] = len([]rune(title.text))
	}
}

// inFront returns where agency and year come that a title does not have: in front of it.
func inFront(lines []*titleLine, at int, said *title.Title, names [][]spot) (agency, year *titleLine) {
	first := lines[at]
	for _, h := range lines[:at] {
		if h.place == said.First {
			first = h
		}
	}
	from := len(frontOfTitle.FindString(first.text))
	first.agency, first.year, first.dated = textRange{from, from}, textRange{from, from}, false
	for _, name := range names {
		if last := name[len(name)-1]; last.titleLine == first {
			first.year = textRange{last.to, last.to}
		}
	}
	return first, first
}

// frontOfTitle is what stands before agency and year in the line of a title.
var frontOfTitle = regex.New(`^(?:附件\d*[:：])?(?:[^：:]{0,4}[名题][称题名][:：])?(?:关于)?[《【〔]?`)

// remember keeps whose report of which year the document was, as far as that is not known.
func (f *labelFiller) remember(agency, year string) {
	if f.was.Agency == "" {
		f.was.Agency = agency
	}
	if f.was.Year == 0 {
		f.was.Year = form.ParseYear(year)
	}
}

// nameLines returns which of the lines around the title names the agency, and which the year.
func (f *labelFiller) nameLines(lines []*titleLine, at int) (agency, year *titleLine) {
	title := lines[at]
	agency, year = title, title
	line := func(i int) *titleLine {
		if i < 0 || i >= len(lines) {
			return &titleLine{}
		}
		return lines[i]
	}
	above := line(at - 1)
	if !title.dated && above.onlyYear() {
		year, above = above, line(at-2)
	}
	if !title.named() && year == title && !title.dated &&
		above.readLine() && above.dated && f.isAgency(above.part(above.agency)) {
		return above, above
	}
	switch {
	case title.named():
	case f.isAgency(above.text) && above.whole():
		agency = above
	default:
		agency = year // in front of it
	}
	below := line(at + 1)
	if year == title && !title.dated && below.onlyYear() {
		year, below = below, line(at+2)
	}
	if agency == title && !title.named() && isNameless(below.text) && below.whole() {
		agency = below
	}
	return agency, year
}

// agencies is how the names of agencies end.
var agencies = regex.New(`[省市县区州盟旗乡镇局委办厅院府部署会处队所站社团行库馆司校心室道台狱地]$`)

// isNameless reports whether a line is the place for an agency's name and nothing else: ××市××局, （机关名称）.
func isNameless(text string) bool {
	return blanked.MatchString(text) && agencies.MatchString(strings.TrimRight(text, "）)")) || nameless.MatchString(text)
}

var nameless = regex.New(`^[（(]?(?:机关|单位)名称[）)]?$`)

// isAgency reports whether a line is the name of an agency, or the place for one.
func (f *labelFiller) isAgency(text string) bool {
	n := len([]rune(text))
	switch {
	case n < 2 || n > 40 || strings.ContainsAny(text, "。，；：:《》“”") || strings.HasPrefix(text, "附件"):
		return false
	case text == withoutSpace(f.was.Agency) || text == withoutSpace(f.report.Agency):
		return true
	}
	return blanked.MatchString(text) || agencies.MatchString(strings.TrimRight(text, "）)"))
}

// readTitle reads the line as a title of a shape, whose groups are what stands before and behind it, and reports whether it is.
func (h *titleLine) readTitle(shape *regex.Lazy) bool {
	m := shape.FindStringSubmatchIndex(h.text)
	if m == nil || strings.HasPrefix(h.text, "关于") || len([]rune(h.text)) > 80 {
		return false
	}
	model := modelled.FindStringIndex(h.text[m[4]:])
	if model == nil {
		model = []int{0, 0}
	}
	h.model = textRange{m[4] + model[0], m[4] + model[1]}
	if !remarked.MatchString(h.text[h.model.to:]) {
		return false
	}
	h.read(m[2], m[3])
	return true
}

// readLine reads the line as one above the title and reports whether it may be one.
func (h *titleLine) readLine() bool {
	h.read(0, len(h.text))
	return h.text != ""
}

// whole makes all of the line the agency's name.
func (h *titleLine) whole() bool {
	h.agency = textRange{0, len(h.text)}
	return true
}
