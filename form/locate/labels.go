package locate

import (
	"maps"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/grid"
)

// labels says, for each key, what labels of the form it may be.
type labels struct {
	form  *form.Form
	byKey map[string][]sight
	axes  []axis   // two for each way in which a table may be drawn: its header and its stub
	words []word   // the keys of the leaves, which a label may be short for
	keys  []string // of byKey, in order
}

// An axis is one edge of a table on which its labels stand: the header above the figures, or the stub left of them.
// A table drawn across has all its labels in the header and one row of figures. It may also be drawn as other tables are, upright, or
// turned, with what are its columns as rows.
type axis struct {
	table   *form.Table
	at      int // the table's number in the form
	marks   []mark
	least   int  // as many marks make a header that is to be taken seriously
	unnamed bool // the stub of a table drawn across: one row without a label
}

// A mark is one leaf of an axis: a row, a column, or both of a table drawn across.
type mark struct {
	row, column *form.Leaf
	node        *form.Node
	parent      *form.Node // the group that its label stands in, nil for none
	shared      bool       // another mark of the axis has the same key: only the group tells them apart
}

// label returns what the form prints for the mark.
func (m mark) label() string {
	switch {
	case m.row == nil:
		return m.column.Label
	case m.column == nil:
		return m.row.Label
	}
	return m.row.Label + "：" + m.column.Label
}

// A sight is one meaning of a key.
type sight struct {
	axis  int
	mark  int // -1 for a group
	node  *form.Node
	rank  int  // how good the match is: 0 the label itself, 1 without its closing remark, 2 an alias, 3 a part of it
	whole bool // the key says the group too
}

// rankShort is the rank of a label that is short for the form's.
const rankShort = 3

// A word is the key of a leaf's label.
type word struct {
	key string
	sight
}

func makeLabels(f *form.Form) *labels {
	l := &labels{form: f, byKey: map[string][]sight{}}
	for at, t := range f.Tables {
		tableRows, tableColumns := t.Leaves()
		columns, rows := axis{table: t, at: at}, axis{table: t, at: at}
		for _, column := range tableColumns {
			columns.marks = append(columns.marks, mark{column: column, node: column.Node, parent: groupOf(column)})
		}
		for _, row := range tableRows {
			rows.marks = append(rows.marks, mark{row: row, node: row.Node, parent: groupOf(row)})
		}
		if t.Across {
			across := axis{table: t, at: at, least: (len(tableColumns) + 1) / 2}
			for _, row := range tableRows {
				for _, column := range tableColumns {
					across.marks = append(across.marks, mark{row: row, column: column, node: column.Node, parent: row.Node})
				}
			}
			l.enter(across, t.Rows)
			l.enter(axis{table: t, at: at, unnamed: true}, nil)
			l.enter(rows, t.Rows)
			l.enter(columns, t.Columns)
		}
		l.enter(columns, t.Columns)
		l.enter(rows, t.Rows)
	}
	l.keys = slices.Sorted(maps.Keys(l.byKey))
	return l
}

// begins reports whether a label begins with a key and goes on.
func (l *labels) begins(key string) bool {
	i, same := slices.BinarySearch(l.keys, key)
	if same {
		i++
	}
	return i < len(l.keys) && strings.HasPrefix(l.keys[i], key)
}

// groupOf returns the group that a leaf's label stands in.
func groupOf(l *form.Leaf) *form.Node {
	if len(l.Path) < 2 {
		return nil
	}
	return l.Path[len(l.Path)-2]
}

// enter makes an axis known, with the groups of which its labels stand.
func (l *labels) enter(a axis, groups []*form.Node) {
	at := len(l.axes)
	if a.least == 0 {
		a.least = (len(a.marks) + 1) / 2
	}
	count := map[string]int{}
	for i, m := range a.marks {
		for rank, keys := range ranked(m.node) {
			for _, key := range keys {
				l.add(key, sight{axis: at, mark: i, node: m.node, rank: rank})
				count[key]++
			}
		}
		if m.row != nil && m.column != nil {
			for _, key := range composed(m.row.Label, m.column.Label) {
				l.add(key, sight{axis: at, mark: i, node: m.node, rank: 2, whole: true})
			}
		}
	}
	for i, m := range a.marks {
		key := form.Key(m.node.Label)
		if a.marks[i].shared = count[key] > 1; !a.marks[i].shared {
			l.words = append(l.words, word{key, sight{axis: at, mark: i, node: m.node, rank: rankShort}})
		}
	}
	across := len(a.marks) > 0 && a.marks[0].row != nil && a.marks[0].column != nil
	var walk func(nodes []*form.Node, above string)
	walk = func(nodes []*form.Node, above string) {
		for _, n := range nodes {
			if len(n.Nodes) > 0 || across {
				for rank, keys := range ranked(n) {
					for _, key := range keys {
						l.add(key, sight{axis: at, mark: -1, node: n, rank: rank})
					}
				}
				if across && above != "" {
					for _, key := range composed(above, n.Label) {
						l.add(key, sight{axis: at, mark: -1, node: n, rank: 2})
					}
				}
			}
			walk(n.Nodes, n.Label)
		}
	}
	walk(groups, "")
	l.axes = append(l.axes, a)
}

// composed returns the keys of a label that is written together with its group's: 行政复议结果维持, 行政复议-结果维持.
func composed(group, label string) []string {
	keys := []string{form.Key(group + "(" + label + ")")}
	for _, between := range []string{"", "-", "—", "——", ":", "/"} {
		keys = append(keys, form.Key(group+between+label))
	}
	return keys
}

