package define

import (
	"nianbao/form"
	"nianbao/regex"
)

// maxBlank is how many blank rows an open table may ask for in the blank workbook.
const maxBlank = 500

// openName are the names that rows of open tables have in templates.
var openName = regex.New(`^(?:第\d+行|空\d+行|` + form.RowsName + `)$`)

// open reads what the rows of an open table are known by; nil for a table that is none.
func (b *builder) open(at string, t *specTable) *form.Open {
	if t.Open == nil {
		return nil
	}
	o, at := t.Open, at+".open"
	switch {
	case !idShape.MatchString(o.ID):
		b.refuse(at, "open 的 id“%s”为空，或含小写字母、数字、下划线以外的字符", o.ID)
	case !isName(o.Name) || openName.MatchString(o.Name):
		b.refuse(at, "open 的名称“%s”不能用作模板里的名称", o.Name)
	case form.Key(o.Label) == "":
		b.refuse(at, "open 缺少标签 label：每行的名目写在哪一列，如“项目名称”")
	case t.Across:
		b.refuse(at, "表“%s”的行左右并排（across），不能是 open", t.Name)
	case t.Corner != "":
		b.refuse(at, "表“%s”有 open，左上角就是 open 的 label，不能再写 corner", t.Name)
	case o.Blank < 0 || o.Blank > maxBlank:
		b.refuse(at+".blank", "open 的 blank（空白统计表里留几行）应为 1 到 %d", maxBlank)
	}
	blank := o.Blank
	if blank <= 0 {
		blank = defaultBlank
	}
	return &form.Open{ID: o.ID, Name: o.Name, Label: o.Label, Aliases: o.Aliases, Blank: min(blank, maxBlank)}
}

// defaultBlank is how many blank rows a workbook has where the definition does not say.
const defaultBlank = 10

// openRows are the rows with which the table is built: those of a report, else those of the blank workbook.
func (b *builder) openRows(o *form.Open, id string) form.OpenRows {
	if b.instance {
		return b.rows[id]
	}
	return form.OpenRows{Spare: o.Blank}
}

// apart refuses rows and columns that cannot be told from those of an open table, or from its keys.
func (b *builder) apart(at string, t *form.Table, fixed, columns []*form.Leaf) {
	for _, l := range fixed {
		if len(l.Names) > 0 && openName.MatchString(l.Names[0]) || l.ID == form.RowsID || len(l.Path) > 1 {
			b.refuse(at+".rows", "表“%s”的各行是 open 的，下面固定的行“%s”不能分组，也不能叫“%s”“第1行”", t.Name, l.Label, form.RowsName)
		}
	}
	for _, l := range columns {
		if l.Name == t.Open.Name || l.ID == t.Open.ID || form.Key(l.Label) == form.Key(t.Open.Label) {
			b.refuse(at+".columns", "表“%s”的列“%s”和 open 的“%s”同名，读表时分不开", t.Name, l.Label, t.Open.Label)
		}
	}
}

// with builds the form with other rows in its open tables. The definition is sound: it was built once.
func with(s *spec, base *form.Form, rows map[string]form.OpenRows) *form.Form {
	b := builder{instance: true, rows: rows, form: &form.Form{Edition: s.Edition, Notice: s.Notice, Cites: s.Cites,
		Years: form.Years(s.Years), Others: base.Others}}
	b.build(s)
	return b.form
}
