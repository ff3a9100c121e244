package reference

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"nianbao/action/manual"
	"nianbao/filing/notice"
	"nianbao/filing/roster"
)

// functions writes what may stand between the braces of a template, and the names that the notice's has.
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
	p.notice()
	return p.String(), nil
}

// notice writes which names the template of a superior's notice may have.
func (p *page) notice() {
	data := (&notice.Notice{Outcome: &roster.Outcome{}}).Data()
	var names, sections, of []string
	for _, name := range slices.Sorted(maps.Keys(data)) {
		if section, ok := data[name].(notice.Section); ok {
			sections, of = append(sections, code(name)), slices.Sorted(maps.Keys(section))
		} else {
			names = append(names, code(name))
		}
	}
	for i := range of {
		of[i] = code(of[i])
	}
	p.heading(2, "通报模板的名称")
	p.paragraph("`nianbao template export notice` 导出通报的模板，里面各有用法。名称：" + strings.Join(names, "、") + "。")
	p.paragraph("各部分：" + strings.Join(sections, "、") + "；每部分有 " + strings.Join(of, "、") +
		"，写作 `{{未报.数}}`、`{{range 未报.各行}}`。")
}