func (l *labels) add(key string, s sight) {
	for _, have := range l.byKey[key] {
		if have.axis == s.axis && have.mark == s.mark && have.node == s.node {
			return
		}
	}
	l.byKey[key] = append(l.byKey[key], s)
}

// ranked returns a node's keys by how well they match.
func ranked(n *form.Node) [3][]string {
	key := form.Key(n.Label)
	keys := [3][]string{{key}, nil, nil}
	if b := bare(key); b != key {
		keys[1] = []string{b}
	}
	for _, alias := range n.Aliases {
		keys[2] = append(keys[2], form.Key(alias))
	}
	return keys
}

// A hit is a cell of a grid that may be a label.
type hit struct {
	cell *grid.Cell
	sight
}

// sightings returns, for each axis, the cells of a grid that may be its labels, in reading order.
func (l *labels) sightings(g *grid.Grid, k keyed) [][]hit {
	found := make([][]hit, len(l.axes))
	for i, key := range k.keys {
		if key == "" {
			continue
		}
		for _, s := range l.sights(key) {
			found[s.axis] = append(found[s.axis], hit{&g.Cells[i], s})
		}
		for _, next := range [][]int32{k.right, k.below} {
			if whole := l.joined(g, k.keys, next, i); whole != nil {
				for _, s := range l.byKey[form.Key(whole.Text)] {
					found[s.axis] = append(found[s.axis], hit{whole, s})
				}
			}
		}
	}
	return found
}

// sights returns what a key may be: a label, one with a remark behind it, or a part of one.
func (l *labels) sights(key string) []sight {
	if sights := l.byKey[key]; sights != nil {
		return sights
	}
	if b := bare(key); b != key && l.byKey[b] != nil {
		return l.byKey[b]
	}
	if label, _, ok := strings.Cut(key, "单位"); ok && l.byKey[label] != nil { // 本年收费金额 单位：元
		return l.byKey[label]
	}
	return l.short(key)
}

// minShort is the fewest bytes, four characters of Chinese, that a label may be cut down to.
const minShort = 12

// counted are words that a label may carry behind what the form prints.
var counted = []string{"数量", "件数", "情况", "总数", "数"}

// short returns what a key is short for: on each axis the one label that it is a part of.
func (l *labels) short(key string) []sight {
	for _, suffix := range counted {
		if rest := strings.TrimSuffix(key, suffix); rest != key && l.byKey[rest] != nil {
			return l.byKey[rest]
		}
	}
	if len(key) < minShort {
		return nil
	}
	var found []sight
	for i, w := range l.words {
		if len(w.key) > len(key) && strings.Contains(w.key, key) && !l.alsoIn(key, i) {
			found = append(found, w.sight)
		}
	}
	return found
}

// alsoIn reports whether a key is part of another label of the same axis, too.
func (l *labels) alsoIn(key string, at int) bool {
	for i, w := range l.words {
		if i != at && w.axis == l.words[at].axis && strings.Contains(w.key, key) {
			return true
		}
	}
	return false
}

// maxPieces is over how many cells a label may be divided.
const maxPieces = 3

// joined returns the label that a cell begins and its neighbours on one side continue, nil for none: 社会公益 | 组织. What continues a label
// is none itself.
func (l *labels) joined(g *grid.Grid, keys []string, next []int32, i int) *grid.Cell {
	if next[i] < 0 || !l.begins(keys[i]) {
		return nil
	}
	whole := g.Cells[i]
	for range maxPieces - 1 {
		if i = int(next[i]); i < 0 || l.byKey[keys[i]] != nil {
			return nil
		}
		c := &g.Cells[i]
		whole.Text += c.Text
		whole.RowSpan, whole.ColSpan = max(whole.Bottom(), c.Bottom())-whole.Row, max(whole.Right(), c.Right())-whole.Col
		if l.byKey[form.Key(whole.Text)] != nil {
			return &whole
		}
	}
	return nil
}

// A keyed grid has a key for each text cell, "" for the others and for what is too long to be a label, and knows which text cells stand
// next to each other.
type keyed struct {
	keys         []string
	right, below []int32 // the index of the text cell that begins where this one ends, -1 for none
}

func keysOf(g *grid.Grid) keyed {
	k := keyed{make([]string, len(g.Cells)), make([]int32, len(g.Cells)), make([]int32, len(g.Cells))}
	at := make(map[[2]int]int32, len(g.Cells))
	for i := range g.Cells {
		c := &g.Cells[i]
		k.right[i], k.below[i] = -1, -1
		if c.Kind == grid.Text && c.Text != "" && len(c.Text) <= maxLabel {
			k.keys[i] = form.Key(c.Text)
			at[[2]int{c.Row, c.Col}] = int32(i)
		}
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if k.keys[i] == "" {
			continue
		}
		if next, ok := at[[2]int{c.Row, c.Right()}]; ok {
			k.right[i] = next
		}
		if next, ok := at[[2]int{c.Bottom(), c.Col}]; ok {
			k.below[i] = next
		}
	}
	return k
}

// maxLabel is the longest text, in bytes, that is tried as a label; the form's longest has 115.
const maxLabel = 300

// bare cuts a remark in brackets off the end of a key: 部分公开(区分处理的…) is 部分公开.
func bare(key string) string {
	if strings.HasSuffix(key, ")") {
		if i := strings.IndexByte(key, '('); i > 0 {
			return key[:i]
		}
	}
	return key
}
