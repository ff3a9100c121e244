// Package proof holds a document that was filled by a user's template against the report: a figure that stands in it
// otherwise is a difference, and what does not stand in it is told of, unless the template says that this is meant.
package proof

import (
	"errors"
	"fmt"
	"maps"
	"strings"

	"nianbao/check"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/render/readback"
)

// A Notice is what a person is to know of a file that was written: what of the report it leaves out.
type Notice struct {
	Severity check.Severity
	Text     string // in Chinese, with what to do
}

// A Proof is what came of it.
type Proof struct {
	Differences []string // figures, agency and year that stand in the document otherwise, in Chinese
	Notices     []Notice // what does not stand in it
	Lost        []string // figures that the template prints and that a block has lost, in Chinese, by tables
	Omit        string   // the names of these figures, as a comment 不印 takes them

	report *form.Report
	texts  map[string]string // that the template was filled with
	meant  Omissions
	lost   Skipped
	book   *grid.Book
	page   *readback.Page
	words  data         // the report's own, "" until they are asked for
	back   *form.Report // nil for a document without a table of the form
	trial  bool         // the report is made up: its figures are nobody's
}

// Of reads back a document that was filled with what a report is meant to say. The error says in Chinese that it cannot
// be read.
func Of(data []byte, m *readback.Meant, meant Omissions, lost Skipped, index *locate.Index) (*Proof, error) {
	p, pkg, found, err := read(data, m, meant, lost, index)
	if err != nil {
		return nil, err
	}
	for _, d := range ofCharts(found) {
		p.differ(d.String())
	}
	lines := p.fixedLines()
	if p.back != nil {
		p.contradictions(found)
		p.dated()
		p.statements(index.Forms())
	}
	p.named(lines)
	p.stale(lines)
	if p.back != nil {
		p.unclear()
		p.headings(lines)
		p.Notices = append(p.Notices, around(p.book, p.report)...)
	}
	p.properties(pkg)
	p.figures(found)
	p.prints()
	return p, nil
}

