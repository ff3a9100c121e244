package locate

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"nianbao/form"
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
		half:    rapid.Bool().Draw(t, "half-width"),
		breaks:  rapid.Bool().Draw(t, "breaks"),
		spaces:  rapid.Bool().Draw(t, "spaces"),
		quotes:  rapid.Bool().Draw(t, "quotes"),
		numbers: rapid.IntRange(0, 4).Draw(t, "numbers"),
		short:   rapid.Bool().Draw(t, "short"),
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
	short, ok := shorter[label]
	if ok && s.short && !strings.Contains(short, "新收申请") && !strings.Contains(short, "后仍不") {
		label = short
	}
	if s.numbers > 0 {
		if number, rest, ok := strings.Cut(label, "."); ok && len(number) == 1 && rest != "其他" {
			spelt := []string{"", rest, number + "、" + rest, "（" + number + "）" + rest, number + " . " + rest}
			label = spelt[s.numbers]
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
	p.cells = append(p.cells,
		grid.Cell{Row: row, Col: col, ColSpan: p.wide, Text: strconv.Itoa(c.Index), Kind: grid.Number})
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
				joint := rapid.SampledFrom([]string{"", "-", "\n", "："}).Draw(p.t, "joint")
				p.label(top, col, 1, 1, l.Label+joint+c.Label)
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
	ways := []func(*form.Table, int, int) int{p.across, p.blocks, p.table, p.turned}
	return rapid.SampledFrom(ways).Draw(p.t, "section 4")(t, top, left)
}

// depth returns the number of levels of nodes.
func depth(nodes []*form.Node) int {
	d := 0
	for _, n := range nodes {
		d = max(d, 1+depth(n.Nodes))
	}
	return d
}
