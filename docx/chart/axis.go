package chart

import (
	"strings"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/xmltree"
)

// maxUnits is how many lines an axis may have.
const maxUnits = 50

// loosen takes away what a template fixes for its own figures and these go beyond: an axis' bounds would cut them off.
func (p *plot) loosen(d *Data) {
	reach := map[*group][2]decimal.Decimal{}
	for _, g := range p.groups {
		reach[g] = p.reach(g, d)
	}
	for axis := range p.root.Child("chart", "plotArea").All("valAx") {
		var low, high decimal.Decimal
		for g, r := range reach {
			if g.on(setting(axis, "axId")) {
				low, high = decimal.Min(low, r[0]), decimal.Max(high, r[1])
			}
		}
		if scaling := axis.Child("scaling"); scaling != nil {
			if least, ok := bound(scaling, "min"); ok && low.LessThan(least) {
				scaling.Remove("min")
			}
			if most, ok := bound(scaling, "max"); ok && high.GreaterThan(most) {
				scaling.Remove("max")
			}
		}
		for _, name := range []string{"majorUnit", "minorUnit"} {
			if unit, ok := bound(axis, name); ok && high.Sub(low).GreaterThan(unit.Mul(decimal.NewFromInt(maxUnits))) {
				axis.Remove(name)
			}
		}
	}
}

// bound returns a setting that is a number.
func bound(e *xmltree.Node, name string) (decimal.Decimal, bool) {
	text := setting(e, name)
	if len(text) > maxDigits {
		return decimal.Decimal{}, false
	}
	n, err := decimal.NewFromString(text)
	return n, err == nil && writable(n)
}

// reach returns the least and the greatest figure that a group draws, stacked where they are, 0 included.
func (p *plot) reach(g *group, d *Data) [2]decimal.Decimal {
	var low, high decimal.Decimal
	grouping := setting(g.Node, "grouping")
	if grouping == "percentStacked" {
		return [2]decimal.Decimal{}
	}
	for category := range d.Categories {
		var below, above decimal.Decimal
		for i, l := range p.lines {
			v := d.Series[i].Values[category]
			if !v.Valid || l.group != g {
				continue
			}
			if grouping != "stacked" {
				below, above = decimal.Zero, decimal.Zero
			}
			if v.Decimal.IsNegative() {
				below = below.Add(v.Decimal)
			} else {
				above = above.Add(v.Decimal)
			}
			low, high = decimal.Min(low, below), decimal.Max(high, above)
		}
	}
	return [2]decimal.Decimal{low, high}
}

// on reports whether the group is drawn on an axis.
func (g *group) on(axis string) bool {
	for e := range g.All("axId") {
		if strings.TrimSpace(e.Attr("val")) == axis {
			return true
		}
	}
	return false
}
