package draft

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/formula"
	"nianbao/grid"
	"nianbao/regex"
)

// A writer writes a definition.
type writer struct {
	strings.Builder
	book     *grid.Book
	formulas *formula.Workbook
}

const head = `# 由 nianbao form new 从空白表起草。请逐条核对，标着“待定”的地方要由人写；改好后用 nianbao form check 查错误。
# yaml-language-server: $schema=form.schema.json
edition: "草稿" # 待定：版本的名称，如 2021-湖北
notice: 待定 # 规定这个格式的文件，如 国办公开办函〔2021〕30号
cites: 《待定》 # 报告里怎样称呼这个格式
title: %s # 待定：报告的名称，不带机关和年度，如 行政执法年度数据报告
years: {from: %d} # 待定：从哪一年度起适用
`

func (w *writer) write(tables []*table, year int) {
	fmt.Fprintf(w, head, titleOf(w.book, tables), year)
	w.known()
	for _, t := range tables {
		t.number()
	}
	relations, left := w.found(tables)
	w.sections(tables)
	w.WriteString("tables:\n")
	for i, t := range tables {
		w.table(i, t)
	}
	w.relations(relations, left)
}

// known writes the particulars that every form has, in the words of the built-in editions, and what files say of
// themselves.
func (w *writer) known() {
	forms := define.Builtin()
	like := forms[len(forms)-1]
	w.WriteString("particulars:\n")
	for _, p := range like.Particulars {
		if p.ID == form.Agency || p.ID == form.Year || p.ID == form.Date {
			fmt.Fprintf(w, "  - {id: %s, name: %s, label: %s, aliases: %s, hint: %s}\n", p.ID, p.Name, quote(p.Label), list(p.Aliases),
				quote(p.Hint))
		}
	}
	fmt.Fprintf(w, "# 文件说自己、报告里不印的栏目\nasides: %s\n", list(like.Asides))
}

