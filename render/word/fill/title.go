package fill

import (
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

var (
	// modelled is what a model's title says behind the title: 格式模板, （样式）.
	modelled = regex.New(`^(?:[（(][^（）()]*(?:模板|格式|样[式本稿表]|范[本例]|参考)[^（）()]*[）)]|` +
		`的?(?:统一|格式|模板|样式|样本|样稿|范本|范例|文本|参考))+`)
	remarked = regex.New(`^(?:[（(][^（）()]*[）)])?$`)
)

// titles writes agency and year into the title, and into the one on the cover.
func (f *labelFiller) titles() {
	lines := f.titleLines()
	shape := f.report.Form.AroundTitle(`^(?:附件\d*[:：])?([^。，；：:《》]*?)`, `(.*)$`)
	found := false
	for i, h := range lines {
		if h.readTitle(shape) {
			found = true
			f.title(lines, i)
		}
	}
	if !found {
		f.refuse(form.Place{}, "没有找到标题“××年"+f.report.Form.ReportTitle()+"”，机关名称和年度没有地方写")
	}
}

// title writes agency and year into one title, which may be divided over several lines.
func (f *labelFiller) title(lines []*titleLine, at int) {
	agency, year := f.nameLines(lines, at)
	f.remember(agency.part(agency.agency), year.part(year.year))
	if f.report.Agency == "" {
		f.remark(lines[at].place, "统计表里没有机关名称，标题里的机关名称没有改")
	} else {
		agency.edit(agency.agency, f.report.Agency)
	}
	if f.report.Year == 0 {
		f.remark(lines[at].place, "统计表里没有年度，标题里的年度没有改")
	} else {
		year.editYear(f.report.Year)
	}
	title := lines[at]
	if title.model.from < title.model.to {
		title.edit(title.model, "")
	}
	if agency == title && year == title {
		f.named[title.place] = len([]rune(title.text))
	}
	for _, h := range lines[max(0, at-2):min(len(lines), at+2)] {
		f.apply(h, "标题")
	}
}

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
	if below := line(at + 1); year == title && !title.dated && below.onlyYear() {
		year = below
	}
	return agency, year
}

// agencies is how the names of agencies end.
var agencies = regex.New(`[省市县区州盟旗乡镇局委办厅院府部署会处队所站社团行库馆司校心室道台狱地]$`)

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
