package history

import (
	"fmt"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/past"
)

func y08(h *past.History) *rule.Rule {
	return &rule.Rule{
		ID: "Y08", Severity: rule.Warning, Title: "数全部与上年报告相同",
		What: fmt.Sprintf("本年填报的数（不算总计，也不算应当与上年衔接的数）全部与上年报告相同，"+
			"其中不为 0 的有 %d 个以上；或者一张表的数这样。全是 0、只有几个数的不算。给出上年报告时核对。", h.Unchanged),
		Basis:   "年报反映本年的情况；上年的表改个年度又报一次，是退回重报的常见原因",
		Example: "填报的 23 个不为 0 的数全部与上年报告（上年.xlsx）相同。",
		Mend:    "看是不是把上年的表又报了一次；确实相同的，" + h.Asks() + "。",
		Run:     unchanged,
	}
}

// unchanged tells of a report whose figures are all last year's, else of such a table.
func unchanged(p *rule.Pass) {
	least := p.Report.Form.History.Unchanged
	var all []figure
	changed := map[*form.Table]bool{}
	same := map[*form.Table][]figure{}
	for _, f := range figures.Of(p) {
		t := f.cell.Table
		switch {
		case p.Report.Form.Computed(f.cell) != nil:
		case !f.now.Equal(f.then):
			changed[t] = true
		case !f.now.IsZero():
			all, same[t] = append(all, f), append(same[t], f)
		}
	}
	if len(changed) == 0 {
		if len(all) >= least {
			unchangedFound(p, "填报的", all, p.Report.Form.Cells)
		}
		return
	}
	for _, t := range p.Report.Form.Tables {
		if !changed[t] && len(same[t]) >= least {
			unchangedFound(p, form.Quote(t.Title())+"的", same[t], t.Cells)
		}
	}
}

func unchangedFound(p *rule.Pass, whose string, list []figure, among []*form.Cell) {
	_, file := p.Report.Last()
	var cells []rule.Cell
	for _, f := range list {
		cells = append(cells, f.cells(p)...)
	}
	found := p.Found(cells[0].Place, fmt.Sprintf("%s %d 个不为 0 的数（不算总计）全部与上年报告（%s）相同。"+
		"请看是不是把上年的数又报了一次；确实相同的，%s。", whose, len(list), file, p.Report.Form.History.Asks()), cells...)
	found.PlaceOnly = true
	found.Pattern = &rule.Pattern{Cells: among, Says: fmt.Sprintf("%s %d 个不为 0 的数全部与上年报告相同，多半把上年的数又报了一次",
		whose, len(list))}
}
