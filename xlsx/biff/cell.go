package biff

import (
	"math"

	"nianbao/xlsx"
)

// What a cell holds.
type cellKind uint8

const (
	blank cellKind = iota
	number
	shared // a text of the table of texts, by its number
	text
	boolean
	fault
)

// A cell is one as its record says.
type cell struct {
	row, col uint16
	style    uint16
	kind     cellKind
	number   float64 // also of a text in the table, of a boolean and of an error
	more     *more   // of few
}

// more is what of a cell only some have.
type more struct {
	text    string
	formula bool
	tokens
}

// readCells reads a record about cells, or about their formulas; false where it is none.
func (s *sheet) readCells(kind int, f *fields) bool {
	switch kind {
	case recNumber:
		c := s.start(f, number)
		s.add(c, f.double())
	case recRK:
		c := s.start(f, number)
		s.add(c, rk(f.u32()))
	case recLabelSST:
		c := s.start(f, shared)
		n := f.u32()
		s.astray = s.astray || int64(n) >= int64(s.book.table)
		s.add(c, float64(n))
	case recLabel, recRString:
		c := s.start(f, shared) // into the table, where an .xlsx has them all
		s.book.strings = append(s.book.strings, f.text())
		s.add(c, float64(len(s.book.strings)-1))
	case recBoolErr:
		c := s.start(f, boolean)
		value := f.u8()
		if f.u8() != 0 {
			c.kind = fault
		}
		s.add(c, float64(value))
	case recBlank:
		s.add(s.start(f, blank), 0)
	case recMulRK, recMulBlank:
		s.readRun(kind, f)
	case recFormula:
		s.readFormula(f)
	default:
		return s.readShared(kind, f)
	}
	return true
}

// start reads the place and the style that a cell begins with, [MS-XLS] 2.5.19.
func (s *sheet) start(f *fields, kind cellKind) cell {
	return cell{row: uint16(f.u16()), col: uint16(f.u16()), style: uint16(f.u16()), kind: kind}
}

// add keeps a cell, without bound only for a moment: record looks after each of them.
func (s *sheet) add(c cell, value float64) {
	c.number = value
	if c.kind == blank {
		if s.blank++; s.blank > maxBlank {
			return
		}
	} else {
		s.book.cells++
	}
	s.cells = append(s.cells, c)
}

// readRun reads cells side by side, [MS-XLS] 2.4.174 and 2.4.175. The last column stands at the end.
func (s *sheet) readRun(kind int, f *fields) {
	row, col := f.u16(), f.u16()
	size := 2
	if kind == recMulRK {
		size = 6
	}
	left := 0
	for _, p := range f.parts {
		left += len(p)
	}
	for n := (left - 2) / size; n > 0 && col < oldCols; n-- {
		c := cell{row: uint16(row), col: uint16(col), style: uint16(f.u16())}
		value := 0.0
		if kind == recMulRK {
			c.kind, value = number, rk(f.u32())
		}
		s.add(c, value)
		col++
	}
}

// rk returns the number that four bytes stand for: 30 bits of a whole number or of a double, perhaps hundredths,
// [MS-XLS] 2.5.122.
func rk(bits uint32) float64 {
	v := math.Float64frombits(uint64(bits&^3) << 32)
	if bits&2 != 0 {
		v = float64(int32(bits) >> 2)
	}
	if bits&1 != 0 {
		v /= 100
	}
	return v
}

// readFormula reads [MS-XLS] 2.4.127 with its stored result, 2.5.133.
func (s *sheet) readFormula(f *fields) {
	c := s.start(f, number)
	result := fieldsOf(f.take(8))
	f.skip(6)
	c.more = &more{formula: true}
	n := f.u16()
	c.more.tokens = tokens{tokens: f.take(n), rest: f.all()}
	value := result.parts[0]
	s.awaited = -1
	s.last = [2]int{int(c.row), int(c.col)}
	if value[6] != 0xFF || value[7] != 0xFF {
		s.add(c, result.double())
		return
	}
	switch value[0] {
	case 0:
		c.kind = text
		s.awaited = len(s.cells)
	case 1:
		c.kind = boolean
	case 2:
		c.kind = fault
	default:
		c.kind = text
	}
	s.add(c, float64(value[2]))
}

// readShared reads what belongs to the formula before it: its text, and what it has in common with others. False where
// the record is another.
func (s *sheet) readShared(kind int, f *fields) bool {
	switch kind {
	case recString:
		value := f.text()
		if s.awaited >= 0 && s.awaited < len(s.cells) {
			s.cells[s.awaited].more.text = value
		}
		s.awaited = -1
		return true
	case recShared:
		area := s.area(f)
		f.skip(2)
		t := &commonText{tokens{tokens: f.take(f.u16()), rest: f.all()}, area}
		s.shared[s.last], s.corners[[2]int{area.Top, area.Left}] = t, t
	case recArray:
		area := s.area(f)
		f.skip(6)
		s.arrays[[2]int{area.Top, area.Left}] = &commonText{tokens{tokens: f.take(f.u16()), rest: f.all()}, area}
	case recDataTable:
		area := s.area(f)
		s.tables[[2]int{area.Top, area.Left}] = true
	default:
		return false
	}
	return true
}

// area reads the cells that share a formula, [MS-XLS] 2.5.211.
func (s *sheet) area(f *fields) xlsx.Area {
	top, bottom, left, right := f.u16(), f.u16(), f.u8(), f.u8()
	return xlsx.Area{Top: top, Left: left, Bottom: bottom + 1, Right: right + 1}
}
