// Package reference writes the documents that follow from the program: its rules, forms, template language, JSON and
// interfaces. What they say is taken from where the program has it; here is only how it is laid out.
package reference

import (
	"fmt"
	"io/fs"

	"nianbao/form"
	"nianbao/form/define"
)

// A Document is a Markdown text that follows from the program.
type Document struct {
	Name  string // of the file in docs/reference
	Title string
	About string // what stands in it, for the index
	Text  string
}

// A source is what documents are made of.
type source struct {
	tree  fs.FS // the repository, for schemas and what tests keep
	forms []*form.Form
}

// writers are the documents in their order. What commands there are is written by the program itself: nianbao man.
var writers = []struct {
	name, title, about string
	write              func(source) (string, error)
}{
	{"rules.md", "检查的规则", "每条规则的内容、依据、例子，能不能说明", rules},
	{"form-2021.md", "2021版格式", "每一格的编号、名称和标签，勾稽关系", edition("2021")},
	{"form-2019.md", "2019版格式", "每一格的编号、名称和标签，勾稽关系", edition("2019")},
	{"functions.md", "模板的写法和函数", "大括号里可以写什么，各有例子", functions},
	{"form-schema.md", "格式定义 form.yaml 的键", "每个键的意思", schemas("templates", "form.schema.json")},
	{"json.md", "JSON 的键", "每个命令输出的 JSON，供其他程序读取", schemas("contract", "check.schema.json", "report.schema.json",
		"layout.schema.json", "fix.schema.json", "convert.schema.json", "fill.schema.json", "digest.schema.json",
		"form_check.schema.json", "doctor.schema.json", "version.schema.json")},
	{"api.md", "本机网页的接口", "nianbao serve 的地址、参数和回答", api},
}

// commands is the document that the program writes of itself.
var commands = Document{Name: "commands.md", Title: "命令和选项", About: "每个命令和选项，退出状态；手册页是 nianbao.1"}

// Index is the name of the document that leads to the others.
const Index = "README.md"

// Documents returns every document, the index first, of the repository that a tree holds. That of the commands has no
// text.
func Documents(tree fs.FS) ([]Document, error) {
	s := source{tree: tree, forms: define.Builtin()}
	list := []Document{{Name: Index, Title: "参考"}, commands}
	for _, w := range writers {
		text, err := w.write(s)
		if err != nil {
			return nil, fmt.Errorf("write %s: %w", w.name, err)
		}
		list = append(list, Document{w.name, w.title, w.about, "# " + w.title + "\n" + text})
	}
	list[0].Text = index(list[1:])
	return list, nil
}

func index(list []Document) string {
	p := page{}
	p.line("# 参考")
	p.paragraph("由程序生成：`go run ./cmd/docs`；改了程序不重新生成，测试不通过。格式定义怎样写，见[格式定义](../form.md)。")
	rows := p.table("文档", "内容")
	for _, d := range list {
		rows(link(d.Title, d.Name), plain(d.About))
	}
	return p.String()
}
