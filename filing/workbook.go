package filing

import (
	"nianbao/form/fields"
	"nianbao/render/sheet"
	"nianbao/xlsx"
	"nianbao/xlsx/biff"
)

// workbookKind is the workbook that staff fill.
func workbookKind() *kind {
	return &kind{
		Kind:    Workbook,
		endings: []string{".xlsx"},
		suffix:  "统计表",
		becomes: Document,
		unpack:  xlsx.Read, // packages that are nothing else
		write:   (*Library).workbook,

		knew:      biff.Is, // .xls and .et
		translate: biff.Package,
	}
}

// workbook returns the report as the workbook that staff fill, with its formulas, read back.
func (l *Library) workbook(done *Converted, c Conversion) ([]byte, error) {
	f := done.Filing
	data, err := sheet.Workbook(f.Report)
	if err != nil {
		return nil, explain(f.Path, err, "生成不了工作簿")
	}
	back, err := l.readBack(f.Path, data)
	if err != nil {
		return nil, err
	}
	if c.Draft { // its totals are formulas, and so not always what was printed
		return data, nil
	}
	texts := map[string]any{}
	for _, s := range f.Report.Form.AllTexts() {
		fields.SetText(texts, s, f.Report.Texts[s.Text].Text)
	}
	return data, unlike(different(back.Report, f.Report, texts), "工作簿")
}
