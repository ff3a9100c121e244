package main

import (
	"encoding/hex"
	"errors"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/fix"
)

func fixCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "fix",
		Usage:     "改正统计表：恢复总计的公式，把文本变成数，重新计算",
		ArgsUsage: "文件或文件夹... [-r] [-o 改正.xlsx|文件夹] [--last 上年文件] [--zero-blanks] [--suspects]",
		Description: "不写 -o 只列出要改什么，不写文件；原来的文件不会改动。\n" +
			"只改能确定的：数填错了、平不了的，列出来由人核对。",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`；要改的有几个，就写到文件夹"},
			&cli.BoolFlag{Name: "zero-blanks", Usage: "空白和划线的格填 0", DisableDefaultText: true},
			&cli.BoolFlag{Name: "suspects", Usage: "把能唯一解释不平的格改成应为的数（逐格列出原因，请对照台账核对）",
				DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽，错的格也猜得更准", lastFolder),
			withFlag(),
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		}, many.Flags("改了哪些格、留下哪些要人核对")...),
		Action: t.fix,
	}
}

// fix mends workbooks, each as it would be alone.
func (t *face) fix(c *cli.Context) error {
	out := where{file: c.String("output")}
	m, err := t.many(c, out.folders()...)
	if err != nil {
		return err
	}
	if err := out.fitCopies(m); err != nil {
		return err
	}
	if out.folder != "" {
		m.Jobs = batch.JobsWriting(m.Jobs)
	}
	beside, err := m.BesideEach(c)
	if err != nil {
		return err
	}
	run := &fixing{Run: m, out: out, all: c.Bool("all"), twins: out.twins(m.Found.Items),
		how: filing.Fixing{ZeroBlanks: c.Bool("zero-blanks"), Suspects: c.Bool("suspects"), Force: c.Bool("force"),
			Beside: beside}}
	tally, yield := terminal.Tally{Many: m.Found.Many}, terminal.Yield{}
	err = many.Each(m, run.one, func(item batch.Item, o fixed) bool {
		if o.left != nil {
			m.Found.Left.Add(o.left.why, "")
			return false
		}
		m.Worst = max(m.Worst, o.status())
		tally.Add(contract.File{File: o.line.File, Agency: o.line.Agency, Status: o.line.Status,
			Findings: o.line.Findings}, o.unchanged)
		yield.Add(o.line.Status)
		if m.Lines {
			contract.WriteLine(m.Out, o.line)
		}
		return true
	})
	if err != nil {
		return err
	}
	if tally.Left = m.Found.Left.Words(); m.Found.Many {
		tally.Yielded(m.Terminal, "处理", yield)
	} else {
		t.LeftOut(&tally)
	}
	return m.End()
}

// A fixing is a run that mends workbooks.
type fixing struct {
	*many.Run
	out   where
	how   filing.Fixing
	all   bool
	twins map[string]string // by a workbook the one whose copy has the name that its own would have
	turns batch.Turns
}

// A fixed is what came of mending one file.
type fixed struct {
	line      contract.Fixed
	unchanged bool
	left      *leftOut // it is none of those that are to be mended
}

// one mends one file, unless an earlier run did and nothing has changed since, and says what it did.
func (r *fixing) one(to *terminal.Terminal, n int, item batch.Item) (o fixed) {
	f := &face{to}
	defer r.turns.Done(n)
	traced := r.Traced(item.Path)
	if r.EarlierLine(item.Path, traced, &o.line) && o.stands() {
		r.turns.Wait(n)
		r.Leaving(item, filing.Traits{Agency: o.line.Agency, Year: o.line.Year})
		if o.unchanged = true; !r.Lines {
			f.Say("%s：没有变，和上次一样。", terminal.Visible(item.Path))
		}
		return o
	}
	how := r.how
	how.Out = r.out.copyOf(item)
	var opened *filing.Filing
	var done *filing.Fixed
	err := many.Guarded(item.Path, func() (err error) {
		if opened, err = r.Library.Open(item.Path, r.Password); err != nil {
			return err
		}
		if err = r.ready(n, item, opened, how.Out); err != nil {
			return err
		}
		f.Remarks(item.Path, opened.Remarks())
		done, err = r.Library.Fix(opened, how)
		return err
	})
	if errors.As(err, &o.left) {
		return fixed{left: o.left}
	}
	if why, leaves := r.Leaving(item, filing.Traits{Unread: true}); err != nil && opened.Traits().Unread && leaves {
		return fixed{left: &leftOut{why}}
	}
	if o = r.account(f, item.Path, opened, done, err); r.Lines {
		o.line.Traced = r.TraceOf(opened, traced)
	}
	return o
}

// ready returns, in the turn of a file, why it is not to be mended, and makes the folder of its copy.
func (r *fixing) ready(n int, item batch.Item, of *filing.Filing, out string) error {
	r.turns.Wait(n)
	defer r.turns.Done(n)
	if why, leaves := r.Leaving(item, of.Traits()); leaves {
		return &leftOut{why}
	}
	if twin := r.twins[item.Path]; twin != "" {
		return &file.Error{Path: out, Reason: "和 " + twin + " 改正后的文件同名，没有覆盖",
			Advice: "请给其中一个换一个文件名，或者分开改正。"}
	}
	if r.out.folder == "" {
		return nil
	}
	return file.MakeFolder(filepath.Dir(out))
}

// account returns what came of mending a file, and says it.
func (r *fixing) account(f *face, path string, opened *filing.Filing, done *filing.Fixed, err error) (o fixed) {
	o.line = contract.Fixed{File: path, Status: "unreadable", Changes: changes(nil), Doubts: changes(nil),
		Unset: changes(nil), Findings: contract.Findings(nil)}
	if !opened.Traits().Unread {
		of := opened.Report
		o.line.Form, o.line.Agency, o.line.Year, o.line.Status = of.Form.Edition, of.Agency, of.Year, "refused"
	}
	if err != nil {
		if o.line.Error = terminal.ReasonWithout(path, err); !r.Lines {
			f.Fail(err)
		}
		return o
	}
	o.line.Changes, o.line.Doubts, o.line.Unset = changes(done.Changes), changes(done.Doubts), changes(done.Unset)
	o.line.Findings, o.line.Status = contract.Findings(done.Left), "planned"
	if done.Path != "" {
		o.line.Status, o.line.Output, o.line.OutputSHA256 = "written", done.Path, hex.EncodeToString(done.Sum[:])
	}
	if !r.Lines {
		f.Fixed(path, done, r.all)
		if r.how.Suspects {
			f.Undecided(done.Left)
		}
	}
	return o
}

func changes(list []fix.Change) []contract.Change {
	all := []contract.Change{}
	for _, c := range list {
		id := ""
		if c.Cell != nil {
			id = c.Cell.ID
		}
		all = append(all, contract.Change{Cell: id, Sheet: c.Place.Sheet, Ref: c.Place.Ref, Before: c.Before,
			After: c.After, Why: c.Why})
	}
	return all
}

// stands reports whether what an earlier run has made of a file is as it was.
func (o *fixed) stands() bool {
	return o.line.Status == "planned" ||
		o.line.Status == "written" && batch.IsStill(o.line.Output, o.line.OutputSHA256)
}

// status returns the exit status: things may be left that only people can decide.
func (o *fixed) status() int {
	if status := statusOf(o.line.Status); status != exitOK {
		return status
	}
	if len(o.line.Doubts)+len(o.line.Unset)+contract.Count(o.line.Findings, check.Error) > 0 {
		return exitFindings
	}
	return exitOK
}
