package reference

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check"
	"nianbao/check/family"
	"nianbao/form"
)

// casesFile is what the tests of the rules keep of their cases.
const casesFile = "check/testdata/cases.json"

// rules writes what is known of every rule, family by family.
func rules(s source) (string, error) {
	data, err := fs.ReadFile(s.tree, casesFile)
	if err != nil {
		return "", fmt.Errorf("read the cases of the rules: %w", err)
	}
	var cases map[string]struct{ Breaks, Passes []string }
	if err := json.Unmarshal(data, &cases); err != nil {
		return "", fmt.Errorf("read %s: %w", casesFile, err)
	}
	p := page{}
	p.paragraph("规则的编号不变，意思也不变。“不通过”“通过”是规则自己的测试里的例子：在一份没有问题的统计表上改了什么，" +
		"勾稽关系写的是各项的数（没有写的是 0）；“列出的话”是这样改了以后检查的结果。`nianbao rules 编号` 也可以看。")
	all := check.Rules(s.forms)
	for _, f := range family.All {
		p.heading(2, f.Letter+" "+f.Name)
		rows := p.table("编号", "严重程度", "规则")
		for i := range all {
			if r := &all[i]; family.Of(r.ID).Letter == f.Letter {
				rows(link(r.ID, "#"+strings.ToLower(r.ID)), r.Severity.Chinese(), plain(r.Title))
			}
		}
		for i := range all {
			if r := &all[i]; family.Of(r.ID).Letter == f.Letter {
				breaks, passes := stated(s.forms, r.ID)
				if breaks == "" {
					breaks, passes = strings.Join(cases[r.ID].Breaks, "；"), strings.Join(cases[r.ID].Passes, "；")
				}
				p.rule(r, breaks, passes)
			}
		}
	}
	return p.String(), nil
}

// rule writes one rule. Its heading is its id alone, so that links to it stay.
func (p *page) rule(r *check.Rule, breaks, passes string) {
	p.heading(3, r.ID)
	p.paragraph(fmt.Sprintf("**%s**（%s）", plain(r.Title), r.Severity.Chinese()))
	p.WriteString("\n")
	p.item("内容", plain(r.What))
	p.item("依据", plain(r.Basis))
	p.item("例子", plain(r.Example))
	p.item("不通过", plain(breaks))
	p.item("列出的话", plain(r.Says))
	p.item("通过", plain(passes))
	p.item("怎样改", plain(r.Mend))
	p.item("能否说明", waivable(r))
}

// stated returns the examples that a form's definition gives of a relation: figures that break it, and that do not; empty
// where the rule is none of a form's.
func stated(forms []*form.Form, id string) (breaks, passes string) {
	for _, f := range forms {
		for _, r := range f.Relations {
			if r.ID == id && len(r.Breaks) > 0 {
				e := r.Equations[0]
				breaks, passes = figures(e, r.Breaks), figures(e, r.Holds)
			}
		}
	}
	return breaks, passes
}

// figures writes the terms of an equation with the figures of an example.
func figures(e *form.Equation, of map[string]decimal.Decimal) string {
	value := e.Example(of)
	var list []string
	for _, side := range [][]form.Term{e.Left, e.Right, e.By} {
		for _, t := range side {
			if n := value(t.Cell); !n.IsZero() {
				list = append(list, t.Call+" "+n.String())
			}
		}
	}
	return strings.Join(list, "，")
}

func waivable(r *check.Rule) string {
	switch {
	case r.Together:
		return "能，在涉及的每个文件里说明：" + code("nianbao waive 文件 "+r.ID+` --among 别的文件 --reason "理由"`)
	case r.CanWaive():
		return "能：" + code("nianbao waive 文件 "+r.ID+` --reason "理由"`)
	}
	return "不能，" + r.Unwaivable()
}
