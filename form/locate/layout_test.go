package locate

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// A sheetPen draws tables cell by cell as offices do, in one of their many ways.
type sheetPen struct {
	t        *rapid.T
	spelling spelling
	cells    []grid.Cell
	wide     int // columns that each figure's cell takes
}

// A spelling is how a workbook's maker writes labels.
type spelling struct {
	half, breaks, spaces, quotes bool
	numbers                      int // 0 as printed, 1 none, 2 1. as 1、, 3 1. as （1）, 4 spaced
	short                        bool
}

func drawSpelling(t *rapid.T) spelling {
	return spelling{
		half: rapid.Bool().Draw(t, "half-width"), breaks: rapid.Bool().Draw(t, "breaks"), spaces: rapid.Bool().Draw(t, "spaces"),
		quotes: rapid.Bool().Draw(t, "quotes"), numbers: rapid.IntRange(0, 4).Draw(t, "numbers"), short: rapid.Bool().Draw(t, "short"),
	}
}

var shorter = map[string]string{
	"（二）部分公开（区分处理的，只计这一情形，不计其他情形）": "（二）部分公开",
	"5.要求行政机关确认或重新出具已获取信息":         "5.要求行政机关确认或重新出具",
	"1.本机关不掌握相关政府信息":               "1.本机关不掌握",
	"2.没有现成信息需要另行制作":               "2.没有现成信息",
	"3.补正后申请内容仍不明确":                "3.补正后仍不明确",
	"一、本年新收政府信息公开申请数量":             "本年新收申请",
	"四、结转下年度继续办理":                  "四、结转下年度",
	"法律服务机构":                       "法律服务",
	"行政许可":                         "行政许可数量",
	"行政处罚":                         "行政处罚数量",
	"本年收费金额（单位：万元）":                "本年收费金额",
	"3.补正不明确":                      "3.补正后申请内容仍不明确",
}

func (s spelling) of(label string) string {
	if short, ok := shorter[label]; ok && s.short && !strings.Contains(short, "新收申请") && !strings.Contains(short, "后仍不") {
		label = short
	}
	if s.numbers > 0 {
		if number, rest, ok := strings.Cut(label, "."); ok && len(number) == 1 && rest != "其他" {
			label = []string{"", rest, number + "、" + rest, "（" + number + "）" + rest, number + " . " + rest}[s.numbers]
		}
	}
	if s.quotes {
		label = strings.NewReplacer("“", `"`, "”", `"`).Replace(label)
	}
	if s.half {
		label = strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",").Replace(label)
	}
	if s.breaks && len([]rune(label)) > 3 {
		r := []rune(label)
		label = string(r[:2]) + "\n" + string(r[2:])
	}
	if s.spaces {
		label = "  " + strings.Join(strings.Split(label, "其"), " 其 ") + "\u3000"
	}
	return label
}

func (p *sheetPen) put(row, col int, text string) {
	p.cells = append(p.cells, grid.Cell{Row: row, Col: col, Text: text})
}

func (p *sheetPen) label(row, col, rows, cols int, text string) {
	p.cells = append(p.cells, grid.Cell{Row: row, Col: col, RowSpan: rows, ColSpan: cols, Text: p.spelling.of(text)})
}

func (p *sheetPen) figure(row, col int, c *form.Cell) {
	p.cells = append(p.cells, grid.Cell{Row: row, Col: col, ColSpan: p.wide, Text: strconv.Itoa(c.Index), Kind: grid.Number})
}

// split writes a label over two cells, the second right of the first or below it.
func (p *sheetPen) split(row, col int, down bool, text string) {
	r := []rune(text)
	p.put(row, col, string(r[:len(r)/2]))
	if down {
		p.put(row+1, col, string(r[len(r)/2:]))
	} else {
		p.put(row, col+1, string(r[len(r)/2:]))
	}
}

