package biff

import (
	"strconv"

	"nianbao/formula/syntax"
	"nianbao/xlsx"
)

// The size of a worksheet of before 2007.
const (
	oldRows = 1 << 16
	oldCols = 1 << 8
)

// operand reads references, names and calls, by their tokens of the first class.
func (d *decoder) operand(t int) {
	switch t {
	case 0x20:
		d.array()
	case 0x21:
		d.call(d.in.u16(), -1)
	case 0x22:
		args := d.in.u8() & 0x7F
		d.call(d.in.u16()&0x7FFF, args)
	case 0x23:
		number := d.in.u16()
		d.in.skip(2)
		d.name(number, syntax.Prefix{})
	case 0x24, 0x2C:
		d.cell(syntax.Prefix{}, t == 0x2C)
	case 0x25, 0x2D:
		d.area(syntax.Prefix{}, t == 0x2D)
	case 0x26, 0x27, 0x28: // the cells that what follows came to: that follows
		d.in.skip(6)
		if t == 0x26 {
			d.rest.skip(8 * d.rest.u16())
		}
	case 0x29, 0x2E, 0x2F:
		d.in.skip(2)
	case 0x2A, 0x2B:
		d.in.skip(4 * (t - 0x2A + 1))
		d.push(syntax.ErrorValue{Code: syntax.RefError})
	case 0x39:
		d.otherName()
	case 0x3A, 0x3B:
		d.onSheet(t == 0x3B)
	case 0x3C, 0x3D:
		d.in.skip(2 + 4*(t-0x3C+1))
		d.push(syntax.ErrorValue{Code: syntax.RefError})
	default:
		d.bad = true
	}
}

// cell reads a reference to one cell, [MS-XLS] 2.5.198.84.
func (d *decoder) cell(on syntax.Prefix, offset bool) {
	row, col := d.in.u16(), d.in.u16()
	at := d.address(row, col, offset)
	d.push(&syntax.Ref{Prefix: on, From: at, To: at, Single: true})
}

// area reads a reference to cells, [MS-XLS] 2.5.198.27. Those from the first row of a sheet to its last are whole
// columns, which are longer today.
func (d *decoder) area(on syntax.Prefix, offset bool) {
	row, last, col, right := d.in.u16(), d.in.u16(), d.in.u16(), d.in.u16()
	r := &syntax.Ref{Prefix: on, From: d.address(row, col, offset), To: d.address(last, right, offset)}
	from, to := r.From, r.To
	switch {
	case row == 0 && last == oldRows-1 && from.AbsRow == to.AbsRow && (from.AbsRow || !offset):
		r.Lines = syntax.WholeColumns
		r.From.Row, r.To.Row, r.From.AbsRow, r.To.AbsRow = 0, 0, false, false
	case col&0xFF == 0 && right&0xFF == oldCols-1 && from.AbsCol == to.AbsCol && (from.AbsCol || !offset):
		r.Lines = syntax.WholeRows
		r.From.Col, r.To.Col, r.From.AbsCol, r.To.AbsCol = 0, 0, false, false
	}
	d.push(r)
}

// address reads a row and a column with two bits, [MS-XLS] 2.5.198.103 and .104. What is relative in a shared formula
// counts from the formula's cell.
func (d *decoder) address(row, col int, offset bool) syntax.Address {
	at := syntax.Address{Row: row, Col: col & 0xFF, AbsRow: col&0x8000 == 0, AbsCol: col&0x4000 == 0}
	if d.inName { // of a name everything relative counts from A1, and goes on at the other end of the sheet
		if at.Row >= oldRows/2 && !at.AbsRow {
			at.Row -= oldRows
		}
		if at.Col >= oldCols/2 && !at.AbsCol {
			at.Col -= oldCols
		}
		at.Row, at.Col = fit(at.Row, at.Col)
		return at
	}
	if offset && !at.AbsRow {
		at.Row = (d.row + row) % oldRows
	}
	if offset && !at.AbsCol {
		at.Col = (d.col + at.Col) % oldCols
	}
	return at
}

// onSheet reads a reference to cells of other sheets, [MS-XLS] 2.5.198.85 and .28.
func (d *decoder) onSheet(area bool) {
	on, ok := d.book.prefix(d.in.u16())
	if !ok {
		d.bad = true
		return
	}
	if area {
		d.area(on, false)
		return
	}
	d.cell(on, false)
}

// name reads the number, from 1 on, of a defined name.
func (d *decoder) name(number int, on syntax.Prefix) {
	if number < 1 || number > len(d.book.names) {
		d.bad = true
		return
	}
	n := d.book.names[number-1]
	d.push(syntax.Name{Prefix: on, Word: n.word})
}

// otherName reads a name of another file, of an add-in, or of this workbook by way of a sheet: [MS-XLS] 2.5.198.76.
func (d *decoder) otherName() {
	x, number := d.in.u16(), d.in.u16()
	d.in.skip(2)
	if x >= len(d.book.externs) || d.book.externs[x].book >= len(d.book.books) {
		d.bad = true
		return
	}
	switch b := d.book.books[d.book.externs[x].book]; {
	case b.self:
		d.ownName(number)
	case number < 1 || number > len(b.names) || b.names[number-1] == "":
		d.bad = true
	case b.addIn:
		d.push(syntax.Name{Word: b.names[number-1]})
	default:
		on := syntax.Prefix{First: b.bracketed(), External: true}
		if i := d.book.externs[x].first; i >= 0 && i < len(b.sheets) && len(b.sheets[i]) <= maxName {
			on.First += b.sheets[i]
		}
		d.push(syntax.Name{Prefix: on, Word: b.names[number-1]})
	}
}

// ownName reads the number of a name of this workbook. One that holds on a sheet is called with it.
func (d *decoder) ownName(number int) {
	var on syntax.Prefix
	if number >= 1 && number <= len(d.book.names) {
		if sheet := d.book.names[number-1].sheet; sheet > 0 && sheet <= len(d.book.sheets) {
			on.First = d.book.sheets[sheet-1].name
		}
	}
	d.name(number, on)
}

// fit keeps an address on a worksheet of today.
func fit(row, col int) (int, int) {
	return (row + xlsx.MaxRows) % xlsx.MaxRows, (col + xlsx.MaxCols) % xlsx.MaxCols
}

// bracketed returns what references to another file begin with.
func (b *supBook) bracketed() string { return "[" + strconv.Itoa(b.number) + "]" }
