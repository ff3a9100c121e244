package terminal

import (
	"fmt"

	"nianbao/filing/among"
)

// Together tells people what is wrong between files, and how those on a list stand.
func (t *Terminal) Together(told *among.Told) {
	if len(told.Findings) > 0 {
		fmt.Fprintln(t.Out, Paint(t.OutColor, Bold, "几个文件之间"))
		for _, f := range told.Findings {
			fmt.Fprintf(t.Out, "  %s %s  %s\n", Severity(t.OutColor, f.Rule.Severity), f.Rule.ID, Visible(f.Message))
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
