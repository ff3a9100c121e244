package docx

import (
	"fmt"

	"nianbao/docx/wml"
)

// A location is where an action stands: numbers from 1, 0 for none.
type location struct {
	around                      string // 第 2 条, 第 3 段的文本框, 第 1 个表格第 2 行第 1 格里的
	table, row, cell, paragraph int
	named                       string // of a property
	from                        int    // where the paragraph begins in the part, from 1
}

// at returns a place in the part for programs.
func (p *part) at(l location) wml.At { return wml.At{Part: p.Name, From: l.from - 1} }

func (p location) String() string {
	switch {
	case p.table > 0:
		return p.around + fmt.Sprintf("第 %d 个表格第 %d 行第 %d 格", p.table, p.row, p.cell)
	case p.paragraph > 0:
		return p.around + fmt.Sprintf("第 %d 段", p.paragraph)
	}
	return p.around + p.named
}

// A section counts the tables and paragraphs of a text: a story, a note, a text box, a cell.
type section struct {
	around                    string
	tables, paragraphs, notes int
	cell                      *location // the cell that it is
	from                      int       // where the paragraph begins on which it is, from 1
}

// paragraph counts a paragraph and returns where it is.
func (s *section) paragraph() location {
	s.paragraphs++
	if s.cell != nil {
		return *s.cell
	}
	return location{around: s.around, paragraph: s.paragraphs}
}
