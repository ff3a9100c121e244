// Package filing is what a user does with a file that carries a report: open it, check it, convert it, make a new one. The command line
// and every other face call only this.
//
// Nothing is written before all of it is known to be right, and nothing that exists is lost: output goes to a temporary file beside its
// place, is synced and renamed, never over the input and over another file only when asked.
package filing

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"nianbao/docx"
	"nianbao/docx/official"
	"nianbao/form"
	"nianbao/opc"
	"nianbao/templates"
)

// A Library is the forms that a filing may be on, with their Word templates.
type Library struct {
	Forms []*form.Form // oldest first
	dir   string       // of a form from a folder

	mu       sync.Mutex
	prepared map[*form.Form]*docx.Template // what many workbooks are filled into is prepared once
}

// Builtin returns the built-in editions.
func Builtin() *Library { return builtin() }

var builtin = sync.OnceValue(func() *Library { return &Library{Forms: form.Builtin()} })

// LoadDir returns the one form defined in a folder. The error is a *form.DefinitionError.
func LoadDir(dir string) (*Library, error) {
	f, err := form.LoadDir(dir)
	if err != nil {
		return nil, err
	}
	return &Library{Forms: []*form.Form{f}, dir: dir}, nil
}

// Edition returns a form by its edition, or the one for a year when the edition is empty. The error is an *Error.
func (l *Library) Edition(edition string, year int) (*form.Form, error) {
	var names []string
	var fit *form.Form
	for _, f := range l.Forms {
		if f.Edition == edition {
			return f, nil
		}
		if f.Years.Fit(year) || year == 0 {
			fit = f
		}
		names = append(names, f.Edition+"（"+f.Years.String()+"）")
	}
	if edition == "" && fit != nil {
		return fit, nil
	}
	reason := "没有“" + edition + "”这个版本"
	if edition == "" {
		reason = "没有适用于这一年度的版本"
	}
	return nil, &Error{Reason: reason, Advice: "可用的版本：" + strings.Join(names, "、") + "。"}
}

// prepare returns the Word template of a form, ready to be filled.
func (l *Library) prepare(f *form.Form) (*docx.Template, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if t := l.prepared[f]; t != nil {
		return t, nil
	}
	source, err := l.template(f)
	if err != nil {
		return nil, &Error{Reason: f.Edition + "版的 Word 模板打不开", Advice: "请检查格式文件夹里的 report.docx。", Err: err}
	}
	t, err := parse(source)
	if err != nil {
		return nil, explain(f.Edition+"版 Word 模板", err, err.Error())
	}
	if l.prepared == nil {
		l.prepared = map[*form.Form]*docx.Template{}
	}
	l.prepared[f] = t
	return t, nil
}

func parse(source []byte) (*docx.Template, error) {
	pkg, err := opc.Read(source)
	if err != nil {
		return nil, err
	}
	return docx.Parse(pkg)
}

// template returns the Word template of a form: its own report.docx, or one drawn from the definition when its folder has none.
func (l *Library) template(f *form.Form) ([]byte, error) {
	if l.dir == "" {
		return templates.FS.ReadFile(f.Edition + "/report.docx")
	}
	data, err := os.ReadFile(filepath.Join(l.dir, "report.docx"))
	if os.IsNotExist(err) {
		return official.Template(f)
	}
	return data, err
}
