package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing"
)

func checkCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "检查统计表：表格版本、各格的数、勾稽关系",
		ArgsUsage: "文件.xlsx... [--annotate 标注.xlsx] [--json]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "annotate", Usage: "另存一份标注了问题的工作簿 `FILE`：有问题的格涂色、加批注，第一张表列出全部问题"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的标注文件", DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: func(c *cli.Context) error {
			l, paths, err := given(c)
			if err != nil {
				return err
			}
			if len(paths) > 1 && c.String("annotate") != "" {
				return &filing.Error{Reason: "有几个文件时不能用 --annotate", Advice: "请一次标注一个文件。"}
			}
			outcomes := make([]outcome, len(paths))
			for i, path := range paths {
				outcomes[i] = inspect(l, path, c.String("password"))
			}
			if c.Bool("json") {
				err = contract.Write(t.out, asData(outcomes))
			} else {
				t.outcomes(outcomes, c.Bool("all"))
			}
			if err == nil && c.String("annotate") != "" && outcomes[0].err == nil {
				err = t.annotate(l, outcomes[0], c.String("annotate"), c.Bool("force"))
			}
			if err != nil {
				return err
			}
			return status(outcomes)
		},
	}
}

// An outcome is what came of checking one file.
type outcome struct {
	path     string
	filing   *filing.Filing
	findings []check.Finding
	err      error // the file could not be read
}

func inspect(l *filing.Library, path, password string) outcome {
	f, err := l.Open(path, password)
	if err != nil {
		return outcome{path: path, err: err}
	}
	return outcome{path: path, filing: f, findings: l.Check(f)}
}

// asData returns what came of checking files as other programs take it.
func asData(outcomes []outcome) contract.Check {
	list := make([]contract.File, len(outcomes))
	for i, o := range outcomes {
		if o.err != nil {
			list[i] = contract.Unreadable(o.path, reasonWithout(o.path, o.err))
		} else {
			list[i] = contract.NewFile(o.path, o.filing.Report, o.findings)
		}
	}
	return contract.NewCheck(list)
}

// reasonWithout returns an error's words without the file's name before them.
func reasonWithout(path string, err error) string {
	return strings.TrimPrefix(err.Error(), path+"：")
}

// annotate writes the marked copy of a workbook.
func (t *terminal) annotate(l *filing.Library, o outcome, out string, force bool) error {
	if err := l.Annotate(o.filing, o.findings, out, force); err != nil {
		return err
	}
	t.wrote("已标注", out, o.filing)
	return nil
}

// count returns how many findings of a severity there are in all files.
func count(outcomes []outcome, s check.Severity) int {
	n := 0
	for _, o := range outcomes {
		n += check.Count(o.findings, s)
	}
	return n
}

// follow returns how many findings in all files follow from another.
func follow(outcomes []outcome) int {
	n := 0
	for _, o := range outcomes {
		for i := range o.findings {
			if o.findings[i].Follows != nil {
				n++
			}
		}
	}
	return n
}

// status returns the exit status as an error, nil for 0.
func status(outcomes []outcome) error {
	for _, o := range outcomes {
		if o.err != nil {
			return exit(exitFailed)
		}
	}
	if count(outcomes, check.Error) > 0 {
		return exit(exitFindings)
	}
	return nil
}

// outcomes prints the findings of each file and their number.
func (t *terminal) outcomes(list []outcome, all bool) {
	unreadable := 0
	for _, o := range list {
		if o.err != nil {
			unreadable++
			fmt.Fprintf(t.out, "%s\n  %s %s\n\n", paint(t.outColor, bold, o.path), paint(t.outColor, red, "读不了"), reasonWithout(o.path, o.err))
			continue
		}
		fmt.Fprintln(t.out, paint(t.outColor, bold, o.path)+"  "+title(o.filing))
		findings(t.out, t.outColor, o.findings, all)
		if len(o.findings) == 0 {
			fmt.Fprintln(t.out, "  没有发现问题。")
		}
		fmt.Fprintln(t.out)
	}
	summary := fmt.Sprintf("共 %d 个文件：%d 个错误，%d 个警告，%d 个提示", len(list), count(list, check.Error), count(list, check.Warning), count(list, check.Note))
	if n := follow(list); n > 0 {
		summary += fmt.Sprintf("（其中 %d 个由别的问题引起）", n)
	}
	if unreadable > 0 {
		summary += fmt.Sprintf("，%d 个文件读不了", unreadable)
	}
	fmt.Fprintln(t.out, summary+"。")
}

// title names a filing: 示例市司法局 2024年 2021版.
func title(f *filing.Filing) string {
	agency, year := f.Report.Agency, "（没有年度）"
	if agency == "" {
		agency = "（没有机关名称）"
	}
	if f.Report.Year != 0 {
		year = fmt.Sprintf("%d年", f.Report.Year)
	}
	return visible(agency + " " + year + " " + f.Report.Form.Edition + "版")
}
