package define

import (
	"fmt"
	"slices"
	"unicode"

	"nianbao/action"
	"nianbao/form"
	"nianbao/regex"
)

// A problem is a thing wrong with a definition and its YAML path.
type problem struct{ at, reason string }

type builder struct {
	form         *form.Form
	source       source
	relations    []*form.Relation
	problem      *problem        // the first of what is being built
	problems     []*problem      // all
	tooLarge     bool            // the rest was not looked at
	names        map[string]bool // top-level template names taken
	instance     bool            // a sound definition is built once more, with rows for its open tables
	rows         map[string]form.OpenRows
	cells, count int // of the tables, and of the terms of all equations
}

// What a definition may come to. Both editions have 200 cells and 700 terms; a few lines of YAML could ask for millions.
const (
	maxCells  = 5000
	maxTerms  = 50_000 // of all equations
	maxCharts = 50
	maxPoints = 100 // of a chart
)

// MaxFaults is how many mistakes of a definition are told of at once.
const MaxFaults = 100

func (b *builder) refuse(at, format string, args ...any) {
	if b.instance { // of a sound definition, in which an open table may have no rows
		return
	}
	p := &problem{at, fmt.Sprintf(format, args...)}
	if b.problem == nil {
		b.problem = p
	}
	if len(b.problems) < MaxFaults {
		b.problems = append(b.problems, p)
	}
}

var idShape = regex.New(`^[a-z][a-z0-9_]*$`)

// isName reports whether a text has letters, digits and low lines alone and begins with a letter.
func isName(text string) bool {
	for i, r := range text {
		if !unicode.IsLetter(r) && (i == 0 || r != '_' && !unicode.Is(unicode.Nd, r)) {
			return false
		}
	}
	return text != ""
}

func (b *builder) build(s *spec) {
	b.names = map[string]bool{}
	if s.Edition == "" {
		b.refuse("$.edition", "缺少版本 edition")
	}
	if s.Years.From == 0 || s.Years.To != 0 && s.Years.To < s.Years.From {
		b.refuse("$.years", "适用年份 years 要写明 from（和不早于它的 to）")
	}
	b.particulars(s.Particulars)
	b.titles(s)
	b.bases(s.Bases)
	tables := b.tables(s.Tables)
	b.form.Fillers, b.form.Asides = b.words("$.fillers", s.Fillers), b.words("$.asides", s.Asides)
	if !b.tooLarge {
		b.sections(s.Sections, tables)
		b.notes(s.Notes, tables)
	}
	if b.tooLarge || slices.ContainsFunc(b.form.Tables, func(t *form.Table) bool { return t.Section == nil }) {
		return // there are no cells for relations to name
	}
	if len(b.problems) > 0 { // the form is of no use but to find what is wrong with its relations
		b.form.Fillers = nil
		for _, s := range b.form.Sections {
			s.Heading = form.HeadingWords{}
		}
	}
	b.form = form.New(*b.form)
	if !b.instance {
		b.others(s.Others)
	}
	for i, r := range s.Relations {
		at := fmt.Sprintf("$.relations[%d]", i)
		if r == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		b.problem = nil // an example is tried where the relation itself is sound
		b.relation(at, r)
	}
	b.history(s.History)
	b.among(s.Among)
	b.unused()
	b.wanted(s.Texts)
	if len(b.problems) == 0 {
		b.form.Relate(b.relations)
	}
	b.charts(s.Charts)
	b.sentences(s.Sentences)
	b.plausible(s.Plausible)
}

