package main

import (
	"os"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
)

// amongFlags are the options about all files of a check together.
func amongFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "roster", Usage: "应报机关的名单 `LIST`（.xlsx、.csv、.txt），一行一个，" +
			"别名写在后面的列里：列出没有报的、报了几份的、名单里没有的"},
		&cli.StringFlag{Name: "notice", Usage: "把报送情况写成一份通报 `OUT.docx`：谁没有错误、没有报、逾期、有错误"},
		&cli.StringFlag{Name: "notice-template",
			Usage: "通报的 Word 模板 `FILE`，由 nianbao template export notice 导出后修改"},
		&cli.StringFlag{Name: "issuer", Usage: "通报的发文机关 `NAME`；不写则留空待填"},
	}
}

// asidesOf returns the files of these options: they may lie among those that are checked and are none of them.
func asidesOf(c *cli.Context) []string {
	return slices.DeleteFunc([]string{c.String("roster"), c.String("notice"), c.String("notice-template"),
		c.String("summary")},
		func(path string) bool { return path == "" })
}

// A together is what is told of all files of a check, nil where one file is checked for itself.
type together struct {
	*among.Run
	how   measure
	taken int // of the items of the run
}

// together reads the options about all files together.
func (m *many) together(c *cli.Context, how measure) (*together, error) {
	if list, err := os.Stat(c.String("roster")); err == nil { // a prompt that expands in/*.xlsx names it, too
		m.found.Items = slices.DeleteFunc(m.found.Items, func(item batch.Item) bool {
			info, err := os.Stat(item.Path)
			return err == nil && os.SameFile(info, list)
		})
		if len(m.found.Items) == 0 && len(m.found.Unread) == 0 {
			return nil, &file.Error{Reason: "除了名单，没有要检查的文件", Advice: "请写明收件的文件夹，或者几个文件。"}
		}
	}
	request := among.Request{Roster: c.String("roster"), Notice: c.String("notice"), Template: c.String("notice-template"),
		Issuer: c.String("issuer"), Deadline: c.String("deadline"), Password: how.beside.Password, Force: c.Bool("force"),
		Inputs: m.paths(), Choice: how.Choice, Rules: check.Rules(m.l.Forms)}
	asked := request.Roster + request.Notice + request.Template
	if !m.found.Many && asked == "" {
		return nil, nil
	}
	if !m.found.Many && request.Notice != "" {
		return nil, &file.Error{Reason: "只检查一个文件时不能用 --notice", Advice: "请写明文件夹，或者几个文件。"}
	}
	run, err := among.New(request)
	if err != nil {
		return nil, err
	}
	return &together{Run: run, how: how}, nil
}

// read returns what of a file that was checked is held against the others; of one that has not changed since an earlier
// run it is read again, for its texts stand nowhere else.
func (g *together) read(m *many, to *face, o *checked) (piece *among.Piece) {
	f := o.Filing
	if g == nil || o.Err != nil || o.refused != nil {
		return nil
	}
	err := guarded(o.Path, func() (err error) {
		if o.unchanged {
			if f, err = m.l.Open(o.Path, g.how.beside.Password); err != nil {
				return err
			}
			f.Report.Deadline = g.how.until
		}
		piece = g.Read(f.Report, strconv.Itoa(int(f.Kind)))
		return nil
	})
	if err != nil {
		to.Fail(err)
	}
	return piece
}

// pass counts an item that is left out after all.
func (g *together) pass() {
	if g != nil {
		g.taken++
	}
}

// take takes a file.
func (g *together) take(o *checked) {
	if g != nil {
		g.taken++
		g.Add(&o.file, o.piece)
	}
}

// end tells of all files together, unless the run was stopped: what was not read would be told of as missing. It
// returns the exit status.
func (t *face) end(m *many, g *together, tally *terminal.Tally) (status int, err error) {
	if g == nil {
		return exitOK, nil
	}
	if g.taken < len(m.found.Items) {
		t.Say("没有做完，所以没有核对名单、比较各机关的文字，也没有写通报。")
		return exitOK, nil
	}
	told, err := g.End()
	tally.Together(told.Among())
	for _, to := range m.takers {
		switch to := to.(type) {
		case *textTeller:
			t.Together(told)
		case *summing:
			to.to.Between(told.Among())
		case *jsonTeller:
			to.to.Together(told.Among(), told.Roster())
		case *lineTeller:
			if told.Among() != nil || told.Roster() != nil {
				contract.WriteLine(t.Out, contract.Together{Among: told.Among(), Roster: told.Roster()})
			}
		}
	}
	if told.Roster() != nil {
		t.Remarks(told.List.Path, told.List.Remarks)
		if len(m.found.Unread) > 0 {
			t.Say("有文件夹打不开：名单里没有报的，可能在那里面。")
		}
	}
	if told.Notice != "" {
		t.WroteTo("已生成通报", file.Spot{Path: told.Notice})
	}
	faults := told.Count(check.Error)
	if g.how.strict && (told.Count(check.Warning) > 0 || told.Amiss()) {
		faults++
	}
	if faults > 0 && !g.how.exitZero {
		return exitFindings, err
	}
	return exitOK, err
}
