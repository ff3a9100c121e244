package many

import (
	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing/among"
	"nianbao/filing/file"
	"nianbao/filing/summary"
)

// SummaryFlag is the option of a table of what came of the files.
func SummaryFlag() cli.Flag {
	return &cli.StringFlag{Name: "summary",
		Usage: "汇总写到`文件`（.xlsx、.html、.csv、.json）：一个文件一行，有各类问题的个数、首先要改的、最可能错的格、链接和统计图"}
}

// A summing keeps what came of files for --summary.
type summing struct {
	run   *Run
	to    *summary.Summary
	force bool
}

// SumUp sees to what the option --summary asks for, of a run that tells of chosen rules.
func (m *Run) SumUp(c *cli.Context, choice check.Choice) error {
	out := c.String("summary")
	if out == "" {
		return nil
	}
	s, err := summary.New(out, check.Rules(m.Library.Forms), file.Inputs(m.Paths()), c.Bool("force"))
	if err != nil {
		return err
	}
	s.Choose(choice)
	m.Takers = append(m.Takers, &summing{m, s, c.Bool("force")})
	return nil
}

func (t *summing) Take(f contract.File, output string) { t.to.Add(f, output) }

func (t *summing) End() error {
	t.to.Left = len(t.run.Found.Items) - t.run.Done
	if err := t.to.Save(t.force); err != nil {
		return err
	}
	t.run.WroteTo("已写汇总", file.Spot{Path: t.to.Path()})
	return nil
}

func (t *summing) between(told *among.Told) { t.to.Between(told.Among()) }
