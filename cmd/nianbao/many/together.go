package many

import (
	"context"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// TogetherFlags are the options about all files of a check together.
func TogetherFlags() []cli.Flag {
	return []cli.Flag{
		RosterFlag(),
		&cli.StringFlag{Name: "notice", Usage: "把报送情况写成一份通报，写到`文件`（.docx）：谁没有错误、没有报、逾期、有错误"},
		&cli.StringFlag{Name: "notice-template",
			Usage: "通报的 Word 模板`文件`，由 nianbao template export notice 导出后修改"},
		&cli.StringFlag{Name: "issuer", Usage: "通报的发文机关`名称`；不写则留空待填"},
	}
}

// RosterFlag is the option of a list of agencies.
func RosterFlag() cli.Flag {
	return &cli.StringFlag{Name: "roster", Usage: "应报机关的名单`文件`（.xlsx、.csv、.txt），一行一个，" +
		"别名写在后面的列里：列出没有报的、报了几份的、名单里没有的"}
}

// DeadlineFlag is the option of the day by which reports must be out.
func DeadlineFlag() cli.Flag {
	return &cli.StringFlag{Name: "deadline",
		Usage: "公布期限的`日期`，如 2月15日、2025年2月15日（写了年份的，就是那一年）；不写则按格式规定的（form.yaml 的 deadlines）"}
}

// AsidesOf returns the files of these options: they may lie among those that are checked and are none of them.
func AsidesOf(c *cli.Context) []string {
	return slices.DeleteFunc([]string{c.String("roster"), c.String("notice"), c.String("notice-template"),
		c.String("summary")}, isEmpty)
}

// An Asked is what of the findings among files is asked for, and what of them counts.
type Asked struct {
	check.Choice
	Strict, ExitZero bool
	Until            filing.Deadline
}

// A Together is what is told of all files of a run, nil where one file is treated for itself.
type Together struct {
	run   *Run
	of    *among.Run
	asked Asked
	taken int // of the items of the run

	listOnly  bool         // texts are not compared
	untreated []batch.Item // the run leaves them as they are
}

// Together reads the options about all files together.
func (m *Run) Together(c *cli.Context, asked Asked) (*Together, error) {
	if list := c.String("roster"); list != "" { // a prompt that expands in/*.xlsx names it, too
		m.Found.Items = slices.DeleteFunc(m.Found.Items, func(item batch.Item) bool { return file.AreSame(item.Path, list) })
		if len(m.Found.Items) == 0 && len(m.Found.Unread) == 0 {
			return nil, &file.Error{Reason: "除了名单，没有要检查的文件", Advice: "请写明收件的文件夹，或者几个文件。"}
		}
	}
	if c.String("issuer") != "" && c.String("notice") == "" {
		return nil, &file.Error{Reason: "写了 --issuer，没有写 --notice", Advice: "请用 --notice 写明通报的文件名。"}
	}
	request := among.Request{Roster: c.String("roster"), Notice: c.String("notice"), Template: c.String("notice-template"),
		Issuer: c.String("issuer"), Deadline: c.String("deadline"), Password: m.Password, Force: c.Bool("force"),
		Inputs: m.Paths(), Choice: asked.Choice, Rules: check.Rules(m.Library.Forms)}
	if len(c.StringSlice("parts")) > 0 { // the list is of them
		request.Roster = ""
	}
	options := request.Roster + request.Notice + request.Template
	if !m.Found.Many && options == "" {
		return nil, nil
	}
	if !m.Found.Many && request.Notice != "" {
		return nil, &file.Error{Reason: "只检查一个文件时不能用 --notice", Advice: "请写明文件夹，或者几个文件。"}
	}
	of, err := among.New(request)
	if err != nil {
		return nil, err
	}
	return &Together{run: m, of: of, asked: asked}, nil
}

// AgainstRoster reads the options of a command that holds its files against a list and compares no texts; nil without
// one.
func (m *Run) AgainstRoster(c *cli.Context) (*Together, error) {
	if c.String("roster") == "" {
		return nil, nil
	}
	until, err := filing.ParseDeadline(c.String("deadline"))
	if err != nil {
		return nil, err
	}
	g, err := m.Together(c, Asked{Choice: check.Choice{Ignore: []string{"Y11", "Y12"}}, Until: until})
	if err != nil {
		return nil, err
	}
	g.listOnly = true
	m.Takers = append(m.Takers, &rosterTeller{m})
	return g, nil
}

// Read returns what of a file is held against the others. One that has not changed since an earlier run, nil, is read
// again, for its texts stand nowhere else.
func (g *Together) Read(to *terminal.Terminal, path string, f *filing.Filing) (piece *among.Piece) {
	if g == nil {
		return nil
	}
	err := Guarded(path, func() (err error) {
		if f == nil {
			if f, err = g.run.Library.Open(path, g.run.Password); err != nil {
				return err
			}
			if err = f.ReadWaivers(); err != nil {
				return err
			}
			f.Report.Deadline = g.asked.Until
		}
		piece = g.of.Read(f.Report, strconv.Itoa(int(f.Kind)), f.Waivers())
		return nil
	})
	if err != nil {
		to.Fail(err)
	}
	return piece
}

// Pass counts an item that is left out after all.
func (g *Together) Pass() {
	if g != nil {
		g.taken++
	}
}

// Take takes what came of a file, with what was read of it; nil where it could not be read.
func (g *Together) Take(item batch.Item, f *contract.File, piece *among.Piece) {
	if g != nil {
		g.taken++
		g.of.Note(item)
		g.of.Add(f, piece)
	}
}

// Heed makes filings that the run does not treat count as well: nobody is missing whose report is there.
func (g *Together) Heed(untreated []batch.Item) {
	if g != nil {
		g.untreated = untreated
	}
}

// takeUntreated takes whose filings those are, and reports whether it took all.
func (g *Together) takeUntreated() bool {
	type one struct {
		found filing.Traits
		file  contract.File
		piece *among.Piece
	}
	m := g.run
	ctx, release := Stoppable()
	defer release()
	progress := m.Begin(len(g.untreated))
	defer progress.End()
	work := func(_ context.Context, _ int, item batch.Item) (o one, err error) {
		f, err := m.Library.Open(item.Path, m.Password)
		if o.found = f.Traits(); err == nil {
			f.Report.Deadline = g.asked.Until
			o.file = contract.NewFile(item.Path, f.Report, nil)
			o.piece = g.of.Read(f.Report, strconv.Itoa(int(f.Kind)), nil)
		}
		return o, err
	}
	_, err := batch.Run(ctx, g.untreated, m.Jobs, work, func(_ int, item batch.Item, o one, err error) error {
		progress.Done()
		if err != nil { // be it a fault of the program
			o.file = contract.Unreadable(item.Path, "")
		}
		if _, leaves := m.Leaving(item, o.found); !leaves {
			g.of.Note(item)
			g.of.Add(&o.file, o.piece)
		}
		return nil
	})
	return err == nil
}

// End tells of all files together, unless the run was stopped: what was not read would be told of as missing. It
// returns the exit status.
func (g *Together) End(tally *terminal.Tally) (status int, err error) {
	if g == nil {
		return OK, nil
	}
	m := g.run
	if g.taken < len(m.Found.Items) || !g.takeUntreated() {
		m.Say("没有做完，所以没有核对名单%s。", besides(g.listOnly))
		return OK, nil
	}
	told, err := g.of.End()
	tally.Together(told.Among())
	for _, to := range m.Takers {
		if to, heeds := to.(betweenTaker); heeds {
			to.between(told)
		}
	}
	if told.Roster() != nil {
		m.Remarks(told.List.Path, told.List.Remarks)
		if of := told.Outcome.Year; told.List.Year != 0 && of != 0 && told.List.Year != of && told.List.Year != of+1 {
			m.Say("名单的标题写的是%d年，收到的多数是%d年的报告：请看是不是今年的名单。", told.List.Year, of)
		}
		if until, of := g.asked.Until.Year, told.Outcome.Year; until != 0 && of != 0 && until != of+1 {
			m.Say("--deadline 写的是%d年，收到的多数是%d年的报告，应在%d年公布：请看年份有没有写错。", until, of, of+1)
		}
		if len(m.Found.Unread) > 0 {
			m.Say("有文件夹打不开：名单里没有报的，可能在那里面。")
		}
	}
	if told.Notice != "" {
		m.WroteTo("已生成通报", file.Spot{Path: told.Notice})
	}
	faults := told.Count(check.Error)
	if g.asked.Strict && (told.Count(check.Warning) > 0 || told.Amiss()) {
		faults++
	}
	if faults > 0 && !g.asked.ExitZero {
		return Findings, err
	}
	return OK, err
}

// besides says what is not done either where a run was stopped.
func besides(listOnly bool) string {
	if listOnly {
		return ""
	}
	return "、比较各机关的文字，也没有写通报"
}

// A betweenTaker takes what is told of all files together, too, before there are no more.
type betweenTaker interface{ between(told *among.Told) }
