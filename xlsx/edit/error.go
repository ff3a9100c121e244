package edit

import (
	"strconv"

	"nianbao/xlsx"
)

// ErrorKind says why a cell could not be edited.
type ErrorKind int

const (
	NoSheet     ErrorKind = iota + 1 // the workbook has no worksheet of that name
	NoPlace                          // a sheet has no such row or column
	InArray                          // the cell is one of several that an array formula fills
	InDataTable                      // the cell is one of a what-if table
	NoFormula                        // there is no formula whose result could be set
	NoNumber                         // the number or the result is none that a cell can hold
	OverLong                         // the text or the formula is longer than a cell can hold
)

// An Error says to a clerk why a cell could not be edited. Nothing was changed then.
type Error struct {
	Kind     ErrorKind
	Sheet    string
	Row, Col int // counted from 0
}

// Error returns one line of Chinese, without a full stop.
func (e *Error) Error() string {
	sheet := "工作表“" + xlsx.OneLine(e.Sheet) + "”"
	cell := sheet + " " + xlsx.CellRef(e.Row, e.Col)
	switch e.Kind {
	case NoSheet:
		return "工作簿里没有" + sheet
	case NoPlace:
		return sheet + "没有第 " + strconv.Itoa(e.Row+1) + " 行第 " + strconv.Itoa(e.Col+1) + " 列这一格"
	case InArray:
		return cell + " 属于占几格的数组公式，不能单独修改"
	case InDataTable:
		return cell + " 属于模拟运算表，不能单独修改"
	case NoFormula:
		return cell + " 没有公式"
	case NoNumber:
		return "要写入" + cell + " 的不是 Excel 能存的数"
	default:
		return "要写入" + cell + " 的内容太长，Excel 的一格放不下"
	}
}

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string {
	switch e.Kind {
	case InArray:
		return "请在 Excel 或 WPS 中选中整个数组公式，按 Delete 键删去，再逐格填写"
	case InDataTable:
		return "请在 Excel 或 WPS 中选中整个模拟运算表，按 Delete 键删去，再逐格填写"
	case OverLong:
		return "请把内容改短，或分成几格"
	default:
		return "请用 Excel 或 WPS 打开工作簿，核对这一格后手工修改"
	}
}
