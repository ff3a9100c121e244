package suspect

import (
	"math"
	"slices"
	"strconv"
)

// A slip is how somebody who should have typed one figure comes to have typed another.
type slip struct {
	name  string
	share float64 // of all slips
	// chance returns how likely the slip makes one row of digits of another, of all that it can make of it.
	chance func(meant, typed string) float64
}

// slips are those of deducorrect::correctTypos, those of the numeric keypad, and those of units. The shares are those
// of no count, for nobody has published one of such forms: that of any is near the others'.
var slips = []slip{
	{"数字颠倒", 0.15, exchangedDigits},
	{"数字敲错，与旁边的键相邻", 0.14, nearKey},
	{"有一位数字填错", 0.10, otherDigit},
	{"漏了一位数字", 0.12, lostDigit},
	{"有一位数字重复", 0.08, doubledDigit},
	{"多了一位数字", 0.10, addedDigit},
	{"多了一个 0", 0.05, times(1)},
	{"多了两个 0", 0.02, times(2)},
	{"多了三个 0", 0.015, times(3)},
	{"少了 0", 0.05, lostZeros},
}

const (
	shareSign    = 0.04
	shareMissing = 0.06
	shareCopied  = 0.05
	shareOther   = 0.03 // any other figure
	shareTotal   = 0.15 // of totals: another figure that they were
)

// anyOther is what is said of a figure that no slip makes of the other.
const anyOther = "与其他格合不上"

// staleTotal is what is said of a total that no slip makes of its sum.
const staleTotal = "总计没有跟着改"

// single returns the change of one cell alone, with the slip that explains it best.
func (f *finder) single(cell int, by int64) candidate {
	x := &f.cells[cell]
	why, chance := f.slip(cell, x.figure+by)
	c := []change{{cell, by, why}}
	if why == anyOther {
		if mended, _ := f.stated(c); len(mended) > 0 {
			c[0].why = f.backing(mended[0], cell, by)
		}
	}
	return candidate{changes: c, chance: math.Log(chance) + f.plausible(c)}
}

// slip returns what a figure's having been mistyped as the one that stands in a cell is called, and its chance.
func (f *finder) slip(cell int, meant int64) (string, float64) {
	x := &f.cells[cell]
	typed := x.figure
	name, chance := "", 0.0
	add := func(of string, c float64) {
		if c > chance {
			name = of
		}
		chance = max(chance, c)
	}
	switch {
	case x.total && typed == 0:
		add("总计没有加", shareMissing)
	case x.total:
		add(staleTotal, shareTotal*anyFigure(meant, typed))
	case typed == 0 && x.blank && f.isUnfilled():
		// which of all the cells that nobody has filled yet is anybody's guess
	case typed == 0 && x.blank:
		add("漏填", shareMissing*f.rareness())
	case typed == 0:
		add("填成了 0", shareMissing)
	}
	if name == "" {
		add(anyOther, shareOther*anyFigure(meant, typed))
	}
	if meant == -typed {
		add("正负号填反", shareSign)
	}
	if f.isCopied(cell) {
		add("与相邻的一格重复", shareCopied)
	}
	if meant >= 0 && typed > 0 {
		m, t := x.digits(meant), x.digits(typed)
		for _, s := range slips {
			add(s.name, s.share*s.chance(m, t))
		}
	}
	return name, chance
}

// rareness is how many times as likely a blank cell is to have been passed over as one in which somebody has typed 0:
// where others of 0 are filled, none is left blank on purpose.
func (f *finder) rareness() float64 {
	return share(f.zeros, max(1, f.blanks))
}

// isUnfilled reports whether more cells are blank than not.
func (f *finder) isUnfilled() bool {
	return 2*f.blanks > len(f.cells)
}

// digits returns a figure's digits as they are typed, without a point.
func (x *typedCell) digits(n int64) string {
	n /= x.unit
	if x.of.Decimal() {
		for n != 0 && n%10 == 0 {
			n /= 10
		}
	}
	return strconv.FormatInt(n, 10)
}

// anySizes is how many sizes, each e times the one before, figures have: e to the power of 14 is a million.
const anySizes = 14

// anyFigure is how likely one figure is of all that somebody could have typed for another.
func anyFigure(meant, typed int64) float64 {
	return 1 / (anySizes * (1 + math.Abs(float64(typed-meant))))
}

// isCopied reports whether a cell holds what a cell beside it does, and no 0.
func (f *finder) isCopied(cell int) bool {
	typed := f.cells[cell].figure
	return typed != 0 && slices.ContainsFunc(f.cells[cell].spots, func(of spot) bool {
		line := f.lines[of.line]
		same := func(k int) bool { return k >= 0 && k < len(line) && line[k] >= 0 && f.cells[line[k]].figure == typed }
		return same(of.at-1) || same(of.at+1)
	})
}
