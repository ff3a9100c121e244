package main

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"nianbao/action"
	"nianbao/check"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/cmd/nianbao/typed"
	"nianbao/filing"
	"nianbao/filing/file"
	"nianbao/filing/notice"
	"nianbao/filing/template"
	"nianbao/form/fields"
)

func templateCommand(t *face) *cli.Command {
	return &cli.Command{
		Name:      "template",
		Usage:     "Word 模板：导出、列出名称和函数、检查、用任意数据填写",
		ArgsUsage: "export|fields|functions|check|fill ...",
		Subcommands: []*cli.Command{
			{
				Name:      "export",
				Usage:     "导出内置的 Word 模板（notice 是通报的），供在 Word 或 WPS 里修改",
				ArgsUsage: "[2021|notice] [-o 模板.docx]",
				Flags: []cli.Flag{
					editionFlag("导出这个`版本`的模板"),
					&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "写到`文件`"},
					&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
					formFlag(),
				},
				Action: t.exportTemplate,
			},
			{
				Name:      "fields",
				Usage:     "列出模板里的每个标记和它的位置，以及可以用的全部名称",
				ArgsUsage: "[模板.docx] [--edition 2021]",
				Flags: []cli.Flag{
					editionFlag("列出这个`版本`的名称"),
					formFlag(),
				},
				Action: t.templateFields,
			},
			functionsCommand(t),
			{
				Name:      "check",
				Usage:     "不用统计表，检查模板里的全部错误",
				ArgsUsage: "模板.docx [--edition 2021|--data 数据.json|名单.xlsx] [--annotate 副本.docx]",
				Flags: append(dataFlags("要填的数据`文件`，按它检查，不按年报；可以写几次"),
					editionFlag("按这个`版本`检查；不写时按名称最合的一版"),
					&cli.StringFlag{Name: "annotate", Usage: "另存一份到`文件`，错误写成批注，写在有错的那一段"},
					&cli.BoolFlag{Name: "force", Usage: "覆盖已有的文件", DisableDefaultText: true},
					formFlag(),
				),
				Action: t.checkTemplate,
			},
			fillCommand(t),
		},
	}
}

func editionFlag(usage string) cli.Flag { return &cli.StringFlag{Name: "edition", Usage: usage} }

func missingFlag() cli.Flag {
	return &cli.StringFlag{Name: "missing",
		Usage: "模板里有数据没有的名称时的`写法`：error（报错）、blank（留空）或 keep（保留原样）；不写则报错"}
}

func cleanFlag() cli.Flag {
	return &cli.BoolFlag{Name: "clean", Usage: "去掉模板里的批注，接受全部修订", DisableDefaultText: true}
}

// missingPolicy reads the option of that name.
func missingPolicy(c *cli.Context) (action.Policy, error) {
	switch word := c.String("missing"); word {
	case "", "error":
		return action.Refuse, nil
	case "blank":
		return action.Ignore, nil
	case "keep":
		return action.Keep, nil
	default:
		return 0, &file.Error{Reason: "--missing 后面的“" + word + "”不对",
			Advice: typed.Perhaps(word, "error", "blank", "keep") + "可以写 error、blank 或 keep。"}
	}
}

// noticeTemplate names the template of a notice where others are named by their editions.
const noticeTemplate = "notice"

func (t *face) exportTemplate(c *cli.Context) error {
	l, err := library(c)
	if err != nil {
		return err
	}
	edition := c.String("edition")
	if given := c.Args().First(); edition == "" {
		edition = given
	} else if given != "" && given != edition {
		return &file.Error{Reason: "写了两个版本“" + given + "”和“" + edition + "”", Advice: "请只写一个。"}
	}
	out, err := c.String("output"), error(nil)
	if edition == noticeTemplate {
		out = cmp.Or(out, "通报模板.docx")
		err = notice.Export(out, c.Bool("force"))
	} else {
		meant := typed.Perhaps(edition, noticeTemplate)
		if strings.Contains(edition, "通报") {
			meant = "是不是 " + noticeTemplate + "？"
		}
		if meant != "" {
			return &file.Error{Reason: "没有“" + edition + "”这个模板", Advice: meant + "通报的模板是 notice，年报的写版本，如 2021。"}
		}
		out, err = l.ExportTemplate(edition, out, c.Bool("force"))
	}
	if err != nil {
		return err
	}
	t.Say("已生成：%s", terminal.Visible(out))
	return nil
}

