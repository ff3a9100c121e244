package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing/file"
)

func rulesCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "rules",
		Usage:     "列出检查的规则，或者解释一条规则",
		ArgsUsage: "[规则编号，如 R01，或一类，如 R] [--all]",
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "all", Usage: "逐条解释全部规则", DisableDefaultText: true},
			formFlag(),
		},
		Action: func(c *cli.Context) error {
			l, err := library(c)
			if err != nil {
				return err
			}
			rules := check.Rules(l.Forms)
			if c.Bool("all") {
				t.explainAll(rules)
				return nil
			}
			if c.NArg() == 0 {
				for _, r := range rules {
					fmt.Fprintf(t.out, "%s  %s  %s\n", r.ID, severity(t.outColor, r.Severity), r.Title)
				}
				fmt.Fprintln(t.out, "\n解释一条规则：nianbao rules R01；一类：nianbao rules R；全部：nianbao rules --all")
				return nil
			}
			for _, id := range c.Args().Slice() {
				list := find(rules, id)
				if len(list) == 0 {
					return &file.Error{Reason: "没有“" + id + "”这条规则", Advice: check.Meant(rules, id)}
				}
				t.explainAll(list)
			}
			return nil
		},
	}
}

// find returns the rule with an id, or those of a family by its letter.
func find(rules []check.Rule, id string) []check.Rule {
	asked := check.Choice{Only: []string{strings.ToUpper(id)}}
	return slices.DeleteFunc(slices.Clone(rules), func(r check.Rule) bool { return !asked.Has(r.ID) })
}

func (t *terminal) explainAll(rules []check.Rule) {
	for i := range rules {
		if i > 0 {
			fmt.Fprintln(t.out)
		}
		t.explain(&rules[i])
	}
}

func (t *terminal) explain(r *check.Rule) {
	fmt.Fprintf(t.out, "%s  %s  %s\n\n", paint(t.outColor, bold, r.ID), severity(t.outColor, r.Severity), r.Title)
	waive := "不能，必须改正"
	if r.CanWaive() {
		waive = "核实过、可以这样的，用 nianbao waive 说明"
	}
	for _, part := range [][2]string{
		{"内容", r.What}, {"依据", r.Basis}, {"例子", r.Example}, {"列出的话", r.Says}, {"怎样改", r.Mend},
		{"能否说明", waive},
	} {
		if part[1] == "" { // of what a form states the example is what the check says
			continue
		}
		fmt.Fprintf(t.out, "%s：%s\n", part[0], part[1])
	}
}
