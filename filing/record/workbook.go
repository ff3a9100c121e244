package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/action"
	"nianbao/filing/file"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/regex"
	"nianbao/xlsx"
	"nianbao/xlsx/biff"
)

// workbook reads the rows of a worksheet: of the one that is named, or of the first that is shown.
func (from Source) workbook(path string) (*layer, error) {
	book, pkg, err := bookOf(path, dataFile, from.Password)
	if err != nil {
		return nil, err
	}
	at, passed, err := choose(path, book, from.Sheet)
	if err != nil {
		return nil, err
	}
	s := &sheetRows{path: path, book: book, grid: book.Grids[at], sheet: at}
	if s.grid.Cut {
		return nil, &file.Error{Path: path, Reason: "工作表“" + s.grid.Name + "”里有内容的格太多（超过 20 万格），读不了",
			Advice: "请分成几个工作簿，再试。"}
	}
	t := s.table()
	if len(s.faults) > 0 {
		return nil, refused(path, s.faults[:min(len(s.faults), maxFaults)])
	}
	l, err := t.layer()
	if err != nil {
		return nil, err
	}
	l.workbook = true
	for _, r := range pkg.Remarks() {
		l.remarks = append(l.remarks, called(path)+"："+r)
	}
	if pkg.Encrypted() {
		l.remarks = append(l.remarks, called(path)+" 有密码，写出的文件没有密码，请注意保管")
	}
	if passed != "" {
		l.remarks = append(l.remarks, passed)
	}
	l.remarks = append(l.remarks, s.remarks()...)
	return l, nil
}

// bookOf reads a workbook, one of before 2007 as well, and returns its package, too. In messages it is called what.
func bookOf(path, what, password string) (book *grid.Book, pkg *opc.Package, err error) {
	pkg, err = opc.ReadFileWithPassword(path, password)
	var old *opc.Error
	if errors.As(err, &old) && old.Kind == opc.OldBinary {
		data, readErr := file.Read(path, what, "", maxSize)
		if readErr != nil {
			return nil, nil, readErr
		}
		if biff.Is(data) {
			pkg, err = biff.Package(data, password)
		}
	}
	if err == nil {
		book, err = xlsx.Read(pkg)
	}
	if err != nil {
		return nil, nil, file.Explain(path, err, "打不开这个"+what)
	}
	return book, pkg, nil
}

// choose returns which worksheet is read, and in words that others are not.
func choose(path string, book *grid.Book, sheet string) (at int, passed string, err error) {
	var shown, names []string
	at = -1
	for i, g := range book.Grids {
		names = append(names, "“"+g.Name+"”")
		switch {
		case sheet != "":
			if strings.TrimSpace(g.Name) == strings.TrimSpace(sheet) && at < 0 {
				at = i
			}
		case g.Hidden:
		case at < 0:
			at = i
		case len(g.Cells) > 0:
			shown = append(shown, "“"+g.Name+"”")
		}
	}
	switch {
	case at < 0 && sheet != "":
		return 0, "", &file.Error{Path: path, Reason: "没有工作表“" + sheet + "”",
			Advice: "工作簿里有" + listed(names) + "，请改正 --sheet。"}
	case at < 0:
		return 0, "", &file.Error{Path: path, Reason: "工作簿里没有显示着的工作表", Advice: "请用 --sheet 写明工作表的名称。"}
	case len(shown) > 0:
		passed = fmt.Sprintf("%s 用的是工作表“%s”，另有%s没有用；要用别的请写 --sheet", called(path), book.Grids[at].Name,
			listed(shown))
	}
	return at, passed, nil
}

// A sheetRows reads the rows of one worksheet.
type sheetRows struct {
	path   string
	book   *grid.Book
	grid   *grid.Grid
	sheet  int
	faults []string
	seen   observed
}

// table returns the worksheet's rows.
func (s *sheetRows) table() *table {
	t := &table{path: s.path}
	formulas := formula.New(s.book)
	for i := range s.grid.Cells {
		c := &s.grid.Cells[i]
		if c.Kind == grid.Text && strings.TrimSpace(c.Text) == "" && c.Rows() == 1 && c.Cols() == 1 {
			continue
		}
		if len(t.lines) == 0 || t.lines[len(t.lines)-1].number != c.Row+1 {
			t.lines = append(t.lines, line{number: c.Row + 1})
		}
		last := &t.lines[len(t.lines)-1]
		ref := s.grid.Ref(c.Row, c.Col)
		value, wrong := valueIn(c)
		if wrong != "" {
			s.faults = append(s.faults, ref+wrong)
			continue
		}
		last.cells = append(last.cells, cell{c.Col, ref, c.Seen(), value})
		s.seen.add(c, ref, len(t.lines) == 1)
		if c.Formula != "" && isStale(formulas, formula.Cell{Sheet: s.sheet, Row: c.Row, Col: c.Col}, c) {
			s.seen.stale = append(s.seen.stale, ref)
		}
	}
	return t
}

// valueIn returns what a cell holds, or in words why that is not to be printed.
func valueIn(c *grid.Cell) (value any, wrong string) {
	switch {
	case c.Rows() > 1 || c.Cols() > 1:
		return nil, "是合并的格；请取消合并，每行、每列各写（上面有标题的，请删去标题行）"
	case c.Kind == grid.Fault:
		return nil, "是出错值 " + c.Text
	case c.Kind == grid.Uncalculated:
		return nil, "的公式没有存结果；请用 WPS 或 Excel 打开，重新计算并保存"
	case c.Kind == grid.Number && showsPlainly(c):
		return action.Seen{Number: c.Text, Text: strings.TrimSpace(c.Seen())}, ""
	case c.Kind == grid.Number:
		return json.Number(c.Text), ""
	case c.Kind == grid.Bool:
		return c.Text == "TRUE", ""
	case c.Kind == grid.Date:
		return c.Seen(), ""
	}
	return c.Text, ""
}

// plainFigure is a figure as formats show it that are digits and the signs among and behind them: 1,234.50, 12.5%, 0012.
var plainFigure = regex.New(`^-?\d+(?:,\d{3})*(?:\.\d+)?%?$`)

// showsPlainly reports whether a number is printed as it is seen: what else a format shows is not of every document.
func showsPlainly(c *grid.Cell) bool {
	seen := strings.TrimSpace(c.Seen())
	return !c.Undrawn && seen != c.Text && plainFigure.MatchString(seen)
}

// isRounded reports whether what a cell shows plainly is another number than it holds.
func isRounded(c *grid.Cell) bool {
	shown, err := plainNumber(strings.TrimSpace(c.Seen()))
	held, heldErr := decimal.NewFromString(c.Text)
	return err != nil || heldErr != nil || !held.Equal(shown)
}

// isStale reports whether the stored result of a formula is not what it gives.
func isStale(w *formula.Workbook, at formula.Cell, c *grid.Cell) bool {
	if c.Array {
		return false
	}
	now, err := w.Recalculate(at)
	if err != nil {
		now, err = w.Calculate(at, w.Stored)
	}
	return err == nil && !now.Near(w.Stored(at))
}
