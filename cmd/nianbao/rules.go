package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing/file"
)

func rulesCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "列出检查的规则，或者解释一条规则",
		ArgsUsage: "[规则编号，如 R01]",
		Flags:     []cli.Flag{formFlag()},
		Action: func(c *cli.Context) error {
			l, err := library(c)
			if err != nil {
				return err
			}
			rules := check.Rules(l.Forms)
			if c.NArg() == 0 {
				for _, r := range rules {
					fmt.Fprintf(t.out, "%s  %s  %s\n", r.ID, severity(t.outColor, r.Severity), r.Title)
				}
				fmt.Fprintln(t.out, "\n解释一条规则：nianbao rules R01")
				return nil
			}
			for _, id := range c.Args().Slice() {
				r := find(rules, id)
				if r == nil {
					return &file.Error{Reason: "没有“" + id + "”这条规则", Advice: "全部规则见 nianbao rules。"}
				}
				t.explain(r)
			}
			return nil
		},
	}
}

func find(rules []check.Rule, id string) *check.Rule {
	for i := range rules {
		if strings.EqualFold(rules[i].ID, id) {
			return &rules[i]
		}
	}
	return nil
}

func (t *terminal) explain(r *check.Rule) {
	fmt.Fprintf(t.out, "%s  %s  %s\n\n", paint(t.outColor, bold, r.ID), severity(t.outColor, r.Severity), r.Title)
	waive := "不能，必须改正"
	if r.CanWaive() {
		waive = "核实过、可以这样的，用 nianbao waive 说明"
	}
	for _, part := range [][2]string{
		{"内容", r.What}, {"依据", r.Basis}, {"例子", r.Example}, {"怎样改", r.Mend}, {"能否说明", waive},
	} {
		fmt.Fprintf(t.out, "%s：%s\n", part[0], part[1])
	}
}
