package form

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"sync"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"nianbao/phrase"
	"nianbao/templates"
)

// A DefinitionError refuses a definition: the file, the line and the reason, in Chinese.
type DefinitionError struct {
	File   string
	Line   int // 0 when the whole file is meant
	Reason string
}

func (e *DefinitionError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("格式定义 %s：%s", e.File, e.Reason)
	}
	return fmt.Sprintf("格式定义 %s 第 %d 行：%s", e.File, e.Line, e.Reason)
}

// Hint returns what to do about it.
func (e *DefinitionError) Hint() string {
	return "请对照内置格式的 form.yaml（templates/2021/form.yaml）改正后再试。"
}

// Builtin returns the built-in editions, oldest first. It panics if one is malformed, which the package's tests exclude.
var Builtin = sync.OnceValue(func() []*Form {
	entries, err := fs.ReadDir(templates.FS, ".")
	if err != nil {
		panic(err)
	}
	forms := make([]*Form, len(entries))
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

// LoadDir reads the definition in a folder. The error is a *DefinitionError.
func LoadDir(dir string) (*Form, error) { return load(os.DirFS(dir), ".", dir) }

// Load reads the definition form.yaml in a folder of a file system. The error is a *DefinitionError.
func Load(fsys fs.FS, dir string) (*Form, error) { return load(fsys, dir, dir) }

// maxDefinition bounds the size of a definition in bytes.
const maxDefinition = 1 << 20

func load(fsys fs.FS, dir, shown string) (*Form, error) {
	name := path.Join(shown, "form.yaml")
	file, err := fsys.Open(path.Join(dir, "form.yaml"))
	if err != nil {
		return nil, &DefinitionError{name, 0, "文件不存在或打不开"}
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxDefinition+1))
	if err != nil {
		return nil, &DefinitionError{name, 0, "文件读不出来"}
	}
	if len(data) > maxDefinition {
		return nil, &DefinitionError{name, 0, "文件超过 1 MiB，不像格式定义"}
	}
	return Parse(name, data)
}

// Parse reads a definition; name is what errors call it. The error is a *DefinitionError.
func Parse(name string, data []byte) (*Form, error) {
	var s spec
	if err := yaml.UnmarshalWithOptions(data, &s, yaml.Strict()); err != nil {
		return nil, yamlError(name, err)
	}
	b := builder{form: &Form{Edition: s.Edition, Notice: s.Notice, Cites: s.Cites, Years: Years(s.Years)}}
	b.build(&s)
	if b.problem == nil {
		return b.form, nil
	}
	e := &DefinitionError{File: name, Reason: b.problem.reason}
	if file, err := parser.ParseBytes(data, 0); err == nil {
		e.Line = lineOf(file, b.problem.at)
	}
	return nil, e
}

var unknownField = regexp.MustCompile(`unknown field "([^"]*)"`)

func yamlError(name string, err error) *DefinitionError {
	e := &DefinitionError{File: name, Reason: "不是合法的 YAML，请检查缩进、冒号和引号"}
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

// A problem is the first thing wrong with a definition and its YAML path.
type problem struct{ at, reason string }

type builder struct {
	form    *Form
	problem *problem
	names   map[string]bool // top-level template names taken
}

func (b *builder) refuse(at, format string, args ...any) {
	if b.problem == nil {
		b.problem = &problem{at, fmt.Sprintf(format, args...)}
	}
}

var (
	idShape   = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	nameShape = regexp.MustCompile(`^\p{L}[\p{L}\p{Nd}_]*$`)
)

func (b *builder) build(s *spec) {
	b.names = map[string]bool{}
	if s.Edition == "" {
		b.refuse("$.edition", "缺少版本 edition")
	}
	if s.Years.From == 0 || s.Years.To != 0 && s.Years.To < s.Years.From {
		b.refuse("$.years", "适用年份 years 要写明 from（和不早于它的 to）")
	}
	b.particulars(s.Particulars)
	tables := b.tables(s.Tables)
	b.sections(s.Sections, tables)
	if b.problem != nil {
		return
	}
	b.cells()
	for i, r := range s.Relations {
		b.relation(fmt.Sprintf("$.relations[%d]", i), r)
	}
	if b.problem == nil {
		b.form.labels = makeLabels(b.form)
	}
}

// name takes a top-level template name.
func (b *builder) name(at, name string) {
	switch {
	case !nameShape.MatchString(name) || phrase.Reserved(name):
		b.refuse(at, "名称“%s”不能用作模板里的名称（只能用文字、数字和下划线，且不是函数或控制词）", name)
	case b.names[name]:
		b.refuse(at, "名称“%s”重复", name)
	}
	b.names[name] = true
}

func (b *builder) particulars(list []*specParticular) {
	seen := map[string]bool{}
	for i, p := range list {
		at := fmt.Sprintf("$.particulars[%d]", i)
		if !idShape.MatchString(p.ID) || seen[p.ID] {
			b.refuse(at+".id", "id“%s”为空、重复或含小写字母、数字、下划线以外的字符", p.ID)
		}
		seen[p.ID] = true
		if Key(p.Label) == "" {
			b.refuse(at, "缺少标签 label")
		}
		b.name(at+".name", p.Name)
		b.form.Particulars = append(b.form.Particulars, &Particular{p.ID, p.Name, p.Label, p.Aliases, p.Hint})
	}
	for _, id := range []string{Agency, Year, Date} {
		if !seen[id] {
			b.refuse("$.particulars", "缺少基本信息 %s", id)
		}
	}
}

func (b *builder) tables(list []*specTable) map[string]*Table {
	byID := map[string]*Table{}
	for i, t := range list {
		at := fmt.Sprintf("$.tables[%d]", i)
		if !idShape.MatchString(t.ID) || byID[t.ID] != nil {
			b.refuse(at+".id", "表的 id“%s”为空、重复或含小写字母、数字、下划线以外的字符", t.ID)
		}
		b.name(at+".name", t.Name)
		table := &Table{ID: t.ID, Name: t.Name, Heading: t.Heading, Corner: t.Corner, Over: t.Over, Across: t.Across}
		table.Rows = b.nodes(at, "rows", t.Rows)
		table.Columns = b.nodes(at, "columns", t.Columns)
		table.rows, table.columns = leaves(table.Rows), leaves(table.Columns)
		if len(table.rows) == 0 || len(table.columns) == 0 {
			b.refuse(at, "表“%s”没有行或没有列", t.Name)
		}
		b.distinct(at, table)
		byID[t.ID] = table
		b.form.Tables = append(b.form.Tables, table)
	}
	return byID
}

func (b *builder) nodes(at, key string, list []*specNode) []*Node {
	var nodes []*Node
	ids, names := map[string]bool{}, map[string]bool{}
	for i, n := range list {
		at := fmt.Sprintf("%s.%s[%d]", at, key, i)
		children, childKey, wrong := n.Rows, "rows", n.Columns
		if key == "columns" {
			children, childKey, wrong = n.Columns, "columns", n.Rows
		}
		switch {
		case wrong != nil:
			b.refuse(at, "%s 里面的下一级也要写作 %s", key, key)
		case Key(n.Label) == "":
			b.refuse(at, "缺少标签 label")
		case n.ID == "" && len(children) == 0:
			b.refuse(at, "“%s”缺少 id", n.Label)
		case n.ID != "" && (!idShape.MatchString(n.ID) || ids[n.ID]):
			b.refuse(at+".id", "id“%s”重复或含小写字母、数字、下划线以外的字符", n.ID)
		case n.ID != "" && (!nameShape.MatchString(n.Name) || names[n.Name]):
			b.refuse(at+".name", "名称“%s”为空、重复或含文字、数字、下划线以外的字符", n.Name)
		}
		ids[n.ID], names[n.Name] = true, true
		nodes = append(nodes, &Node{
			ID: n.ID, Name: n.Name, Label: n.Label, Aliases: n.Aliases, Unit: n.Unit,
			Decimal: n.Decimal, Negative: n.Negative, PrintUnit: n.PrintUnit, Vertical: n.Vertical,
			Nodes: b.nodes(at, childKey, children),
		})
	}
	return nodes
}

// distinct refuses leaves that no reader could tell apart, and names of which one would hide another.
func (b *builder) distinct(at string, t *Table) {
	check := func(axis string, list []*Leaf) {
		ids, paths := map[string]bool{}, map[string]bool{}
		for _, l := range list {
			key := Key(l.Label)
			if len(l.Path) > 1 {
				key = Key(l.Path[len(l.Path)-2].Label) + "/" + key
			}
			if ids[l.ID] || paths[key] {
				b.refuse(at+"."+axis, "表“%s”里“%s”出现两次，读表时分不开", t.Name, l.Label)
			}
			ids[l.ID], paths[key] = true, true
		}
	}
	check("rows", t.rows)
	check("columns", t.columns)
	columns := map[string]bool{}
	for _, l := range t.columns {
		if columns[l.Name] {
			b.refuse(at+".columns", "表“%s”里列名“%s”重复", t.Name, l.Name)
		}
		columns[l.Name] = true
	}
	for _, l := range t.rows {
		for _, n := range l.Names {
			if columns[n] {
				b.refuse(at+".rows", "表“%s”里行名“%s”与列名相同，模板里分不开", t.Name, n)
			}
		}
	}
}

func (b *builder) sections(list []*specSection, tables map[string]*Table) {
	texts := map[string]bool{}
	for i, s := range list {
		at := fmt.Sprintf("$.sections[%d]", i)
		section := &Section{Title: s.Title, Text: s.Text, Name: s.Name, Sheet: s.Sheet}
		if Key(s.Title) == "" {
			b.refuse(at, "缺少标题 title")
		}
		switch {
		case (s.Text == "") == (len(s.Tables) == 0):
			b.refuse(at, "“%s”要么是文字 text，要么是表 tables", s.Title)
		case s.Text != "":
			if !idShape.MatchString(s.Text) || texts[s.Text] {
				b.refuse(at+".text", "文字的 id“%s”重复或含小写字母、数字、下划线以外的字符", s.Text)
			}
			texts[s.Text] = true
			b.name(at+".name", s.Name)
		case s.Sheet == "":
			b.refuse(at, "“%s”缺少工作表名 sheet", s.Title)
		}
		for _, id := range s.Tables {
			t := tables[id]
			if t == nil || t.Section != nil {
				b.refuse(at+".tables", "没有 id 为“%s”的表，或它已在别的部分里", id)
				continue
			}
			t.Section = section
			section.Tables = append(section.Tables, t)
		}
		b.form.Sections = append(b.form.Sections, section)
	}
	for i, t := range b.form.Tables {
		if t.Section == nil {
			b.refuse(fmt.Sprintf("$.tables[%d].id", i), "表“%s”不在任何部分（sections）里", t.Name)
		}
	}
	if len(list) == 0 {
		b.refuse("$", "缺少 sections")
	}
}

// cells lists the cells in the order of the tables.
func (b *builder) cells() {
	f := b.form
	f.byID = map[string]*Cell{}
	for _, t := range f.Tables {
		for _, row := range t.rows {
			for _, column := range t.columns {
				c := &Cell{t.ID + "." + row.ID + "." + column.ID, len(f.Cells), t, row, column}
				t.Cells = append(t.Cells, c)
				f.Cells = append(f.Cells, c)
				f.byID[c.ID] = c
			}
		}
	}
}
