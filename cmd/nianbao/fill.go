package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing/file"
	"nianbao/filing/record"
	"nianbao/filing/template"
)

func fillCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "fill",
		Usage:     "用 JSON、工作簿或 CSV 的数据填写任意 Word 模板，可以每行一份",
		ArgsUsage: "模板.docx或文件夹... --data 数据.json|名单.xlsx -o 输出.docx|文件夹",
		Description: "工作簿和 CSV 的第一行是名称，下面每行是一份的内容（JSON 写成 [{…}, {…}]，一项一份）：-o '文件夹/{{单位}}.docx' 每行写一份，" +
			"文件名里写能区分各行的名称；\n全部行写进同一份的，在模板里用 {{range 各行}}…{{end}}。\n" +
			"--data 可以写几次：同名的用后面的，JSON 里的内容各行共用。\n" +
			"几个模板、文件夹（里面有 {{…}} 标记的 Word 文件）用同一份数据填：-o 写文件夹，" +
			"每行一份的写如 -o '通知/{{单位}}'。",
		Flags: append(dataFlags("数据`文件`：.json、.xlsx、.xls 或 .csv；可以写几次"),
			&cli.StringFlag{Name: "output", Aliases: []string{"o"},
				Usage: "写到`文件`；文件名里有 {{名称}} 的，每行写一份；有几个模板的，写到文件夹"},
			missingFlag(),
			cleanFlag(),
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
			many.RecursiveFlag(),
			many.FilesFromFlag(),
			many.JobsFlag(),
			many.LinesFlag("写出的文件，或者没有写出的原因"),
			&cli.StringFlag{Name: "resume",
				Usage: "上次 --json-lines 的输出`文件`：那时写的、没有人改过的可以换掉，一样的不再写"},
		),
		Action: t.fillTemplate,
	}
}

// dataFlags are the options that say with what data a template is filled.
func dataFlags(usage string) []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "data", Usage: usage},
		&cli.StringFlag{Name: "sheet", Usage: "用工作簿里的`工作表`；不写则用第一张显示着的"},
		passwordFlag(),
	}
}

func sourceOf(c *cli.Context) record.Source {
	return record.Source{Paths: c.StringSlice("data"), Sheet: c.String("sheet"), Password: c.String("password")}
}

func (t *face) fillTemplate(c *cli.Context) error {
	m, err := t.many(c, folderOf(c.String("output")))
	if err != nil {
		return err
	}
	missing, err := missingPolicy(c)
	if err != nil {
		return err
	}
	data := sourceOf(c)
	how := template.Filling{Data: data, Out: c.String("output"), Missing: missing,
		Clean: c.Bool("clean"), Force: c.Bool("force")}
	for _, option := range [][2]string{{strings.Join(data.Paths, ""), "--data"}, {how.Out, "-o"}} {
		if strings.TrimSpace(option[0]) == "" {
			return &file.Error{Reason: "没有写 " + option[1],
				Advice: "用法：nianbao template fill 模板.docx --data 数据.json -o 输出.docx。"}
		}
	}
	if m.Found.Many {
		return t.fillMany(m, how)
	}
	return t.fillOne(m, how)
}

// fillOne fills one template.
func (t *face) fillOne(m *many.Run, how template.Filling) error {
	path := m.Found.Items[0].Path
	if many.IsFolder(how.Out) {
		how.Out = filepath.Join(how.Out, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))+".docx")
	}
	how.Jobs, how.Stands = m.Jobs, m.Stands
	ctx, release := many.Stoppable()
	defer release()
	how.Stop, how.Told = ctx, t.filling(m.Lines)
	done, err := template.Fill(path, how)
	t.Idle()
	if err != nil {
		return err
	}
	if m.Lines && !done.Rows {
		contract.WriteLine(t.Out, contract.Filled{Status: "written", Output: how.Out, OutputSHA256: done.Sum})
	}
	for _, r := range done.Remarks {
		t.Say("%s。", terminal.Visible(r))
	}
	t.noted("模板", done)
	return t.filled("", done)
}

// noted tells what of a template, which is called so, is not filled or may not be meant so.
func (t *face) noted(called string, done *template.Filled) {
	for _, words := range done.Printed {
		t.Say("警告 %s%s。", called, terminal.Visible(words))
	}
	for _, words := range done.Notes {
		t.Say("提示 %s%s。", called, terminal.Visible(words))
	}
}

// filling returns what takes each row as it is done: it moves the bar on, and writes a line of JSON where that is asked
// for.
func (t *face) filling(lines bool) func(template.Row) {
	var progress *terminal.Progress
	return func(r template.Row) {
		if progress == nil {
			progress = t.Begin(r.All)
		}
		if lines {
			t.Aside(func() { contract.WriteLine(t.Out, filledRow(r)) })
		}
		progress.Done()
	}
}

// filledRow returns what came of a row as a line of JSON.
func filledRow(r template.Row) contract.Filled {
	line := contract.Filled{Row: r.Place, Status: "written", Output: r.Out, OutputSHA256: r.Sum}
	if r.Err != nil {
		line.Status, line.OutputSHA256, line.Error = "refused", "", r.Err.Error()
	}
	return line
}

// filled tells what was written, and of which rows nothing was; before it what the template is called.
func (t *face) filled(called string, done *template.Filled) error {
	say := func(format string, args ...any) { t.Say("%s%s", called, fmt.Sprintf(format, args...)) }
	if !done.Rows && done.Same > 0 {
		say("没有变：%s", terminal.Visible(done.Written[0]))
		return nil
	}
	if !done.Rows {
		say("已生成：%s", terminal.Visible(done.Written[0]))
		return nil
	}
	for _, err := range done.Failed {
		t.Fail(err)
	}
	switch {
	case done.Stopped > 0:
		say("停下了：写了 %d 份，在 %s；有 %d 份没有写。写了的都完整。", len(done.Written),
			terminal.Visible(done.Folder), done.Left)
		return exit(exitFailed)
	case len(done.Written) == 0:
		say("%d 份一份也没有写成。", done.Left)
		return exit(exitFailed)
	case done.Left > 0:
		say("写了 %d 份，在 %s；有 %d 份没有写成。", len(done.Written), terminal.Visible(done.Folder), done.Left)
		return exit(exitFailed)
	}
	if done.Same > 0 {
		say("写了 %d 份，在 %s，另有 %d 份没有变。", len(done.Written)-done.Same,
			terminal.Visible(done.Folder), done.Same)
		return nil
	}
	say("写了 %d 份，在 %s。", len(done.Written), terminal.Visible(done.Folder))
	return nil
}
