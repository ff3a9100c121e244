package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/fix"
	"nianbao/form"
)

func fixCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "改正统计表：恢复总计的公式，把文本变成数，重新计算",
		ArgsUsage: "文件.xlsx [-o 改正.xlsx] [--zero-blanks] [--suspects]",
		Description: "不写 -o 只列出要改什么，不写文件；原来的文件不会改动。\n" +
			"只改能确定的：数填错了、平不了的，列出来由人核对。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到 `FILE`"},
			&cli.BoolFlag{Name: "zero-blanks", Usage: "空白和划线的格填 0", DisableDefaultText: true},
			&cli.BoolFlag{Name: "suspects", Usage: "把能唯一解释不平的格改成应为的数（逐格列出原因，请对照台账核对）",
				DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, path, err := givenOne(c, "改正")
			if err != nil {
				return err
			}
			var fixed *filing.Fixed
			err = guarded(path, func() error {
				f, err := l.Open(path, c.String("password"))
				if err != nil {
					return err
				}
				t.remarks(path, f.Remarks())
				how := filing.Fixing{Out: c.String("output"), ZeroBlanks: c.Bool("zero-blanks"),
					Suspects: c.Bool("suspects"), Force: c.Bool("force")}
				fixed, err = l.Fix(f, how)
				return err
			})
			if err != nil {
				return err
			}
			t.fixed(path, fixed, c.Bool("all"))
			if len(fixed.Doubts)+len(fixed.Unset) > 0 || check.Count(fixed.Left, check.Error) > 0 {
				return exit(exitFindings)
			}
			return nil
		},
	}
}

// fixed prints each change and what is left to people.
func (t *terminal) fixed(path string, f *filing.Fixed, all bool) {
	fmt.Fprintln(t.out, paint(t.outColor, bold, visible(path))+"  "+title(f.Filing))
	results := map[string]int{}
	for _, c := range f.Changes {
		if isResultElsewhere(c) {
			results[c.Place.Sheet]++
			continue
		}
		place, label := c.Place.String(), ""
		if c.Cell != nil {
			label = "  " + c.Cell.Label()
		}
		if place == "" {
			place = "工作簿"
		}
		why := ""
		if c.Why != "" {
			why = "（" + c.Why + "，改后全部相平；请对照台账核对）"
		}
		fmt.Fprintf(t.out, "  %s%s：%s → %s%s\n", paint(t.outColor, bold, visible(place)), visible(label),
			visible(c.Before), visible(c.After), why)
	}
	for _, sheet := range slices.Sorted(maps.Keys(results)) {
		fmt.Fprintf(t.out, "  %s：%d 格公式的结果跟着重新计算\n", paint(t.outColor, bold, visible(sheet)),
			results[sheet])
	}
	switch {
	case len(f.Changes) == 0:
		fmt.Fprintln(t.out, "  没有能自动改正的地方。")
	case f.Path == "":
		fmt.Fprintf(t.out, "  共要改 %d 处。没有写文件；要写出改正后的工作簿，加 -o 文件名.xlsx。\n", len(f.Changes))
	default:
		fmt.Fprintf(t.out, "  共改 %d 处。\n", len(f.Changes))
	}
	t.unset(f.Unset)
	if len(f.Doubts) > 0 {
		fmt.Fprintln(t.out, "这些总计原来的数与公式算出的不同，是总计错还是其中一格错，要人核对：")
		for _, c := range f.Doubts {
			fmt.Fprintf(t.out, "  %s%s：%s → %s\n", paint(t.outColor, bold, visible(c.Place.String())),
				"  "+visible(c.Cell.Label()), visible(c.Before), visible(c.After))
		}
	}
	if len(f.Left) > 0 {
		if len(f.Left) > filing.Explained(f.Left) {
			fmt.Fprintln(t.out, "改正后还有这些问题，要人核对：")
		}
		findings(t.out, t.outColor, f.Left, all)
	}
	if f.Path != "" {
		t.wroteTo("已生成", file.Spot{Path: f.Path})
		t.unprotected(f.Filing)
		t.uncopied(f.Filing)
	}
}

// isResultElsewhere reports whether a change is that of a result alone, in a cell that is none of the form's: it
// follows from the others.
func isResultElsewhere(c fix.Change) bool {
	before, _, _ := strings.Cut(c.Before, "（")
	after, _, _ := strings.Cut(c.After, "（")
	return c.Cell == nil && c.Place.Sheet != "" && strings.HasPrefix(before, "=") && before == after
}

// unset prints what could not be mended, all cells of one table with the same reason on one line.
func (t *terminal) unset(list []fix.Change) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(t.out, "这些格应当改而没有改，要人改：")
	type group struct {
		table  *form.Table
		reason string
	}
	groups := map[group][]fix.Change{}
	var order []group
	for _, c := range list {
		g := group{c.Cell.Table, c.After}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], c)
	}
	for _, g := range order {
		first, rest := groups[g][0], ""
		if n := len(groups[g]); n > 1 {
			rest = fmt.Sprintf(" 等 %d 格（到 %s）", n, groups[g][n-1].Place.Within())
		}
		fmt.Fprintf(t.out, "  %s  %s：%s%s。%s\n", paint(t.outColor, bold, visible(first.Place.String())),
			visible(first.Cell.Label()), visible(first.Before), rest, visible(g.reason))
	}
}
