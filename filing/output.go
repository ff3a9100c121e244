package filing

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"

	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/render/html"
	"nianbao/webpage"
	"nianbao/xlsx"
)

// outputs are the kinds of file that a report is written as, by ending.
var outputs = map[string]func(*Library, *Converted, Conversion) ([]byte, error){
	".docx": (*Library).document,
	".xlsx": (*Library).workbook,
	".html": (*Library).page,
	".htm":  (*Library).page,
	".json": (*Library).data,
	".pdf":  (*Library).pdf,
}

// output returns what writes a file by its ending. The error is an *Error.
func output(out string) (func(*Library, *Converted, Conversion) ([]byte, error), error) {
	if write := outputs[strings.ToLower(filepath.Ext(out))]; write != nil {
		return write, nil
	}
	return nil, &Error{Path: out, Reason: "输出的文件名要以 .docx、.xlsx、.html、.pdf 或 .json 结尾", Advice: "请改正 -o 后面的文件名。"}
}

// workbook returns the report as the workbook that staff fill, with its formulas, read back.
func (l *Library) workbook(done *Converted, c Conversion) ([]byte, error) {
	f := done.Filing
	data, err := xlsx.Workbook(f.Report)
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
	for _, s := range f.Report.Form.Texts() {
		texts[s.Name] = f.Report.Texts[s.Text].Text
	}
	return data, unlike(different(back.Report, f.Report, texts), "工作簿")
}

// page returns the report as a web page, read back.
func (l *Library) page(done *Converted, c Conversion) ([]byte, error) {
	f := done.Filing
	data, err := html.Write(f.Report, html.Options{Draft: c.Draft})
	if err != nil {
		return nil, explain(f.Path, err, "生成不了网页")
	}
	book, err := webpage.Read(data)
	if err != nil {
		return nil, explain(f.Path, err, "写出的网页读不回来")
	}
	back, err := l.index.Of(f.Report.Form).Read(book)
	if err != nil {
		return nil, &Error{Path: f.Path, Reason: "写出的网页里" + err.Error(), Err: err}
	}
	return data, unlike(different(back, f.Report, fields.Of(f.Report)), "网页")
}

// unlike refuses what was written where it differs from the report.
func unlike(differences []string, what string) error {
	if len(differences) == 0 {
		return nil
	}
	return &Error{
		Reason: "写出的" + what + "与原件不一致，没有保存：\n" + strings.Join(differences, "\n"),
		Advice: "用自己的 Word 模板的，请检查模板里这些格的写法；否则请看文字里有没有单独成行的标题、落款，都没有的请告诉程序的维护者。",
	}
}

// A Data is a report as other programs take it: figures as decimals by cell id, a cell without a figure has no key.
type Data struct {
	File   string            `json:"file"`
	Form   string            `json:"form"`
	Agency string            `json:"agency"`
	Year   int               `json:"year"`
	Values map[string]string `json:"values"`
	Texts  map[string]string `json:"texts"`
}

// Data returns the filing's report as other programs take it.
func (f *Filing) Data() Data {
	r := f.Report
	d := Data{File: f.Path, Form: r.Form.Edition, Agency: r.Agency, Year: r.Year, Values: map[string]string{}}
	for _, c := range r.Form.Cells {
		if v := r.Value(c); v.State == form.Number {
			d.Values[c.ID] = v.Number.String()
		}
	}
	d.Texts, _ = fields.Expand(r)
	return d
}

func (l *Library) data(done *Converted, _ Conversion) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(done.Filing.Data())
	return b.Bytes(), err
}
