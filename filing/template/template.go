// Package template opens Word templates of the user's and fills them with data of the user's: what is no Word document,
// and one in which comments, revisions or faults are left, is refused in words for who wrote it.
package template

import (
	"cmp"
	"errors"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/chart"
	"nianbao/docx/picture"
	"nianbao/docx/seen"
	"nianbao/docx/wml"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
)

// Names are those that a template may use, and what becomes of others.
type Names struct {
	Offered map[string]any // nil where they are not known
	Missing action.Policy
}

// Parse adds an appendix of charts to a template that was read, and parses it. The error is an *file.Error.
func Parse(path string, pkg *opc.Package, names Names, charts ...*form.Chart) (*docx.Template, error) {
	if len(charts) > 0 {
		if err := word.Appendix(pkg, charts); err != nil {
			return nil, file.Explain(path, err, "打不开这个模板")
		}
	}
	t, err := docx.Parse(pkg)
	if err != nil {
		return nil, Bad(path, pkg, err, names)
	}
	return t, nil
}

// Bad says what is wrong with a template that cannot be parsed, wrong names included where it is known which
// there are.
func Bad(path string, pkg *opc.Package, err error, names Names) *file.Error {
	if names.Offered != nil {
		if all := docx.Faults(pkg, names.Offered, names.Missing); all != nil {
			err = all
		}
	}
	return &file.Error{Path: path, Reason: "模板有错：\n" + file.Listed(err),
		Advice: "请在 Word 或 WPS 里改正模板后再试。", Err: err}
}

// Advice says what to do about an error, and where a name is missing that nothing need stand for, how that is said.
func Advice(do string, err error) string {
	var wrong wml.Errors
	if !errors.As(err, &wrong) || !wrong.Lack() {
		return do + "。"
	}
	return do + "；数据里没有的名称，确实要留空的加 --missing blank，要保留原样的加 --missing keep。"
}

// Tags returns the actions of a Word template, and behind them the marks of its charts and pictures. The
// error is an *file.Error.
func Tags(path string) ([]docx.Tag, error) {
	pkg, err := Read(path)
	if err != nil {
		return nil, err
	}
	t, err := Parse(path, pkg, Names{})
	if err != nil {
		return nil, err
	}
	tags := t.Tags()
	for _, tag := range t.Unfilled() {
		tag.Text += "（写在这里不会填写）"
		tags = append(tags, tag)
	}
	charts, chartErr := chart.Names(pkg)
	pictures, pictureErr := picture.Names(pkg)
	if err := cmp.Or(chartErr, pictureErr); err != nil {
		return nil, file.Explain(path, err, "模板里的图表或图片读不出来")
	}
	for _, name := range charts {
		tags = append(tags, docx.Tag{Part: "图表", Text: "{{chart " + name + "}}"})
	}
	for _, name := range pictures {
		text := "{{image " + name + "}}"
		if _, ofRow, _ := seen.RowMark(text); ofRow == "" { // that is among the actions
			tags = append(tags, docx.Tag{Part: "图片", Text: text})
		}
	}
	return tags, nil
}
