package template

import (
	"fmt"
	"strings"

	"nianbao/docx/edit"
	"nianbao/filing/file"
	"nianbao/form"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/regex"
)

// A dialect is how another program's templates are written.
type dialect struct {
	program string      // with the space that stands behind its name
	sign    *regex.Lazy // what its templates have and no other's
	least   int         // how many of these make it one: of fewer each is told of as an action written otherwise
}

// dialects are those of the programs that people fill Word documents with, the surest sign first.
var dialects = []dialect{
	{"docxtpl（Jinja）", regex.New(`\{%[-+]?\s*(?:(?:p|tr|tc|r)\s+)?` +
		`(?:if|elif|else|endif|for|endfor|set|macro|include|block|vm|hm|cellbg|colspan)\b[^{}]*%\}|\{#\s[^{}]*\s#\}`), 2},
	{"poi-tl 或 Mustache ", regex.New(`\{\{\s*(?:[?@*+>^]|#(?:if|each|unless|with)\s|#)\s*[\p{L}_][^{}]*\}\}|` +
		`\{\{\s*/\s*[\p{L}_][^{}*]*\}\}`), 3},
	{"docxtemplater 或 easy-template-x ", regex.New(`\{[#^/@]\s*[\p{L}_][\p{L}\d_. ]*\}`), 3},
	{"FreeMarker 或 XDocReport ", regex.New(`\$\{[\p{L}_][^{}]*\}|` +
		`\[#(?:list|if)\s[^\]]*\]|<#(?:list|if)\s[^>]*>`), 3},
}

// inDoubled is the last of them that writes its actions in double braces, as this program does.
const inDoubled = 1

var doubled = regex.New(`\{\{[^{}]*\}\}`)

// ours are actions that only a template of this program's has: faults in such a one are told of as they are.
var ours = regex.New(`\{\{-?\s*(?:range|if|with|else|end|/\*)(?:\s|-?\}\}|\*)`)

// foreign refuses a template of another program's, which would be filled in part or not at all: with the first of its
// actions and where that stands. The error is an *file.Error.
func foreign(path string, pkg *opc.Package) error {
	book, err := edit.Read(pkg)
	if err != nil {
		return nil // its reader says what is wrong
	}
	counts, first := make([]int, len(dialects)), make([]string, len(dialects))
	for at, g := range book.Grids {
		for i := range g.Cells {
			c := &g.Cells[i]
			if !strings.ContainsAny(c.Text, "{<[") {
				continue
			}
			if ours.MatchString(c.Text) {
				return nil
			}
			text := c.Text
			for k := range dialects {
				if k > inDoubled {
					text = doubled.ReplaceAllString(c.Text, "")
				}
				tags := dialects[k].sign.FindAllString(text, -1)
				if counts[k] += len(tags); first[k] == "" && len(tags) > 0 {
					first[k] = placeOf(g, at, c) + " " + strings.TrimSpace(form.OneLine(tags[0]))
				}
			}
		}
	}
	i := 0
	for i < len(dialects) && counts[i] < dialects[i].least {
		i++
	}
	if i == len(dialects) {
		return nil
	}
	return &file.Error{Path: path,
		Reason: fmt.Sprintf("这是 %s的模板（%s），写法与本程序的不同，填不了", dialects[i].program, first[i]),
		Advice: "请照本程序的写法改写：填一个值写 {{名称}}，有条件的写 {{if 名称}}…{{end}}，" +
			"逐行重复写 {{range 名单}}…{{end}}；内置的模板用 nianbao template export 导出。"}
}

func placeOf(g *grid.Grid, at int, c *grid.Cell) string {
	if g.Aside {
		return g.Name
	}
	return strings.TrimSpace(form.PlaceIn(g, at, c.Row, c.Col).String())
}
