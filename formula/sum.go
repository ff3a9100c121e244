package formula

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/formula/syntax"
	"nianbao/grid"
)

// A Term is a cell that a formula to be written adds or takes away.
type Term struct {
	Sheet    string
	Row, Col int // counted from 0
	Cols     int // columns that the cell spans; 0 counts as 1
	Negative bool
}

// A Range is a run of neighbouring cells of a row or a column, which a formula names by its first and its last.
type Range struct{ First, Last Term }

// Ranges joins terms that follow each other across or down; their order is kept.
func Ranges(terms []Term) []Range {
	var found []Range
	for _, t := range terms {
		if n := len(found); n > 0 && found[n-1].isContinuedBy(t) {
			found[n-1].Last = t
			continue
		}
		found = append(found, Range{t, t})
	}
	return found
}

func (s Range) isContinuedBy(t Term) bool {
	if s.Last.Sheet != t.Sheet || s.Last.Negative != t.Negative {
		return false
	}
	right := t.Row == s.Last.Row && t.Col == s.Last.Col+max(1, s.Last.Cols) && s.First.Row == t.Row
	down := t.Col == s.Last.Col && t.Row == s.Last.Row+1 && s.First.Col == t.Col
	return right || down
}

// A Notation is how a formula writes the cells that it names.
type Notation struct {
	Sheets   bool             // names their sheets
	Row, Col func(int) string // nil for 6 and E
}

// Sum returns the formula of the terms' sum as it stands on the sheet home, without a leading =: SUM(D6:I6)-SUM(J6). It
// is made of SUM alone, even for one cell: to SUM a stroke or a word is nothing, to a plus sign it is an error. Sheets
// are named where not all terms are at home.
func Sum(terms []Term, home string) string {
	away := slices.ContainsFunc(terms, func(t Term) bool { return t.Sheet != home })
	return Notation{Sheets: away}.Sum(terms)
}

// Ratio returns the formula of a sum divided by another as it stands on the sheet home, times a number and rounded to
// places, without a leading =: IF(SUM(B4)=0,"",ROUND(SUM(C4)/SUM(B4)*100,2)). Where it is divided by 0 it shows nothing.
func Ratio(terms, by []Term, home string, times int64, places int) string {
	away := func(t Term) bool { return t.Sheet != home }
	n := Notation{Sheets: slices.ContainsFunc(terms, away) || slices.ContainsFunc(by, away)}
	return "IF(" + n.Sum(by) + `=0,"",ROUND(` + n.Ratio(terms, by, times) + "," + strconv.Itoa(places) + "))"
}

// Ratio returns the formula of a sum divided by another, times a number.
func (n Notation) Ratio(terms, by []Term, times int64) string {
	ratio := n.factor(terms) + "/" + n.factor(by)
	if times != 1 {
		ratio += "*" + strconv.FormatInt(times, 10)
	}
	return ratio
}

// factor returns the formula of the terms' sum in brackets, unless it is one SUM.
func (n Notation) factor(terms []Term) string {
	sum := n.Sum(terms)
	if strings.Count(sum, "SUM(") == 1 && strings.HasPrefix(sum, "SUM(") {
		return sum
	}
	return "(" + sum + ")"
}

// Sum returns the formula of the terms' sum, first what is added.
func (n Notation) Sum(terms []Term) string {
	var added, taken []Term
	for _, t := range terms {
		if t.Negative {
			taken = append(taken, t)
		} else {
			added = append(added, t)
		}
	}
	return strings.TrimPrefix(n.sums("+", added)+n.sums("-", taken), "+")
}

func (n Notation) sums(sign string, terms []Term) string {
	var refs []string
	for _, s := range Ranges(terms) {
		refs = append(refs, n.Range(s))
	}
	var b strings.Builder
	for some := range slices.Chunk(refs, maxArguments) {
		b.WriteString(sign + "SUM(" + strings.Join(some, ",") + ")")
	}
	return b.String()
}

// Range returns the reference to a range: D6:I6, '表 1'!D6.
func (n Notation) Range(s Range) string {
	text := n.address(s.First)
	if n.Sheets {
		text = syntax.Quote(s.First.Sheet) + "!" + text
	}
	if s.First != s.Last {
		text += ":" + n.address(s.Last)
	}
	return text
}

func (n Notation) address(t Term) string {
	row, col := n.Row, n.Col
	if row == nil {
		row = func(row int) string { return strconv.Itoa(row + 1) }
	}
	if col == nil {
		col = grid.Column
	}
	return col(t.Col) + row(t.Row)
}
