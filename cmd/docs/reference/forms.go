package reference

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/form/fields"
)

// edition writes the form of an edition: what reports have besides figures, each table cell by cell, what must agree.
func edition(name string) func(source) (string, error) {
	return func(s source) (string, error) {
		i := slices.IndexFunc(s.forms, func(f *form.Form) bool { return f.Edition == name })
		if i < 0 {
			return "", fmt.Errorf("no edition %s", name)
		}
		return formPage(s.forms[i]), nil
	}
}

func formPage(f *form.Form) string {
	p := page{}
	p.paragraph(plain(f.Applies()) + "。编号（如 `applications.received.person`）用在 JSON 和格式定义里，" +
		"名称（如 `{{申请.新收.自然人}}`）用在模板和文字里；都不会变。行的分组后面直接写列名，是这一组的合计。")
	p.heading(2, "基本信息、文字和图表")
	rows := p.table("编号", "名称", "是什么")
	for _, of := range f.Particulars {
		rows(code(of.ID), code("{{"+of.Name+"}}"), plain(of.Label))
	}
	for _, of := range f.Texts() {
		rows(code(of.Text), code("{{"+of.Name+"}}"), plain(of.Title))
	}
	for _, of := range f.Notes {
		rows(code(of.Text), code("{{"+of.Name+"}}"), plain(of.Title)+"（可以没有）")
	}
	for _, of := range f.Charts {
		rows("", code("{{chart "+of.Name+"}}"), "图表："+plain(of.Title))
	}
	names := fields.List(f)
	draft := names[len(names)-1]
	rows("", code("{{"+draft[0]+"}}"), plain(draft[1]))
	for _, section := range f.Sections {
		if len(section.Tables) > 0 {
			p.heading(2, plain(section.Title))
			p.paragraph("工作表“" + plain(section.Sheet) + "”。")
		}
		for _, t := range section.Tables {
			p.cells(t)
		}
	}
	p.relations(f)
	return p.String()
}

// cells writes the cells of a table.
func (p *page) cells(t *form.Table) {
	p.heading(3, t.Name)
	if t.Heading != "" {
		p.paragraph("表的标题：" + plain(t.Heading) + "。")
	}
	rows := p.table("编号", "名称", "行", "列", "单位")
	for _, c := range t.Cells {
		rows(code(c.ID), code("{{"+c.Name()+"}}"), labels(c.Row), labels(c.Column), plain(c.Unit()))
	}
}

// labels returns the label of a row or column with those of the groups that it stands in.
func labels(l *form.Leaf) string {
	var list []string
	for _, n := range l.Path {
		if n.Label != "" {
			list = append(list, plain(n.Label))
		}
	}
	return strings.Join(list, " › ")
}

// relations writes what must agree.
func (p *page) relations(f *form.Form) {
	p.heading(2, "勾稽关系")
	rows := p.table("规则", "关系", "对什么", "算式", "依据")
	for _, r := range f.Relations {
		rows(link(r.ID, "rules.md#"+strings.ToLower(r.ID)), plain(r.Text()), plain(cmp.Or(r.Each, "写明的格")),
			code(equation(r.Equations[0])), plain(r.Basis))
	}
}

// equation writes an instance of a relation by the ids that the definition has.
func equation(e *form.Equation) string {
	text := sum(e.Left) + " " + e.Relation.Operator.String() + " "
	if e.IsRatio() {
		return text + "(" + sum(e.Right) + ") / (" + sum(e.By) + ")"
	}
	return text + sum(e.Right)
}

func sum(terms []form.Term) string {
	var b strings.Builder
	last := ""
	for _, t := range terms {
		if t.Key == last { // a group's, which stands for all of it
			continue
		}
		last = t.Key
		switch {
		case t.Negative:
			b.WriteString(" - ")
		case b.Len() > 0:
			b.WriteString(" + ")
		}
		b.WriteString(t.Key)
	}
	return strings.TrimSpace(b.String())
}
