package filing

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nianbao/action"
	"nianbao/check"
	"nianbao/form"
	"nianbao/form/fields"
	"nianbao/render/word/fill"
)

// A Conversion says how a workbook becomes a Word report.
type Conversion struct {
	Out      string        // empty: beside the workbook, named after agency and year
	Draft    bool          // convert in spite of errors, and mark every page 草稿
	Force    bool          // replace an existing file
	Keep     []string      // files not to be replaced even so: those that this run has written
	Password string        // of an encrypted workbook
	Template string        // a Word template of the user's, with actions or without; empty for the form's own
	Missing  action.Policy // what becomes of names in it that the report does not have
	Charts   bool          // with an appendix of charts
	Last     string        // the filing of the year before, for the charts that compare
}

// A Converted is the outcome of a conversion.
type Converted struct {
	Filing   *Filing
	Findings []check.Finding
	Path     string       // the file written; empty when findings of severity error stopped it
	Placed   *fill.Result // what filling a template by its labels replaced; nil for one with actions
}

// Convert checks a filing and writes it as another kind of file, which the ending of the output names: of a workbook a Word report, of a
// report a workbook. The error is an *Error; nothing is written then.
func (l *Library) Convert(path string, c Conversion) (*Converted, error) {
	f, err := l.Open(path, c.Password)
	if err != nil {
		return nil, err
	}
	done := &Converted{Filing: f, Findings: l.Check(f)}
	if check.Count(done.Findings, check.Error) > 0 && !c.Draft {
		return done, nil
	}
	if err := f.printable(); err != nil && !c.Draft {
		return nil, err
	}
	if c.Out == "" {
		c.Out = filepath.Join(filepath.Dir(path), outputName(f, c.Draft))
	}
	k, err := output(c.Out)
	if err != nil {
		return nil, err
	}
	if slices.Contains(c.Keep, filepath.Clean(c.Out)) {
		return nil, &Error{Path: c.Out, Reason: "刚才已经生成了同名的报告（机关名称和年度都相同），没有覆盖", Advice: "请核对这两个统计表；确实都要的，请用 -o 分别起名。"}
	}
	for _, input := range []string{path, c.Template, c.Last} {
		if err := writable(c.Out, input, c.Force); err != nil {
			return nil, err
		}
	}
	if (c.Template != "" || c.Charts) && !k.words {
		return nil, &Error{Path: c.Out, Reason: "只有 .docx、.pdf 才用模板和图表", Advice: "请去掉 --template、--charts，或者改正 -o 后面的文件名。"}
	}
	data, err := k.write(l, done, c)
	if err != nil {
		return nil, explain(path, err, "生成不了 "+filepath.Base(c.Out))
	}
	if err := save(c.Out, data, c.Force); err != nil {
		return nil, err
	}
	done.Path = filepath.Clean(c.Out)
	return done, nil
}

// printable refuses a report with a cell in which something stands that is no figure, or a text that cannot be printed,
// whatever the findings say.
func (f *Filing) printable() error {
	for _, c := range f.Report.Form.Cells {
		if v := f.Report.Value(c); v.State == form.Unreadable {
			return &Error{
				Path:   f.Path,
				Reason: strings.TrimSpace(v.Place.String()+" "+c.Label()) + "不是数，没有生成报告",
				Advice: "请改正这一格；要先看样子，加 --draft 生成草稿。",
			}
		}
	}
	if _, errs := fields.Expand(f.Report); len(errs) > 0 {
		return &Error{
			Path:   f.Path,
			Reason: "“" + errs[0].Section.Title + "”的文字里，" + errs[0].Err.Error() + "，没有生成报告",
			Advice: "请改正文字；要先看样子，加 --draft 生成草稿。",
		}
	}
	return nil
}

// outputName returns the name of the file that a filing is written as: 机关名称年度年政府信息公开工作年度报告.docx, of a report the
// workbook.
func outputName(f *Filing, draft bool) string {
	r := f.Report
	name, rest := strings.TrimSuffix(filepath.Base(f.Path), filepath.Ext(f.Path)), "政府信息公开工作年度报告"
	if r.Agency != "" && r.Year != 0 {
		name, rest = r.Agency, strconv.Itoa(r.Year)+"年"+rest
	}
	if draft {
		rest += "（草稿）"
	}
	to := kindOf(kindOf(f.Kind).becomes)
	return fileName(name, rest+to.suffix+to.endings[0])
}

// errExists is the cause of a refusal to replace a file.
var errExists = errors.New("file exists")

// writable refuses an output that cannot or must not be written, before any work is done.
func writable(out, input string, force bool) *Error {
	target, err := os.Stat(out)
	if err == nil {
		source, sourceErr := os.Stat(input)
		switch {
		case target.IsDir():
			return &Error{Path: out, Reason: "这是一个文件夹，不能当作输出文件", Advice: "请在 -o 后面写文件名。"}
		case input != "" && sourceErr == nil && os.SameFile(target, source):
			return &Error{Path: out, Reason: "输出文件就是输入文件", Advice: "请换一个文件名。"}
		case !force:
			return &Error{Path: out, Reason: "文件已经存在，没有覆盖", Advice: "请换一个文件名；确实要覆盖的加 --force。", Err: errExists}
		}
	}
	if dir, err := os.Stat(filepath.Dir(out)); err != nil || !dir.IsDir() {
		return &Error{Path: out, Reason: "要放进去的文件夹不存在", Advice: "请先建好文件夹，或者换一个位置。"}
	}
	return nil
}
