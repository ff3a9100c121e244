package particular

import (
	"strings"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/prose"
	"nianbao/grid"
	"nianbao/regex"
)

// Account tells of labelled lines among the particulars of a sheet without tables that are none, 传真. What is told of
// already is not told of again.
func (ids Labels) Account(b *prose.Source) {
	told := map[form.Place]bool{}
	for _, f := range b.Faults {
		for _, place := range f.Places {
			told[place] = told[place] || f.Kind != form.Beside // a comment tells of no cell
		}
	}
	for at, g := range b.Book.Grids {
		if g.Source != grid.Sheet || g.Hidden || len(b.Sections[at]) > 0 {
			continue
		}
		taken := func(c *grid.Cell) bool { return b.Taken[prose.Cell{Grid: at, Row: c.Row, Col: c.Col}] }
		for _, u := range ids.unread(g, b.Keys[at], b.Labels, taken, b.Particulars) {
			if place := form.PlaceIn(g, at, u.row, u.col); !told[place] {
				told[place] = true
				b.Faults = append(b.Faults, form.Fault{Kind: form.LeftOut, Texts: []string{form.OneLine(u.text)},
					Places: []form.Place{place}})
			}
		}
	}
}

// A fact is a label among those of particulars that the report has no place for, with the value beside it.
type fact struct {
	row, col int // of the value
	text     string
}

// longestLabel is how many characters a label has at most; longer cells are sentences.
const longestLabel = 12

// A labelling is how the particulars of a sheet stand on it.
type labelling struct {
	right, below, behind map[int]bool // columns and rows of labels with values right of them, below them, behind colons
	first                int          // the row of the first label
	labels               int
}

// unread returns what stands in a sheet as its particulars do, a label with a value right of it, below it or behind a
// colon, and is none: 传真 | 0517-83000001, or is one that has another value already. known are the labels that no report
// prints, taken are the cells that were read, values the particulars by their ids.
func (ids Labels) unread(g *grid.Grid, keys []string, known prose.Labels, taken func(c *grid.Cell) bool,
	values map[string]string) (found []fact) {
	l := ids.labelling(g, keys, known, taken)
	if l.labels < leastLabels {
		return nil
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Kind != grid.Text || c.Hidden || len(found) == maxFacts {
			continue
		}
		at, label, value := l.read(g, c)
		id := ids.Of(form.Key(label))
		switch {
		case at == nil || says(value) == "" || ids.Of(form.Key(value)) != "":
		case isContact(id) && value != values[id] && (taken(c) || at == c), // said twice, and otherwise
			id == "" && !taken(c) && !taken(at) && isLabel(label, known) && (c.Row >= l.first || digits.MatchString(value)):
			found = append(found, fact{at.Row, at.Col, form.Squeeze(label) + "：" + value})
		}
	}
	return found
}

// labelling returns how the particulars of a sheet stand on it.
func (ids Labels) labelling(g *grid.Grid, keys []string, known prose.Labels, taken func(c *grid.Cell) bool) labelling {
	l := labelling{right: map[int]bool{}, below: map[int]bool{}, behind: map[int]bool{}, first: -1}
	for i := range g.Cells {
		c := &g.Cells[i]
		if keys[i] == "" || !taken(c) {
			continue
		}
		if ids.Of(keys[i]) != "" {
			if row, _, _ := ids.Beside(g, c); row == c.Row {
				l.right[c.Col] = true
			} else {
				l.below[c.Row] = true
			}
		} else if known.All(c.Text) {
			l.behind[c.Col] = true
		} else {
			continue
		}
		if l.labels++; l.first < 0 {
			l.first = c.Row
		}
	}
	return l
}

// read parts a cell where the sheet has labels into the label and its value, and returns the cell of the value, nil for
// none.
func (l *labelling) read(g *grid.Grid, c *grid.Cell) (at *grid.Cell, label, value string) {
	label, value, found := strings.Cut(strings.ReplaceAll(c.Text, "：", ":"), ":")
	if value = form.OneLine(value); found && value != "" {
		if l.right[c.Col] || l.below[c.Row] || l.behind[c.Col] {
			return c, label, value
		}
		return nil, "", ""
	}
	if l.right[c.Col] {
		at = g.At(c.Row, c.Right())
	}
	if at == nil && l.below[c.Row] {
		at = g.At(c.Bottom(), c.Col)
	}
	if at == nil {
		return nil, "", ""
	}
	return at, label, form.OneLine(at.Seen())
}

// isContact reports whether a particular may stand twice in a file: agency and year that differ are told of elsewhere.
func isContact(id string) bool {
	return id != "" && id != form.Agency && id != form.Year && id != form.Date
}

// leastLabels is how many labels of particulars make a sheet one of them, maxFacts bounds what is told of. Chosen: a
// single label heads many a sheet.
const (
	leastLabels = 2
	maxFacts    = 100
)

// isLabel reports whether words may label a fact about the agency.
func isLabel(text string, known prose.Labels) bool {
	key := form.Key(text)
	return endsLabel.MatchString(key) && utf8.RuneCountInString(form.Squeeze(text)) <= longestLabel &&
		!inSentence.MatchString(text) && !known[key] && !known[form.BareKey(key)]
}

// says returns what a value says, nothing of one that only fills its cell.
func says(value string) string { return nothing.ReplaceAllString(value, "") }

var (
	digits     = regex.New(`\d`)
	endsLabel  = regex.New(`\p{Han}{2}[)）]?$`)
	inSentence = regex.New(`[，。；！？、]|^(?:注|备注|(?:填[表报])?说明|提示|示例|例)$`)
	nothing    = regex.New(`^(?:无|没有|暂无|[-—–－/／\\_\s]*)$`)
)
