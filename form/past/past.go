// Package past is how a report is held against last year's besides by the relations that name it, as data: by how much
// figures may differ from it, and how much of a text may be its own. It knows limits and words alone; tables, cells and
// texts are named by their ids. Package define reads it, check/history holds reports against it.
package past

import (
	"strings"

	"github.com/shopspring/decimal"
)

// A History is how a report is held against last year's besides by the relations that name it, nil where that is not
// done. What is usual in an agency's years is the form's to say, not the program's.
type History struct {
	Jumps     []*Jump
	Unchanged int     // from so many figures on that are not 0 it is told of when all of them are last year's; 0 for never
	Copied    *Copied // nil where texts are not compared
	Explain   string  // what to do where figures are well as they are: 请在第六部分说明; empty where the form does not say
}

// A Jump is by how much a figure must differ from last year's to be told of: by the factor and by the floor.
type Jump struct {
	Of     []string // ids of tables, or the beginnings of cells' ids; none for all
	Factor decimal.Decimal
	Floor  decimal.Decimal // in the cells' unit
}

// A Copied is how much of a text must be last year's to be told of, and what of it does not count.
type Copied struct {
	Texts    []string // ids of the texts that are compared
	Share    int      // percent of the characters of all sentences that count
	Floor    int      // characters of those that are equal
	Whole    int      // the same where all sentences that count are equal; 0 where that is as any other share
	Shortest int      // characters of a sentence that counts, without names of laws and the form's own words
	Besides  []string // terms: a sentence with all words of one is the same in every report
}

// Asks returns what to do where figures are well as they are, in words that end a sentence.
func (h *History) Asks() string {
	if h == nil || h.Explain == "" {
		return "请说明原因"
	}
	return h.Explain
}

// JumpOf returns by how much the figure of a cell, by its id, must differ from last year's, nil where none is told of.
func (h *History) JumpOf(cell string) *Jump {
	for _, j := range h.Jumps {
		if len(j.Of) == 0 {
			return j
		}
		for _, id := range j.Of {
			if cell == id || strings.HasPrefix(cell, id+".") {
				return j
			}
		}
	}
	return nil
}
