package filing

import (
	"path/filepath"
	"strings"

	"nianbao/filing/file"
	"nianbao/filing/printing"
	"nianbao/form"
	"nianbao/render/word"
)

// chartsWanted returns the charts of the appendix, where one is asked for.
func chartsWanted(f *Filing, c Conversion, last *form.Report) []*form.Chart {
	if !c.Charts {
		return nil
	}
	return word.Charts(f.Report, last)
}

// Fonts returns the typefaces that the library's Word templates name, each once.
func (l *Library) Fonts() ([]string, error) {
	var documents [][]byte
	for _, f := range l.Forms {
		data, err := l.template(f)
		if err != nil {
			return nil, file.Explain(f.Edition, err, f.Edition+"版的模板打不开")
		}
		documents = append(documents, data)
	}
	return printing.Fonts(documents...)
}

// ExportTemplate writes the built-in Word template of an edition, to be edited in Word, and returns its path. The
// error is an *file.Error.
func (l *Library) ExportTemplate(edition, out string, force bool) (string, error) {
	f, err := l.Edition(edition, 0)
	if err != nil {
		return "", err
	}
	if out == "" {
		out = "年报模板（" + f.Edition + "版）.docx"
	}
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return "", &file.Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if err := file.Writable(out, l.Inputs(), force); err != nil {
		return "", err
	}
	data, err := l.template(f)
	if err != nil {
		return "", file.Explain(out, err, f.Edition+"版的模板打不开")
	}
	return out, file.Save(out, data, force)
}
