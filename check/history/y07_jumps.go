package history

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form"
	"nianbao/form/past"
)

func y07(f *form.Form) *rule.Rule {
	var limits []string
	for _, j := range f.History.Jumps {
		limits = append(limits, whose(f, j)+limit(j))
	}
	return &rule.Rule{
		ID: "Y07", Severity: rule.Note, Title: "数与上年报告相差悬殊",
		What: "与上年报告同一格的数相比，" + strings.Join(limits, "；") + "。总计随它的各格变化的，只说各格。" +
			"给出上年报告时核对。",
		Basis:   "年报反映本年的情况；相差悬殊的多半是多录、少录了一位，或者口径变了",
		Example: "“行政处罚”的“本年处理决定数量” 1200，上年 120（上年.xlsx 主动公开!B11），是上年的 10 倍。",
		Mend:    "核对台账；属实的不用改，最好在总体情况里说明原因。",
		Run:     jumps,
	}
}

// whose names the first figure that a jump is for, where it is not for all.
func whose(f *form.Form, j *past.Jump) string {
	for _, c := range f.Cells {
		if len(j.Of) > 0 && f.History.JumpOf(c.ID) == j {
			return c.Label() + "等"
		}
	}
	return ""
}

// limit says by how much a figure must differ: 相差 5 倍以上、并且不少于 100.
func limit(j *past.Jump) string {
	return fmt.Sprintf("是上年的 %s 倍以上或者 %[1]s 分之一以下，并且相差 %[2]s 以上", j.Factor, j.Floor)
}

// jumps tells table by table of the figures that differ that much, of totals only where none of their parts does.
func jumps(p *rule.Pass) {
	h := p.Report.Form.History
	type group struct {
		of *form.Table
		by *past.Jump
	}
	jumped := map[*form.Cell]bool{}
	groups := map[group][]figure{}
	var order []group
	for _, f := range figures.Of(p) {
		jumped[f.cell] = f.jumps(h.JumpOf(f.cell.ID))
	}
	for _, f := range figures.Of(p) {
		if !jumped[f.cell] || partJumps(p.Report.Form, f.cell, jumped) {
			continue
		}
		g := group{f.cell.Table, h.JumpOf(f.cell.ID)}
		if groups[g] == nil {
			order = append(order, g)
		}
		groups[g] = append(groups[g], f)
	}
	for _, g := range order {
		jumpsFound(p, g.by, groups[g])
	}
}

func (f *figure) jumps(by *past.Jump) bool {
	if by == nil || f.now.Sub(f.then).Abs().LessThan(by.Floor) {
		return false
	}
	less, more := f.now.Abs(), f.then.Abs()
	if less.GreaterThan(more) {
		less, more = more, less
	}
	return more.GreaterThanOrEqual(less.Mul(by.Factor))
}

// partJumps reports whether a figure of which a total is made jumps, or one behind it.
func partJumps(f *form.Form, c *form.Cell, jumped map[*form.Cell]bool) bool {
	e := f.Computed(c)
	if e == nil {
		return false
	}
	for _, t := range e.Parts() {
		if jumped[t.Cell] || partJumps(f, t.Cell, jumped) {
			return true
		}
	}
	return false
}

func jumpsFound(p *rule.Pass, by *past.Jump, list []figure) {
	var said []string
	var cells []rule.Cell
	for _, f := range list {
		said = append(said, fmt.Sprintf("%s %s，上年 %s（%s），%s", f.cell.Label(), f.cell.Printed(f.now),
			f.cell.Printed(f.then), lastPlace(p, f.lastCell), f.times()))
		cells = append(cells, f.cells(p)...)
	}
	found := p.Found(cells[0].Place, fmt.Sprintf("与上年报告相比，%s。这里提示的%s的。"+
		"请核对台账；属实的，最好在总体情况里说明原因。", rule.List(said, "格"), limit(by)), cells...)
	found.PlaceOnly = len(list) > maxMarked
	if len(list) == 1 {
		found.Actual = list[0].now.String()
	}
}

// maxMarked is how many cells a finding marks in a copy of the workbook.
const maxMarked = 8

// times says how a figure stands to last year's: 是上年的 10 倍.
func (f *figure) times() string {
	switch {
	case f.then.IsZero() || f.now.IsZero() || f.now.Sign() != f.then.Sign():
		return "相差 " + f.now.Sub(f.then).Abs().String()
	case f.now.Abs().GreaterThan(f.then.Abs()):
		return "是上年的 " + f.now.DivRound(f.then, 1).String() + " 倍"
	}
	return "是上年的 " + f.now.Mul(hundred).DivRound(f.then, 1).String() + "%"
}

var hundred = decimal.NewFromInt(100)
