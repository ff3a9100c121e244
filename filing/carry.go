package filing

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/filing/file"
	"nianbao/form"
)

// lastOf opens last year's filing and completes what workbook to make by it. The error is an *file.Error.
func (l *Library) lastOf(b *Blank) (*Filing, error) {
	f, err := l.Open(b.From, b.Password)
	if err != nil {
		return nil, err
	}
	year := f.Report.Year
	switch {
	case year == 0 && b.Year == 0:
		return nil, &file.Error{Path: b.From, Reason: "没有写年度，不知道新建哪一年的", Advice: "请加 --year。"}
	case b.Year == 0:
		b.Year = year + 1
	case year != 0 && year != b.Year-1:
		return nil, &file.Error{Path: b.From, Reason: fmt.Sprintf("这是 %d年的，不是上年（%d年）的", year, b.Year-1),
			Advice: "请用 --from 给出上年的统计表或报告，或者去掉 --year。"}
	}
	if b.Agency == "" {
		b.Agency = f.Report.Agency
	}
	return f, nil
}

// A carrier takes over what stays of last year's report: who the agency is and where to find it, and figures that follow
// from last year's. What depends on this year's, too, it says beside the cell. A text of last year's is not carried: it
// would be printed again.
type carrier struct {
	made      *Made
	own, last *form.Report
	file      string
	hints     map[string]string // what is said beside a cell, by its id
}

// carry takes over what stays; faults is how many errors last year's report has.
func (c *carrier) carry(faults int) {
	if faults > 0 {
		c.leave("%s 有 %d 个错误没有改，带过来的不一定对，请先用 nianbao check 检查。", c.file, faults)
	}
	c.agency()
	c.particulars()
	if o := c.own.Form.Other(form.Last); o != nil {
		c.own.Hold(o, c.last, c.file)
	}
	for _, r := range c.own.Form.Relations {
		c.relation(r)
	}
	c.leave("文字、成文日期没有带过来，请填本年的。")
}

func (c *carrier) leave(format string, args ...any) {
	c.made.Left = append(c.made.Left, fmt.Sprintf(format, args...))
}

func (c *carrier) agency() {
	own, last, label := c.own.Agency, c.last.Agency, "机关名称"
	for _, p := range c.own.Form.Particulars {
		if p.ID == form.Agency {
			label = p.Label
		}
	}
	switch {
	case own == "":
		c.leave("%s 没有写%s，请填写。", c.file, label)
	case last == own:
		c.made.Carried = append(c.made.Carried, label)
	default:
		c.leave("%s用的是“%s”，上年报告是“%s”，请看是不是同一机关的。", label, own, last)
	}
}

func (c *carrier) particulars() {
	for _, p := range c.own.Form.Particulars {
		value := strings.TrimSpace(c.last.Particulars[p.ID])
		if value == "" || slices.Contains([]string{form.Agency, form.Year, form.Date}, p.ID) {
			continue
		}
		c.own.Particulars[p.ID] = value
		c.made.Carried = append(c.made.Carried, p.Label)
		if c.last.Year != 0 && strings.Contains(form.ASCIIDigits(value), strconv.Itoa(c.last.Year)) {
			c.leave("%s“%s”里有 %d，像是上年报告的，请改成本年的。", p.Label, value, c.last.Year)
		}
	}
}

// relation takes over the figures that a relation to last year's report alone determines, and says beside others what
// it builds on.
func (c *carrier) relation(r *form.Relation) {
	var set []string
	var without, unknown, hinted []string
	sum := decimal.Zero
	for _, e := range r.Equations {
		if !e.IsOutside() || !e.IsEquality() || e.When != nil || len(e.Left) != 1 ||
			c.own.Form.Computed(e.Left[0].Cell) != nil {
			continue
		}
		of := e.Left[0].Cell
		outside, own := divided(e.Right)
		switch {
		case !c.own.Asks(e):
			without = append(without, of.Label())
		case slices.ContainsFunc(outside, func(t form.Term) bool { return !c.own.IsKnown(t.Cell) }):
			unknown = append(unknown, of.Label())
		case len(own) == 0:
			c.own.SetNumber(of, form.Sum(outside, c.own.Number))
			set, sum = append(set, of.Label()), sum.Add(c.own.Number(of))
		default:
			base := form.Sum(outside, c.own.Number)
			c.hints[of.ID] = fmt.Sprintf("上年报告是 %s，本年一般等于它%s；不等的请在第六部分说明。", base, spelled(own))
			hinted = append(hinted, fmt.Sprintf("%s（上年 %s）", of.Label(), base))
		}
	}
	if len(set) > 0 {
		c.made.Carried = append(c.made.Carried, fmt.Sprintf("%s等 %d 格（合计 %s）", set[0], len(set), sum))
	}
	c.said("上年的格式没有，带不过来，请自己填", without)
	c.said("上年报告里没有数，带不过来，请自己填", unknown)
	c.said("与本年的数有关，没有填，选中那一格有提示", hinted)
}

func (c *carrier) said(why string, labels []string) {
	if len(labels) > 0 {
		c.leave("%s%s。", strings.Join(labels, "、"), why)
	}
}

// divided parts the terms of other reports from the form's own.
func divided(terms []form.Term) (outside, own []form.Term) {
	for _, t := range terms {
		if t.Cell.Of != nil {
			outside = append(outside, t)
		} else {
			own = append(own, t)
		}
	}
	return outside, own
}

// spelled names terms that are added to a figure: 加“本年制发件数”减“本年废止件数”.
func spelled(terms []form.Term) string {
	words := ""
	for _, t := range terms {
		sign := "加"
		if t.Negative {
			sign = "减"
		}
		words += sign + form.Quote(t.Call)
	}
	return words
}
