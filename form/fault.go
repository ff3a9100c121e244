package form

import "slices"

// A FaultKind says what is wrong with the layout in which a form was found.
type FaultKind int

const (
	MissingTable FaultKind = iota
	MissingRow
	MissingColumn
	DoubledTable
	DoubledLabel
	UnclearCell // several cells stand where one figure should
	ForeignRow
	ForeignColumn
	Contradiction // agency or year stands twice and differs; Label is the particular's id
	DoubledText   // a text stands twice and differs
	DividedColumn // labels stand below a column's label: it is several columns
	BuriedValue   // a figure lies under a merge, where nobody sees it
	OtherYear     // another table of the form is of another year and was left alone
	OtherEdition  // a section is drawn as another edition has it; Form is that edition
	ForeignTable  // a table that is none of the form's; Label is the first words in it
	LeftOut       // text that stands in the filing and in no part of the report; Texts has it
	Beside        // words beside a sheet's cells; Label is what they are, 批注, 页眉 or 页脚, Texts has them
	Misnumbered   // a heading has another number than the form gives it; Label is the form's, Texts the one written
	Misworded     // a heading is hardly the form's; Label is the form's, Texts the one written
	NoNumber      // a heading has no number; Label is the form's, Texts the one written
	Reworded      // a heading is to the effect of the form's, in other words or numbered in another way; the same
	Misplaced     // a heading stands before one that it belongs behind; Label is the form's of the latter, Texts both
	NoHeading     // the heading Label is missing; of a text, Texts has the note that may have taken it in
	TwoHeadings   // the heading Label stands twice
	OtherSigner   // another agency than the report's signs; Texts has it
	OwnSection    // a section that is none of the form's; Label is its heading, Texts the text that has taken it in
	Moved         // a paragraph above a table that is printed below it: Texts has it, Label is the section's title
	Internal      // a line of a text that says who has filled in the file: Texts has it
	ManifoldUnit  // a line above the table says that it counts in tens or thousands of what the form counts: Texts has it
	OtherUnit     // a line or a label, Texts, states the unit Label, and the figures for which it may count, Cell the first, are in another
	Undrawn       // of a text, a cell with a number or date whose format is not understood: Texts has what it holds
)

// A Fault is one thing in which a filing's layout differs from the form.
type Fault struct {
	Kind   FaultKind
	Table  *Table
	Label  string // the label that it is about
	Cell   *Cell  // of an unclear cell
	Texts  []string
	Places []Place
	Near   Place // of what is missing: where a label like it stands, in Texts what it says, and the group that it is like
	Year   int   // of another year's table
	Form   *Form // that has what was found instead
}

// TakeBackMoved takes back of some lines, by their places, that they are printed elsewhere: they are not printed.
func (r *Report) TakeBackMoved(dropped map[Place]bool) {
	r.Faults = slices.DeleteFunc(r.Faults, func(f Fault) bool {
		return f.Kind == Moved && len(f.Places) > 0 && dropped[f.Places[0]]
	})
}

// IsUnitOfCounts reports whether a line is told of as the unit of a table's counts.
func (r *Report) IsUnitOfCounts(place Place) bool {
	return slices.ContainsFunc(r.Faults, func(f Fault) bool {
		return f.Kind == ManifoldUnit && slices.Contains(f.Places, place)
	})
}
