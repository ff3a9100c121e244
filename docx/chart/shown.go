package chart

import (
	"strconv"

	"github.com/shopspring/decimal"

	"nianbao/docx/drawing"
	"nianbao/ooxml/opc"
	"nianbao/ooxml/xmltree"
	"nianbao/xlsx"
)

// Shown returns what the charts of a document show, as Word draws them, but for those of kinds that cannot be filled. A
// series has as many values as there are categories, or more where it draws more. The error is as of [Fill].
func Shown(pkg *opc.Package) ([]Data, error) {
	d, err := drawing.Open(pkg, drawing.Chart)
	if err != nil {
		return nil, err
	}
	found, _, _, err := findAll(d)
	var shown []Data
	for _, c := range found {
		p, fault := newPlot(c.tree.Root())
		if fault != "" {
			continue
		}
		data := Data{Title: titleText(c.tree.Root()), Categories: points(p.lines[0].Child("cat"))}
		for _, l := range p.lines {
			s := Series{}
			if name := points(l.Child("tx")); len(name) > 0 {
				s.Name = name[0]
			}
			for _, text := range points(l.Child("val")) {
				n, err := decimal.NewFromString(text)
				s.Values = append(s.Values, decimal.NullDecimal{Decimal: n, Valid: err == nil})
			}
			for len(s.Values) < len(data.Categories) {
				s.Values = append(s.Values, decimal.NullDecimal{})
			}
			data.Series = append(data.Series, s)
		}
		shown = append(shown, data)
	}
	return shown, err
}

// points returns what a series keeps of the cells to which a part of it refers, "" for cells without a point.
func points(part *xmltree.Node) []string {
	var list []string
	if part == nil {
		return nil
	}
	for pt := range part.Within("pt") {
		i, err := strconv.Atoi(pt.Attr("idx"))
		if err != nil || i < 0 || i >= maxCategories {
			continue
		}
		for len(list) <= i {
			list = append(list, "")
		}
		if v := pt.Child("v"); v != nil {
			list[i] = xlsx.Unescape(v.Text())
		}
	}
	return list
}
