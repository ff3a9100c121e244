package template

import (
	"strings"

	"nianbao/docx/picture"
	"nianbao/docx/review"
	"nianbao/filing/file"
	"nianbao/ooxml/opc"
)

// RefusePictures refuses a template that asks for pictures: a report has none, and the template's sample would be
// printed.
func RefusePictures(path string, pkg *opc.Package) error {
	names, err := picture.Names(pkg)
	switch {
	case err != nil:
		return file.Explain(path, err, "模板里的图片读不出来")
	case len(names) == 0:
		return nil
	}
	return &file.Error{Path: path,
		Reason: "模板要填图片 {{image " + strings.Join(names, "}}、{{image ") + "}}，年报没有图片，没有保存",
		Advice: "请在模板里删去图片替代文字里的这个标记，图片就照原样印；要换图片的，用 nianbao template fill。"}
}

// Settle refuses a template in which comments or open revisions are left, which would stay in every file made of it;
// with clean it takes them out and returns which. The error is an *file.Error.
func Settle(path string, pkg *opc.Package, clean bool) (taken string, err error) {
	traces, err := review.Find(pkg)
	if err == nil && clean {
		err = review.Clean(pkg)
	}
	switch {
	case err != nil:
		return "", file.Explain(path, err, "打不开这个模板")
	case len(traces) == 0, clean:
		return review.Summary(traces), nil
	}
	return "", &file.Error{
		Path:   path,
		Reason: "模板里有" + review.Summary(traces) + "，会留在生成的文件里，没有保存",
		Advice: "请在 Word 或 WPS 的“审阅”里接受或拒绝全部修订、删除全部批注；或者加 --clean，由程序去掉批注、" +
			"接受修订。",
	}
}
