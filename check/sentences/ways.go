package sentences

import (
	"slices"

	"nianbao/form/spoken"
)

// isWay reports whether a clause counts one way in which things came to the agency, and nothing else.
func (w *walk) isWay(c *clause, f *facts) bool {
	return len(c.numbers) == 1 && !w.hard && !w.blocked && f.classes[spoken.WordChannel] &&
		!f.classes[spoken.WordLimit] && !f.strange && !f.other && len(f.rows)+len(f.columns) == 0
}

// everyWay returns how many clauses list ways that together leave nothing out, 通过现场、邮寄、传真等方式: they limit
// nothing. It is 0 where none do. Where the list's last clause goes on, 等渠道收到申请36件, that clause is left without
// them, behind what stands before the list.
func (w *walk) everyWay(clauses []clause) int {
	var before []token
	for i := range clauses[:min(len(clauses), maxNames)] {
		c := &clauses[i]
		from := 0
		if i == 0 {
			from = slices.IndexFunc(c.tokens, isWayWord)
			if from < 0 {
				return 0
			}
			before = c.tokens[:from]
		}
		end := slices.IndexFunc(c.tokens, func(t token) bool { return isOf(t.senses, spoken.WordAll) })
		if end >= 0 && end < from { // 均通过网络提交
			if f := look(c.tokens, w.report.Year); f.other || len(c.numbers) > 0 {
				return 0
			}
			return 1
		}
		ways := c.tokens[from:]
		if end >= 0 {
			ways = c.tokens[from : end+1]
		}
		f := look(ways, w.report.Year)
		switch {
		case f.other || slices.ContainsFunc(ways, func(t token) bool { return t.kind == number }):
			return 0
		case end >= 0 && end+1 < len(c.tokens):
			*c = c.without(before, end+1)
			return i
		case end >= 0:
			return i + 1
		case c.ended != listEnd:
			return 0
		}
	}
	return 0
}

// isWayWord reports whether a token is a word with which a list of ways begins.
func isWayWord(t token) bool {
	return isOf(t.senses, spoken.WordChannel) || isOf(t.senses, spoken.WordLimit)
}

// without returns a clause that begins with other tokens in place of its own up to one.
func (c *clause) without(before []token, to int) clause {
	rest := *c
	rest.tokens = slices.Concat(before, c.tokens[to:])
	rest.opened, rest.numbers = false, nil
	for i, t := range rest.tokens {
		if t.kind == number {
			rest.numbers = append(rest.numbers, i)
		}
	}
	return rest
}
