package define

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"nianbao/form"
	"nianbao/regex"
)

// A source is where the forms of others are found that a definition names. Of the zero source there are none.
type source struct {
	builtin func() []*form.Form
	dir     string   // of the definition; empty for one that stands in no folder
	within  []string // the folders from which the definition was reached, and its own
	loaded  *int     // how many definitions were read on the way
	known   bool     // the definition is built in: that its expressions are sound, tests have seen
}

// maxLoaded is how many definitions one may name, and those in turn.
const maxLoaded = 20

// sourceOf returns where the definition in a folder finds others.
func sourceOf(dir string) source {
	return source{builtin: Builtin, dir: dir, within: []string{canonical(dir)}, loaded: new(int)}
}

// canonical returns one name for a folder, however it is named.
func canonical(dir string) string {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	return dir
}

// folderShape is a folder as a definition names it: below its own or beside it, written alike on every system.
var folderShape = regex.New(`^(?:\.\./)*[^/\\:]+(?:/[^/\\:]+)*/?$`)

// others reads the forms of the other reports that relations name.
func (b *builder) others(list []*specOther) {
	for i, s := range list {
		at := fmt.Sprintf("$.others[%d]", i)
		if s == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		switch {
		case s.ID == form.Last:
			b.refuse(at+".id", "id“last”是上年报告的，不用写在 others 里")
		case !idShape.MatchString(s.ID) || b.form.Other(s.ID) != nil:
			b.refuse(at+".id", "id“%s”为空、重复或含小写字母、数字、下划线以外的字符", s.ID)
		case b.isOwn(s.ID):
			b.refuse(at+".id", "id“%s”也是本表的表、行或列，等式里分不开", s.ID)
		}
		if s.Says == "" {
			b.refuse(at, "缺少 says（消息里怎样称呼这份报告）")
		}
		o := &form.Other{ID: s.ID, Says: s.Says}
		switch {
		case (len(s.Editions) == 0) == (s.Folder == ""):
			b.refuse(at, "要写 editions（内置格式的版本）或 folder（格式定义的文件夹），只写一个")
		case s.Folder != "":
			o.Forms = b.formIn(at+".folder", s.Folder)
		default:
			o.Forms = b.editions(at+".editions", s.Editions)
		}
		b.form.Others = append(b.form.Others, o)
	}
}

// isOwn reports whether an id is one of the form's own tables, rows, columns or groups.
func (b *builder) isOwn(id string) bool {
	is := func(l *form.Leaf) bool { return l.ID == id || strings.HasPrefix(l.ID, id+".") }
	return slices.ContainsFunc(b.form.Tables, func(t *form.Table) bool {
		return t.ID == id || slices.ContainsFunc(form.Leaves(t.Rows), is) ||
			slices.ContainsFunc(form.Leaves(t.Columns), is)
	})
}

// editions returns built-in editions, oldest first.
func (b *builder) editions(at string, names []string) []*form.Form {
	var list []*form.Form
	if b.source.builtin == nil {
		b.refuse(at, "内置的格式不能用 others")
		return nil
	}
	var known []string
	for _, f := range b.source.builtin() {
		known = append(known, f.Edition)
		if slices.Contains(names, f.Edition) {
			list = append(list, f)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) {
			b.refuse(at, "没有内置的“%s”版格式，有 %s", name, strings.Join(known, "、"))
		}
	}
	return list
}

// formIn returns the form that is defined in another folder.
func (b *builder) formIn(at, name string) []*form.Form {
	if b.source.dir == "" || !folderShape.MatchString(name) {
		b.refuse(at, "文件夹“%s”应从本定义所在的文件夹写起，如 ../annual，用 / 分隔", name)
		return nil
	}
	dir := filepath.Join(b.source.dir, filepath.FromSlash(name))
	to := source{builtin: b.source.builtin, dir: dir, within: append(slices.Clip(b.source.within), canonical(dir)),
		loaded: b.source.loaded}
	if slices.Contains(b.source.within, canonical(dir)) {
		b.refuse(at, "“%s”的 others 绕回到它自己，请去掉其中一个", name)
		return nil
	}
	if *to.loaded++; *to.loaded > maxLoaded {
		b.refuse(at, "others 里一层一层引用的格式定义超过 %d 个", maxLoaded)
		return nil
	}
	f, err := loadFrom(to)
	if err != nil {
		b.refuse(at, "“%s”用不了：%s", name, err)
		return nil
	}
	return []*form.Form{f}
}

