package locate

import (
	"maps"
	"slices"

	"nianbao/form"
	"nianbao/form/particular"
	"nianbao/form/prose"
)

// A labelIndex says, for each key, what labels of a form it may be.
type labelIndex struct {
	form        *form.Form
	particulars particular.Labels
	known       prose.Labels // what may stand before a colon

	hasWords bool // words stand in some cells
	byKey    map[string][]labelCandidate
	axes     []axis        // two for each way in which a table may be drawn: its header and its stub
	leaves   []leafKey     // which a label may abbreviate
	letters  map[rune]bool // in the keys of leaves
	keys     []string      // of byKey, in order
	paths    []labelPath
	ends     map[string][]int // the paths by the end of their last names
}

// An axis is one edge of a table on which its labels stand: the header above the figures, or the stub left of them.
// A table drawn across has all its labels in the header and one row of figures. It may also be drawn as other tables
// are, upright, or turned, with what are its columns as rows.
type axis struct {
	table   *form.Table
	at      int // the table's number in the form
	entries []axisEntry
	least   int  // as many labels make a header that is to be taken seriously
	unnamed bool // the stub of a table drawn across: one row without a label
	lone    bool // the same of a table that has no other row, and is drawn without the label of this one
}

// An axisEntry is one leaf of an axis: a row, a column, or both of a table drawn across.
type axisEntry struct {
	row, column     *form.Leaf
	rowAt, columnAt int // their numbers in the table
	node            *form.Node
	parent          *form.Node // the group that its label stands in, nil for none
	shared          bool       // another entry of the axis has the same key: only the group tells them apart
}

// label returns what the form prints for the entry.
func (e axisEntry) label() string {
	switch {
	case e.row == nil:
		return e.column.Label
	case e.column == nil:
		return e.row.Label
	case e.row.Label == "":
		return e.column.Label
	}
	return e.row.Label + "：" + e.column.Label
}

// A labelCandidate is one label that a key may be.
type labelCandidate struct {
	axis  int
	entry int // -1 for a group
	node  *form.Node
	rank  int  // how good the match is, see the ranks
	whole bool // the key says the group too

	numbers bool // the key says nothing but numbers
}

// The ranks of a match, the best first.
const (
	rankLabel       = iota // the label itself
	rankBare               // without its closing remark
	rankAlias              // an alias, or label and group in one
	rankAbbreviated        // a part of the label
)

// A leafKey is the key of a leaf's label.
type leafKey struct {
	key string
	labelCandidate
}

func newLabelIndex(f *form.Form) *labelIndex {
	l := &labelIndex{form: f, particulars: particular.New(f), known: prose.NewLabels(f),
		hasWords: slices.ContainsFunc(f.Cells, (*form.Cell).IsWords),
		byKey:    map[string][]labelCandidate{}, ends: map[string][]int{}, letters: map[rune]bool{}}
	for at, t := range f.Tables {
		rows, columns := axis{table: t, at: at}, axis{table: t, at: at}
		tableRows, tableColumns := t.Leaves()
		for i, row := range tableRows {
			rows.entries = append(rows.entries,
				axisEntry{row: row, rowAt: i, node: row.Node, parent: groupOf(row)})
		}
		for i, column := range tableColumns {
			columns.entries = append(columns.entries,
				axisEntry{column: column, columnAt: i, node: column.Node, parent: groupOf(column)})
		}
		if t.Unlabelled() {
			for i := range columns.entries {
				columns.entries[i].row = tableRows[0]
			}
			columns.least = len(tableColumns)
			l.addAxis(columns, t.Columns)
			l.addAxis(axis{table: t, at: at, unnamed: true, lone: true}, nil)
			continue
		}
		if t.Across {
			l.addAxis(acrossAxis(t, at), t.Rows)
			l.addAxis(axis{table: t, at: at, unnamed: true}, nil)
			l.addAxis(rows, t.Rows)
			l.addAxis(columns, t.Columns)
		}
		l.addAxis(columns, t.Columns)
		l.addAxis(rows, t.Rows)
		if !t.Across && t.Open == nil && len(tableRows) == 1 && len(tableColumns) > 1 {
			header := acrossAxis(t, at)
			header.least = len(tableColumns)
			l.addAxis(header, t.Rows)
			l.addAxis(axis{table: t, at: at, unnamed: true, lone: true}, nil)
		}
	}
	l.keys = slices.Sorted(maps.Keys(l.byKey))
	for _, leaf := range l.leaves {
		for _, r := range leaf.key {
			l.letters[r] = true
		}
	}
	return l
}

