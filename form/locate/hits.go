package locate

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/unit"
	"nianbao/grid"
)

// A labelHit is a cell of a grid that may be a label.
type labelHit struct {
	cell *grid.Cell
	labelCandidate
}

// hits returns, for each axis, the cells of a grid that may be its labels, in reading order.
func (l *labelIndex) hits(g *grid.Grid, n normalizedGrid) [][]labelHit {
	found := make([][]labelHit, len(l.axes))
	for i, key := range n.keys {
		if key == "" {
			continue
		}
		for _, c := range l.candidates(key, g.Cells[i].Text) {
			if c.numbers && !standsAlone(g, &g.Cells[i]) {
				continue
			}
			found[c.axis] = append(found[c.axis], labelHit{&g.Cells[i], c})
		}
		if n.right[i] < 0 && n.below[i] < 0 || !l.beginsLabel(key) {
			continue
		}
		for _, next := range [][]int32{n.right, n.below} {
			if whole := l.splitLabel(g, n.keys, next, i); whole != nil {
				for _, c := range l.byKey[form.Key(whole.Text)] {
					found[c.axis] = append(found[c.axis], labelHit{whole, c})
				}
			}
		}
	}
	before := l.beforeWords(g, found)
	for i := range found {
		found[i] = slices.DeleteFunc(found[i], func(h labelHit) bool {
			return i%2 == 0 && before[h.cell] || l.labelsOtherWay(g, h.cell, i%2 == 0)
		})
	}
	return found
}

// beforeWords returns the cells that label a row of words: beside them stand words that are no label.
func (l *labelIndex) beforeWords(g *grid.Grid, found [][]labelHit) map[*grid.Cell]bool {
	before := map[*grid.Cell]bool{}
	for i, hits := range found {
		if !l.hasWords || i%2 == 0 || l.axes[i].unnamed {
			continue
		}
		for _, h := range hits {
			right := g.At(h.cell.Row, h.cell.Right())
			isWords := h.entry >= 0 && l.axes[i].entries[h.entry].node.IsWords()
			before[h.cell] = before[h.cell] || isWords && right != nil && right.Text != "" && !l.isLabel(right)
		}
	}
	return before
}

func (l *labelIndex) isLabel(c *grid.Cell) bool { return l.byKey[form.Key(c.Text)] != nil }

// labelsOtherWay reports whether a cell is no label of a column, or of a row: a figure stands beside it and none below,
// or the other way round. Of a form with words in cells those may stand between, and be the very words of a label.
func (l *labelIndex) labelsOtherWay(g *grid.Grid, label *grid.Cell, column bool) bool {
	right, below := g.At(label.Row, label.Right()), g.At(label.Bottom(), label.Col)
	switch {
	case !column:
		return form.IsFigure(below) && !form.IsFigure(right)
	case form.IsFigure(below):
		return false
	case !l.hasWords:
		return form.IsFigure(right)
	}
	for i := 0; i < maxWordsBeside && right != nil && right.Text != "" && !form.IsFigure(right); i++ {
		right = g.At(label.Row, right.Right())
	}
	left := g.At(label.Row, label.Col-1)
	for i := 0; i < maxWordsBeside && left != nil && left.Text != "" && !form.IsFigure(left); i++ {
		left = g.At(label.Row, left.Col-1)
	}
	return form.IsFigure(right) || form.IsFigure(left)
}

// maxWordsBeside is how many cells of words may stand between a cell and a figure of its row. It bounds the cost of
// hostile workbooks.
const maxWordsBeside = 20

// candidates returns what labels a key may be: one as it is, one with a remark behind it, a path to one,
// or a part of one.
func (l *labelIndex) candidates(key, text string) []labelCandidate {
	if found := l.byKey[key]; found != nil {
		return found
	}
	if found := l.byPath(key, text); len(found) > 0 {
		return found
	}
	if b := form.BareKey(key); b != key && l.byKey[b] != nil {
		return notItself(l.ofGroup(l.byKey[b], key[len(b)+1:len(key)-1]))
	}
	if label, _, ok := strings.Cut(key, "单位"); ok && l.byKey[label] != nil && !unit.BeginsNote(text) { // 本年收费金额 单位：元
		return l.byKey[label]
	}
	return l.abbreviated(key)
}

// notItself ranks what a key may be that says more than the label: behind a cell that is the label itself.
func notItself(list []labelCandidate) []labelCandidate {
	list = slices.Clone(list)
	for i := range list {
		list[i].rank = min(list[i].rank+1, rankAbbreviated)
	}
	return list
}