// unused refuses others that no relation names: a report of theirs could not be held against anything.
func (b *builder) unused() {
	for i, o := range b.form.Others {
		if len(b.problems) == 0 && !o.IsLast() && !slices.ContainsFunc(b.form.Outside, func(c *form.Cell) bool { return c.Of == o }) {
			b.refuse(fmt.Sprintf("$.others[%d].id", i), "没有一条勾稽关系用到 others 里的“%s”", o.ID)
		}
	}
}

// outside returns the terms that an id stands for in another report: last.carried_out, on the line of the relation or
// as a whole cell; annual.licensing.permits.decisions. Of several editions the newest that has it counts.
func (b *builder) outside(r *relation, id string, cells []*form.Cell, term naming) []form.Term {
	head, rest, _ := strings.Cut(id, ".")
	o := b.form.Other(head)
	plain := &relation{Relation: r.Relation} // what it calls its own cells is not what it calls those
	var found []form.Term
	switch {
	case rest == "":
	case head == form.Last:
		if found = b.named(plain, rest, cells, term); found == nil {
			found = b.named(plain, rest, b.form.Cells, wholeID)
		}
		if o == nil && found != nil {
			o = lastReport()
			b.form.Others = append(b.form.Others, o)
		}
	case o != nil:
		for _, f := range slices.Backward(o.Forms) {
			if found = b.named(plain, rest, f.Cells, wholeID); found != nil {
				break
			}
		}
	}
	for i := range found {
		t := &found[i]
		t.Cell, t.Key = b.form.OutsideCell(o, t.Cell), head+"."+t.Key
		if call := r.call[t.Key]; call != "" {
			t.Call = call
			continue
		}
		if !strings.HasPrefix(t.Call, "“") { // a cell by its row and its column
			t.Call = form.Quote(t.Call)
		}
		t.Call = o.Says + "的" + t.Call
	}
	return found
}

// unknown says of an id that it stands for nothing.
func (b *builder) unknown(id string) string {
	head, rest, _ := strings.Cut(id, ".")
	switch o := b.form.Other(head); {
	case head == form.Last && rest != "":
		return fmt.Sprintf("等式里的“%s”：表中没有“%s”这一行、列或格", id, rest)
	case o != nil && o.Forms == nil:
		return fmt.Sprintf("等式里的“%s”要等 others 里的“%s”改好才能查", id, head)
	case o != nil:
		return fmt.Sprintf("等式里的“%s”不是%s的格", id, o.Says)
	case rest != "" && !b.isOwn(head):
		return fmt.Sprintf("等式里的“%s”不是表中的行、列或格，“%s”也不是 others 里的报告", id, head)
	}
	return fmt.Sprintf("等式里的“%s”不是表中的行、列或格", id)
}

// sides refuses a relation to another report that is about none of the form's own figures, or would define what stands
// in that report, and one whose id is of the wrong family.
func (b *builder) sides(at string, r *relation) {
	for _, e := range r.Equations {
		outside := func(t form.Term) bool { return t.Cell.Of != nil }
		parts := slices.Concat(e.Left, e.Parts())
		switch {
		case b.problem != nil || !e.IsOutside():
		case !slices.ContainsFunc(parts, func(t form.Term) bool { return !outside(t) }):
			b.refuse(at+".equation", "等式里没有本表的格，没有什么可以核对")
		case r.Operator == form.Equal && len(e.Left) == 1 && outside(e.Left[0]):
			b.refuse(at+".equation", "等号左边是要核对的，要写本表的格；“%s”请写在右边", e.Left[0].Key)
		}
	}
	last := slices.ContainsFunc(r.Others(), (*form.Other).IsLast)
	if b.problem == nil && last != strings.HasPrefix(r.ID, "Y") {
		b.refuse(at+".id", "与上年报告比较的，id 用 Y 加两位数字，其他的用 R：“%s”", r.ID)
	}
}