// above writes what stands over tables: a title, a note, the unit. It returns the next row.
func (p *sheetPen) above(row, left int) int {
	for _, line := range []string{"政府信息公开情况统计表", "计量单位：件", "说明：没有发生的填 0"} {
		if rapid.Bool().Draw(p.t, line) {
			p.put(row, left+rapid.IntRange(0, 3).Draw(p.t, "col"), line)
			row++
		}
	}
	return row + rapid.IntRange(0, 2).Draw(p.t, "gap")
}

// table draws one that has its rows below each other; it returns the first row behind it.
func (p *sheetPen) table(t *form.Table, top, left int) int {
	rows, columns := t.Leaves()
	numbered, grouping := rapid.Bool().Draw(p.t, "numbered"), rapid.IntRange(0, 3).Draw(p.t, "groups")
	levels := rapid.IntRange(1, depth(t.Columns)).Draw(p.t, "header rows")
	stub := left
	if numbered {
		stub++
	}
	labelCol := stub
	if grouping < 3 && depth(t.Rows) > 1 {
		labelCol += depth(t.Rows) - 1
	}
	splits := rapid.Bool().Draw(p.t, "split labels")
	if splits {
		labelCol++ // its second half stands in the column of the others' labels
	}
	first := labelCol + 1
	head := top + levels - 1
	col := first
	figures := map[string]int{}
	for i, c := range columns {
		if p.spelling.breaks && splits && c.Label == "社会公益组织" && levels > 1 {
			p.split(head-1, col, true, c.Label)
		} else if len(c.Path) == 1 && levels > 1 && rapid.Bool().Draw(p.t, "tall") {
			p.label(top, col, levels, p.wide, c.Label)
		} else {
			p.label(head, col, 1, p.wide, c.Label)
		}
		figures[c.ID] = col
		if parent := groupOf(c); parent != nil && levels > 1 && (i == 0 || groupOf(columns[i-1]) != parent) {
			p.label(head-1, col, 1, len(parent.Nodes)*p.wide, parent.Label)
		}
		col += p.wide
		if c.Label == "其他" && rapid.Bool().Draw(p.t, "subtotal column") {
			p.put(head, col, "法人或其他组织小计")
			col++
		}
	}
	if rapid.Bool().Draw(p.t, "remarks") {
		p.put(head, col, "备注")
	}
	if numbered {
		p.put(head, left, "序号")
	}
	row := head + 1
	var above []*form.Node
	for n, l := range rows {
		groups := l.Path[:len(l.Path)-1]
		for level, g := range groups {
			begins := level >= len(above) || above[level] != g
			switch {
			case grouping == 0 && begins: // merged over its rows
				p.label(row, stub+level, len(form.Leaves([]*form.Node{g})), 1, g.Label)
			case grouping == 1: // repeated
				p.label(row, stub+level, 1, 1, g.Label)
			case grouping == 2 && begins: // only in its first row
				p.label(row, stub+level, 1, 1, g.Label)
			case grouping == 3 && begins: // a row of its own
				p.label(row, labelCol, 1, 1, g.Label)
				row++
			}
		}
		above = groups
		if numbered {
			p.cells = append(p.cells, grid.Cell{Row: row, Col: left, Text: strconv.Itoa(n + 1), Kind: grid.Number})
		}
		if splits && n%5 == 2 && len([]rune(l.Label)) > 6 {
			p.split(row, labelCol-1, false, l.Label)
		} else {
			p.label(row, labelCol, 1, 1, l.Label)
		}
		for _, c := range t.Cells {
			if c.Row == l {
				p.figure(row, figures[c.Column.ID], c)
			}
		}
		row++
		if n == 1 && rapid.Bool().Draw(p.t, "foreign row") {
			p.put(row, labelCol, "其他主动公开文件")
			p.cells = append(p.cells, grid.Cell{Row: row, Col: first, Text: "9", Kind: grid.Number})
			row++
		}
	}
	return row
}

