package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/merge"
)

// A measure says what filings are checked against, and what of the findings counts.
type measure struct {
	check.Choice
	strict, exitZero bool
	until            filing.Deadline
	beside           filing.Beside
	texts            string // the file in which the report's texts stand; empty for the filing itself

	parts merge.Files // the reports that a superior's adds up; none where no file is named
}

// measureOf reads the options of check, some of which are for one file alone.
func measureOf(c *cli.Context, m *many) (how measure, err error) {
	how.strict, how.exitZero = c.Bool("strict"), c.Bool("exit-zero")
	if how.strict && how.exitZero {
		return how, &file.Error{Reason: "--strict 和 --exit-zero 不能一起用", Advice: "请只写一个。"}
	}
	var unknown string
	rules := check.Rules(m.l.Forms)
	if how.Choice, unknown = check.Choose(rules, c.StringSlice("only"), c.StringSlice("ignore")); unknown != "" {
		return how, &file.Error{Reason: "没有“" + unknown + "”这条或这类规则", Advice: check.Meant(rules, unknown)}
	}
	if how.until, err = filing.ParseDeadline(c.String("deadline")); err != nil {
		return how, err
	}
	if how.beside, err = m.besideEach(c); err != nil {
		return how, err
	}
	how.texts = c.String("text")
	how.parts = partsOf(c)
	several := m.found.Many
	switch {
	case several && c.String("annotate") != "":
		return how, &file.Error{Reason: "有几个文件时不能用 --annotate", Advice: "请一次标注一个文件。"}
	case several && len(how.parts.Names) > 0:
		return how, &file.Error{Reason: "有几个文件时不能用 --parts", Advice: "请一次核对一份汇总表。"}
	case several && how.texts != "":
		return how, &file.Error{Reason: "有几个文件时不能用 --text", Advice: "请一次检查一个文件。"}
	}
	return how, nil
}

// besideEach reads which reports the files are held against, and refuses those that cannot be beside each of many.
func (m *many) besideEach(c *cli.Context) (filing.Beside, error) {
	b, err := m.beside(c)
	if err == nil && m.found.Many && b.Last+strings.Join(b.With, "") != "" {
		err = &file.Error{Reason: "有几个文件时，--last 后面不能写一个文件，也不能用 --with",
			Advice: "上年的文件都在一个文件夹里的，--last 后面写文件夹；否则请一次处理一个文件。"}
	}
	return b, err
}

// beside reads which reports the files are held against; of many files those of the year before, out of a folder.
func (m *many) beside(c *cli.Context) (filing.Beside, error) {
	b := filing.Beside{Last: c.String("last"), With: c.StringSlice("with"), Password: c.String("password")}
	if err := m.noFolder(b.Last); err != nil {
		return b, err
	}
	if !isFolder(b.Last) {
		return b, nil
	}
	found, err := m.lasts(b.Last, b.Password)
	if err != nil {
		return b, err
	}
	b.Last, b.Find = "", found.Find
	return b, nil
}

// status returns the exit status of what came of a file.
func (m *measure) status(f *contract.File) int {
	faults := contract.Count(f.Findings, check.Error)
	if m.strict {
		faults += contract.Count(f.Findings, check.Warning)
	}
	switch {
	case f.Status == "unreadable":
		return exitFailed
	case faults > 0 && !m.exitZero:
		return exitFindings
	}
	return exitOK
}
