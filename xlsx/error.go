package xlsx

import (
	"strings"
	"unicode"
)

// ErrorKind says why a workbook could not be read.
type ErrorKind int

const (
	NotWorkbook ErrorKind = iota + 1 // a package of another kind, a Word document for one
	Binary                           // an .xlsb workbook
	Damaged                          // a part that is no XML, or says what no workbook can
	Missing                          // a part that the workbook refers to
	TooMany                          // more of something than anybody fills in
)

// An Error says to a clerk why a workbook could not be read. Sheet and Part are empty where they are not known.
type Error struct {
	Kind  ErrorKind
	Part  string // the part at fault
	Sheet string // the name of the worksheet at fault
	Err   error  // the cause, for developers
}

// Error returns one line of Chinese, without a full stop, that can stand behind a file's name.
func (e *Error) Error() string {
	switch e.Kind {
	case NotWorkbook:
		return "这不是 Excel 工作簿"
	case Binary:
		return "这是二进制格式（.xlsb）的工作簿，无法读取"
	case TooMany:
		return "内容太多，读不了" + e.where()
	case Missing:
		return "工作簿不完整：缺少" + e.where()
	default:
		return "工作簿已损坏：无法读取" + e.where()
	}
}

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string {
	switch e.Kind {
	case NotWorkbook:
		return "请选择 .xlsx 格式的工作簿；如果文件的后缀名被改过，请用 Excel 或 WPS 另存为 .xlsx 格式"
	case Binary:
		return "请用 Excel 或 WPS 打开，另存为 .xlsx 格式后再试"
	case TooMany:
		return "请在 Excel 或 WPS 里打开，删去年报以外的工作表，和表格以外的行、列、格式，存盘再试"
	default:
		return "请用 Excel 或 WPS 打开，另存为一份新的 .xlsx 文件后再试；如果打不开，请换用完好的备份，或请报送单位重新发送"
	}
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func (e *Error) where() string {
	switch {
	case e.Sheet != "" && e.Part != "":
		return "工作表“" + OneLine(e.Sheet) + "”（" + OneLine(e.Part) + "）"
	case e.Sheet != "":
		return "工作表“" + OneLine(e.Sheet) + "”"
	default:
		return "其中的 " + OneLine(e.Part)
	}
}

// OneLine keeps a name out of a stranger's file from breaking the line that it is printed on.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return ' '
		}
		return r
	}, s)
}
