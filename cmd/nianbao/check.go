package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/check"
	"nianbao/contract"
	"nianbao/filing"
	"nianbao/filing/file"
)

func checkCommand(t *terminal) *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "检查统计表：表格版本、各格的数、勾稽关系",
		ArgsUsage: "文件.xlsx... [--last 上年文件] [--annotate 标注.xlsx] [--json]",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "annotate",
				Usage: "另存一份标注了问题的工作簿 `FILE`：有问题的格涂色、加批注，第一张表列出全部问题"},
			&cli.BoolFlag{Name: "force", Usage: "覆盖已有的标注文件", DisableDefaultText: true},
			&cli.BoolFlag{Name: "json", Usage: "输出 JSON，供其他程序使用", DisableDefaultText: true},
			lastFlag("，用于与上年的勾稽"),
			withFlag(),
			&cli.StringFlag{Name: "text",
				Usage: "年报的文字写在另一个文件里：Word 文档等 `FILE`，标题同格式规定的一样"},
			&cli.StringSliceFlag{Name: "only", Usage: "只列出这些规则或类的问题 `RULES`，如 R,Y01"},
			&cli.StringSliceFlag{Name: "ignore", Usage: "不列出这些规则或类的问题 `RULES`，如 N,F01"},
			&cli.BoolFlag{Name: "strict", Usage: "有警告也算没有通过（退出状态 1）", DisableDefaultText: true},
			&cli.BoolFlag{Name: "exit-zero", Usage: "有错误也算通过（退出状态 0）；文件读不了仍是 2",
				DisableDefaultText: true},
			&cli.StringFlag{Name: "deadline", Usage: "公布期限 `DAY`，如 2月15日；不写则按格式规定的（form.yaml 的 deadlines）"},
			allFlag(),
			formFlag(),
			passwordFlag(),
		},
		Action: t.check,
	}
}

func (t *terminal) check(c *cli.Context) error {
	l, paths, skipped, err := given(c)
	if err != nil {
		return err
	}
	how, err := measureOf(c, l, len(paths) > 1)
	if err != nil {
		return err
	}
	var tell teller = &textTeller{terminal: t, all: c.Bool("all"), skipped: skipped}
	if c.Bool("json") {
		tell = &jsonTeller{terminal: t, to: contract.NewCheckWriter(t.out), skipped: skipped}
	}
	worst := exitOK
	var o outcome
	for _, path := range paths { // one at a time: a thousand reports are more than memory should hold
		o = inspect(l, path, how)
		if o.refused != nil {
			return o.refused
		}
		worst = max(worst, o.status(how))
		tell.file(o)
	}
	err = tell.end()
	if annotated := c.String("annotate"); err == nil && annotated != "" && o.err == nil {
		err = guarded(o.path, func() error { return t.annotate(l, o, annotated, c.Bool("force")) })
	}
	if err != nil {
		return err
	}
	if worst != exitOK {
		return exit(worst)
	}
	return nil
}

// An outcome is what came of checking one file.
type outcome struct {
	path     string
	filing   *filing.Filing
	findings []check.Finding
	choice   check.Choice
	err      error // the file could not be read
	refused  error // the reports that it is to be held against
}

func inspect(l *filing.Library, path string, how measure) outcome {
	o := outcome{path: path, choice: how.Choice}
	o.err = guarded(path, func() (err error) {
		if o.filing, err = l.Open(path, how.beside.Password); err != nil {
			return err
		}
		o.filing.Report.Deadline = how.until
		if err = o.filing.ReadWaivers(); err != nil {
			return err
		}
		o.filing.Choose(how.Choice)
		if how.texts != "" {
			o.refused = l.TakeTexts(o.filing, how.texts, how.beside.Password)
		}
		if o.refused == nil {
			o.refused = l.Hold(o.filing, how.beside)
		}
		if o.refused == nil {
			o.findings = l.Check(o.filing)
		}
		return nil
	})
	return o
}

// A teller tells what came of checking files, one after the other.
type teller interface {
	file(o outcome)
	end() error
}

// A jsonTeller tells other programs.
type jsonTeller struct {
	*terminal
	to      *contract.CheckWriter
	skipped int
}

