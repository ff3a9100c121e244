// Package form is the prescribed annual report form as data: its editions, tables, labels and relations, and one
// agency's report on it.
//
// It holds the model alone and knows grids, not files: form/define makes a form of its definition, form/locate finds
// its cells in a filing, form/fields names a report's figures for templates.
//
// Stable once released: cell ids (table.row.column), text and particular ids.
package form

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/form/among"
	"nianbao/form/likely"
	"nianbao/form/past"
	"nianbao/form/spoken"
	"nianbao/form/wanted"
	"nianbao/near"
)

// A Form is one edition of the form.
type Form struct {
	Edition     string   // "2021"
	Notice      string   // the notice that prescribes it: 国办公开办函〔2021〕30号
	Cites       string   // what a report names as prescribing it: 《中华人民共和国政府信息公开工作年度报告格式》
	Title       string   // what a report is called, without agency and year; see ReportTitle
	Column      string   // of government websites, in which such reports stand; empty where none is prescribed
	Titles      []string // what else reports are called
	Introduces  string   // the paragraph that says what a report is based on, with {{names}} of particulars; see About
	Years       Years
	Bases       map[string]string // what rules that every form has stand on here, by their ids
	Particulars []*Particular
	Sections    []*Section
	Notes       []*Section // texts that a report may have besides, and nobody asks for
	Tables      []*Table
	Relations   []*Relation
	Equations   []*Equation // the relations' instances, in the order of the relations and the cells
	Charts      []*Chart
	Sentences   *spoken.Sentences // how texts speak of the figures; nil where the definition does not say
	History     *past.History     // nil where a report is held against last year's by relations alone
	Among       *among.Reports    // nil where reports of several agencies are not held against each other
	Plausible   *likely.Figures   // nil where a form does not say what cannot be right
	Cells       []*Cell           // every cell, in the order of the tables, row by row
	Fillers     []string          // words that any heading may have: 政府信息公开, 工作
	Asides      []string          // labels of what a file says about itself and no report prints: 填表人
	Others      []*Other          // the other reports that relations name
	Outside     []*Cell           // the cells of those that they name, numbered behind Cells

	outside  map[string]*Cell
	byID     map[string]*Cell
	totals   map[*Cell]*Equation
	ratios   map[*Cell]*Equation
	headings *headingIndex
	titles   *titleReader

	base        *Form // of a form with rows of its own in open tables
	instantiate func(rows map[string]OpenRows) *Form

	Wanted *wanted.Texts // what is asked of the texts themselves; nil where the definition does not say
}

// New returns a form of its parts, the relations apart, which Relate adds. It gives each table its section, its rows,
// its columns and its cells, and the form all cells. The ids within a table must be distinct, and each table must stand
// in a section.
func New(parts Form) *Form {
	f := &parts
	for _, s := range f.Sections {
		for _, t := range s.Tables {
			t.Section = s
		}
	}
	f.Cells, f.byID = nil, map[string]*Cell{}
	for _, t := range f.Tables {
		t.rows, t.columns, t.Cells = Leaves(t.Rows), Leaves(t.Columns), nil
		for _, row := range t.rows {
			for _, column := range t.columns {
				id := t.ID + "." + row.ID + "." + column.ID
				c := &Cell{ID: id, Index: len(f.Cells), Table: t, Row: row, Column: column}
				t.Cells = append(t.Cells, c)
				f.Cells = append(f.Cells, c)
				f.byID[c.ID] = c
			}
		}
	}
	f.headings, f.titles = newHeadingIndex(f), newTitleReader(f)
	f.Relate(f.Relations)
	return f
}

// Years is the range of report years that an edition is for.
type Years struct {
	From, To int // To 0 means no end
}

// Fit reports whether a report of the year is written on this edition.
func (y Years) Fit(year int) bool { return year >= y.From && (y.To == 0 || year <= y.To) }

// String returns the range as a clerk reads it: 2019—2020年, 2021年及以后.
func (y Years) String() string {
	switch {
	case y.To == 0:
		return strconv.Itoa(y.From) + "年及以后"
	case y.To == y.From:
		return strconv.Itoa(y.From) + "年"
	}
	return strconv.Itoa(y.From) + "—" + strconv.Itoa(y.To) + "年"
}

