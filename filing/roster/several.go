package roster

import (
	"slices"
	"strings"

	"nianbao/filing/record"
	"nianbao/form/agencies"
	"nianbao/regex"
)

// between divides names in one cell.
var between = regex.New(`[、;；,，/|｜]+\s*|\s+`)

// severalIn returns the names of one cell where each of them is a whole agency's, and they are two agencies'; nil for one.
func severalIn(words string) []string {
	parts := between.Split(words, -1)
	if len(parts) < 2 || slices.ContainsFunc(parts, func(p string) bool { return !isWhole(p) }) {
		return nil
	}
	own := agencies.NamesOf(parts[0])
	for _, p := range parts[1:] {
		if !mayBe(own, agencies.NamesOf(p)) {
			return parts
		}
	}
	return nil
}

// isWhole reports whether words are an agency's name without what stands around them.
func isWhole(words string) bool {
	names := agencies.NamesOf(words)
	if len(names) == 0 || !isName(words) {
		return false
	}
	n := &names[0]
	return n.Last().Level == agencies.TownLevel ||
		agencies.EndsAsAgency(words) && (n.HasPlace() || n.Level != "" || agencies.IsUsual(n.Body))
}

// dividedIn returns the names of a cell of other names.
func dividedIn(words string) []string {
	parts := between.Split(words, -1)
	if slices.ContainsFunc(parts, func(p string) bool { return !isName(p) || !agencies.EndsAsAgency(p) }) {
		return []string{words}
	}
	return parts
}

// areTwo reports whether two names are surely two agencies': of two places, or of two usual bodies of which none is called
// as the other anywhere.
func areTwo(a, b []agencies.Name) bool {
	return a[0].Conflicts(&b[0]) || agencies.IsUsual(a[0].Body) && agencies.IsUsual(b[0].Body) && !mayBe(a, b)
}

// holdsAgencies reports whether lines are a list of agencies: there is a line with the columns' names, or half of them name
// some.
func holdsAgencies(lines []record.Line) bool {
	r := reader{list: &List{}}
	if r.head(lines); r.below > 0 {
		return true
	}
	n := 0
	for _, l := range lines {
		if slices.ContainsFunc(l.Fields, func(f string) bool { return isWhole(numbering.ReplaceAllString(strings.TrimSpace(f), "")) }) {
			n++
		}
	}
	return n > 0 && 2*n >= len(lines)
}