// blocks draws a table whose rows stand side by side as one block for each, below each other or beside.
func (p *sheetPen) blocks(t *form.Table, top, left int) int {
	rows, columns := t.Leaves()
	beside, lead := rapid.Bool().Draw(p.t, "beside"), rapid.Bool().Draw(p.t, "name left of block")
	row, col, bottom := top, left, top
	for _, l := range rows {
		name := l.Label
		if len(l.Path) > 1 && rapid.Bool().Draw(p.t, "with group") {
			name = l.Path[0].Label + "（" + l.Label + "）"
		}
		head, from := row+1, col
		if lead {
			head, from = row, col+1
			p.label(row, col, 2, 1, name)
		} else {
			p.label(row, col, 1, rapid.SampledFrom([]int{1, len(columns)}).Draw(p.t, "merged"), name)
		}
		for i, c := range columns {
			p.label(head, from+i, 1, 1, c.Label)
			p.figure2(head+1, from+i, t, l, c)
		}
		bottom = head + 2
		if beside {
			col = from + len(columns) + rapid.IntRange(0, 1).Draw(p.t, "between")
		} else {
			row = bottom + rapid.IntRange(0, 2).Draw(p.t, "between")
		}
	}
	return bottom
}

func (p *sheetPen) figure2(row, col int, t *form.Table, l, c *form.Leaf) {
	for _, cell := range t.Cells {
		if cell.Row == l && cell.Column == c {
			p.cells = append(p.cells, grid.Cell{Row: row, Col: col, Text: strconv.Itoa(cell.Index), Kind: grid.Number})
		}
	}
}

// across draws a table as the form prints it, or with group and label in one cell.
func (p *sheetPen) across(t *form.Table, top, left int) int {
	rows, columns := t.Leaves()
	one := rapid.Bool().Draw(p.t, "one header row")
	col := left
	for _, l := range rows {
		if !one {
			p.label(top, col, 1, len(columns), l.Label)
		}
		for _, c := range columns {
			if one {
				p.label(top, col, 1, 1, l.Label+rapid.SampledFrom([]string{"", "-", "\n", "："}).Draw(p.t, "joint")+c.Label)
				p.figure2(top+1, col, t, l, c)
			} else {
				p.label(top+1, col, 1, 1, c.Label)
				p.figure2(top+2, col, t, l, c)
			}
			col++
		}
	}
	return top + 3
}

// turned draws a table with the rows that stand side by side in the header and the results below each other.
func (p *sheetPen) turned(t *form.Table, top, left int) int {
	rows, columns := t.Leaves()
	for i, c := range columns {
		p.label(top+1+i, left, 1, 1, c.Label)
		for j, l := range rows {
			p.figure2(top+1+i, left+1+j, t, l, c)
		}
	}
	for j, l := range rows {
		p.label(top, left+1+j, 1, 1, l.Label)
	}
	return top + 1 + len(columns)
}

func (p *sheetPen) anyTable(t *form.Table, top, left int) int {
	if !t.Across {
		return p.table(t, top, left)
	}
	return rapid.SampledFrom([]func(*form.Table, int, int) int{p.across, p.blocks, p.table, p.turned}).Draw(p.t, "section 4")(t, top, left)
}

// TestReadAnyLayout draws both editions, thousands of times, in every way that offices do: every cell must come back,
// and nothing is at fault but what is foreign.
func TestReadAnyLayout(t *testing.T) {
	for range 20 { // of a hundred each
		rapid.Check(t, readAnyLayout)
	}
}

