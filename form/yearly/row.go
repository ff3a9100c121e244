package yearly

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/form"
)

// A Row is a figure in both years, or the title of those below it.
type Row struct {
	Title      string // of the rows below; empty for a figure
	Level      int    // 1 for a part of the row above that is at 0
	Label      string
	Unit       string
	Last, This Figure
	Change     string // with its sign: +12, -3, 0; — where nobody knows

	// Percent is the change's share of last year's, with its sign: +33.3%; 新增 where that is 0 and this year's is not;
	// — where there is none.
	Percent string
}

// A Figure is what one year's report has.
type Figure struct {
	decimal.Decimal
	Known bool
	Text  string // as it is printed; what was typed where that is no figure
}

// Cells returns what stands in a row's columns behind the label.
func (r *Row) Cells() []string {
	return []string{r.Unit, r.Last.Text, r.This.Text, r.Change, r.Percent}
}

// sum returns what a report has in cells together.
func sum(r *form.Report, cells []*form.Cell) Figure {
	f := Figure{Known: true}
	for _, c := range cells {
		v := r.Value(c)
		if v.State != form.Number && v.State != form.Stroke || r.Doubles(c) {
			text := form.Clip(strings.Join(strings.Fields(v.Text), " "), 12)
			if text == "" {
				text = "（空）"
			}
			return Figure{Text: text}
		}
		f.Decimal = f.Add(v.Number)
	}
	f.Text = f.Decimal.String()
	return f
}

// none stands where there is nothing to say.
const none = "—"

func (r *Row) compare() {
	r.Change, r.Percent = none, none
	if !r.Last.Known || !r.This.Known {
		return
	}
	change := r.This.Sub(r.Last.Decimal)
	r.Change = plus(change) + change.String()
	switch {
	case r.Unit == "%":
		r.Change += " 个百分点"
	case r.Last.IsNegative():
	case !r.Last.IsZero():
		r.Percent = plus(change) + change.Mul(hundred).DivRound(r.Last.Decimal, 1).StringFixed(1) + "%"
	case !r.This.IsZero():
		r.Percent = "新增"
	}
}

var hundred = decimal.NewFromInt(100)

// plus is the sign of a figure that grew; that of one that shrank is its own.
func plus(change decimal.Decimal) string {
	if change.IsPositive() {
		return "+"
	}
	return ""
}
