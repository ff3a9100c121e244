package contract

import (
	"fmt"

	"nianbao/form"
	"nianbao/form/locate"
)

// A Layout is where the tables of the form stand in a file, by which labels, and what was passed over.
type Layout struct {
	Schema     int           `json:"schema"`
	File       string        `json:"file"`
	Form       string        `json:"form"`        // the edition
	Cells      int           `json:"cells"`       // how many of the form's cells were found
	Of         int           `json:"of"`          // how many it has
	OtherForms []LayoutForm  `json:"other_forms"` // the editions that were passed over, the nearest first
	Tables     []LayoutTable `json:"tables"`      // in the order of the form
	LeftOut    []LeftOut     `json:"left_out"`    // words that are in no part of the report
}

// LeftOut is words that stand in the file and in no part of the report.
type LeftOut struct {
	Sheet string `json:"sheet"` // of a Word file or a page empty, or the part
	Ref   string `json:"ref"`
	Text  string `json:"text"`
}

// newLeftOut returns what of a report's words was left out.
func newLeftOut(r *form.Report) []LeftOut {
	list := []LeftOut{}
	for i := range r.Faults {
		f := &r.Faults[i]
		switch {
		case len(f.Places) == 0:
		case f.Kind == form.LeftOut || f.Kind == form.Internal:
			list = append(list, LeftOut{f.Places[0].Sheet, f.Places[0].Ref, f.Texts[0]})
		case f.Kind == form.Beside:
			list = append(list, LeftOut{f.Places[0].Sheet, f.Places[0].Ref, f.Label + "：" + f.Texts[0]})
		case f.Kind == form.OwnSection && len(f.Texts) == 0:
			list = append(list, LeftOut{f.Places[0].Sheet, f.Places[0].Ref, f.Label})
		}
	}
	return list
}

// A LayoutForm is an edition of which some cells were found.
type LayoutForm struct {
	Form  string `json:"form"`
	Cells int    `json:"cells"`
	Of    int    `json:"of"`
}

// A LayoutTable is where one table stands.
type LayoutTable struct {
	Table string `json:"table"` // its id
	Title string `json:"title"`
	Cells int    `json:"cells"`
	Of    int    `json:"of"`
	LayoutBlock
	Continued  []LayoutBlock `json:"continued,omitempty"` // where the rest of it stands
	PassedOver []PassedOver  `json:"passed_over"`         // in reading order
}

// A LayoutBlock is one copy of a table or of a piece of it. Sheet and ref are empty where there is none.
type LayoutBlock struct {
	Sheet   string        `json:"sheet"` // of a Word file or a page the table's heading
	Ref     string        `json:"ref"`   // the corner of its header
	Rows    []LayoutLabel `json:"rows"`
	Columns []LayoutLabel `json:"columns"`
}

// A LayoutLabel is the label of a row or column; of a table drawn across, it is one of both, and its one row has none.
type LayoutLabel struct {
	Row    string `json:"row,omitempty"`    // the row's id
	Column string `json:"column,omitempty"` // the column's id
	Label  string `json:"label,omitempty"`  // as the form prints it
	Ref    string `json:"ref,omitempty"`    // missing where the label was not found
	Text   string `json:"text,omitempty"`   // as it is written
	Near   *Near  `json:"near,omitempty"`   // of one that was not found: what may be meant for it
}

// Near is an unknown label that is like one that was not found.
type Near struct {
	Sheet string `json:"sheet"`
	Ref   string `json:"ref"`
	Text  string `json:"text"`
}

// PassedOver is a copy of a table, a label or a cell that was not taken.
type PassedOver struct {
	Sheet   string `json:"sheet"`
	Ref     string `json:"ref"`
	Label   string `json:"label,omitempty"` // of the form, that it might have been
	Text    string `json:"text,omitempty"`  // what stands there
	Why     string `json:"why"`
	Message string `json:"message"` // the same in Chinese
}

