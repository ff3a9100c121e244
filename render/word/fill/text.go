package fill

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx/edit"
	"nianbao/form"
	"nianbao/grid"
)

// texts puts each text in the place of the one that stands below its heading. Those below which nothing stands come
// first: they are formatted as the others.
func (f *labelFiller) texts() {
	sections := f.report.Form.Texts()
	var paragraphs []*edit.Paragraph
	olds := make([][]form.Line, len(sections))
	for i, s := range sections {
		lines := f.was.Texts[s.Text].Lines
		olds[i] = f.together(s, lines)
		rest := lines[len(olds[i]):]
		if i == len(sections)-1 {
			olds[i], rest = f.unsigned(olds[i]), f.unsigned(rest)
		}
		f.leave(s, rest)
		for _, at := range f.linesAt(olds[i]) {
			paragraphs = append(paragraphs, at.Paragraphs()...)
		}
	}
	models := edit.ModelsOf(paragraphs)
	for _, replaces := range []bool{false, true} {
		for i, s := range sections {
			if (len(olds[i]) > 0) == replaces {
				f.text(s, olds[i], models)
			}
		}
	}
}

// together returns the lines of a text that stand together below its heading. What goes on behind a table stays, as the
// table does.
func (f *labelFiller) together(s *form.Section, lines []form.Line) []form.Line {
	first := -1
	if at, ok := f.headingOf(s); ok {
		if grid, _, _ := at.At(); f.Main.Grids[grid].Source == inProse {
			first = grid
		}
	}
	for i, l := range lines {
		at, _, _ := l.Place.At()
		if first < 0 {
			first = at
		}
		if at != first {
			f.stays[s] = len(lines) - i
			return lines[:i]
		}
	}
	return lines
}

const inProse = grid.Prose

// leave tells of the lines of a text that stay behind a table. They are last year's, and so are the years that they
// name.
func (f *labelFiller) leave(s *form.Section, lines []form.Line) {
	for i, l := range lines {
		at, row, col := l.Place.At()
		if f.Main.Grids[at].Source != inProse {
			return // a remark names the table
		}
		f.setHandled(at, row, col)
		if i == 0 {
			f.remark(l.Place, fmt.Sprintf("从这里起，%s在表后面还有 %d 段原来的文字，没有改，请改写或者删去",
				form.Quote(s.Title), len(lines)))
		}
		if figure := figureIn(l.Text); figure != "" {
			f.remark(l.Place, "这一段里的"+form.Quote(figure)+"不是统计表的数，没有改，请核对")
		}
	}
}

// headingOf returns where a section's heading stands in the document.
func (f *labelFiller) headingOf(s *form.Section) (form.Place, bool) {
	best, found := form.Place{}, false
	for at, of := range f.was.Headings {
		if of == s && (!found || at.Compare(best) < 0) {
			best, found = at, true
		}
	}
	return best, found
}

// notes puts the texts that the report has besides in the place of the document's. Where that has none, or has them in
// several places, they are told of: what stands around a table is not guessed.
func (f *labelFiller) notes() {
	for _, n := range f.report.Form.Notes {
		old := f.was.Texts[n.Text].Lines
		switch {
		case f.wanted[n.Text] == "":
		case len(old) == 0:
			f.remark(form.Place{}, form.Quote(n.Title)+"在文档里没有地方写，没有写进去")
		case !f.adjacent(old):
			f.remark(old[0].Place, form.Quote(n.Title)+"在文档里不止一处，没有写进去，请自己填写")
		default:
			f.replaceText(n, old, action.Paragraphs(f.wanted[n.Text]))
		}
	}
}

// adjacent reports whether nothing but blank paragraphs stands between lines, and no heading with them.
func (f *labelFiller) adjacent(lines []form.Line) bool {
	for i, l := range lines {
		at, row, _ := l.Place.At()
		if f.Main.Grids[at].Source != grid.Prose || f.was.Headings[l.Place] != nil {
			return false
		}
		if i == 0 {
			continue
		}
		before, last, _ := lines[i-1].Place.At()
		between := func(c grid.Cell) bool { return c.Row > last && c.Row < row }
		if before != at || slices.ContainsFunc(f.Main.Grids[at].Cells, between) {
			return false
		}
	}
	return true
}

// text places one text. old are the lines that it replaces, models those of the document's texts.
func (f *labelFiller) text(s *form.Section, old []form.Line, models edit.Models) {
	lines := action.Paragraphs(f.wanted[s.Text])
	was, there := f.was.Texts[s.Text]
	switch {
	case !there && len(lines) > 0 && !f.omitsText(s):
		f.refuse(form.Place{}, "没有找到标题"+form.Quote(s.Title)+"，这部分文字没有地方写")
	case !there:
	case slices.ContainsFunc(old, func(l form.Line) bool { return f.was.Headings[l.Place] != nil }):
		f.refuse(old[0].Place, form.Quote(s.Title)+"的文字和标题在同一段里，请把标题单独作为一段")
	case len(old) == 0 && len(lines) > 0:
		place := was.Place
		if at, ok := f.headingOf(s); ok && f.stays[s] > 0 {
			grid, row, col := at.At()
			place = f.was.PlaceOf(grid, row+1, col)
		}
		f.insertText(s, place, lines, models)
	case len(old) > 0:
		f.replaceText(s, old, lines)
	}
}

