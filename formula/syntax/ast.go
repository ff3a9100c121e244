package syntax

import "github.com/shopspring/decimal"

// A Node is a part of a formula: one of the types below.
type Node interface {
	precedence() int // of its outermost operator
}

// The precedences of operators. A minus sign binds tighter than ^: -2^2 is 4.
const (
	precCompare = iota + 1
	precConcat
	precAdd
	precMultiply
	precPower
	precSign
	precPercent
	precIntersect
	precRange
	precOperand
)

type (
	Number     struct{ Value decimal.Decimal }
	Text       struct{ Value string }
	Bool       struct{ Value bool }
	ErrorValue struct{ Code string } // #REF!, #DIV/0!, …
	MissingArg struct{}              // an argument that is left out: the second of IF(A1,,1)

	// An Array is a rectangle of constants by rows, {1,2;3,4}: each a Number, Text, Bool or ErrorValue.
	Array struct {
		Rows, Cols int
		Elements   []Node
	}

	// A Ref is a reference to cells by their addresses.
	Ref struct {
		Prefix   Prefix
		From, To Address // corners as written, in no order
		Lines    Lines
		Single   bool // one cell
	}

	// A Name is a word that the workbook may define.
	Name struct {
		Prefix Prefix
		Word   string
	}

	// A Unary is an operator with one operand: + - @ before it, % # behind it.
	Unary struct {
		Op byte
		X  Node
	}

	Binary struct {
		Op          Op
		Left, Right Node
	}

	// A Union is a list of references: (A1,C1).
	Union []Node

	// A Call is one of a function by its name in capitals, without the _xlfn. of newer functions.
	Call struct {
		Name string
		Args []Node
	}

	// A TableRef is a reference to a table by the titles of its columns: 表1[自然人], 表1[@[自然人]:[其他]].
	TableRef struct {
		Table       string    // empty for that in which the formula stands
		Parts       TablePart // 0 is DataPart
		First, Last string    // titles, empty for all columns
		Source      string    // as it is written
	}

	// An Unsupported part is legal, but nothing here makes sense of it: R[-1]C.
	Unsupported struct{ Source string }
)

// TablePart says which rows of a table a reference is to.
type TablePart uint8

const (
	HeaderPart TablePart = 1 << iota
	DataPart
	TotalsPart
	ThisRow // the row in which the formula stands

	AllParts = HeaderPart | DataPart | TotalsPart
)

// Lines says whether a reference is to whole columns or rows.
type Lines uint8

const (
	SomeCells Lines = iota
	WholeColumns
	WholeRows
)

// A Prefix says on which sheets a reference is. The zero value is the formula's own.
type Prefix struct {
	First, Last string // Last is empty where there is one sheet only
	External    bool   // in another file
	UsersOwn    bool   // an empty name, as in !A1: the sheet of the formula that uses the defined name
}

// Op is an operator with two operands.
type Op uint8

const (
	noOp Op = iota
	OpEqual
	OpUnequal
	OpLess
	OpLessEqual
	OpGreater
	OpGreaterEqual
	OpConcat
	OpAdd
	OpSubtract
	OpMultiply
	OpDivide
	OpPower
	OpIntersect // the cells that two references share: a space
	OpRange     // from one reference to another: a colon
)

var operators = [...]struct {
	text       string
	precedence int
}{
	OpEqual:        {"=", precCompare},
	OpUnequal:      {"<>", precCompare},
	OpLess:         {"<", precCompare},
	OpLessEqual:    {"<=", precCompare},
	OpGreater:      {">", precCompare},
	OpGreaterEqual: {">=", precCompare},
	OpConcat:       {"&", precConcat},
	OpAdd:          {"+", precAdd},
	OpSubtract:     {"-", precAdd},
	OpMultiply:     {"*", precMultiply},
	OpDivide:       {"/", precMultiply},
	OpPower:        {"^", precPower},
	OpIntersect:    {" ", precIntersect},
	OpRange:        {":", precRange},
}

// String returns the operator as it is written.
func (o Op) String() string { return operators[o].text }

func (Number) precedence() int      { return precOperand }
func (Text) precedence() int        { return precOperand }
func (Bool) precedence() int        { return precOperand }
func (ErrorValue) precedence() int  { return precOperand }
func (MissingArg) precedence() int  { return precOperand }
func (*Array) precedence() int      { return precOperand }
func (Name) precedence() int        { return precOperand }
func (Union) precedence() int       { return precOperand }
func (*Call) precedence() int       { return precOperand }
func (*TableRef) precedence() int   { return precOperand }
func (Unsupported) precedence() int { return precOperand }

func (b *Binary) precedence() int { return operators[b.Op].precedence }

func (r *Ref) precedence() int {
	if r.Single {
		return precOperand
	}
	return precRange
}

func (u *Unary) precedence() int {
	switch u.Op {
	case '%':
		return precPercent
	case '#':
		return precOperand
	}
	return precSign
}
