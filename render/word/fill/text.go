package fill

import (
	"strings"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/grid"
)

// texts puts each text in the place of the one that stands below its heading. Those below which nothing stands come first: they
// are formatted as the others.
func (p *labelFiller) texts() {
	sections := p.report.Form.Texts()
	var standing []*edit.Paragraph
	places := make([][]form.Line, len(sections))
	for i, s := range sections {
		places[i] = p.was.Texts[s.Text].Lines
		if i == len(sections)-1 {
			places[i] = p.unsigned(places[i])
		}
		for _, at := range p.linesAt(places[i]) {
			standing = append(standing, at.Paragraphs()...)
		}
	}
	models := edit.ModelsOf(standing)
	for _, replaces := range []bool{false, true} {
		for i, s := range sections {
			if (len(places[i]) > 0) == replaces {
				p.text(s, places[i], models)
			}
		}
	}
}

// text places one text. old are the lines that it replaces, models those of the document's texts.
func (p *labelFiller) text(s *form.Section, old []form.Line, models edit.Models) {
	lines := action.Paragraphs(p.wanted[s.Text])
	was, there := p.was.Texts[s.Text]
	switch {
	case !there && len(lines) > 0:
		p.refuse(form.Place{}, "没有找到标题"+form.Quote(s.Title)+"，这部分文字没有地方写")
	case !there:
	case len(old) == 0 && len(lines) > 0:
		p.insertText(s, was.Place, lines, models)
	case len(old) > 0:
		p.replaceText(s, old, lines)
	}
}

// replaceText replaces a text.
func (p *labelFiller) replaceText(s *form.Section, old []form.Line, lines []action.Paragraph) {
	var before []string
	for _, l := range old {
		before = append(before, l.Text)
	}
	place := old[0].Place
	after := strings.Join(action.Lines(p.wanted[s.Text]), "\n")
	spots := p.linesAt(old)
	if strings.Join(before, "\n") == after {
		return
	}
	var passages []*edit.Paragraph
	for _, at := range spots {
		passages = append(passages, at.Paragraphs()...)
	}
	if len(passages) == 0 {
		p.refuse(place, form.Quote(s.Title)+"的文字没有地方写，请在标题下面留一个空段落")
		return
	}
	if p.Main.Replace(passages, lines, edit.ModelsOf(passages)) {
		p.remark(place, form.Quote(s.Title)+"里的图片没有改动，请核对是否还适用")
	}
	p.change(place, s.Title, strings.Join(before, "\n"), after)
}

// linesAt returns where lines stand, the blank paragraphs between them included.
func (p *labelFiller) linesAt(lines []form.Line) []*edit.Cell {
	var spots []*edit.Cell
	next := cellKey{grid: -1}
	for _, l := range lines {
		at, row, col := l.Place.At()
		here := cellKey{at, row, col}
		if here == next { // several lines of one cell
			continue
		}
		from := row
		if p.Main.Grids[at].Source == grid.Prose && next.grid == at {
			from = next.row + 1
		}
		for r := from; r <= row; r++ {
			if s := p.Main.At(at, r, col); s != nil {
				spots = append(spots, s)
			}
			p.setHandled(at, r, col)
		}
		next = here
	}
	return spots
}

// insertText writes a text where none stands: into the blank paragraph or cell insertText its heading, else behind the heading.
func (p *labelFiller) insertText(s *form.Section, place form.Place, lines []action.Paragraph, models edit.Models) {
	at, row, col := place.At()
	p.setHandled(at, row, col)
	prose := p.Main.Grids[at].Source == grid.Prose
	blank := p.Main.At(at, row, col)
	heading := p.Main.At(at, row-1, col)
	switch {
	case blank != nil && len(blank.Paragraphs()) > 0 && strings.TrimSpace(blank.Text()) == "" && !blank.HasTable && (!prose || p.adjoins(heading, blank)):
		own := blank.Paragraphs()
		if models.For(lines[0]) == nil || p.Main.HasProperties(own[0]) {
			models = edit.ModelsOf(own)
		}
		p.Main.Replace(own, lines, models)
	case prose && heading != nil && len(heading.Paragraphs()) > 0:
		all := heading.Paragraphs()
		p.Main.InsertAfter(all[len(all)-1], lines, models)
	default:
		p.refuse(place, form.Quote(s.Title)+"下面没有写文字的地方，请在标题下面留一个空段落")
		return
	}
	p.change(place, s.Title, "", strings.Join(action.Lines(p.wanted[s.Text]), "\n"))
}

// adjoins reports whether nothing, such as a table, stands between two paragraphs.
func (p *labelFiller) adjoins(above, below *edit.Cell) bool {
	if above == nil || len(above.Paragraphs()) == 0 {
		return false
	}
	all := above.Paragraphs()
	return p.Main.Adjoin(all[len(all)-1], below.Paragraphs()[0])
}
