// Package yearly makes the table of a report's figures beside those of the year before (上年同期, 增减, 增减幅度), as
// annual reports print it. What one edition has and the other has not stands in no row and is named below the table.
package yearly

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/pair"
)

// A Table is the year-on-year table of an agency.
type Table struct {
	Agency string
	Title  string // 政府信息公开工作年度报告数据与上年对比
	Last   int    // the years
	This   int
	Rows   []Row
	Notes  []string // what is not in the table and why, in Chinese with full stops
}

// Columns are the heads of the table's columns behind that of the labels.
func (t *Table) Columns() []string {
	return []string{"单位", fmt.Sprintf("%d年", t.Last), fmt.Sprintf("%d年", t.This), "增减", "增减幅度"}
}

// Heading returns what stands above the table: 示例市司法局2024年政府信息公开工作年度报告数据与上年对比.
func (t *Table) Heading() string { return fmt.Sprintf("%s%d年%s", t.Agency, t.This, t.Title) }

// Suffix ends the heading.
const Suffix = "数据与上年对比"

// Of returns the table of a report and that of the year before. Of large tables whose rows have totals it has these
// alone, unless all is asked for.
func Of(own, last *form.Report, all bool) *Table {
	t := &Table{Agency: own.Agency, Title: own.Form.ReportTitle() + Suffix, Last: last.Year, This: own.Year}
	b := builder{t: t, own: own, last: last, brief: brief(own.Form, last.Form, all)}
	for _, p := range pair.Of(own, last) {
		b.add(p)
	}
	b.close()
	return t
}

// most is how many figures a table has at most of which all are shown.
const most = 40

// brief returns for each large table in which every row has its total the column of those.
func brief(own, last *form.Form, all bool) map[string]string {
	columns := map[string]string{}
	for _, f := range []*form.Form{own, last} {
		for _, t := range f.Tables {
			if c := totals(f, t); !all && len(t.Cells) > most && c != "" {
				columns[t.ID] = c
			}
		}
	}
	return columns
}

// totals returns the column in which a table has the total of each row, empty for none.
func totals(f *form.Form, t *form.Table) string {
	_, columns := t.Leaves()
	for _, column := range columns {
		isNoTotal := func(c *form.Cell) bool {
			return c.Column == column && (f.Computed(c) == nil || f.Computed(c).IsRatio())
		}
		if len(columns) > 1 && !slices.ContainsFunc(t.Cells, isNoTotal) {
			return column.ID
		}
	}
	return ""
}

// A builder puts rows below the titles of their tables.
type builder struct {
	t         *Table
	own, last *form.Report
	brief     map[string]string
	table     *form.Table // that the last row is of
	unknown   []string
	only      [2][]string // what only last's form has, and only the own
}

func (b *builder) add(p pair.Pair) {
	cells := p.Own
	if len(cells) == 0 {
		cells = p.Last
	}
	first := cells[0]
	if column := b.brief[first.Table.ID]; column != "" && column != first.Column.ID {
		return
	}
	label := b.label(p, first)
	switch {
	case len(p.Own) == 0:
		b.only[0] = append(b.only[0], label)
		return
	case len(p.Last) == 0:
		b.only[1] = append(b.only[1], label)
		return
	}
	if b.table == nil || b.table.ID != first.Table.ID {
		b.table = first.Table
		b.t.Rows = append(b.t.Rows, Row{Title: first.Table.Title()})
	}
	r := Row{Label: label, Unit: first.Unit(), Last: sum(b.last, p.Last), This: sum(b.own, p.Own)}
	if len(p.Own) == 1 && len(p.Last) == 1 && strings.Contains(first.Row.ID, ".") && first.Row.Open == nil {
		r.Level = 1
	}
	r.compare()
	if !r.Last.Known || !r.This.Known {
		b.unknown = append(b.unknown, form.Quote(label))
	}
	b.t.Rows = append(b.t.Rows, r)
}

// label names a pair in its table: the row, and the column where there is more than one that is shown.
func (b *builder) label(p pair.Pair, first *form.Cell) string {
	row := first.Row.Title()
	if len(p.Own) > 1 || len(p.Last) > 1 {
		if group := groupOf(p); group != "" {
			row = group
		}
	}
	switch {
	case b.brief[first.Table.ID] != "":
		return row
	case row == "":
		return first.Column.Label
	}
	return row + "：" + first.Column.Label
}

// groupOf returns the label of the group that several cells are of.
func groupOf(p pair.Pair) string {
	one, many := p.Own, p.Last
	if len(one) > 1 {
		one, many = many, one
	}
	if len(one) == 1 {
		return one[0].Row.Title()
	}
	for _, n := range slices.Backward(many[0].Row.Path) {
		all := true
		for _, c := range many {
			all = all && slices.Contains(c.Row.Path, n)
		}
		if all {
			return n.Label
		}
	}
	return ""
}

// close says what is not in the table.
func (b *builder) close() {
	last, this := b.last.Form.Edition, b.own.Form.Edition
	if last != this && len(b.only[0])+len(b.only[1]) > 0 {
		note := fmt.Sprintf("两年的格式不同（%d年%s版、%d年%s版），口径不同的没有列入。", b.t.Last, last, b.t.This, this)
		note += listed(fmt.Sprintf("只有%d年有的", b.t.Last), b.only[0])
		b.t.Notes = append(b.t.Notes, note+listed(fmt.Sprintf("只有%d年有的", b.t.This), b.only[1]))
	} else {
		for i, year := range []int{b.t.Last, b.t.This} {
			if text := listed(fmt.Sprintf("只有%d年有、没有列入的", year), b.only[i]); text != "" {
				b.t.Notes = append(b.t.Notes, text)
			}
		}
	}
	if len(b.unknown) > 0 {
		b.t.Notes = append(b.t.Notes, "有一年没有数、没有比较的："+strings.Join(b.unknown, "、")+"。")
	}
}

func listed(what string, labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	for i := range labels {
		labels[i] = form.Quote(labels[i])
	}
	return what + "：" + strings.Join(labels, "、") + "。"
}
