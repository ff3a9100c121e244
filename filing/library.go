// Package filing is what a user does with a file that carries a report: open it, check it, convert it, make a new
// one. The command line and every other face call only this.
//
// Nothing is written before all of it is known to be right, and nothing that exists is lost: output goes to a
// temporary file beside its place, is synced and renamed, never over the input and over another file only when asked.
package filing

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"nianbao/docx"
	"nianbao/filing/file"
	"nianbao/filing/seal"
	"nianbao/filing/template"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/form/locate"
	"nianbao/ooxml/opc"
	"nianbao/render/word"
	"nianbao/templates"
)

// A Library is the forms that a filing may be on, with their Word templates.
type Library struct {
	Forms []*form.Form // oldest first
	dir   string       // of a form from a folder
	index *locate.Index

	waiting atomic.Pointer[func(words string)]

	mu       sync.Mutex
	prepared map[variant]*prepared // what many workbooks are filled into is prepared once
}

// OnWait says who is told, in a Chinese sentence, before something takes seconds.
func (l *Library) OnWait(tell func(words string)) { l.waiting.Store(&tell) }

func (l *Library) wait(words string) {
	if tell := l.waiting.Load(); tell != nil {
		(*tell)(words)
	}
}

// Builtin returns the built-in editions.
func Builtin() *Library { return builtin() }

var builtin = sync.OnceValue(func() *Library { return newLibrary(define.Builtin(), "") })

func newLibrary(forms []*form.Form, dir string) *Library {
	return &Library{Forms: forms, dir: dir, index: locate.New(forms...)}
}

// LoadDir returns the one form defined in a folder. The error is a *define.Error.
func LoadDir(dir string) (*Library, error) {
	f, err := define.LoadDir(dir)
	if err != nil {
		return nil, err
	}
	return newLibrary([]*form.Form{f}, dir), nil
}

// A CheckedForm is what came of checking a definition.
type CheckedForm struct {
	File      string          // its form.yaml
	Faults    []*define.Error // by their lines; none where it can be used
	Undecided []*define.Error // what is left in it for people to decide
	More      bool            // there may be more faults
	Err       error           // an *define.Error: there is nothing to be read
}

// CheckForm returns everything that is wrong with the definition in a folder, in Chinese with file and line.
func CheckForm(dir string) CheckedForm {
	c := CheckedForm{File: define.File(dir)}
	if c.Faults, c.Err = define.CheckDir(dir); c.Err == nil {
		c.Undecided, c.Err = define.UndecidedIn(dir)
	}
	c.More = len(c.Faults) == define.MaxFaults
	return c
}

// Edition returns a form by its edition, or the one for a year when the edition is empty. The error is an *file.Error.
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
	advice := "可用的版本：" + strings.Join(names, "、") + "。"
	if meant := form.Meant(l.Forms, edition); meant != "" {
		advice = "是不是 " + meant + "？" + advice
	}
	return nil, &file.Error{Reason: reason, Advice: advice}
}

// Inputs returns what the library's form is read from.
func (l *Library) Inputs() []string {
	if l.dir == "" {
		return nil
	}
	return []string{filepath.Join(l.dir, "form.yaml"), filepath.Join(l.dir, "report.docx")}
}

// A variant is a form's Word template with so many of the form's charts behind it.
type variant struct {
	form   *form.Form
	charts int
}

// A prepared template is ready to be filled.
type prepared struct {
	*docx.Template
	charts bool // there are charts in it
}

// prints reports whether the template prints a particular as it is, and whether it makes something else of it, such as
// {{slice 网站 8}}. What a condition asks for is not printed.
func (t *prepared) prints(p *form.Particular) (whole, changed bool) {
	for _, tag := range t.Tags() {
		words := strings.Fields(strings.Trim(tag.Text, "{}- \u00A0\u3000\n"))
		switch {
		case len(words) == 0 || !slices.Contains(tag.Names, p.Name):
		case slices.Contains([]string{"if", "else", "range", "with"}, words[0]):
		case len(words) == 1 || slices.Contains([]string{"前缀", "后缀", "连接", "默认", "日期"}, words[0]):
			whole = true // a date is compared as the day that it is
		default:
			changed = true
		}
	}
	return whole, changed
}

// prepare returns the Word template of a form with an appendix of charts, ready to be filled.
func (l *Library) prepare(f *form.Form, charts []*form.Chart) (*prepared, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	v := variant{f, len(charts)}
	if t := l.prepared[v]; t != nil {
		return t, nil
	}
	source, err := l.template(f)
	if err != nil {
		return nil, &file.Error{Reason: f.Edition + "版的 Word 模板打不开",
			Advice: "请检查格式文件夹里的 report.docx。", Err: err}
	}
	t, err := parse(source, charts)
	if left := new(file.Error); errors.As(err, &left) { // --clean is for a template of one's own
		return nil, &file.Error{Path: filepath.Join(l.dir, "report.docx"), Reason: left.Reason, Err: err,
			Advice: "请在 Word 或 WPS 的“审阅”里接受或拒绝全部修订、删除全部批注后再试。"}
	}
	if err != nil {
		return nil, file.Explain(f.Edition+"版 Word 模板", err, err.Error())
	}
	if l.prepared == nil {
		l.prepared = map[variant]*prepared{}
	}
	if f == f.Base() { // each report on a form with open tables has a template of its own
		l.prepared[v] = t
	}
	return t, nil
}

// parse reads a template and adds an appendix of charts.
func parse(source []byte, charts []*form.Chart) (*prepared, error) {
	pkg, err := opc.Read(source)
	if err != nil {
		return nil, err
	}
	if _, err := template.Settle("", pkg, false); err != nil {
		return nil, err
	}
	if len(charts) > 0 {
		if err := word.Appendix(pkg, charts); err != nil {
			return nil, err
		}
	}
	if _, err := seal.Prepare(pkg); err != nil {
		return nil, err
	}
	pkg.Compress()
	t, err := docx.Parse(pkg)
	return &prepared{t, hasCharts(pkg)}, err
}

func hasCharts(pkg *opc.Package) bool {
	return slices.ContainsFunc(pkg.Names(), func(name string) bool {
		return strings.Contains(pkg.Type(name), "drawingml.chart") || strings.Contains(pkg.Type(name), "chartex")
	})
}

// template returns the Word template of a form: its own report.docx, or one drawn from the definition when its folder
// has none.
func (l *Library) template(f *form.Form) ([]byte, error) {
	if l.dir == "" {
		return templates.FS.ReadFile(f.Edition + "/report.docx")
	}
	path := filepath.Join(l.dir, "report.docx")
	if _, err := os.Stat(path); os.IsNotExist(err) {
		return word.Template(f)
	}
	return file.Read(path, "模板", "请检查格式文件夹里的 report.docx。", maxFile)
}