func (t *face) templateFields(c *cli.Context) error {
	l, err := library(c)
	if err != nil {
		return err
	}
	f, err := l.Edition(c.String("edition"), 0)
	if err != nil {
		return err
	}
	if c.NArg() > 0 {
		path, err := oneFile(c, "处理")
		if err != nil {
			return err
		}
		tags, err := template.Tags(path)
		if err != nil {
			return err
		}
		fmt.Fprintf(t.Out, "%s  有 %d 个标记\n", terminal.Paint(t.OutColor, terminal.Bold, terminal.Visible(path)), len(tags))
		for _, tag := range tags {
			fmt.Fprintf(t.Out, "  %s %s  %s\n", tag.Part, tag.Location, terminal.Visible(tag.Text))
		}
		fmt.Fprintln(t.Out)
	}
	fmt.Fprintf(t.Out, "%s\n", terminal.Paint(t.OutColor, terminal.Bold, f.Edition+"版可以用的名称"))
	for _, name := range fields.List(f) {
		fmt.Fprintf(t.Out, "  {{%s}}  %s\n", name[0], name[1])
	}
	for _, chart := range f.Charts {
		fmt.Fprintf(t.Out, "  {{chart %s}}  图表（写在图表的标题或替代文字里）：%s\n", chart.Name, chart.Title)
	}
	fmt.Fprintln(t.Out, "  行的分组后面直接写列名，是这一组的合计，如 {{申请.不予公开.总计}}。")
	fmt.Fprintln(t.Out, "  条件、循环和函数的写法见 nianbao template functions。")
	return nil
}

func (t *face) checkTemplate(c *cli.Context) error {
	l, path, err := givenOne(c, "处理")
	if err != nil {
		return err
	}
	out := c.String("annotate")
	if out != "" {
		if err := l.TemplateCopy(path, out, c.Bool("force")); err != nil {
			return err
		}
	}
	checked, err := judge(c, l, path)
	if out != "" {
		written, failed := template.Annotate(path, out, err, c.Bool("force"))
		if failed != nil {
			return failed
		}
		if written {
			t.Say("错误已写成批注：%s", terminal.Visible(out))
		}
	}
	if template.IsFaulty(err) {
		t.Fail(err)
		return exit(exitFindings)
	}
	if err != nil {
		return err
	}
	for _, r := range checked.remarks {
		t.Say("%s。", terminal.Visible(r))
	}
	fmt.Fprintf(t.Out, "%s  没有发现错误，%s。\n", terminal.Paint(t.OutColor, terminal.Bold, terminal.Visible(path)), checked.fit)
	return nil
}

// A verdict is what a template is fit for, and what is told of it besides.
type verdict struct {
	fit     string
	remarks []string
}

// judge checks a template for data where there is any, else for the reports of a library.
func judge(c *cli.Context, l *filing.Library, path string) (*verdict, error) {
	data, edition := sourceOf(c), c.String("edition")
	switch {
	case len(data.Paths) == 0 && (data.Sheet != "" || data.Password != ""):
		return nil, &file.Error{Reason: "写了 --sheet 或 --password，却没有写 --data", Advice: "请写明 --data 数据文件。"}
	case len(data.Paths) == 0:
		fit, err := l.CheckTemplate(path, edition)
		if err != nil {
			return nil, err
		}
		v := &verdict{fit: "适用于 " + fit.Form.Edition + "版"}
		if fit.ByLabels {
			v.fit += "：没有标记，按标签填写"
		}
		for _, n := range fit.Notices {
			v.remarks = append(v.remarks, n.Severity.Chinese()+" "+strings.TrimSuffix(n.Text, "。"))
		}
		return v, nil
	case edition != "" || c.String("form") != "":
		return nil, &file.Error{Reason: "--data 和 --edition、--form 不能一起写", Advice: "按数据检查的只写 --data。"}
	}
	checked, err := template.Check(path, data)
	if err != nil {
		return nil, err
	}
	v := &verdict{fit: fmt.Sprintf("能用这些数据填写，共 %d 份", checked.Documents), remarks: checked.Remarks}
	if typed := l.TypedIn(path); typed != "" {
		v.remarks = append(v.remarks, check.Warning.Chinese()+" "+typed)
	}
	for _, note := range checked.Notes {
		v.remarks = append(v.remarks, "提示 模板"+note)
	}
	return v, nil
}