// acrossAxis returns the header of a table drawn across: a label for each row and column. Half of a single row's
// columns are enough for a header, as offices draw the rows as blocks below each other. Chosen: the tests pass from one
// label to two rows' labels.
func acrossAxis(t *form.Table, at int) axis {
	rows, columns := t.Leaves()
	a := axis{table: t, at: at, least: (len(columns) + 1) / 2}
	for i, row := range rows {
		for j, column := range columns {
			a.entries = append(a.entries,
				axisEntry{row: row, column: column, rowAt: i, columnAt: j, node: column.Node, parent: row.Node})
		}
	}
	return a
}

// groupOf returns the group that a leaf's label stands in, nil for none.
func groupOf(l *form.Leaf) *form.Node {
	if len(l.Path) < 2 {
		return nil
	}
	return l.Path[len(l.Path)-2]
}

// addAxis makes an axis known, with the groups of which its labels stand.
func (l *labelIndex) addAxis(a axis, groups []*form.Node) {
	at := len(l.axes)
	if a.least == 0 { // half: fewer may happen to be labels. Chosen: the tests pass from a third to all.
		a.least = (len(a.entries) + 1) / 2
	}
	count := map[string]int{}
	across := false
	for i, e := range a.entries {
		if e.node.Open != nil { // found by its place
			continue
		}
		for rank, keys := range keysByRank(e.node) {
			for _, key := range keys {
				l.addKey(key, labelCandidate{axis: at, entry: i, node: e.node, rank: rank})
				count[key]++
			}
		}
		if e.row != nil && e.column != nil && e.row.Label != "" {
			across = true
			for _, key := range composedKeys(e.row.Label, e.column.Label) {
				l.addKey(key, labelCandidate{axis: at, entry: i, node: e.node, rank: rankAlias, whole: true})
			}
		}
	}
	for i, e := range a.entries {
		if e.node.Open != nil {
			continue
		}
		key := form.Key(e.node.Label)
		if a.entries[i].shared = count[key] > 1; !a.entries[i].shared {
			l.leaves = append(l.leaves,
				leafKey{key, labelCandidate{axis: at, entry: i, node: e.node, rank: rankAbbreviated}})
		}
	}
	l.addGroups(at, groups, "", across)
	l.addPaths(at, &a, groups)
	l.axes = append(l.axes, a)
}

// addGroups makes the labels of an axis's groups known; of a table drawn across, each row is a group of columns.
func (l *labelIndex) addGroups(axis int, nodes []*form.Node, above string, across bool) {
	for _, n := range nodes {
		if len(n.Nodes) > 0 || across {
			for rank, keys := range keysByRank(n) {
				for _, key := range keys {
					l.addKey(key, labelCandidate{axis: axis, entry: -1, node: n, rank: rank})
				}
			}
			if across && above != "" {
				for _, key := range composedKeys(above, n.Label) {
					l.addKey(key, labelCandidate{axis: axis, entry: -1, node: n, rank: rankAlias})
				}
			}
		}
		l.addGroups(axis, n.Nodes, n.Label, across)
	}
}

func (l *labelIndex) addKey(key string, c labelCandidate) {
	for _, have := range l.byKey[key] {
		if have.axis == c.axis && have.entry == c.entry && have.node == c.node {
			return
		}
	}
	l.byKey[key] = append(l.byKey[key], c)
}

// composedKeys returns the keys of a label that is written together with its group's: 行政复议结果维持,
// 行政复议-结果维持.
func composedKeys(group, label string) []string {
	keys := []string{form.Key(group + "(" + label + ")")}
	for _, between := range []string{"", "-", "—", "——", ":", "/"} {
		keys = append(keys, form.Key(group+between+label))
	}
	return keys
}

// keysByRank returns a node's keys, by the ranks of a match with them.
func keysByRank(n *form.Node) [rankAlias + 1][]string {
	key := form.Key(n.Label)
	keys := [rankAlias + 1][]string{{key}, nil, nil}
	if b := form.BareKey(key); b != key {
		keys[rankBare] = []string{b}
	}
	for _, alias := range n.Aliases {
		keys[rankAlias] = append(keys[rankAlias], form.Key(alias))
	}
	return keys
}
