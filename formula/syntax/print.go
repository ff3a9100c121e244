package syntax

import (
	"strconv"
	"strings"

	"nianbao/grid"
)

// Print returns a part of a formula as Formula.String returns the whole.
func Print(n Node) string {
	p := printer{}
	p.node(n, 0)
	return p.String()
}

// A printer writes a formula in the A1 notation, or, relative to a cell, in R1C1.
type printer struct {
	strings.Builder
	relative bool
	row, col int
}

// node writes a part, in brackets where it binds less tightly than a precedence.
func (p *printer) node(n Node, precedence int) {
	if n.precedence() < precedence {
		p.WriteByte('(')
		defer p.WriteByte(')')
	}
	switch n := n.(type) {
	case Number:
		p.WriteString(FormatNumber(n.Value))
	case Text:
		p.WriteString(`"` + strings.ReplaceAll(n.Value, `"`, `""`) + `"`)
	case Bool:
		p.WriteString(strings.ToUpper(strconv.FormatBool(n.Value)))
	case ErrorValue:
		p.WriteString(n.Code)
	case Unsupported:
		p.WriteString(n.Source)
	case *TableRef:
		p.WriteString(n.Source)
	case Name:
		p.prefix(n.Prefix)
		p.WriteString(n.Word)
	case *Ref:
		p.ref(n)
	case *Array:
		p.array(n)
	case Union:
		p.WriteByte('(')
		p.list(n)
		p.WriteByte(')')
	case *Call:
		p.WriteString(n.Name + "(")
		p.list(n.Args)
		p.WriteByte(')')
	case *Unary:
		p.unary(n)
	case *Binary:
		p.node(n.Left, n.least(n.Left))
		p.WriteString(n.Op.String())
		p.node(n.Right, n.least(n.Right)+1)
	}
}

// least returns the precedence below which an operand needs brackets. A word always does among references, where it
// would read as a column, a sheet or a function: (A):(B).
func (b *Binary) least(operand Node) int {
	switch operand.(type) {
	case Name, Unsupported, *TableRef:
		if b.Op == OpRange || b.Op == OpIntersect {
			return precOperand + 1
		}
	}
	return b.precedence()
}

func (p *printer) list(nodes []Node) {
	for i, n := range nodes {
		if i > 0 {
			p.WriteByte(',')
		}
		p.node(n, 0)
	}
}

func (p *printer) unary(u *Unary) {
	if u.Op == '%' || u.Op == '#' {
		p.node(u.X, u.precedence())
		p.WriteByte(u.Op)
		return
	}
	p.WriteByte(u.Op)
	p.node(u.X, precSign)
}

func (p *printer) array(a *Array) {
	p.WriteByte('{')
	for i, n := range a.Elements {
		switch {
		case i == 0:
		case i%a.Cols == 0:
			p.WriteByte(';')
		default:
			p.WriteByte(',')
		}
		p.node(n, 0)
	}
	p.WriteByte('}')
}

func (p *printer) ref(r *Ref) {
	p.prefix(r.Prefix)
	p.address(r.From, r.Lines)
	if !r.Single {
		p.WriteByte(':')
		p.address(r.To, r.Lines)
	}
}

func (p *printer) address(at Address, l Lines) {
	if p.relative {
		p.addressR1C1(at, l)
		return
	}
	if l != WholeRows {
		p.line(at.AbsCol, grid.Column(at.Col))
	}
	if l != WholeColumns {
		p.line(at.AbsRow, strconv.Itoa(at.Row+1))
	}
}

func (p *printer) line(absolute bool, name string) {
	if absolute {
		p.WriteByte('$')
	}
	p.WriteString(name)
}

// addressR1C1 writes an address as R[0]C[-1], an absolute one as R5C3.
func (p *printer) addressR1C1(at Address, l Lines) {
	if l != WholeColumns {
		p.offset('R', at.Row, p.row, at.AbsRow)
	}
	if l != WholeRows {
		p.offset('C', at.Col, p.col, at.AbsCol)
	}
}

func (p *printer) offset(axis byte, to, from int, absolute bool) {
	p.WriteByte(axis)
	if absolute {
		p.WriteString(strconv.Itoa(to + 1))
		return
	}
	p.WriteString("[" + strconv.Itoa(to-from) + "]")
}

func (p *printer) prefix(on Prefix) {
	switch {
	case on.UsersOwn:
	case on.First == "":
		return
	case needsNoQuotes(on.First) && (on.Last == "" || needsNoQuotes(on.Last)):
		p.WriteString(on.First)
		if on.Last != "" {
			p.WriteString(":" + on.Last)
		}
	case on.Last != "":
		p.WriteString(Quote(on.First + ":" + on.Last))
	default:
		p.WriteString(Quote(on.First))
	}
	p.WriteByte('!')
}
