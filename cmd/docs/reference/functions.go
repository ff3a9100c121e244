package reference

import (
	"encoding/json"
	"strings"

	"nianbao/action/manual"
)

// functions writes what may stand between the braces of a template.
func functions(source) (string, error) {
	var data strings.Builder
	w := json.NewEncoder(&data)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	if err := w.Encode(manual.Sample); err != nil {
		return "", err
	}
	p := page{}
	p.paragraph("名称和函数、函数和值之间都用空格隔开，引号里的是文字。`nianbao template functions` 也可以看。例子用的数据：")
	p.paragraph("```json\n" + data.String() + "```")
	for _, chapter := range manual.Chapters {
		p.heading(2, chapter.Title)
		rows := p.table("写法", "作用", "例子", "印出来")
		for _, e := range chapter.Entries {
			rows(code(e.Usage), plain(e.Says), code(e.Example), plain(e.Prints))
		}
	}
	return p.String(), nil
}
