package proof

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/signing"
	"nianbao/form/title"
	"nianbao/grid"
	"nianbao/regex"
)

var (
	// columns divides what stands beside each other in a header: 甲县民政局	2023年年报.
	columns = regex.New(`[\t|｜│]+|[ \x{3000}]{2,}`)
	// issues is what stands behind the name of who has made a document: 甲县民政局办公室 2025年1月印发.
	issues  = regex.New(`(?:20\d\d年\d{1,2}月(?:\d{1,2}日)?)?(?:编制|编印|编写|编|印发|印制|制作|制|主办|发布)$`)
	issued  = regex.New(`(20\d\d)年\d{1,2}月.*(?:印发|编印|印制|发布)`)
	pageEnd = regex.New(`第?[-—\d]*页(?:[，,/]?共?\d*页)?$`)
)

// around tells of what nobody sees in a document, and of another agency or year in its headers, footers and notes: it
// was typed into the template. To whom a document goes and who supervises it is not looked at.
func around(book *grid.Book, r *form.Report) []Notice {
	var notices []Notice
	told := map[string]bool{}
	for _, g := range book.Grids {
		for i := range g.Cells {
			line := g.Cells[i].Text
			if !g.Aside || g.Unseen || len(line) > title.MaxLine || told[g.Name+line] {
				continue
			}
			told[g.Name+line] = true
			if what := otherwise(line, r); what != "" {
				notices = append(notices, Notice{check.Warning, fmt.Sprintf("写出的文件%s里写的是%s，%s。"+
					"这是模板里写好的，请核对，在模板里改正。", g.Name, form.Quote(form.Clip(line, maxBrief)), what)})
			}
		}
	}
	return append(notices, unseen(book)...)
}

// unseen tells of what stands in a document and nobody sees: hidden text, white text, rows that are not shown.
func unseen(book *grid.Book) []Notice {
	var hidden, white []string
	for at, g := range book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			words := form.Quote(form.Clip(form.OneLine(c.Text), maxBrief))
			switch {
			case g.Unseen:
				hidden = append(hidden, words)
			case c.Hidden && strings.TrimSpace(c.Text) != "":
				white = append(white, words+"（"+form.PlaceIn(g, at, c.Row, c.Col).String()+"）")
			}
		}
	}
	var notices []Notice
	if len(hidden) > 0 {
		notices = append(notices, Notice{check.Warning, "写出的文件里有隐藏的文字，印不出来：" + rule.List(hidden, "处") +
			"。这是模板里设成隐藏的，请核对；要印的，在模板里取消隐藏。"})
	}
	if len(white) > 0 {
		notices = append(notices, Notice{check.Warning, "写出的文件里有看不见的文字（白字，或者隐藏的行）：" + rule.List(white, "处") +
			"。这是模板里设的，请核对；要印的，在模板里改成看得见的颜色。"})
	}
	return notices
}

// otherwise says in what a line contradicts the report, empty for nothing.
func otherwise(line string, r *form.Report) string {
	for _, part := range append([]string{line}, columns.Split(line, -1)...) {
		agency, year := says(form.Squeeze(form.PlainYear(part)), r)
		switch {
		case agency != "" && r.Agency != "" && !form.AgenciesAlike(r.Agency, agency):
			return "报告的机关名称却是" + form.Quote(r.Agency)
		case year != 0 && r.Year != 0 && year != r.Year:
			return fmt.Sprintf("报告的年度却是 %d", r.Year)
		}
	}
	if m := issued.FindStringSubmatch(form.Squeeze(form.PlainYear(line))); m != nil && r.Year != 0 {
		if year, _ := strconv.Atoi(m[1]); year <= r.Year {
			return fmt.Sprintf("报告的年度却是 %d，不会那时印发", r.Year)
		}
	}
	return ""
}

// says returns the agency and the year of a report's title, or the agency whose name a line is, and a year shortly
// before the report's.
func says(line string, r *form.Report) (agency string, year int) {
	if of, stated, ok := r.Form.ParseTitle(line); ok {
		if !title.IsAgency(of) {
			of = ""
		}
		return of, form.ParseYear(stated)
	}
	line = pageEnd.ReplaceAllString(line, "")
	if name, ok := signing.Name(issues.ReplaceAllString(line, "")); ok {
		agency = name
	}
	stated := statedYear.FindAllString(line, -1)
	if i := slices.IndexFunc(stated, func(s string) bool {
		y := form.YearIn(s)
		return y < r.Year && y >= r.Year-maxStale
	}); i >= 0 {
		year = form.YearIn(stated[i])
	}
	return agency, year
}
