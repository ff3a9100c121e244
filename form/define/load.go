// Package define reads a form's definition, form.yaml, and makes the form of it. A definition states each table, row,
// column and relation once; what is wrong with one is told with file, line and reason. It knows no report.
//
// Stable once released: the definition's keys.
package define

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"sync"
	"unicode/utf8"

	"nianbao/form"
	"nianbao/form/define/plain"
	"nianbao/templates"
)

// An Error refuses a definition: the file, the line and the reason, in Chinese.
type Error struct {
	File   string
	Line   int // 0 when the whole file is meant
	Reason string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("格式定义 %s：%s", e.File, e.Reason)
	}
	return fmt.Sprintf("格式定义 %s 第 %d 行：%s", e.File, e.Line, e.Reason)
}

// Hint returns what to do about it.
func (e *Error) Hint() string {
	if e.Reason == noDefinition {
		return "请写放着 form.yaml 的文件夹。"
	}
	return "请对照内置格式的 form.yaml 改正后再试。"
}

// Builtin returns the built-in editions, oldest first. It panics if one is malformed, which the package's tests exclude.
var Builtin = sync.OnceValue(func() []*form.Form {
	entries, err := fs.ReadDir(templates.FS, ".")
	if err != nil {
		panic(err)
	}
	forms := make([]*form.Form, len(entries))
	var loading sync.WaitGroup
	for i, e := range entries { // side by side: reading YAML is a third of what the program needs to start
		loading.Go(func() {
			f, err := load(templates.FS, e.Name(), e.Name())
			if err != nil {
				panic(err)
			}
			forms[i] = f
		})
	}
	loading.Wait()
	return forms
})

// LoadDir reads the definition in a folder. The error is an *Error, the first thing wrong with it.
func LoadDir(dir string) (*form.Form, error) {
	return loadFrom(sourceOf(folder(dir)))
}

// loadFrom reads the definition in a source's folder.
func loadFrom(s source) (*form.Form, error) {
	name, data, err := read(os.DirFS(s.dir), ".", s.dir)
	if err != nil {
		return nil, err
	}
	return first(parse(name, data, s))
}

// CheckDir returns everything that is wrong with the definition in a folder, by its lines; none where it can be used.
// The error is an *Error: there is nothing to be read.
func CheckDir(dir string) ([]*Error, error) {
	dir = folder(dir)
	name, data, err := read(os.DirFS(dir), ".", dir)
	if err != nil {
		return nil, err
	}
	_, faults := parse(name, data, sourceOf(dir))
	slices.SortStableFunc(faults, func(a, b *Error) int { return cmp.Compare(a.Line, b.Line) })
	return faults, nil
}

// File returns what errors call the definition in a folder.
func File(dir string) string { return path.Join(folder(dir), "form.yaml") }

// folder returns the folder of a definition, which may be named itself.
func folder(dir string) string {
	if filepath.Base(dir) == "form.yaml" {
		return filepath.Dir(dir)
	}
	return cmp.Or(dir, ".")
}

// maxDefinition bounds the size of a definition in bytes.
const maxDefinition = 1 << 20

// noDefinition is what is wrong with a folder that is none of a definition.
const noDefinition = "文件不存在或打不开"

// load reads a built-in definition in a folder of a file system, which errors show by another name.
func load(fsys fs.FS, dir, shown string) (*form.Form, error) {
	name, data, err := read(fsys, dir, shown)
	if err != nil {
		return nil, err
	}
	return first(parse(name, data, source{known: true}))
}

// read returns the definition in a folder of a file system, and what errors call it. The error is an *Error.
func read(fsys fs.FS, dir, shown string) (name string, data []byte, err error) {
	name = path.Join(shown, "form.yaml")
	info, err := fs.Stat(fsys, path.Join(dir, "form.yaml"))
	if err == nil && !info.Mode().IsRegular() { // a pipe would be waited for
		return name, nil, &Error{name, 0, "不是普通文件"}
	}
	file, err := fsys.Open(path.Join(dir, "form.yaml"))
	if err != nil {
		return name, nil, &Error{name, 0, noDefinition}
	}
	defer file.Close()
	content := bytes.NewBuffer(make([]byte, 0, min(info.Size(), maxDefinition)+bytes.MinRead))
	if _, err = content.ReadFrom(io.LimitReader(file, maxDefinition+1)); err != nil {
		return name, nil, &Error{name, 0, "文件读不出来"}
	}
	if data = content.Bytes(); len(data) > maxDefinition {
		return name, nil, &Error{name, 0, "文件超过 1 MiB，不像格式定义"}
	}
	return name, data, nil
}

// Parse reads a definition that stands in no folder; name is what errors call it. The error is an *Error, the first
// thing wrong with it.
func Parse(name string, data []byte) (*form.Form, error) {
	return first(parse(name, data, source{builtin: Builtin}))
}

func first(f *form.Form, faults []*Error) (*form.Form, error) {
	if len(faults) > 0 {
		return nil, faults[0]
	}
	return f, nil
}

// parse reads a definition and returns everything that is wrong with it, at most MaxFaults: first what is no part of
// any definition, then what this one lacks or contradicts.
func parse(name string, data []byte, from source) (*form.Form, []*Error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return nil, []*Error{{name, 0, "不是 UTF-8 编码，请另存为 UTF-8"}}
	}
	if s := new(spec); plain.TooDeep(data, maxDepth) == 0 && plain.Read(data, s) {
		if f, problems := build(s, from); len(problems) == 0 {
			return f, nil
		}
	}
	root, fault := parseYAML(name, definition, data)
	if fault != nil {
		return nil, []*Error{fault}
	}
	s := new(spec)
	d := decoder{file: name, what: definition}
	d.decode(root, reflect.ValueOf(s).Elem(), 0)
	f, problems := build(s, from)
	faults := d.faults
	for _, p := range problems {
		line := lineOf(root, p.at)
		if !slices.ContainsFunc(d.faults, func(f *Error) bool { return f.Line == line }) { // what is missing follows from it
			faults = append(faults, &Error{name, line, p.reason})
		}
	}
	return f, faults[:min(len(faults), MaxFaults)]
}

// build makes the form of a definition, and returns what is wrong with it.
func build(s *spec, from source) (*form.Form, []*problem) {
	b := builder{source: from, form: &form.Form{Edition: s.Edition, Notice: s.Notice, Cites: s.Cites, Years: form.Years(s.Years)}}
	b.build(s)
	if b.form.HasOpen() {
		b.form.Instantiable(func(rows map[string]form.OpenRows) *form.Form { return with(s, b.form, rows) })
	}
	return b.form, b.problems
}
