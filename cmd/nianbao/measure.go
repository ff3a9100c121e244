package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/many"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/merge"
)

// A measure says what filings are checked against, and what of the findings counts.
type measure struct {
	many.Asked
	beside filing.Beside
	among  bool   // the files are held against each other
	texts  string // the file in which the report's texts stand; empty for the filing itself

	parts merge.Files // the reports that a superior's adds up; none where no file is named
}

// measureOf reads the options of check, some of which are for one file alone.
func measureOf(c *cli.Context, m *many.Run) (how measure, err error) {
	how.Strict, how.ExitZero = c.Bool("strict"), c.Bool("exit-zero")
	if how.Strict && how.ExitZero {
		return how, &file.Error{Reason: "--strict 和 --exit-zero 不能一起用", Advice: "请只写一个。"}
	}
	var unknown string
	rules := check.Rules(m.Library.Forms)
	if how.Choice, unknown = check.Choose(rules, c.StringSlice("only"), c.StringSlice("ignore")); unknown != "" {
		return how, &file.Error{Reason: "没有“" + unknown + "”这条或这类规则", Advice: check.Meant(rules, unknown)}
	}
	if !slices.ContainsFunc(rules, func(r check.Rule) bool { return how.Choice.Has(r.ID) }) { // nothing found would be no verdict
		return how, &file.Error{Reason: "照 --only 和 --ignore 写的，没有一条规则可查", Advice: "请从 --ignore 里去掉要查的规则。"}
	}
	if how.Until, err = filing.ParseDeadline(c.String("deadline")); err != nil {
		return how, err
	}
	if how.beside, err = m.BesideEach(c); err != nil {
		return how, err
	}
	how.texts = c.String("text")
	how.parts = partsOf(c)
	several := m.Found.Many
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

// status returns the exit status of what came of a file.
func (m *measure) status(f *contract.File) int {
	faults := contract.Count(f.Findings, check.Error)
	if m.Strict {
		faults += contract.Count(f.Findings, check.Warning)
	}
	switch {
	case f.Status == "unreadable":
		return exitFailed
	case faults > 0 && !m.ExitZero:
		return exitFindings
	}
	return exitOK
}