// list writes texts as a list in YAML.
func list(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// titleShape is what may be a report's title.
var titleShape = regex.New(`^[\p{Han}（）]{4,40}$`)

// titleOf returns what the reports of a form may be called: what the first line with a year says before the first table,
// else what that is called.
func titleOf(book *grid.Book, tables []*table) string {
	var lines []string
	for at := range tables[0].grid + 1 {
		for i := range book.Grids[at].Cells {
			c := &book.Grids[at].Cells[i]
			if (at < tables[0].grid || c.Row < tables[0].top) && isTitle(c.Text) && form.YearIn(c.Text) > 0 {
				lines = append(lines, c.Text)
			}
		}
	}
	for _, line := range append(lines, tables[0].title) {
		if title := undated(strings.TrimSpace(line)); titleShape.MatchString(title) && form.YearIn(title) == 0 &&
			!strings.HasPrefix(title, "年度") && !strings.HasPrefix(title, "第") {
			return quote(title)
		}
	}
	return "待定"
}

// sections writes a section for each grid with tables.
func (w *writer) sections(tables []*table) {
	w.WriteString("sections:\n  # 待定：文字部分照这样加：{title: 一、总体情况, text: overview, name: 总体情况}\n")
	titles := map[string]bool{}
	for i := 0; i < len(tables); {
		at := tables[i].grid
		var ids []string
		first := tables[i]
		for ; i < len(tables) && tables[i].grid == at; i++ {
			ids = append(ids, fmt.Sprintf("t%d", i+1))
		}
		title := undated(cmp.Or(first.title, w.book.Grids[at].Name))
		if form.Key(title) == "" || titles[form.Key(title)] {
			title = fmt.Sprintf("第%d张表", i)
		}
		titles[form.Key(title)] = true
		sheet := undated(w.book.Grids[at].Name)
		if w.book.Grids[at].Source != grid.Sheet || sheet == "" {
			sheet = fmt.Sprintf("表%d", i)
		}
		fmt.Fprintf(w, "  - {title: %s, sheet: %s, tables: [%s]} # 待定：标题照格式原文，连编号\n",
			quote(title), quote(sheet), strings.Join(ids, ", "))
	}
}

// table writes a table; n is its number from 0.
func (w *writer) table(n int, t *table) {
	fmt.Fprintf(w, "  - id: t%d # 待定：换成说得出意思的标识，报出以后不再改\n    name: 表%d # 待定：模板里的名称\n", n+1, n+1)
	heading := undated(t.heading)
	if form.Key(heading) == "" {
		heading = fmt.Sprintf("表%d", n+1)
	}
	fmt.Fprintf(w, "    heading: %s\n", quote(heading))
	if t.corner != "" {
		fmt.Fprintf(w, "    corner: %s\n", quote(t.corner))
	}
	if t.over != "" {
		fmt.Fprintf(w, "    over: %s\n", quote(t.over))
	}
	if t.groups {
		w.WriteString("    across: true\n")
	}
	for _, label := range t.alike {
		fmt.Fprintf(w, "    # 待定：还有一个“%s”，同名的分不开，没有写进来\n", strings.Trim(quote(label), `"`))
	}
	w.WriteString("    columns:\n")
	w.nodes(t.columns, "columns", "      ")
	w.WriteString("    rows:\n")
	if t.across && !t.groups {
		w.WriteString("      # 表里只有一行数，没有行名；name 是模板里给这一行的名称\n")
	}
	w.nodes(t.rows, "rows", "      ")
}

// number gives each row and column its id, its name and its unit.
func (t *table) number() {
	names := map[string]bool{}
	numberNodes(t.columns, "c", t.unit, new(int), names)
	numberNodes(t.rows, "r", "", new(int), names)
}

// numberNodes numbers the leaves of nodes; unit is what those count in whose labels say nothing of it.
func numberNodes(nodes []*node, prefix, unit string, count *int, names map[string]bool) {
	for _, n := range nodes {
		n.unit = cmp.Or(n.unit, unitIn(n.label), unit)
		n.decimal = n.unit == "%" || money.MatchString(n.unit)
		if len(n.nodes) > 0 {
			numberNodes(n.nodes, prefix, n.unit, count, names)
			continue
		}
		*count++
		n.id, n.name = fmt.Sprintf("%s%d", prefix, *count), uniqueName(cmp.Or(n.label, "数量"), names)
	}
}

// nodes writes labels.
func (w *writer) nodes(list []*node, key, indent string) {
	for _, n := range list {
		if len(n.nodes) > 0 {
			fmt.Fprintf(w, "%s- label: %s\n%s  %s:\n", indent, quote(n.label), indent, key)
			w.nodes(n.nodes, key, indent+"    ")
			continue
		}
		fmt.Fprintf(w, "%s- {id: %s, name: %s, label: %s", indent, n.id, n.name, quote(n.label))
		if n.words {
			w.WriteString(", type: text} # 待定：看作填文字的一列\n")
			continue
		}
		if n.unit != "" {
			fmt.Fprintf(w, ", unit: %s", quote(n.unit))
		}
		if n.decimal {
			w.WriteString(", decimal: true")
		}
		w.WriteString("}")
		switch {
		case n.share:
			w.WriteString(" # 待定：公式没有乘 100，填的不是百分数，请核对单位")
		case aYear.MatchString(form.PlainYear(n.label)):
			w.WriteString(" # 待定：标签里有年度，明年的表里不一样，请用 aliases 写上别的写法")
		}
		w.WriteString("\n")
	}
}

// maxName is how many characters of a label make its name.
const maxName = 12

// uniqueName returns a label as a name that templates take, and that no other row or column of its table has.
func uniqueName(label string, taken map[string]bool) string {
	key := form.BareKey(form.Key(label))
	var name []rune
	for _, r := range key {
		if (unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) && len(name) > 0) && len(name) < maxName {
			name = append(name, r)
		}
	}
	if len(name) == 0 {
		name = []rune("项")
	}
	unique := string(name)
	for i := 2; taken[unique]; i++ {
		unique = fmt.Sprintf("%s_%d", string(name), i)
	}
	taken[unique] = true
	return unique
}
