package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/form"
)

// A measure says what of a check's findings counts.
type measure struct {
	check.Choice
	strict, exitZero bool
}

func measureOf(c *cli.Context, l *filing.Library) (how measure, err error) {
	how.strict, how.exitZero = c.Bool("strict"), c.Bool("exit-zero")
	if how.strict && how.exitZero {
		return how, &file.Error{Reason: "--strict 和 --exit-zero 不能一起用", Advice: "请只写一个。"}
	}
	var unknown string
	if how.Choice, unknown = check.Choose(check.Rules(l.Forms), c.StringSlice("only"), c.StringSlice("ignore")); unknown != "" {
		return how, &file.Error{Reason: "没有“" + unknown + "”这条或这类规则", Advice: "全部规则见 nianbao rules。"}
	}
	return how, nil
}

// isExact reports whether an equation allows no difference at all.
func isExact(e *form.Equation) bool {
	return e != nil && !e.IsRatio() && e.IsEquality() && e.Relation.Tolerance.IsZero()
}

// status returns the exit status of what came of a file.
func (o *outcome) status(how measure) int {
	faults := check.Count(o.findings, check.Error)
	if how.strict {
		faults += check.Count(o.findings, check.Warning)
	}
	switch {
	case o.err != nil:
		return exitFailed
	case faults > 0 && !how.exitZero:
		return exitFindings
	}
	return exitOK
}