// name takes a top-level template name.
func (b *builder) name(at, name string) {
	switch {
	case !isName(name) || action.Reserved(name) || name == "草稿": // what filing tells a template
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
		if p == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		if !idShape.MatchString(p.ID) || seen[p.ID] {
			b.refuse(at+".id", "id“%s”为空、重复或含小写字母、数字、下划线以外的字符", p.ID)
		}
		seen[p.ID] = true
		if form.Key(p.Label) == "" {
			b.refuse(at, "缺少标签 label")
		}
		b.name(at+".name", p.Name)
		b.form.Particulars = append(b.form.Particulars,
			&form.Particular{ID: p.ID, Name: p.Name, Label: p.Label, Aliases: p.Aliases, Hint: p.Hint})
	}
	for _, id := range []string{form.Agency, form.Year, form.Date} {
		if !seen[id] {
			b.refuse("$.particulars", "缺少基本信息 %s", id)
		}
	}
}

func (b *builder) tables(list []*specTable) map[string]*form.Table {
	byID := map[string]*form.Table{}
	for i, t := range list {
		at := fmt.Sprintf("$.tables[%d]", i)
		if t == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		if !idShape.MatchString(t.ID) || byID[t.ID] != nil {
			b.refuse(at+".id", "表的 id“%s”为空、重复或含小写字母、数字、下划线以外的字符", t.ID)
		}
		b.name(at+".name", t.Name)
		table := &form.Table{ID: t.ID, Name: t.Name, Heading: t.Heading, Corner: t.Corner, Over: t.Over, Across: t.Across}
		table.Rows = b.nodes(at, "rows", t.Rows)
		table.Columns = b.nodes(at, "columns", t.Columns)
		fixed, columns := form.Leaves(table.Rows), form.Leaves(table.Columns)
		if table.Open = b.open(at, t); table.Open != nil {
			table.Corner = t.Open.Label
			table.Rows = append(table.Open.Nodes(b.openRows(table.Open, t.ID)), table.Rows...)
		}
		rows := form.Leaves(table.Rows)
		if !b.instance && !b.soundTable(at, table, rows, fixed, columns) {
			return byID
		}
		byID[t.ID] = table
		b.form.Tables = append(b.form.Tables, table)
	}
	return byID
}

// soundTable refuses a table without cells, and one whose cells no reader could tell apart; fixed are the rows that the
// form states. It is false where there are so many cells that no more is looked at.
func (b *builder) soundTable(at string, t *form.Table, rows, fixed, columns []*form.Leaf) bool {
	if len(rows) == 0 || len(columns) == 0 {
		b.refuse(at, "表“%s”没有行或没有列", t.Name)
	}
	if b.cells += len(rows) * len(columns); b.cells > maxCells {
		b.refuse(at, "各表一共超过 %d 格，不像年报的格式", maxCells)
		b.tooLarge = true
		return false
	}
	b.unlabelled(at, t, fixed, columns)
	b.distinct(at, t, fixed, columns)
	b.oneKind(at, t, fixed, columns)
	if t.Open != nil {
		b.apart(at, t, fixed, columns)
	}
	return true
}

// unlabelled refuses a row without a label that is not a table's only one, or that nothing tells from other figures.
func (b *builder) unlabelled(at string, t *form.Table, rows, columns []*form.Leaf) {
	for _, l := range rows {
		if l.Label == "" && l.Node.ID != "" && (len(rows) > 1 || len(l.Path) > 1 || t.Across || t.Open != nil || len(columns) < 2) {
			b.refuse(at+".rows", "表“%s”里没有标签的行“%s”，只能是有几列的表里唯一的一行", t.Name, l.Name)
		}
	}
}