// Applies returns the line by which a workbook says what it is: 2021版格式（国办公开办函〔2021〕30号），2021年及以后的年报适用.
func (f *Form) Applies() string {
	notice := ""
	if f.Notice != "" {
		notice = "（" + f.Notice + "）"
	}
	return f.Edition + "版格式" + notice + "，" + f.Years.String() + "的年报适用"
}

// A Particular is one fact about the agency and its report: name, year, address.
type Particular struct {
	ID, Name, Label string
	Aliases         []string
	Hint            string
}

// The particulars that the program itself needs; every definition has them.
const (
	Agency = "agency"
	Year   = "year"
	Date   = "date"
)

// A Section is one of the report's headed parts: a text, or tables; or a text of the report's Notes, which has no
// heading in print.
type Section struct {
	Title   string
	Text    string // id of its text; empty for tables
	Name    string // the text's name in templates: 总体情况, of a note 附注.主动公开
	Sheet   string // the worksheet's name for tables
	Tables  []*Table
	Heading HeadingWords
	Beside  *Section // of a note, the section of tables beside which it stands; nil for the first and the last
}

// IsUnwritten reports whether a text is nothing but the form's remark that words belong there: （文字描述）.
func IsUnwritten(text string) bool { return strings.HasPrefix(Key(text), "(文字描述") }

// The notes that stand beside no table; a definition may have them.
const (
	Intro   = "intro"   // before the first section, where it is not composed from the particulars
	Closing = "closing" // behind agency and date
)

// A Table is a block of cells under one heading.
type Table struct {
	ID, Name string
	Heading  string // the line above it, when its section holds several: 第二十条第（一）项
	Corner   string // what stands over the row labels
	Over     string // what stands over all columns: 申请人情况
	Open     *Open  // where there are as many rows as a report lists; nil where the form states all
	Across   bool   // the rows stand side by side, each over columns of its own
	Rows     []*Node
	Columns  []*Node
	Section  *Section
	Cells    []*Cell

	rows, columns []*Leaf
}

// A Node is a row, a column or a group of them.
type Node struct {
	ID, Name, Label string
	Aliases         []string
	Unit            string   // 件, 项, 万元
	Decimal         bool     // figures may have decimals
	Negative        bool     // figures may be negative
	PrintUnit       bool     // the unit is printed behind the figure
	Vertical        bool     // the label is written downwards
	NoSum           bool     // figures of several reports cannot be added up: averages, ranks
	Words           bool     // words stand in its cells and no figures
	OneOf           []string // the words of which one stands in each of its cells, none where any may
	Required        bool     // words may not be missing where a row is filled
	Open            *Open    // of an open table's row what its key is; the label is the key
	Spare           bool     // of such a row: it holds nothing and is kept for another
	Nodes           []*Node
}

// A Leaf is a row or column that has cells, with the groups that it stands in.
type Leaf struct {
	*Node
	ID    string   // the ids of its groups and its own, joined by dots: denied.secret
	Names []string // the same in names
	Path  []*Node  // from the outermost group to the node itself
}

// A Cell is one figure of the form.
type Cell struct {
	ID     string // applications.denied.secret.person
	Index  int    // its place in Form.Cells
	Table  *Table
	Row    *Leaf
	Column *Leaf
	Of     *Other // of which other report it is; nil for a cell of the form
}

// Name returns the cell's name in templates: 申请.不予公开.国家秘密.自然人.
func (c *Cell) Name() string {
	name := c.Table.Name
	for _, n := range c.Row.Names {
		name += "." + n
	}
	return name + "." + c.Column.Name
}

// Label returns how the cell is called to a clerk: “1.属于国家秘密”的“自然人”, in a row without a label “自然人”.
func (c *Cell) Label() string {
	if c.Row.Title() == "" {
		return Quote(c.Column.Label)
	}
	return Quote(c.Row.Title()) + "的" + Quote(c.Column.Label)
}

// Quote puts a label between quotation marks; those inside it become single ones, as GB/T 15834 has them. Of what is too
// long to be a label its beginning tells which it is.
func Quote(label string) string {
	if len(label) > maxLabel {
		label = Clip(label, maxLabel)
	}
	return "“" + inner.Replace(label) + "”"
}

// maxLabel is how many characters of a label are quoted.
const maxLabel = 200

var inner = strings.NewReplacer("“", "‘", "”", "’")

// Unit returns what the cell counts: 件, 万元.
func (c *Cell) Unit() string {
	if c.Row.Unit != "" {
		return c.Row.Unit
	}
	return c.Column.Unit
}

