package docx

import (
	"strings"

	"nianbao/action"
	"nianbao/form"
	"nianbao/grid"
)

// texts puts each text in the place of the one that stands below its heading. Those below which nothing stands come first: they
// are formatted as the others.
func (p *placing) texts() {
	sections := p.report.Form.Texts()
	var standing []*passage
	places := make([][]form.Line, len(sections))
	for i, s := range sections {
		places[i] = p.was.Texts[s.Text].Lines
		if i == len(sections)-1 {
			places[i] = p.unsigned(places[i])
		}
		for _, at := range p.standing(places[i]) {
			standing = append(standing, at.passages()...)
		}
	}
	models := modelsOf(standing)
	for _, replaces := range []bool{false, true} {
		for i, s := range sections {
			if (len(places[i]) > 0) == replaces {
				p.text(s, places[i], models)
			}
		}
	}
}

// text places one text. old are the lines that it replaces, models those of the document's texts.
func (p *placing) text(s *form.Section, old []form.Line, models models) {
	lines := action.Paragraphs(p.wanted[s.Text])
	was, there := p.was.Texts[s.Text]
	switch {
	case !there && len(lines) > 0:
		p.refuse(form.Place{}, "没有找到标题"+form.Quote(s.Title)+"，这部分文字没有地方写")
	case !there:
	case len(old) == 0 && len(lines) > 0:
		p.below(s, was.Place, lines, models)
	case len(old) > 0:
		p.instead(s, old, lines)
	}
}

// instead replaces a text.
func (p *placing) instead(s *form.Section, old []form.Line, lines []action.Paragraph) {
	var before []string
	for _, l := range old {
		before = append(before, l.Text)
	}
	place := old[0].Place
	after := strings.Join(action.Lines(p.wanted[s.Text]), "\n")
	spots := p.standing(old)
	if strings.Join(before, "\n") == after {
		return
	}
	var passages []*passage
	for _, at := range spots {
		passages = append(passages, at.passages()...)
	}
	if len(passages) == 0 {
		p.refuse(place, form.Quote(s.Title)+"的文字没有地方写，请在标题下面留一个空段落")
		return
	}
	if p.main.replace(passages, lines, modelsOf(passages)) {
		p.remark(place, form.Quote(s.Title)+"里的图片没有改动，请核对是否还适用")
	}
	p.change(place, s.Title, strings.Join(before, "\n"), after)
}

// standing returns where lines stand, the blank paragraphs between them included.
func (p *placing) standing(lines []form.Line) []*spot {
	var spots []*spot
	next := corner{grid: -1}
	for _, l := range lines {
		at, row, col := l.Place.At()
		here := corner{at, row, col}
		if here == next { // several lines of one cell
			continue
		}
		from := row
		if p.main.grids[at].Source == grid.Prose && next.grid == at {
			from = next.row + 1
		}
		for r := from; r <= row; r++ {
			if s := p.main.spot(at, r, col); s != nil {
				spots = append(spots, s)
			}
			p.finish(at, r, col)
		}
		next = here
	}
	return spots
}

// below writes a text where none stands: into the blank paragraph or cell below its heading, else behind the heading.
func (p *placing) below(s *form.Section, place form.Place, lines []action.Paragraph, models models) {
	at, row, col := place.At()
	p.finish(at, row, col)
	prose := p.main.grids[at].Source == grid.Prose
	blank := p.main.spot(at, row, col)
	heading := p.main.spot(at, row-1, col)
	switch {
	case blank != nil && len(blank.passages()) > 0 && strings.TrimSpace(blank.text()) == "" && !blank.table && (!prose || p.adjoin(heading, blank)):
		own := blank.passages()
		if models.like(lines[0]) == nil || p.main.element(own[0]).SelectElement("pPr") != nil {
			models = modelsOf(own)
		}
		p.main.replace(own, lines, models)
	case prose && heading != nil && len(heading.passages()) > 0:
		all := heading.passages()
		p.main.follow(all[len(all)-1], lines, models)
	default:
		p.refuse(place, form.Quote(s.Title)+"下面没有写文字的地方，请在标题下面留一个空段落")
		return
	}
	p.change(place, s.Title, "", strings.Join(action.Lines(p.wanted[s.Text]), "\n"))
}

// adjoin reports whether nothing, such as a table, stands between two paragraphs.
func (p *placing) adjoin(above, below *spot) bool {
	if above == nil || len(above.passages()) == 0 {
		return false
	}
	all, next := above.passages(), below.passages()[0]
	last := all[len(all)-1]
	return last.root == last && next.root == next && last.container == next.container && last.to <= next.from &&
		!strings.Contains(p.main.source[last.to:next.from], "tbl>")
}
