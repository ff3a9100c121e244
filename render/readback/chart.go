package readback

import (
	"maps"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"nianbao/docx/chart"
	"nianbao/form"
)

// charts holds the charts that a file shows against those that were meant. One with the title and the categories of one
// that was meant is that one; under another title it is known by its figures.
func (c *comparison) charts(shown []chart.Data) {
	for _, name := range slices.Sorted(maps.Keys(c.Charts)) {
		want, found := c.Charts[name], false
		for i := range shown {
			switch d := point(&want, &shown[i]); {
			case d == nil:
				found = true
			case d.Want != d.Have && sameTitle(&want, &shown[i]):
				d.Chart, found = name, true
				c.differ(*d)
			}
		}
		if !found {
			c.differ(Difference{Kind: Chart, Chart: name, Want: want.Title})
		}
	}
}

func sameTitle(a, b *chart.Data) bool {
	return form.Squeeze(a.Title) == form.Squeeze(b.Title) && sameWords(a.Categories, b.Categories)
}

func sameWords(a, b []string) bool {
	return slices.EqualFunc(a, b, func(a, b string) bool { return form.Squeeze(a) == form.Squeeze(b) })
}

// point returns the first of a chart's figures or names that is another, nil where all are the same.
func point(want, have *chart.Data) *Difference {
	if !sameWords(want.Categories, have.Categories) {
		return &Difference{Kind: Chart, Point: "各类"}
	}
	if len(want.Series) != len(have.Series) {
		return &Difference{Kind: Chart, Point: "数据系列", Want: strconv.Itoa(len(want.Series)) + "个",
			Have: strconv.Itoa(len(have.Series)) + "个"}
	}
	for i, w := range want.Series {
		h := have.Series[i]
		if form.Squeeze(w.Name) != form.Squeeze(h.Name) {
			return &Difference{Kind: Chart, Point: "数据系列", Want: w.Name, Have: h.Name}
		}
		for k, category := range want.Categories {
			if a, b := figure(w.Values[k]), figure(h.Values[k]); a != b {
				return &Difference{Kind: Chart, Point: form.Quote(w.Name) + form.Quote(category), Want: a, Have: b}
			}
		}
	}
	return nil
}

// figure returns a chart's figure as a value is said, nothing for a gap.
func figure(n decimal.NullDecimal) string {
	if !n.Valid {
		return ""
	}
	return form.Value{State: form.Number, Number: n.Decimal}.Normalized()
}
