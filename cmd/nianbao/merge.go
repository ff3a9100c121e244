package main

import (
	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/filing"
	"nianbao/filing/among"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/merge"
)

func mergeCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "merge",
		Usage:     "汇总各机关的统计表：每格是各机关同一格之和",
		ArgsUsage: "文件或文件夹... -o 汇总.xlsx [--own 本级.xlsx] [--convert]",
		Description: "汇总表里各格是公式，对着“各机关数据”表的一列求和：一行一个机关，从和能查到每个机关的数。\n" +
			"有错误的文件不汇总；加 --allow-errors 照填的数汇总，在第一张表列出。同一机关两份、年度或格式不同的，一概不汇总。\n" +
			"以前汇总出来的表也可以再汇总：按里面的各机关算，分几次汇总与一次汇总结果相同。\n" +
			"汇总表与各机关的文件可以用 nianbao check 汇总.xlsx --parts 文件夹 核对。",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "汇总表写到`文件`"},
			&cli.StringFlag{Name: "own", Usage: "本级自己的统计表`文件`：数加进去，文字和基本信息也取自它"},
			&cli.StringFlag{Name: "agency", Usage: "汇总表的机关`名称`；不写则同 --own 的"},
			many.RosterFlag(),
			&cli.StringSliceFlag{Name: "different",
				Usage: "写明`文件1=文件2`：这两个文件是两个机关的，虽然名称相同或者像是一个；可以写几次"},
			&cli.StringSliceFlag{Name: "same",
				Usage: "写明`文件1=文件2`：这两个文件是一个机关分两份报的，都汇总；可以写几次"},
			many.RecursiveFlag(),
			many.FilesFromFlag(),
			&cli.BoolFlag{Name: "allow-errors", Usage: "有错误、读不了的文件也不停下，在第一张表列出", DisableDefaultText: true},
			&cli.BoolFlag{Name: "convert", Usage: "同时生成汇总的 Word 报告", DisableDefaultText: true},
			&cli.StringFlag{Name: "jobs", Usage: "同时处理的文件`个数`；不写则每个处理器核心一个"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: t.merge,
	}
}

func (t *face) merge(c *cli.Context) error {
	how, err := merging(c)
	if err != nil {
		return err
	}
	l, err := library(c)
	if err != nil {
		return err
	}
	ctx, release := many.Stoppable()
	defer release()
	progress := t.Begin(0)
	search := t.Search()
	defer search.End()
	how.Looking = search.Found
	how.Context, how.Begin = ctx, func(files int) {
		search.End()
		progress = t.Begin(files)
	}
	how.Tell = func(one merge.One) {
		t.Aside(func() { t.MergedFile(one, c.Bool("all")) })
		progress.Done()
	}
	done, err := merge.Merge(l, how)
	progress.End()
	if err != nil {
		return err
	}
	status := exitOK
	if done.Wrong > 0 {
		status = exitFindings
	}
	if done.Unreadable > 0 {
		status = exitFailed
	}
	if t.Merged(done); done.Path == "" {
		return exit(status)
	}
	return t.mergeEnd(c, l, done, status)
}

// merging reads the options of merge.
func merging(c *cli.Context) (how merge.Merging, err error) {
	how = merge.Merging{
		Files: merge.Files{
			Request:  batch.Request{Names: c.Args().Slice(), Recursive: c.Bool("recursive")},
			Password: c.String("password"), Roster: c.String("roster"),
		},
		Same: c.StringSlice("same"), Different: c.StringSlice("different"),
		Own: c.String("own"), Agency: c.String("agency"), Out: c.String("output"),
		Force: c.Bool("force"), AllowErrors: c.Bool("allow-errors"),
	}
	if err = many.Listed(c, &how.Request); err != nil {
		return how, err
	}
	if how.Out == "" || len(how.Names)+len(how.List) == 0 {
		return how, &file.Error{Reason: "要写明各机关的文件或文件夹，和汇总表的文件名",
			Advice: "用法：nianbao merge 文件或文件夹... -o 汇总.xlsx。"}
	}
	how.Jobs, err = many.JobsOf(c)
	return how, err
}

// mergeEnd tells what is wrong with the sum itself and writes its Word report.
func (t *face) mergeEnd(c *cli.Context, l *filing.Library, done *merge.Merged, status int) error {
	if t.MergedFaults(done, c.Bool("all"), c.Bool("convert")) {
		status = max(status, exitFindings)
	}
	if c.Bool("convert") {
		how := filing.Conversion{Run: file.NewLedger(done.Reads), Force: c.Bool("force")}
		word, err := l.Convert(done.Path, how)
		t.converted(done.Path, word, err, c.Bool("all"), false)
		switch {
		case err != nil:
			status = exitFailed
		case word.Path == "":
			status = max(status, exitFindings)
		}
	}
	if status != exitOK {
		return exit(status)
	}
	return nil
}

func partsFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "parts",
		Usage: "汇总表的各格与`文件夹`里各机关的报告之和核对：文件夹（下级文件夹加 -r）、文件，可以写几次"}
}

// partsOf returns the reports that a superior's is held against.
func partsOf(c *cli.Context) merge.Files {
	return merge.Files{
		Request:  batch.Request{Names: c.StringSlice("parts"), Recursive: c.Bool("recursive")},
		Password: c.String("password"), Roster: c.String("roster"),
	}
}

// holdParts puts the reports that a superior's adds up beside it, where they were given. It returns how those on a list
// stand, nil without one.
func holdParts(l *filing.Library, f *filing.Filing, of merge.Files) (*among.Told, error) {
	if len(of.Names) == 0 {
		return nil, nil
	}
	held, err := merge.Hold(l, f, merge.Holding{Files: of})
	return held.Listed, err
}
