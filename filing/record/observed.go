package record

import (
	"fmt"
	"strings"

	"nianbao/grid"
)

// What is observed of a worksheet's cells that a person may not have meant.
type observed struct {
	rows, cols    map[int]*shownOf
	order         []*shownOf
	hidden        []*grid.Cell
	refs          []string
	stale, struck []string
	rounded       []string // shown plainly, as another number
	dressed       []string // shown as no figure is printed
}

// A shownOf counts the cells of a row or column that are shown and that are not.
type shownOf struct {
	name          string
	shown, hidden int
}

// add takes note of a cell.
func (o *observed) add(c *grid.Cell, ref string, head bool) {
	if o.rows == nil {
		o.rows, o.cols = map[int]*shownOf{}, map[int]*shownOf{}
	}
	for _, in := range []struct {
		of   map[int]*shownOf
		at   int
		name string
	}{{o.cols, c.Col, grid.Column(c.Col) + " 列"}, {o.rows, c.Row, fmt.Sprintf("第 %d 行", c.Row+1)}} {
		s := in.of[in.at]
		if s == nil {
			s = &shownOf{name: in.name}
			in.of[in.at] = s
			o.order = append(o.order, s)
		}
		if c.Hidden {
			s.hidden++
		} else {
			s.shown++
		}
	}
	if c.Hidden {
		o.hidden, o.refs = append(o.hidden, c), append(o.refs, ref)
	}
	if c.Struck() != "" {
		o.struck = append(o.struck, ref)
	}
	switch seen := strings.TrimSpace(c.Seen()); {
	case c.Kind != grid.Number || head || seen == c.Text:
	case !showsPlainly(c):
		o.dressed = append(o.dressed, fmt.Sprintf("%s（显示 %s，印 %s）", ref, seen, c.Text))
	case isRounded(c):
		o.rounded = append(o.rounded, fmt.Sprintf("%s（显示 %s，存的是 %s）", ref, seen, c.Text))
	}
}

// unseen returns the rows, columns and single cells that are not seen.
func (o *observed) unseen() []string {
	isWhole := func(s *shownOf) bool { return s.shown == 0 && (s.hidden > 1 || len(o.cols) == 1) }
	var list []string
	for _, s := range o.order {
		if isWhole(s) {
			list = append(list, s.name)
		}
	}
	for i, c := range o.hidden {
		if !isWhole(o.rows[c.Row]) && !isWhole(o.cols[c.Col]) {
			list = append(list, o.refs[i])
		}
	}
	return list
}

// remarks says what was observed.
func (s *sheetRows) remarks() []string {
	var list []string
	say := func(refs []string, words string) {
		if len(refs) > 0 {
			list = append(list, called(s.path)+" 的 "+listed(refs)+words)
		}
	}
	say(s.seen.unseen(), " 是隐藏的（看不见），也算在数据里；不要的请先删去")
	say(s.seen.struck, " 有删除线，也算在数据里；不要的请先删去")
	say(s.seen.stale, " 的公式存的结果不是现在应当算出的，取的是存的结果；请用 WPS 或 Excel 打开，重新计算并保存后再试")
	say(s.seen.rounded, " 照显示的印，计算和比较用存的数")
	say(s.seen.dressed, " 的数不照显示的印；要照显示的印，请在模板里写函数，例如 {{数字格式 “#,##0.00” 名称}}、{{后缀 “元” 名称}}")
	return list
}
