package usage

import (
	"fmt"
	"strings"

	"nianbao/cmd/docs/literal"
)

// Markdown writes a manual as a document.
func Markdown(m Manual) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# 命令和选项\n\n%s。\n\n```\n%s\n```\n\n", literal.Text(m.Says), strings.Join(m.Usage, "\n"))
	b.WriteString("| 命令 | 作用 |\n|---|---|\n")
	for _, c := range m.Commands {
		fmt.Fprintf(&b, "| [%s](#%s) | %s |\n", c.Name, strings.ReplaceAll(c.Name, " ", "-"), literal.Text(c.Says))
	}
	for _, c := range m.Commands {
		fmt.Fprintf(&b, "\n## %s\n\n%s。\n\n```\n%s\n```\n", c.Name, literal.Text(strings.TrimSuffix(c.Says, "。")), c.Usage)
		if c.More != "" {
			fmt.Fprintf(&b, "\n```\n%s\n```\n", c.More)
		}
		if c.Examples != "" {
			fmt.Fprintf(&b, "\n例：\n\n```\n%s\n```\n", c.Examples)
		}
		if len(c.Options) > 0 {
			b.WriteString("\n| 选项 | 作用 |\n|---|---|\n")
		}
		for _, o := range c.Options {
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(o.spelled("`、`"), "|", `\|`), literal.Text(o.Says))
		}
	}
	b.WriteString("\n## 退出状态\n\n| 退出状态 | 意思 |\n|---|---|\n")
	for _, s := range Statuses {
		fmt.Fprintf(&b, "| %d | %s |\n", s.Status, literal.Text(s.Says))
	}
	return b.String()
}

// spelled returns an option as it is typed, its names parted by a text.
func (o Option) spelled(parted string) string {
	text := strings.Join(o.Names, parted)
	if o.Value != "" {
		text += " " + o.Value
	}
	return text
}
