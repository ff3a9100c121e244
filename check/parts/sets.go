package parts

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/check/rule"
	"nianbao/form/parts"
)

// A sets is what of the parts together would explain all that differs, were it not added up.
type sets struct {
	only  []*parts.Part // those of the one set that does; none where there are several, or may be
	lines []*line       // that differ because of them
	ways  [][]string    // of several sets, how their parts are called
	slip  *line         // that is wrong besides; nil for none
	more  bool          // there may be others besides: too many, or too much work
}

const (
	leastSet  = 3          // parts that nothing simpler explains
	maxSets   = 20         // sets that are counted
	maxSearch = 60_000_000 // comparisons: some tenths of a second
	maxDigits = 6          // behind the point of a figure
	maxFigure = 1 << 50
)

// findSets finds which three or more parts were left out at once, where what is known of single ones and of pairs leaves
// anything that differs. It goes by all that differs, or by all but one cell: more mistakes beside them keep them from being found.
func (a *account) findSets() {
	if len(a.broken()) == 0 {
		return
	}
	if found := a.setsLeftOut(); found != nil {
		a.enter(found)
		return
	}
	taken, left := a.whole, slices.DeleteFunc(a.broken(), a.follows)
	if len(taken) > 0 {
		a.undo(taken) // they may fit by accident
		if found := a.setsLeftOut(); found != nil {
			a.enter(found)
			return
		}
	}
	if len(left) >= leastLeft {
		if found := a.setsButOne(); found != nil {
			a.enter(found)
			return
		}
	}
	for _, w := range taken {
		a.take(w)
	}
}

// undo gives up that parts were left out or counted twice.
func (a *account) undo(list []whole) {
	for _, w := range list {
		for _, l := range a.lists {
			l.off = l.off.Sub(w.shift(l))
		}
	}
	a.whole = nil
}

// enter takes down what was found, and what then still differs.
func (a *account) enter(found *sets) {
	a.sets = found
	a.shift(found.only, 1)
}

// setsLeftOut returns which parts may have been left out, nil where no three or more were, or too little says so.
func (a *account) setsLeftOut() *sets {
	var firm, free []*line // free are those in which figures may be negative
	for _, l := range a.lists {
		switch {
		case l.open:
		case l.cell.Negative():
			free = append(free, l)
		case l.off.IsPositive():
			return nil
		default:
			firm = append(firm, l)
		}
	}
	broken := a.broken()
	roots := slices.DeleteFunc(slices.Clone(broken), a.follows)
	target, ok := scaled(firm, func(l *line) decimal.Decimal { return l.off.Neg() })
	if len(roots) < leastOneSided || !ok {
		return nil
	}
	var vectors [][]int64
	for _, of := range a.parts {
		v, ok := scaled(firm, func(l *line) decimal.Decimal { return of.At(l.cell).Number })
		if !ok || slices.ContainsFunc(v, func(n int64) bool { return n < 0 }) {
			return nil
		}
		vectors = append(vectors, v)
	}
	numbers, all := subsetsOf(target, vectors, maxSets, maxSearch)
	var fitting [][]*parts.Part
	for _, set := range numbers {
		if list := a.numbered(set); hold(free, list) {
			fitting = append(fitting, list)
		}
	}
	if len(fitting) == 0 || slices.ContainsFunc(fitting, func(list []*parts.Part) bool { return len(list) < leastSet }) {
		return nil
	}
	found := &sets{lines: broken, more: !all}
	if len(fitting) == 1 && all && 2*len(fitting[0]) <= len(broken) {
		found.only = fitting[0]
		return found
	}
	for _, list := range fitting {
		found.ways = append(found.ways, called(list))
	}
	return found
}

// numbered returns the parts with some numbers, in their order.
func (a *account) numbered(set []int) []*parts.Part {
	slices.Sort(set)
	list := make([]*parts.Part, len(set))
	for k, i := range set {
		list[k] = a.parts[i]
	}
	return list
}

// scaled returns figures as whole numbers of one unit, and whether that is possible.
func scaled(lines []*line, figure func(*line) decimal.Decimal) ([]int64, bool) {
	list := make([]int64, len(lines))
	for i, l := range lines {
		n := figure(l).Shift(maxDigits)
		if !n.IsInteger() || n.Abs().GreaterThan(decimal.NewFromInt(maxFigure)) {
			return nil, false
		}
		list[i] = n.IntPart()
	}
	return list, true
}

// hold reports whether lines hold if parts were left out.
func hold(lines []*line, list []*parts.Part) bool {
	for _, l := range lines {
		off := l.off
		for _, of := range list {
			off = off.Add(of.At(l.cell).Number)
		}
		if !off.IsZero() {
			return false
		}
	}
	return true
}

func called(list []*parts.Part) []string {
	var names []string
	for _, of := range list {
		names = append(names, of.Called())
	}
	return names
}

// maxNames is how many parts of a set are named, maxWays how many sets.
const maxNames, maxWays = 30, 3

// tellOnly tells of the one set of parts that explains all.
func (a *account) tellOnly(p *rule.Pass) {
	if a.sets == nil || len(a.sets.only) == 0 {
		return
	}
	var names, at []string
	for _, of := range a.sets.only {
		names = append(names, of.Called()+"（"+of.File+"）")
	}
	var cells []rule.Cell
	for _, l := range a.sets.lines {
		at, cells = append(at, a.place(l)), append(cells, cellOf(p, l))
	}
	etc := ""
	if len(names) > maxNames {
		names, etc = names[:maxNames], " 等"
	}
	but := ""
	if a.sets.slip != nil {
		but = "除 " + a.place(a.sets.slip) + " 另有差错外，"
	}
	f := p.Found(cells[0].Place, fmt.Sprintf("待核：汇总时可能漏了 %d 个机关：%s%s。加上它们的数，%s不等的 %d 格就全部与各机关之和"+
		"相符，如 %s；别的任何几个机关都不能。请核对汇总时用的是哪些文件，改正后重新汇总。",
		len(a.sets.only), strings.Join(names, "、"), etc, but, len(cells), rule.List(at[:min(len(at), 3)], "格")), cells...)
	f.PlaceOnly, f.Said = len(cells) > maxMarked, a.all(a.sets.lines)
}

// ways says which sets of parts would explain all where there are several; empty for none.
func (a *account) ways() string {
	if a.sets == nil || len(a.sets.ways) == 0 {
		return ""
	}
	var list []string
	for _, names := range a.sets.ways[:min(len(a.sets.ways), maxWays)] {
		list = append(list, rule.List(names, "个"))
	}
	count := fmt.Sprintf("有 %d 组", len(a.sets.ways))
	if a.sets.more {
		count = fmt.Sprintf("至少有 %d 组", len(a.sets.ways))
	}
	return count + "机关没有加进去都能解释全部的差，分不清是哪一组：" + strings.Join(list, "；或者 ") + "。"
}
