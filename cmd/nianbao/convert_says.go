package main

import (
	"fmt"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/waivers"
)

// converted says what came of converting a file. What a line of JSON has, it leaves out.
func (f *face) converted(path string, done *filing.Converted, err error, all, lines bool) {
	if err != nil {
		if !lines {
			f.Fail(err)
		}
		return
	}
	f.Remarks(path, done.Filing.Remarks())
	if len(done.Findings) > 0 && !lines {
		f.Say("%s  %s", terminal.Paint(f.ErrColor, terminal.Bold, terminal.Visible(path)), terminal.Title(done.Filing))
		terminal.Findings(f.Err, f.ErrColor, done.Findings, all)
	}
	if done.Path == "" {
		f.Stale(done.Stale)
		if !lines {
			f.Say("%s", terminal.Paint(f.ErrColor, terminal.Red,
				fmt.Sprintf("有 %d 个错误，没有生成报告。", check.Count(done.Findings, check.Error)))+
				"改正后再试；要先看样子，加 --draft 生成草稿。")
			if what := waivers.Explainable(done.Filing.Path, done.Filing.Report, done.Findings); what != "" {
				f.Say("%s", terminal.Visible(what))
			}
		}
		return
	}
	f.Placed(done)
	for _, n := range done.Notices {
		f.Say("  %s %s", terminal.Severity(f.ErrColor, n.Severity), terminal.Visible(n.Text))
	}
	f.Remarks(done.Path, done.Remarks)
	if !lines {
		f.WroteTo("已生成", done.Spot)
	}
	f.Unprotected(done.Filing)
}

// unconverted says that an earlier run has treated a file.
func (f *face) unconverted(o *converted) {
	if o.line.Output == "" {
		f.Say("%s：没有变，上次就有 %d 个错误，没有生成报告。", terminal.Visible(o.line.File),
			contract.Count(o.line.Findings, check.Error))
		return
	}
	f.Say("%s：没有变，报告已经在 %s。", terminal.Visible(o.line.File), terminal.Visible(o.line.Output))
}
