package terminal

import (
	"fmt"

	"nianbao/check"
)

// Explain explains rules one after the other.
func (t *Terminal) Explain(rules []check.Rule) {
	for i := range rules {
		if i > 0 {
			fmt.Fprintln(t.Out)
		}
		t.explain(&rules[i])
	}
}

func (t *Terminal) explain(r *check.Rule) {
	fmt.Fprintf(t.Out, "%s  %s  %s\n\n", Paint(t.OutColor, Bold, r.ID), Severity(t.OutColor, r.Severity), r.Title)
	waive := "不能，" + r.Unwaivable()
	switch {
	case r.Together:
		waive = "核实过、可以这样的，在涉及的每个文件里说明：nianbao waive 文件 " + r.ID +
			" --among 别的文件 --reason \"理由\""
	case r.CanWaive():
		waive = "核实过、可以这样的，用 nianbao waive 说明"
	}
	for _, part := range [][2]string{
		{"内容", r.What}, {"依据", r.Basis}, {"例子", r.Example}, {"列出的话", r.Says}, {"怎样改", r.Mend},
		{"能否说明", waive},
	} {
		if part[1] == "" { // of what a form states the example is what the check says
			continue
		}
		fmt.Fprintf(t.Out, "%s：%s\n", part[0], part[1])
	}
}
