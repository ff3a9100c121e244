package main

import (
	"cmp"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

func checkCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "检查统计表：表格版本、各格的数、勾稽关系",
		ArgsUsage: "文件或文件夹... [-r] [--roster 名单] [--last 上年文件] [--annotate 标注.xlsx] [--json]",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "annotate",
				Usage: "另存一份标注了问题的工作簿`文件`：有问题的格涂色、加批注，第一张表列出全部问题"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的标注文件、汇总", DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽", lastFolder),
			withFlag(),
			partsFlag(),
			many.SummaryFlag(),
			&cli.StringFlag{Name: "text",
				Usage: "年报的文字写在另一个文件里：Word 文档等`文件`，标题同格式规定的一样"},
			&cli.StringSliceFlag{Name: "only", Usage: "只列出这些`规则`或类的问题，如 R,Y01"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "不列出这些`规则`或类的问题，如 N,F01"},
			&cli.BoolFlag{Name: "strict", Usage: "有警告也算没有通过（退出状态 1）", DisableDefaultText: true},
			&cli.BoolFlag{Name: "exit-zero", Usage: "有错误也算通过（退出状态 0）；文件读不了仍是 2",
				DisableDefaultText: true},
			many.DeadlineFlag(),
			allFlag(),
			formFlag(),
			passwordFlag(),
		}, append(many.TogetherFlags(), many.Flags("同 --json 里的一个文件")...)...),
		Action: t.check,
	}
}

func (t *face) check(c *cli.Context) error {
	m, err := t.many(c, many.AsidesOf(c)...)
	if err != nil {
		return err
	}
	how, err := measureOf(c, m)
	if err != nil {
		return err
	}
	marked := c.String("annotate")
	if marked != "" && len(m.Found.Items) == 1 {
		if err := m.Library.WorkbookCopy(m.Found.Items[0].Path, marked, c.Bool("force")); err != nil {
			return err
		}
	}
	together, err := m.Together(c, how.Asked)
	if err != nil {
		return err
	}
	how.among = m.Found.Many
	tally := terminal.Tally{Many: m.Found.Many, Choice: how.Choice.Words()}
	m.Takers = append(m.Takers, m.Teller(c.Bool("json"), &tally))
	if err := m.SumUp(c, how.Choice); err != nil {
		return err
	}
	if marked != "" {
		m.Forget() // of what has not changed there would be nothing to mark
	}
	var last checked
	err = many.Each(m, func(to *terminal.Terminal, _ int, item batch.Item) checked {
		f, o := &face{to}, inspect(m, item.Path, how)
		if !m.Lines && !c.Bool("json") {
			f.tell(&o, c.Bool("all"))
		} else if o.Filing != nil {
			f.Remarks(o.Path, o.Filing.Remarks())
		}
		o.readTogether(to, together)
		o.settle(m.Found.Many)
		return o
	}, func(item batch.Item, o checked) bool {
		if last = o; o.refused != nil || m.Leaves(item, o.found) {
			together.Pass()
			return false
		}
		together.Take(item, &o.file, o.piece)
		m.Worst = max(m.Worst, how.status(&o.file))
		tally.Add(o.file, o.unchanged)
		tally.Exact = tally.Exact || o.exact
		m.Take(o.file, "")
		return true
	})
	if err = cmp.Or(err, last.refused); err != nil {
		return err
	}
	status, noNotice := together.End(&tally)
	m.Worst = max(m.Worst, status)
	tally.Undone, tally.Left = len(m.Found.Items)-m.Done, m.Found.Left.Words()
	err = m.Finish()
	if err == nil && marked != "" && last.Filing != nil {
		err = many.Guarded(last.Path, func() error { return t.annotate(m.Library, &last, marked, c.Bool("force")) })
	}
	if err = cmp.Or(err, noNotice); err != nil {
		return err
	}
	return m.End()
}

// A checked is what came of checking one file.
type checked struct {
	terminal.Outcome
	refused error // the reports that it is to be held against

	file             contract.File
	exact, unchanged bool
	found            filing.Traits
	piece            *among.Piece
	listed           *among.Told // of the parts that it adds up; nil without a list
}

// inspect checks a file, unless an earlier run did and nothing has changed since.
func inspect(m *many.Run, path string, how measure) checked {
	traced := m.Traced(path)
	o := checked{Outcome: terminal.Outcome{Path: path, Choice: how.Choice}}
	if o.unchanged = m.EarlierLine(path, traced, &o.file) && o.file.Status != "unreadable"; o.unchanged {
		o.found = filing.Traits{Agency: o.file.Agency, Year: o.file.Year}
		return o
	}
	o.Err = many.Guarded(path, func() error { return o.open(m.Library, how) })
	switch {
	case o.refused != nil && m.Found.Many:
		o.Err, o.refused = o.refused, nil
		fallthrough
	case o.Err != nil:
		o.file = contract.Unreadable(path, terminal.ReasonWithout(path, o.Err))
	case o.refused == nil:
		o.file = contract.NewFile(path, o.Filing.Report, o.Findings)
		o.file.Choose(o.Filing.Report, o.Choice)
		o.file.Unasked = o.Filing.IsUnasked()
		o.exact = o.IsExact()
	}
	if o.found = o.Filing.Traits(); m.Lines {
		o.file.Traced = m.TraceOf(o.Filing, traced)
	}
	return o
}

func (o *checked) open(l *filing.Library, how measure) (err error) {
	if o.Filing, err = l.Open(o.Path, how.beside.Password); err != nil {
		return err
	}
	o.Filing.Report.Deadline = how.Until
	if err = o.Filing.ReadWaivers(); err != nil {
		return err
	}
	if o.Filing.Choose(how.Choice); how.among {
		o.Filing.HoldAmong()
	}
	if how.texts != "" {
		o.refused = l.TakeTexts(o.Filing, how.texts, how.beside.Password)
	}
	if o.refused == nil {
		o.refused = l.Hold(o.Filing, how.beside)
	}
	if o.refused == nil {
		o.listed, o.refused = holdParts(l, o.Filing, how.parts)
	}
	if o.refused == nil {
		o.Findings = l.Check(o.Filing)
	}
	return nil
}

// readTogether reads what of the file is held against the others.
func (o *checked) readTogether(to *terminal.Terminal, with *many.Together) {
	if o.Err == nil && o.refused == nil {
		o.piece = with.Read(to, o.Path, o.Filing)
	}
}

// settle gives up what of a file nobody asks for any more, where there are many.
func (o *checked) settle(many bool) {
	if many {
		o.Filing, o.Findings = nil, nil
	}
}

// tell tells people what came of checking a file.
func (f *face) tell(o *checked, all bool) {
	switch {
	case o.unchanged:
		f.Unchanged(&o.file)
	case o.refused == nil:
		if f.Checked(o.Outcome, all); o.listed != nil {
			f.Remarks(o.listed.List.Path, o.listed.List.Remarks)
			f.Together(o.listed)
		}
	}
}

// annotate writes the marked copy of a workbook.
func (t *face) annotate(l *filing.Library, o *checked, out string, force bool) error {
	if err := l.Annotate(o.Filing, o.Findings, out, force); err != nil {
		return err
	}
	t.WroteTo("已标注", file.Spot{Path: out})
	t.Unprotected(o.Filing)
	t.Uncopied(o.Filing)
	return nil
}