func (t *jsonTeller) file(o outcome) {
	if o.err != nil {
		t.to.Add(contract.Unreadable(o.path, reasonWithout(o.path, o.err)))
		return
	}
	t.remarks(o.path, o.filing.Remarks())
	f := contract.NewFile(o.path, o.filing.Report, o.findings)
	f.Only, f.Ignore = o.choice.Only, o.choice.Ignore
	t.to.Add(f)
}

func (t *jsonTeller) end() error {
	if t.skipped > 0 {
		t.say("%s。", skippedWords(t.skipped))
	}
	return t.to.Close()
}

// A textTeller tells people.
type textTeller struct {
	*terminal
	all                                bool // findings that follow from others, too
	files, unreadable, skipped, follow int
	count                              [3]int // by severity
	waived                             int    // which count does not have
	unchecked                          unchecked
	choice                             check.Choice
	exact                              bool // figures differ that must be equal
}

// An unchecked is what was not checked for want of other reports, each once however many files lack it.
type unchecked []string

func (u *unchecked) add(f *filing.Filing) {
	for _, what := range check.UncheckedIn(f.Report) {
		if !slices.Contains(*u, what.Message) {
			*u = append(*u, what.Message)
		}
	}
}

func (t *textTeller) file(o outcome) {
	t.files++
	name := paint(t.outColor, bold, visible(o.path))
	if o.err != nil {
		t.unreadable++
		fmt.Fprintf(t.out, "%s\n  %s %s\n\n", name, paint(t.outColor, red, "读不了"),
			lines(reasonWithout(o.path, o.err)))
		return
	}
	t.remarks(o.path, o.filing.Remarks())
	t.unchecked.add(o.filing)
	t.choice = o.choice
	fmt.Fprintln(t.out, name+"  "+title(o.filing))
	findings(t.out, t.outColor, o.findings, t.all)
	waived := filing.Explained(o.findings)
	if len(o.findings) == waived {
		fmt.Fprintf(t.out, "  没有发现问题%s。\n", o.filing.Besides(o.findings))
	}
	fmt.Fprintln(t.out)
	t.waived += waived
	for i := range o.findings {
		if o.findings[i].Waived != "" {
			continue
		}
		t.count[o.findings[i].Rule.Severity]++
		t.exact = t.exact || isExact(o.findings[i].Equation)
		if o.findings[i].Follows != nil {
			t.follow++
		}
	}
}

func (t *textTeller) end() error {
	summary := fmt.Sprintf("共 %d 个文件：%d 个错误，%d 个警告，%d 个提示",
		t.files, t.count[check.Error], t.count[check.Warning], t.count[check.Note])
	if t.follow > 0 {
		summary += fmt.Sprintf("（其中 %d 个由别的问题引起）", t.follow)
	}
	if t.waived > 0 {
		summary += fmt.Sprintf("，已说明 %d 处", t.waived)
	}
	if t.unreadable > 0 {
		summary += fmt.Sprintf("，%d 个文件读不了", t.unreadable)
	}
	if t.skipped > 0 {
		summary += "，" + skippedWords(t.skipped)
	}
	if words := t.choice.Words(); words != "" {
		summary += "；" + words
	}
	fmt.Fprintln(t.out, summary+"。")
	if t.exact {
		fmt.Fprintln(t.out, "勾稽关系允许相差 0：差 1 也算。")
	}
	for _, u := range t.unchecked {
		fmt.Fprintf(t.out, "%s。\n", visible(u))
	}
	return nil
}

// reasonWithout returns an error's words without the file's name before them.
func reasonWithout(path string, err error) string {
	return strings.TrimPrefix(err.Error(), path+"：")
}

// annotate writes the marked copy of a workbook.
func (t *terminal) annotate(l *filing.Library, o outcome, out string, force bool) error {
	if err := l.Annotate(o.filing, o.findings, out, force); err != nil {
		return err
	}
	t.wroteTo("已标注", file.Spot{Path: out})
	t.unprotected(o.filing)
	t.uncopied(o.filing)
	return nil
}

// title names a filing: 示例市司法局 2024年 2021版.
func title(f *filing.Filing) string {
	agency, year := f.Report.Agency, "（没有年度）"
	if agency == "" {
		agency = "（没有机关名称）"
	}
	if f.Report.Year != 0 {
		year = fmt.Sprintf("%d年", f.Report.Year)
	}
	return visible(agency + " " + year + " " + f.Report.Form.Edition + "版")
}
