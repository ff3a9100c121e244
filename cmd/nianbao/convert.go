package main

import (
	"encoding/hex"
	"errors"
	"path"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

func convertCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "convert",
		Usage:     "检查统计表，生成 Word 报告",
		ArgsUsage: "文件或文件夹... [-r] [-o 报告.docx|文件夹] [--draft]",
		Description: "没有错误才生成；报告放在统计表旁边，文件名是“机关名称年度年政府信息公开工作年度报告.docx”。\n" +
			"写出的报告会读回来与统计表逐格比较，有一格不同就不保存。\n" +
			"-o 的结尾决定生成什么：.docx、.xlsx、.html、.pdf、.json。Word 报告、网页和 PDF 也可以转换，" +
			"不写 -o 就变成统计表。\n" +
			"文件夹里的统计表都生成 Word 报告，放在各自旁边；-o 写文件夹的，按原来的下级文件夹放在那里。",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`；要转换的有几个，就写到文件夹"},
			&cli.StringFlag{Name: "to",
				Usage: "文件夹里的文件都变成这个`种类`：docx、xlsx、html、pdf 或 json；不写则统计表变成 docx"},
			&cli.StringFlag{Name: "template",
				Usage: "用自己的 Word 模板`文件`：里面有 {{…}} 标记的按标记填，" +
					"没有的（空白格式、上年报告）按表里的文字填"},
			missingFlag(),
			cleanFlag(),
			&cli.BoolFlag{Name: "charts", Usage: "Word 报告末尾加附件“数据图表”", DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽和对比的图表", lastFolder),
			withFlag(),
			many.SummaryFlag(),
			many.RosterFlag(),
			many.DeadlineFlag(),
			&cli.BoolFlag{Name: "draft", Usage: "有错误也生成，每页标明“草稿”", DisableDefaultText: true},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		}, many.Flags("写出的文件、没有写出的原因、发现的问题")...),
		Action: t.convert,
	}
}

// convert converts files, each as it would be alone; of two with one output the first gets it.
func (t *face) convert(c *cli.Context) error {
	where, err := whereTo(c)
	if err != nil {
		return err
	}
	m, err := t.many(c, append(where.folders(), c.String("summary"), c.String("roster"))...)
	if err != nil {
		return err
	}
	roster, err := m.AgainstRoster(c)
	if err != nil {
		return err
	}
	untreated, err := where.fit(m)
	if err != nil {
		return err
	}
	roster.Heed(untreated)
	run := &converting{Run: m, roster: roster, where: where, all: c.Bool("all")}
	if run.how, err = run.conversion(c); err != nil {
		return err
	}
	if err := m.SumUp(c, check.Choice{}); err != nil {
		return err
	}
	tally, yield := terminal.Tally{Many: m.Found.Many}, terminal.Yield{}
	err = many.Each(m, run.one, func(item batch.Item, o converted) bool {
		if o.left != nil {
			roster.Pass()
			m.Found.Left.Add(o.left.why, "")
			return false
		}
		roster.Take(item, &o.file, o.piece)
		m.Worst = max(m.Worst, statusOf(o.line.Status))
		said := o.file
		if o.line.Status == "refused" { // what is told is why there is no report
			said.Unchecked = nil
		}
		tally.Add(said, o.unchanged)
		yield.Add(o.line.Status)
		m.Take(o.file, o.line.Output)
		if m.Lines {
			contract.WriteLine(m.Out, o.line)
		}
		return true
	})
	if err != nil {
		return err
	}
	if _, err := roster.End(&tally); err != nil {
		return err
	}
	tally.Left = m.Found.Left.Words()
	if err := m.Finish(); err != nil {
		return err
	}
	if tally.Yielded(m.Terminal, "生成", yield); !m.Found.Many {
		t.LeftOut(&tally)
	}
	return m.End()
}

// conversion reads how files are converted.
func (r *converting) conversion(c *cli.Context) (how filing.Conversion, err error) {
	until, err := filing.ParseDeadline(c.String("deadline"))
	if err != nil {
		return how, err
	}
	missing, err := missingPolicy(c)
	if err != nil {
		return how, err
	}
	r.Jobs = batch.JobsWriting(r.Jobs)
	beside, err := r.Beside(c)
	if err != nil {
		return how, err
	}
	return filing.Conversion{Out: r.where.file, To: r.where.to, Deadline: until, Draft: c.Bool("draft"),
		Force: c.Bool("force"), Password: beside.Password, Template: c.String("template"), Missing: missing,
		Clean: c.Bool("clean"), Charts: c.Bool("charts"), Last: beside.Last, FindLast: beside.Find, With: beside.With,
		Run: file.NewLedger(r.Paths()), Ahead: !r.Found.Many}, nil
}

// statusOf returns the exit status of what came of a file that was to be written.
func statusOf(status string) int {
	switch status {
	case "unreadable", "refused":
		return exitFailed
	case "findings":
		return exitFindings
	}
	return exitOK
}

// A converting is a run of conversions.
type converting struct {
	*many.Run
	roster *many.Together
	where  where
	how    filing.Conversion
	all    bool
	turns  batch.Turns
}

// A converted is what came of converting one file.
type converted struct {
	line      contract.Converted
	file      contract.File
	unchanged bool
	piece     *among.Piece
	left      *leftOut // it is none of those that are to be converted
}

// leftOut is why a file is none of those that are to be converted.
type leftOut struct{ why batch.Reason }

func (*leftOut) Error() string { return "left out" }

// one converts one file, unless an earlier run did and nothing has changed since, and says what came of it.
func (r *converting) one(to *terminal.Terminal, n int, item batch.Item) converted {
	f := &face{to}
	defer r.turns.Done(n)
	traced := r.Traced(item.Path)
	how := r.howOf(item)
	if o := r.again(n, item, traced); o.unchanged {
		o.piece = r.roster.Read(to, item.Path, nil)
		if !r.Lines {
			f.unconverted(&o)
		}
		if o.line.Output == "" { // an old report is told of as where the file is treated
			many.Guarded(item.Path, func() error {
				f.Stale(r.Library.Stale(item.Path, how))
				return nil
			})
		}
		return o
	}
	how.Turn = func(of *filing.Filing, do func() error) error {
		r.turns.Wait(n)
		defer r.turns.Done(n)
		if why, leaves := r.Leaving(item, of.Traits()); leaves {
			return &leftOut{why}
		}
		return do()
	}
	var done *filing.Converted
	err := many.Guarded(item.Path, func() (err error) {
		done, err = r.Library.Convert(item.Path, how)
		return err
	})
	var o converted
	if errors.As(err, &o.left) {
		return o
	}
	if why, leaves := r.Leaving(item, filing.Traits{Unread: true}); err != nil && done == nil && leaves {
		return converted{left: &leftOut{why}}
	}
	if o.account(item.Path, done, err); done != nil {
		o.piece = r.roster.Read(to, item.Path, done.Filing)
	}
	if r.Lines {
		if o.line.Traced = traced; done != nil {
			o.line.Traced = r.TraceOf(done.Filing, traced)
		}
	}
	f.converted(item.Path, done, err, r.all, r.Lines)
	return o
}

// howOf returns how a file is converted.
func (r *converting) howOf(item batch.Item) filing.Conversion {
	how := r.how
	if r.where.folder != "" {
		how.Folder = filepath.Join(r.where.folder, filepath.FromSlash(path.Dir(item.Below)))
	}
	return how
}

// again returns what an earlier run has made of a file, where all of it is as it was.
func (r *converting) again(n int, item batch.Item, now contract.Traced) (o converted) {
	if !r.EarlierLine(item.Path, now, &o.line) || statusOf(o.line.Status) == exitFailed ||
		o.line.Status == "written" && !batch.IsStill(o.line.Output, o.line.OutputSHA256) {
		return converted{}
	}
	o.unchanged = true
	o.file = contract.File{File: o.line.File, Form: o.line.Form, Agency: o.line.Agency, Year: o.line.Year,
		Status: "ok", Findings: o.line.Findings, Unchecked: o.line.Unchecked}
	r.turns.Wait(n)
	r.how.Run.Wrote(o.line.Output, item.Path)
	r.Leaving(item, filing.Traits{Agency: o.line.Agency, Year: o.line.Year})
	return o
}

// account enters what came of a conversion.
func (o *converted) account(path string, done *filing.Converted, err error) {
	if done != nil {
		o.file = contract.NewFile(path, done.Filing.Report, done.Findings)
	} else {
		o.file = contract.Unreadable(path, terminal.ReasonWithout(path, err))
	}
	switch {
	case err == nil && done.Path == "":
		o.line = contract.NewConverted(o.file, "", "")
	case err == nil:
		o.line = contract.NewConverted(o.file, done.Path, hex.EncodeToString(done.Sum[:]))
	case done == nil:
		o.line = contract.NotConverted(path, terminal.ReasonWithout(path, err), nil)
	default:
		o.line = contract.NotConverted(path, terminal.ReasonWithout(path, err), &o.file)
	}
}
