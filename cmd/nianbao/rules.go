package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/filing/file"
)

func rulesCommand(t *face) *cli.Command {
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
				t.Explain(rules)
				return nil
			}
			if c.NArg() == 0 {
				for _, r := range rules {
					fmt.Fprintf(t.Out, "%s  %s  %s\n", r.ID, terminal.Severity(t.OutColor, r.Severity), r.Title)
				}
				fmt.Fprintln(t.Out, "\n解释一条规则：nianbao rules R01；一类：nianbao rules R；全部：nianbao rules --all")
				return nil
			}
			for _, id := range c.Args().Slice() {
				asked, unknown := check.Choose(rules, []string{id}, nil)
				if unknown != "" || len(asked.Only) == 0 {
					if unknown == "" || strings.EqualFold(id, unknown) { // as it was typed
						unknown = id
					}
					return &file.Error{Reason: "没有“" + terminal.Visible(unknown) + "”这条规则", Advice: check.Meant(rules, unknown)}
				}
				t.Explain(slices.DeleteFunc(slices.Clone(rules), func(r check.Rule) bool { return !asked.Has(r.ID) }))
			}
			return nil
		},
	}
}