func (b *builder) nodes(at, key string, list []*specNode) []*form.Node {
	var nodes []*form.Node
	ids, names := map[string]bool{}, map[string]bool{}
	for i, n := range list {
		at := fmt.Sprintf("%s.%s[%d]", at, key, i)
		if n == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		children, childKey, wrong := n.Rows, "rows", n.Columns
		if key == "columns" {
			children, childKey, wrong = n.Columns, "columns", n.Rows
		}
		switch {
		case wrong != nil:
			b.refuse(at, "%s 里面的下一级也要写作 %s", key, key)
		case form.Key(n.Label) == "" && !(n.Label == "" && key == "rows" && len(list) == 1 && children == nil && n.ID != ""):
			b.refuse(at, "缺少标签 label")
		case n.ID == "" && len(children) == 0:
			b.refuse(at, "“%s”缺少 id", n.Label)
		case n.ID != "" && (!idShape.MatchString(n.ID) || ids[n.ID]):
			b.refuse(at+".id", "id“%s”重复或含小写字母、数字、下划线以外的字符", n.ID)
		case n.ID != "" && (!isName(n.Name) || names[n.Name]):
			b.refuse(at+".name", "名称“%s”为空、重复或含文字、数字、下划线以外的字符", n.Name)
		}
		ids[n.ID], names[n.Name] = true, true
		words, required := b.cellWords(at, n, len(children) > 0)
		nodes = append(nodes, &form.Node{
			ID: n.ID, Name: n.Name, Label: n.Label, Aliases: n.Aliases, Unit: n.Unit,
			Decimal: n.Decimal, Negative: n.Negative, PrintUnit: n.PrintUnit, Vertical: n.Vertical, NoSum: n.NoSum,
			Words: words, OneOf: n.OneOf, Required: required,
			Nodes: b.nodes(at, childKey, children),
		})
	}
	return nodes
}

// distinct refuses leaves that no reader could tell apart, and names of which one would hide another.
func (b *builder) distinct(at string, t *form.Table, rows, columns []*form.Leaf) {
	check := func(axis string, list []*form.Leaf) {
		ids, paths := map[string]bool{}, map[string]bool{}
		for _, l := range list {
			key := form.Key(l.Label)
			if len(l.Path) > 1 {
				key = form.Key(l.Path[len(l.Path)-2].Label) + "/" + key
			}
			if ids[l.ID] || paths[key] {
				b.refuse(at+"."+axis, "表“%s”里“%s”出现两次，读表时分不开", t.Name, l.Label)
			}
			ids[l.ID], paths[key] = true, true
		}
		b.aliases(at+"."+axis, t, list)
	}
	check("rows", rows)
	check("columns", columns)
	taken := map[string]bool{}
	for _, l := range columns {
		if taken[l.Name] {
			b.refuse(at+".columns", "表“%s”里列名“%s”重复", t.Name, l.Name)
		}
		taken[l.Name] = true
	}
	for _, l := range rows {
		for _, n := range l.Names {
			if taken[n] {
				b.refuse(at+".rows", "表“%s”里行名“%s”与列名相同，模板里分不开", t.Name, n)
			}
		}
	}
}

// aliases refuses an alias that is another leaf's label, or that two leaves share: whoever writes it means one of them.
func (b *builder) aliases(at string, t *form.Table, leaves []*form.Leaf) {
	owner := map[string]*form.Leaf{}
	for _, l := range leaves {
		owner[form.Key(l.Label)] = l
	}
	for _, l := range leaves {
		for _, alias := range l.Path[len(l.Path)-1].Aliases {
			key := form.Key(alias)
			if other := owner[key]; other != nil && other != l {
				b.refuse(at, "表“%s”里“%s”的别名“%s”也是“%s”的写法，读表时分不开", t.Name, l.Label, alias, other.Label)
			}
			owner[key] = l
		}
	}
}

func (b *builder) sections(list []*specSection, tables map[string]*form.Table) {
	texts := map[string]bool{}
	for i, s := range list {
		at := fmt.Sprintf("$.sections[%d]", i)
		if s == nil {
			b.refuse(at, "这一项是空的")
			continue
		}
		section := &form.Section{Title: s.Title, Text: s.Text, Name: s.Name, Sheet: s.Sheet}
		section.Heading = form.HeadingWords{
			Aliases: b.words(at+".aliases", s.Aliases), Terms: b.words(at+".terms", s.Terms),
			Besides: b.words(at+".besides", s.Besides),
		}
		if form.Key(s.Title) == "" {
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
