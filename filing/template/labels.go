package template

import (
	"errors"
	"slices"

	"nianbao/docx"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/filing/proof"
	"nianbao/form"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/render/word/fill"
)

// FormByLabels returns the form, the last of several, on which reports are filled by its labels into a document whose only
// actions are comments, if it has any: they go first. The error is an *file.Error.
func FormByLabels(
	path string, pkg *opc.Package, t *docx.Template, forms []*form.Form, index *locate.Index,
) (*form.Form, error) {
	tags := t.Tags()
	if len(tags) > 0 {
		filled, err := t.FillWith(nil, docx.Options{})
		if err != nil {
			return nil, Bad(path, pkg, err, Names{})
		}
		pkg = filled
	}
	var nearest error // of the form that fits best
	for _, f := range slices.Backward(forms) {
		meant, _ := proof.OmissionsOf(tags, f)
		err := fill.Try(pkg, f, index, meant)
		if err == nil {
			return f, nil
		}
		var wrong, fewest wml.Errors
		if nearest == nil || errors.As(err, &wrong) && (!errors.As(nearest, &fewest) || len(wrong) < len(fewest)) {
			nearest = err
		}
	}
	var other *fill.EditionError
	if errors.As(nearest, &other) {
		return nil, &file.Error{Path: path, Reason: "这份文档是 " + other.Document + "版的格式，不是 " + other.Report + "版的",
			Advice: "请换用 " + other.Report + "版的空白格式或者上年报告，或者改用 --edition " + other.Document + "。", Err: nearest}
	}
	return nil, &file.Error{Path: path, Reason: "模板里没有 {{…}} 标记，按标签也填不进去：\n" + file.Listed(nearest),
		Advice: "年报的，请对照格式改正文档里的表和标题，或者用 nianbao template export 导出内置的模板；" +
			"填别的数据的，请写上数据的名称，如 {{单位}}，并加 --data 数据文件。", Err: nearest}
}
