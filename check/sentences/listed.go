package sentences

import (
	"slices"

	"nianbao/form/spoken"
)

// distributed takes a list of names and behind it as many numbers: 自然人、法人申请分别为8件、2件. It returns how many
// clauses that are, 0 where there is none.
func (w *walk) distributed(clauses []clause) int {
	end := eachAt(clauses)
	if end < 0 {
		return 0
	}
	var named []facts
	all := facts{classes: map[spoken.WordClass]bool{}, covered: true}
	before := append([]clause{}, clauses[:end+1]...)
	before[end].tokens = before[end].tokens[:eachIn(before[end].tokens)]
	for _, c := range before {
		f := look(c.tokens, w.report.Year)
		if !f.covered || f.limits() || f.classes[spoken.WordNone] || f.classes[spoken.WordShare] || f.compares() {
			return 0
		}
		all.merge(&f)
		named = append(named, f.each()...)
	}
	var numbers []token
	used := end
	rest := clauses[end].tokens[eachIn(clauses[end].tokens)+1:]
	for {
		f := look(rest, w.report.Year)
		if !f.covered || len(f.rows)+len(f.columns) > 0 {
			return 0
		}
		for _, t := range rest {
			if t.kind == number {
				numbers = append(numbers, t)
			}
		}
		if len(numbers) >= len(named) || used+1 >= len(clauses) {
			break
		}
		used++
		rest = clauses[used].tokens
	}
	if len(named) < 2 || len(numbers) != len(named) || w.hard {
		return 0
	}
	w.bodies(&all)
	if w.blocked {
		return used + 1
	}
	w.spoken(&all)
	w.tell(all.columns, len(all.says) > 0 || len(named[0].rows) > 0)
	w.distribute(clauses[:used+1], named, numbers, &all)
	return used + 1
}

// distribute takes down each number for its name. Where one of them is of nothing known, none is taken.
func (w *walk) distribute(clauses []clause, named []facts, numbers []token, all *facts) {
	var list []*claim
	row, column := w.row, w.column
	for i := range named {
		f := &named[i]
		f.classes, f.says, f.here, f.nouns = all.classes, all.says, all.here, all.nouns
		f.last, f.next, f.this = all.last, all.next, all.this
		n := &numbers[i]
		if n.rough || n.rate {
			return
		}
		unit := n.unit
		if unit == "" {
			unit = numbers[len(numbers)-1].unit
		}
		if len(f.columns) > 0 && len(f.rows) == 0 {
			f.rows = all.rows
			if len(all.rows) == 0 {
				w.row, w.column = row, column
			}
		}
		c := w.attribute(f, unit)
		if c == nil {
			return
		}
		c.number, c.places = inUnit(n, c)
		c.says = w.text.quote(n.start, n.end)
		list = append(list, c)
	}
	first, last := clauses[0].tokens, clauses[len(clauses)-1].tokens
	for _, c := range list {
		says := c.says
		w.take([]token{first[0], last[len(last)-1]}, c)
		c.says = says
	}
	w.last = nil
}

// merge adds what other words say.
func (f *facts) merge(g *facts) {
	for class := range g.classes {
		f.classes[class] = true
	}
	f.wider, f.own = f.wider || g.wider, f.own || g.own
	if g.level != "" {
		f.level, f.body = g.level, g.body
	}
	f.this, f.last, f.next = f.this || g.this, f.last || g.last, f.next || g.next
	f.says, f.here, f.nouns = append(f.says, g.says...), append(f.here, g.here...), append(f.nouns, g.nouns...)
	f.columns = append(f.columns, g.columns...)
}

// each returns the names in a clause, each alone.
func (f *facts) each() []facts {
	var list []facts
	f.rows = slices.DeleteFunc(f.rows, func(n named) bool { return n.phrase.When != "" })
	switch {
	case len(f.columns) > 0 && len(distinct(f.rows)) <= 1:
		for _, n := range distinct(f.columns) {
			list = append(list, facts{covered: true, rows: f.rows, columns: []named{n}})
		}
	case len(f.columns) == 0:
		for _, n := range distinct(f.rows) {
			list = append(list, facts{covered: true, rows: []named{n}})
		}
	}
	return list
}

// maxNames is how many names a list may have.
const maxNames = 20

// eachAt returns the clause with the word behind which the numbers stand, where none stands before it; -1 for none.
func eachAt(clauses []clause) int {
	for i := range clauses[:min(len(clauses), maxNames)] {
		at := eachIn(clauses[i].tokens)
		if at >= 0 {
			if len(clauses[i].numbers) > 0 && clauses[i].numbers[0] < at {
				return -1
			}
			return i
		}
		if len(clauses[i].numbers) > 0 || clauses[i].ended != listEnd {
			return -1
		}
	}
	return -1
}

func eachIn(tokens []token) int {
	return slices.IndexFunc(tokens, func(t token) bool { return isOf(t.senses, spoken.WordEach) })
}
