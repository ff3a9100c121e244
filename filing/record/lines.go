package record

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/grid"
	"nianbao/regex"
)

// A Line is one of a list that need not begin with the names of its columns.
type Line struct {
	Number int      // as people count the lines of the file
	Fields []string // what stands in the columns, those before the first that holds something included
}

// ReadLines returns the lines of a list that hold something, of a workbook (its first shown sheet that fits, the first one
// where none does), of delimited text, or of plain text (.txt), in which commas of either width, semicolons, 、, | and tabs
// divide and remarks begin with #. In messages the file is called what. The error is an *file.Error.
func ReadLines(path, what, password string, fits func([]Line) bool) (lines []Line, remarks []string, err error) {
	data, err := file.Read(path, what, "请写明"+what+"（.xlsx、.csv 或 .txt）的名字。", maxSize)
	if err != nil {
		return nil, nil, err
	}
	if isBook(data) {
		return sheetLines(path, what, password, fits)
	}
	text, f := decode(data)
	if f != nil {
		return nil, nil, f.in(path, what, text)
	}
	if start := strings.TrimLeft(text, " \t\r\n"); strings.HasPrefix(start, "<") || strings.HasPrefix(start, "{") {
		return nil, nil, &file.Error{Path: path, Reason: what + "是网页、XML 或 JSON，不是工作簿、CSV 或者文本",
			Advice: "请用 WPS 或 Excel 打开它，另存为 .xlsx 再试。"}
	}
	if strings.ToLower(filepath.Ext(path)) == ".txt" {
		return plainLines(text), nil, nil
	}
	text, sign, f := separator(text)
	var divides []textLine
	if f == nil {
		divides, f = divided(text, sign)
	}
	if f != nil {
		return nil, nil, f.in(path, what, text)
	}
	for _, l := range divides {
		if strings.TrimSpace(strings.Join(l.fields, "")) != "" {
			lines = append(lines, Line{l.number, l.fields})
		}
	}
	return lines, nil, nil
}

// counted is how a line of a list may begin, whose sign divides nothing: 一、市直部门.
var counted = regex.New(`^\s*[（(]?[\d一二三四五六七八九十]{1,4}[)）]?、`)

// remark is what somebody notes in a line of text, or all of it.
var remark = regex.New(`(?:^|[\s\x{3000}])[#＃].*$`)

// plainLines cuts text as people type it.
func plainLines(text string) []Line {
	var lines []Line
	for i, words := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		words = remark.ReplaceAllString(words, "")
		if strings.TrimSpace(words) == "" {
			continue
		}
		number := counted.FindString(words)
		fields := strings.FieldsFunc(words[len(number):], func(r rune) bool {
			return strings.ContainsRune(",，;；、|｜\t", r)
		})
		if len(fields) == 0 {
			fields = []string{""}
		}
		fields[0] = number + fields[0]
		lines = append(lines, Line{i + 1, fields})
	}
	return lines
}

// sheetLines returns the lines of a workbook's first shown sheet that fits.
func sheetLines(path, what, password string, fits func([]Line) bool) (lines []Line, remarks []string, err error) {
	book, _, err := bookOf(path, what, password)
	if err != nil {
		return nil, nil, err
	}
	if !slices.ContainsFunc(book.Grids, func(g *grid.Grid) bool { return !g.Hidden }) {
		return nil, nil, &file.Error{Path: path, Reason: what + "里没有显示着的工作表", Advice: "请取消隐藏写着内容的工作表，保存后再试。"}
	}
	sheet := ""
	for _, g := range book.Grids {
		if !g.Hidden && !g.Cut {
			if lines, err := linesOf(path, what, g); err == nil && fits(lines) {
				sheet = g.Name
				break
			}
		}
	}
	at, passed, err := choose(path, book, "")
	if err != nil {
		return nil, nil, err
	}
	if first := book.Grids[at].Name; sheet != "" && sheet != first {
		if at, _, err = choose(path, book, sheet); err != nil {
			return nil, nil, err
		}
		passed = fmt.Sprintf("%s 用的是写着%s的工作表“%s”，前面的“%s”没有用", called(path), what, sheet, first)
	}
	if passed != "" {
		remarks = append(remarks, strings.TrimSuffix(passed, "；要用别的请写 --sheet"))
	}
	lines, err = linesOf(path, what, book.Grids[at])
	return lines, remarks, err
}

// linesOf returns the lines of a sheet. What is merged stands at its first cell.
func linesOf(path, what string, g *grid.Grid) (lines []Line, err error) {
	if g.Cut {
		return nil, &file.Error{Path: path, Reason: "工作表“" + g.Name + "”里有内容的格太多（超过 20 万格），读不了",
			Advice: "请把" + what + "复制到新的工作簿里，再试。"}
	}
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Kind == grid.Fault || c.Kind == grid.Uncalculated {
			return nil, &file.Error{Path: path, Reason: g.Ref(c.Row, c.Col) + " 是出错值，或者公式没有存结果",
				Advice: "请在 WPS 或 Excel 里改正、保存后再试。"}
		}
		words := strings.TrimSpace(c.Seen())
		if words == "" {
			continue
		}
		if n := len(lines); n == 0 || lines[n-1].Number != c.Row+1 {
			lines = append(lines, Line{Number: c.Row + 1})
		}
		last := &lines[len(lines)-1]
		for len(last.Fields) <= c.Col {
			last.Fields = append(last.Fields, "")
		}
		last.Fields[c.Col] = words
	}
	return lines, nil
}
