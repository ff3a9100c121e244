package readback

import (
	"iter"
	"strings"

	"nianbao/action"
	"nianbao/form"
	"nianbao/grid"
)

// A Page is what a file says to whoever reads it, wherever that stands. It is looked through once it is asked for.
type Page struct {
	book     *grid.Book
	lines    map[string]bool // as they are written
	squeezed map[string]bool // without spaces
	all      string          // the same, a paragraph or cell a line
}

// PageOf returns what a file says.
func PageOf(book *grid.Book) *Page { return &Page{book: book} }

// Printed reports whether the file is a document or a page, whose words stand where they please, rather than a workbook
// or data, in which each thing has its cell or key.
func (p *Page) Printed() bool {
	for _, g := range p.book.Grids {
		if g.Source == grid.Prose && len(g.Cells) > 0 {
			return true
		}
	}
	return false
}

// texts goes through the file's paragraphs and cells, but for those that nobody sees.
func (p *Page) texts() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, g := range p.book.Grids {
			for i := range g.Cells {
				if !g.Unseen && !yield(g.Cells[i].Text) {
					return
				}
			}
		}
	}
}

// Says reports whether some words stand in the file, whatever spaces are in them.
func (p *Page) Says(words string) bool {
	if p.all == "" {
		var b strings.Builder
		for text := range p.texts() {
			b.WriteString(form.Squeeze(text) + "\n")
		}
		p.all = b.String()
	}
	return strings.Contains(p.all, form.Squeeze(words))
}

// tells reports whether words stand in the file's paragraphs, and not only in a table, among whose figures a year's
// digits may be.
func (p *Page) tells(words string) bool {
	for _, g := range p.book.Grids {
		for i := range g.Cells {
			if g.Source == grid.Prose && !g.Aside && strings.Contains(form.Squeeze(g.Cells[i].Text), words) {
				return true
			}
		}
	}
	return false
}

// HasLine reports whether a line stands in the file by itself, whatever spaces are in it.
func (p *Page) HasLine(line string) bool {
	p.read()
	return p.squeezed[form.Squeeze(line)]
}

// hasExactly reports whether a line stands in the file by itself, as it is written.
func (p *Page) hasExactly(line string) bool {
	p.read()
	return p.lines[line]
}

func (p *Page) read() {
	if p.lines != nil {
		return
	}
	p.lines, p.squeezed = map[string]bool{}, map[string]bool{}
	for text := range p.texts() {
		for _, line := range action.Lines(text) {
			p.lines[line], p.squeezed[form.Squeeze(line)] = true, true
		}
	}
}
