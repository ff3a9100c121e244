package biff

import (
	"fmt"
	"strings"

	"nianbao/xlsx"
)

// left is what of a workbook is not carried over.
type left struct {
	comments, pictures, charts, others int
	rules, links, protected, macros    bool

	formulas int    // that were not understood
	first    string // where the first of them stands
}

// see notes what a record of a sheet is about.
func (l *left) see(kind int, f *fields) {
	switch kind {
	case recNote:
		l.comments++
	case recObject:
		l.object(f)
	case recCondFmt, recCondFmt12, recValidation, recFilter, recPivot:
		l.rules = true
	case recHyperlink:
		l.links = true
	case recProtect:
		l.protected = l.protected || f.u16() != 0
	}
}

// object reads the kind of an object, [MS-XLS] 2.5.143. Boxes of comments are no objects of their own, nor are the
// arrows of filters and lists.
func (l *left) object(f *fields) {
	const chart, picture, list, comment = 5, 8, 0x14, 0x19
	f.skip(4)
	switch f.u16() {
	case chart:
		l.charts++
	case picture:
		l.pictures++
	case list, comment:
	default:
		l.others++
	}
}

// sheet notes a sheet that is none of cells.
func (l *left) sheet(kind int) {
	const chart = 2
	if kind == chart {
		l.charts++
	} else {
		l.macros = true
	}
}

func (l *left) formula(sheet string, row, col int) {
	if l.formulas++; l.formulas == 1 {
		l.first = xlsx.OneLine(sheet) + "!" + address(row, col)
	}
}

// remarks says in Chinese and without full stops what was not read that may say something.
func (w *workbook) remarks() []string {
	l := w.left
	var remarks []string
	if parts := l.drawn(); len(parts) > 0 {
		remarks = append(remarks, "这是旧格式的工作簿（.xls、.et），其中的"+strings.Join(parts, "、")+"没有读")
	}
	if l.formulas > 0 {
		remarks = append(remarks, fmt.Sprintf("有 %d 个公式读不出来（第一个在 %s），它们的结果照原样读",
			l.formulas, l.first))
	}
	return remarks
}

// drawn lists what is no cell.
func (l *left) drawn() []string {
	var parts []string
	for _, some := range []struct {
		count int
		what  string
	}{
		{l.comments, "批注 %d 处"}, {l.pictures, "图片 %d 张"}, {l.charts, "图表 %d 个"},
		{l.others, "图形、控件 %d 个"},
	} {
		if some.count > 0 {
			parts = append(parts, fmt.Sprintf(some.what, some.count))
		}
	}
	if l.macros {
		parts = append(parts, "宏")
	}
	return parts
}

// uncopied says in Chinese and without a full stop what a copy does not have, "" for nothing.
func (w *workbook) uncopied() string {
	l := w.left
	parts := l.drawn()
	for _, some := range []struct {
		there bool
		what  string
	}{
		{l.rules, "数据有效性、条件格式、筛选"}, {l.links, "超链接"}, {l.protected, "工作表保护"},
		{l.formulas > 0, fmt.Sprintf("读不出来的 %d 个公式（写成“%s”，第一个在 %s）", l.formulas, unreadable, l.first)},
	} {
		if some.there {
			parts = append(parts, some.what)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "原来的工作簿是旧格式（.xls、.et），写出的 .xlsx 里没有其中的" + strings.Join(parts, "、")
}