func readAnyLayout(t *rapid.T) {
	f := define.Builtin()[rapid.IntRange(0, len(define.Builtin())-1).Draw(t, "edition")]
	p := &sheetPen{t: t, spelling: drawSpelling(t), wide: rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "wide")}
	var grids []*grid.Grid
	sheets := rapid.IntRange(0, 2).Draw(t, "sheets") // all on one, stacked or side by side, or a section each
	row, col := rapid.IntRange(0, 9).Draw(t, "down"), rapid.IntRange(0, 5).Draw(t, "right")
	done := func(name string) {
		g := &grid.Grid{Name: name, Cells: p.cells}
		g.Sort()
		grids, p.cells = append(grids, g), nil
	}
	for _, s := range f.Sections {
		for _, table := range s.Tables {
			top := p.above(row, col)
			if len(s.Tables) > 1 {
				p.put(top, col, table.Heading)
				top++
			}
			bottom := p.anyTable(table, top, col)
			if sheets == 1 && len(s.Tables) == 1 {
				_, cols := (&grid.Grid{Cells: p.cells}).Size()
				col = cols + 1
			} else {
				row = bottom + rapid.IntRange(1, 3).Draw(t, "space")
			}
		}
		if sheets == 2 && len(s.Tables) > 0 {
			done(s.Sheet)
			row = 0
		}
	}
	if sheets < 2 {
		done("统计表")
	}
	r, err := builtin.Read(&grid.Book{Grids: grids})
	if err != nil {
		t.Fatal(err)
	}
	faults := slices.DeleteFunc(faults(r), func(s string) bool { return strings.HasPrefix(s, "foreign ") })
	if lost := wrong(r); r.Form != f || len(lost) > 0 || len(faults) > 0 {
		for _, g := range grids {
			t.Log(g.Name + sketchOf(g))
		}
		t.Fatalf("edition %s lost %v, faults %v", r.Form.Edition, lost, faults)
	}
	crossings(t, r)
}

// crossings compares the place of every cell with where its labels cross in the layout.
func crossings(t *rapid.T, r *form.Report) {
	l, err := builtin.Layout(r.Book)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, table := range l.Tables {
		for _, b := range table.Blocks {
			for _, row := range b.Rows {
				for _, column := range b.Columns {
					c := r.Form.Cell(table.Table.ID + "." + cmp.Or(row.Row, column.Row).ID + "." + cmp.Or(column.Column, row.Column).ID)
					at, line, _ := row.Place.At()
					_, _, col := column.Place.At()
					if want := r.PlaceOf(at, line, col); r.Value(c).Place != want {
						t.Fatalf("%s stands at %s, its labels %q and %q cross at %s", c.ID, r.Value(c).Place, row.Text, column.Text, want)
					}
					told++
				}
			}
		}
	}
	if told != len(r.Form.Cells) || l.Cells != told {
		t.Fatalf("%d of %d cells are told of, %d counted", told, len(r.Form.Cells), l.Cells)
	}
}

// sketchOf spells a sheet a line a row: A4 规章 B4 0.
func sketchOf(g *grid.Grid) string {
	var b strings.Builder
	row := -1
	for i := range g.Cells {
		c := &g.Cells[i]
		if c.Row != row {
			b.WriteString("\n")
			row = c.Row
		}
		text := []rune(strings.Join(strings.Fields(c.Text), ""))
		b.WriteString(g.Ref(c.Row, c.Col) + " " + string(text[:min(len(text), 8)]) + " ")
	}
	return b.String()
}

