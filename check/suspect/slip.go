package suspect

import (
	"math"
	"slices"
	"strconv"
	"strings"
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
		if trimmed := strings.TrimRight(m, "0"); len(m) > len(trimmed) && strings.HasPrefix(m, t) && len(t) >= len(trimmed) {
			add("少了 0", 0.05/float64(len(m)-len(trimmed)))
		}
	}
	return name, chance
}

// rareness is how many times as likely a blank cell is to have been passed over as one in which somebody has typed 0:
// where others of 0 are filled, none is left blank on purpose.
func (f *finder) rareness() float64 {
	blanks, zeros := f.empty()
	return share(zeros, max(1, blanks))
}

// isUnfilled reports whether more cells are blank than not.
func (f *finder) isUnfilled() bool {
	blanks, _ := f.empty()
	return 2*blanks > len(f.cells)
}

// empty returns how many cells are blank, and in how many nothing or 0 stands.
func (f *finder) empty() (blanks, zeros int) {
	for i := range f.cells {
		if x := &f.cells[i]; x.figure == 0 {
			zeros++
			if x.blank {
				blanks++
			}
		}
	}
	return blanks, zeros
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

// anyFigure is how likely one figure is of all that somebody could have typed for another.
func anyFigure(meant, typed int64) float64 {
	const sizes = 14 // e to the power of 14 is a million
	return 1 / (sizes * (1 + math.Abs(float64(typed-meant))))
}

// isCopied reports whether a cell holds what a cell beside it does, and no 0.
func (f *finder) isCopied(cell int) bool {
	typed := f.cells[cell].figure
	return typed != 0 && slices.ContainsFunc(f.lines, func(line []int) bool {
		at := slices.Index(line, cell)
		same := func(k int) bool { return k >= 0 && k < len(line) && line[k] >= 0 && f.cells[line[k]].figure == typed }
		return at >= 0 && (same(at-1) || same(at+1))
	})
}

func exchangedDigits(meant, typed string) float64 {
	pairs, hits := 0, 0
	for i := range len(meant) - 1 {
		if meant[i] == meant[i+1] || i == 0 && meant[1] == '0' {
			continue // which nobody would see, or which would have lost a digit
		}
		pairs++
		b := []byte(meant)
		b[i], b[i+1] = b[i+1], b[i]
		if string(b) == typed {
			hits++
		}
	}
	return share(hits, pairs)
}

// plain returns digits without zeros before them.
func plain(digits string) string {
	if p := strings.TrimLeft(digits, "0"); p != "" {
		return p
	}
	return "0"
}

func share(hits, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(hits) / float64(of)
}

// nearKeys are the keys beside a digit's, on the numeric keypad and in the upper row.
var nearKeys = [10]string{"129", "0245", "01356", "0246", "13578", "123468", "3579", "4689", "579", "680"}

func nearKey(meant, typed string) float64 {
	at := onlyDifference(meant, typed)
	if at < 0 || !strings.Contains(nearKeys[meant[at]-'0'], typed[at:at+1]) {
		return 0
	}
	return 1 / float64(len(meant)*len(nearKeys[meant[at]-'0']))
}

func otherDigit(meant, typed string) float64 {
	if onlyDifference(meant, typed) < 0 {
		return 0
	}
	return 1 / float64(9*len(meant))
}

// onlyDifference returns where two rows of digits of one length differ, when that is in one place; -1 otherwise.
func onlyDifference(a, b string) int {
	at := -1
	if len(a) != len(b) {
		return at
	}
	for i := range len(a) {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

func lostDigit(meant, typed string) float64 {
	if len(meant) < 2 {
		return 0
	}
	hits := 0
	for i := range len(meant) {
		if plain(meant[:i]+meant[i+1:]) == typed {
			hits++
		}
	}
	return share(hits, len(meant))
}

func doubledDigit(meant, typed string) float64 {
	hits := 0
	for i := range len(meant) {
		if meant[:i+1]+meant[i:] == typed {
			hits++
		}
	}
	return share(hits, len(meant))
}

func addedDigit(meant, typed string) float64 {
	if len(typed) != len(meant)+1 {
		return 0
	}
	hits := 0
	for i := range len(typed) {
		if plain(typed[:i]+typed[i+1:]) == meant {
			hits++
		}
	}
	return share(hits, 10*len(typed))
}

func times(zeros int) func(meant, typed string) float64 {
	return func(meant, typed string) float64 {
		if meant == "0" || meant+strings.Repeat("0", zeros) != typed {
			return 0
		}
		return 1
	}
}
