// Package proof holds a document that was filled by a user's template against the report: a figure that stands in it
// otherwise is a difference, and what does not stand in it is told of, unless the template says that this is meant.
package proof

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/check"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/form/locate"
	"nianbao/grid"
	"nianbao/ooxml/opc"
)

// A Notice is what a person is to know of a file that was written: what of the report it leaves out.
type Notice struct {
	Severity check.Severity
	Text     string // in Chinese, with what to do
}

// MaxDifferences is how many differences a refusal prints.
const MaxDifferences = 20

// A Proof is what came of it.
type Proof struct {
	Differences []string // figures, agency and year that stand in the document otherwise, in Chinese
	Notices     []Notice // what does not stand in it
	Lost        []string // figures that the template prints and that a block has lost, in Chinese, by tables
	Omit        string   // the names of these figures, as a comment 不印 takes them

	report *form.Report
	named  map[string]any // what the template was filled with
	meant  Omissions
	lost   Skipped
	book   *grid.Book
	back   *form.Report // nil for a document without a table of the form
	all    string       // the document's text without spaces, a paragraph or cell a line
}

// ReadBack reads a Word document that was written. The error says in Chinese that it cannot be read.
func ReadBack(data []byte) (*grid.Book, error) {
	pkg, err := opc.Read(data)
	var book *grid.Book
	if err == nil {
		book, err = edit.Read(pkg)
	}
	if err != nil {
		return nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	return book, nil
}

// Of reads back a document that was filled with a report's names. The error says in Chinese that it cannot be read.
func Of(
	data []byte, r *form.Report, named map[string]any, meant Omissions, lost Skipped, index *locate.Index,
) (*Proof, error) {
	book, err := ReadBack(data)
	if err != nil {
		return nil, err
	}
	p := &Proof{report: r, named: named, meant: meant, lost: lost, book: book}
	p.back, err = index.Of(r.Form).Read(book)
	if err != nil && !errors.Is(err, locate.ErrNoForm) {
		return nil, fmt.Errorf("写出的文件读不回来：%w", err)
	}
	if p.back != nil {
		p.unequal()
		p.whose()
		p.statements(index.Forms())
		p.unclear()
	}
	p.figures()
	p.texts()
	return p, nil
}

// unequal finds the figures that stand in the document otherwise than in the report.
func (p *Proof) unequal() {
	for _, c := range p.report.Form.Cells {
		want, have := p.report.Value(c).Normalized(), p.back.Value(c).Normalized()
		if have != "" && have != want {
			p.differ(Differs(at(p.back.Value(c).Place)+c.Label(), want, have))
		}
	}
}

func (p *Proof) differ(what string) {
	if len(p.Differences) < MaxDifferences {
		p.Differences = append(p.Differences, what)
	}
}

// Differs says in what a document differs from a report.
func Differs(what, want, have string) string {
	return fmt.Sprintf("%s：原来是“%s”，写出的是“%s”", what, want, have)
}

// at returns a place as it stands before what is said of it.
func at(place form.Place) string {
	if name := place.String(); name != "" {
		return name + " "
	}
	return ""
}

// whose finds another year or agency in the document's title than the report's: it was typed into the template.
func (p *Proof) whose() {
	if p.back.Year != 0 && p.report.Year != 0 && p.back.Year != p.report.Year {
		p.differ(Differs("年度", fmt.Sprint(p.report.Year), fmt.Sprint(p.back.Year)))
	}
	have := solid(p.back.Agency)
	if have != "" && p.report.Agency != "" && !p.prints(p.report.Agency) {
		p.differ(Differs("机关名称", p.report.Agency, have))
	}
}

// prints reports whether a text stands in the document, whatever spaces are in it.
func (p *Proof) prints(text string) bool {
	if p.all == "" {
		var b strings.Builder
		for _, g := range p.book.Grids {
			for i := range g.Cells {
				b.WriteString(solid(g.Cells[i].Text) + "\n")
			}
		}
		p.all = b.String()
	}
	return strings.Contains(p.all, solid(text))
}

// solid returns a text without its spaces.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }

// unclear tells of what stands twice in the document: only one of the two was held against the report.
func (p *Proof) unclear() {
	for _, f := range p.back.Faults {
		switch f.Kind {
		case form.DoubledTable:
			p.tell("写出的文件里表" + form.Quote(f.Table.Title()) + "不止一个，不能逐格核对。请在模板里只留一个。")
		case form.DoubledLabel:
			p.tell("写出的文件里" + form.Quote(f.Label) + "出现两次，不能逐格核对。请改正模板里的标签。")
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
func (p *Proof) figures() {
	gone := map[*form.Cell]bool{}
	for _, c := range p.report.Form.Cells {
		printed := p.back != nil && p.back.Value(c).Normalized() != ""
		if p.report.Value(c).Normalized() != "" && !printed && !p.meant.cells[c] {
			gone[c] = true
		}
	}
	p.losses(gone)
	if p.back == nil {
		if len(gone) > 0 {
			p.Notices = append(p.Notices, Notice{check.Note,
				fmt.Sprintf("模板里没有格式规定的表，统计表的 %d 个数没有逐格核对。", len(gone))})
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
		what = append(what, fmt.Sprintf("%s %d 个数（%s）", words, len(figures), strings.Join(figures, "、")))
		names = append(names, name)
	}
	rows, columns := t.Leaves()
	take("全部", t.Name, func(*form.Cell) bool { return true })
	for _, row := range rows {
		take(form.Quote(row.Label)+"一行的", t.Name+"."+strings.Join(row.Names, "."),
			func(c *form.Cell) bool { return c.Row == row && len(columns) > 1 })
	}
	for _, column := range columns {
		take(form.Quote(column.Label)+"一列的", t.Name+"."+column.Name,
			func(c *form.Cell) bool { return c.Column == column && len(rows) > 1 })
	}
	for _, c := range t.Cells {
		if gone[c] {
			what = append(what, c.Label()+"（"+p.report.Value(c).Normalized()+"）")
			names = append(names, c.Name())
		}
	}
	return what, names
}

// maxSought is for how many lines of a text the whole document is searched.
const maxSought = 50

// texts tells of the lines of the report's texts that the document does not print.
func (p *Proof) texts() {
	printed := map[string]bool{}
	for _, g := range p.book.Grids {
		for i := range g.Cells {
			for _, line := range action.Lines(g.Cells[i].Text) {
				printed[solid(line)] = true
			}
		}
	}
	for _, s := range p.report.Form.AllTexts() {
		lines, sought := action.Lines(fields.TextIn(p.named, s)), 0
		lost := slices.DeleteFunc(slices.Clone(lines), func(line string) bool {
			if printed[solid(line)] {
				return true
			}
			sought++
			return sought <= maxSought && p.prints(line)
		})
		switch {
		case len(lost) == 0 || p.meant.texts[s]:
		case len(lost) == len(lines):
			p.tell("写出的文件里没有" + form.Quote(s.Title) + "的文字。请在模板里写上 {{" + s.Name + "}}；" +
				"确实不印的，写 {{/* 不印 " + s.Name + " */}}。")
		default:
			p.tell(fmt.Sprintf("%s的文字有 %d 段在写出的文件里没有找到，第一段是%s。请检查模板。",
				form.Quote(s.Title), len(lost), form.Quote(brief(lost[0]))))
		}
	}
}

// maxBrief is how many characters of a text a line shows.
const maxBrief = 20

func brief(text string) string {
	if r := []rune(text); len(r) > maxBrief {
		return string(r[:maxBrief]) + "…"
	}
	return text
}