// read reads a document back, and returns in what it differs from what it was meant to say.
func read(
	data []byte, m *readback.Meant, meant Omissions, lost Skipped, index *locate.Index,
) (p *Proof, pkg *opc.Package, found []readback.Difference, err error) {
	pkg, book, charts, err := readPackage(data, len(m.Charts) > 0)
	if err != nil {
		return nil, nil, nil, err
	}
	p = &Proof{report: m.Report, texts: m.Texts, meant: meant, lost: lost, book: book, page: readback.PageOf(book)}
	p.back, err = index.Of(p.report.Form).Read(book)
	if err != nil && !errors.Is(err, locate.ErrNoForm) {
		return nil, nil, nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	back := p.back
	if back == nil {
		back = form.NewReport(p.report.Form)
		back.Book = book
	}
	return p, pkg, m.Differences(back, charts), nil
}

// contradictions takes what stands in the document otherwise than in the report. What does not stand in it is told of.
func (p *Proof) contradictions(found []readback.Difference) {
	for _, d := range found {
		switch {
		case d.Lost, d.Have == "" && d.Kind != readback.Row:
		case d.Kind == readback.Text, d.Kind == readback.Note, d.Kind == readback.Chart:
		case d.Kind == readback.Row && form.Squeeze(d.Want) == form.Squeeze(d.Have):
		case d.Want == "" && (d.Kind == readback.Agency || d.Kind == readback.Particular):
		case d.Kind == readback.Particular && d.Particular.ID != form.Date:
			p.tell(d.String() + "。这是模板里写好的，请核对，在模板里改正。")
		case d.Kind == readback.Particular && !form.IsDate(d.Want):
		default:
			p.differ(d.String())
		}
	}
}

func (p *Proof) differ(what string) {
	if len(p.Differences) < maxDifferences {
		p.Differences = append(p.Differences, what)
	}
}

// unclear tells of what stands twice in the document: only one of the two was held against the report.
func (p *Proof) unclear() {
	for _, f := range p.back.Faults {
		switch f.Kind {
		case form.DoubledTable:
			p.tell("写出的文件里表" + form.Quote(f.Table.Title()) + "不止一个，不能逐格核对。请在模板里只留一个。")
		case form.DoubledLabel:
			what := form.Quote(f.Label)
			if f.Label == "" {
				what = "表" + form.Quote(f.Table.Title()) + "填数的行"
			}
			p.tell("写出的文件里" + what + "出现两次，不能逐格核对。请改正模板里的标签。")
		}
	}
}

// tell tells of what is left out. Of a letter that prints no table that is no more than a note.
func (p *Proof) tell(text string) {
	severity := check.Warning
	if p.back == nil {
		severity = check.Note
	}
	p.Notices = append(p.Notices, Notice{severity, text})
}

// figures tells of the figures of the report that are not found in the document.
func (p *Proof) figures(found []readback.Difference) {
	gone := map[*form.Cell]bool{}
	for _, d := range found {
		switch {
		case d.Kind == readback.Cell && d.Have == "":
			gone[d.Cell] = true
		case d.Lost:
			for _, c := range d.Table.Cells {
				gone[c] = gone[c] || c.Row == d.Row() && p.report.Value(c).Normalized() != ""
			}
		}
	}
	maps.DeleteFunc(gone, func(c *form.Cell, lost bool) bool { return !lost || p.meant.cells[c] })
	p.losses(gone)
	if p.back == nil {
		if len(gone) > 0 {
			severity := check.Note
			if p.isReport() {
				severity = check.Warning
			}
			figures := fmt.Sprintf("统计表的 %d 个数没有逐格核对。", len(gone))
			if p.trial {
				figures = "统计表的数没有逐格核对。"
			}
			p.Notices = append(p.Notices, Notice{severity, "模板里没有格式规定的表，" + figures})
		}
		return
	}
	for _, t := range p.report.Form.Tables {
		if what, names := p.grouped(t, gone); len(what) > 0 {
			p.tell("写出的文件里没有找到表" + form.Quote(t.Title()) + "的" + strings.Join(what, "；") + "。" +
				"请在模板里补上；确实不印的，写上 {{/* 不印 " + strings.Join(names, " ") + " */}}。")
		}
	}
}

// isReport reports whether a document without a table of the form is the report by its headings, and no letter.
func (p *Proof) isReport() bool {
	headed := map[*form.Section]bool{}
	for _, g := range p.book.Grids {
		for i := range g.Cells {
			h, ok := p.report.Form.ReadHeading(g.Cells[i].Text)
			if ok && h.Exact && h.Section != nil && len(h.Section.Tables) > 0 && h.Numbering != form.Unnumbered {
				headed[h.Section] = true
			}
		}
	}
	return len(headed) > 1
}

// grouped names the figures of a table that are gone: the table, whole rows, whole columns, single cells, with their
// figures, and each as templates do.
func (p *Proof) grouped(t *form.Table, gone map[*form.Cell]bool) (what, names []string) {
	take := func(words, name string, same func(c *form.Cell) bool) {
		var figures []string
		for _, c := range t.Cells {
			figure := p.report.Value(c).Normalized()
			switch {
			case !same(c) || figure == "":
			case !gone[c]:
				return // some of it is printed, or is not to be
			default:
				figures = append(figures, figure)
			}
		}
		if len(figures) == 0 {
			return
		}
		maps.DeleteFunc(gone, func(c *form.Cell, _ bool) bool { return c.Table == t && same(c) })
		if p.trial {
			what = append(what, fmt.Sprintf("%s %d 个数", words, len(figures)))
		} else {
			what = append(what, fmt.Sprintf("%s %d 个数（%s）", words, len(figures), strings.Join(figures, "、")))
		}
		names = append(names, name)
	}
	rows, columns := t.Leaves()
	take("全部", t.Name, func(*form.Cell) bool { return true })
	for _, row := range rows {
		take(form.Quote(row.Title())+"一行的", t.Name+"."+strings.Join(row.Names, "."),
			func(c *form.Cell) bool { return c.Row == row && len(columns) > 1 })
	}
	for _, column := range columns {
		take(form.Quote(column.Label)+"一列的", t.Name+"."+column.Name,
			func(c *form.Cell) bool { return c.Column == column && len(rows) > 1 })
	}
	for _, c := range t.Cells {
		if gone[c] {
			figure := ""
			if !p.trial {
				figure = "（" + p.report.Value(c).Normalized() + "）"
			}
			what = append(what, c.Label()+figure)
			names = append(names, c.Name())
		}
	}
	return what, names
}
