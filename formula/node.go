package formula

import "github.com/shopspring/decimal"

// A node is a part of a formula.
type node interface {
	rank() int // how tightly its outermost operator binds
}

// The ranks of operators. A minus sign binds tighter than ^: -2^2 is 4.
const (
	rankCompare = iota + 1
	rankJoin
	rankAdd
	rankMultiply
	rankPower
	rankSign
	rankPercent
	rankMeet
	rankRange
	rankWhole
)

type (
	number  struct{ decimal.Decimal }
	text    struct{ string }
	boolean struct{ bool }
	fault   struct{ string } // #REF!, #DIV/0!, …
	missing struct{}         // an argument that is left out: the second of IF(A1,,1)

	// An array is a rectangle of values by rows: {1,2;3,4}.
	array struct {
		rows, cols int
		values     []Value
	}

	// A ref is a reference to cells by their places.
	ref struct {
		on       prefix
		from, to point // corners as written, in no order
		lines    lines
		single   bool // one cell
	}

	// A name is a word that the workbook may define.
	name struct {
		on   prefix
		word string
	}

	// A sign is an operator with one operand: + - @ before it, % # behind it.
	sign struct {
		op byte
		of node
	}

	binary struct {
		op          op
		left, right node
	}

	// A union is a list of references: (A1,C1).
	union []node

	call struct {
		name string // in capitals, without the _xlfn. of newer functions
		args []node
	}

	// An odd part is legal, but none of what this package understands: Table1[合计], R[-1]C.
	odd struct{ string }
)

// A point is a cell's place, counted from 0, and whether copies of the formula keep it.
type point struct {
	row, col           int
	fixedRow, fixedCol bool
}

// lines says whether a reference is to whole columns or rows.
type lines uint8

const (
	someCells lines = iota
	wholeColumns
	wholeRows
)

// A prefix says on which sheets a reference is. The zero value is the formula's own.
type prefix struct {
	first, last string // last is empty where there is one sheet only
	external    bool   // in another file
	here        bool   // an empty name, as in !A1: the sheet of the formula that uses the defined name
}

// op is an operator with two operands.
type op uint8

const (
	noOp op = iota
	equal
	unequal
	less
	lessEqual
	greater
	greaterEqual
	concatenate
	plus
	minus
	times
	divide
	power
	meet // the cells that two references share: a space
	span // from one reference to another: a colon
)

var operators = [...]struct {
	text string
	rank int
}{
	equal: {"=", rankCompare}, unequal: {"<>", rankCompare}, less: {"<", rankCompare}, lessEqual: {"<=", rankCompare},
	greater: {">", rankCompare}, greaterEqual: {">=", rankCompare}, concatenate: {"&", rankJoin}, plus: {"+", rankAdd},
	minus: {"-", rankAdd}, times: {"*", rankMultiply}, divide: {"/", rankMultiply}, power: {"^", rankPower},
	meet: {" ", rankMeet}, span: {":", rankRange},
}

func (number) rank() int  { return rankWhole }
func (text) rank() int    { return rankWhole }
func (boolean) rank() int { return rankWhole }
func (fault) rank() int   { return rankWhole }
func (missing) rank() int { return rankWhole }
func (*array) rank() int  { return rankWhole }
func (name) rank() int    { return rankWhole }
func (union) rank() int   { return rankWhole }
func (*call) rank() int   { return rankWhole }
func (odd) rank() int     { return rankWhole }

func (b *binary) rank() int { return operators[b.op].rank }

func (r *ref) rank() int {
	if r.single {
		return rankWhole
	}
	return rankRange
}

func (s *sign) rank() int {
	switch s.op {
	case '%':
		return rankPercent
	case '#':
		return rankWhole
	}
	return rankSign
}
