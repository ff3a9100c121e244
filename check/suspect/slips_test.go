package suspect

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"nianbao/form"
)

// misTypes are what a figure becomes by one slip.
var misTypes = []struct {
	name string
	of   func(r *rand.Rand, n string) string
}{
	{"near key", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n))
		keys := nearKeys[n[at]-'0']
		return n[:at] + string(keys[r.IntN(len(keys))]) + n[at+1:]
	}},
	{"other digit", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n))
		return n[:at] + strconv.Itoa(r.IntN(10)) + n[at+1:]
	}},
	{"lost digit", func(r *rand.Rand, n string) string { at := r.IntN(len(n)); return n[:at] + n[at+1:] }},
	{"doubled digit", func(r *rand.Rand, n string) string { at := r.IntN(len(n)); return n[:at+1] + n[at:] }},
	{"added digit", func(r *rand.Rand, n string) string {
		at := r.IntN(len(n) + 1)
		return n[:at] + strconv.Itoa(r.IntN(10)) + n[at:]
	}},
	{"swapped digits", func(r *rand.Rand, n string) string {
		if len(n) < 2 {
			return n
		}
		at := r.IntN(len(n) - 1)
		return n[:at] + n[at+1:at+2] + n[at:at+1] + n[at+2:]
	}},
	{"sign", func(_ *rand.Rand, n string) string { return "-" + n }},
	{"x10", func(_ *rand.Rand, n string) string { return n + "0" }},
	{"x100", func(_ *rand.Rand, n string) string { return n + "00" }},
	{"x1000", func(_ *rand.Rand, n string) string { return n + "000" }},
	{"blank", func(*rand.Rand, string) string { return "" }},
}

// cells returns the cells that somebody types.
func (x *trial) cells() []*form.Cell {
	var list []*form.Cell
	for _, c := range x.form.Cells {
		if t := c.Table.ID; (t == "applications" || t == "disputes") && x.isTyped(c) {
			list = append(list, c)
		}
	}
	return list
}

// slip makes a slip of some kind, and returns its name.
func (x *trial) slip() string {
	cells := x.cells()
	for {
		c := cells[x.IntN(len(cells))]
		if x.typed[c] < 0 {
			continue
		}
		kind := x.IntN(len(misTypes) + 6)
		name := ""
		if kind < len(misTypes) {
			m := misTypes[kind]
			n, _ := strconv.ParseInt("0"+m.of(x.Rand, strconv.FormatInt(x.typed[c], 10)), 10, 64)
			if m.name == "sign" {
				n = -x.typed[c]
			}
			if n == x.typed[c] {
				continue
			}
			x.typed[c], name = n, m.name
		} else if name = x.between(c, kind-len(misTypes)); name == "" {
			continue
		}
		calculate(x.form, x.typed, x.isTyped)
		return name
	}
}

// between makes a slip between cells.
func (x *trial) between(c *form.Cell, kind int) string {
	rows, _ := c.Table.Leaves()
	row := slices.Index(rows, c.Row)
	line := c.Table.CellsOf(row)
	at := slices.Index(line, c)
	switch kind {
	case 0: // exchanged with the cell beside it
		if at+1 == len(line) || x.form.Totals()[line[at+1]] != nil || x.typed[c] == x.typed[line[at+1]] {
			return ""
		}
		x.typed[c], x.typed[line[at+1]] = x.typed[line[at+1]], x.typed[c]
		return "exchanged"
	case 1: // in the next row
		if row+1 == len(rows) || x.typed[c] == 0 {
			return ""
		}
		below := c.Table.CellsOf(row + 1)[at]
		if x.typed[below] != 0 || x.form.Totals()[below] != nil || x.form.Totals()[c] != nil {
			return ""
		}
		x.typed[c], x.typed[below] = 0, x.typed[c]
		return "next row"
	case 2: // torn
		digits := strconv.FormatInt(x.typed[c], 10)
		if len(digits) < 2 || at+1 == len(line) || x.form.Totals()[c] != nil || x.form.Totals()[line[at+1]] != nil ||
			x.typed[line[at+1]] != 0 {
			return ""
		}
		cut := 1 + x.IntN(len(digits)-1)
		if digits[cut] == '0' {
			return ""
		}
		x.typed[c], _ = strconv.ParseInt(digits[:cut], 10, 64)
		x.typed[line[at+1]], _ = strconv.ParseInt(digits[cut:], 10, 64)
		return "torn"
	case 3: // twice
		if at+1 == len(line) || x.typed[c] == 0 || x.form.Totals()[line[at+1]] != nil || x.typed[line[at+1]] == x.typed[c] {
			return ""
		}
		x.typed[line[at+1]] = x.typed[c]
		return "twice"
	case 4: // total not updated
		if x.form.Totals()[c] == nil {
			return ""
		}
		old := x.typed[c] + int64(x.IntN(int(5+x.typed[c]))) - x.typed[c]/2
		if old == x.typed[c] || old < 0 {
			return ""
		}
		x.typed[c] = old
		return "total"
	default: // the row one cell further
		inputs := slices.DeleteFunc(slices.Clone(line), func(c *form.Cell) bool { return x.form.Totals()[c] != nil })
		if c.Table.ID != "applications" || len(inputs) == 0 || x.typed[inputs[len(inputs)-1]] != 0 || x.form.Totals()[line[0]] != nil {
			return ""
		}
		changed := false
		for k := len(inputs) - 1; k >= 0; k-- {
			n := int64(0)
			if k > 0 {
				n = x.typed[inputs[k-1]]
			}
			changed = changed || n != x.typed[inputs[k]]
			x.typed[inputs[k]] = n
		}
		if !changed {
			return ""
		}
		return "shifted"
	}
}

func (x *trial) wrong() map[*form.Cell]int64 {
	list := map[*form.Cell]int64{}
	for _, c := range x.cells() {
		if x.typed[c] != x.meant[c] {
			list[c] = x.meant[c]
		}
	}
	return list
}