// minAbbreviation is the fewest bytes, four characters of Chinese, that a label may be cut down to. Tuned on the random
// layouts: with three characters a label is taken for another one's part, with five 部分公开 is no longer found.
const minAbbreviation = 12

// countWords are words that a label may carry behind what the form prints: 行政许可数量. The random layouts have the
// first; the others are chosen, of the words that offices count with.
var countWords = []string{"数量", "件数", "情况", "总数", "数"}

// abbreviated returns what a key is short for: on each axis the one label that it is a part of.
func (l *labelIndex) abbreviated(key string) []labelCandidate {
	for _, word := range countWords {
		if rest := strings.TrimSuffix(key, word); rest != key && l.byKey[rest] != nil {
			return notItself(l.byKey[rest])
		}
	}
	other := func(r rune) bool { return !l.letters[r] } // which most texts soon have
	if len(key) < minAbbreviation || strings.ContainsFunc(key, other) {
		return nil
	}
	var found []labelCandidate
	for i, leaf := range l.leaves {
		if len(leaf.key) > len(key) && strings.Contains(leaf.key, key) && !l.ambiguous(key, i) {
			found = append(found, leaf.labelCandidate)
		}
	}
	return found
}

// ambiguous reports whether a key is part of another label of the same axis, too.
func (l *labelIndex) ambiguous(key string, at int) bool {
	for i, leaf := range l.leaves {
		if i != at && leaf.axis == l.leaves[at].axis && strings.Contains(leaf.key, key) {
			return true
		}
	}
	return false
}

// maxPieces is over how many cells a label may be divided. Chosen: the random layouts have two.
const maxPieces = 3

// splitLabel returns the label that a cell begins, as beginsLabel has it, and its neighbours on one side continue, nil
// for none: 社会公益 | 组织. What continues a label is none itself.
func (l *labelIndex) splitLabel(g *grid.Grid, keys []string, next []int32, i int) *grid.Cell {
	whole := g.Cells[i]
	for range maxPieces - 1 {
		if i = int(next[i]); i < 0 || l.byKey[keys[i]] != nil {
			return nil
		}
		c := &g.Cells[i]
		whole.Text += c.Text
		whole.RowSpan = max(whole.Bottom(), c.Bottom()) - whole.Row
		whole.ColSpan = max(whole.Right(), c.Right()) - whole.Col
		if l.byKey[form.Key(whole.Text)] != nil {
			return &whole
		}
	}
	return nil
}

// beginsLabel reports whether a label begins with a key and goes on.
func (l *labelIndex) beginsLabel(key string) bool {
	i, same := slices.BinarySearch(l.keys, key)
	if same {
		i++
	}
	return i < len(l.keys) && strings.HasPrefix(l.keys[i], key)
}

// A normalizedGrid has a key for each text cell of a grid, "" for the others and for what is too long to be a label,
// and knows which text cells stand next to each other. It is the same for every form.
type normalizedGrid struct {
	keys         []string
	right, below []int32 // the index of the text cell that begins where this one ends, -1 for none
}

// maxLabel is the longest text, in bytes, that is tried as a label; it bounds the cost of hostile cells. The longest
// label of both editions has 115, and the random layouts, which add line breaks and spaces, do with 150; the rest is
// room for remarks.
const maxLabel = 300

func normalize(g *grid.Grid) normalizedGrid {
	around := make([]int32, 2*len(g.Cells))
	n := normalizedGrid{make([]string, len(g.Cells)), around[:len(g.Cells)], around[len(g.Cells):]}
	for i := range g.Cells {
		if c := &g.Cells[i]; mayLabel(c) {
			n.keys[i] = form.Key(c.Text)
		}
	}
	for i := range g.Cells {
		n.right[i], n.below[i] = -1, -1
		if c := &g.Cells[i]; n.keys[i] != "" {
			n.right[i], n.below[i] = beginsAt(g, c.Row, c.Right()), beginsAt(g, c.Bottom(), c.Col)
		}
	}
	return n
}

// mayLabel reports whether a cell holds a text that is short enough for a label.
func mayLabel(c *grid.Cell) bool {
	return c.Kind == grid.Text && c.Text != "" && len(c.Text) <= maxLabel
}

// beginsAt returns the number of the text cell that begins at a position, -1 where none does.
func beginsAt(g *grid.Grid, row, col int) int32 {
	i := g.IndexAt(row, col)
	if i < 0 || g.Cells[i].Row != row || g.Cells[i].Col != col || !mayLabel(&g.Cells[i]) {
		return -1
	}
	return int32(i)
}
