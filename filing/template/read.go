package template

import (
	"errors"
	"slices"
	"strings"

	"nianbao/docx/review"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/ooxml/opc"
)

// Read reads the package of a Word template. What is no Word document is named as what it is. The error is an
// *file.Error.
func Read(path string) (*opc.Package, error) {
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
		return nil, file.Explain(path, err, "打不开这个模板")
	}
	if kind := pkg.Type(main); !wml.IsDocument(kind) {
		return nil, noTemplate(path, nameOf(kind), nil)
	}
	if err := review.Retract(pkg); err != nil { // what template check has said in it
		return nil, file.Explain(path, err, "打不开这个模板")
	}
	if err := foreign(path, pkg); err != nil {
		return nil, err
	}
	return pkg, nil
}

// noWord is why a file that can be opened is no Word document.
var noWord = []opc.Kind{opc.NotZip, opc.NoDocument, opc.OldBinary}

// noTemplate refuses a file as a template: detail says in Chinese what it is, "" where nobody knows.
func noTemplate(path, detail string, err error) *file.Error {
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
	return &file.Error{Path: path, Reason: reason, Advice: advice, Err: err}
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
