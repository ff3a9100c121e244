package filing

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nianbao/docx/edit"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/ooxml/opc"
)

var (
	drawnRow  = regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`)
	drawnCell = regexp.MustCompile(`(?s)<w:tc>.*?</w:tc>`)
	drawnTag  = regexp.MustCompile(`\{\{(?:后缀 "万元" )?((?:文件|许可|执法|收费|采购|申请|复议诉讼)\.[^{}]+)\}\}`)
)

// TestAnyTemplateIsProved fills templates that leave out rows, cells and what blocks enclose with any figures: each is
// in its place in the document, or is told of, or is said not to be printed; none is another.
func TestAnyTemplateIsProved(t *testing.T) {
	l := Builtin()
	rapid.Check(t, func(r *rapid.T) {
		f := rapid.SampledFrom(l.Forms).Draw(r, "form")
		report := drawReport(r, f)
		source, err := l.template(f)
		if err != nil {
			r.Fatalf("l.template: %v", err)
		}
		pkg, err := opc.Read(source)
		if err != nil {
			r.Fatalf("opc.Read: %v", err)
		}
		xml, _ := pkg.Part("word/document.xml")
		template := drawnRow.ReplaceAllStringFunc(string(xml), func(row string) string { return drawTemplateRow(r, row) })
		declared := map[string]bool{}
		if rapid.Bool().Draw(r, "declares") {
			names := []string{}
			for range 3 {
				c := rapid.SampledFrom(f.Cells).Draw(r, "declared")
				names, declared[c.Name()] = append(names, c.Name()), true
			}
			template = strings.Replace(template, "<w:body>",
				"<w:body><w:p><w:r><w:t>{{/* 不印 "+strings.Join(names, " ")+" */}}</w:t></w:r></w:p>", 1)
		}
		pkg.Set("word/document.xml", []byte(template))
		prove(r, l, report, pkg, declared)
	})
}

func prove(r *rapid.T, l *Library, report *form.Report, pkg *opc.Package, declared map[string]bool) {
	data, notices, err := l.filledBy(pkg, report)
	if err != nil {
		r.Logf("%v", err)
		return
	}
	out, err := opc.Read(data)
	if err != nil {
		r.Fatalf("opc.Read: %v", err)
	}
	book, err := edit.Read(out)
	if err != nil {
		r.Fatalf("edit.Read: %v", err)
	}
	back, err := l.index.Of(report.Form).Read(book)
	if err != nil {
		back = form.NewReport(report.Form)
	}
	told := ""
	for _, n := range notices {
		told += n.Text + "\n"
	}
	for _, c := range report.Form.Cells {
		want, have := report.Value(c).Normalized(), back.Value(c).Normalized()
		switch {
		case have == want, have == "" && declared[c.Name()]:
		case have != "":
			r.Errorf("%s is %s, not %s", c.ID, have, want)
		case !namedIn(told, c) && !strings.Contains(told, "没有格式规定的表"):
			r.Errorf("%s (%s) is not told of:\n%s", c.ID, want, told)
		}
	}
}

// namedIn reports whether a figure is named: by itself, its row, its column or its table.
func namedIn(told string, c *form.Cell) bool {
	for line := range strings.Lines(told) {
		if strings.Contains(line, form.Quote(c.Table.Title())) && (strings.Contains(line, c.Label()+"（") ||
			strings.Contains(line, form.Quote(c.Row.Label)+"一行的") ||
			strings.Contains(line, form.Quote(c.Column.Label)+"一列的") || strings.Contains(line, "全部")) {
			return true
		}
	}
	return false
}

// filledBy fills a template in a package with a report, as useTemplate does.
func (l *Library) filledBy(pkg *opc.Package, r *form.Report) ([]byte, []proof.Notice, error) {
	done := &Converted{Filing: &Filing{Report: r}}
	data, err := bytesOf(l.fillTemplate(done, pkg, Conversion{}, nil))
	return data, done.Notices, err
}

func drawReport(r *rapid.T, f *form.Form) *form.Report {
	report := form.NewReport(f)
	report.Agency, report.Year = "示例市司法局", 2023
	report.Particulars[form.Agency], report.Particulars[form.Year] = report.Agency, "2023"
	for _, c := range f.Cells {
		switch n := rapid.IntRange(-2, 30).Draw(r, "figure"); {
		case n > 10:
			report.SetNumber(c, decimal.NewFromInt(int64(n)))
		case n >= 0:
			report.SetNumber(c, decimal.Zero)
		case n == -1:
			report.SetValue(c, form.Value{State: form.Stroke, Text: "/"})
		}
	}
	for _, s := range f.Texts() {
		report.Texts[s.Text] = form.Text{Text: "本年工作情况如下。"}
	}
	return report
}

// drawTemplateRow draws what becomes of a row of a template.
func drawTemplateRow(r *rapid.T, row string) string {
	tags := drawnTag.FindAllStringSubmatch(row, -1)
	if len(tags) == 0 {
		return row
	}
	name := tags[rapid.IntRange(0, len(tags)-1).Draw(r, "tag")]
	cells := drawnCell.FindAllString(row, -1)
	switch rapid.IntRange(0, 12).Draw(r, "change") {
	case 0:
		return ""
	case 1:
		return strings.Replace(row, name[0], "", 1)
	case 2:
		return strings.Replace(row, name[0], fmt.Sprintf("{{if %s}}%s{{end}}", name[1], name[0]), 1)
	case 3: // a block over the whole row
		first, last := cells[0], cells[len(cells)-1]
		row = strings.Replace(row, first, strings.Replace(first, "<w:t>", "<w:t>{{if "+name[1]+"}}", 1), 1)
		return strings.Replace(row, last, strings.Replace(last, "</w:t>", "{{end}}</w:t>", 1), 1)
	case 4: // and over some of its cells
		from := rapid.IntRange(0, len(tags)-1).Draw(r, "from")
		to := rapid.IntRange(from, len(tags)-1).Draw(r, "to")
		row = strings.Replace(row, tags[from][0], "{{if "+name[1]+"}}"+tags[from][0], 1)
		return strings.Replace(row, tags[to][0]+"<", tags[to][0]+"{{end}}<", 1)
	}
	return row
}
