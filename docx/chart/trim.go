package chart

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nianbao/ooxml/xmltree"
)

// trim takes out what the template has for figures that are not there any more.
func (l *line) trim(s *Series) {
	ser := l.Node
	beyond := func(kid *xmltree.Node) bool { return index(kid, "idx") >= len(s.Values) }
	ser.RemoveFunc(func(kid *xmltree.Node) bool {
		return kid.Name() == "dPt" && beyond(kid) || kid.Name() == "errBars" && setting(kid, "errValType") == "cust"
	})
	if exts := ser.Child("extLst"); exts != nil {
		exts.RemoveFunc(func(ext *xmltree.Node) bool { // series and categories that were filtered out
			return slices.ContainsFunc(ext.Kids(), func(e *xmltree.Node) bool {
				return strings.HasPrefix(e.Name(), "filtered")
			})
		})
	}
	labels := ser.Child("dLbls")
	if labels == nil {
		return
	}
	labels.RemoveFunc(func(kid *xmltree.Node) bool { return kid.Name() == "dLbl" && (beyond(kid) || isTyped(kid)) })
	if l.group.round() {
		hideEmpty(labels, s.Values)
	}
}

// isTyped reports whether a label is a text with a figure that somebody typed: it would stay what it is.
func isTyped(label *xmltree.Node) bool {
	rich := label.Child("tx", "rich")
	if rich == nil {
		return false
	}
	for _, r := range all(rich, "r") {
		for _, t := range all(r, "t") {
			if strings.ContainsFunc(t.Text(), unicode.IsDigit) {
				return true
			}
		}
	}
	return false
}

// hideEmpty hides the labels of points that have no slice: they would stand one upon another.
func hideEmpty(labels *xmltree.Node, values []decimal.NullDecimal) {
	own := map[int]*xmltree.Node{}
	for label := range labels.All("dLbl") {
		own[index(label, "idx")] = label.Copy()
	}
	labels.Remove("dLbl")
	at := 0
	for i, v := range values {
		label := own[i]
		if !v.Valid || v.Decimal.IsZero() {
			label = like(labels, "dLbl", valued(labels, "idx", strconv.Itoa(i)), valued(labels, "delete", "1"))
		}
		if label != nil {
			labels.Insert(at, label)
			at++
		}
	}
}

// trimLegend takes out of the legend's own formats those of entries that are not there any more.
func (p *plot) trimLegend(d *Data) {
	entries := len(d.Series)
	if len(p.groups) == 1 && p.groups[0].round() {
		entries = len(d.Categories)
	}
	if legend := p.root.Child("chart", "legend"); legend != nil {
		legend.RemoveFunc(func(kid *xmltree.Node) bool { return kid.Name() == "legendEntry" && index(kid, "idx") >= entries })
	}
}
