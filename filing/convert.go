package filing

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nianbao/check"
	"nianbao/form"
)

// A Conversion says how a workbook becomes a Word report.
type Conversion struct {
	Out   string   // empty: beside the workbook, named after agency and year
	Draft bool     // convert in spite of errors, and mark every page 草稿
	Force bool     // replace an existing file
	Keep  []string // files not to be replaced even so: those that this run has written
}

// A Converted is the outcome of a conversion.
type Converted struct {
	Filing   *Filing
	Findings []check.Finding
	Path     string // the file written; empty when findings of severity error stopped it
}

// Convert checks a workbook and writes its Word report. The error is an *Error; nothing is written then.
func (l *Library) Convert(path string, c Conversion) (*Converted, error) {
	f, err := l.Open(path)
	if err != nil {
		return nil, err
	}
	if f.Word {
		return nil, &Error{Path: path, Reason: "这是 Word 文件，不是统计表", Advice: "生成报告要用填好的统计表（.xlsx）；看或检查 Word 报告请用 nianbao show、nianbao check。"}
	}
	done := &Converted{Filing: f, Findings: l.Check(f)}
	if check.Count(done.Findings, check.Error) > 0 && !c.Draft {
		return done, nil
	}
	out := c.Out
	if out == "" {
		out = filepath.Join(filepath.Dir(path), reportName(f, c.Draft))
	}
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return nil, &Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if slices.Contains(c.Keep, filepath.Clean(out)) {
		return nil, &Error{Path: out, Reason: "刚才已经生成了同名的报告（机关名称和年度都相同），没有覆盖", Advice: "请核对这两个统计表；确实都要的，请用 -o 分别起名。"}
	}
	if err := writable(out, path, c.Force); err != nil {
		return nil, err
	}
	data, err := l.Word(f.Report, c.Draft)
	if err != nil {
		return nil, explain(path, err, "生成不了 Word 文件")
	}
	if err := save(out, data, c.Force); err != nil {
		return nil, err
	}
	done.Path = filepath.Clean(out)
	return done, nil
}

// Word returns the report as a Word document, filled into its form's template and read back: every figure and text of the document
// equals the report's. The error is an *Error.
func (l *Library) Word(r *form.Report, draft bool) ([]byte, error) {
	t, err := l.prepare(r.Form)
	if err != nil {
		return nil, err
	}
	fields := r.Fields() // what is wrong with a text is a finding; a draft prints it as it was written
	fields["草稿"] = draft
	data, err := t.Fill(fields)
	if err != nil {
		return nil, &Error{Path: r.Form.Edition + "版 Word 模板", Reason: err.Error(), Advice: "请改正模板后再试。", Err: err}
	}
	if differences := compare(data, r, fields); len(differences) > 0 {
		return nil, &Error{
			Reason: "写出的 Word 文件与工作簿不一致，没有保存：\n" + strings.Join(differences, "\n"),
			Advice: "用自己的 Word 模板的，请检查模板里这些格的写法；否则请看文字里有没有单独成行的标题、落款，都没有的请告诉程序的维护者。",
		}
	}
	return data, nil
}

// reportName returns the name of a report's file: 机关名称年度年政府信息公开工作年度报告.docx.
func reportName(f *Filing, draft bool) string {
	r := f.Report
	name, rest := strings.TrimSuffix(filepath.Base(f.Path), filepath.Ext(f.Path)), "政府信息公开工作年度报告"
	if r.Agency != "" && r.Year != 0 {
		name, rest = r.Agency, strconv.Itoa(r.Year)+"年"+rest
	}
	if draft {
		rest += "（草稿）"
	}
	return fileName(name, rest+".docx")
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
