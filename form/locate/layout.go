package locate

// A Reason says why something that might have been a form's was passed over.
type Reason int

const (
	FewLabels   Reason = iota // a header with too few of the table's labels
	NoRows                    // a header with no row labels that belong to it
	Unfilled                  // a copy that nobody has filled
	AnotherYear               // a table of another year
)

// passedOver is a drawing that was not taken.
type passedOver struct {
	match   *tableMatch
	why     Reason
	instead *tableMatch
}