// Decimal reports whether the figure may have decimals.
func (c *Cell) Decimal() bool { return c.Row.Decimal || c.Column.Decimal }

// Negative reports whether the figure may be negative.
func (c *Cell) Negative() bool { return c.Row.Negative || c.Column.Negative }

// PrintUnit reports whether the unit is printed behind the figure.
func (c *Cell) PrintUnit() bool { return c.Row.PrintUnit || c.Column.PrintUnit }

// Cell returns the cell with an id, nil if there is none.
func (f *Form) Cell(id string) *Cell { return f.byID[id] }

// HasParticular reports whether the form asks for a particular.
func (f *Form) HasParticular(id string) bool {
	return slices.ContainsFunc(f.Particulars, func(p *Particular) bool { return p.ID == id })
}

// Texts returns the sections that are texts.
func (f *Form) Texts() []*Section {
	var texts []*Section
	for _, s := range f.Sections {
		if s.Text != "" {
			texts = append(texts, s)
		}
	}
	return texts
}

// AllTexts returns the sections that are texts and the notes, in the order in which they are printed.
func (f *Form) AllTexts() []*Section {
	var texts []*Section
	note := func(is func(*Section) bool) {
		for _, n := range f.Notes {
			if is(n) {
				texts = append(texts, n)
			}
		}
	}
	note(func(n *Section) bool { return n.Text == Intro })
	for _, s := range f.Sections {
		if s.Text != "" {
			texts = append(texts, s)
		}
		note(func(n *Section) bool { return n.Beside == s })
	}
	note(func(n *Section) bool { return n.Text == Closing })
	return texts
}

// Note returns the note with an id, nil if the form has none.
func (f *Form) Note(id string) *Section {
	for _, n := range f.Notes {
		if n.Text == id {
			return n
		}
	}
	return nil
}

// NoteBeside returns the note beside a section's tables, nil if the form has none.
func (f *Form) NoteBeside(s *Section) *Section {
	for _, n := range f.Notes {
		if n.Beside == s && s != nil {
			return n
		}
	}
	return nil
}

// Leaves returns the table's rows and columns that have cells.
func (t *Table) Leaves() (rows, columns []*Leaf) { return t.rows, t.columns }

// Unlabelled reports whether the table's only row has no label: the figures stand right below the labels of columns.
func (t *Table) Unlabelled() bool {
	return t.Open == nil && len(t.rows) == 1 && t.rows[0].Label == ""
}

// Title returns how the table is called to a clerk: its heading, or its section's title.
func (t *Table) Title() string {
	if t.Heading != "" {
		return t.Section.Title + "（" + t.Heading + "）"
	}
	return t.Section.Title
}

// Leaves returns the leaves below nodes, with the ids that they have in a table. All that use a form share them: whoever
// appends to them has a list of his own.
func Leaves(nodes []*Node) []*Leaf {
	var found []*Leaf
	var walk func(n *Node, above Leaf)
	walk = func(n *Node, above Leaf) {
		l := Leaf{Node: n, ID: above.ID, Names: above.Names, Path: append(slices.Clip(above.Path), n)}
		if n.ID != "" {
			if l.ID != "" {
				l.ID += "."
			}
			l.ID += n.ID
			l.Names = append(slices.Clip(above.Names), n.Name)
		}
		if len(n.Nodes) == 0 {
			found = append(found, &l)
			return
		}
		for _, child := range n.Nodes {
			walk(child, l)
		}
	}
	for _, n := range nodes {
		walk(n, Leaf{})
	}
	return slices.Clip(found)
}

// depth returns the number of levels of nodes.
func depth(nodes []*Node) int {
	d := 0
	for _, n := range nodes {
		d = max(d, 1+depth(n.Nodes))
	}
	return d
}

// Meant returns the edition among forms' that a word most likely was meant to be, "" for none. Another year is none: that
// no form is called so is told as it is.
func Meant(forms []*Form, word string) string {
	var names []string
	for _, f := range forms {
		names = append(names, f.Edition)
	}
	word = strings.ToLower(HalfWidth(strings.TrimSpace(word)))
	word = strings.TrimSuffix(strings.TrimSuffix(word, "版"), "年")
	if ParseYear(word) > 0 && !slices.Contains(names, word) {
		return ""
	}
	return near.Nearest(word, names)
}
