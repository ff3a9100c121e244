package webpage

// An ErrorKind says why a page could not be read.
type ErrorKind int

const (
	NotHTML      ErrorKind = iota + 1 // another kind of file
	Archive                           // a page saved together with its pictures (.mht)
	TooDeep                           // elements nested deeper than 512
	TooLong                           // more markup or lines than any report has
	TooManyCells                      // over 200,000 cells
	TooWide                           // a table of more than 1000 columns
)

// An Error says to a clerk why a page could not be read.
type Error struct{ Kind ErrorKind }

// Error returns one line of Chinese, without a full stop, that can stand behind a file's name.
func (e *Error) Error() string { return messages[e.Kind].says }

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string { return messages[e.Kind].hint }

const hintCopy = "用浏览器打开它，看是不是年报；是的话，把正文和表格复制到 WPS 文字或 Word 里，另存为 .docx 再试"

// messages are what each kind says to a person, and what that person can do.
var messages = map[ErrorKind]struct{ says, hint string }{
	NotHTML:      {"这不是网页", "请选择从网站上另存的网页（.html），或者原来的 .xlsx、.docx 文件"},
	Archive:      {"这是连图片一起保存的网页（.mht），无法读取", "用浏览器打开它，另存为“网页，仅 HTML”（.html）再试"},
	TooDeep:      {"网页里的标记嵌套超过 512 层", hintCopy},
	TooLong:      {"网页的内容太多", hintCopy},
	TooManyCells: {"网页里的表格超过 20 万格", hintCopy},
	TooWide:      {"网页里有表格超过 1000 列", hintCopy},
}
