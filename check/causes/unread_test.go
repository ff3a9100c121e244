package causes

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nianbao/check/checktest"
	"nianbao/check/formulas"
	"nianbao/check/rule"
	"nianbao/check/totals"
	"nianbao/check/values"
	"nianbao/form"
	"nianbao/form/define"
	"nianbao/grid"
)

// TestUnread shows that equations over formulas that pass over a text, and over nothing else, follow what is told of the
// text, and accuse no cell.
func TestUnread(t *testing.T) {
	for _, test := range []struct{ name, this, text, want string }{
		{"right but for the text", "", "约20", "V02 A25; R01<0 A11; R01<0 A17"},
		{"a figure too large besides", "applications.partial.person=29", "约20", "V02 A25; R01<0 A11; R01<0 A17"},
		{"another column", "applications.partial.company=9", "约20", "V02 A25; R01<0 A11; R01<0 A17; R01! A12"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, sound+test.this)
		c := r.Form.Cell("applications.granted.person")
		r.SetValue(c, form.Value{Text: test.text, State: form.Unreadable, Kind: grid.Text, Place: r.Value(c).Place})
		checktest.Balance(r)
		withFormulas(r)
		if got := followedIn(r); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// TestMissing shows that a stale result which is the sum without a formula that has none follows that, and no other.
func TestMissing(t *testing.T) {
	for _, test := range []struct{ name, stored, want string }{
		{"the sum without it", "11", "F13 A31; F12<0 A178; R03<0 A178; R01<0 A17"},
		{"another", "12", "F13 A31; F12 A178; R03<1 A178; R01<1 A17"},
	} {
		r := checktest.Made("2021", "示例市司法局", 2024, sound)
		withFormulas(r)
		set := func(id, text string, state form.State, kind grid.Kind) {
			c := r.Form.Cell(id)
			v := r.Value(c)
			v.Text, v.State, v.Kind = text, state, kind
			v.Number, _ = decimal.NewFromString(text)
			r.SetValue(c, v)
			_, row, col := v.Place.At()
			drawn := r.Book.Grids[0].At(row, col)
			drawn.Text, drawn.Kind = text, kind
		}
		set("applications.granted.total", "", form.Unreadable, grid.Uncalculated)
		set("applications.handled.total", test.stored, form.Number, grid.Number)
		if got := followedIn(r); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// withFormulas makes sums of a report's totals, which have their results.
func withFormulas(r *form.Report) {
	for _, c := range r.Form.Cells {
		if e := r.Form.Totals()[c]; e != nil {
			var parts []string
			for _, t := range e.Right {
				parts = append(parts, t.Cell.ID)
			}
			checktest.Formula(r, c.ID, "SUM("+strings.Join(parts, ",")+")")
		}
	}
}

// followedIn returns which findings follow which, V02 A25; R01<0 A11, with ! behind those that accuse a cell.
func followedIn(r *form.Report) string {
	p := rule.NewPass(r, define.Builtin())
	for _, of := range slices.Concat(formulas.Rules, values.Rules, totals.Rules(r.Form)) {
		if of.ID != "V15" { // no unit is written
			p.Run(of)
		}
	}
	var list []string
	for _, f := range Order(p) {
		line := f.Rule.ID
		if f.Follows != nil {
			line += fmt.Sprintf("<%d", *f.Follows)
		}
		if len(f.Suspects) > 0 {
			line += "!"
		}
		list = append(list, line+" "+f.Place.Ref)
	}
	return strings.Join(list, "; ")
}
