// Package notice writes a superior's notice (通报) on what a list of agencies has filed: who is clean, late, missing or
// wrong, with counts, from a Word template that anybody may change.
package notice

import (
	"path/filepath"
	"slices"
	"strings"

	"nianbao/action"
	"nianbao/docx"
	"nianbao/docx/edit"
	"nianbao/filing/file"
	"nianbao/filing/roster"
	"nianbao/filing/seal"
	"nianbao/filing/template"
	"nianbao/grid"
	"nianbao/ooxml/opc"
	"nianbao/templates"
)

// A Notice is what is told.
type Notice struct {
	Listed   bool   // there is a list of those that must file
	Deadline string // the day that was asked for: 2月15日; empty for that of the law
	Issuer   string // who signs it; empty for a place to be filled
	Outcome  *roster.Outcome
	Alike    []Alike
	Scope    string // of which rules the files were checked, for people who do not know them; empty for all
	NoLast   bool   // nothing was held against last year's reports
	unsaid   bool   // the template does not say of which rules
	unheld   bool   // nor what was not held against last year's
}

// An Alike is agencies whose texts are too much alike.
type Alike struct {
	Files    []string // their paths
	Agencies []string
	Text     string // of which part: 五、存在的主要问题及改进情况
}

// Write fills a template, the built-in one where no path is given, and saves the notice. Where not every rule was asked for
// and the template does not say so, nobody is called without faults. The error is an *file.Error; nothing is written then.
func (n *Notice) Write(out, own string, force bool) error {
	pkg, err := opened(own)
	if err != nil {
		return err
	}
	t, err := template.Parse(own, pkg, template.Names{Offered: n.Data(), Missing: action.Refuse})
	if err != nil {
		return err
	}
	fill := func() (*opc.Package, error) {
		filled, err := t.FillWith(n.Data(), docx.Options{Missing: action.Refuse})
		if err != nil {
			return nil, &file.Error{Path: own, Reason: "通报的模板填不了，没有保存：\n" + file.Listed(err),
				Advice: "请改正模板；可以用的名称见 nianbao template export notice 导出的模板。", Err: err}
		}
		return filled, nil
	}
	filled, err := fill()
	n.unsaid, n.unheld = err == nil && n.Scope != "" && !says(filled, n.Scope), !names(t, lastless)
	if n.unsaid || n.unheld {
		filled, err = fill()
	}
	if err != nil {
		return err
	}
	if err := seal.SignAs(filled, seal.Notice); err != nil {
		return file.Explain(out, err, "通报写不出来，没有保存")
	}
	document, err := filled.Bytes()
	if err != nil {
		return file.Explain(out, err, "通报写不出来，没有保存")
	}
	return file.Save(out, document, force)
}

// scope is the name under which templates have the Scope, lastless that of the agencies without faults that were not held
// against last year's reports.
const scope, lastless = "检查范围", "未核上年"

// says reports whether who reads a printed document finds words in it. That a template names them is not enough: they may
// stand where nothing is printed.
func says(pkg *opc.Package, words string) bool {
	book, err := edit.Read(pkg)
	if err != nil {
		return false
	}
	for _, g := range book.Grids {
		if !g.Hidden && !g.Unseen && slices.ContainsFunc(g.Cells, func(c grid.Cell) bool { return strings.Contains(c.Text, words) }) {
			return true
		}
	}
	return false
}

// names reports whether a template prints, or asks for, what has a name.
func names(t *docx.Template, name string) bool {
	return slices.ContainsFunc(t.Tags(), func(tag docx.Tag) bool { return slices.Contains(tag.Names, name) })
}

// opened returns the template at a path, the built-in one for none.
func opened(own string) (*opc.Package, error) {
	if own == "" {
		return opc.Read(templates.Notice)
	}
	pkg, err := template.Read(own)
	if err == nil {
		_, err = template.Settle(own, pkg, false)
	}
	return pkg, err
}

// Export writes the built-in template, to be changed. The error is an *file.Error.
func Export(out string, force bool) error {
	if !strings.EqualFold(filepath.Ext(out), ".docx") {
		return &file.Error{Path: out, Reason: "输出的文件名要以 .docx 结尾", Advice: "请改正 -o 后面的文件名。"}
	}
	if err := file.Writable(out, nil, force); err != nil {
		return err
	}
	return file.Save(out, templates.Notice, force)
}