// TestTwoYears shows that of two years' tables the year which stands elsewhere decides, never which of them comes first.
func TestTwoYears(t *testing.T) {
	year := func(name string) []*grid.Grid {
		grids := drawn(define.Builtin()[1])
		all := &grid.Grid{Name: name}
		top := 1
		for _, g := range grids {
			rows, _ := g.Size()
			move(g, 0, 0, top, 0)
			all.Cells = append(all.Cells, g.Cells...)
			top += rows + 1
		}
		all.Sort()
		return []*grid.Grid{all}
	}
	titled := func(name, title string) []*grid.Grid {
		g := year(name)
		g[0].Cells = append(g[0].Cells, grid.Cell{Text: title})
		g[0].Sort()
		return g
	}
	cover := &grid.Grid{Name: "封面", Cells: []grid.Cell{{Text: "年度"}, {Col: 1, Text: "2024"}}}
	for _, test := range []struct {
		name    string
		book    grid.Book
		year    int
		doubled bool
		read    string // the sheet that is read
	}{
		{"named sheets alone", grid.Book{Grids: slices.Concat(year("2023年"), year("2024年"))}, 0, true, ""},
		{"titles alone", grid.Book{Grids: slices.Concat(titled("甲", "2023年度统计表"), titled("乙", "2024年度统计表"))}, 0, true, ""},
		{"file name", grid.Book{File: "示例市司法局2024年统计表", Grids: slices.Concat(year("2023年"), year("2024年"))}, 2024, false, "2024年"},
		{"cover and sheet names", grid.Book{Grids: slices.Concat([]*grid.Grid{cover}, year("2023年"), year("2024年"))}, 2024, false, "2024年"},
		{"cover and titles", grid.Book{Grids: slices.Concat([]*grid.Grid{cover}, titled("甲", "2023年度统计表"), titled("乙", "2024年度统计表"))}, 2024, false, "乙"},
		{"cover and last year's", grid.Book{Grids: slices.Concat([]*grid.Grid{cover}, year("上年数据"), year("统计表"))}, 2024, false, "统计表"},
	} {
		r, err := builtin.Read(&test.book)
		if err != nil {
			t.Fatal(err)
		}
		doubled := slices.ContainsFunc(r.Faults, func(f form.Fault) bool { return f.Kind == form.DoubledTable })
		sheet := r.Value(r.Form.Cells[0]).Place.Sheet
		if r.Year != test.year || doubled != test.doubled || !doubled && (sheet != test.read || len(wrong(r)) > 0) {
			t.Errorf("%s: year %d, doubled %v, read from %s", test.name, r.Year, doubled, sheet)
		}
	}
}

// TestTitlesAgree shows that tables under titles of different years or agencies are told of.
func TestTitlesAgree(t *testing.T) {
	for titles, want := range map[[2]string][]string{
		{"示例市司法局2024年", "示例市司法局2024年"}: nil,
		{"示例市司法局2024年", "示例市司法局2023年"}: {form.Year},
		{"示例市司法局2024年", "示例市水利局2024年"}: {form.Agency},
		{"示例市司法局2024年", "示例市水利局2023年"}: {form.Agency, form.Year},
	} {
		grids := drawn(define.Builtin()[1])
		for i, g := range grids[:2] {
			move(g, 0, 0, 2, 0)
			g.Cells = append(g.Cells, grid.Cell{Text: titles[i] + "政府信息公开工作年度报告统计表"})
			g.Sort()
		}
		r, err := builtin.Read(&grid.Book{Grids: grids})
		if err != nil {
			t.Fatal(err)
		}
		var told []string
		for _, f := range r.Faults {
			if f.Kind == form.Contradiction {
				told = append(told, f.Label)
			}
		}
		slices.Sort(told)
		if !slices.Equal(told, want) || len(wrong(r)) > 0 {
			t.Errorf("%v: told of %v", titles, told)
		}
	}
}

// TestYearFound shows where else a year may stand.
func TestYearFound(t *testing.T) {
	for text, want := range map[string]int{
		"示例市司法局政府信息公开工作年度报告（2024年度）": 2024, "示例市司法局二〇二四年政府信息公开工作年度报告": 2024, "2024年度": 2024,
		"统计时间：2024年1月1日至2024年12月31日": 2024, "2023年、2024年对比": 0, "填报日期：2025年1月20日": 0,
	} {
		g := drawn(define.Builtin()[1])[1]
		move(g, 0, 0, 2, 0)
		g.Cells = append(g.Cells, grid.Cell{Text: text})
		g.Sort()
		r, err := builtin.Read(&grid.Book{Grids: []*grid.Grid{g}})
		if err != nil || r.Year != want {
			t.Errorf("%s: year %d, %v", text, r.Year, err)
		}
	}
}

// depth returns the number of levels of nodes.
func depth(nodes []*form.Node) int {
	d := 0
	for _, n := range nodes {
		d = max(d, 1+depth(n.Nodes))
	}
	return d
}
