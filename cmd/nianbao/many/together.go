package many

import (
	"os"
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
		&cli.StringFlag{Name: "roster", Usage: "应报机关的名单 `LIST`（.xlsx、.csv、.txt），一行一个，" +
			"别名写在后面的列里：列出没有报的、报了几份的、名单里没有的"},
		&cli.StringFlag{Name: "notice", Usage: "把报送情况写成一份通报 `OUT.docx`：谁没有错误、没有报、逾期、有错误"},
		&cli.StringFlag{Name: "notice-template",
			Usage: "通报的 Word 模板 `FILE`，由 nianbao template export notice 导出后修改"},
		&cli.StringFlag{Name: "issuer", Usage: "通报的发文机关 `NAME`；不写则留空待填"},
	}
}

// AsidesOf returns the files of these options: they may lie among those that are checked and are none of them.
func AsidesOf(c *cli.Context) []string {
	return slices.DeleteFunc([]string{c.String("roster"), c.String("notice"), c.String("notice-template"),
		c.String("summary")},
		func(path string) bool { return path == "" })
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
}

// Together reads the options about all files together.
func (m *Run) Together(c *cli.Context, asked Asked) (*Together, error) {
	if list, err := os.Stat(c.String("roster")); err == nil { // a prompt that expands in/*.xlsx names it, too
		m.Found.Items = slices.DeleteFunc(m.Found.Items, func(item batch.Item) bool {
			info, err := os.Stat(item.Path)
			return err == nil && os.SameFile(info, list)
		})
		if len(m.Found.Items) == 0 && len(m.Found.Unread) == 0 {
			return nil, &file.Error{Reason: "除了名单，没有要检查的文件", Advice: "请写明收件的文件夹，或者几个文件。"}
		}
	}
	request := among.Request{Roster: c.String("roster"), Notice: c.String("notice"), Template: c.String("notice-template"),
		Issuer: c.String("issuer"), Deadline: c.String("deadline"), Password: m.Password, Force: c.Bool("force"),
		Inputs: m.Paths(), Choice: asked.Choice, Rules: check.Rules(m.Library.Forms)}
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
			f.Report.Deadline = g.asked.Until
		}
		piece = g.of.Read(f.Report, strconv.Itoa(int(f.Kind)))
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
func (g *Together) Take(f *contract.File, piece *among.Piece) {
	if g != nil {
		g.taken++
		g.of.Add(f, piece)
	}
}

// End tells of all files together, unless the run was stopped: what was not read would be told of as missing. It
// returns the exit status.
func (g *Together) End(tally *terminal.Tally) (status int, err error) {
	if g == nil {
		return OK, nil
	}
	m := g.run
	if g.taken < len(m.Found.Items) {
		m.Say("没有做完，所以没有核对名单、比较各机关的文字，也没有写通报。")
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

// A betweenTaker takes what is told of all files together, too, before there are no more.
type betweenTaker interface{ between(told *among.Told) }
