package filing

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"

	"nianbao/docx/wml"
	"nianbao/ooxml/opc"
)

// openSource opens a file that is to be read. What is no file on a disk is refused before it is opened: a pipe would be
// waited for, and a device has no end. The error is an *Error with a reason that begins with what the file is for.
func openSource(path, what, advice string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, &Error{Path: path, Reason: what + "打不开", Advice: advice, Err: err}
	case info.IsDir():
		return nil, &Error{Path: path, Reason: what + "是文件夹，不是文件", Advice: advice}
	case !info.Mode().IsRegular():
		return nil, &Error{Path: path, Reason: what + "不是普通文件，读不了", Advice: advice, Err: fs.ErrInvalid}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, &Error{Path: path, Reason: what + "打不开", Advice: advice, Err: err}
	}
	return file, nil
}

// readSource reads a file of so many bytes at most. The error is an *Error.
func readSource(path, what, advice string, most int) ([]byte, error) {
	file, err := openSource(path, what, advice)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, int64(most)+1))
	switch {
	case err != nil:
		return nil, &Error{Path: path, Reason: what + "读不出来", Advice: advice, Err: err}
	case len(data) > most:
		return nil, &Error{Path: path, Reason: what + "超过 " + fmt.Sprintf("%d MiB", most>>20), Advice: advice}
	}
	return data, nil
}

// readTemplate reads the package of a Word template. What is no Word document is named as what it is. The error is an
// *Error.
func readTemplate(path string) (*opc.Package, error) {
	pkg, err := opc.ReadFile(path)
	var main string
	if err == nil {
		main, err = pkg.Main()
	}
	if err != nil {
		var refused *opc.Error
		if errors.As(err, &refused) && slices.Contains(noWord, refused.Kind) {
			return nil, noTemplate(path, refused.Detail, err)
		}
		return nil, explain(path, err, "打不开这个模板")
	}
	if kind := pkg.Type(main); !wml.IsDocument(kind) {
		return nil, noTemplate(path, nameOf(kind), nil)
	}
	return pkg, nil
}

// noWord is why a file that can be opened is no Word document.
var noWord = []opc.Kind{opc.NotZip, opc.NoDocument, opc.OldBinary}

// noTemplate refuses a file as a template: detail says in Chinese what it is, "" where nobody knows.
func noTemplate(path, detail string, err error) *Error {
	reason, advice := "这不是 Word 模板（.docx）", "请换用 .docx 文件；内置的模板用 nianbao template export 导出。"
	if detail != "" {
		reason += "，是" + strings.Replace(strings.TrimPrefix(detail, "是"), "Word", " Word", 1)
	}
	for _, words := range []string{"OpenDocument", "Word", "网页", "RTF", "纯文本"} {
		if strings.Contains(detail, words) {
			advice = "用 WPS 文字或 Word 打开它，另存为 .docx 再试；内置的模板用 nianbao template export 导出。"
		}
	}
	if detail == workbookWords {
		advice = "统计表写在 convert 后面，不作模板；" + advice
	}
	return &Error{Path: path, Reason: reason, Advice: advice, Err: err}
}

const workbookWords = "是工作簿（电子表格）"

// nameOf says what a package is by the content type of its main part.
func nameOf(mainType string) string {
	switch {
	case strings.Contains(mainType, "spreadsheet"), strings.Contains(mainType, "ms-excel"):
		return workbookWords
	case strings.Contains(mainType, "presentation"), strings.Contains(mainType, "powerpoint"):
		return "是演示文稿"
	}
	return ""
}
