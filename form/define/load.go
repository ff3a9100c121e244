// Package define reads a form's definition, form.yaml, and makes the form of it. A definition states each table, row,
// column and relation once; what is wrong with one is told with file, line and reason. It knows no report.
//
// Stable once released: the definition's keys.
package define

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"nianbao/form"
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
			f, err := Load(templates.FS, e.Name())
			if err != nil {
				panic(err)
			}
			forms[i] = f
		})
	}
	loading.Wait()
	return forms
})

// LoadDir reads the definition in a folder. The error is an *Error.
func LoadDir(dir string) (*form.Form, error) {
	dir = strings.TrimSuffix(strings.TrimSuffix(dir, "form.yaml"), "/")
	if dir == "" {
		dir = "."
	}
	return load(os.DirFS(dir), ".", dir)
}

// Load reads the definition form.yaml in a folder of a file system. The error is an *Error.
func Load(fsys fs.FS, dir string) (*form.Form, error) { return load(fsys, dir, dir) }

// maxDefinition bounds the size of a definition in bytes.
const maxDefinition = 1 << 20

func load(fsys fs.FS, dir, shown string) (*form.Form, error) {
	name := path.Join(shown, "form.yaml")
	file, err := fsys.Open(path.Join(dir, "form.yaml"))
	if err != nil {
		return nil, &Error{name, 0, "文件不存在或打不开"}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxDefinition+1))
	if err != nil {
		return nil, &Error{name, 0, "文件读不出来"}
	}
	if len(data) > maxDefinition {
		return nil, &Error{name, 0, "文件超过 1 MiB，不像格式定义"}
	}
	return Parse(name, data)
}

// Parse reads a definition; name is what errors call it. The error is an *Error.
func Parse(name string, data []byte) (*form.Form, error) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if !utf8.Valid(data) {
		return nil, &Error{name, 0, "不是 UTF-8 编码，请另存为 UTF-8"}
	}
	var s spec
	if err := yaml.UnmarshalWithOptions(data, &s, yaml.Strict()); err != nil {
		return nil, yamlError(name, err)
	}
	b := builder{form: &form.Form{Edition: s.Edition, Notice: s.Notice, Cites: s.Cites, Years: form.Years(s.Years)}}
	b.build(&s)
	if b.problem == nil {
		return b.form, nil
	}
	e := &Error{File: name, Reason: b.problem.reason}
	if file, err := parser.ParseBytes(data, 0); err == nil {
		e.Line = lineOf(file, b.problem.at)
	}
	return nil, e
}

var unknownField = regexp.MustCompile(`unknown field "([^"]*)"`)

func yamlError(name string, err error) *Error {
	e := &Error{File: name, Reason: "不是合法的 YAML，请检查缩进、冒号和引号"}
	var located yaml.Error
	if errors.As(err, &located) {
		if t := located.GetToken(); t != nil && t.Position != nil {
			e.Line = t.Position.Line
		}
		var mismatch *yaml.TypeError
		if m := unknownField.FindStringSubmatch(located.GetMessage()); m != nil {
			e.Reason = fmt.Sprintf("没有“%s”这一项", m[1])
		} else if errors.As(err, &mismatch) {
			e.Reason = "这一项的类型不对（该填文字、整数、true/false 还是列表，请对照内置格式）"
		}
	}
	return e
}

// lineOf returns the line of the nearest part of a YAML path that the file has, 0 for none.
func lineOf(file *ast.File, at string) int {
	for at != "" {
		if p, err := yaml.PathString(at); err == nil {
			if node, err := p.FilterFile(file); err == nil && node != nil {
				if t := node.GetToken(); t != nil && t.Position != nil {
					return t.Position.Line
				}
			}
		}
		at = at[:max(0, strings.LastIndexAny(at, ".["))]
	}
	return 0
}
