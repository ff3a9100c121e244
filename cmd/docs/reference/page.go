package reference

import (
	"strings"

	"nianbao/cmd/docs/literal"
)

// A page is a Markdown text under way.
type page struct{ strings.Builder }

func (p *page) line(text string) { p.WriteString(text + "\n") }

func (p *page) paragraph(text string) { p.WriteString("\n" + text + "\n") }

func (p *page) heading(level int, text string) {
	p.paragraph(strings.Repeat("#", level) + " " + text)
}

// table begins a table and returns what adds a row of cells to it.
func (p *page) table(heads ...string) func(cells ...string) {
	p.WriteString("\n| " + strings.Join(heads, " | ") + " |\n|" + strings.Repeat("---|", len(heads)) + "\n")
	return func(cells ...string) { p.line("| " + strings.Join(cells, " | ") + " |") }
}

// item adds a point of a list, nothing where there is nothing to say.
func (p *page) item(name, text string) {
	if text != "" {
		p.line("- " + name + "：" + text)
	}
}

// plain writes a text so that Markdown shows it as it is, on one line.
func plain(text string) string { return literal.Text(strings.TrimSpace(text)) }

// code writes a text as code, in a table too.
func code(text string) string {
	text = strings.NewReplacer("|", `\|`, "\n", " ").Replace(text)
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}

func link(text, target string) string { return "[" + text + "](" + target + ")" }
