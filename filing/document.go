package filing

import (
	"nianbao/docx/edit"
	"nianbao/docx/wml"
	"nianbao/form"
	"nianbao/form/fields"
)

// documentKind is the Word report.
func documentKind() *kind {
	return &kind{
		Kind:    Document,
		endings: []string{".docx"},
		becomes: Workbook,
		words:   true,
		holds:   wml.IsDocument,
		unpack:  edit.Read,
		write:   (*Library).document,
	}
}

// document returns the report as a Word document.
func (l *Library) document(done *Converted, c Conversion) (data []byte, err error) {
	last, err := l.lastYear(done.Filing, c)
	if err != nil {
		return nil, err
	}
	if c.Template != "" {
		data, done.Placed, err = l.useTemplate(done.Filing, c, last)
		return data, err
	}
	return l.word(done.Filing.Report, c.Draft, chartsWanted(done.Filing, c, last), last)
}

// word returns the report as a Word document, filled into its form's template with an appendix of charts, and read back: every figure and
// text of the document equals the report's. last is the report of the year before, nil where none is known. The error is an *Error.
func (l *Library) word(r *form.Report, draft bool, charts []*form.Chart, last *form.Report) ([]byte, error) {
	t, err := l.prepare(r.Form, charts)
	if err != nil {
		return nil, err
	}
	named := fields.Of(r) // what is wrong with a text is a finding; a draft prints it as it was written
	named["草稿"] = draft
	data, err := t.Fill(named)
	if err != nil {
		return nil, &Error{Path: r.Form.Edition + "版 Word 模板", Reason: err.Error(), Advice: "请改正模板后再试。", Err: err}
	}
	if t.charts {
		if data, err = drawCharts(data, r, last); err != nil {
			return nil, err
		}
	}
	return data, unlike(l.compare(data, r, named), " Word 文件")
}
