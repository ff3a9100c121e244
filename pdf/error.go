package pdf

import "errors"

// An ErrorKind says why a PDF could not be read.
type ErrorKind int

const (
	NotPDF        ErrorKind = iota + 1
	Broken                  // no PDF can be made of it
	Protected               // it needs a password
	WrongPassword           // the password does not open it
	Scanned                 // pictures of pages
	Recognised              // pictures of pages with invisible text, which a program has guessed from them
	Unmapped                // its fonts do not say which characters they draw
	Empty                   // nothing is on its pages
	TooLarge                // over 50 MB
	TooMuch                 // more pages, characters or lines than any report has
	TooSlow                 // over 20 seconds, or too much memory
	Unavailable             // pdfium does not run on this machine
)

// An Error says to a clerk why a PDF could not be read.
type Error struct {
	Kind ErrorKind
	Err  error // the cause, nil when there is none
}

// Error returns one line of Chinese, without a full stop, that can stand behind a file's name.
func (e *Error) Error() string { return messages[e.Kind].says }

// Hint returns what to do next, in Chinese and without a full stop.
func (e *Error) Hint() string { return messages[e.Kind].hint }

func (e *Error) Unwrap() error { return e.Err }

// refusal returns what kind of *Error an error is, 0 for any other.
func refusal(err error) ErrorKind {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind
	}
	return 0
}

const hintSource = "请用原来的 .xlsx 或 .docx 文件"

// messages are what each kind says to a person, and what that person can do.
var messages = map[ErrorKind]struct{ says, hint string }{
	NotPDF:        {"这不是 PDF 文件", hintSource},
	Broken:        {"这个 PDF 已损坏，打不开", "请重新下载，或者" + hintSource},
	Protected:     {"这个 PDF 有打开密码", "请用 --password 给出密码，或者" + hintSource},
	WrongPassword: {"密码不对，打不开这个 PDF", "请核对 --password 后面的密码"},
	Scanned: {"这个 PDF 是扫描的图片，没有文字", "图片里的数取不出来，" + hintSource +
		"，或用 WPS、Word 从原文件另存的 PDF"},
	Recognised: {"这个 PDF 是扫描的图片，里面的文字是软件识别出来的，看不见，也可能有错",
		"识别出来的数不能当真，" + hintSource + "，或用 WPS、Word 从原文件另存的 PDF"},
	Unmapped: {"这个 PDF 的字体没有说明画的是哪些字，文字取不出来",
		"请用 WPS 或 Word 从原文件另存 PDF，或者" + hintSource},
	Empty:       {"这个 PDF 里什么也没有", "请确认文件没有选错；" + hintSource},
	TooLarge:    {"这个 PDF 超过 50 MB", "年报没有这么大，请确认文件没有选错；" + hintSource},
	TooMuch:     {"这个 PDF 的页数、文字或线条太多，不像年报", "请确认文件没有选错；只要年报的那几页时，请另存为一个 PDF"},
	TooSlow:     {"这个 PDF 读了 20 秒还没有读完，不再读了", "请用 WPS 或 Word 从原文件另存 PDF，或者" + hintSource},
	Unavailable: {"读 PDF 的部分在这台机器上运行不了", hintSource},
}
