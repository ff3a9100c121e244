package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/cmd/nianbao/many"
	"nianbao/cmd/nianbao/terminal"
	"nianbao/contract"
	"nianbao/filing/batch"
	"nianbao/filing/file"
	"nianbao/filing/template"
)

// templates are the endings of files that may be Word templates, where a folder has others as well.
var templates = []string{".docx", ".docm", ".dotx"}

// folderOf returns the folder in which all of an output with actions in its name stand, which is not to be looked into
// for templates; empty for none.
func folderOf(out string) string {
	if before, _, has := strings.Cut(out, "{{"); has {
		out = filepath.Dir(before + "x")
	}
	if out == "." || strings.EqualFold(filepath.Ext(out), ".docx") {
		return ""
	}
	return out
}

// A fillingRun fills many templates with the same data.
type fillingRun struct {
	*many.Run
	how   template.Filling
	twins map[string]string // by a template the one whose document has the name that its own would have
}

// A filledOne is what came of one template.
type filledOne struct {
	left    bool // it is no template
	failed  bool // nothing was written of it
	written int
	unmade  int // documents that were not written
}

// fillMany fills templates, each as it would be alone, into a folder: under their own names, and where there are actions
// in the folder's name, in a folder for each row.
func (t *face) fillMany(m *many.Run, how template.Filling) (err error) {
	if strings.EqualFold(filepath.Ext(how.Out), ".docx") {
		return &file.Error{Reason: "有几个模板时 -o 后面不能写一个文件",
			Advice: "请写文件夹，如 -o 通知/；每行数据写一份的，如 -o '通知/{{单位}}'。"}
	}
	m.Found.Items = slices.DeleteFunc(m.Found.Items, func(item batch.Item) bool {
		other := item.Found && !slices.Contains(templates, strings.ToLower(filepath.Ext(item.Path)))
		if other {
			m.Found.Left.Add(batch.NoTemplate, "")
		}
		return other
	})
	if len(m.Found.Items) == 0 && len(m.Found.Unread) == 0 {
		return noTemplates(m)
	}
	if how.Set, err = how.Data.Read(); err != nil {
		return err
	}
	for _, r := range how.Set.Remarks {
		t.Say("%s。", terminal.Visible(r))
	}
	ctx, release := many.Stoppable()
	defer release()
	how.Stop, how.Stands, how.Inputs, how.Several = ctx, m.Stands, m.Paths(), true
	how.Into = how.Out
	if m.Jobs = batch.JobsWriting(m.Jobs); len(m.Found.Items) > 1 {
		how.Jobs = 1 // several templates at once, and of each a document after the other
	}
	run := &fillingRun{Run: m, how: how}
	run.twins = twinsOf(m.Found.Items, run.outOf)
	count, sum := 0, filledOne{}
	refused := 0
	err = many.Each(m, run.one, func(_ batch.Item, o filledOne) bool {
		if o.left {
			m.Found.Left.Add(batch.NoTemplate, "")
			return false
		}
		count++
		if sum.written, sum.unmade = sum.written+o.written, sum.unmade+o.unmade; o.failed {
			refused++
		}
		if o.failed || o.unmade > 0 {
			m.Worst = exitFailed
		}
		return true
	})
	if err != nil {
		return err
	}
	if count == 0 && m.Worst == exitOK {
		return noTemplates(m)
	}
	t.toldTemplates(m, count, refused, sum)
	return m.End()
}

// noTemplates refuses a run without any.
func noTemplates(m *many.Run) error {
	return &file.Error{Reason: "没有 Word 模板（" + m.Found.Left.Words() + "）", Advice: "请看文件夹有没有写错。"}
}

// toldTemplates says how many templates there were and what was written.
func (t *face) toldTemplates(m *many.Run, count, refused int, sum filledOne) {
	words := ""
	if refused > 0 {
		words += fmt.Sprintf("，一份也没有写成的模板 %d 个", refused)
	}
	if sum.unmade > 0 {
		words += fmt.Sprintf("，没有写成的 %d 份", sum.unmade)
	}
	if left := m.Found.Left.Words(); left != "" {
		words += "；" + terminal.Visible(left)
	}
	t.Say("共 %d 个模板：写了 %d 份%s。", count, sum.written, words)
}

// outOf returns where the document of a template goes, or those of the rows.
func (r *fillingRun) outOf(item batch.Item) string {
	below := filepath.FromSlash(item.Below)
	return filepath.Join(r.how.Out, strings.TrimSuffix(below, filepath.Ext(below))+".docx")
}

// one fills one template and says what came of it.
func (r *fillingRun) one(to *terminal.Terminal, _ int, item batch.Item) (o filledOne) {
	f, how := &face{to}, r.how
	how.Out = r.outOf(item)
	if tags, err := template.Tags(item.Path); err == nil && len(tags) == 0 { // a pattern gives such files, too
		return filledOne{left: true}
	}
	how.Told = func(row template.Row) {
		if r.Lines {
			line := filledRow(row)
			line.Template = item.Path
			contract.WriteLine(f.Out, line)
		}
	}
	var done *template.Filled
	err := many.Guarded(item.Path, func() (err error) {
		if twin := r.twins[item.Path]; twin != "" {
			return &file.Error{Path: how.Out, Reason: "和 " + twin + " 填好的文件同名，没有覆盖",
				Advice: "请给其中一个换一个文件名，或者分开填写。"}
		}
		done, err = template.Fill(item.Path, how)
		return err
	})
	switch {
	case err != nil && r.Lines:
		contract.WriteLine(f.Out, contract.Filled{Template: item.Path, Status: "refused", Output: how.Out,
			Error: err.Error()})
	case err != nil:
		f.Fail(err)
	}
	if err != nil {
		return filledOne{failed: true}
	}
	if r.Lines && !done.Rows {
		contract.WriteLine(f.Out, contract.Filled{Template: item.Path, Status: "written", Output: how.Out,
			OutputSHA256: done.Sum})
	}
	called := terminal.Visible(item.Path)
	f.noted(called, done)
	f.filled(called+"：", done)
	return filledOne{written: len(done.Written), unmade: done.Left, failed: len(done.Written) == 0}
}

// twinsOf returns, of items whose output would have the name of an earlier one's, that one.
func twinsOf(items []batch.Item, out func(batch.Item) string) map[string]string {
	first, twins := map[string]string{}, map[string]string{}
	for _, item := range items {
		name := strings.ToLower(out(item))
		if twin, taken := first[name]; taken {
			twins[item.Path] = twin
		} else {
			first[name] = item.Path
		}
	}
	return twins
}
