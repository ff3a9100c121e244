package chart

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/beevik/etree"
	"github.com/shopspring/decimal"
)

// trim takes out what the template has for figures that are not there any more.
func (l *line) trim(s *Series) {
	ser := l.Element
	beyond := func(kid *etree.Element) bool { return index(kid, "idx") >= len(s.Values) }
	prune(ser, func(kid *etree.Element) bool {
		return kid.Tag == "dPt" && beyond(kid) || kid.Tag == "errBars" && setting(kid, "errValType") == "cust"
	})
	if exts := ser.SelectElement("extLst"); exts != nil {
		prune(exts, func(ext *etree.Element) bool { // series and categories that were filtered out
			return slices.ContainsFunc(ext.ChildElements(), func(e *etree.Element) bool {
				return strings.HasPrefix(e.Tag, "filtered")
			})
		})
	}
	labels := ser.SelectElement("dLbls")
	if labels == nil {
		return
	}
	prune(labels, func(kid *etree.Element) bool { return kid.Tag == "dLbl" && (beyond(kid) || isTyped(kid)) })
	if l.group.round() {
		hideEmpty(labels, s.Values)
	}
}

// isTyped reports whether a label is a text with a figure that somebody typed: it would stay what it is.
func isTyped(label *etree.Element) bool {
	rich := down(label, "tx", "rich")
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
func hideEmpty(labels *etree.Element, values []decimal.NullDecimal) {
	own := map[int]*etree.Element{}
	for _, label := range labels.SelectElements("dLbl") {
		own[index(label, "idx")] = label.Copy()
	}
	remove(labels, "dLbl")
	at := 0
	for i, v := range values {
		label := own[i]
		if !v.Valid || v.Decimal.IsZero() {
			label = like(labels, "dLbl", valued(labels, "idx", strconv.Itoa(i)), valued(labels, "delete", "1"))
		}
		if label != nil {
			labels.InsertChildAt(at, label)
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
	if legend := down(p.root, "chart", "legend"); legend != nil {
		prune(legend, func(kid *etree.Element) bool { return kid.Tag == "legendEntry" && index(kid, "idx") >= entries })
	}
}
