package filing

import (
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/filing/file"
	"nianbao/filing/marks"
	"nianbao/filing/waivers"
	"nianbao/xlsx/edit"
)

// Annotate writes a copy of a workbook in which every cell at fault is filled and has a comment, behind a first sheet
// that lists the findings, in place of the marks of an earlier run. All else stays as it was, but macros, which are
// left out. The error is an *file.Error; nothing is written then.
func (l *Library) Annotate(f *Filing, findings []check.Finding, out string, force bool) error {
	if err := f.editable(out, file.Inputs(l.Inputs()), force); err != nil {
		return err
	}
	e, err := f.edit()
	if err != nil {
		return file.Explain(f.Path, err, "这个工作簿标注不了")
	}
	found := marks.Findings{List: findings, Report: f.Report, Choice: f.choice, Verdict: f.Verdict(findings)}
	if err := found.Mark(e); err != nil {
		return file.Explain(f.Path, err, "这个工作簿标注不了")
	}
	return f.write(e, out, force)
}

// editable refuses what cannot be edited as a workbook or written to.
func (f *Filing) editable(out string, inputs file.Inputs, force bool) error {
	if f.Kind != Workbook {
		return &file.Error{
			Path:   f.Path,
			Reason: "这不是统计表（.xlsx）",
			Advice: "只有统计表能标注、改正；Word 报告、网页和 PDF 可以先用 nianbao convert -o 统计表.xlsx 变成统计表。",
		}
	}
	return workbookAt(out, append(inputs, f.Path), force)
}

// WorkbookCopy refuses a place for the marked copy of a workbook that is still to be read. The error is an *file.Error.
func (l *Library) WorkbookCopy(path, out string, force bool) error {
	return workbookAt(out, append(l.Inputs(), path), force)
}

// workbookAt refuses a place that no workbook can have, or that is an input's.
func workbookAt(out string, inputs file.Inputs, force bool) error {
	if !strings.EqualFold(filepath.Ext(out), ".xlsx") {
		return &file.Error{Path: out, Reason: "输出的文件名要以 .xlsx 结尾", Advice: "请改正文件名。"}
	}
	if err := file.Writable(out, inputs, force); err != nil {
		return err
	}
	return nil
}

// edit returns an editor of the workbook without its macros, with the sheet of what is explained within it.
func (f *Filing) edit() (*edit.Editor, error) {
	plain := f.source.Clone()
	if err := plain.StripMacros(); err != nil {
		return nil, err
	}
	e, err := edit.Open(plain)
	if err == nil && len(f.within) > 0 {
		err = e.AppendSheet(waivers.Sheet(f.within, waivers.NamesOf(f.Report)))
	}
	return e, err
}

// write saves an edited workbook.
func (f *Filing) write(e *edit.Editor, out string, force bool) error {
	data, err := e.Package().Bytes()
	if err != nil {
		return file.Explain(f.Path, err, "改过的工作簿写不出来")
	}
	return f.save(out, data, force)
}

// save saves what was made of the filing, and never over what was read for it.
func (f *Filing) save(out string, data []byte, force bool) error {
	if _, refusal := file.FindSpot(out, false, f.inputs(), f.run, force); refusal != nil {
		return refusal
	}
	return file.Save(out, data, force)
}

// inputs returns the files that were read for the filing.
func (f *Filing) inputs() file.Inputs { return append(file.Inputs{f.Path}, f.others...) }
