package record

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/filing/file"
	"nianbao/regex"
)

// A table is what a file of rows holds: the first line has the names, each of the others is a record.
type table struct {
	path  string
	lines []line
}

// A line is a row of the file, by the number that people see beside it.
type line struct {
	number int
	cells  []cell // those that hold something, from left to right
}

// A cell holds something.
type cell struct {
	col   int
	ref   string // B3, 第 3 行第 2 项
	text  string // as it is seen
	value any
}

// maxFaults is how many faults of a file are told at once.
const maxFaults = 20

// layer makes records of the lines. All that is wrong is told at once: the error is an *file.Error.
func (t *table) layer() (*layer, error) {
	if len(t.lines) == 0 {
		return nil, &file.Error{Path: t.path, Reason: "数据文件里没有内容",
			Advice: "第一行写名称，从第二行起每行写一份的内容。"}
	}
	names, faults := t.names()
	if len(faults) == 0 && len(t.lines) == 1 {
		return nil, &file.Error{Path: t.path, Reason: "数据文件只有第一行的名称，没有内容",
			Advice: "从第二行起，每行写一份的内容。"}
	}
	l := &layer{path: t.path}
	for _, line := range t.lines[1:] {
		r := row{number: line.number, values: make(map[string]any, len(names)+1)}
		for _, name := range names {
			r.values[name] = nil
		}
		for _, c := range line.cells {
			if name, ok := names[c.col]; ok {
				r.values[name] = c.value
			} else if len(faults) < maxFaults && !slices.ContainsFunc(t.lines[0].cells, c.isBelow) {
				faults = append(faults, c.ref+" 有"+quoted(c.text)+"，可是第一行的这一列没有名称")
			}
		}
		l.rows = append(l.rows, r)
		if first := line.cells[0]; noRecord.MatchString(nameOf(first.text)) && len(l.remarks) < maxFaults {
			l.remarks = append(l.remarks, fmt.Sprintf("%s 第 %d 行（%s）像是合计或说明，也当作一行数据用了；不是的请从数据里删去",
				called(t.path), line.number, quoted(first.text)))
		}
	}
	if len(faults) > 0 {
		return nil, refused(t.path, faults)
	}
	return l, nil
}

// noRecord is how a row of a list begins that is no record of it: a total, or a note below the list.
var noRecord = regex.New(`^(?:[合总小][\s\x{3000}]*计|汇[\s\x{3000}]*总)[:：]?$|^(?:备?注|说明|填表人|制表人|审核人)[:：]`)

// isBelow reports whether a cell stands in the column of another.
func (c cell) isBelow(head cell) bool { return c.col == head.col }

// refused says what is wrong with the rows of a file.
func refused(path string, faults []string) *file.Error {
	reason := "数据文件的内容有错：" + faults[0]
	if len(faults) > 1 {
		reason = "数据文件的内容有错：\n  " + strings.Join(faults, "\n  ")
	}
	return &file.Error{Path: path, Reason: reason,
		Advice: "第一行写名称，每列一个、不重复；从第二行起每行写一份的内容。请改正后再试。"}
}

// names returns the names of the columns, and what is wrong with them.
func (t *table) names() (names map[int]string, faults []string) {
	names = map[int]string{}
	at := map[string]string{}
	for _, c := range t.lines[0].cells {
		name := nameOf(c.text)
		switch first, twice := at[name]; {
		case name == AllRows:
			faults = append(faults, fmt.Sprintf("%s 的名称“%s”是全部行的名称，请换一个", c.ref, name))
		case strings.Contains(name, "{{") || strings.Contains(name, "}}"):
			faults = append(faults, fmt.Sprintf("%s 的名称%s里有大括号，请去掉", c.ref, quoted(name)))
		case twice:
			faults = append(faults, fmt.Sprintf("%s 和 %s 的名称都是%s", first, c.ref, quoted(name)))
		case name != "":
			at[name], names[c.col] = c.ref, name
		}
	}
	return names, faults
}

// nameOf returns a name as templates have it: without the spaces around it and the breaks by which it fits its column.
func nameOf(text string) string {
	return strings.TrimSpace(strings.NewReplacer("\r", "", "\n", "", "\u200b", "", "\ufeff", "").Replace(text))
}
