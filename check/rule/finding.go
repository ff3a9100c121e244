package rule

import (
	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A Finding is one breach of a rule.
type Finding struct {
	Rule             *Rule
	Place            form.Place
	Message          string // with what to do, in Chinese; Place, severity and id stand before it
	Cells            []Cell // the cells at fault
	Expected, Actual string // figures, empty when there are none
	Fixes            []Fix  // what of it can be put right without anybody's judgement
	PlaceOnly        bool   // a copy of the workbook is marked at Place alone, not at each of the cells
	Follows          *int   // the index, among the findings, of the one that explains this one; nil for none

	Said   string // all the words of a text that it is about, where its cells show less than these
	Waived string // why staff say that it is well so; empty for what counts

	Suspects []Suspect // the cells that are most likely wrong where figures do not hang together, best first
	Certain  bool      // the suspects are the one smallest explanation, all of them together

	Candidates []Suspect // the suspects and, where that is not certain, all others that it may be as well; of equations alone

	Accusation string // what the message says of the suspects, before all else

	Trail
}

// Accuse puts before a finding's message what is said of its suspects.
func (f *Finding) Accuse(words string) {
	f.Accusation = words
	f.Message = words + f.Message
}

// A Suspect is a cell that is likely to be wrong, and what it would have to hold.
type Suspect struct {
	Cell
	Of       *form.Cell
	Holds    decimal.Decimal // in the form's unit, as is ShouldBe
	ShouldBe decimal.Decimal
	Why      string // the slip that explains it, in Chinese: 数字颠倒
}

// A Trail is what a finding knows that tells which others it explains and which explain it. Package causes follows it.
type Trail struct {
	Equation *form.Equation                 // that does not hold
	Stale    []*form.Cell                   // whose stored results are not what their formulas give
	Doubtful []*form.Cell                   // of which nobody knows yet what should stand there
	Sums     []*form.Cell                   // totals that should be the sums of their parts
	Meant    map[*form.Cell]decimal.Decimal // figures that cells should hold, by other reports
	Buried   []form.Place                   // where figures stand that should not be there
	Missing  []form.Place                   // where formulas have no results
	From     []form.Place                   // where what is told of has come from
	Reckoned []*form.Cell                   // the figures from which a sentence's number was reckoned: a part and its whole

	// Claim reports whether what a sentence says would be right with other figures; nil for what no sentence says.
	Claim   func(figure func(*form.Cell) (decimal.Decimal, bool)) bool
	Pattern *Pattern       // what many figures, or one, look like at once; nil for nothing
	Copied  string         // the id of the text of which sentences, or numbers in them, are another year's
	Year    func(int) bool // whether all would be well if the report were one of that year; nil where that is no matter
}

// A Pattern is what figures look like at once: what else is told of these cells has come of it, too.
type Pattern struct {
	Cells []*form.Cell
	Says  string // what they look like, in Chinese and without a full stop: 多半把元当作万元填了
}

// A Cell is a cell that a finding is about.
type Cell struct {
	ID    string // empty for what is no cell of the form
	Place form.Place
	Value string // as typed
}

// Places returns where in its filing a finding is to be marked, its own place first; nothing for one that is about the
// filing as a whole.
func (f *Finding) Places() []form.Place {
	var places []form.Place
	have := map[form.Place]bool{}
	add := func(p form.Place) {
		if p.Sheet != "" && p.File == "" && !have[p] {
			have[p], places = true, append(places, p)
		}
	}
	add(f.Place)
	if f.PlaceOnly {
		return places
	}
	for _, c := range f.Cells {
		add(c.Place)
	}
	return places
}

// CellsAt returns places as cells that are none of the form's.
func CellsAt(places []form.Place) []Cell {
	cells := make([]Cell, len(places))
	for i, p := range places {
		cells[i] = Cell{Place: p}
	}
	return cells
}