// NewLayout returns where a form was found in a file, and what of its words the report read from it does not have.
func NewLayout(file string, l *locate.Layout, r *form.Report) Layout {
	j := Layout{Schema: Schema, File: file, Form: l.Form.Edition, Cells: l.Cells, Of: len(l.Form.Cells),
		OtherForms: []LayoutForm{}, LeftOut: newLeftOut(r)}
	for _, o := range l.Others {
		j.OtherForms = append(j.OtherForms, LayoutForm{o.Form.Edition, o.Cells, len(o.Form.Cells)})
	}
	for i := range l.Tables {
		j.Tables = append(j.Tables, newLayoutTable(&l.Tables[i]))
	}
	return j
}

func newLayoutTable(t *locate.TableLayout) LayoutTable {
	j := LayoutTable{Table: t.Table.ID, Title: t.Table.Title(), Cells: t.Cells, Of: len(t.Table.Cells),
		LayoutBlock: newLayoutBlock(locate.Block{}), PassedOver: []PassedOver{}}
	for i, b := range t.Blocks {
		if i == 0 {
			j.LayoutBlock = newLayoutBlock(b)
		} else {
			j.Continued = append(j.Continued, newLayoutBlock(b))
		}
	}
	for i := range t.PassedOver {
		p := &t.PassedOver[i]
		j.PassedOver = append(j.PassedOver, PassedOver{p.Place.Sheet, p.Place.Ref, p.Label, p.Text, string(p.Why), why(p)})
	}
	return j
}

func newLayoutBlock(b locate.Block) LayoutBlock {
	return LayoutBlock{b.Place.Sheet, b.Place.Ref, newLayoutLabels(b.Rows), newLayoutLabels(b.Columns)}
}

func newLayoutLabels(labels []locate.Label) []LayoutLabel {
	list := []LayoutLabel{}
	for _, l := range labels {
		j := LayoutLabel{Label: l.String(), Ref: l.Place.Ref, Text: l.Text}
		if l.Row != nil {
			j.Row = l.Row.ID
		}
		if l.Column != nil {
			j.Column = l.Column.ID
		}
		if l.Near != (form.Place{}) {
			j.Near = &Near{l.Near.Sheet, l.Near.Ref, l.NearText}
		}
		list = append(list, j)
	}
	return list
}

// why returns in Chinese why something was passed over.
func why(p *locate.PassedOver) string {
	switch p.Why {
	case locate.FewLabels:
		return fmt.Sprintf("只有%d个列标签在一起，不成一张表", p.Found)
	case locate.NoRows:
		return "只有列标签，下面没有这张表的行标签"
	case locate.Unfilled:
		return "没有填过数，另有一份填了"
	case locate.AnotherYear:
		return anotherYear(p.Year)
	case locate.HiddenCopy:
		return "在隐藏的工作表里，另有一份看得见"
	case locate.FewerCells:
		return fmt.Sprintf("只认出%d格，没有%s的多", p.Found, p.Instead)
	case locate.LaterCopy:
		return "与" + p.Instead.String() + "的一样，取排在前面的一份"
	case locate.OtherEdition:
		return "是" + p.Edition + "版格式的表"
	}
	return whyLabel(p)
}

func anotherYear(year int) string {
	switch {
	case year > 0:
		return fmt.Sprintf("是%d年的表，与年报的年度不同", year)
	case year == form.LastYear:
		return "是上年的表"
	}
	return "没有写明年度，另有一份是年报这一年的"
}

// whyLabel is why for the reasons that concern a label or a cell of a table that was taken.
func whyLabel(p *locate.PassedOver) string {
	switch p.Why {
	case locate.UnknownRow:
		return "不是格式里的行"
	case locate.UnknownColumn:
		return "不是格式里的列"
	case locate.SameLabel:
		return "同一个标签不止一处，取了" + p.Instead.Ref
	case locate.WeakerLabel:
		return p.Instead.Ref + "更像这个标签"
	case locate.OtherTable:
		return "离这张表的其他标签太远，取了" + p.Instead.Ref
	case locate.OutOfLine:
		return "与其他标签不在一行或一列上，取了" + p.Instead.Ref
	case locate.Sublabel:
		return "写在列标签下面，看不出哪一列才是这一项"
	case locate.UnderMerge:
		return "压在合并单元格下面，没有人看得见"
	case locate.SeveralCells:
		return "这一格里不止一个单元格，看不出取哪个"
	}
	return string(p.Why)
}
