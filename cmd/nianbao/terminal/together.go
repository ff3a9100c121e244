package terminal

import (
	"fmt"

	"nianbao/check/copied"
	"nianbao/check/rule"
	"nianbao/filing/among"
)

// Together tells people what is wrong between files, and how those on a list stand.
func (t *Terminal) Together(told *among.Told) {
	if len(told.Findings) > 0 {
		fmt.Fprintln(t.Out, Paint(t.OutColor, Bold, "几个文件之间"))
		for _, f := range told.Findings {
			fmt.Fprintf(t.Out, "  %s\n", t.between(&f))
		}
		fmt.Fprintln(t.Out)
	}
	lines := told.Lines()
	for i, line := range lines {
		if i > 0 {
			line = "  " + line
		}
		fmt.Fprintln(t.Out, Visible(line))
	}
	if len(lines) > 0 {
		fmt.Fprintln(t.Out)
	}
}

// between returns a finding between files as one line says it, with who has explained it.
func (t *Terminal) between(f *copied.Finding) string {
	if f.Waived != "" {
		return fmt.Sprintf("已说明 %s  %s——%s", f.Rule.ID, Visible(f.Message), Visible(f.Waived))
	}
	line := fmt.Sprintf("%s %s  %s", Severity(t.OutColor, f.Rule.Severity), f.Rule.ID, Visible(f.Message))
	var names []string
	for _, m := range f.Members {
		if m.Waived != "" {
			names = append(names, m.Name()+"已说明："+m.Waived)
		}
	}
	if len(names) > 0 {
		line += "（" + Visible(rule.List(names, "个")) + "）"
	}
	return line
}
