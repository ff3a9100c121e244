package html

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/fields"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/webpage"
)

// tables returns a section's tables as a style sets them.
func (s style) tables(r *form.Report, section *form.Section) string {
	d := section.Grid()
	rows := make([][]int, d.Height)
	for i := range d.Cells {
		rows[d.Cells[i].Row] = append(rows[d.Cells[i].Row], i)
	}
	document, heading := "", ""
	var lines []string
	end := func(head int) {
		if len(lines) > 0 {
			document += heading + s.table(lines, head)
		}
		lines, heading = nil, ""
	}
	for row, cells := range rows {
		slices.SortFunc(cells, func(a, b int) int { return d.Cells[a].Col - d.Cells[b].Col })
		if s.split && d.Slots[cells[0]].Role == form.Heading {
			end(0)
			heading = s.line(d.Cells[cells[0]].Text)
			continue
		}
		if first := &d.Cells[cells[0]]; s.split && row > d.Header && first.Col == 0 && first.Rows() > 1 {
			head := slices.Clone(lines[:d.Header]) // it stands above either part
			end(d.Header)
			lines = head
		}
		line := ""
		for _, i := range cells {
			text := d.Cells[i].Text
			if c := d.Slots[i].Cell; c != nil {
				text = r.Value(c).Text
			}
			line += s.cell(&d.Cells[i], text)
		}
		lines = append(lines, s.row(line))
	}
	end(d.Header)
	return document
}

// published returns a report as a web page in the style.
func (s style) published(r *form.Report) string {
	body := s.line(r.Agency) + s.line(strconv.Itoa(r.Year)+"年政府信息公开工作年度报告")
	for _, section := range r.Form.Sections {
		body += s.line(section.Title)
		if section.Text == "" {
			body += s.tables(r, section)
			continue
		}
		for line := range strings.Lines(r.Texts[section.Text].Text) {
			body += s.line(line)
		}
	}
	return s.wrap(body)
}

// filled returns a report with a value in every cell and all texts.
func filled(f *form.Form, value func(c *form.Cell) string) *form.Report {
	r := form.NewReport(f)
	r.Agency, r.Year = "示例市司法局", f.Years.From
	r.Particulars[form.Agency], r.Particulars[form.Year] = r.Agency, strconv.Itoa(r.Year)
	for _, c := range f.Cells {
		r.SetValue(c, form.ParseValue(value(c), grid.Text, c.Unit(), ""))
	}
	for _, s := range f.Texts() {
		r.Texts[s.Text] = form.Text{Text: "本机关这一年的" + s.Name + "。\n（一）第二段。"}
	}
	return r
}

// differences returns in what a web page, read again, differs from the report that it should be.
func differences(data []byte, r *form.Report) []string {
	book, err := webpage.Read(data)
	if err != nil {
		return []string{err.Error()}
	}
	back, err := locate.New(define.Builtin()...).Read(book)
	if err != nil {
		return []string{err.Error()}
	}
	var found []string
	add := func(what, have, want string) {
		if have != want {
			found = append(found, fmt.Sprintf("%s: %q, want %q", what, have, want))
		}
	}
	add("edition", back.Form.Edition, r.Form.Edition)
	add("agency", back.Agency, r.Agency)
	add("year", strconv.Itoa(back.Year), strconv.Itoa(r.Year))
	add("faults", fmt.Sprint(back.Faults), "[]")
	if back.Form != r.Form {
		return found
	}
	for _, c := range r.Form.Cells {
		add(c.ID, spell(back.Value(c)), spell(r.Value(c)))
	}
	texts, _ := fields.Expand(r)
	for _, s := range r.Form.Texts() {
		add(s.Text, back.Texts[s.Text].Text, strings.TrimSpace(texts[s.Text]))
	}
	return found
}

// spell returns a value in one notation.
func spell(v form.Value) string {
	if v.State == form.Number {
		return v.Number.String()
	}
	return fmt.Sprint(v.State) + strings.TrimSpace(v.Text)
}

func TestPublishedPages(t *testing.T) {
	for _, f := range define.Builtin() {
		r := filled(f, func(c *form.Cell) string { return strconv.Itoa(c.Index) })
		for _, s := range styles {
			t.Run(f.Edition+" "+s.name, func(t *testing.T) {
				if found := differences([]byte(s.published(r)), r); len(found) > 0 {
					t.Errorf("%s", strings.Join(found[:min(20, len(found))], "\n"))
				}
			})
		}
	}
}

// figures draws what may stand in a cell.
func figures(t *rapid.T, c *form.Cell) string {
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0:
		return ""
	case 1:
		return "/"
	case 2:
		if c.Decimal() {
			amount, digits := rapid.Int64Range(0, 1e9).Draw(t, "amount"), rapid.Int32Range(1, 6).Draw(t, "digits")
			return decimal.New(amount, -digits).String()
		}
	}
	return strconv.FormatInt(rapid.Int64Range(0, 1e9).Draw(t, "figure"), 10)
}

func TestAnyFiguresComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
		s := styles[rapid.IntRange(0, len(styles)-1).Draw(t, "style")]
		r := filled(f, func(c *form.Cell) string { return figures(t, c) })
		if found := differences([]byte(s.published(r)), r); len(found) > 0 {
			t.Fatalf("%s: %s", s.name, strings.Join(found[:min(20, len(found))], "\n"))
		}
	})
}
