// Package fit keeps what stands in the cells of a Word document's tables on one line: figures, which nobody may read as
// two. A title that goes over one line is broken where its sense is, and a blank form's tables stay with what names them
// where a page ends in them.
//
// How wide a text becomes is known only where its typeface is. Where that is missing, as on most machines that are no
// clerk's, another one takes its place. So widths are counted with the widest digits that are usual, and what goes on a
// line by these goes on it everywhere.
package fit

import (
	"maps"
	"slices"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
)

// A Cell is a cell of the document's main part whose text must stand on one line.
type Cell struct {
	At    int  // where the paragraph of its text, else its first, begins in the part, as UTF-8 and without a byte order mark
	Held  int  // how many characters have stood in it before, and were right on one line
	Blank bool // it was blank: how its figure looks is not decided yet
}

// Sizes in half points, and what becomes of the width where the smallest is not small enough.
const (
	smallest = 13 // 小六; what is smaller nobody reads in print
	usual    = 21 // where a document says nothing
	step     = 10 // twips of an em in half a point

	narrowest = 60 // percent of their width to which digits are drawn together in the smallest size
)

// Tables sets the cells of each table alike, in the largest size, no larger than they have, in which the widest goes on
// one line: all of them or none. A cell that is no wider than others have held so many characters in, or where widths
// are not known, asks for nothing. Cells of a table that was blank are centred, too, and set no larger than its labels: in
// a blank form what stands in them is but the mark of an empty paragraph, of any size. Where such a table goes over two
// pages its rows stay with what names them. It returns the package and, for each table, which cells cannot be kept on one
// line even so. The error is an *opc.Error or *wml.Error for what is no document.
func Tables(pkg *opc.Package, tables [][]Cell) (*opc.Package, [][]int, error) {
	main, err := wml.Main(pkg)
	if err != nil {
		return nil, nil, err
	}
	d, err := read(pkg, main)
	if err != nil {
		return nil, nil, err
	}
	over := make([][]int, len(tables))
	for i, cells := range tables {
		over[i] = d.table(cells)
	}
	if !d.root.IsChanged() {
		return pkg, over, nil
	}
	out := pkg.Clone()
	out.Set(main, d.root.Bytes())
	return out, over, nil
}

// A document is the tree of the main part with the styles.
type document struct {
	root   *xmltree.Node
	styles *styles
	at     map[int]*xmltree.Node // its paragraphs
}

func read(pkg *opc.Package, main string) (*document, error) {
	data, _ := pkg.Part(main)
	root, err := xmltree.Parse(data, nil)
	if err != nil {
		return nil, &wml.Error{Part: "正文", Reason: "读不出来"}
	}
	d := &document{root, stylesOf(pkg, main), map[int]*xmltree.Node{}}
	for p := range root.Root().Within("p") {
		d.at[p.From()] = p
	}
	return d, nil
}

// table sets the cells of one table and returns those that do not go on one line.
func (d *document) table(cells []Cell) (over []int) {
	var measured []*measure
	var figures []*xmltree.Node
	isBlank := len(cells) > 0
	for i, c := range cells {
		isBlank = isBlank && c.Blank
		if p := d.at[c.At]; p != nil {
			figures = append(figures, p)
			if m := d.measure(p); m != nil {
				m.cell, m.held = i, c.Held
				measured = append(measured, m)
			}
		}
	}
	size := 0
	if isBlank {
		size = common(measured)
		if beside := d.labels(measured); beside > 0 {
			size = min(size, beside)
		}
	}
	for _, m := range measured {
		need := m.largest()
		if need < m.size && !m.precedented(measured) && (size == 0 || need < size) || isBlank && need < size {
			size = need
		}
	}
	if size == 0 {
		return nil
	}
	if isBlank && len(figures) == len(cells) {
		keep(figures)
	}
	size = max(size, smallest)
	narrow := 1.0
	for _, m := range measured {
		if m.size > size || isBlank && m.size != size {
			m.setSize(size)
		}
		if isBlank {
			m.centre()
		}
		if !m.precedented(measured) {
			narrow = min(narrow, m.narrowed())
		}
	}
	if narrow < 1 {
		for _, m := range measured {
			m.setScale(narrow)
			if m.narrowed() < 1 && !m.precedented(measured) {
				over = append(over, m.cell)
			}
		}
	}
	return over
}

// common returns the size that most of the cells have, the smaller one of two.
func common(measured []*measure) int {
	counts := map[int]int{}
	for _, m := range measured {
		counts[m.size]++
	}
	return commonest(counts)
}

// labels returns the size of what else is said in the table of cells, by most of its characters; 0 where nothing is.
func (d *document) labels(cells []*measure) int {
	if len(cells) == 0 || cells[0].paragraph.Ancestor("tbl") == nil {
		return 0
	}
	figures := map[*xmltree.Node]bool{}
	for _, m := range cells {
		figures[m.paragraph] = true
	}
	counts := map[int]int{}
	for p := range cells[0].paragraph.Ancestor("tbl").Within("p") {
		if figures[p] {
			continue
		}
		for said, l := range d.runs(p) {
			counts[l.size] += len([]rune(said))
		}
	}
	return commonest(counts)
}

// commonest returns the size that is counted most often, the smaller one of two.
func commonest(counts map[int]int) int {
	best := 0
	for _, size := range slices.Sorted(maps.Keys(counts)) {
		if counts[size] > counts[best] {
			best = size
		}
	}
	return best
}
