// Package overview drafts the overview of a report from its figures, as the form's definition words it, and saves it as
// a document or as text.
package overview

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"nianbao/check"
	"nianbao/check/family"
	"nianbao/docx"
	"nianbao/filing"
	"nianbao/filing/beside"
	"nianbao/filing/file"
	"nianbao/filing/seal"
	"nianbao/form"
	"nianbao/form/compose"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
)

// An Outline says of which report an overview is drafted.
type Outline struct {
	Out      string // .docx or .txt; empty for none
	Last     string // the filing of the year before, with which figures are compared
	Filled   bool   // with the figures in the place of their names
	Force    bool   // replace an existing file
	Password string
}

// An Outlined is an overview's draft.
type Outlined struct {
	Filing  *filing.Filing
	Section *form.Section
	Lines   []string
	Remarks []string
	file.Spot
}

// Draft drafts the overview of a filing's report and saves it where that is asked for. The error is an *file.Error.
func Draft(l *filing.Library, path string, o Outline) (done *Outlined, err error) {
	err = file.Guard(path, func() (err error) {
		done, err = draft(l, path, o)
		return err
	})
	return done, err
}

func draft(l *filing.Library, path string, o Outline) (*Outlined, error) {
	f, err := l.Open(path, o.Password)
	if err != nil {
		return nil, err
	}
	if err := l.Hold(f, filing.Beside{Last: o.Last, Password: o.Password, Charts: true}); err != nil {
		return nil, err
	}
	done := &Outlined{Filing: f}
	done.Section, done.Lines, err = compose.Overview(f.Report, f.Last())
	if err == nil && o.Filled {
		done.Lines, err = compose.Fill(f.Report, done.Section, done.Lines)
	}
	switch {
	case errors.Is(err, compose.ErrNoDraft):
		return nil, &file.Error{Path: path, Reason: f.Report.Form.Edition + "版格式没有总体情况的句子", Err: err,
			Advice: "请在 form.yaml 的 texts.overview.drafts 里写上。"}
	case err != nil:
		return nil, &file.Error{Path: path, Reason: "总体情况起草不了：" + err.Error(), Err: err,
			Advice: "请改正 form.yaml 的 texts.overview.drafts。"}
	}
	if done.Remarks, err = doubts(l, f, o.Last); err != nil {
		return nil, err
	}
	if o.Out == "" {
		return done, nil
	}
	write := outlineWriters[strings.ToLower(filepath.Ext(o.Out))]
	if write == nil {
		return nil, &file.Error{Path: o.Out, Reason: "总体情况只能写成 .docx 或 .txt", Advice: "请改正 -o 后面的文件名。"}
	}
	spot, refusal := file.FindSpot(o.Out, false, append(file.Inputs{path, o.Last}, l.Inputs()...), nil, o.Force)
	if refusal != nil {
		return nil, refusal
	}
	data, err := write(done)
	if err == nil {
		err = spot.Save(data)
	}
	if err != nil {
		return nil, file.Explain(o.Out, err, "总体情况写不出来")
	}
	done.Spot = spot
	return done, nil
}

// outlineWriters write the draft by the endings of files.
var outlineWriters = map[string]func(*Outlined) ([]byte, error){".docx": outlineDocument, ".txt": outlineText}

func outlineText(o *Outlined) ([]byte, error) {
	return []byte(o.Section.Title + "\n" + strings.Join(o.Lines, "\n") + "\n"), nil
}

// outlineDocument returns the section as a document that looks as the report does.
func outlineDocument(o *Outlined) ([]byte, error) {
	source, err := word.OneText(o.Section)
	if err != nil {
		return nil, err
	}
	pkg, err := opc.Read(source)
	if err != nil {
		return nil, err
	}
	t, err := docx.Parse(pkg)
	if err != nil {
		return nil, err
	}
	filled, err := t.FillWith(map[string]any{o.Section.Name: strings.Join(o.Lines, "\n"), "草稿": false}, docx.Options{})
	if err != nil {
		return nil, err
	}
	if err := seal.SignAs(filled, seal.Overview); err != nil {
		return nil, err
	}
	return filled.Bytes()
}

// doubts says, besides what is to be said of a filing, that its figures are not yet right: what is drafted from them may
// not be. Its texts do not matter here. The error is an *file.Error.
func doubts(l *filing.Library, f *filing.Filing, last string) ([]string, error) {
	if err := f.ReadWaivers(); err != nil {
		return nil, err
	}
	n := 0
	for _, x := range l.Check(f) {
		if x.Rule.Severity == check.Error && x.Waived == "" && family.Of(x.Rule.ID).Figures {
			n++
		}
	}
	remarks := f.Remarks()
	if n > 0 {
		remarks = append(remarks, fmt.Sprintf("表里有 %d 个错误没有改，起草的数不一定对，请先用 %s 检查", n, beside.Command(f.Path, last)))
	}
	return remarks, nil
}
