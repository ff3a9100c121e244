package values

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/grid"
)

var v02 = &rule.Rule{
	ID: "V02", Severity: rule.Error, Title: "不是数字",
	What:    "应当填数的格子里是文字、日期或出错值。",
	Basis:   "格式各表的各格都是数",
	Example: "“自然人”一格填了“约5件”。",
	Mend:    "改成数字。",
	Run:     notNumbers,
}

// notNumbers leaves out formulas that give no figure or are kept as text, and cells of which it is not known what stands
// in them: other rules tell of them, and Guard of those of which none does.
func notNumbers(p *rule.Pass) {
	inOtherUnits(p)
	for cell, v := range p.Values() {
		broken := v.Formula != "" && (v.Kind == grid.Uncalculated || v.Kind == grid.Fault)
		_, inSheet := rule.At(p.Report, cell)
		asText := inSheet && rule.IsFormulaText(v)
		if v.State == form.Unreadable && !cell.IsWords() && !broken && !asText && !isAmbiguous(p, cell) && !isInStatedUnit(v) {
			notNumber(p, cell, v)
		}
	}
}

// isInStatedUnit reports whether a figure counts in another unit than the form, as its label or a line above the table
// states it.
func isInStatedUnit(v form.Value) bool {
	return v.State == form.Unreadable && v.Written != "" && v.Unit == v.Written
}

// inOtherUnits tells of such figures together: they have one cause.
func inOtherUnits(p *rule.Pass) {
	type stated struct {
		table *form.Table
		unit  string
	}
	cells := map[stated][]*form.Cell{}
	var order []stated
	for cell, v := range p.Values() {
		if !cell.IsWords() && isInStatedUnit(v) && !isAmbiguous(p, cell) {
			s := stated{cell.Table, v.Written}
			if cells[s] == nil {
				order = append(order, s)
			}
			cells[s] = append(cells[s], cell)
		}
	}
	for i, s := range order {
		list, note := cells[s], noteOf(p, s.table, s.unit)
		for _, later := range order[i+1:] {
			if below := noteOf(p, later.table, later.unit); note != nil && below != nil && below.Places[0] == note.Places[0] &&
				later.unit == s.unit && later.table.Cells[0].Unit() == s.table.Cells[0].Unit() {
				list = append(list, cells[later]...) // one line is above both
				delete(cells, later)
			}
		}
		switch {
		case len(list) > 1 || note != nil && len(list) > 0:
			together(p, list, s.unit, note)
		case len(list) > 0:
			notNumber(p, list[0], p.Report.Value(list[0]))
		}
	}
}

// noteOf returns what is told of a line that states the unit of a table's counts, nil where a label states it.
func noteOf(p *rule.Pass, t *form.Table, unit string) *form.Fault {
	for _, f := range p.Faults(form.ManifoldUnit) {
		if f.Table == t && f.Label == unit {
			return &f
		}
	}
	return nil
}

// together says once that the figures of some cells are in a unit that the form does not have.
func together(p *rule.Pass, list []*form.Cell, unit string, note *form.Fault) {
	first := p.Report.Value(list[0])
	place, where, label := first.Place, "标签里写的单位是“"+unit+"”", "标签"
	tables := map[*form.Table]bool{}
	cells := make([]rule.Cell, 0, len(list)+1)
	for _, c := range list {
		cells, tables[c.Table] = append(cells, p.Cell(c)), true
	}
	if note != nil {
		place, label = note.Places[0], "这一行"
		where = fmt.Sprintf("写着%s（%s）", form.Quote(note.Texts[0]), place.Within())
		cells = append([]rule.Cell{{Place: place, Value: note.Texts[0]}}, cells...)
	}
	title := form.Quote(list[0].Table.Title())
	if len(tables) > 1 {
		title += fmt.Sprintf("等 %d 张表的上面", len(tables))
	}
	f := p.Found(place, fmt.Sprintf("%s%s：有 %d 格的数（从 %s “%s”起）不知道怎样换算成%s。"+
		"请换算后填%s，并改正%s里的单位；数本来就是按%s填的，只改单位。", title, where, len(list),
		first.Place.Within(), rule.OneLine(first.Text), list[0].Unit(), wanted(list[0]), label, list[0].Unit()), cells...)
	f.Doubtful, f.PlaceOnly = list, note != nil
}

func isAmbiguous(p *rule.Pass, cell *form.Cell) bool {
	for _, f := range p.Faults(form.UnclearCell) {
		if f.Cell == cell {
			return true
		}
	}
	return false
}

func notNumber(p *rule.Pass, cell *form.Cell, v form.Value) {
	filled := fmt.Sprintf("填的是“%s”", rule.OneLine(v.Text))
	what, mend := filled+"，不是数字", "请改填"+wanted(cell)+"，没有发生的填 0。"
	odd := oddCharacter(v, cell.Unit())
	fixes := p.SetMandated(cell)
	switch {
	case v.Framed:
		what, mend = "的格里没有数，另有一张表，不知道哪个数是它的", "请删去格里的表，把数直接填在格里，没有发生的填 0。"
	case grid.IsPart(v.Struck, v.Text):
		what = filled + "，其中“" + rule.OneLine(v.Struck) + "”是划掉的（有删除线），不知道以哪个数为准"
		mend = "请删去划掉的字，或者取消删除线，再核对这一格的数。"
	case grid.IsPart(v.Faint, v.Text):
		what = filled + "，其中“" + rule.OneLine(v.Faint) + "”看不见（与底色同色，或者字号极小），不知道以哪个数为准"
		mend = "请删去看不见的字，或者改成看得见的颜色和字号，再核对这一格的数。"
	case v.Kind == grid.Fault && v.Formula != "":
		what, mend = "的公式 ="+rule.OneLine(v.Formula)+" 算不出数，结果是 "+v.Text, "请改正公式，或者改填"+wanted(cell)+"。"
	case v.Kind == grid.Fault:
		what, mend = "是出错值 "+v.Text, "请改填"+wanted(cell)+"。"
	case v.Kind == grid.Uncalculated:
		what, mend = "是公式，但文件里没有公式的结果", "请用 WPS 或 Excel 打开并保存后再试。"
	case v.Kind == grid.Date:
		what, mend = "读出来是日期 "+v.Text, "请把单元格格式改成“常规”，重新填"+wanted(cell)+"。"
	case v.Unit != "":
		what = fmt.Sprintf("填的是“%s”，单位是%s，不知道怎样换算成%s", rule.OneLine(v.Text), v.Unit, cell.Unit())
		mend = "请换算后填" + wanted(cell) + "，并改正标签里的单位。"
	case odd != "":
		what += "：" + odd
	}
	f := p.FoundIn(cell, cell.Label()+what+"。"+mend)
	if f.Fixes = fixes; len(fixes) == 0 {
		f.Doubtful = []*form.Cell{cell}
	}
}
