// Package carry takes over what stays of last year's report: who the agency is and where to find it, and figures that
// follow from last year's. What depends on this year's, too, it says beside the cell. A text of last year's is not
// carried: it would be printed again.
package carry

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// An Over is what was carried over.
type Over struct {
	Carried []string          // what was taken over, in Chinese
	Left    []string          // what was not, or is to be looked at, in Chinese with full stops
	Hints   map[string]string // what is to be said beside a cell, by its id

	own, last *form.Report
	file      string
}

// From takes over into a report of this year's, which names its agency and year and nothing else, what stays of last
// year's. That is from a file, and has as many errors as faults.
func From(last *form.Report, file string, faults int, own *form.Report) *Over {
	c := &Over{Hints: map[string]string{}, own: own, last: last, file: file}
	c.carry(faults)
	return c
}

func (c *Over) carry(faults int) {
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

func (c *Over) leave(format string, args ...any) {
	c.Left = append(c.Left, fmt.Sprintf(format, args...))
}

func (c *Over) agency() {
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
		c.Carried = append(c.Carried, label)
	default:
		c.leave("%s用的是“%s”，上年报告是“%s”，请看是不是同一机关的。", label, own, last)
	}
}

func (c *Over) particulars() {
	for _, p := range c.own.Form.Particulars {
		value := strings.TrimSpace(c.last.Particulars[p.ID])
		if value == "" || slices.Contains([]string{form.Agency, form.Year, form.Date}, p.ID) {
			continue
		}
		c.own.Particulars[p.ID] = value
		c.Carried = append(c.Carried, p.Label)
		if c.last.Year != 0 && strings.Contains(form.ASCIIDigits(value), strconv.Itoa(c.last.Year)) {
			c.leave("%s“%s”里有 %d，像是上年报告的，请改成本年的。", p.Label, value, c.last.Year)
		}
	}
}

// relation takes over the figures that a relation to last year's report alone determines, and says beside others what
// it builds on.
func (c *Over) relation(r *form.Relation) {
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
			c.Hints[of.ID] = fmt.Sprintf("上年报告是 %s，本年一般等于它%s；不等的%s。", base, spelled(own), c.own.Form.History.Asks())
			hinted = append(hinted, fmt.Sprintf("%s（上年 %s）", of.Label(), base))
		}
	}
	if len(set) > 0 {
		c.Carried = append(c.Carried, fmt.Sprintf("%s等 %d 格（合计 %s）", set[0], len(set), sum))
	}
	c.said("上年的格式没有，带不过来，请自己填", without)
	c.said("上年报告里没有数，带不过来，请自己填", unknown)
	c.said("与本年的数有关，没有填，选中那一格有提示", hinted)
}

func (c *Over) said(why string, labels []string) {
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
