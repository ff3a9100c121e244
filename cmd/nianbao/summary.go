package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/filing/summary"
)

func summaryFlag() cli.Flag {
	return &cli.StringFlag{Name: "summary",
		Usage: "汇总写到 `OUT`（.xlsx、.html、.csv、.json）：一个文件一行，有各类问题的个数、首先要改的、最可能错的格、链接和统计图"}
}

// A summing keeps what came of files for --summary.
type summing struct {
	*many
	to    *summary.Summary
	force bool
}

// sumUp sees to what the option --summary asks for.
func (m *many) sumUp(c *cli.Context) error {
	out := c.String("summary")
	if out == "" {
		return nil
	}
	s, err := summary.New(out, check.Rules(m.l.Forms), file.Inputs(m.paths()), c.Bool("force"))
	if err != nil {
		return err
	}
	m.takers = append(m.takers, &summing{m, s, c.Bool("force")})
	return nil
}

func (t *summing) Take(f contract.File, output string) { t.to.Add(f, output) }

func (t *summing) End() error {
	t.to.Left = len(t.found.Items) - t.done
	if err := t.to.Save(t.force); err != nil {
		return err
	}
	t.WroteTo("已写汇总", file.Spot{Path: t.to.Path()})
	return nil
}
