package locate

import (
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/path"
	"nianbao/grid"
)

// A labelPath is the path to a label through the groups that it stands in, see package path.
type labelPath struct {
	labelCandidate
	path.Path
}

// addPaths makes the paths to an axis's labels and groups known.
func (l *labelIndex) addPaths(at int, a *axis, groups []*form.Node) {
	var over []*form.Node // what stands over all columns
	if a.table.Over != "" {
		over = []*form.Node{{Label: a.table.Over}}
	}
	for i, e := range a.entries {
		if e.node.Open != nil {
			continue
		}
		var nodes []*form.Node
		if e.row != nil {
			nodes = slices.Clone(e.row.Path)
		}
		if e.column != nil {
			nodes = append(slices.Concat(over, nodes), e.column.Path...)
		}
		l.addPath(labelCandidate{axis: at, entry: i, node: e.node, rank: rankAlias, whole: true}, nodes)
	}
	var walk func(below, above []*form.Node)
	walk = func(below, above []*form.Node) {
		for _, n := range below {
			nodes := append(slices.Clip(above), n)
			if len(n.Nodes) > 0 {
				l.addPath(labelCandidate{axis: at, entry: -1, node: n, rank: rankAlias}, nodes)
			}
			walk(n.Nodes, nodes)
		}
	}
	walk(groups, nil)
}

// maxGroups is how deep a label may stand in groups for a path to it to be read: both editions have three levels. It
// bounds the ways in which a hostile label may fit.
const maxGroups = 8

func (l *labelIndex) addPath(c labelCandidate, nodes []*form.Node) {
	if len(nodes) < 2 || len(nodes) > maxGroups {
		return
	}
	p := path.New(nodes, func(n *form.Node) []string {
		keys := keysByRank(n)
		return slices.Concat(keys[:]...)
	})
	for _, name := range p.Names() {
		if end := endOf(name); !slices.Contains(l.ends[end], len(l.paths)) {
			l.ends[end] = append(l.ends[end], len(l.paths))
		}
	}
	l.paths = append(l.paths, labelPath{c, p})
}

// endOf returns a key's last character of Chinese: nearly no text has one that a name ends with, too.
func endOf(key string) string { return key[max(0, len(key)-len("一")):] }

// byPath returns what labels a text is the path to: on each axis the one that it fits.
func (l *labelIndex) byPath(key, text string) []labelCandidate {
	var found []labelCandidate
	take := func(p *labelPath, numbers bool) {
		c := p.labelCandidate
		c.numbers = numbers
		found = append(found, c)
	}
	if path.IsNumbers(key) {
		folded := form.Folded(text)
		for i := range l.paths {
			if l.paths[i].FitsNumbers(folded) {
				take(&l.paths[i], true)
			}
		}
		return distinct(found)
	}
	folded := ""
	for _, i := range l.ends[endOf(key)] {
		p := &l.paths[i]
		endsSo := func(name string) bool { return len(key) > len(name) && strings.HasSuffix(key, name) }
		if !slices.ContainsFunc(p.Names(), endsSo) {
			continue
		}
		if folded == "" {
			folded = form.Folded(text)
		}
		if p.Fits(folded) {
			take(p, false)
		}
	}
	return distinct(found)
}

// distinct drops what fits several labels of an axis: it is none of them.
func distinct(found []labelCandidate) []labelCandidate {
	return slices.DeleteFunc(slices.Clone(found), func(c labelCandidate) bool {
		return slices.ContainsFunc(found, func(o labelCandidate) bool {
			return o.axis == c.axis && (o.entry != c.entry || o.node != c.node)
		})
	})
}

// standsAlone reports whether no words follow a cell that holds numbers alone: they would be the label.
func standsAlone(g *grid.Grid, c *grid.Cell) bool {
	next := g.At(c.Row, c.Right())
	return next == nil || next.Text == "" || form.IsFilled(next)
}

// ofGroup keeps what labels in a group that a remark behind the label names: 其他（不予公开） is none of 其他处理. A remark
// that names no group says nothing.
func (l *labelIndex) ofGroup(found []labelCandidate, remark string) []labelCandidate {
	groups := l.byKey[form.Key(remark)]
	return slices.DeleteFunc(slices.Clone(found), func(c labelCandidate) bool {
		named, within := false, false
		for _, g := range groups {
			if g.axis == c.axis && g.entry < 0 && c.entry >= 0 {
				named = true
				within = within || l.isIn(c, g.node)
			}
		}
		return named && !within
	})
}

func (l *labelIndex) isIn(c labelCandidate, group *form.Node) bool {
	e := l.axes[c.axis].entries[c.entry]
	return e.row != nil && slices.Contains(e.row.Path, group) || e.column != nil && slices.Contains(e.column.Path, group)
}