func (f *labelFiller) replaceText(s *form.Section, old []form.Line, lines []action.Paragraph) {
	var before []string
	for _, l := range old {
		before = append(before, l.Text)
	}
	place := old[0].Place
	after := strings.Join(action.Lines(f.wanted[s.Text]), "\n")
	cells := f.linesAt(old)
	if strings.Join(before, "\n") == after {
		return
	}
	var paragraphs []*edit.Paragraph
	for _, at := range cells {
		paragraphs = append(paragraphs, at.Paragraphs()...)
	}
	if len(paragraphs) == 0 {
		f.refuse(place, form.Quote(s.Title)+"的文字没有地方写，请在标题下面留一个空段落")
		return
	}
	if f.Main.Replace(paragraphs, lines, edit.ModelsOf(paragraphs)) {
		f.remark(place, form.Quote(s.Title)+"里的图片没有改动，请核对是否还适用")
	}
	f.replaced(s, old, before, strings.Split(after, "\n"))
}

// maxReplaced is how many paragraphs of a text are listed one by one.
const maxReplaced = 40

// replaced lists the paragraphs that others have come in the place of, each with the one that stands there now, the last
// with all that follow. Those that are the same at both ends of a text are none.
func (f *labelFiller) replaced(s *form.Section, old []form.Line, before, after []string) {
	for len(before) > 1 && len(after) > 0 && before[0] == after[0] {
		old, before, after = old[1:], before[1:], after[1:]
	}
	for len(before) > 1 && len(after) > 0 && before[len(before)-1] == after[len(after)-1] {
		old, before, after = old[:len(old)-1], before[:len(before)-1], after[:len(after)-1]
	}
	last := min(len(before), maxReplaced) - 1
	for i := range last {
		now := "" // it has gone
		if i < len(after) {
			now = after[i]
		}
		f.change(old[i].Place, s.Title, before[i], now)
	}
	was, now := strings.Join(before[last:], "\n"), strings.Join(after[min(last, len(after)):], "\n")
	what := s.Title
	if n := len(before) - 1 - last; n > 0 {
		what = fmt.Sprintf("%s（这里起共 %d 段）", s.Title, n+1)
	}
	f.change(old[last].Place, what, was, now)
}

// linesAt returns where lines stand, the blank paragraphs between them included.
func (f *labelFiller) linesAt(lines []form.Line) []*edit.Cell {
	var cells []*edit.Cell
	next := cellKey{grid: -1}
	for _, l := range lines {
		at, row, col := l.Place.At()
		here := cellKey{at, row, col}
		if here == next { // several lines of one cell
			continue
		}
		from := row
		if f.Main.Grids[at].Source == grid.Prose && next.grid == at {
			from = next.row + 1
		}
		for r := from; r <= row; r++ {
			if s := f.Main.At(at, r, col); s != nil {
				cells = append(cells, s)
			}
			f.setHandled(at, r, col)
		}
		next = here
	}
	return cells
}

// insertText writes a text where none stands: into the blank paragraph or cell below its heading, else behind the
// heading.
func (f *labelFiller) insertText(s *form.Section, place form.Place, lines []action.Paragraph, models edit.Models) {
	at, row, col := place.At()
	f.setHandled(at, row, col)
	prose := f.Main.Grids[at].Source == grid.Prose
	blank := f.Main.At(at, row, col)
	heading := f.Main.At(at, row-1, col)
	switch {
	case isBlank(blank) && (!prose || f.adjoins(heading, blank)):
		own := blank.Paragraphs()
		if models.For(lines[0]) == nil || f.Main.HasProperties(own[0]) {
			models = edit.ModelsOf(own)
		}
		f.Main.Replace(own, lines, models)
	case prose && heading != nil && len(heading.Paragraphs()) > 0:
		all := heading.Paragraphs()
		f.Main.InsertAfter(all[len(all)-1], lines, models)
	default:
		f.refuse(place, form.Quote(s.Title)+"下面没有写文字的地方，请在标题下面留一个空段落")
		return
	}
	f.change(place, s.Title, "", strings.Join(action.Lines(f.wanted[s.Text]), "\n"))
}

// adjoins reports whether nothing, such as a table, stands between two paragraphs.
func (f *labelFiller) adjoins(above, below *edit.Cell) bool {
	if above == nil || len(above.Paragraphs()) == 0 {
		return false
	}
	all := above.Paragraphs()
	return f.Main.Adjoin(all[len(all)-1], below.Paragraphs()[0])
}

// isBlank reports whether a text may go into a cell: there are paragraphs and nothing else.
func isBlank(c *edit.Cell) bool {
	return c != nil && len(c.Paragraphs()) > 0 && strings.TrimSpace(c.Text()) == "" && !c.HasTable
}
