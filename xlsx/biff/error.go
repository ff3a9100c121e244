package biff

import (
	"errors"
	"fmt"
	"strings"

	"nianbao/xlsx"
)

// Kind says why a workbook was not translated.
type Kind int

const (
	Damaged Kind = iota + 1 // records that say what no workbook can
	Excel95                 // BIFF5 or older
	TooMany                 // more of something than anybody fills in
	NoSheet                 // charts, macros and dialogs alone
)

// An Error says to a clerk why a workbook of before 2007 could not be read.
type Error struct {
	Kind  Kind
	Sheet string // the name of the worksheet at fault; may be empty
	Err   error  // the cause, for developers; may be nil
}

func damaged(why string) *Error { return &Error{Kind: Damaged, Err: errors.New(why)} }

// Error returns one line of Chinese, without a full stop, that can stand behind a file's name.
func (e *Error) Error() string {
	switch e.Kind {
	case Excel95:
		return "这是 Excel 5.0/95 或更早格式的工作簿，读不了"
	case TooMany:
		return "内容太多，读不了" + e.where()
	case NoSheet:
		return "工作簿里没有工作表"
	default:
		return "工作簿已损坏，读不全" + e.where()
	}
}

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string {
	switch e.Kind {
	case Excel95:
		return "用 WPS 表格或 Excel 打开它，另存为 .xlsx 再试"
	case TooMany:
		return "请在 Excel 或 WPS 里打开，删去年报以外的工作表，和表格以外的行、列、格式，另存为 .xlsx 再试"
	case NoSheet:
		return "请确认文件没有选错"
	default:
		return "请用 WPS 表格或 Excel 打开，另存为 .xlsx 再试；如果打不开，请换用完好的备份，或请报送单位重新发送"
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func (e *Error) where() string {
	if e.Sheet == "" {
		return ""
	}
	return "：工作表“" + xlsx.OneLine(e.Sheet) + "”"
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
